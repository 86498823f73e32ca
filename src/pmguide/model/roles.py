"""The jobs, and pairs of them side by side."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .statements import Statement, StatementKind, Wording

Column = Literal["first", "second", "shared"]


class Role(NamedTuple):
    """A job."""

    id: str
    title: str  #: 職務名稱
    english: str  #: 英文
    text: str  #: 一句話定義
    sources: tuple[str, ...]  #: 定義的依據
    general: bool = False  #: true：14 則回答沒有談到，屬公開常識
    aliases: tuple[Wording, ...] = ()  #: 讀者會打的其他名稱
    goal: tuple[Statement, ...] = ()  #: 目標
    duties: tuple[Statement, ...] = ()  #: 日常職責
    faces: tuple[Statement, ...] = ()  #: 面對誰
    answers_for: tuple[Statement, ...] = ()  #: 對什麼負責
    measures: tuple[Statement, ...] = ()  #: 用什麼衡量
    time: tuple[Statement, ...] = ()  #: 時間花在哪裡
    excellence: tuple[Statement, ...] = ()  #: 做得好是什麼樣子
    needs: tuple[Statement, ...] = ()  #: 需要對方什麼
    titles: tuple[Statement, ...] = ()  #: 藏在哪些職稱後面
    confused_with: tuple[str, ...] = ()  #: 容易混淆的職務 id；必須互相列出
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找


# The sections of a role's page, which are also the rows of a comparison nobody has written by hand.
ROLE_SECTIONS = {
    "goal": "目標",
    "duties": "日常職責",
    "faces": "面對誰",
    "answers_for": "對什麼負責",
    "measures": "怎麼衡量",
    "time": "時間分配",
    "excellence": "做得好",
    "needs": "需要對方",
    "titles": "職稱",
}


class Condition(NamedTuple):
    """A circumstance that changes who does what."""

    id: str
    option: Literal["product", "company", "stage"]  #: 對應的選項
    title: str  #: 名稱
    aliases: tuple[Wording, ...] = ()  #: 選項也接受的字詞


class Change(NamedTuple):
    """What a circumstance changes in one cell."""

    condition: str  #: conditions 的 id
    column: Column  #: 改變哪一欄
    text: str  #: 變成怎樣
    sources: tuple[str, ...]  #: 依據
    kind: StatementKind = ""


class Row(NamedTuple):
    """One dimension of a comparison; a missing cell is one the sources say nothing about."""

    id: str
    title: str  #: 面向，八個字以內
    aliases: tuple[Wording, ...] = ()  #: --dim 也接受的字詞
    first: Statement | None = None
    second: Statement | None = None
    shared: Statement | None = None
    when: tuple[Change, ...] = ()  #: 在什麼條件下不同
    debate: tuple[str, ...] = ()  #: 說法不一時，debates 的 id
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找


class Comparison(NamedTuple):
    """Two jobs side by side."""

    id: str
    title: str
    first: tuple[str, ...]  #: 左欄的職務 id
    second: tuple[str, ...]  #: 右欄的職務 id
    columns: tuple[str, ...]  #: 三欄的名稱
    text: str  #: 一句話總結
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找
