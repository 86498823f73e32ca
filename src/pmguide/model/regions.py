"""Words that differ from region to region."""

from __future__ import annotations

from typing import NamedTuple


class RegionWord(NamedTuple):
    """How one word of the store is put in Taiwan and on the mainland."""

    store: str  #: 內容裡的寫法
    tw: str = ""  #: 台灣讀者看到的字詞；空白表示不變
    cn: str = ""  #: 大陸讀者看到的字詞（用繁體字寫）；空白表示不變
