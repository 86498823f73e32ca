"""The face for pipes, screen readers and `grep`: `標籤：值`, one row a statement, no boxes, no colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Block, Fields, Heading, Line, Names, Page, Table, figures_of, flat, suffix

if TYPE_CHECKING:
    from collections.abc import Iterator


def paint(page: Page, with_sources: bool) -> str:
    """Return `page` as lines of text; lines are never broken."""
    rows = (row for at, block in enumerate(page) for row in _rows(block, with_sources, first=at == 0))
    return "".join(f"{flat(row)}\n" for row in rows)


def _rows(block: Block, with_sources: bool, first: bool) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ([""] if block.level > 1 or not first else [])
        yield f"{block.text}：{block.aside}" if block.aside else block.text
    elif isinstance(block, Line):
        yield _text(block, with_sources)
    elif isinstance(block, Fields):
        for field in block.rows:
            for line in field.lines:
                yield f"{field.label}：{_text(line, with_sources)}"
    elif isinstance(block, Names):
        for name in block.rows:
            yield f"{name.label}：{name.lines[0].text}"
    elif isinstance(block, Table):
        yield from _table(block, with_sources)


def _table(table: Table, with_sources: bool) -> Iterator[str]:
    if table.figures:
        yield from (f"{field.label}：{field.lines[0].text}" for field in figures_of(table))
        return
    for row in table.rows:
        yield ""
        yield f"{table.columns[0]}：{row.title}"
        for column, cell in zip(table.columns[1:], row.cells, strict=True):
            for line in cell:
                yield f"{column}：{_text(line, with_sources)}"


def _text(line: Line, with_sources: bool) -> str:
    return line.text + suffix(line, with_sources)
