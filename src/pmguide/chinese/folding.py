"""Keys for looking up: one form for all the ways a reader may type the same word."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple


class Folding(NamedTuple):
    """Traditional to Simplified by character: each character of `old` folds to the one at its place in `new`."""

    old: str
    new: str

    def __call__(self, text: str) -> str:
        """
        Return the key under which `text` is looked up; it may be empty.

        Compatibility forms, letter case, spaces and punctuation fold away (ＰＲＤ, `prd`, 寫 PRD and 寫PRD), and
        Traditional characters become Simplified ones.
        """
        plain = unicodedata.normalize("NFKC", text).casefold()
        table = {ord(character): self.new[at] for character in set(plain) if (at := self.old.find(character)) >= 0}
        return "".join(character for character in plain.translate(table) if unicodedata.category(character)[0] in "LNM")


def folding() -> Folding:
    """
    Return how characters fold, read from OpenCC's own dictionaries: Taiwan variants, then Traditional to Simplified.

    Character by character is good enough for a key, not for a text. Slow (10 ms): made once, kept with the content.
    """
    import opencc

    dictionaries = Path(opencc.__file__).parent / "dictionary"
    variants = _characters(dictionaries / "TWVariantsRev.txt")
    simplified = _characters(dictionaries / "TSCharacters.txt")
    table = {old: simplified.get(new, new) for old, new in variants.items()}
    table = {**simplified, **table, "著": "着"}  # OpenCC decides 著 by phrase; a key has one character for both
    single = {old: new for old, new in table.items() if old != new and len(old) == len(new) == 1}
    return Folding("".join(single), "".join(single.values()))


def simplified_only() -> frozenset[str]:
    """
    Return the characters that only Simplified text uses.

    Those that OpenCC maps to other characters and never to themselves, and that no Traditional character maps to
    itself as; 后, 里, 干, 划 and their like stand in both scripts and are not among them.
    """
    import opencc

    dictionaries = Path(opencc.__file__).parent / "dictionary"
    lines = (dictionaries / "STCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    taiwan = set("".join(_characters(dictionaries / "TWVariants.txt").values()))
    only = {old for old, new in pairs if old not in new.split() and old not in taiwan}
    return frozenset(only - {"雇"})  # OpenCC writes 僱 for the verb, but 雇主 is as good in Taiwan


def _characters(path: Path) -> dict[str, str]:
    """Return the first value of each line of an OpenCC dictionary (key, tab, values)."""
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {old: new.split()[0] for old, new in pairs}
