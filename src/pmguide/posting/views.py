"""What the reading of a posting answers with. JSON shows it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ..model.statements import Verbatim
    from .mix import Label, Leaning, Mix

Claim = Literal["product", "operations", "other", "unclear"]


class Reason(NamedTuple):
    """Words of a statement that spoke for its label."""

    words: Verbatim  #: 原文的詞
    weight: float  #: 份量，越大越有關
    start: int  #: 原文裡的起點，以字元計
    end: int  #: 原文裡的終點


class Circumstance(NamedTuple):
    """What decided about a statement besides its words."""

    kind: Literal["heading", "neighbours"]  #: 它上面的標題（讓它算職責），或前後幾條
    words: Verbatim  #: 標題的原文；前後幾條決定的是空的
    alone: Label  #: 不看這一點的話，會標成哪一種


class Statement(NamedTuple):
    """One duty: what it says, and what kind of work it is."""

    start: int  #: 原文裡的起點，以字元計
    end: int  #: 原文裡的終點
    line: int  #: 第幾行
    label: Label  #: 哪一邊的工作
    margin: float  #: 比第二可能的標籤高出多少，0 到 1
    sure: bool  #: 把握夠不夠；不夠時畫面標「不確定」
    text: Verbatim  #: 原文
    why: tuple[Reason, ...] = ()  #: 起作用的詞，加 --why 才有
    circumstance: Circumstance | None = None  #: 詞以外起決定作用的，加 --why 才有；沒有就是詞決定的
    rival: Label | None = None  #: 和哪一種標籤比，加 --why 才有


class Title(NamedTuple):
    """What the title claims."""

    text: Verbatim  #: 職稱，原文
    found: bool  #: 是不是從內文找到的
    claims: Claim  #: 職稱說的是哪一邊
    verdict: str  #: 職稱和職責合不合
    role: str = ""  #: 職稱是指南裡哪一個職務的名字（識別碼，pmguide role 查得到）；不是就是空的


class Gap(NamedTuple):
    """A dimension of the guide on which the posting is silent, and what to ask about it."""

    id: str
    title: str
    question: str  #: 面試時可以問


class Used(NamedTuple):
    """A term of the glossary that the posting uses."""

    id: str
    title: str
    words: Verbatim  #: 原文的寫法
    command: str  #: 查這個詞的指令，不含 pmguide


class Report(NamedTuple):
    """What a job is by its posting."""

    id: Verbatim  #: 檔名；標準輸入是 -
    title: Title | None  #: 職稱；沒找到就沒有
    verdict: Leaning  #: 這份工作偏哪一邊
    text: str  #: 一句話的結論
    mix: Mix  #: 各邊工作占職責文字的比例
    statements: tuple[Statement, ...]  #: 讀出來的職責
    set_aside: int  #: 沒有計入的條數：標題、要求、福利、公司介紹
    gaps: tuple[Gap, ...]  #: 沒看到或沒寫清楚、值得問的
    terms: tuple[Used, ...]  #: 用到的詞條

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "posting"


class Reports(NamedTuple):
    """Several postings, in the order they were given."""

    entries: tuple[Report, ...]  #: 一份職缺一項

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "postings"
