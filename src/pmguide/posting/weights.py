"""
The model: what each character n-gram and each circumstance says for and against each label.

`weights.tsv` is made by tools/train_posting.py and is meant to be read: one n-gram a line with its weights, in
thousandths; an empty line before those that begin with another character. It also holds the table that folds text for
matching (see `matching`). Of its megabyte a posting needs a few hundred lines, so only these are read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from .context import LABELS
from .features import head_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .features import Standing

_REMEMBERED = 4096  # sums over circumstances; the same ones come again and again
SCALE = 1000  # the file's numbers are thousandths
# All numbers of an n-gram are kept in one integer, 64 bits each, so that adding up a statement is one addition an
# n-gram: five times as fast as five sums. 64 bits hold the sum of any text that fits into memory.
_BITS = 64
_NUMBERS = Struct(f"<{len(LABELS) + 1}Q")
_HALF = 1 << (_BITS - 1)
_HALVES = sum(_HALF << (_BITS * at) for at in range(len(LABELS) + 1))

_GRAMS = b"\n\n[grams]\n"  # the last section
_GROUP = re.compile(rb"\n\n([\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]*)")  # n-grams that begin with the same character

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
    """
    N-gram → its numbers in one integer; 0 for one that the model does not know.

    One posting asks for a few hundred of them: they are looked for in the file, among the lines that begin with the
    same character, and read when first asked for. Many postings ask for all: `fill`.
    """

    def __init__(self, raw: bytes, start: int) -> None:
        """Find the groups of lines in `raw`, from `start` on; an empty line stands before each."""
        super().__init__()
        self._raw = raw
        starts = [(found[1].decode(), found.start() + 1) for found in _GROUP.finditer(raw, start)]
        ends = [*(at for _, at in starts[1:]), len(raw)]
        self._groups = {first: (at, end) for (first, at), end in zip(starts, ends, strict=True)}

    def __missing__(self, gram: str) -> int:
        """Return the numbers of an n-gram that was not asked for before."""
        if gram[0] not in self._groups:
            return 0
        head = f"\n{gram}\t".encode("utf-8", "surrogatepass")  # half a character is in no line, and no reason to stop
        at = self._raw.find(head, *self._groups[gram[0]])
        if at < 0:
            return 0
        made = self[gram] = _packed_in(self._raw[at + len(head) : self._raw.find(b"\n", at + len(head))])
        return made

    def fill(self) -> None:
        """Read all there are; from then on a look-up never leaves the table."""
        lines = (line for at, end in self._groups.values() for line in self._raw[at:end].strip().split(b"\n"))
        halves = (line.split(b"\t") for line in lines)
        self.update((gram.decode(), _packed_in(numbers)) for gram, numbers in halves)
        self._groups = {}

    def total(self, grams: set[str]) -> int:
        """Return the sum of the numbers of several n-grams."""
        return sum(map(self.__getitem__, grams) if self._groups else filter(None, map(self.get, grams)))


class Folding(dict[str, str]):
    """Character → what it is matched as: looked for in the file's two lines when first asked for."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(complete({}))
        self._old, self._new = old, new

    def __missing__(self, character: str) -> str:
        """Return what a character that was not asked for before is matched as: itself, for most."""
        at = self._old.find(character)
        made = self[character] = self._new[at] if at >= 0 else character
        return made


def _packed_in(numbers: bytes) -> int:
    return packed(map(int, numbers.split()))


class Weights:
    """The model's numbers, by section of its file."""

    def __init__(self, raw: bytes) -> None:
        end = raw.index(_GRAMS)
        sections = dict(part.split("]\n", 1) for part in raw[:end].decode().split("\n\n[")[1:])
        self.folding = Folding(*sections["fold"].split("\n")[:2])
        self.grams = Grams(raw, end + len(_GRAMS) - 1)
        self._marks = _rows(sections["marks"])
        self.standing = lru_cache(_REMEMBERED)(self._standing)
        self.head = lru_cache(_REMEMBERED)(self._head)
        self.second, self.third = _reading(sections["second"]), _reading(sections["third"])

    def _standing(self, standing: Standing) -> list[float]:
        return self._sum(("bias", *standing.names()))

    def _head(self, words: str) -> list[float]:
        return self._sum(head_names(words))

    def _sum(self, names: Iterable[str]) -> list[float]:
        nothing = (0.0,) * len(LABELS)
        return [
            sum(column) for column in zip(nothing, *(self._marks.get(name, nothing) for name in names), strict=True)
        ]


def _reading(section: str) -> list[tuple[float, tuple[float, ...]]]:
    """Return a later reading: for each label its bias, and a factor for each number of `context.surroundings`."""
    rows = _rows(section)
    bias = rows.pop("bias")
    return list(zip(bias, zip(*rows.values(), strict=True), strict=True))


def _rows(section: str) -> dict[str, tuple[float, ...]]:
    lines = (line.split("\t", 1) for line in section.split("\n"))
    return {name: tuple(int(number) / SCALE for number in numbers.split()) for name, numbers in lines}


def packed(numbers: Iterable[int]) -> int:
    """Return several numbers in one integer, the first in the lowest bits."""
    return sum(number << (_BITS * at) for at, number in enumerate(numbers))


def unpacked(total: int) -> list[int]:
    """Return the numbers of a sum of packed ones: the n-grams' rarity, squared, and one sum a label."""
    raised = (total + _HALVES).to_bytes(_NUMBERS.size, "little")  # half a field more each: none is negative
    return [number - _HALF for number in _NUMBERS.unpack(raised)]


def complete(folding: dict[str, str]) -> dict[str, str]:
    """Return the table of the file with all that ends a line as a line feed, and all that is blank as a space."""
    return {**dict.fromkeys(map(chr, _BLANK), " "), **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"), **folding}


@cache
def weights() -> Weights:
    """Return the model that is shipped."""
    return Weights((Path(__file__).parent / "weights.tsv").read_bytes())
