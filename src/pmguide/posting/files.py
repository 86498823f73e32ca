"""Open what a posting may be kept in: a text file, a saved page, DOCX or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import BadContent, BadFile, GuideError, reason
from .decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 50_000_000  # bytes; thirty novels. What is larger is no posting
_EXTRA = "pip install 'pmguide[documents]'"


def text_of(path: Path) -> str:
    """
    Return the text of the file at `path`.

    Raises:
        BadFile: it cannot be read, or is a directory, or too large.
        BadContent: it holds no text, or a kind of document whose reader is not installed.

    """
    try:
        if path.is_dir():
            raise BadFile(
                "「{path}」是資料夾。", "整個資料夾請用 pmguide jd --batch {path} --out 結果.csv。", path=str(path)
            )
        if path.stat().st_size > LARGEST:
            raise too_large(str(path))
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)  # a device has no size, and no end
    except OSError as why:
        raise BadFile("讀不到檔案「{path}」：{why}。", "請檢查路徑和權限。", path=str(path), why=reason(why)) from why
    except ValueError as why:  # a path with a zero byte in it
        raise BadFile("讀不到檔案「{path}」。", "請檢查路徑。", path=str(path)) from why
    return text_in(raw, str(path))


def text_in(raw: bytes, name: str) -> str:
    """Return the text that the bytes of a file called `name` hold. Raises BadContent."""
    if len(raw) > LARGEST:
        raise too_large(name)
    if raw.startswith(b"%PDF"):
        return _document(raw, name, "PDF")
    if raw.startswith(b"PK\x03\x04") and b"word/" in raw:
        return _document(raw, name, "DOCX")
    return decode(raw, name)


def too_large(name: str) -> GuideError:
    """Return the error for a file that is no posting for its size."""
    return BadFile(
        "「{name}」超過 {most} MB，不像一份職缺。",
        "很多份職缺請用 --batch。",
        name=name,
        most=str(LARGEST // 1_000_000),
    )


def _document(raw: bytes, name: str, kind: str) -> str:
    from .documents import docx_text, pdf_text

    try:
        text = docx_text(raw, LARGEST) if kind == "DOCX" else pdf_text(raw)
    except ImportError as why:
        raise BadContent(
            "要讀 {kind} 檔案「{name}」還缺套件 pmguide[documents]。",
            "請執行：{command}",
            kind=kind,
            name=name,
            command=_EXTRA,
        ) from why
    except OverflowError as why:
        raise too_large(name) from why
    except Exception as why:
        raise BadContent(
            "「{name}」這個 {kind} 檔案打不開，可能壞了或有密碼。",
            "請另存成新的檔案，或把文字複製出來。",
            kind=kind,
            name=name,
        ) from why
    if not text.strip():
        said = "「{name}」裡沒有文字，可能是掃描的圖。" if kind == "PDF" else "「{name}」裡沒有文字。"
        raise BadContent(said, "請把職缺的文字複製出來存成文字檔案。", name=name)
    return text
