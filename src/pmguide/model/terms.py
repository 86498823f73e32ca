"""The glossary."""

from __future__ import annotations

from typing import NamedTuple

from .statements import Note, Statement, Wording


class Category(NamedTuple):
    """A shelf of the glossary."""

    id: str
    title: str  #: 類別名稱


class Term(NamedTuple):
    """A word of the trade."""

    id: str
    title: str  #: 詞條
    category: str  #: categories 的 id
    english: str  #: 英文
    tw: Wording  #: 台灣慣用語；有幾個用「／」隔開
    cn: Wording  #: 大陸慣用語，用繁體字寫
    text: str  #: 通行定義
    sources: tuple[str, ...]  #: 定義的依據
    example: Statement  #: 具體例子
    interview: Statement  #: 面試怎麼考、怎麼答、別犯什麼錯
    aliases: tuple[Wording, ...] = ()  #: 讀者會打的其他字詞，只供查找
    source_reading: Statement | None = None  #: 14 則回答裡的說法
    notes: tuple[Note, ...] = ()  #: 另外該知道的
    false_friends: tuple[Statement, ...] = ()  #: 容易混淆的字詞
    formula: str = ""  #: 公式
    related: tuple[str, ...] = ()  #: 相關詞條的 id；必須互相列出
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找
