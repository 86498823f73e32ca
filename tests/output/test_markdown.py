"""The Markdown face: a reader of Markdown sees the text as it stands, tables have all their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pmguide.output.markdown import paint
from pmguide.output.page import Field, Fields, Heading, Line, Names, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token
    from tests.conftest import Ran

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_rough = st.text(st.sampled_from("核心 aA1#*_-+=.)(>|`~[]!<&;:\\/\n"), min_size=1).filter(str.strip)


def tokens(text: str) -> list[Token]:
    """Return what a reader of Markdown makes of `text`."""
    return _READER.parse(text)


def shown(text: str) -> list[str]:
    """Return the texts that a reader of Markdown sees, one for each paragraph, heading and cell."""
    return ["".join(_words(part.children or [])) for part in tokens(text) if part.type == "inline"]


def _words(children: list[Token]) -> Iterator[str]:
    for child in children:
        assert child.type in ("text", "html_inline", "strong_open", "strong_close", "text_special"), child
        yield "\n" if child.type == "html_inline" else child.content


def test_figures_are_at_the_right() -> None:
    """Columns of numbers are set so that their digits stand below each other."""
    table = Table(("城市", "份數"), (Row("台北", ((Line("20"),),)),), figures=True)

    assert paint((table,), with_sources=False).splitlines() == ["| 城市 | 份數 |", "| --- | --: |", "| 台北 | 20 |"]


def test_every_block_is_what_it_means() -> None:
    """Titles are headings, labels are bold items, several statements are a list within, tables are tables."""
    page = (
        Heading("沉沒成本", "sunk cost"),
        Line("收不回的成本。", "定義", ("A1.3",)),
        Heading("面試", level=2),
        Fields((Field("別混淆", (Line("固定成本"), Line("機會成本"))), Field("例子", (Line("打賞"),)))),
        Names((Field("留存率", (Line("retention"),)),)),
        Table(("面向", "產品"), (Row("目標", ((Line("做出來"), Line("做對")),)),)),
    )

    assert paint(page, with_sources=True).splitlines() == [
        "# 沉沒成本（sunk cost）",
        "",
        "收不回的成本。〔定義〕〔A1.3〕",
        "",
        "## 面試",
        "",
        "- **別混淆**",
        "  - 固定成本",
        "  - 機會成本",
        "- **例子**：打賞",
        "",
        "- 留存率：retention",
        "",
        "| 面向 | 產品 |",
        "| --- | --- |",
        "| 目標 | 做出來<br>做對 |",
    ]


@given(_rough)
@example("# 一")
@example("1. 一")
@example("- 一")
@example("+ 一")
@example("---")
@example("===")
@example("&copy; &#65;")
@example("<b>一</b>")
@example("a|b\\|c")
@example("~~一~~ *二* _三_ `四` [五](六)")
def test_text_is_seen_as_it_stands(text: str) -> None:
    """Whatever marks a text holds, a reader of Markdown sees them and not what they would mean."""
    flat = " ".join(filter(None, map(str.strip, text.splitlines())))
    page = (Line(text), Fields((Field("標籤", (Line(text),)),)), Table(("甲", "乙"), (Row("名", ((Line(text),),)),)))

    line, field, *_, cell = shown(paint(page, with_sources=False))

    assert (line, field.strip(), cell) == (flat, f"標籤：{flat}", flat)


@pytest.mark.parametrize(
    "arguments", [("compare",), ("compare", "--product", "tool", "--sources"), ("compare", "PM", "PMM")]
)
def test_tables_have_all_their_cells(run: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    """Every row of a real table has as many cells as the table has headings, and no text fell out of it."""
    text = run(*arguments, "--format", "markdown").out
    parts = [token.type for token in tokens(text)]
    rows = [line for line in text.splitlines() if line.startswith("|")]

    assert parts.count("table_open") == 1
    assert parts.count("tr_open") == len(rows) - 1
    assert parts.count("th_open") + parts.count("td_open") == 4 * (len(rows) - 1)


@pytest.mark.parametrize("arguments", [(), ("glossary", "沉沒成本"), ("who",), ("role", "產品運營"), ("answer", "1")])
def test_pages_are_markdown(run: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    """A page begins with its title, and what is seen of it is what the plain face says."""
    text = run(*arguments, "--format", "markdown").out
    plain = "".join(run(*arguments, "--format", "plain").out.split())

    first = tokens(text)[0]

    assert (first.type, first.tag) == ("heading_open", "h1")
    assert [part for part in shown(text)[1:] if "".join(part.split("：")[-1].split()) not in plain] == []
