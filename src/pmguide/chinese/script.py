"""
Turn the store's wording into the reader's: script by OpenCC, vocabulary by the content's own table.

The store is Traditional with one neutral vocabulary. Simplified is derived with OpenCC's `tw2s`, which never changes
length; OpenCC's phrase modes are never used (they turn 核心 into 内核 and 程序 into 进程).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from ..model.statements import Verbatim, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..model.regions import RegionWord

# {{…}} marks words that are themselves the point: their script is converted, their vocabulary is not.
AS_WORDED = re.compile(r"\{\{(.*?)\}\}")


class Locale(str, Enum):
    """For whom the guide is written out."""

    HANT = "zh-Hant"
    TW = "zh-TW"
    HANS = "zh-Hans"


# What in the rest of a POSIX locale's name says which script a reader of Chinese wants, the weightiest first.
_BY_REGION = {"HANS": Locale.HANS, "TW": Locale.TW, "HANT": Locale.HANT, "CN": Locale.HANS, "SG": Locale.HANS}


def locale_from(environment: Mapping[str, str]) -> Locale:
    """
    Return the locale that an environment asks for; `zh-Hant` where it asks for none of ours.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as in POSIX (XBD 8.2): zh_TW is zh-TW, zh_CN and
    zh_SG are zh-Hans.
    """
    name = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    language, *rest = re.split(r"[_-]", name.split(".")[0].split("@")[0])
    if language.lower() != "zh":
        return Locale.HANT
    parts = {part.upper() for part in rest}
    return next((locale for part, locale in _BY_REGION.items() if part in parts), Locale.HANT)


class WordTable:
    """What words become: from the left, the longest word first (maximum matching)."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self._lengths: dict[str, list[int]] = {}  # by first character, the longest first
        for word in sorted(words, key=len, reverse=True):
            sizes = self._lengths.setdefault(word[0], [])
            if len(word) not in sizes:
                sizes.append(len(word))

    def replace(self, text: str) -> str:
        """Return `text` with every word of the table replaced."""
        if self._lengths.keys().isdisjoint(text):
            return text
        return "".join(self.words.get(piece, piece) for piece in self.cut(text))

    def cut(self, text: str) -> list[str]:
        """Return `text` in pieces, in order: each is a word of the table, or a run of text that holds none."""
        pieces: list[str] = []
        start = end = 0
        for place, first in enumerate(text):
            if place < end or first not in self._lengths:
                continue
            size = next((size for size in self._lengths[first] if text[place : place + size] in self.words), 0)
            if size:
                pieces += (
                    (text[start:place], text[place : place + size]) if start < place else (text[place : place + size],)
                )
                start = end = place + size
        return [*pieces, text[start:]] if start < len(text) else pieces


def word_table(locale: Locale, words: Iterable[RegionWord], guards: Iterable[str] = ()) -> WordTable:
    """Return what each word of the store becomes in `locale`; a guard becomes itself, and so does all inside."""
    if locale is Locale.HANT:
        return WordTable({})
    table = {word: word for word in guards}
    forms = ((word.store, word.tw if locale is Locale.TW else word.cn) for word in words)
    return WordTable({**table, **{store: form for store, form in forms if form}})


class Localiser:
    """Writes the store's text out for one locale. `Wording` keeps its vocabulary, `Verbatim` is left alone."""

    def __init__(self, locale: Locale, words: Iterable[RegionWord] = (), guards: Iterable[str] = ()) -> None:
        self.locale = locale
        self._table = word_table(locale, words, guards)

    def __call__(self, text: str) -> str:
        """Return `text` as the reader of this locale should see it."""
        if isinstance(text, Verbatim) or not text:
            return text
        if isinstance(text, Wording):
            return self._script(text)
        pieces = AS_WORDED.split(text)  # odd places are what stood between {{ and }}
        worded = [piece if at % 2 else self._table.replace(piece) for at, piece in enumerate(pieces)]
        return self._script("".join(worded))

    def _script(self, text: str) -> str:
        if self.locale is not Locale.HANS or text.isascii():
            return str(text)
        return to_simplified(text)


# What OpenCC's table spoils: 抬 becomes 擡, which only Traditional text has, and 么 the 幺 of 老幺.
_KEPT = {"抬": "抬", "擡": "抬", "么": "么"}


def to_simplified(text: str) -> str:
    """Return Traditional `text` in Simplified characters, of the same length."""
    done = _converter()(text)
    if _KEPT.keys().isdisjoint(text):
        return done
    return "".join(_KEPT.get(old, new) for old, new in zip(text, done, strict=True))


def _converter() -> Callable[[str], str]:
    global _convert  # noqa: PLW0603 - the converter's dictionaries are read once a process
    if _convert is None:
        from opencc import OpenCC  # here, not above: 6 ms that a reader of Traditional never needs

        _convert = OpenCC("tw2s").convert
    return _convert


_convert: Callable[[str], str] | None = None
