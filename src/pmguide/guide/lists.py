"""Lists of entries, of whatever kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..model.answers import Agreement, Edit
    from ..model.statements import Work


class Brief(NamedTuple):
    """One entry in a list. `detail` is what tells it from its neighbours: see the kind of the list."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    group: str  #: 清單裡的分組；不分組時空白
    detail: str  #: 與鄰近各項的分別：glossary、roles 是英文，duties 是 lead，answers 是立場
    command: str  #: 打開它的指令，不含 pmguide


class Listing(NamedTuple):
    """All entries of one kind, in the content's order, by group. `id` is the kind of list: glossary, roles."""

    id: str
    title: str
    text: str
    entries: tuple[Brief, ...]  #: 各項，依內容檔的順序
    references: tuple[Work, ...] = ()  #: 引用的公開著作

    @property
    def kind(self) -> str:
        """The kind of view: the list's own id."""
        return self.id


class Answers(NamedTuple):
    """The answers and the recommended questions, and what the editor says of the page as a whole."""

    id: str
    title: str
    text: str
    entries: tuple[Brief, ...]  #: 各項，依內容檔的順序
    references: tuple[Work, ...]  #: 引用的公開著作
    notes: tuple[Edit, ...]  #: 整頁的編者說明

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "answers"


class Debates(NamedTuple):
    """Where the answers agree, and the points on which they do not."""

    id: str
    title: str
    text: str
    agreements: tuple[Agreement, ...]  #: 共識
    entries: tuple[Brief, ...]  #: 爭點
    references: tuple[Work, ...]  #: 引用的公開著作

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "debates"
