"""
A page: blocks with meanings, never colours. Every face paints the same page.

Text in a page is the store's; `localised` turns a whole page into the reader's script and words, once, just before it
is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Line(NamedTuple):
    """
    One statement: a block by itself, or part of one.

    `mark` labels what is not plain fact; `general` says that none of the fourteen answers stands behind it.
    """

    text: str
    mark: str = ""
    sources: tuple[str, ...] = ()
    general: bool = False


class Heading(NamedTuple):
    """A title (level 1) with an aside beside it, or the head of a part (level 2)."""

    text: str
    aside: str = ""
    level: int = 1


class Field(NamedTuple):
    """A label and what is said under it, one line or several."""

    label: str
    lines: tuple[Line, ...]


class Fields(NamedTuple):
    """Labels and statements, aligned with each other."""

    rows: tuple[Field, ...]


class Row(NamedTuple):
    """A row of a table: its name and a cell, of one or more lines, for each further column."""

    title: str
    cells: tuple[tuple[Line, ...], ...]


class Table(NamedTuple):
    """A table; the first column names the rows. `columns` holds all headings. `figures`: the others hold a number."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    figures: bool = False


class Names(NamedTuple):
    """An overview of many entries, side by side where there is room; each label's one line is what tells it apart."""

    rows: tuple[Field, ...]


Block = Heading | Line | Fields | Table | Names
Page = tuple[Block, ...]


def localised(part: T, write: Callable[[str], str]) -> T:
    """Return a page or any part of it with every text passed through `write`."""
    if isinstance(part, str):
        return cast("T", write(part))
    if isinstance(part, tuple):
        parts = [localised(inner, write) for inner in part]
        made = type(part)._make(parts) if hasattr(part, "_make") else tuple(parts)
        return cast("T", made)
    return part


def flat(text: str) -> str:
    """Return `text` on one row, whatever line feeds its author put in."""
    return " ".join(filter(None, map(str.strip, text.splitlines())))


def figures_of(table: Table) -> tuple[Field, ...]:
    """Return a table of figures as a line a row: 「台北：份數 20，偏產品 3」."""
    return tuple(
        Field(
            row.title,
            (
                Line(
                    "，".join(f"{name} {cell[0].text}" for name, cell in zip(table.columns[1:], row.cells, strict=True))
                ),
            ),
        )
        for row in table.rows
    )


def suffix(line: Line, with_sources: bool) -> str:
    """Return what stands behind a statement: 〔意見〕, 〔A1.3、A5〕, or ＊ for general knowledge."""
    marks = [line.mark] if line.mark else []
    if with_sources and line.sources:
        marks.append("、".join(line.sources))
    star = "＊" if line.general and not with_sources else ""
    return "".join(f"〔{mark}〕" for mark in marks) + star
