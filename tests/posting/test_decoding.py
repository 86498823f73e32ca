"""The bytes of a file are read as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.errors import BadContent
from pmguide.posting.decoding import decode

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
