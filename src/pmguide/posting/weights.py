"""
The model: what each character n-gram and each circumstance says for and against each label.

`weights.tsv` is made by tools/train_posting.py and is meant to be read: one n-gram a line with its weights, in
thousandths. It also holds the table that folds text for matching (see `matching`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .context import LABELS
from .features import head_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .features import Standing

_REMEMBERED = 4096  # sums over circumstances; the same ones come again and again
SCALE = 1000  # the file's numbers are thousandths
# All numbers of an n-gram are kept in one integer, 48 bits each, so that adding up a statement is one addition an
# n-gram: five times as fast as five sums. 48 bits hold the sum of any text that fits into memory.
_BITS = 48
_FIELD = 1 << _BITS
_HALF = _FIELD >> 1

# Control characters, spaces of all widths, what joins, hides or turns text (Unicode categories Cc, Cf and Zs).
_BLANK = (
    *range(0x0A),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA1),
    *(0xAD, 0x180E, 0x1680, 0x3000, 0xFEFF),
    *range(0x2000, 0x2010),
    *range(0x202A, 0x2030),
    *range(0x205F, 0x2070),
)


class Grams(dict[str, int]):
    """N-gram → its numbers in one integer; 0 for one that the model does not know. Read when first asked for."""

    def __init__(self, lines: dict[str, str]) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, gram: str) -> int:
        """Return the numbers of an n-gram that was not asked for before."""
        line = self._lines.get(gram)
        if line is None:
            return 0
        made = self[gram] = packed(map(int, line.split()))
        return made


class Weights:
    """The model's numbers, by section of its file."""

    def __init__(self, text: str) -> None:
        parts = text.split("\n\n[")
        self.sections = {name: body for name, _, body in (part.partition("]\n") for part in parts[1:])}
        old, new = self.sections["fold"].split("\n")[:2]
        self.folding = complete(dict(zip(old, new, strict=True)))
        self.grams = Grams(dict(line.split("\t", 1) for line in self.sections["grams"].split("\n") if line))
        self._marks = self._rows("marks")
        self.standing = lru_cache(_REMEMBERED)(self._standing)
        self.head = lru_cache(_REMEMBERED)(self._head)
        self.second, self.third = self._reading("second"), self._reading("third")

    def _standing(self, standing: Standing) -> list[float]:
        return self._sum(("bias", *standing.names()))

    def _head(self, words: str) -> list[float]:
        return self._sum(head_names(words))

    def _sum(self, names: Iterable[str]) -> list[float]:
        nothing = (0.0,) * len(LABELS)
        return [
            sum(column) for column in zip(nothing, *(self._marks.get(name, nothing) for name in names), strict=True)
        ]

    def _reading(self, section: str) -> list[tuple[float, tuple[float, ...]]]:
        """Return a later reading: for each label its bias, and a factor for each number of `context.surroundings`."""
        rows = self._rows(section)
        bias = rows.pop("bias")
        return list(zip(bias, zip(*rows.values(), strict=True), strict=True))

    def _rows(self, section: str) -> dict[str, tuple[float, ...]]:
        lines = (line.split("\t", 1) for line in self.sections[section].split("\n") if line)
        return {name: tuple(int(number) / SCALE for number in numbers.split()) for name, numbers in lines}


def packed(numbers: Iterable[int]) -> int:
    """Return several numbers in one integer, the first in the lowest bits."""
    return sum(number << (_BITS * at) for at, number in enumerate(numbers))


def unpacked(total: int) -> list[int]:
    """Return the numbers of a sum of packed ones: the n-grams' rarity, squared, and one sum a label."""
    numbers: list[int] = []
    for _ in range(len(LABELS) + 1):
        number = (total + _HALF) % _FIELD - _HALF
        numbers.append(number)
        total = (total - number) >> _BITS
    return numbers


def complete(folding: dict[str, str]) -> dict[str, str]:
    """Return the table of the file with all that ends a line as a line feed, and all that is blank as a space."""
    return {**dict.fromkeys(map(chr, _BLANK), " "), **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"), **folding}


@cache
def weights() -> Weights:
    """Return the model that is shipped."""
    return Weights((Path(__file__).parent / "weights.tsv").read_bytes().decode())
