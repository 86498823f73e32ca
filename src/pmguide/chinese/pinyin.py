"""Pinyin without tones: by which sounds a name can be typed, and which characters sound alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Sounds that speakers of the South mix up, each with what it is taken for (zh/z, n/l at the start, ng/n at the end).
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("yi", "i"), ("uo", "o"))


def syllables(names: Iterable[str]) -> list[list[str]]:
    """
    Return a syllable for each character of each of `names`; a Latin letter is its own.

    Slow the first time (pypinyin, 0.25 s): for building an index only.
    """
    from pypinyin import Style, lazy_pinyin

    def read(name: str) -> list[str]:
        # A list is taken too, one syllable an item: pypinyin's annotations do not say so.
        return lazy_pinyin(name, style=Style.NORMAL, v_to_u=False, errors=list)  # type: ignore[arg-type]

    return [read(name) for name in names]


def readings() -> dict[str, str]:
    """Return the readings of every everyday character, most common first: `{"行": "xing hang heng"}`; slow, too."""
    from pypinyin.constants import PINYIN_DICT

    everyday = "".join(
        bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)
    )  # GB 2312's 6,763 characters: what Simplified Chinese is written with
    marked = {character: PINYIN_DICT.get(ord(character), "").split(",") for character in everyday}
    return {character: " ".join(dict.fromkeys(map(typed_sound, sounds))) for character, sounds in marked.items()}


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
    return "".join(sounds.get(character, character).split(" ")[0] for character in text)


def heard_as(word: str, sounds: Mapping[str, str]) -> str:
    """Return how folded `word` sounds, longer ones without what is often mixed up; of two characters, all counts."""
    sound = sound_of(word, sounds)
    return sound if len(word) <= _SHORT else blurred(sound)
