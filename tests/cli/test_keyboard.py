"""What a quiz makes of a window that changes and of a reader who types in earnest: too much, too early, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.chinese.lines import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.terminals import Terminal

pytestmark = pytest.mark.usefixtures("home")


def widest(said: str) -> int:
    """Return how many columns the longest line takes."""
    return max(map(width, said.splitlines()))


@pytest.mark.parametrize("columns", ["", "80"])
def test_pages_follow_the_window(terminal: Callable[..., Terminal], columns: str) -> None:
    """After the window is made narrower the next page fits it, unless COLUMNS says otherwise."""
    quiz = terminal("--seed", "3", NO_COLOR="1", **({"COLUMNS": columns} if columns else {}))
    quiz.asked()
    quiz.resize(40)
    reasons = quiz.answer()

    assert (widest(reasons) <= 40) == (not columns)
