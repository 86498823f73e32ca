"""`pmguide jd`, through the real main()."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from .samples import OPERATIONS, OTHER, PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
