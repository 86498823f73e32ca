"""Pieces of work and who owns them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .statements import Statement, Wording

Side = Literal["product", "operations", "shared", "depends"]


class Dependence(NamedTuple):
    """On what, and how, the owner of a duty depends."""

    factor: Literal["product", "company", "stage"]  #: 看產品、公司還是階段
    text: str
    sources: tuple[str, ...]


class Duty(NamedTuple):
    """A piece of work and who owns it."""

    id: str
    title: str  #: 動詞＋受詞
    area: str  #: areas 的 id
    lead: Side  #: 誰主責
    text: str  #: 誰主責、為什麼
    sources: tuple[str, ...]
    product: Statement  #: 產品這邊做什麼
    operations: Statement  #: 運營這邊做什麼
    others: Statement | None = None  #: 其他部門做什麼
    depends: tuple[Dependence, ...] = ()  #: 視什麼而定；lead 為 depends 時必填
    aliases: tuple[Wording, ...] = ()  #: 讀者會打的字詞
    terms: tuple[str, ...] = ()  #: 相關詞條
    asks: tuple[Wording, ...] = ()  #: 讀者會怎麼問、怎麼說，只供查找
