"""
Say what decided about a statement: words of its own, the heading above it, or its neighbours.

The words are those that put its label ahead of the next best. What a pair of characters adds to the lead is shared out
among the two, what a class adds among the words that carry it, what a combination adds among the words of both its
parts. The heading decided if without it the first reading would have taken the statement for no duty; the neighbours if
that reading chose another label, and so would the later ones have if the statement were alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from math import exp
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from ..model.statements import Verbatim
from .context import LABELS
from .features import pairs, standings
from .headings import heading
from .labelling import first_reading, later_readings, sizes
from .lexicon import carriers
from .markup import shown
from .views import Circumstance, Reason
from .weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .cutting import Piece
    from .features import Standing
    from .mix import Label

_REMEMBERED = 4096  # statements
_SHOWN = 3  # words a statement
_LEAST = 0.3  # of the weightiest word's lead; a word that has less is not shown
_LONGEST = 8  # characters of words side by side that are shown as one
_BOUND = 0.1  # of the statements with a character: in so many must the next one follow it, to be of one word with it
# Characters that stand between words more often than within one, where no word of the lexicon covers them.
_BETWEEN = "的地得和与及或并且而在对为将把被让向从到由以于之了着过等其各该此本个有是能可会要也不"
_NO_WORD = re.compile("与.+|.+及|及[^时]|类产品")  # words of the lexicon that are there for what is next to them
_DIGITS = frozenset("0123456789")
_OF = ("的", "地", "之")
_UNKNOWN = re.compile(rf"(?:(?![{_BETWEEN}])[^\W0-9_a-z])+")


class Why(NamedTuple):
    """What decided about one statement, and the label that it was held against."""

    words: tuple[Reason, ...]
    circumstance: Circumstance | None
    rival: Label


class Word(NamedTuple):
    """A word of a statement, by its characters, and how much it adds to the lead of the statement's label."""

    start: int
    end: int
    lead: float


def reasons(text: str, plain: str, pieces: list[Piece]) -> Iterator[Why]:
    """Yield for each statement of folded `text` what decided; words are quoted from `plain`, the text not folded."""
    first = first_reading(text, pieces)
    last = later_readings(first, sizes(pieces))
    head = ""
    for piece, early, late, stands in zip(pieces, first, last, standings(text, pieces), strict=True):
        words = text[piece.body : piece.end]
        if heading(words):
            head = shown(plain, piece.body, piece.end).rstrip(":： ")
        label = _best(late)
        rival = _rival(late, label)
        circumstance = None
        if label not in (_best(early), _best(later_readings([early], [len(words)])[0])):
            circumstance = Circumstance("neighbours", Verbatim(""), LABELS[_best(early)])
        elif head and label and label == _best(early) and not _best(_without_heading(early, *stands)):
            circumstance = Circumstance("heading", Verbatim(head), "none")
        found = _quoted(plain, piece.body, _weightiest(words, label, rival))
        yield Why(tuple(found), circumstance, LABELS[rival])


def _best(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)


def _rival(chances: list[float], label: int) -> int:
    """Return the next best label; not `shared`, for which the same words speak as for either side."""
    others = (at for at in range(len(LABELS)) if at != label and LABELS[at] != "shared")
    return max(others, key=chances.__getitem__)


def _without_heading(chances: list[float], stands: Standing, head: str) -> list[float]:
    """Return what the first reading would make of a statement if it stood under no heading, up to a factor."""
    model = weights()
    changes = map(sub, model.around(stands._replace(section=0, headed=0), ""), model.around(stands, head))
    return [chance * exp(change) for chance, change in zip(chances, changes, strict=True)]


def _quoted(plain: str, body: int, words: Sequence[Word]) -> Iterator[Reason]:
    """Yield the weightiest words as the posting has them, each once."""
    met: set[str] = set()
    for start, end, lead in sorted(words, key=lambda word: -word.lead):
        said = shown(plain, body + start, body + end)
        if said not in met and len(met) < _SHOWN:
            met.add(said)
            yield Reason(Verbatim(said), round(lead, 2), body + start, body + end)


