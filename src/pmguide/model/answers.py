"""What the page says: answers, the pictures they use, where they agree and where they quarrel."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .statements import Statement, Wording

ClaimKind = Literal["definition", "duty", "rule-of-thumb", "opinion", "example", "analogy", "joke"]


class Counterpart(NamedTuple):
    """What one figure of an analogy stands for."""

    image: str  #: 比喻裡的角色或動作
    means: str  #: 對應的工作
    sources: tuple[str, ...]


class Analogy(NamedTuple):
    """A picture the answers use, what it shows and where it misleads."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    maps: tuple[Counterpart, ...]  #: 誰對應誰
    breaks: tuple[Statement, ...]  #: 哪裡不成立
    holds: tuple[Statement, ...] = ()  #: 哪裡說得準
    aliases: tuple[Wording, ...] = ()
    rewritten: str = ""  #: 若改寫過，說明為什麼
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找


class Agreement(NamedTuple):
    """What several answers say independently."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找


class Position(NamedTuple):
    """One side of a debate."""

    side: str  #: 立場，短
    text: str  #: 誰怎麼說
    sources: tuple[str, ...]
    when: str = ""  #: 在什麼條件下這麼說


class Debate(NamedTuple):
    """A point on which the answers do not agree."""

    id: str
    title: str
    text: str  #: 爭的是什麼
    sources: tuple[str, ...]
    positions: tuple[Position, ...]  #: 各方說法
    reading: tuple[Statement, ...]  #: 本指南的看法
    ask: str  #: 可以問面試官的一句話
    aliases: tuple[Wording, ...] = ()
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找


class Edit(NamedTuple):
    """What was corrected, left out or rewritten, and why."""

    kind: Literal["corrected", "left-out", "rewritten"]
    text: str
    claims: tuple[str, ...] = ()  #: 涉及的主張


class Claim(NamedTuple):
    """One thing an answer says, in our words."""

    id: str  #: A1.1
    kind: ClaimKind
    text: str


class Answer(NamedTuple):
    """One of the fourteen answers."""

    id: str
    title: str
    standpoint: str  #: 從哪個角度說
    text: str  #: 摘要
    claims: tuple[Claim, ...]
    notes: tuple[Edit, ...] = ()  #: 編者說明
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找


class Question(NamedTuple):
    """A question the page recommends reading; the answer is ours."""

    id: str
    title: str
    text: str
    points: tuple[Statement, ...]
    sources: tuple[str, ...]
    aliases: tuple[Wording, ...] = ()
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找
