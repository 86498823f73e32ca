"""
The face for people: columns, rules and a few colours, through rich.

rich breaks Chinese anywhere, so every text is broken into lines here (`chinese.lines.wrap`) and rich only draws. The
two colours have a contrast of at least 4.5 to 1 on black and on white alike, and nothing is said by colour alone.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ..chinese.lines import width, wrap
from .page import Block, Field, Fields, Heading, Line, Names, Page, Table, figures_of, suffix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

NARROWEST, WIDEST = 16, 300  # columns
CARDS_BELOW = 72  # columns; a four-column table needs that for eight characters a cell
_MEASURE = 96  # columns; longer lines of prose are tiring (W3C clreq: about 40 characters)
_TABLE_MEASURE = 140
_SHORT = 6  # columns; labels as short as the numbers of a quiz's options stand beside their texts at any width
_STACK_BELOW = 44  # columns; beneath, a label stands above its text instead of beside it
_NAME = 12  # columns that the names of a table's rows need at least, if they are so long
_LABEL_SHARE = 0.4  # of a line is the most that a label takes; a longer one stands above its text

# xterm colours of middling lightness: 4.5:1 or more on black and on white (WCAG 2.2, contrast ratio).
_ACCENT = "color(29)"
_FAINT = "color(243)"


def measure_of(columns: int) -> int:
    """Return how wide lines of prose are on a terminal `columns` wide."""
    return min(max(columns, NARROWEST), _MEASURE)


def paint(page: Page, with_sources: bool, columns: int, colour: bool) -> str:
    """Return `page` as it should look on a terminal `columns` wide; with escape codes only if `colour`."""
    from rich.console import Console  # here, not above: 50 ms that a pipe never needs

    columns = min(max(columns, NARROWEST), WIDEST)
    out = StringIO()
    console = Console(
        file=out,
        width=columns,
        height=24,  # where only one of the two is given rich guesses both: 80 columns for TERM=dumb
        force_terminal=colour,
        color_system="256" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    painter = _Painter(console, columns, with_sources)
    for at, block in enumerate(page):
        painter.block(block, first=at == 0)
    painted = out.getvalue()
    return "".join(f"{line.rstrip()}\n" for line in painted.splitlines()) if not colour else painted


class _Painter:
    def __init__(self, console: Console, columns: int, with_sources: bool) -> None:
        self.console = console
        self.columns = columns
        self.measure = measure_of(columns)
        self.with_sources = with_sources

    def block(self, block: Block, first: bool) -> None:
        """Print one block, set off from the one before."""
        if not first and not isinstance(block, Line):
            self._print("")
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Line):
            self._lines(wrap(self._text(block), self.measure))
        elif isinstance(block, Fields):
            self._fields(block.rows)
        elif isinstance(block, Names):
            self._names(block)
        elif isinstance(block, Table):
            self._table(block)

    def _print(self, text: str, style: str = "") -> None:
        self.console.print(text, style=style or None, no_wrap=True, overflow="ignore", crop=False)

    def _lines(self, lines: Iterable[str], style: str = "") -> None:
        for text in lines:
            self._print(text, style)

    def _text(self, line: Line) -> str:
        return line.text + suffix(line, self.with_sources)

    def _heading(self, heading: Heading) -> None:
        gap = width(heading.text) + 2 + width(heading.aside) <= self.measure
        if heading.aside and gap:
            self._styled([(heading.text, "bold"), ("  " + heading.aside, _FAINT)])
        else:
            self._lines(wrap(heading.text, self.measure), "bold")
            self._lines(wrap(heading.aside, self.measure) if heading.aside else [], _FAINT)
        if heading.level == 1:
            self._print("─" * min(self.measure, max(width(heading.text), 8)), _FAINT)

    def _styled(self, parts: list[tuple[str, str]]) -> None:
        from rich.text import Text

        text = Text.assemble(*parts, no_wrap=True, overflow="ignore")
        self.console.print(text, crop=False)

    def _fields(self, rows: tuple[Field, ...], even: bool = False) -> None:
        """
        Print labels with their texts beside them, or beneath where the line or the label leaves no room.

        `even`: beneath every label where one is too long.
        """
        labels = [width(row.label) for row in rows]
        beside = self.columns >= _STACK_BELOW or max(labels, default=0) <= _SHORT
        longest = max((size for size in labels if size <= self.measure * _LABEL_SHARE), default=0)
        beside = beside and not (even and longest < max(labels, default=0))
        for row, size in zip(rows, labels, strict=True):
            if beside and size <= longest:
                self._beside(row, longest)
            else:
                self._lines(wrap(row.label, self.measure), _ACCENT)
                self._lines("  " + text for text in self._bulleted(row.lines, self.measure - 2) if text)

    def _beside(self, row: Field, room: int) -> None:
        for at, text in enumerate(self._bulleted(row.lines, self.measure - room - 2)):
            label = row.label + " " * (room - width(row.label)) if at == 0 else " " * room
            self._styled([(label, _ACCENT), ("  " + text, "")])

    def _bulleted(self, lines: tuple[Line, ...], room: int) -> list[str]:
        """Return lines of text; where there are several statements each begins with a dash."""
        if len(lines) == 1:
            return wrap(self._text(lines[0]), room)
        texts: list[str] = []
        for line in lines:
            first, *rest = wrap(self._text(line), room - 2)
            texts += [f"- {first}", *(f"  {more}" for more in rest)]
        return texts

    def _names(self, names: Names) -> None:
        texts = [(name.label, name.lines[0].text) for name in names.rows]
        titles = max(width(title) for title, _ in texts) + 2
        details = max(width(detail) for _, detail in texts) + 3
        across = max(self.columns // (titles + details), 1)
        if titles + details > self.columns:
            self._fields(names.rows, even=True)
            return
        down = -(-len(texts) // across)
        for row in range(down):
            parts: list[tuple[str, str]] = []
            for title, detail in texts[row::down]:
                parts += [
                    (title + " " * (titles - width(title)), ""),
                    (detail + " " * (details - width(detail)), _FAINT),
                ]
            self._styled(parts)

    def _table(self, table: Table) -> None:
        if table.figures:
            self._figures(table)
            return
        if self.columns < CARDS_BELOW:
            self._cards(table)
            return
        from rich import box
        from rich.table import Table as Grid
        from rich.text import Text

        sizes = self._sizes(table)
        grid = Grid(box=box.SQUARE, show_lines=True, header_style="bold", border_style=_FAINT, pad_edge=True)
        for column, size in zip(table.columns, sizes, strict=True):
            grid.add_column(Text("\n".join(wrap(column, size))), width=size, no_wrap=True, overflow="ignore")
        for row in table.rows:
            title = Text("\n".join(wrap(row.title, sizes[0])), style=_ACCENT)
            cells = (
                "\n".join(text for line in cell for text in wrap(self._text(line), size))
                for cell, size in zip(row.cells, sizes[1:], strict=True)
            )
            grid.add_row(title, *(Text(cell) for cell in cells))
        self.console.print(grid, crop=False)

    def _sizes(self, table: Table) -> list[int]:
        """Return the width of each column: the first as wide as its names need, the others alike."""
        names = min(max(width(text) for text in (table.columns[0], *(row.title for row in table.rows))), _NAME)
        frame = 3 * len(table.columns) + 1
        room = min(self.columns, _TABLE_MEASURE) - frame - names
        others = len(table.columns) - 1
        return [names, *(room // others + (at < room % others) for at in range(others))]

    def _figures(self, table: Table) -> None:
        """Print a table as wide as its numbers, and only as the names have room; as lines where there is too little."""
        rows = [(row.title, *(cell[0].text for cell in row.cells)) for row in table.rows]
        sizes = [max(map(width, column)) for column in zip(table.columns, *rows, strict=True)]
        room = min(self.columns, _TABLE_MEASURE) - 3 * len(sizes) - 1 - sum(sizes[1:])
        if room < min(sizes[0], _NAME):
            self._fields(figures_of(table))
            return
        from rich import box
        from rich.table import Table as Grid
        from rich.text import Text

        grid = Grid(box=box.SQUARE, header_style="bold", border_style=_FAINT)
        for column, size in zip(table.columns, [room, *sizes[1:]], strict=True):
            grid.add_column(Text("\n".join(wrap(column, size))), no_wrap=True, overflow="ignore")
        for title, *figures in rows:
            cells = (" " * (size - width(text)) + text for text, size in zip(figures, sizes[1:], strict=True))
            grid.add_row(Text("\n".join(wrap(title, room)), style=_ACCENT), *map(Text, cells))
        self.console.print(grid, crop=False)

    def _cards(self, table: Table) -> None:
        for at, row in enumerate(table.rows):
            if at:
                self._print("")
            self._lines(wrap(row.title, self.measure), "bold")
            self._fields(tuple(Field(column, cell) for column, cell in zip(table.columns[1:], row.cells, strict=True)))
