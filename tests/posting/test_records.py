"""The records of a CSV file that `pmguide jd --batch` reads, and where they go on behind an open quotation mark."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.posting.records import Records

from .samples import OPERATIONS, PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Batch = Callable[..., tuple[Ran, list[dict[str, Any]]]]

FLAT = PRODUCT.replace("\n", " ")


@pytest.fixture
def batch(run: Callable[..., Ran], tmp_path: Path) -> Batch:
    """Return a function that reads the text of a CSV file as a batch: what was said, and the lines of its result."""

    def ran(text: str, *options: str) -> tuple[Ran, list[dict[str, Any]]]:
        source, out = tmp_path / "in.csv", tmp_path / "out.jsonl"
        source.write_bytes(text.encode())
        done = run("jd", "--batch", str(source), "--out", str(out), "--json", *options)
        return done, [
            json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()
        ] if not done.code else []

    return ran


def problems(done: Ran) -> list[tuple[int, str]]:
    """Return the row and the reason of each row that could not be read."""
    return [(each["row"], each["text"]) for each in json.loads(done.out)["data"]["problems"]]


def test_a_quotation_mark_that_never_closes(batch: Batch) -> None:
    """Its own row cannot be read, and where the mark stands is said; all rows behind it are read."""
    lines = ["text,city", *(f"{FLAT},台北" for _ in range(300))]
    lines[10] = f'"{FLAT},台北'
    done, results = batch("\n".join(lines) + "\n")

    assert problems(done) == [(10, "第 11 行的引號沒有收尾；從第 12 行接著讀")]
    assert [each["id"] for each in results] == [str(number) for number in range(1, 301) if number != 10]


def test_the_next_quotation_mark_is_no_end(batch: Batch) -> None:
    """A mark that would open a later cell does not close one that was left open: the rows between are not swallowed."""
    done, results = batch(f'id,text,city\n1,"{FLAT},台北\n2,{FLAT},台北\n3,"{OPERATIONS}",台北\n4,{FLAT},台北\n')

    assert problems(done) == [(1, "第 2 行的引號沒有收尾；從第 3 行接著讀")]
    assert [(each["id"], each["verdict"]) for each in results] == [
        ("2", "product"),
        ("3", "operations"),
        ("4", "product"),
    ]


def test_a_missing_closing_mark_costs_one_row(batch: Batch) -> None:
    """Where every cell stands in marks and one is not closed, the next row is read."""
    done, results = batch(f'"id","text"\n"a","{FLAT}\n"b","{FLAT}"\n', "--id-column", "id")

    assert problems(done) == [(1, "第 2 行的引號沒有收尾；從第 3 行接著讀")]
    assert [each["id"] for each in results] == ["b"]


def test_the_pieces_of_a_broken_posting_are_no_postings(batch: Batch) -> None:
    """Lines that have not as many cells as the first belong to the posting whose mark was left open."""
    done, results = batch(f'text,city\n{FLAT},台北\n"{OPERATIONS}\n{PRODUCT}\n{FLAT},高雄\n', "--group-by", "city")
    at = 3 + len(OPERATIONS.split("\n")) + len(PRODUCT.split("\n"))

    assert problems(done) == [(2, f"第 3 行的引號沒有收尾；從第 {at} 行接著讀")]
    assert [each["id"] for each in results] == ["1", "3"]


def test_a_file_that_was_torn(batch: Batch) -> None:
    """Half a posting is none, even if it stands on the very last line."""
    done, results = batch(f'id,text\n1,{FLAT}\n2,"{FLAT}')

    assert problems(done) == [(2, "第 3 行的引號沒有收尾；後面沒有能接著讀的")]
    assert len(results) == 1


def test_the_mark_in_a_later_line_of_a_row(batch: Batch) -> None:
    """The line of the mark is named, not that of the row."""
    done, results = batch(f'title,text\n"產品\n經理","{FLAT}\n運營,{FLAT}\n')

    assert problems(done) == [(1, "第 3 行的引號沒有收尾；從第 4 行接著讀")]
    assert [each["title"] for each in results] == ["運營"]


@pytest.mark.parametrize("sloppy", ['"{}" ,台北', '"{}\n負責"雙11"活動",台北', '{}"雙11",台北'])
def test_sloppy_marks_are_read_as_ever(batch: Batch, sloppy: str) -> None:
    """Marks within a cell, or a blank behind one, are no reason to give up a posting."""
    sloppy = sloppy.format(OPERATIONS if sloppy.startswith('"') else FLAT)
    done, results = batch(f"text,city\n{sloppy}\n{FLAT},台北\n")

    assert (len(results), json.loads(done.out)["data"]["failed"]) == (2, 0)


def test_a_long_posting_is_no_open_mark(batch: Batch) -> None:
    """A cell that is closed is what it was: too long."""
    long = "很長\n" * 400_000
    done, results = batch(f'text\n"{long}"\n{FLAT}\n')

    assert problems(done) == [(1, "超過 1,000,000 字，不像一份職缺")]
    assert len(results) == 1


def test_an_open_mark_in_the_first_line(batch: Batch) -> None:
    """Where the names of the columns cannot be read nothing can."""
    done, _ = batch(f'"text,city\n{FLAT},台北\n')

    assert (done.code, done.out) == (3, "")
    assert "第一行的引號沒有收尾" in done.err


def test_a_broken_file_resumes(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Wherever a run was cut off, the rows behind an open mark keep their numbers."""
    source, whole, torn = tmp_path / "in.csv", tmp_path / "whole.csv", tmp_path / "torn.csv"
    source.write_text(f'text\n{FLAT}\n"{FLAT}\n{FLAT}\n"{FLAT}\n{FLAT}\n', encoding="utf-8")
    full = json.loads(run("jd", "--batch", str(source), "--out", str(whole), "--json").out)["data"]
    raw = whole.read_bytes()
    for size in range(0, len(raw) + 1, 29):
        torn.write_bytes(raw[:size])
        again = run("jd", "--batch", str(source), "--out", str(torn), "--resume", "--json")
        assert torn.read_bytes() == raw
        assert {**json.loads(again.out)["data"], "resumed": 0, "out": full["out"]} == full
    assert (full["postings"], full["failed"]) == (3, 2)


def test_a_file_of_nothing_but_open_marks() -> None:
    """Where every line leaves a mark open the time still grows with the length alone."""
    lines = ["a,b\n", *['x","y\n'] * 300_000]

    assert [problem for _, problem in Records(lines)][-1]


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=2, max_size=2)))
def test_what_csv_writes_is_read(rows: list[list[str]]) -> None:
    """Any table at all comes out as it went in."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["a", "b"], *rows])
    text.seek(0)

    assert list(Records(text)) == [(["a", "b"], ""), *((row, "") for row in rows)]


@given(st.text('a",\n\r;\t '))
def test_any_text_is_some_table(text: str) -> None:
    """Nothing that stands in a file stops the reading, and no line is left out without a word."""
    read = list(Records(io.StringIO(text, newline="")))

    assert all(cells or problem for cells, problem in read)
