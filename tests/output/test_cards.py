"""The questions for Anki and for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from pmguide.model.quiz import Item, Option
from pmguide.output.cards import Progressed, anki, table

ITEM = Item(
    "a-b",
    "scenario",
    "data",
    2,
    "<b> & \t？",
    "…",
    Option("=SUM(A1)", "好"),
    (Option("乙", "不，\n好"), Option("丙", '"不"'), Option("丁", "不")),
    ("A1",),
    "who x",
)


def test_anki_text_has_its_header_lines_and_one_card_a_line() -> None:
    """The header says how to read the file; a card has a stable id, escaped text, tags, and all reasons."""
    head: list[str] = []
    cards: list[str] = []
    for line in anki([ITEM], str).splitlines():
        (head if line.startswith("#") else cards).append(line)

    assert {"#separator:tab", "#html:true", "#notetype:Basic", "#guid column:1", "#tags column:4"} <= set(head)
    assert any(line.startswith("#deck:") for line in head)
    (card,) = cards
    guid, front, back, tags = card.split("\t")
    assert guid == "pmguide-a-b"
    assert front.startswith("&lt;b&gt; &amp;")
    assert all(why in back for why in ("好", "&quot;不&quot;"))
    assert tags.split() == ["pmguide::data", "pmguide::level2", "pmguide::scenario"]


def test_csv_opens_in_a_spreadsheet() -> None:
    """UTF-8 with its mark, quoted line feeds, CRLF; nothing in it is taken for a formula."""
    history = {"a-b": Progressed(3, 2, "2026-12-10", "-看不懂")}
    text = table([ITEM], {"data": "數據"}, history, str)
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))

    assert text.startswith("\ufeff")
    assert text.count("\r\n") == 2
    assert rows[1][0] == "a-b"
    assert rows[1][5] == "「=SUM(A1)」"
    assert rows[1][8:12] == ["3", "2", "2026-12-10", "「-看不懂」"]
    assert len(rows[0]) == len(rows[1])


@pytest.mark.parametrize("text", ["35%", "30", "1,200", "3/5", "1-2", "1e5", "2026-12-10", "12:30", "+1", "@a"])
def test_a_spreadsheet_reckons_with_nothing(text: str) -> None:
    """What looks like a number, a date or a formula stays the words it is."""
    made = table([ITEM._replace(best=Option(text, "好"))], {"data": "數據"}, {}, str)
    rows = list(csv.reader(StringIO(made, newline="")))

    assert rows[1][5] == f"「{text}」"
    assert rows[1][8:12] == ["0", "0", "", ""]
