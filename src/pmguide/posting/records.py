"""The records of a CSV file, and where they go on behind a quotation mark that never closed."""

from __future__ import annotations

import csv
import re
import sys
from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 1_000_000  # characters of one posting among many
_FARTHEST = 2 * LONGEST  # characters of a record, its other cells included; a mark that is open so long never closed
_AGAIN = 20  # times that each character may be looked at again, so that the most broken file takes no more than that


class Records:
    """
    The records of a CSV file, that of the columns' names first; lines that are empty are none.

    Yields the cells of each, and why they cannot be read: of a record whose quotation mark was left open there are no
    cells. A mark is open if the file or the longest record ends before another, or the next one would open a cell of a
    later line. The lines behind it are read again, from the first that has as many cells as there are columns.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        self._lines = iter(lines)
        self._taken: list[str] = []  # the lines of the record under way
        self._number = 0  # of the last of them
        self._patience = 0  # characters that may still be given back
        self._columns = 0  # how many there are
        head = ""
        for head in self._lines:
            if head.strip():
                break
            self._number += 1
        self._again = deque([head])  # lines to be read before the others
        self._delimiter = max(",;\t", key=head.count)
        self._end = re.compile(rf"[{self._delimiter}\r\n]")  # of a cell

    def __iter__(self) -> Iterator[tuple[list[str], str]]:
        while (cells := self._next()) is not None:
            opened = self._open()
            if opened is not None:
                number, cells = self._behind(opened)
                goes_on = f"從第 {self._first:,} 行接著讀" if cells else "後面沒有能接著讀的"
                yield [], f"第 {number:,} 行的引號沒有收尾；{goes_on}"
            self._columns = self._columns or len(cells)
            if cells:
                yield cells, ""

    @property
    def _first(self) -> int:
        """The number of the first line of the record under way."""
        return self._number - len(self._taken) + 1

    def _next(self) -> list[str] | None:
        """Return the cells of the next record, which is under way from then on; None where there is none."""
        self._taken = []
        return next(csv.reader(self._supply(), delimiter=self._delimiter), None)

    def _supply(self) -> Iterator[str]:
        """Yield lines for as long as one record may ask for them."""
        size = 0
        while size <= _FARTHEST:
            if self._again:
                line = self._again.popleft()
            elif line := next(self._lines, ""):
                self._patience += _AGAIN * len(line)
            else:
                return
            size += len(line)
            self._number += 1
            self._taken.append(line)
            yield line

    def _behind(self, opened: int) -> tuple[int, list[str]]:
        """
        Go on behind a mark that was left open in the line taken at `opened`.

        Returns the number of that line, and the cells of the next record, none where there is none.
        """
        number = self._first + opened
        self._give_back(opened + 1)
        while (cells := self._next()) is not None:
            if self._columns in (0, len(cells)) and self._open() is None:
                return number, cells
            self._give_back(1)
        return number, []

    def _give_back(self, kept: int) -> None:
        """Let all lines taken but the first so many be read again, if that was not done too often."""
        lines = self._taken[kept:]
        size = sum(map(len, lines))
        if size <= self._patience:
            self._patience -= size
            self._number -= len(lines)
            self._again.extendleft(reversed(lines))

    def _open(self) -> int | None:
        """Return in which of the lines taken a mark was left open, None if in none."""
        text = "".join(self._taken)
        at, last = 0, text.rfind('"')
        while at <= last:
            if text[at] == '"':
                closing = _closing(text, at)
                if closing < 0 or self._opens(text, at, closing):
                    return self._line_at(at)
                at = closing + 1
            end = self._end.search(text, at)
            if end is None or end[0] != self._delimiter:
                return None
            at = end.end()
        return None

    def _line_at(self, place: int) -> int:
        """Return which of the lines taken holds the character at `place` of them all."""
        ends = accumulate(map(len, self._taken))
        return next(index for index, end in enumerate(ends) if place < end)

    def _opens(self, text: str, at: int, closing: int) -> bool:
        """Return whether the mark that closes the cell at `at` looks as if it opened one of a later line."""
        after = text[closing + 1 : closing + 2]
        begins = after.strip() and after != self._delimiter and self._end.match(text[closing - 1])
        return bool(begins) and re.search(r"[\r\n]", text[at:closing]) is not None


def _closing(text: str, at: int) -> int:
    """Return where the mark stands that closes the cell at `at`, -1 where there is none; two in a row are one of it."""
    closing = text.find('"', at + 1)
    while closing >= 0 and text.startswith('"', closing + 1):
        closing = text.find('"', closing + 2)
    return closing
