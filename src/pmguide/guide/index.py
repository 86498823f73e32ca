"""The index as a query uses it: texts by key, looked up where they lie, nothing parsed that is not asked for."""

from __future__ import annotations

import json
from functools import cached_property
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


def packed(texts: Mapping[str, str]) -> bytes:
    """Return `texts` as lines in the order of their keys (`key`, tab, text), as `Index` reads them."""
    return b"".join(sorted(f"{key}\t{text}\n".encode() for key, text in texts.items()))


class Name(NamedTuple):
    """A name, folded: whose it is, its rank (0 title, 1 other name, 2 a reader's way to put it), how it is read."""

    key: str
    id: str
    rank: int
    sounds: tuple[str, ...]  # a syllable for each character; none where only the characters count


# A word of the guide, one of those that everyone uses whatever they speak of, an everyday word that the guide never
# uses, for a thing or not.
WORD, COMMON, THING, OTHER = "w", "c", "t", "o"
_COSTS = {WORD: 1.0, COMMON: 1.0, THING: 1.3, OTHER: 1.3}  # of taking characters for one word, when cutting a text


class Words:
    """Words to cut a text into, each looked up where it lies: most queries ask for a few dozen of 40,000."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __contains__(self, word: object) -> bool:
        """Return whether `word` is one."""
        return bool(self._index.get(f"v {word}"))

    def cost(self, word: str) -> float:
        """Return what taking `word` for one costs: least if the guide uses it, infinite where it is none."""
        return _COSTS.get(self._index.get(f"v {word}"), inf)


class Index:
    """
    Words and where they stand, built by `indexing.build_index`.

    Keys: `size`, how many documents; `d 7`, a document; `w 沉没`, where a word stands and how much it says there
    (`7:1320 12:800`, thousandths); `v 沉没`, what kind of word it is; `s 薪水`, its synonyms; `p liucun`, the words
    that sound so; `n 留存率`, the documents so called or asked for;
    `sides`, the names of the two jobs of each comparison; `names terms`, the names of a section's entries;
    `sounds`, the readings of characters; `home`, `english`, `correctable`, lists of words.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def get(self, key: str) -> str:
        """Return the text under `key`, empty where there is none: binary search over the lines."""
        wanted = key.encode("utf-8", "replace") + b"\t"
        lines = self._lines
        low, high = 0, len(lines)
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = lines.find(b"\n", start)
            head = lines[start : start + len(wanted)]
            if head == wanted:
                return lines[start + len(wanted) : end].decode()
            if head < wanted:
                low = end + 1
            else:
                high = start
        return ""

    @cached_property
    def size(self) -> int:
        """How many documents there are."""
        return int(self.get("size") or 0)

    def rarity(self, held: int) -> float:
        """Return how much a word says that `held` documents hold: BM25's inverse document frequency."""
        return log(1 + (self.size - held + 0.5) / (held + 0.5))

    @cached_property
    def _kinds(self) -> list[str]:
        return self.get("kinds").split(" ")

    def kind(self, number: int) -> str:
        """Return the kind of a document."""
        return self._kinds[number]

    @cached_property
    def words(self) -> Words:
        """The words that a text is cut into: those of the guide, and everyday words that it never uses."""
        return Words(self)

    def is_elsewhere(self, word: str) -> bool:
        """Return whether `word` is an everyday word for a thing that the guide never speaks of."""
        return self.get(f"v {word}") == THING

    def is_used(self, word: str) -> bool:
        """Return whether the guide uses `word`."""
        return self.get(f"v {word}") in (WORD, COMMON)

    def is_unused(self, word: str) -> bool:
        """Return whether `word` is an everyday word that the guide never uses."""
        return self.get(f"v {word}") in (THING, OTHER)

    def is_common(self, word: str) -> bool:
        """Return whether everyone uses `word`, whatever they speak of."""
        return self.get(f"v {word}") == COMMON

    def others(self, word: str) -> list[str]:
        """Return the words that mean the same as `word`."""
        return [other for other in self.get(f"s {word}").split("|") if other]

    @cached_property
    def home(self) -> frozenset[str]:
        """Words that the names of many entries share: of our field, whatever else is asked."""
        return frozenset(self.get("home").split(" "))

    @cached_property
    def english(self) -> tuple[str, ...]:
        """The stems of the English words that stand anywhere, those of four letters and more."""
        return tuple(self.get("english").split(" "))

    @cached_property
    def sounds(self) -> dict[str, str]:
        """The readings of each character, without tones, most common first."""
        sounds: dict[str, str] = json.loads(self.get("sounds"))
        return sounds

    def names(self, section: str) -> list[Name]:
        """Return the names of a section's entries."""
        rows = json.loads(self.get(f"names {section}") or "[]")
        return [Name(key, owner, rank, tuple(sounds.split())) for key, owner, rank, sounds in rows]

    def called(self, name: str) -> list[int]:
        """Return the numbers of the documents that go by `name`, or that readers ask for in these very words."""
        return [int(number) for number in self.get(f"n {name}").split()]

    def between(self, asked: str) -> list[int]:
        """Return the numbers of the comparisons both of whose jobs are named in `asked`, folded, without spaces."""
        rows: list[tuple[int, list[str], list[str]]] = json.loads(self.get("sides") or "[]")
        names = {name for _, first, second in rows for name in (*first, *second)}
        longest = max(map(len, names), default=1)
        named, at = set(), 0
        while at < len(asked):  # 產品運營 is not 產品 and 運營
            sizes = (size for size in range(longest, 0, -1) if asked[at : at + size] in names)
            size = next(sizes, 0)
            named.add(asked[at : at + size])
            at += size or 1
        return [number for number, first, second in rows if named & set(first) and named & set(second)]

    def heard(self, sound: str) -> list[tuple[str, bool]]:
        """Return the words of the guide that sound so (`pinyin.heard_as`), and whether they are names of entries."""
        return [(word.rstrip("!"), word.endswith("!")) for word in self.get(f"p {sound}").split()]

    @cached_property
    def correctable(self) -> list[tuple[str, str]]:
        """The Chinese names, folded, that slips in a query are looked for in, and their syllables."""
        parts = (part.partition(" ") for part in self.get("correctable").split("|"))
        return [(name, sounds) for name, _, sounds in parts]

    def postings(self, token: str) -> dict[int, int]:
        """Return how much `token` says, in thousandths, by the number of each document it stands in."""
        pairs = (pair.partition(":") for pair in self.get(f"w {token}").split())
        return {int(number): int(impact) for number, _, impact in pairs}

    def document(self, number: int) -> list[object]:
        """Return the fields of a document (`passages.Document`), as plain data."""
        fields: list[object] = json.loads(self.get(f"d {number}"))
        return fields
