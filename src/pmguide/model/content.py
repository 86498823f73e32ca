"""The whole of data/answers.yaml."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .answers import Agreement, Analogy, Answer, Debate, Edit, Question
from .duties import Duty
from .regions import RegionWord, SameWords
from .roles import Comparison, Condition, Role
from .statements import Work
from .terms import Category, Term


class Front(NamedTuple):
    """What the guide says of itself."""

    title: str  #: 標題
    text: str  #: 這是什麼
    source: str  #: 內容從哪裡來


class Situation(NamedTuple):
    """A kind of reader and where they had best start."""

    id: str
    title: str  #: 讀者是誰
    text: str  #: 他要什麼
    commands: tuple[str, ...]  #: 建議的指令，不寫 pmguide


class Content(NamedTuple):
    """The whole of data/answers.yaml."""

    schema: Literal[1]  #: 格式版本
    guide: Front
    situations: tuple[Situation, ...]
    works: tuple[Work, ...]
    region_words: tuple[RegionWord, ...]
    guards: tuple[str, ...]  #: 含有區域用字但不可拆的詞
    categories: tuple[Category, ...]
    areas: tuple[Category, ...]
    conditions: tuple[Condition, ...]
    roles: tuple[Role, ...]
    comparisons: tuple[Comparison, ...]  #: 第一組是預設的對照
    terms: tuple[Term, ...]
    analogies: tuple[Analogy, ...]
    agreements: tuple[Agreement, ...]
    debates: tuple[Debate, ...]
    duties: tuple[Duty, ...]
    answers: tuple[Answer, ...]
    questions: tuple[Question, ...]
    page_notes: tuple[Edit, ...] = ()  #: 整頁的編者說明
    same_words: tuple[SameWords, ...] = ()  #: 搜尋時當作同一回事的字詞


Entry = Role | Term | Analogy | Debate | Duty | Answer | Question
