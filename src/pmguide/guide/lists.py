"""Lists of entries, of whatever kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..model.answers import Agreement
    from ..model.statements import Work


class Brief(NamedTuple):
    """One entry in a list. `detail` is what tells it from its neighbours: see the kind of the list."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    group: str
    detail: str
    command: str


class Listing(NamedTuple):
    """All entries of one kind, in the content's order, by group. `id` is the kind of list: glossary, roles."""

    id: str
    title: str
    text: str
    entries: tuple[Brief, ...]
    references: tuple[Work, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of view: the list's own id."""
        return self.id


class Debates(NamedTuple):
    """Where the answers agree, and the points on which they do not."""

    id: str
    title: str
    text: str
    agreements: tuple[Agreement, ...]
    entries: tuple[Brief, ...]
    references: tuple[Work, ...]

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "debates"
