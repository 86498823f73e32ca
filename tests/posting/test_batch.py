"""`pmguide jd --batch`: the cells that rows bring along, and the result that is written."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pmguide.posting import batch as batch_room
from pmguide.posting.batch import read_rows
from pmguide.posting.rows import Row

from .samples import OPERATIONS, OTHER, PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Batch = Callable[..., tuple[Ran, list[dict[str, Any]]]]


def rows_file(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write rows, each with a posting unless it brings its own, as JSON Lines, or as CSV if `path` says so."""
    rows = [{"text": PRODUCT, **row} for row in rows]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    else:
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def batch(run: Callable[..., Ran], tmp_path: Path) -> Batch:
    """Return a function that reads rows as a batch: what the run said with --json, and the lines of its result."""

    def ran(rows: list[dict[str, Any]], *options: str, kind: str = "jsonl") -> tuple[Ran, list[dict[str, Any]]]:
        out = tmp_path / "out.jsonl"
        done = run("jd", "--batch", str(rows_file(tmp_path / f"in.{kind}", rows)), "--out", str(out), *options)
        return done, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    return ran


def groups(done: Ran) -> dict[str, int]:
    """Return how many postings each group of a summary in JSON has."""
    return {group["name"]: group["postings"] for group in json.loads(done.out)["data"]["groups"]}


def test_many_are_read_as_each_alone() -> None:
    """A chunk long enough to be read on arrays gives the lines that its rows give one by one, a bad row in between."""
    texts = [PRODUCT, OPERATIONS, OTHER, ""] * 25
    rows = [Row(at, str(at), text, problem="" if text else "沒有內文") for at, text in enumerate(texts, 1)]
    alone = [read_rows([row], ".jsonl") for row in rows]
    together = read_rows(rows, ".jsonl")

    assert sum(map(len, texts)) > batch_room._TOGETHER
    assert together.lines == "".join(read.lines for read in alone)
    assert together.results == [result for read in alone for result in read.results]
    assert {result.verdict for result in together.results} == {"product", "operations", "neither", ""}


def test_no_group_is_dropped(batch: Batch) -> None:
    """What has no group is counted as blank; 0 and false are groups like any other."""
    cells = [{"city": cell} for cell in ("台北", "", " ", None, 0, False, "台北 ", 1.5)]
    done, _ = batch([*cells, {}], "--group-by", "city", "--json")

    assert groups(done) == {"（空白）": 4, "台北": 2, "0": 1, "false": 1, "1.5": 1}


def test_no_group_of_a_spreadsheet_is_dropped(batch: Batch) -> None:
    """The same holds for CSV."""
    done, _ = batch([{"city": cell} for cell in ("0", "", "台北")], "--group-by", "city", "--json", kind="csv")

    assert groups(done) == {"0": 1, "（空白）": 1, "台北": 1}


def test_a_column_that_the_first_row_lacks(batch: Batch) -> None:
    """JSON leaves out what is empty: a column is there if any of the first rows has it."""
    done, _ = batch([{}, {"city": "台北"}], "--group-by", "city", "--json")

    assert groups(done) == {"（空白）": 1, "台北": 1}


def test_groups_keep_their_script(batch: Batch) -> None:
    """A group is the reader's own word, whatever the locale."""
    done, _ = batch([{"city": "臺灣"}], "--group-by", "city", "--json", "--locale", "zh-Hans")

    assert groups(done) == {"臺灣": 1}


