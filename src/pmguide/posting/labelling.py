"""
Say of each statement what it asks for: product work, operations, both, neither, or no work at all.

Three linear readings. The first weighs a statement's own words and circumstances; the second what the first made of
it, of its neighbours and of the whole posting; the third looks once more in the light of the second. All three are
logistic regressions (tools/train_posting.py).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, compress
from math import exp
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

from .context import LABELS, surroundings
from .cutting import cut
from .features import pairs, standings
from .weights import scaled, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cutting import Piece
    from .mix import Label

# A statement that the first reading takes for no duty with this probability is not read again: half of them all.
SURELY_NONE = 0.995
SURE = 0.9  # nor is one of which the second reading is so sure read a third time: all scores stayed as they were
_LONG = 100_000  # characters; for so many statements it is faster to read them together
_REMEMBERED = 16_384  # statements, 7 MB; employers write the same ones again and again


class Labelled(NamedTuple):
    """A statement's place, its label, and how far the label is ahead of the next best (0..1)."""

    piece: Piece
    label: Label
    margin: float


def label(text: str) -> list[Labelled]:
    """Return the statements of folded `text`, labelled, in order."""
    if len(text) > _LONG:
        from .together import label_all

        return label_all([text])[0]
    pieces = cut(text)
    chances = later_readings(first_reading(text, pieces), sizes(pieces))
    found = []
    for piece, row in zip(pieces, chances, strict=True):
        *_, next_best, best = sorted(row)
        found.append(Labelled(piece, LABELS[row.index(best)], best - next_best))
    return found


def sizes(pieces: Sequence[Piece]) -> list[int]:
    """Return how many characters of each statement are its own words."""
    return [piece.end - piece.body for piece in pieces]


def first_reading(text: str, pieces: list[Piece]) -> list[list[float]]:
    """Return the probability of each label for each statement of folded `text`, by its own words and circumstances."""
    model = weights()
    own = [own_words(text[piece.body : piece.end]) for piece in pieces]
    whole = model.whole(Counter(chain.from_iterable(classes for _, classes in own)))
    chances = []
    for (words, _), stands in zip(own, standings(text, pieces), strict=True):
        scores = map(sum, zip(words, whole, model.around(*stands), strict=True))
        chances.append(_probabilities(list(scores)))
    return chances


@lru_cache(_REMEMBERED)
def own_words(words: str) -> tuple[list[float], frozenset[str]]:
    """Return what the characters and the words of the folded `words` say for each label, and the words' classes."""
    model = weights()
    found = model.lexicon.classes(words)
    says = map(add, scaled(model.pairs.total(pairs(words))), scaled(model.combinations.total(found)))
    return list(says), frozenset(chain.from_iterable(found))


def later_readings(chances: list[list[float]], sizes: Sequence[int]) -> list[list[float]]:
    """Return the probabilities of `first_reading` as they look in each other's company, and again in that light."""
    model = weights()
    unsure = [row[0] < SURELY_NONE for row in chances]
    rows = surroundings(chances, sizes, unsure)
    second = _merged(chances, unsure, [_read(row, model.second) for row in rows])
    still = [doubted and max(row) < SURE for doubted, row in zip(unsure, second, strict=True)]
    seen = compress(rows, compress(still, unsure))
    again = surroundings(second, sizes, still)
    third = [_read(row + more, model.third) for row, more in zip(seen, again, strict=True)]
    return _merged(second, still, third)


def _merged(chances: list[list[float]], unsure: list[bool], later: list[list[float]]) -> list[list[float]]:
    """Return `chances` with those that were unsure as they were read later."""
    following = iter(later)
    return [next(following) if doubted else row for row, doubted in zip(chances, unsure, strict=True)]


def _read(row: list[float], reading: Sequence[tuple[float, Sequence[float]]]) -> list[float]:
    return _probabilities([bias + sum(map(mul, factors, row)) for bias, factors in reading])


def _probabilities(scores: Sequence[float]) -> list[float]:
    """Return the softmax of `scores`."""
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
