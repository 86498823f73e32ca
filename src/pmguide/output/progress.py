"""A bar on stderr that shows how far a long piece of work has come; on a terminal only."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

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
        length = min(_LONGEST, max(_SHORTEST, shutil.get_terminal_size().columns - _BESIDE))
        filled = round(share * length)
        bar = "#" * filled + "." * (length - filled)
        sys.stderr.write(_CLEARED + self._write(f"[{bar}] {share:4.0%}  {count:,} 份{left}"))
        sys.stderr.flush()

    def end(self) -> None:
        """Take the bar away."""
        if self._shown:
            sys.stderr.write(_CLEARED)
            sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