def test_a_path_keeps_its_script(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A program that reads the JSON opens the file it names."""
    out = tmp_path / "資料庫.jsonl"
    rows_file(tmp_path / "in.jsonl", [{}])
    done = run("jd", "--batch", str(tmp_path / "in.jsonl"), "--out", str(out), "--json", "--locale", "zh-Hans")

    assert json.loads(done.out)["data"]["out"] == str(out)


def test_a_page_shows_the_greatest_groups(batch: Batch) -> None:
    """A column of as many values as there are rows does not drown the page; what is left out is said."""
    done, _ = batch([{"city": number} for number in range(31)], "--group-by", "city")

    assert done.out.count("份數 1，") == 30
    assert "依分組：city" in done.out
    assert done.out.endswith("這是最大的 30 組，一共有 31 組；全部的在 --json 裡。\n")


def test_what_titles_of_products_turn_out_to_be(batch: Batch) -> None:
    """Of the postings that say anything; those of neither side are not passed over."""
    nothing = "本科以上學歷，三年以上經驗，熟悉 Excel，能適應出差。"
    rows = [{"title": "產品經理", "text": text} for text in (PRODUCT, OPERATIONS, OTHER, nothing)]
    done, _ = batch(rows)

    assert "職稱說是產品的：讀得出來的 3 份裡，1 份（33%）其實偏運營，1 份都不是\n" in done.out


def test_ids(batch: Batch) -> None:
    """An id of 0 or false is one; a row whose id is empty or missing has its number."""
    _, lines = batch([*({"key": key} for key in ("a", 0, False, "", " ", None)), {}], "--id-column", "key")

    assert [line["id"] for line in lines] == ["a", "0", "false", "4", "5", "6", "7"]


def test_an_id_that_comes_twice_is_said(batch: Batch) -> None:
    """One sentence with how many and an example; all rows are read."""
    done, lines = batch([{"key": key} for key in ("a", "b", "a", 7, 7, "a")], "--id-column", "key")

    assert (done.code, len(lines)) == (0, 6)
    assert done.err == "有 3 份的編號前面已經用過了，例如「a」；結果照樣寫，只是分不出誰是誰。\n"


def test_ids_that_differ_are_not_remarked_on(batch: Batch) -> None:
    """Nothing is said where nothing comes twice."""
    done, _ = batch([{"key": number} for number in range(3000)], "--id-column", "key")

    assert done.err == ""


def test_a_page_names_the_rows_that_cannot_be_read(batch: Batch) -> None:
    """By number, and by id where they have one."""
    done, _ = batch([{"key": "甲"}, {"key": "臺", "text": ""}], "--id-column", "key", "--locale", "zh-Hans")

    assert done.out.endswith("读不了的\n第 2 份：没有招聘信息〔臺〕\n")


def test_a_page_shows_the_first_that_cannot_be_read(batch: Batch) -> None:
    """How many more there are is said, and where they are listed: in JSON."""
    rows = [{}, *({"text": ""} for _ in range(50))]
    page, _ = batch(rows)
    data = json.loads(batch(rows, "--json")[0].out)["data"]

    assert page.out.count("沒有職缺內容") == 20
    assert page.out.endswith("\n這是前 20 份，一共有 50 份；全部的在 --json 裡。\n")
    assert [problem["row"] for problem in data["problems"]] == list(range(2, 52))


def test_more_that_cannot_be_read_than_anyone_reads(batch: Batch) -> None:
    """Memory does not grow with them: JSON lists so many, counts them all, and the page says so."""
    rows = [{}, *({"text": ""} for _ in range(10_001))]
    page, _ = batch(rows)
    data = json.loads(batch(rows, "--json")[0].out)["data"]

    assert page.out.endswith("一共有 10,001 份；前 10,000 份在 --json 裡。\n")
    assert (data["failed"], len(data["problems"])) == (10_001, 10_000)


OBEYED = ["\x1b[31m", "\x07", "\x08", "\x7f", "\x9b2J", "\u202e", "\u2066", "\u061c", "\u2028", "\u200b"]


@pytest.mark.parametrize("sign", OBEYED)
def test_nothing_that_a_terminal_obeys_is_written(run: Callable[..., Ran], tmp_path: Path, sign: str) -> None:
    """In CSV it is shown as a dot, in JSON Lines it is escaped: nothing is lost there."""
    source = rows_file(tmp_path / "in.jsonl", [{"key": f"甲{sign}乙", "title": f"產品{sign}經理"}])
    for suffix in ("csv", "jsonl"):
        run("jd", "--batch", str(source), "--out", str(tmp_path / f"out.{suffix}"), "--id-column", "key")
    table, lines = ((tmp_path / f"out.{suffix}").read_text(encoding="utf-8-sig") for suffix in ("csv", "jsonl"))
    row = next(csv.DictReader(table.splitlines()))

    assert sign[0] not in table + lines
    assert (json.loads(lines)["id"], json.loads(lines)["title"]) == (f"甲{sign}乙", f"產品{sign}經理")
    assert (row["id"][0], row["id"][-1], row["title"][-2:]) == ("甲", "乙", "經理")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-經理", "@SUM(A1)", "35%", "3/5", "2024", "\t=1+1"])
def test_a_title_is_no_formula(run: Callable[..., Ran], tmp_path: Path, title: str) -> None:
    """What a spreadsheet would calculate stands in quotation marks, as in the quiz's table."""
    out = tmp_path / "out.csv"
    source = rows_file(
        tmp_path / "in.jsonl", [{"key": key, "title": title} for key in ("=1", "-經理", "0012", "-5", "1-2")]
    )
    run("jd", "--batch", str(source), "--out", str(out), "--id-column", "key")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))

    assert {row["title"] for row in rows} == {f"「{title.strip()}」"}
    assert [row["id"] for row in rows] == ["「=1」", "「-經理」", "0012", "-5", "1-2"]


