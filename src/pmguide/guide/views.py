"""What the guide answers with: an entry, what it links to and what it cites. JSON shows it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.content import Entry
    from ..model.statements import Work
    from .guide import Guide

UNSAID = "來源未說"


class Link(NamedTuple):
    """Another entry worth opening, and the command that opens it."""

    relation: str  #: 關係：related、confused-with、compare、term、debate
    id: str
    title: str
    command: str  #: 打開它的指令，不含 pmguide


class Opened(NamedTuple):
    """One entry, opened: the record itself, where it leads, and the public works it cites."""

    kind: str  # term, role, duty …: names the page function and the JSON kind
    entry: Entry
    links: tuple[Link, ...]  #: 可以接著看的
    references: tuple[Work, ...]  #: 引用的公開著作


def sources_in(record: object) -> Iterator[str]:
    """Yield every source cited in a record and the records within it, in order, with repeats."""
    if not isinstance(record, tuple):
        return
    if hasattr(record, "_fields"):
        yield from getattr(record, "sources", ())
    for part in record:
        yield from sources_in(part)


def is_general(source: str) -> bool:
    """Return whether a source is a public work and not one of the fourteen answers (A1 … A14, A1.1 …)."""
    return not (source[:1] == "A" and source[1:2].isdigit())


def references_of(guide: Guide, *records: object) -> tuple[Work, ...]:
    """Return the public works that `records` cite, each once, in the order of their first citation."""
    cited = dict.fromkeys(source for record in records for source in sources_in(record) if is_general(source))
    return tuple(guide.one("works", source) for source in cited)


def opened(guide: Guide, kind: str, entry: Entry, links: tuple[Link, ...] = ()) -> Opened:
    """Return `entry` with the works it cites, as a view of `kind`."""
    return Opened(kind, entry, links, references_of(guide, entry))
