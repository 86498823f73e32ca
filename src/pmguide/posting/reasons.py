"""Which words of a statement spoke for its label."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from ..model.statements import Verbatim
from .context import LABELS
from .views import Reason
from .weights import SCALE, unpacked, weights

if TYPE_CHECKING:
    from .cutting import Piece

_LONGEST_GRAM = 3
_SHOWN = 3  # words a statement
_LEAST = 0.4  # of the strongest character's weight; what is below is not shown


def reasons(text: str, original: str, piece: Piece, label: str) -> tuple[Reason, ...]:
    """
    Return the words of a statement of folded `text` that weighed most for `label`, as `original` has them.

    The weight of an n-gram, over the mean of its weights for the other labels, is shared out among its characters;
    neighbouring characters that weigh much are a word.
    """
    places = [at for at in range(piece.body, piece.end) if not text[at].isspace()]
    scores = _by_character([text[at] for at in places], LABELS.index(label))
    highest = max(scores, default=0.0)
    if highest <= 0:
        return ()
    found: list[tuple[float, int, int]] = []
    start = 0
    while start < len(scores):
        end = start
        while end < len(scores) and scores[end] >= _LEAST * highest:
            end += 1
        if end - start > 1 or (end > start and highest == scores[start]):
            found.append((sum(scores[start:end]), places[start], places[end - 1] + 1))
        start = max(end, start + 1)
    strongest = sorted(found, reverse=True)[:_SHOWN]
    return tuple(Reason(Verbatim(original[start:end]), round(weight, 2)) for weight, start, end in strongest)


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
