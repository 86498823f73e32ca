"""Keys for looking up: one form for all the ways a reader may type the same word."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple

# Characters that OpenCC decides by phrase (計畫 is 计划, 動畫 is 动画; 顯著 and 看著): a key has one character for all.
_ONE_FOR_ALL = dict(zip("著瞭覆藉沈彷鍾鉅衹畫画麼么", "着了复借沉仿钟巨只划划么么", strict=True))


class Folding(NamedTuple):
    """Traditional to Simplified by character: each character of `old` folds to the one at its place in `new`."""

    old: str
    new: str

    def table(self) -> dict[int, str]:
        """Return the same as `str.translate` takes it: for whoever has many texts to fold."""
        return dict(zip(map(ord, self.old), self.new, strict=True))

    def __call__(self, text: str) -> str:
        """
        Return the key under which `text` is looked up; it may be empty.

        Compatibility forms, letter case, spaces and punctuation fold away (ＰＲＤ, `prd`, 寫 PRD and 寫PRD), and
        Traditional characters become Simplified ones.
        """
        plain = unicodedata.normalize("NFKC", text).casefold()
        table = {ord(character): self.new[at] for character in set(plain) if (at := self.old.find(character)) >= 0}
        key = "".join(character for character in plain.translate(table) if unicodedata.category(character)[0] in "LNM")
        return unicodedata.normalize("NFKC", key)


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
    table = {**simplified, **table, **_ONE_FOR_ALL}
    single = {old: _end(old, table) for old, new in table.items() if old != new and len(old) == len(new) == 1}
    return Folding("".join(single), "".join(single.values()))


def _end(character: str, table: dict[str, str]) -> str:
    """Return where folding ends: 薴 becomes 苧, which is itself the Traditional form of 苎, so all three fold to 苎."""
    seen = {character}
    while (after := table.get(character, character)) not in seen:
        seen.add(after)
        character = after
    return character


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
