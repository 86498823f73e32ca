"""Chinese lines: marks stand on the right side of a break, Latin words and numbers stay whole."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.chinese.real_text import texts_of, written_for

from pmguide.chinese.lines import width, wrap
from pmguide.chinese.script import Locale

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide

CLOSING = "、，。；：？！」』）"
OPENING = "「『（"
WIDTHS = (16, 24, 40, 60, 80, 120)
# Words of Latin letters and digits with what holds them together. Written otherwise than in the code on purpose.
_LATIN = re.compile(r"[A-Za-z0-9²]+(?:[-./&+'’_%:@#=,][A-Za-z0-9²]+)*%?")

_words = st.sampled_from(
    ["核", "心", "用戶", "DAU", "DAU/MAU", "80%", "A/B", "2026-12-10", "--json", "1,000", "C#", "PRD"]
)
_marked = st.builds(
    "{}{}{}{}".format, st.sampled_from(["", "「", "（", "『「"]), _words, st.sampled_from(["", "」", "）", "』」"]),
    st.sampled_from(["", "", "、", "，", "。", "！", "：", " "]),
)  # fmt: skip
_prose = st.lists(_marked, max_size=40).map("".join)


def broken_words(text: str, lines: list[str], columns: int) -> list[str]:
    """Return the Latin words of `text`, no longer than a line, that are not whole in `lines`."""
    words = Counter(word for word in _LATIN.findall(text) if len(word) + 4 <= columns)  # with a mark on either side
    whole = Counter(word for line in lines for word in _LATIN.findall(line))
    return sorted(words - whole)


def misplaced(lines: list[str]) -> list[str]:
    """Return the lines that begin with a closing mark or end with an opening one."""
    begin = [line for line in lines[1:] if line[:1] and line[0] in CLOSING]
    return begin + [line for line in lines[:-1] if line[-1:] and line[-1] in OPENING]


def unspaced(text: str) -> str:
    """Return `text` without its spaces."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def texts(guide: Guide) -> frozenset[str]:
    """Return every text of the real guide, as it is printed in each locale."""
    prose = {text for locale in Locale for text in written_for(guide, locale).values()}
    return frozenset(text for text in prose | set(texts_of(guide)) if not text.isascii())


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_whole_content_breaks_well(texts: frozenset[str], columns: int) -> None:
    """At every width: no line too wide, no mark on the wrong side, no word or number in two, nothing lost."""
    faults = []
    for text in texts:
        lines = wrap(text, columns)
        bad = misplaced(lines) + broken_words(text, lines, columns) + [line for line in lines if width(line) > columns]
        if bad or unspaced("".join(lines)) != unspaced(text):
            faults.append((text, bad))

    assert faults == []


def test_width_is_rich_s_width(texts: frozenset[str]) -> None:
    """What we count is what rich counts, or its tables would not line up."""
    assert [text for text in texts if width(text) != cell_len(text)] == []


@given(_prose, st.integers(min_value=16, max_value=120))
@example("「（DAU/MAU）」。", 16)
@example("核心" * 8 + "。", 16)
@example("核心 。用戶", 16)
@example("核心「 用戶", 6)
def test_marks_stand_on_the_right_side(text: str, columns: int) -> None:
    """No line begins with a closing mark or ends with an opening one, whatever the prose."""
    if text[:1] in CLOSING:
        text = "核" + text

    assert misplaced(wrap(text, columns)) == []


@given(_prose, st.integers(min_value=18, max_value=120))
def test_latin_words_stay_whole(text: str, columns: int) -> None:
    """DAU/MAU, 80%, A/B, --json, 1,000 and dates are never cut where a line can hold them."""
    spaced = re.sub(r"(?<=[\w%#])(?=[-A-Za-z0-9])", " ", text)  # glued together they would be one longer word

    assert broken_words(spaced, wrap(spaced, columns), columns - 4) == []


@given(st.text(), st.integers(min_value=-1, max_value=40), st.integers(min_value=0, max_value=40))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, columns: int, indent: int) -> None:
    """Any text at any width: every line fits, all but spaces is there, and there is a line."""
    first, *rest = wrap(text, columns, indent)

    assert width(first) <= max(columns, 4)
    assert all(width(line) <= max(columns - indent, 4) for line in rest)
    assert unspaced("".join([first, *rest])) == unspaced(text)


@given(st.text(st.sampled_from("核心用戶，。「」 AB"), max_size=60), st.integers(min_value=4, max_value=40))
def test_lines_have_no_loose_ends(text: str, columns: int) -> None:
    """No line ends in a space, and none is empty but for an empty text."""
    lines = wrap(text, columns)

    assert [line for line in lines if line != line.rstrip()] == []
    assert lines == [""] if not text.strip() else "" not in lines


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 20, [""]),
        ("把需求做成產品。", 14, ["把需求做成產", "品。"]),
        ("他說「好」。", 8, ["他說", "「好」。"]),
        ("留存率約 80% 上下", 12, ["留存率約 80%", "上下"]),
        ("留存率約 80%。", 12, ["留存率約", "80%。"]),
        ("加 --json 看", 8, ["加", "--json", "看"]),
        ("見 pmguide 指令", 6, ["見", "pmguid", "e 指令"]),
        ("（pmguide）。", 8, ["（pmguid", "e）。"]),
        ("金額1,000元", 8, ["金額", "1,000元"]),
        ("核心　用戶", 20, ["核心 用戶"]),
        ("一\n二", 20, ["一 二"]),
    ],
)
def test_breaks_as_a_printer_would(text: str, columns: int, lines: list[str]) -> None:
    """Marks cling to their words, spaces at a break go, and only what no line can hold is cut."""
    assert wrap(text, columns) == lines


def test_further_lines_may_be_shorter() -> None:
    """An indent takes its columns from every line but the first."""
    assert wrap("一二三四五六七八", 8, indent=4) == ["一二三四", "五六", "七八"]


@pytest.mark.parametrize(
    ("text", "columns"), [("DAU", 3), ("用戶", 4), ("「」，。", 8), ("─│", 2), ("é", 1), ("\u200b", 0), ("𠮷", 2)]
)
def test_width_counts_columns(text: str, columns: int) -> None:
    """Chinese and its marks take two columns, Latin and lines one, combining and formatting characters none."""
    assert width(text) == columns
