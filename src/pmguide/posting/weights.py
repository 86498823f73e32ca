"""
The model: what each pair of characters, each combination of classes and each circumstance says for and against a label.

`weights.tsv` is made by tools/train_posting.py and is meant to be read: one pair a line with its weights, in
thousandths; an empty line before those that begin with another character. It also holds the words and their classes
(see `lexicon`) and the table that folds text for matching (see `matching`). Of its megabyte a posting needs a few
hundred lines, so only these are read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain, pairwise
from math import exp, sqrt
from operator import mul
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from .context import LABELS
from .features import head_names
from .lexicon import DOING, THINGS, Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .features import Standing
    from .lexicon import Codes

_REMEMBERED = 4096  # sums over circumstances; the same ones come again and again
_KEPT = 1 << 16  # features remembered; the model knows a quarter as many pairs, and text has no end of others
SCALE = 1000  # the file's numbers are thousandths
_NOTHING = (0.0,) * len(LABELS)
WHOLE = "whole"  # a circumstance: a class, anywhere in the posting
# All numbers of a feature are kept in one integer, 64 bits each, so that adding up a statement is one addition a
# feature: five times as fast as five sums. 64 bits hold the sum of any text that fits into memory.
_BITS = 64
_NUMBERS = Struct(f"<{len(LABELS) + 1}Q")
_HALF = 1 << (_BITS - 1)
_HALVES = sum(_HALF << (_BITS * at) for at in range(len(LABELS) + 1))

_LOOKED_UP = re.compile(rb"\n\n\[(classes|words|pairs)\]\n")  # the last sections, in this order
# Lines that begin alike stand together, an empty line before them: by one character, classes by their two letters.
_CHARACTER = re.compile(rb"\n\n([\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]*)")
_CODE = re.compile(rb"\n\n([a-z]{2})")

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


class Groups:
    """A section whose lines stand in groups by how they begin."""

    def __init__(self, raw: bytes, begins: re.Pattern[bytes]) -> None:
        self.raw = raw
        starts = [(found[1].decode(), found.start() + 1) for found in begins.finditer(raw)]
        ends = [*(at for _, at in starts[1:]), len(raw)]
        self.places = {first: (at, end) for (first, at), end in zip(starts, ends, strict=True)}
        self.width = max(map(len, self.places), default=1)

    def lines(self, first: str) -> Sequence[bytes]:
        """Return the lines that begin with `first`."""
        at, end = self.places.get(first, (0, 0))
        return self.raw[at:end].strip(b"\n").split(b"\n") if end else ()

    def items(self) -> Iterator[tuple[str, list[int]]]:
        """Yield all there is: what stands before the tab of a line, and the numbers behind it."""
        for line in filter(None, self.raw.split(b"\n")):
            name, numbers = line.split(b"\t")
            yield name.decode(), list(map(int, numbers.split()))

    def found(self, name: str) -> bytes:
        """Return what stands behind the tab in the line of `name`; nothing if there is none."""
        place = self.places.get(name[: self.width])
        if place is None:
            return b""
        head = f"\n{name}\t".encode("utf-8", "surrogatepass")  # half a character is in no line, and no reason to stop
        at = self.raw.find(head, *place)
        return self.raw[at + len(head) : self.raw.find(b"\n", at + len(head))] if at >= 0 else b""


class Numbers(dict[str, int]):
    """
    The name of a feature → its numbers in one integer; 0 for one that the model does not know.

    They are looked for in the file when first asked for: one posting asks for a few hundred, many for nearly all.
    """

    def __init__(self, groups: Groups, head: str = "") -> None:
        """Take the features from `groups` whose names begin with `head`, which is left out of the names here."""
        super().__init__()
        self.groups, self._head = groups, head

    def __missing__(self, name: str) -> int:
        """Return the numbers of a feature that was not asked for before."""
        made = packed(map(int, self.groups.found(self._head + name).split()))
        if len(self) < _KEPT:
            self[name] = made
        return made

    def total(self, names: Iterable[str]) -> int:
        """Return the sum of several features; one that comes twice counts twice."""
        return sum(map(self.__getitem__, names))

    def leads(self, names: Iterable[str], label: int, other: int) -> dict[str, float]:
        """Return how much each of several features adds to `label` more than to `other`, by their places, each time."""
        listed = list(names)
        rows = {name: unpacked(self[name]) for name in listed}
        norm = sqrt(sum(rows[name][0] for name in listed) * SCALE) or 1.0
        return {name: (row[label + 1] - row[other + 1]) / norm for name, row in rows.items()}


class Combinations:
    """What `lexicon.combinations` of classes say, found without putting their names together, which takes longer."""

    def __init__(self, groups: Groups) -> None:
        self.named = Numbers(groups)
        self._beside = cache(lambda code: Numbers(groups, f"{code} "))
        self._before = cache(lambda code: Numbers(groups, f"{code}>"))

    def total(self, found: Sequence[Codes]) -> int:
        """Return the sum of all combinations of the classes of a statement's words."""
        if not found:
            return 0
        every = set(chain.from_iterable(found))
        things = [code for code in every if code[0] in THINGS]
        nearer = [codes[0] for codes in found]
        total = self.named[f"{nearer[0]}<"] + self.named.total(every)
        for code in every:
            if code[0] == DOING:
                total += self._beside(code).total(things)
        for one, other in {*pairwise(nearer)}:
            total += self._before(one)[other]
        return total


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


