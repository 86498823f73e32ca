"""
What the words of a statement are about.

Words fall into classes (tools/posting_words.tsv): what somebody does (`v…`), what it is done to (`n…`, `o…`), and what
requirements and advertisements are made of (`r…`). A class says the same of a word that the model never met as of one
that it did; a doing beside a thing says more than both.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Codes = tuple[str, ...]

_ASCII_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")  # what they begin with
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:[+#.-]+[a-z0-9]*)*")
DOING, THINGS = "v", "no"  # what the codes of doings, and of things, begin with


class Lexicon:
    """Word → the codes of its classes, the nearer one first; none for a word that only keeps its neighbours apart."""

    def __init__(self, lines: Callable[[str], Sequence[bytes]]) -> None:
        """Take the words that begin with a character from `lines` of it, each with a tab before its codes."""
        self._lines = lines
        self._groups: dict[str, dict[str, Codes]] = {}
        self._sizes: dict[str, tuple[int, ...]] = {}

    def classes(self, words: str) -> list[Codes]:
        """Return the codes of the words found in folded `words`, in order: always the longest that fits."""
        found: list[Codes] = []
        groups, every_size = self._groups, self._sizes
        at, end = 0, len(words)
        while at < end:
            first = words[at]
            group = groups[first] if first in groups else self._group(first)
            sizes = every_size[first]
            if first in _ASCII_WORDS and (run := _ASCII_WORD.match(words, at)):
                sizes = (run.end() - at,)  # never a part of it: pr is not in product
            step = sizes[-1] if first in _ASCII_WORDS else 1
            for size in sizes:
                codes = group.get(words[at : at + size])
                if codes is not None:
                    if codes:
                        found.append(codes)
                    step = size
                    break
            at += step
        return found

    def places(self, words: str) -> list[tuple[int, int, Codes]]:
        """Return where the words stand that `classes` finds in folded `words`, and those without a class, in order."""
        found: list[tuple[int, int, Codes]] = []
        at = 0
        while at < len(words):
            ends = self.ends(words, at)
            if ends:
                found.append((at, ends[0], self._groups[words[at]].get(words[at : ends[0]], ())))
            at = ends[0] if ends else at + 1
        return found

    def ends(self, words: str, at: int) -> list[int]:
        """Return where the words end that begin at a place, the longest first; a Latin one is always a word, whole."""
        first = words[at]
        group = self._groups[first] if first in self._groups else self._group(first)
        if first in _ASCII_WORDS and (run := _ASCII_WORD.match(words, at)):
            return [run.end()]
        return [at + size for size in self._sizes[first] if at + size <= len(words) and words[at : at + size] in group]

    def _group(self, first: str) -> dict[str, Codes]:
        halves = [line.decode().split("\t") for line in self._lines(first)]
        made = self._groups[first] = {word: tuple(codes.split()) for word, codes in halves}
        self._sizes[first] = tuple(sorted({len(word) for word in made}, reverse=True))
        return made


def combinations(found: list[Codes]) -> set[str]:
    """Return what the model weighs of a statement's classes: each, doings with things, the first, and neighbours."""
    every = {code for codes in found for code in codes}
    things = [code for code in every if code[0] in THINGS]
    names = {f"{code} {thing}" for code in every if code[0] == DOING for thing in things}
    nearer = [codes[0] for codes in found]
    names.update(f"{one}>{other}" for one, other in pairwise(nearer))
    names.update(f"{code}<" for code in nearer[:1])
    return names | every


def carriers(found: list[Codes]) -> dict[str, tuple[list[int], ...]]:
    """Return for each of the `combinations` the words it is made of, by their places: one list for each part."""
    every: dict[str, list[int]] = {}
    for at, codes in enumerate(found):
        for code in codes:
            every.setdefault(code, []).append(at)
    made: dict[str, tuple[list[int], ...]] = {code: (places,) for code, places in every.items()}
    things = [code for code in every if code[0] in THINGS]
    made |= {f"{code} {thing}": (every[code], every[thing]) for code in every if code[0] == DOING for thing in things}
    for at, (one, other) in enumerate(pairwise(codes[0] for codes in found)):
        lefts, rights = made.setdefault(f"{one}>{other}", ([], []))
        lefts.append(at)
        rights.append(at + 1)
    return made | {f"{codes[0]}<": ([0],) for codes in found[:1]}
