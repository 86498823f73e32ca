"""The plain face: a row a statement, `標籤：值`, no boxes, no codes: for grep and for screen readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.output.page import Field, Fields, Heading, Line, Names, Row, Table
from pmguide.output.plain import paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

PAGE = (
    Heading("沉沒成本", "sunk cost"),
    Line("收不回的成本。", "定義", ("A1.3", "A5")),
    Heading("面試", level=2),
    Fields((Field("別混淆", (Line("固定成本", general=True, sources=("mankiw-2020",)), Line("機會成本"))),)),
    Names((Field("留存率", (Line("retention"),)),)),
    Table(
        ("面向", "產品", "運營"), (Row("目標", ((Line("做出來"), Line("做對")), ())), Row("時間", ((Line("80%"),), ())))
    ),
)
_DRAWN = re.compile("[\x1b\u2500-\u257f]")


def test_every_block_has_its_rows() -> None:
    """Labels stand before each of their statements; parts and rows of a table are set off by an empty row."""
    assert paint(PAGE, with_sources=False).splitlines() == [
        "沉沒成本：sunk cost",
        "收不回的成本。〔定義〕",
        "",
        "面試",
        "別混淆：固定成本＊",
        "別混淆：機會成本",
        "留存率：retention",
        "",
        "面向：目標",
        "產品：做出來",
        "產品：做對",
        "",
        "面向：時間",
        "產品：80%",
    ]


def test_sources_stand_behind_their_statement() -> None:
    """With sources every statement names its own, in place of the star."""
    rows = paint(PAGE, with_sources=True).splitlines()

    assert (rows[1], rows[4]) == ("收不回的成本。〔定義〕〔A1.3、A5〕", "別混淆：固定成本〔mankiw-2020〕")


def test_figures_are_one_row() -> None:
    """A row of a table of figures is a statement: all of it is found by its name."""
    table = Table(("城市", "份數", "偏產品"), (Row("台北", ((Line("20"),), (Line("3"),))),), figures=True)

    assert paint((table,), with_sources=False).splitlines() == ["台北：份數 20，偏產品 3"]


@given(st.text())
def test_a_statement_is_one_row(text: str) -> None:
    """Whatever line feeds a content file holds, a statement stays on its row, and loses nothing but spaces."""
    painted = paint((Fields((Field("標籤", (Line(text),)),)),), with_sources=False)

    assert len(painted.splitlines()) == 1
    assert "".join(painted.removeprefix("標籤：").split()) == "".join(text.split())


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("compare",),
        ("compare", "--product", "tool", "--sources"),
        ("glossary", "沉沒成本"),
        ("glossary",),
        ("role", "產品運營"),
        ("role",),
        ("who", "推廣"),
        ("who",),
        ("debate",),
        ("analogy",),
        ("answer", "1"),
        ("answer",),
    ],
)
def test_nothing_is_drawn_in_a_pipe(run: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    """In a pipe every page is plain: no boxes, no rules, no codes, no spaces at the ends, no row of spaces only."""
    ran = run(*arguments)

    assert (ran.code, ran.err, _DRAWN.findall(ran.out)) == (0, "", [])
    assert [row for row in ran.out.splitlines() if row != row.strip()] == []


def test_the_width_does_not_matter(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of the plain face are never broken."""
    wide = run("compare").out
    monkeypatch.setenv("COLUMNS", "16")

    assert run("compare").out == wide
