"""The bytes of a file are read as what they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pmguide.errors import BadContent
from pmguide.posting.decoding import decode

from .samples import OPERATIONS, PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.mark.parametrize(
    "text",
    ["BMW 台灣誠徵產品經理，負責車主平台的產品規劃。", "RIFF 公司誠徵產品經理，負責規劃。", "GIF8 團隊誠徵產品經理。"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_that_begins_like_a_picture(text: str, encoding: str) -> None:
    """A name that a kind of picture begins with as well makes no picture."""
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    "raw",
    [
        b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00",
        b"RIFF\x24\x10\x00\x00WEBPVP8 ",
        b"RIFF\x24\x10\x00\x00AVI LIST",
        b"RIFF\x24\x10\x00\x00WAVEfmt ",
        b"GIF89a\x01\x00",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_picture(raw: bytes) -> None:
    """A picture is refused as one."""
    with pytest.raises(BadContent, match="是圖片"):
        decode(raw + bytes(99), "x")


def test_batch_whose_first_column_begins_like_a_picture(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A table may begin with any column."""
    source = tmp_path / "in.csv"
    source.write_text("BMtext,text\n1,负责产品需求分析与功能设计，输出PRD\n", encoding="utf-8")

    assert run("jd", "--batch", str(source), "--out", str(tmp_path / "out.csv")).code == 0


MANY_ZEROS = "一开始需要统一开发需求，开会统一需求，需求一一开列，负责产品的需求分析与功能设计"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [PRODUCT, OPERATIONS, MANY_ZEROS, "負責產品需求分析與功能設計，推動上線", "id,text\n1,Own the roadmap\n"]
)
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    """Either byte order is known by the text it makes, whatever else has zeros, and where nothing has."""
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    "text", ["負責產品\x00需求分析與功能設計，推動上線", '{"text": "plain\x00 and simple"}', PRODUCT * 9]
)
def test_zeros_make_no_utf_16(text: str) -> None:
    """UTF-8 stays that, with what a program left in it."""
    assert decode(text.encode(), "x") == text


def test_utf_16_in_either_order(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Where both byte orders make a text nobody guesses."""
    path = tmp_path / "jd.txt"
    path.write_bytes("的一N的一N的一N".encode("utf-16-le") + "的一N的一N的一N".encode("utf-16-be"))
    ran = run("jd", str(path))

    assert (ran.code, ran.out) == (3, "")
    assert "位元組的順序" in ran.err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [OPERATIONS, MANY_ZEROS])
def test_batch_in_utf_16_without_a_mark(run: Callable[..., Ran], tmp_path: Path, encoding: str, text: str) -> None:
    """A table too, its columns by their own names."""
    source, out = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_bytes(f'编号,text\n甲,"{text}"\n乙,"{text}"\n'.encode(encoding))
    code = run("jd", "--batch", str(source), "--out", str(out), "--id-column", "编号").code

    assert code == 0
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["甲", "乙"]