class Weights:
    """The model's numbers, by section of its file."""

    def __init__(self, raw: bytes) -> None:
        head, *rest = _LOOKED_UP.split(raw)
        sections = dict(part.split("]\n", 1) for part in head.decode().split("\n\n[")[1:])
        parts = dict(zip(rest[::2], (b"\n" + part + b"\n" for part in rest[1::2]), strict=True))
        self.folding = Folding(*sections["fold"].split("\n")[:2])
        self.pairs = Numbers(Groups(parts[b"pairs"], _CHARACTER))
        self.combinations = Combinations(Groups(parts[b"classes"], _CODE))
        self.lexicon = Lexicon(Groups(parts[b"words"], _CHARACTER).lines)
        self._marks = _rows(sections["marks"])
        self.around = lru_cache(_REMEMBERED)(self._around)
        self.second, self.third = _reading(sections["second"]), _reading(sections["third"])

    @property
    def codes(self) -> list[str]:
        """The codes of all classes."""
        return [name.removeprefix(f"{WHOLE}=") for name in self._marks if name.startswith(WHOLE)]

    def share_behind(self, one: str, other: str) -> float:
        """Return in how many of the statements that the model learnt from `one` has `other` behind it, as a share."""
        seen = {line.decode()[1]: _seen(line) for line in self.pairs.groups.lines(one)}
        return seen.get(other, 0.0) / (sum(seen.values()) or 1.0)

    def whole(self, counts: Mapping[str, int]) -> list[float]:
        """Return what a posting's classes say of each of its statements; `counts` says how many statements have one."""
        total = sum(counts.values())
        rows = [self._marks.get(f"{WHOLE}={code}", _NOTHING) for code in counts]
        shares = [sqrt(count / total) for count in counts.values()]
        return [sum(map(mul, shares, column)) for column in zip(*rows, strict=True)] or list(_NOTHING)

    def _around(self, standing: Standing, words: str) -> list[float]:
        """Return what is said of a statement by where it stands, under a heading of these `words`."""
        names = ("bias", *standing.names(), *head_names(words))
        rows = (self._marks.get(name, _NOTHING) for name in names)
        return list(map(sum, zip(_NOTHING, *rows, strict=True)))


def _reading(section: str) -> list[tuple[float, tuple[float, ...]]]:
    """Return a later reading: for each label its bias, and a factor for each number of `context.surroundings`."""
    rows = _rows(section)
    bias = rows.pop("bias")
    return list(zip(bias, zip(*rows.values(), strict=True), strict=True))


def _rows(section: str) -> dict[str, tuple[float, ...]]:
    lines = (line.split("\t", 1) for line in section.split("\n"))
    return {name: tuple(int(number) / SCALE for number in numbers.split()) for name, numbers in lines}


def _seen(line: bytes) -> float:
    """Return how many of the statements that the model learnt from have a pair, as a share, by how rare it is."""
    squared = int(line.split(b"\t", 1)[1].split(b" ", 1)[0]) / SCALE
    return exp(1 - sqrt(squared))


def packed(numbers: Iterable[int]) -> int:
    """Return several numbers in one integer, the first in the lowest bits."""
    return sum(number << (_BITS * at) for at, number in enumerate(numbers))


def unpacked(total: int) -> list[int]:
    """Return the numbers of a sum of packed ones: their squared length, and one sum a label."""
    raised = (total + _HALVES).to_bytes(_NUMBERS.size, "little")  # half a field more each: none is negative
    return [number - _HALF for number in _NUMBERS.unpack(raised)]


def scaled(total: int) -> list[float]:
    """Return for each label what the features in a sum of packed numbers say, by the length of them all."""
    squared, *sums = unpacked(total)
    norm = sqrt(squared * SCALE) or 1.0
    return [its / norm for its in sums]


def complete(folding: dict[str, str]) -> dict[str, str]:
    """Return the table of the file with all that ends a line as a line feed, and all that is blank as a space."""
    return {**dict.fromkeys(map(chr, _BLANK), " "), **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"), **folding}


@cache
def weights() -> Weights:
    """Return the model that is shipped."""
    return Weights((Path(__file__).parent / "weights.tsv").read_bytes())
