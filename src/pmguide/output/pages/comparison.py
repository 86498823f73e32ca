"""The page of two jobs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..page import Heading, Line, Page, Row, Table
from .parts import KINDS, line, links, said

if TYPE_CHECKING:
    from ...guide.comparing import Cell, Compared


def comparison(view: Compared) -> Page:
    """Lay out two jobs side by side; a row that a condition changes carries ※ and says what changes."""
    heads = ("比較面向", *(column.title for column in view.columns))
    rows = tuple(
        Row(("※" if row.changed else "") + row.title, tuple(_cell(view, cell) for cell in row.cells))
        for row in view.rows
    )
    debates = tuple(dict.fromkeys(link for row in view.rows for link in row.links))
    conditions = "、".join(condition.title for condition in view.conditions)
    changed = sum(row.changed for row in view.rows)
    effect = f"標「※」的 {changed} 個面向因此不同。" if changed else "這裡列出的面向不受影響。"
    note = (f"條件：{conditions}。{effect}",) if conditions else ()
    return (
        Heading(view.title),
        said(view.text, view.sources),
        *(Line(text) for text in note),
        Table(heads, rows),
        *links((*debates, *view.links)),
    )


def _cell(view: Compared, cell: Cell) -> tuple[Line, ...]:
    titles = {condition.id: condition.title for condition in view.conditions}
    statements = tuple(map(line, cell.statements)) or (Line(cell.text),)
    changes = tuple(
        said(f"※{titles[change.condition]}：{change.text}", change.sources, KINDS[change.kind])
        for change in cell.changes
    )
    return statements + changes
