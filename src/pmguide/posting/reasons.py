"""Which words of a statement spoke for its label."""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

from ..model.statements import Verbatim
from .context import LABELS
from .views import Reason
from .weights import SCALE, unpacked, weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .cutting import Piece

_LONGEST_GRAM = 2
_SHOWN = 3  # words a statement
_LEAST = 0.4  # of the strongest character's weight; a word none of whose characters has that is not shown
_BOUND = 0.2  # of the statements with the rarer of two characters: if so many have the pair, the two are of one word


def reasons(text: str, original: str, piece: Piece, label: str) -> tuple[Reason, ...]:
    """
    Return the words of a statement of folded `text` that weighed most for `label`, as `original` has them.

    The weight of an n-gram, over the mean of its weights for the other labels, is shared out among its characters; the
    characters are put together to words, and words side by side that all weigh much to one.
    """
    places = [at for at in range(piece.body, piece.end) if not text[at].isspace()]
    characters = [text[at] for at in places]
    scores = _by_character(characters, LABELS.index(label))
    highest = max(scores, default=0.0)
    if highest <= 0:
        return ()
    found: list[tuple[float, int, int]] = []
    last = -1
    for start, end in _words(characters):
        if end - start == 1 or max(scores[start:end]) < _LEAST * highest:
            continue
        weight, began = sum(scores[start:end]), start
        if start == last:
            before, began, _ = found.pop()
            weight += before
        found.append((weight, began, end))
        last = end
    weights_of: dict[str, float] = {}
    for weight, start, end in sorted(found, reverse=True):
        weights_of.setdefault(original[places[start] : places[end - 1] + 1], weight)
    return tuple(Reason(Verbatim(words), round(weight, 2)) for words, weight in list(weights_of.items())[:_SHOWN])


def _words(characters: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end: between characters that seldom stand together, and where signs do."""
    start = 0
    for at in range(1, len(characters) + 1):
        if at == len(characters) or not _together(characters[at - 1], characters[at]):
            if characters[start].isalnum():
                yield start, at
            start = at


def _together(one: str, other: str) -> bool:
    """Return whether two neighbouring characters belong to one word."""
    if not (one.isalnum() and other.isalnum()) or one.isascii() != other.isascii():
        return False
    return one.isascii() or _seen(one + other) >= _BOUND * min(_seen(one), _seen(other))


def _seen(gram: str) -> float:
    """Return how many of the statements that the model learnt from have an n-gram, as a share."""
    squared = unpacked(weights().grams[gram])[0] / SCALE
    return exp(1 - sqrt(squared)) if squared else 0.0


def _by_character(characters: list[str], label: int) -> list[float]:
    """Return how much each character speaks for the label at place `label` of LABELS."""
    grams = weights().grams
    digits = ["0" if character.isdecimal() else character for character in characters]
    scores, rarity = [0.0] * len(digits), 0
    for size in range(1, _LONGEST_GRAM + 1):
        for at in range(len(digits) - size + 1):
            its_rarity, *numbers = unpacked(grams["".join(digits[at : at + size])])
            others = (sum(numbers) - numbers[label]) / (len(numbers) - 1)
            share = (numbers[label] - others) / size
            rarity += its_rarity
            for place in range(at, at + size):
                scores[place] += share
    norm = sqrt(rarity * SCALE) or 1.0
    return [score / norm for score in scores]
