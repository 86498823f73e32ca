"""`pmguide jd`, through the real main()."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from pmguide.posting.counting import CLAIMS, VERDICTS
from pmguide.posting.results import FIELDS, head

from .samples import OPERATIONS, OTHER, PRODUCT, VAGUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    """Return a file that holds one posting."""
    path = tmp_path / "jd.txt"
    path.write_text(OPERATIONS, encoding="utf-8")
    return path


def test_page(run: Callable[..., Ran], posting: Path) -> None:
    """The page gives the verdict, a bar that reads without colour, the lines, and quotes in their own script."""
    code, out, _ = run("jd", str(posting), "--why")

    assert code == 0
    assert "偏運營" in out
    assert "[####################] 100%" in out
    assert "维护核心用户社群" in out
    assert "因為" in out


def test_quotations_stay_verbatim(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A Traditional posting is quoted in Traditional to a reader of Simplified."""
    path = tmp_path / "jd.txt"
    path.write_text(PRODUCT, encoding="utf-8")
    _, out, _ = run("jd", str(path), "--locale", "zh-Hans")

    assert "需求分析與功能設計" in out
    assert "偏产品" in out


def test_why_says_what_stands_around_a_duty(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A heading that made a duty is quoted as it is, with the rest of the sentence in the reader's script."""
    paths = [tmp_path / f"{at}.txt" for at in range(len(VAGUE))]
    for path, vague in zip(paths, VAGUE, strict=True):
        path.write_text(f"工作內容：\n负责产品需求分析与功能设计，输出PRD\n推动研发上线\n{vague}", encoding="utf-8")
    _, out, _ = run("jd", *map(str, paths), "--why", "--locale", "zh-Hans")

    assert "因为：工作內容〔上面的标题；不看标题不像职责〕" in out


def test_postings_are_set_off_from_each_other(run: Callable[..., Ran], posting: Path) -> None:
    """In a pipe too there is an empty line before the second."""
    _, out, _ = run("jd", str(posting), str(posting))

    assert out.count("\n\n产品经理（社区方向）：偏運營\n職責多半是") == 1


def test_json(run: Callable[..., Ran], posting: Path) -> None:
    """JSON carries offsets into the original text."""
    code, out, _ = run("jd", str(posting), "--json")
    data = json.loads(out)["data"]

    assert code == 0
    assert all(OPERATIONS[part["start"] : part["end"]] == part["text"] for part in data["statements"])


def test_control_characters_never_reach_the_terminal(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Escape sequences in a posting are not printed."""
    path = tmp_path / "jd.txt"
    path.write_text(PRODUCT.replace("後台", "\x1b[31m後台\x07"), encoding="utf-8")
    _, out, _ = run("jd", str(path))

    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize(("name", "code", "words"), [("none.txt", 4, "沒有這個檔案"), (".", 4, "資料夾")])
def test_unreadable(run: Callable[..., Ran], tmp_path: Path, name: str, code: int, words: str) -> None:
    """What is not there, or no file, is said in one sentence."""
    ran = run("jd", str(tmp_path / name), "--json")

    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_reason_is_in_the_readers_script(run: Callable[..., Ran], tmp_path: Path) -> None:
    """What the system has against a file is said in the reader's script; the file's name stays."""
    missing = tmp_path / "無此檔.txt"
    folder = tmp_path / "無此夾"
    read = run("jd", str(missing), "--locale", "zh-Hans")
    batch = run("jd", "--batch", str(folder), "--out", str(tmp_path / "o.csv"), "--locale", "zh-Hans")

    assert "：没有这个文件。" in read.err
    assert "：没有这个文件。" in batch.err


def test_picture(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A picture is refused as one."""
    path = tmp_path / "jd.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    ran = run("jd", str(path))

    assert ran.code == 3
    assert "是圖片" in ran.err


def _batch(tmp_path: Path) -> Path:
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["編號", "職稱", "內容", "城市"])
        for number, text in enumerate([PRODUCT, OPERATIONS, OTHER, ""] * 20):
            writer.writerow([f"r{number}", "產品經理", text, "台北"])
    return path


def test_batch(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A batch writes a line a posting, names bad rows and does not stop for them."""
    out = tmp_path / "out.jsonl"
    options = ("--text-column", "內容", "--title-column", "職稱", "--id-column", "編號", "--group-by", "城市")
    code, said, _ = run("jd", "--batch", str(_batch(tmp_path)), "--out", str(out), *options, "--json")
    summary = json.loads(said)["data"]
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    assert code == 0
    assert (summary["postings"], summary["failed"], summary["titled_product_operations"]) == (60, 20, 20)
    assert summary["problems"][0]["row"] == 4
    assert [line["verdict"] for line in lines[:3]] == ["product", "operations", "neither"]
    assert [line["id"] for line in lines[:3]] == ["r0", "r1", "r2"]


def test_the_fields_of_a_result_are_in_the_readme(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Whoever reads a result finds each of its fields described, those of CSV in their order."""
    out = tmp_path / "out.jsonl"
    run("jd", "--batch", str(_batch(tmp_path)), "--out", str(out), "--text-column", "內容")
    line = json.loads(out.read_text(encoding="utf-8").splitlines()[0])
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("結果檔的欄位")[2].partition("CSV 照這個順序")[0]
    named = [name for row in table.splitlines() if row.startswith("|") for name in row.split("`")[1::2]]
    described = [name for row in table.splitlines() for name in row.split("|")[1:2] for name in name.split("`")[1::2]]

    assert described == [*FIELDS, "statements"]
    assert line.keys() - {"mix"} | line["mix"].keys() == set(described)
    assert set(line["statements"][0]) | set(VERDICTS) | set(CLAIMS) <= set(named)


def test_batch_resumes(run: Callable[..., Ran], tmp_path: Path) -> None:
    """With --resume what is there is not read again, and a torn last line is."""
    source, whole, torn = _batch(tmp_path), tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    arguments = ("--text-column", "內容", "--id-column", "編號", "--json")
    run("jd", "--batch", str(source), "--out", str(whole), *arguments)
    torn.write_bytes(whole.read_bytes()[:9000])
    summary = json.loads(run("jd", "--batch", str(source), "--out", str(torn), "--resume", *arguments).out)["data"]

    assert summary["resumed"] > 0
    assert torn.read_bytes() == whole.read_bytes()


def test_batch_without_the_column(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A column that is not there is named, with those that are, and no result is begun."""
    out = tmp_path / "out.csv"
    ran = run("jd", "--batch", str(_batch(tmp_path)), "--out", str(out), "--text-column", "正文")

    assert ran.code == 3
    assert "正文" in ran.err
    assert "內容" in ran.err
    assert not out.exists()


@pytest.mark.parametrize("options", [(), ("--text-column", "內容"), ("--text-column", "正文", "--id-column", "內容")])
def test_a_column_whose_name_comes_twice(run: Callable[..., Ran], tmp_path: Path, options: tuple[str, ...]) -> None:
    """Which of the two was meant nobody knows: neither is read."""
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"內容,內容,正文\n甲,乙,{' '.join(PRODUCT.split())}\n", encoding="utf-8")
    ran = run("jd", "--batch", str(source), "--out", str(out), *options)

    assert (ran.code, out.exists()) == (3, False)
    assert ran.err.endswith(
        "不只一個欄位叫「內容」，不知道該讀哪個。\n請改掉其中一個的名字，或用選欄位的選項指定別的。\n"
    )


def test_a_name_that_comes_twice_where_nobody_reads_it(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Columns that are not read may be called anything."""
    source = tmp_path / "in.csv"
    source.write_text(f"備註,備註,內容\n甲,乙,{' '.join(PRODUCT.split())}\n", encoding="utf-8")

    assert run("jd", "--batch", str(source), "--out", str(tmp_path / "out.csv")).code == 0


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        (b"", 3, "內容太短"),
        (b"\xef\xbb\xbf", 3, "內容太短"),
        (b"\xff\xfe", 3, "內容太短"),
        (b"\x00" * 500, 3, "不是看得懂的文字檔案"),
        ("プロダクトマネージャーとして要件定義、開発チームとの調整".encode("shift-jis"), 3, "不是看得懂的文字檔案"),
        ("プロダクトマネージャーとして要件定義、開発チームとの調整".encode(), 3, "日文"),
        (b"Define the product roadmap with engineering and design; write PRDs.", 3, "幾乎沒有中文"),
        ("夜風吹過河岸\n我在橋上等你\n月亮照著我的影子\n啦啦啦啦啦\n".encode(), 3, "沒有讀到職責"),
        (b"{\\rtf1\\ansi hello}", 3, "舊式文件"),
    ],
)
def test_bad_input(run: Callable[..., Ran], tmp_path: Path, raw: bytes, code: int, words: str) -> None:
    """What is no posting gets one sentence that says why, never a verdict."""
    path = tmp_path / "jd.txt"
    path.write_bytes(raw)
    ran = run("jd", str(path))

    assert ran.code == code
    assert words in ran.out + ran.err
    assert "不算職責" not in ran.out


def test_no_name(run: Callable[..., Ran]) -> None:
    """An empty name is said to be one."""
    ran = run("jd", "")

    assert (ran.code, ran.out) == (2, "")
    assert "檔名是空的" in ran.err


def test_batch_of_nothing(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Where no row could be read the counts say so, and the code as well."""
    source = tmp_path / "in.csv"
    source.write_text('text\n" "\n""\n', encoding="utf-8")
    ran = run("jd", "--batch", str(source), "--out", str(tmp_path / "o.csv"), "--json")
    data = json.loads(ran.out)["data"]

    assert (ran.code, data["postings"], data["failed"]) == (3, 0, 2)


def test_endless_device(run: Callable[..., Ran]) -> None:
    """A device without an end is too large, not read for ever."""
    zero = Path("/dev/zero")
    if not zero.exists():
        pytest.skip("no such device here")
    ran = run("jd", str(zero))

    assert ran.code == 4
    assert "超過" in ran.err


def test_options_of_a_batch_need_one(run: Callable[..., Ran], posting: Path) -> None:
    """An option that would do nothing is refused."""
    ran = run("jd", str(posting), "--resume")

    assert ran.code == 2
    assert "--batch" in ran.err


def test_batch_refuses_to_overwrite_its_source(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A result that is the source leaves the source as it is."""
    source = _batch(tmp_path)
    before = source.read_bytes()
    ran = run("jd", "--batch", str(source), "--out", str(source), "--text-column", "內容")

    assert ran.code == 2
    assert source.read_bytes() == before


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_resumed_batch_is_the_same(run: Callable[..., Ran], tmp_path: Path, suffix: str) -> None:
    """Wherever a run was cut off, ids coming twice, going on gives the file and the counts of one whole run."""
    source, whole, torn = tmp_path / "in.csv", tmp_path / f"whole.{suffix}", tmp_path / f"torn.{suffix}"
    with source.open("w", encoding="utf-8", newline="") as file:
        rows = [["same", "=產品\n經理", text, "台北"] for text in (PRODUCT, "", OPERATIONS, OTHER, PRODUCT)]
        csv.writer(file).writerows([["id", "title", "text", "city"], *rows])
    arguments = ("--id-column", "id", "--group-by", "city", "--json")
    full = json.loads(run("jd", "--batch", str(source), "--out", str(whole), *arguments).out)["data"]
    raw = whole.read_bytes()
    for size in range(0, len(raw) + 1, 97):
        torn.write_bytes(raw[:size])
        again = json.loads(run("jd", "--batch", str(source), "--out", str(torn), "--resume", *arguments).out)["data"]
        assert torn.read_bytes() == raw
        assert {**again, "resumed": 0, "out": full["out"]} == full


def test_resume_refuses_another_result(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A file that is no result of this source is left as it is."""
    source, out = _batch(tmp_path), tmp_path / "out.jsonl"
    for text in ("my diary\nhalf a line", '{"id": "elsewhere", "claims": "", "verdict": "mixed"}\n'):
        out.write_text(text, encoding="utf-8")
        ran = run("jd", "--batch", str(source), "--out", str(out), "--text-column", "內容", "--resume")

        assert ran.code == 3
        assert out.read_text(encoding="utf-8") == text


def done_line(**other: object) -> str:
    """Return a line of a result, some of its values other ones."""
    return json.dumps({"id": "1", "title": "", "claims": "product", "verdict": "mixed", **other}) + "\n"


TABLE = "id,title,claims,verdict\n"


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        ("jsonl", done_line(id=1)),
        ("jsonl", done_line(id=None)),
        ("jsonl", done_line(claims=[])),
        ("jsonl", done_line(claims="zzz")),
        ("jsonl", done_line(verdict=5)),
        ("jsonl", done_line(verdict="zzz")),
        ("jsonl", '{"id": ' + "[" * 100_000 + "\n"),
        ("csv", TABLE + "1,,product,zzz\n"),
        ("csv", TABLE + "1\n"),
    ],
)
def test_resume_refuses_values_of_another_kind(run: Callable[..., Ran], tmp_path: Path, suffix: str, text: str) -> None:
    """What only looks like a result is none, and stays as it is; nothing is counted wrong."""
    source, out = _batch(tmp_path), tmp_path / f"out.{suffix}"
    if suffix == "csv":
        text = text.replace(TABLE, head(".csv"))
    out.write_text(text, encoding="utf-8", newline="")
    ran = run("jd", "--batch", str(source), "--out", str(out), "--text-column", "內容", "--resume", "--json")

    assert (ran.code, ran.out) == (3, "")
    assert "不是先前的結果，接不下去" in ran.err
    assert out.read_bytes() == text.encode()


def test_resume_of_a_source_that_has_fewer_rows_now(run: Callable[..., Ran], tmp_path: Path) -> None:
    """It is said in the reader's script, and the result stays."""
    source, out = _batch(tmp_path), tmp_path / "out.jsonl"
    arguments = ("jd", "--batch", str(source), "--out", str(out), "--text-column", "內容")
    run(*arguments)
    whole = out.read_bytes()
    source.write_bytes(source.read_bytes().partition(b"r76")[0])
    ran = run(*arguments, "--resume", "--locale", "zh-Hans")

    assert (ran.code, out.read_bytes()) == (3, whole)
    assert "该是「（没有了）」" in ran.err


def test_bad_rows_do_not_stop_the_rest(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Rows in a wrong encoding, that are no objects, without text or far too long are reported by number."""
    source = tmp_path / "in.jsonl"
    lines = [{"text": PRODUCT}, [1], {"text": 5}, {"text": "很長" * 600_000}, {"text": OPERATIONS}]
    raw = [json.dumps(line, ensure_ascii=False).encode() for line in lines]
    source.write_bytes(b"\n".join([*raw[:1], b'{"text": "\xa4\xff"}', b"no JSON", *raw[1:]]))
    code, out, _ = run("jd", "--batch", str(source), "--out", str(tmp_path / "out.csv"), "--json")
    data = json.loads(out)["data"]

    assert (code, data["postings"], data["failed"]) == (0, 2, 5)
    assert [problem["row"] for problem in data["problems"]] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_batch_of_any_spreadsheet(run: Callable[..., Ran], tmp_path: Path, encoding: str, mark: str) -> None:
    """Rows are read in every encoding and with every delimiter that spreadsheets write."""
    source = tmp_path / "in.csv"
    text = OPERATIONS.replace("\n", " ") if encoding != "big5" else PRODUCT.replace("\n", " ")
    source.write_bytes(f'id{mark}text\n1{mark}"{text}"\n'.encode(encoding))
    out = tmp_path / "out.jsonl"
    code = run("jd", "--batch", str(source), "--out", str(out)).code

    assert code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["verdict"] == ("product" if encoding == "big5" else "operations")


def test_no_bar_in_a_pipe(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Where stderr is no terminal nothing is written there."""
    source = _batch(tmp_path)

    assert not run("jd", "--batch", str(source), "--out", str(tmp_path / "o.csv"), "--text-column", "內容").err


def test_a_batch_finds_the_titles_that_stand_in_the_texts(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Where no column holds titles, the first line may: the summary compares it with the duties."""
    folder, out = tmp_path / "postings", tmp_path / "out.jsonl"
    folder.mkdir()
    text = "產品運營專員\n工作內容：\n1. 分析產品需求，撰寫 PRD\n2. 設計產品功能與原型，推動研發上線\n"
    (folder / "a.txt").write_text(text, "utf-8")

    assert run("jd", "--batch", str(folder), "--out", str(out)).code == 0
    found = json.loads(out.read_text("utf-8"))
    assert (found["title"], found["claims"], found["verdict"]) == ("產品運營專員", "operations", "product")


@pytest.mark.parametrize("title", ["", "  ", "\u3000"])
def test_an_empty_title_is_none(run: Callable[..., Ran], posting: Path, tmp_path: Path, title: str) -> None:
    """An empty --title is as none at all: the title in the text is found, and no heading is empty."""
    assert run("jd", str(posting), "--title", title) == run("jd", str(posting))
    untitled = tmp_path / "無題.txt"
    untitled.write_text(PRODUCT.partition("\n")[2], encoding="utf-8")
    assert run("jd", str(untitled), "--title", title) == run("jd", str(untitled))
    assert run("jd", str(posting), str(untitled), "--title", title).code == 0
