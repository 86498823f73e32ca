"""Pages of many entries: evenly laid out, and not buried under the works they cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

LOCALES = ("zh-Hant", "zh-TW", "zh-Hans")


@pytest.fixture
def beside(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[bool]]:
    """Return a function that says of each row of a list that begins with a pattern whether a text stands beside it."""

    def found(columns: int, command: str, locale: str, pattern: str) -> list[bool]:
        monkeypatch.setenv("COLUMNS", str(columns))
        rows = run(command, "--format", "terminal", "--locale", locale).out.splitlines()
        return ["  " in row for row in rows if re.match(pattern, row)]

    return found


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("columns", [40, 44, 46, 60, 80, 100, 120])
def test_answers_are_listed_evenly(beside: Callable[..., list[bool]], columns: int, locale: str) -> None:
    """What kind of answer it is stands beside the title of each, or beneath that of each."""
    assert len(set(beside(columns, "answer", locale, r"A\d+ "))) == 1


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("columns", [40, 80, 100, 120])
def test_long_titles_are_listed_evenly(beside: Callable[..., list[bool]], columns: int, locale: str) -> None:
    """On the usual widths one long title does not stand apart from the others: the Program Manager, question Q4."""
    jobs = beside(columns, "role", locale, "專案經理|项目经理|計畫經理|计划经理|用戶增長|使用者增長|用户增长")

    assert len(set(beside(columns, "answer", locale, r"Q\d "))) == 1
    assert len(jobs) > 1
    assert len(set(jobs)) == 1
