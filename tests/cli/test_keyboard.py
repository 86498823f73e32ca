"""What a quiz makes of a window that changes and of a reader who types in earnest: too much, too early, in Chinese."""

from __future__ import annotations

import re
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pyte
import pytest
from tests.cli.terminals import kept, progress_file

from pmguide.chinese.lines import width
from pmguide.practice.store import open_progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.terminals import Terminal

pytestmark = pytest.mark.usefixtures("home")


def widest(said: str) -> int:
    """Return how many columns the longest line takes."""
    return max(width(re.sub("\x1b[^a-z]*[a-z]", "", line)) for line in said.splitlines())


@pytest.mark.parametrize("columns", ["", "80"])
def test_pages_follow_the_window(terminal: Callable[..., Terminal], columns: str) -> None:
    """After the window is made narrower the next page fits it, unless COLUMNS says otherwise."""
    quiz = terminal("--seed", "3", NO_COLOR="1", **({"COLUMNS": columns} if columns else {}))
    quiz.asked()
    quiz.resize(40)
    reasons = quiz.answer()

    assert (widest(reasons) <= 40) == (not columns)


def screen(said: str, columns: int = 80) -> list[str]:
    """Return the lines of a terminal's screen after `said`, without those that are empty."""
    window = pyte.Screen(columns, 200)
    pyte.Stream(window).feed(said)
    return [line for line in (line.rstrip() for line in window.display) if line]


def prompts(said: str, columns: int = 80) -> list[str]:
    """Return what stands behind each prompt for an answer on the screen."""
    return [line.rpartition("結束）：")[2] for line in screen(said, columns) if "結束）：" in line]


def test_what_is_erased_is_gone(terminal: Callable[..., Terminal]) -> None:
    """Erasing full-width text leaves nothing of it on the screen, and nothing in the answer."""
    quiz = terminal("--count", "2")
    quiz.asked()
    quiz.type("測試")
    quiz.until("測試")
    quiz.type("\x7f\x7f")
    quiz.answer("2")

    assert prompts(quiz.said) == ["2"]


def test_arrows_move_in_the_line_and_recall_nothing(terminal: Callable[..., Terminal]) -> None:
    """A line is mended in its middle; no earlier line comes back."""
    quiz = terminal("--count", "2")
    quiz.asked()
    quiz.type("x\n")
    quiz.asked()
    quiz.type("9\x1b[D2\x1b[C\x7f\x1b[A")
    quiz.answer("")

    assert not any("^[" in line for line in screen(quiz.said))


@pytest.mark.parametrize("columns", [40, 80])
def test_the_prompt_comes_back_with_what_was_typed(terminal: Callable[..., Terminal], columns: int) -> None:
    """After Ctrl-Z and `fg` the prompt stands there again, and the line so far is still there."""
    quiz = terminal("--count", "2", columns=columns)
    quiz.asked()
    quiz.type("測")
    quiz.until("測")
    time.sleep(0.2)  # nobody is as quick as to press it before the editor waits again
    quiz.child.send_signal(signal.SIGTSTP)  # nobody would wake what stops in a session of its own: it goes on at once
    quiz.until("測", wait_s=5)
    quiz.type("\x7f")
    quiz.answer("2")

    assert prompts(quiz.said, columns)[-1] == "2"


def test_ctrl_d_answers_nothing(terminal: Callable[..., Terminal], home: Path) -> None:
    """Ctrl-D after something was typed does not send it; on an empty line it ends the quiz."""
    quiz = terminal("--count", "2")
    quiz.asked()
    quiz.type("2\x04\x04\x15\x04")
    quiz.until("還沒有答題")

    assert quiz.end() == 0
    assert kept(home) == 0


def test_a_plain_prompt_where_lines_cannot_be_edited(terminal: Callable[..., Terminal]) -> None:
    """On a terminal that cannot move its cursor a quiz is text and nothing else; its prompt comes back too."""
    quiz = terminal("--count", "2", TERM="dumb")
    quiz.asked()
    quiz.child.send_signal(signal.SIGTSTP)
    quiz.asked()
    quiz.answer("2")
    quiz.go_on()
    quiz.type("\x04")

    assert quiz.end() == 0
    assert "\x1b" not in quiz.said


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_what_is_typed_too_early_answers_nothing(terminal: Callable[..., Terminal], home: Path, term: str) -> None:
    """Of many lines at once the first is the answer; no question is answered before it was shown."""
    quiz = terminal("--count", "3", TERM=term)
    quiz.asked()
    quiz.answer("1\n\n2\n\n3")
    quiz.go_on()
    quiz.type("q\n")

    assert quiz.end() == 0
    assert kept(home) == 1


@pytest.mark.parametrize(
    ("pasted", "note"), [("太像\n2\n", "太像"), ("\x1b[200~太像\n2\x1b[201~\n", "太像 2")], ids=["plain", "bracketed"]
)
def test_a_note_of_two_lines_answers_nothing(
    terminal: Callable[..., Terminal], home: Path, pasted: str, note: str
) -> None:
    """What is pasted where a note is asked for is the note, or is forgotten."""
    quiz = terminal("--count", "2")
    quiz.asked()
    quiz.type("f\n")
    quiz.until("Enter）：")
    quiz.type(pasted)
    quiz.asked()
    quiz.type("q\n")

    assert quiz.end() == 0
    assert kept(home) == 0
    with closing(open_progress(progress_file(home))) as progress:
        assert [flag.note for flag in progress.flags()] == [note]
