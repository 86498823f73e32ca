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
_DOING, _THINGS = "v", ("n", "o")


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

    def _group(self, first: str) -> dict[str, Codes]:
        halves = [line.decode().split("\t") for line in self._lines(first)]
        made = self._groups[first] = {word: tuple(codes.split()) for word, codes in halves}
        self._sizes[first] = tuple(sorted({len(word) for word in made}, reverse=True))
        return made


def combinations(found: list[Codes]) -> set[str]:
    """Return what the model weighs of a statement's classes: each, doings with things, the first, and neighbours."""
    every = {code for codes in found for code in codes}
    things = [code for code in every if code.startswith(_THINGS)]
    names = {f"{code} {thing}" for code in every if code.startswith(_DOING) for thing in things}
    nearer = [codes[0] for codes in found]
    names.update(f"{one}>{other}" for one, other in pairwise(nearer))
    names.update(f"{code}<" for code in nearer[:1])
    return names | every
