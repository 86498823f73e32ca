"""Lines typed at a terminal: with an editor, where there is one, that knows how wide characters are."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ..chinese.lines import width
from .show import columns_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

_ROOM = 6  # columns kept free beside a prompt, for an answer
_PART = re.compile("[^；，]+[；，]?")


class _Stopped(Exception):
    """The reader pressed Ctrl-Z."""


class Keyboard:
    """What a reader types at; standard input and output are a terminal."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Load the editor, but for a terminal that cannot move its cursor."""
        self._editor = None if environment.get("TERM") == "dumb" else _editor(lambda: self._typed)
        self._typed = ""
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # any bytes may be typed

    def line(self, prompt: str) -> str:
        """Return the line typed for `prompt`. Raises EOFError where no more lines will come."""
        self._typed = ""
        while True:
            with self._stoppable():
                return self._asked(prompt)

    def forget(self) -> None:
        """Forget what was typed and not yet asked for: lines pasted together, a key pressed twice (not on Windows)."""
        if sys.platform == "win32":
            return
        import termios

        with suppress(termios.error):  # a window that was closed: the next line says so
            termios.tcflush(sys.stdin, termios.TCIFLUSH)

    def _asked(self, prompt: str) -> str:
        """Print `prompt` and return the line typed; what was typed before Ctrl-Z begins it."""
        *above, last = _lines(prompt, columns_now() - _ROOM)
        sys.stdout.write("".join(f"{line}\n" for line in above))
        if self._editor is not None:
            return input(last)
        sys.stdout.write(last)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        """Stop for Ctrl-Z, but only once the editor, broken off, has handed the terminal back as it found it."""
        if sys.platform == "win32":
            yield
            return
        stopped = False
        before = signal.signal(signal.SIGTSTP, self._stop)
        try:
            yield
        except _Stopped:
            stopped = True
        finally:
            signal.signal(signal.SIGTSTP, before)
        if stopped:
            os.kill(os.getpid(), signal.SIGTSTP)  # here it stands still until `fg`

    def _stop(self, _number: int, _frame: object) -> None:
        if self._editor is not None:
            self._typed = self._editor.get_line_buffer()
        raise _Stopped


def _lines(prompt: str, columns: int) -> list[str]:
    """Return `prompt` in lines, none cut within a part: editors lose count where a terminal breaks wide text."""
    lines = [""]
    for part in _PART.findall(prompt):
        if lines[-1] and width(lines[-1] + part) > columns:
            lines.append("")
        lines[-1] += part
    return lines


def _editor(begun: Callable[[], str]) -> ModuleType | None:
    """Return Python's own line editor, None where it has none (Windows); a line starts with what `begun` gives."""
    try:
        import readline  # here, not above: it writes to the terminal at once
    except ImportError:
        return None
    readline.set_auto_history(False)  # the answer to one question is none to the next
    readline.parse_and_bind("set enable-bracketed-paste on")  # what is pasted is one line, however many it has
    readline.set_startup_hook(lambda: readline.insert_text(begun()))
    return readline
