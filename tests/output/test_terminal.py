"""The terminal face, seen through a terminal: nothing wraps, columns line up, colours can be read."""

from __future__ import annotations

import io
import os
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pyte
import pytest

from pmguide.output.page import Field, Fields, Heading, Line, Names, Row, Table
from pmguide.output.show import Asked, Face, how_to_show
from pmguide.output.terminal import paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

PAGES = (
    ("compare",),
    ("glossary", "沉沒成本"),
    ("role", "產品運營"),
    ("who",),
    ("debate",),
    (),
    ("answer", "1"),
)
WIDTHS = (16, 24, 40, 60, 71, 72, 80, 100, 120, 300)
# Every width in the store's own script; elsewhere those where something changes.
SEEN = [("zh-Hant", columns) for columns in WIDTHS]
SEEN += [(locale, columns) for locale in ("zh-TW", "zh-Hans") for columns in (16, 40, 72, 80, 120)]
BARS = frozenset("│┌┬┐├┼┤└┴┘")
CLOSING = "、，。；：？！」』）"
OPENING = "「『（"
_CODES = re.compile("\x1b\\[([0-9;]*)m")


@pytest.fixture
def painted(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that paints a page in colour: `painted(40, "zh-TW", "glossary", "留存率")`."""

    def paint_it(columns: int, locale: str, *arguments: str) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("FORCE_COLOR", "1")
        ran = run(*arguments, "--locale", locale)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    return paint_it


def rows_of(text: str) -> list[str]:
    """Return the rows of `text` without escape codes and spaces at their ends."""
    return [row.rstrip() for row in _CODES.sub("", text).splitlines()]


def screen_of(text: str, columns: int) -> pyte.Screen:
    """Return a terminal as wide as `columns`, and long enough, that has been shown `text`."""
    screen = pyte.Screen(columns, text.count("\n") + 40)
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    return screen


def bars_of(screen: pyte.Screen, row: int) -> tuple[int, ...]:
    """Return the columns in which the bars of a row stand."""
    return tuple(at for at in range(screen.columns) if screen.buffer[row][at].data in BARS)


def cells_of(rows: list[str]) -> list[list[str]]:
    """Return the lines of each cell of the tables in `rows`, and of what stands outside of tables, one list each."""
    cells: list[list[str]] = [[]]
    inside: list[list[str]] = []
    for row in rows:
        if row[:1] == "│":
            parts = [part.strip() for part in row.strip("│").split("│")]
            inside = inside or [[] for _ in parts]
            for cell, part in zip(inside, parts, strict=True):
                cell.append(part)
        else:
            cells += inside
            inside = []
            cells[0].append(row.strip())
    return [[line for line in cell if line] for cell in cells]


def misplaced(lines: list[str]) -> list[str]:
    """Return the lines that begin with a closing mark or end with an opening one."""
    return [line for line in lines if line[0] in CLOSING or line[-1] in OPENING]


@pytest.mark.parametrize(("locale", "columns"), SEEN)
def test_pages_stand_well_on_a_terminal(painted: Callable[..., str], locale: str, columns: int) -> None:
    """On a terminal of any width no row wraps, a table's bars stand under each other, and marks stand right."""
    for arguments in PAGES:
        text = painted(columns, locale, *arguments)
        rows = rows_of(text)
        screen = screen_of(text, columns)
        bars = [bars_of(screen, at) for at, row in enumerate(rows) if row[:1] and row[0] in BARS]

        assert [row.rstrip() for row in screen.display[: len(rows)]] == rows
        assert len(set(bars)) == (columns >= 72 and arguments == ("compare",))
        assert [line for cell in cells_of(rows) for line in misplaced(cell)] == []


@pytest.mark.parametrize("columns", [16, 43, 44, 71, 72, 100])
def test_nothing_is_cut_off(painted: Callable[..., str], run: Callable[..., Ran], columns: int) -> None:
    """Every statement that the plain face makes stands whole on a terminal, be it in a cell, a card or a list."""
    for arguments in PAGES:
        cells = cells_of(rows_of(painted(columns, "zh-Hant", *arguments)))
        said = "".join("".join(line for cell in cells for line in cell).split())
        statements = (row.partition("：")[2] or row for row in run(*arguments, "--format", "plain").out.splitlines())

        assert [text for text in statements if "".join(text.split()) not in said] == []


@pytest.mark.parametrize(("columns", "boxed"), [(16, False), (71, False), (72, True), (300, True)])
def test_a_table_becomes_cards_where_it_has_no_room(painted: Callable[..., str], columns: int, boxed: bool) -> None:
    """Below 72 columns each row of a table is a card: its name, then a label and a text for each column."""
    text = painted(columns, "zh-Hant", "compare", "--dim", "目標")

    assert (BARS & set(text) != frozenset()) == boxed
    assert boxed or [row for row in rows_of(text) if row in ("目標", "共同")] == ["目標", "共同"][: 1 + (columns < 44)]


def test_beyond_300_columns_and_below_16_nothing_changes(painted: Callable[..., str]) -> None:
    """No line is wider than 300, and none is squeezed into less than 16."""
    narrow, wide = ("compare", "--dim", "目標"), ("who",)

    assert painted(3, "zh-Hant", *narrow) == painted(16, "zh-Hant", *narrow)
    assert painted(2000, "zh-Hant", *wide) == painted(300, "zh-Hant", *wide)


@pytest.mark.parametrize("locale", ["zh-Hant", "zh-TW", "zh-Hans"])
def test_the_first_screen_is_one_screen(painted: Callable[..., str], locale: str) -> None:
    """`pmguide` alone fits 24 lines of 80 columns."""
    assert len(rows_of(painted(80, locale))) <= 24


@pytest.mark.parametrize("arguments", PAGES)
def test_no_color_means_no_codes(
    painted: Callable[..., str], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """With NO_COLOR the same characters stand in the same places, and there is no escape code."""
    coloured = painted(80, "zh-Hant", *arguments)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = painted(80, "zh-Hant", *arguments)

    assert "\x1b" in coloured
    assert "\x1b" not in plain
    assert rows_of(coloured) == plain.splitlines()


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("environment", "tty", "face", "colour"),
    [
        ({}, True, Face.TERMINAL, True),
        ({}, False, Face.PLAIN, False),
        ({"TERM": "xterm-256color"}, True, Face.TERMINAL, True),
        ({"TERM": "dumb"}, True, Face.TERMINAL, False),
        ({"NO_COLOR": "1"}, True, Face.TERMINAL, False),
        ({"NO_COLOR": ""}, True, Face.TERMINAL, True),
        ({"FORCE_COLOR": "1"}, False, Face.TERMINAL, True),
        ({"FORCE_COLOR": "0"}, False, Face.PLAIN, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, Face.TERMINAL, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, Face.TERMINAL, True),
    ],
)
def test_face_and_colour_of_an_environment(environment: dict[str, str], tty: bool, face: Face, colour: bool) -> None:
    """A terminal gets the terminal face, a pipe the plain one; NO_COLOR and TERM=dumb take the colours away."""
    how = how_to_show(environment, Tty() if tty else io.StringIO(), Asked())

    assert (how.face, how.colour) == (face, colour)


def test_a_dumb_terminal_may_be_wide(painted: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """TERM says nothing about the width: rich, left to itself, takes 80 columns for a dumb terminal."""
    expected = rows_of(painted(120, "zh-Hant", "compare"))
    monkeypatch.setenv("TERM", "dumb")

    assert rows_of(painted(120, "zh-Hant", "compare")) == expected


def luminance(colour: int) -> float:
    """Return the relative luminance of one of xterm's 240 fixed colours (WCAG 2.2)."""
    assert 16 <= colour <= 255, "the first sixteen colours are whatever the reader's theme makes of them"
    if colour >= 232:
        parts = [8 + 10 * (colour - 232)] * 3
    else:
        levels = (0, 95, 135, 175, 215, 255)
        parts = [levels[(colour - 16) // step % 6] for step in (36, 6, 1)]
    red, green, blue = ((part / 255 / 12.92) if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Return the contrast ratio of two luminances."""
    dark, light = sorted((one, other))
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_read_on_black_and_on_white(painted: Callable[..., str]) -> None:
    """Nothing but bold and colours with a contrast of at least 4.5 to 1 on either ground."""
    used = {code for arguments in PAGES for code in _CODES.findall(painted(80, "zh-Hant", *arguments))}
    colours = {int(code.removeprefix("38;5;")) for code in used if code.startswith("38;5;")}

    assert {code for code in used if not code.startswith("38;5;")} <= {"", "0", "1"}
    assert min(contrast(luminance(colour), ground) for colour in colours for ground in (0.0, 1.0)) >= 4.5


def test_contrast_is_computed_as_wcag_says() -> None:
    """Black on white is 21 to 1; xterm's 243 (#767676) is the well-known grey of 4.54 on white."""
    assert contrast(0.0, 1.0) == pytest.approx(21)
    assert contrast(luminance(243), 1.0) == pytest.approx(4.54, abs=0.01)


LONG = "一個很長的標籤沒有人會這樣寫但總有一天會有"
ODD = (
    Heading(LONG, "an aside that does not fit beside it on a narrow screen"),
    Fields(
        (Field(LONG, (Line("文字。"),)), Field("短", (Line("一"), Line("DAU/MAU 是什麼？", "意見"))), Field("空", ()))
    ),
    Table(("面向", LONG, "PMM"), (Row(LONG, ((Line(LONG),), ())), Row("", ((Line(""),), (Line("a" * 400),))))),
    Names((Field(LONG, (Line(LONG),)), Field("短", (Line(""),)))),
    Names((Field("短", (Line("x"),)),)),
    Line(""),
)


@pytest.mark.parametrize("columns", [16, 24, 43, 44, 71, 72, 100, 300])
def test_odd_pages_fit_too(columns: int) -> None:
    """Labels longer than the screen, empty cells and unbreakable words: every row still fits, and bars line up."""
    text = paint(ODD, with_sources=False, columns=columns, colour=False)
    rows = rows_of(text)
    screen = screen_of(text, columns)

    assert [row.rstrip() for row in screen.display[: len(rows)]] == rows
    assert len({bars_of(screen, at) for at, row in enumerate(rows) if row[:1] and row[0] in BARS}) == (columns >= 72)


FIGURES = Table(
    ("城市", "份數", "偏產品"),
    (
        Row("台北", ((Line("12,345"),), (Line("9"),))),
        Row("新竹科學園區", ((Line("7"),), (Line("10"),))),
    ),
    figures=True,
)


def test_figures_stand_below_each_other() -> None:
    """Numbers are at the right of columns no wider than they are, a row each."""
    assert rows_of(paint((FIGURES,), with_sources=False, columns=80, colour=False)) == [
        "┌──────────────┬────────┬────────┐",
        "│ 城市         │ 份數   │ 偏產品 │",
        "├──────────────┼────────┼────────┤",
        "│ 台北         │ 12,345 │      9 │",
        "│ 新竹科學園區 │      7 │     10 │",
        "└──────────────┴────────┴────────┘",
    ]


@pytest.mark.parametrize("columns", [16, 24, 43, 44, 71, 72, 300])
def test_figures_fit(columns: int) -> None:
    """However long a name is, every row fits."""
    table = Table(
        ("城市", "份數", "偏產品"),
        (Row(LONG, ((Line("12,345"),), (Line("1"),))), Row("", ((Line("0"),), (Line("0"),)))),
        figures=True,
    )
    text = paint((table,), with_sources=False, columns=columns, colour=False)
    rows = rows_of(text)

    assert [row.rstrip() for row in screen_of(text, columns).display[: len(rows)]] == rows


def test_figures_without_room_are_lines() -> None:
    """Where the columns do not fit each row is a line of its own."""
    assert rows_of(paint((FIGURES,), with_sources=False, columns=30, colour=False)) == [
        "台北",
        "  份數 12,345，偏產品 9",
        "新竹科學園區",
        "  份數 7，偏產品 10",
    ]


def test_blocks_are_set_off_by_one_empty_row() -> None:
    """No two empty rows stand together, and none at the top."""
    rows = rows_of(paint(ODD[:5], with_sources=False, columns=80, colour=False))

    assert rows[0] != ""
    assert ("", "") not in set(pairwise(rows))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no COLUMNS of its own")
def test_columns_sets_the_width(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS is how wide the page becomes, also without a terminal."""
    monkeypatch.setenv("COLUMNS", "30")
    out = run("compare", "--dim", "目標", "--format", "terminal").out

    assert "\x1b" not in out
    assert out == screen_text(out, 30)


def screen_text(text: str, columns: int) -> str:
    """Return what a terminal shows of `text`."""
    rows = screen_of(text, columns).display[: text.count("\n")]
    return "".join(f"{row.rstrip()}\n" for row in rows)