def unwritten(run: Callable[..., Ran], tmp_path: Path, out: Path) -> str:
    """Return what is said where a result cannot be written to `out`."""
    source = rows_file(tmp_path / "in.jsonl", [{}])
    ran = run("jd", "--batch", str(source), "--out", str(out), "--json")

    assert (ran.code, ran.out) == (4, "")
    return ran.err


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_no_folder_for_the_result(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """A folder that is not there is named, with what to do."""
    monkeypatch.chdir(tmp_path)
    said = unwritten(run, tmp_path, Path("nodir") / f"q.{suffix}")

    assert said == "要放結果的資料夾「nodir」不存在。\n請先建立這個資料夾，或換一個路徑。\n"


def test_the_result_is_a_folder(run: Callable[..., Ran], tmp_path: Path) -> None:
    """So is a folder where the file should be."""
    (tmp_path / "q.csv").mkdir()

    assert "寫不出去：那是一個目錄。" in unwritten(run, tmp_path, tmp_path / "q.csv")


def test_the_folder_is_a_file(run: Callable[..., Ran], tmp_path: Path) -> None:
    """And a file where the folder should be."""
    (tmp_path / "file").touch()

    assert "寫不出去：路徑裡有一段不是目錄。" in unwritten(run, tmp_path, tmp_path / "file" / "q.csv")


def test_the_name_of_the_result_is_too_long(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A name that the system does not take is said to be one."""
    assert "寫不出去：名字太長。" in unwritten(run, tmp_path, tmp_path / f"{'q' * 300}.csv")


def test_the_disk_is_full(run: Callable[..., Ran], tmp_path: Path) -> None:
    """What was written stays, and --resume goes on."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no such device here")
    (tmp_path / "q.csv").symlink_to(full)
    said = unwritten(run, tmp_path, tmp_path / "q.csv")

    assert "寫不出去：磁碟滿了。" in said
    assert "--resume" in said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_the_folder_is_shut(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A folder that may not be written to is said to be so."""
    (tmp_path / "shut").mkdir(mode=0o500)

    assert "寫不出去：沒有權限。" in unwritten(run, tmp_path, tmp_path / "shut" / "q.csv")


def test_no_source(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A source that is not there is said to be so, and no result is begun."""
    ran = run("jd", "--batch", str(tmp_path / "none.csv"), "--out", str(tmp_path / "q.csv"))

    assert ran.code == 4
    assert "沒有這個檔案" in ran.err
    assert not (tmp_path / "q.csv").exists()
