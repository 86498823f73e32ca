"""Words that differ from region to region."""

from __future__ import annotations

from typing import NamedTuple

from .statements import Wording


class RegionWord(NamedTuple):
    """How one word of the store is put in Taiwan and on the mainland."""

    store: str  #: 內容裡的寫法
    tw: str = ""  #: 台灣讀者看到的字詞；空白表示不變
    cn: str = ""  #: 大陸讀者看到的字詞（用繁體字寫）；空白表示不變


class SameWords(NamedTuple):
    """Words that readers use for one and the same thing; searching for one finds the others."""

    words: tuple[Wording, ...]  #: 同義的字詞，中文英文都可以
