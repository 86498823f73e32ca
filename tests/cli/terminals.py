"""A terminal for the quiz, and what it leaves behind."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

from pmguide.practice.store import open_progress

if TYPE_CHECKING:
    from pathlib import Path


def progress_file(home: Path) -> Path:
    """Return where progress is kept."""
    return home / "data" / "progress.db"


def _as_at_a_terminal() -> None:
    """Heed the signals of a terminal, even where the tests were started in the background or with nohup."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """A quiz on a terminal of its own, typed at and listened to."""

    def __init__(self, *arguments: str, columns: int = 80, **environment: str) -> None:
        self.master, slave = pty.openpty()
        self.resize(columns)
        self.said = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a character may come in two pieces
        command = [sys.executable, "-m", "pmguide", "quiz", *arguments]
        surroundings = {**os.environ, "TERM": "xterm", **environment}
        if "COLUMNS" not in environment:
            del surroundings["COLUMNS"]  # as in a window: what it overrides is the window's own width
        self.child = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=surroundings,
            start_new_session=True,
            preexec_fn=_as_at_a_terminal,  # noqa: PLW1509 - no threads here
        )
        os.close(slave)

    def resize(self, columns: int) -> None:
        """Make the window so wide."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def until(self, words: str, wait_s: float = 20) -> str:
        """Listen until `words` are said, and return all that was said since the last time."""
        heard, end = "", time.monotonic() + wait_s
        while words not in heard:
            ready, _, _ = select.select([self.master], [], [], max(end - time.monotonic(), 0))
            if not ready:
                raise AssertionError(f"{words!r} was not said; heard {heard!r}")
            heard += self._read()
        self.said += heard
        return heard

    def _read(self) -> str:
        try:
            return self._decoder.decode(os.read(self.master, 65536))
        except OSError:  # Linux's way of saying that the other end is closed
            raise AssertionError(f"the program ended; it said {self.said!r}") from None

    def type(self, text: str | bytes) -> None:
        """Type at the program."""
        os.write(self.master, text.encode() if isinstance(text, str) else text)

    def asked(self) -> str:
        """Listen until a question waits for its answer, and return what was said."""
        return self.until("結束）：")

    def answer(self, key: str = "1") -> str:
        """Answer the question that waits, and return the reasons given."""
        self.type(f"{key}\n")
        return self.until("結束：")

    def go_on(self) -> str:
        """Leave the reasons, listen until the next question waits, and return what was said."""
        self.type("\n")
        return self.asked()

    def end(self) -> int:
        """Wait for the program and return its exit code."""
        code = self.child.wait(20)
        os.close(self.master)
        return code


def kept(home: Path) -> int:
    """Return how many answers are kept."""
    progress = open_progress(progress_file(home))
    number = len(progress.everything().reviews)
    progress.close()
    return number
