"""A bar on stderr that shows how far a long piece of work has come; on a terminal only."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from ..chinese.lines import width
from .complaint import say_aside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..chinese.script import Localiser

_EVERY_S = 0.1  # seconds between two looks
_LONGEST, _SHORTEST = 24, 4  # characters of the bar
_BESIDE = 38  # columns that percentage, count and time take
_CLEARED = "\r\x1b[K"


class Bar:
    """A bar such as [######......]  50%  12,000 份  還要 0:05."""

    def __init__(self, environment: Mapping[str, str], write: Localiser) -> None:
        self._write = write
        self._shown = sys.stderr.isatty() and environment.get("TERM") != "dumb"
        self._began = self._last = time.monotonic()
        self._first: float | None = None

    def show(self, count: int, share: float) -> None:
        """Show that `count` postings, a `share` (0..1) of all, are done."""
        now = time.monotonic()
        if not self._shown or now - self._last < _EVERY_S:
            return
        self._last = now
        self._first = share if self._first is None else self._first
        gained = share - self._first
        left = f"  還要 {_clock((now - self._began) * (1 - share) / gained)}" if gained > 0 else ""
        say_aside(_CLEARED + self._write(_drawn(share, f"{count:,} 份", left, shutil.get_terminal_size().columns)))

    def end(self) -> None:
        """Take the bar away."""
        if self._shown:
            say_aside(_CLEARED)


def _drawn(share: float, count: str, left: str, columns: int) -> str:
    """Return the bar and what stands beside it, without what a narrow terminal has no room for: it would wrap."""
    length = min(_LONGEST, max(_SHORTEST, columns - _BESIDE))
    filled = round(share * length)
    drawn = f"[{'#' * filled}{'.' * (length - filled)}] {share:4.0%}"
    for part in (f"  {count}", left):
        drawn += part if width(drawn + part) < columns else ""
    return drawn if width(drawn) < columns else f"{share:.0%}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
