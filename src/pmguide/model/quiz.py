"""The quiz: data/quiz.yaml."""

from __future__ import annotations

from typing import Literal, NamedTuple

QuizKind = Literal[
    "scenario", "owner", "term", "confusable", "formula", "dimension", "product-type", "analogy", "debate"
]
Level = Literal[1, 2, 3]


class Option(NamedTuple):
    """Something a reader may choose, and why it is or is not the best."""

    text: str  #: 選項，句末不加句號
    why: str  #: 為什麼好，或為什麼不好


class Item(NamedTuple):
    """A question with one best answer."""

    id: str
    kind: QuizKind  #: 題型
    topic: str  #: areas 的 id，或 role
    level: Level  #: 1 記得住，2 分得開，3 會權衡
    text: str  #: 題目
    hint: str  #: 不說破的提示
    best: Option  #: 最好的一個
    others: tuple[Option, ...]  #: 其餘的選項
    sources: tuple[str, ...]  #: 依據
    read: str  #: 答完可以再讀的指令，不寫 pmguide
    formerly: tuple[str, ...] = ()  #: 用過的舊 id


class Quiz(NamedTuple):
    """The whole of data/quiz.yaml."""

    schema: Literal[1]  #: 格式版本
    items: tuple[Item, ...]  #: 題目


class Label(NamedTuple):
    """What there is to know of an item without reading it."""

    id: str
    kind: str
    topic: str
    level: int
    read: str
    formerly: tuple[str, ...]
