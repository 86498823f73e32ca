"""The face for documents: Markdown with real tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .page import Block, Fields, Heading, Line, Names, Page, Table, flat, suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
# What makes a heading, a list or a rule of a line that begins with it: # - + = 1.
_OPENING = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=(?:#{1,6}|[-+=]+)(?:\s|$)))")


def paint(page: Page, with_sources: bool) -> str:
    """Return `page` as Markdown (CommonMark, tables as in GitHub's)."""
    return "\n\n".join("\n".join(_rows(block, with_sources)) for block in page) + "\n"


def _rows(block: Block, with_sources: bool) -> Iterator[str]:
    if isinstance(block, Heading):
        aside = f"（{_escaped(block.aside)}）" if block.aside else ""
        yield f"{'#' * block.level} {_escaped(block.text)}{aside}"
    elif isinstance(block, Line):
        yield _text(block, with_sources)
    elif isinstance(block, Fields):
        for field in block.rows:
            yield from _field(field.label, field.lines, with_sources)
    elif isinstance(block, Names):
        for name in block.rows:
            yield f"- {_escaped(name.label)}：{_escaped(name.lines[0].text)}"
    elif isinstance(block, Table):
        yield from _table(block, with_sources)


def _field(label: str, lines: tuple[Line, ...], with_sources: bool) -> Iterator[str]:
    if len(lines) == 1:
        yield f"- **{_escaped(label)}**：{_text(lines[0], with_sources)}"
        return
    yield f"- **{_escaped(label)}**"
    for line in lines:
        yield f"  - {_text(line, with_sources)}"


def _table(table: Table, with_sources: bool) -> Iterator[str]:
    yield _row(map(_escaped, table.columns))
    yield _row("--:" if table.figures and at else "---" for at in range(len(table.columns)))
    for row in table.rows:
        cells = ("<br>".join(_text(line, with_sources) for line in cell) for cell in row.cells)
        yield _row((_escaped(row.title), *cells))


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(line: Line, with_sources: bool) -> str:
    return _escaped(line.text + suffix(line, with_sources))


def _escaped(text: str) -> str:
    return _OPENING.sub(r"\1\\", _SPECIAL.sub(r"\\\1", flat(text)))
