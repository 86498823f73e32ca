"""Pinyin without tones: by which sounds a name can be typed, and which characters sound alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Sounds that speakers of the South mix up, each with what it is taken for (zh/z, n/l at the start, ng/n at the end).
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("yi", "i"), ("uo", "o"))


def syllables(names: Iterable[str], sounds: Mapping[str, str]) -> list[list[str]]:
    """
    Return a syllable for each character of each of `names`; a Latin letter is its own.

    From the left the longest phrase that pypinyin knows decides (行業 is hangye), else a character's most common
    reading in `sounds`. Slow the first time (0.1 s): for building an index only.
    """
    phrases = _table("phrases")
    longest = max(map(len, phrases))

    def read(name: str) -> list[str]:
        found: list[str] = []
        while len(found) < len(name):
            at = len(found)
            sizes = range(min(longest, len(name) - at), 1, -1)
            phrase = next((part for size in sizes if (part := name[at : at + size]) in phrases), "")
            found += [typed_sound(first) for first, *_ in phrases[phrase]] if phrase else [_first(name[at], sounds)]
        return found

    return [read(name) for name in names]


def readings() -> dict[str, str]:
    """Return the readings of every everyday character, most common first: `{"行": "xing hang heng"}`; slow, too."""
    everyday = "".join(
        bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)
    )  # GB 2312's 6,763 characters: what Simplified Chinese is written with
    known = _table("pinyin")
    marked = {character: known.get(str(ord(character)), "").split(",") for character in everyday}
    return {character: " ".join(dict.fromkeys(map(typed_sound, sounds))) for character, sounds in marked.items()}


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, Any]:
    """Return a table of pypinyin's from its file: importing all of pypinyin to read it takes three times as long."""
    import json  # here, not above: neither is wanted to answer a query
    from importlib.util import find_spec

    found = find_spec("pypinyin")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pypinyin")
    table: dict[str, Any] = json.loads((Path(found.origin).parent / f"{name}_dict.json").read_bytes())
    return table


def _first(character: str, sounds: Mapping[str, str]) -> str:
    return sounds.get(character, character).partition(" ")[0]


@lru_cache(maxsize=2048)
def typed_sound(text: str) -> str:
    """Return pinyin as typed (tones marked, numbered or left out, spaces, ü as v or u:) in letters alone."""
    marked = unicodedata.normalize("NFD", text.casefold().replace("u:", "v")).replace("u\u0308", "v")
    return re.sub(r"[^a-z]", "", marked)


_SHORT = 2  # characters; of so short a word every letter counts


@lru_cache(maxsize=2048)
def blurred(sound: str) -> str:
    """Return pinyin with the sounds that are often mixed up made one."""
    for clear, dull in _ALIKE:
        sound = sound.replace(clear, dull)
    return sound


def sound_of(text: str, sounds: Mapping[str, str]) -> str:
    """Return the pinyin of folded `text`, each character's most common reading; Latin letters as they are."""
    return "".join(_first(character, sounds) for character in text)


def heard_as(word: str, sounds: Mapping[str, str]) -> str:
    """Return how folded `word` sounds, longer ones without what is often mixed up; of two characters, all counts."""
    sound = sound_of(word, sounds)
    return sound if len(word) <= _SHORT else blurred(sound)
