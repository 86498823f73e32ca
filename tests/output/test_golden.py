"""
Whole pages as they should look, kept in tests/golden and read by a person before they were kept.

After a change that is meant: PMGUIDE_REFRESH_GOLDEN=1 pytest tests/output/test_golden.py, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
REFRESH = os.environ.get("PMGUIDE_REFRESH_GOLDEN") == "1"
GOAL_AND_TIME = ("compare", "--dim", "目標", "--dim", "時間分配")
PAGES = (
    ("glossary-40.txt", 40, ("glossary", "沉沒成本", "--format", "terminal")),
    ("glossary-80-hans.txt", 80, ("glossary", "沉沒成本", "--format", "terminal", "--locale", "zh-Hans")),
    ("glossary-plain.txt", 80, ("glossary", "沉沒成本", "--format", "plain")),
    ("answers-80.txt", 80, ("answer", "--format", "terminal")),
    ("who-80.txt", 80, ("who", "推廣", "--format", "terminal", "--sources")),
    ("who-120-tw.txt", 120, ("who", "推廣", "--format", "terminal", "--locale", "zh-TW")),
    ("compare-40.txt", 40, (*GOAL_AND_TIME, "--format", "terminal")),
    ("compare-80.txt", 80, (*GOAL_AND_TIME, "--format", "terminal")),
    ("compare-120.txt", 120, (*GOAL_AND_TIME, "--format", "terminal", "--product", "tool")),
    ("compare.md", 80, (*GOAL_AND_TIME, "--format", "markdown")),
)


@pytest.mark.parametrize(("name", "columns", "arguments"), PAGES, ids=[page[0] for page in PAGES])
def test_pages_look_as_they_should(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, name: str, columns: int, arguments: tuple[str, ...]
) -> None:
    """The page is what it was when somebody last read it."""
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")

    kept = GOLDEN / name
    if REFRESH:
        kept.write_text(ran.out, encoding="utf-8", newline="\n")

    assert ran.out == kept.read_text(encoding="utf-8")


def test_nothing_else_is_kept() -> None:
    """Every file in tests/golden belongs to a page above."""
    assert {file.name for file in GOLDEN.iterdir()} == {page[0] for page in PAGES}