@lru_cache(_REMEMBERED)
def _weightiest(words: str, label: int, rival: int) -> tuple[Word, ...]:
    """
    Return the words of a folded statement that add much, the last first.

    Those side by side are one, unless what they belong to follows: 社群运营, but not 打造安全 of 打造安全保障.
    """
    leads = leads_of(words, label, rival)
    found = [Word(start, end, sum(leads[start:end])) for start, end in cut_words(words)]
    least = _LEAST * max((word.lead for word in found if word.end - word.start > 1), default=0.0)
    shown_words: list[Word] = []
    after, closed = Word(-1, -1, 0.0), False  # what stands behind; whether it is shown, and nothing follows it
    for word in reversed(found):
        beside = word.end == after.start
        weighty = word.lead > 0 and word.lead >= least and word.end - word.start > 1
        closed = weighty and (closed if beside else words[word.end : word.end + 1] not in _OF)
        if closed and beside and after.end - word.start <= _LONGEST:
            after = shown_words[-1] = Word(word.start, after.end, word.lead + after.lead)
        else:
            after = word
            shown_words += [word] if weighty else []
    return tuple(shown_words)


def cut_words(words: str) -> list[tuple[int, int]]:
    """
    Return where words stand in a folded statement, in order; a character that the lexicon lacks stands by itself.

    Of all ways to cut, that which leaves the fewest characters over, in the fewest words: 合作 and 方案 where the model
    reads 合作方. What the lexicon lacks is cut where characters seldom meet; 主 of UP主 goes with what is before.
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for start, end in [*_known(words), (len(words), len(words))]:
        for word in [*_unknown(words, begin, start), (start, end)]:
            if found and found[-1][1] == word[0] == word[1] - 1 and words[word[0] - 1].isascii():
                found[-1] = found[-1][0], word[1]
            else:
                found.append(word)
        begin = end
    return found[:-1]


def _known(words: str) -> Iterator[tuple[int, int]]:
    """Yield where words of the lexicon stand."""
    lexicon, size = weights().lexicon, len(words)
    best = [(0, 0, size)] * (size + 1)  # from each place on: characters over, words, and where the first of them ends
    for at in reversed(range(size)):
        over, count, _ = best[at + 1]
        between = words[at] in _BETWEEN
        ends = (end for end in lexicon.ends(words, at) if not _NO_WORD.fullmatch(words, at, end))
        ways = ((best[end][0], best[end][1] + 1, end) for end in ends)
        best[at] = min([(over + (not between), count + between, at), *ways], key=lambda way: way[:2])
    at = 0
    while at < size:
        end = best[at][2]
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _unknown(words: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where words stand between two of the lexicon."""
    for run in _UNKNOWN.finditer(words, begin, stop):
        start = run.start()
        for at in range(start + 1, run.end() + 1):
            if at == run.end() or not _together(words[at - 1], words[at]):
                yield start, at
                start = at


def leads_of(words: str, label: int, rival: int) -> list[float]:
    """Return how much each character of a folded statement adds to `label` over `rival`, by their places."""
    leads = _by_pair(words, label, rival)
    places = [(start, end) for start, end, codes in weights().lexicon.places(words) if codes]
    for (start, end), lead in zip(places, _by_class(words, label, rival), strict=True):
        for at in range(start, end):
            leads[at] += lead / (end - start)
    return leads


def _by_class(words: str, label: int, rival: int) -> list[float]:
    """Return how much the classes of each word that has any add to the lead."""
    found = weights().lexicon.classes(words)
    leads = [0.0] * len(found)
    made = carriers(found)
    for name, lead in weights().combinations.named.leads(made, label, rival).items():
        for part in made[name]:
            for at in part:
                leads[at] += lead / len(made[name]) / len(part)
    return leads


def _by_pair(words: str, label: int, rival: int) -> list[float]:
    """Return how much the pairs of characters add to the lead, half of each to either character."""
    read = [-1]  # where the characters stand that `features.pairs` pairs, with what begins and ends them
    last = ""
    for at, character in enumerate(words):
        if not character.isspace() and not (character in _DIGITS and last in _DIGITS):
            read.append(at)
        last = last if character.isspace() else character
    read.append(-1)
    names = list(pairs(words))
    lead_of = weights().pairs.leads(names, label, rival)
    leads = [0.0] * len(words)
    for name, places in zip(names, pairwise(read), strict=True):
        covered = [place for place in places if place >= 0]
        for place in covered:
            leads[place] += lead_of[name] / len(covered)
    return leads


def _together(one: str, other: str) -> bool:
    """Return whether two neighbouring characters belong to one word: the second comes often behind the first."""
    return weights().share_behind(one, other) >= _BOUND
