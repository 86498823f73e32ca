"""Pages of many entries: evenly laid out, and not buried under the works they cite."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from pmguide.model.statements import Wording, Work
from pmguide.output.page import Field, Fields, Line
from pmguide.output.pages.parts import foot

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


@pytest.mark.parametrize("face", ["terminal", "plain", "markdown"])
@pytest.mark.parametrize("command", ["glossary", "who", "role", "answer"])
def test_a_list_counts_the_works_it_cites(run: Callable[..., Ran], command: str, face: str) -> None:
    """What a list is of fills its page: how many works stand behind it is said, which ones only if asked for."""
    works = json.loads(run(command, "--json").out)["data"]["references"]
    page = run(command, "--format", face).out
    with_sources = run(command, "--format", face, "--sources").out

    assert len(works) > 10
    assert f"{len(works)} 份" in page
    assert "加 --sources 看" in page
    assert not [work["id"] for work in works if f"《{work['title'][:6]}" in page]
    assert [work["id"] for work in works if work["id"] not in with_sources] == []


@pytest.mark.parametrize("command", ["glossary", "who", "role", "debate", "analogy", "answer"])
def test_a_list_ends_with_how_to_open_an_entry(run: Callable[..., Ran], command: str) -> None:
    """The last screen of 24 lines shows entries and how to open one."""
    rows = run(command, "--format", "terminal").out.splitlines()

    assert [row for row in rows[-8:] if row.startswith(f"看一項  pmguide {command} ")]


def works(number: int) -> tuple[Work, ...]:
    """Return so many works."""
    return tuple(Work(f"w{at}", Wording("某人"), Wording(f"書 {at}"), 2020) for at in range(number))


def test_few_works_are_named() -> None:
    """Up to ten works stand under a page by name, each on a line; more are counted unless sources are asked for."""
    page = (Line("句。", sources=("w1",), general=True),)
    ten, eleven = (foot(page, works(number), with_sources=False)[-1] for number in (10, 11))
    asked = foot(page, works(11), with_sources=True)[-1]

    assert isinstance(ten, Fields)
    assert isinstance(asked, Fields)
    assert [len(ten.rows[0].lines), len(asked.rows[0].lines)] == [10, 11]
    assert eleven == Fields((Field("＊公開常識", (Line("出自 11 份文獻（加 --sources 看）"),)),))


def test_the_star_is_explained_where_it_stands() -> None:
    """Works behind a page without ＊ are literature, not what ＊ means."""
    page = (Line("句。", sources=("A1.1", "w1")),)

    assert foot(page, works(11), with_sources=False)[-1] == Fields(
        (
            Field("來源", (Line("回答 A1（加 --sources 看每一句的出處）"),)),
            Field("文獻", (Line("11 份（加 --sources 看）"),)),
        )
    )
