"""Postings in DOCX and PDF files, results in Parquet: tested where the extra [documents] is installed."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from pmguide.posting.documents import unwrapped
from pmguide.posting.files import text_in
from pmguide.posting.report import read_posting

from .samples import OPERATIONS, PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


def pdf(text: str) -> bytes:
    """Return a PDF file of one page that shows `text`, 24 characters a line, in a font that every reader knows."""
    shown = [line[at : at + 24] for line in text.splitlines() for at in range(0, len(line), 24)]
    drawn = "\n".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -16 Td" for line in shown)
    stream = f"BT /F1 11 Tf 50 800 Td {drawn} ET"
    font = "/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R]"
    inner = "/Registry (Adobe) /Ordering (GB1) /Supplement 0"
    fonts = "/Resources << /Font << /F1 4 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R {fonts} >>",
        f"<< {font} >>",
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << {inner} >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    made = io.BytesIO(b"")
    made.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(made.tell())
        made.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = made.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    made.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return made.getvalue()


def test_pdf() -> None:
    """A text PDF is read, and lines that only the page broke are put together."""
    pytest.importorskip("pypdf")
    text = text_in(pdf(OPERATIONS), "jd.pdf")

    assert "3. 负责新媒体账号的选题、撰写和发布，完成拉新目标。" in text
    assert read_posting(text, "jd.pdf").verdict == "operations"


def test_scanned_pdf(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A PDF that shows no text says so."""
    pytest.importorskip("pypdf")
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(""))
    ran = run("jd", str(path))

    assert (ran.code, ran.out) == (3, "")
    assert "可能是掃描的圖" in ran.err


@pytest.mark.parametrize("name", ["jd.pdf", "jd.docx"])
def test_broken_document(run: Callable[..., Ran], tmp_path: Path, name: str) -> None:
    """Half a file is refused in one sentence and what to do."""
    pytest.importorskip("pypdf")
    pytest.importorskip("docx")
    whole = pdf(PRODUCT) if name.endswith("pdf") else _docx()
    path = tmp_path / name
    path.write_bytes(whole[: len(whole) // 3])
    ran = run("jd", str(path))

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 2
    assert "打不開" in ran.err


def _docx() -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "崗位職責"
    table.cell(0, 1).text = "\n".join(OPERATIONS.splitlines()[2:5])
    table.cell(1, 0).merge(table.cell(1, 1)).text = "任職要求：本科以上學歷"
    document.add_paragraph("工作地點：台北")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_docx() -> None:
    """Paragraphs and tables are read in order, a merged cell once."""
    text = text_in(_docx(), "jd.docx")
    report = read_posting(text, "jd.docx")

    assert text.startswith("崗位職責\n1. ")
    assert text.endswith("任職要求：本科以上學歷\n工作地點：台北")
    assert (report.verdict, len(report.statements)) == ("operations", 3)


@pytest.mark.parametrize(("missing", "raw"), [("pypdf", b"%PDF-1.4"), ("docx", b"PK\x03\x04 word/document.xml")])
def test_without_the_extra(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, raw: bytes
) -> None:
    """Where a library is not installed the answer names the command that installs it."""
    monkeypatch.setitem(sys.modules, missing, None)
    path = tmp_path / "jd.bin"
    path.write_bytes(raw)
    ran = run("jd", str(path))

    assert (ran.code, ran.out) == (3, "")
    assert "pip install 'pmguide[documents]'" in ran.err


def test_parquet_without_the_extra(run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read where the result could not be written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    ran = run("jd", "--batch", str(tmp_path), "--out", str(tmp_path / "out.parquet"))

    assert ran.code == 2
    assert "pip install 'pmguide[documents]'" in ran.err


def test_parquet(run: Callable[..., Ran], tmp_path: Path) -> None:
    """The result holds what a line of JSON does, and leaves files that are not its own alone."""
    parquet = pytest.importorskip("pyarrow.parquet")
    source, out, other = tmp_path / "in.jsonl", tmp_path / "out.parquet", tmp_path / "out.jsonl"
    other.write_text("mine", encoding="utf-8")
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in (PRODUCT, "短")), encoding="utf-8")
    code = run("jd", "--batch", str(source), "--out", str(out)).code
    rows = parquet.read_table(out).to_pylist()

    assert code == 0
    assert [(row["id"], row["verdict"]) for row in rows] == [("1", "product"), ("2", "insufficient")]
    assert rows[0]["statements"][0]["label"] == "product"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl", "out.parquet"]
    assert other.read_text(encoding="utf-8") == "mine"


def test_unwrapped() -> None:
    """A full line goes on in the next; a short one, one with a full stop, and one before an item do not."""
    page = (
        "負責產品的需求分析與功能設計和文件撰寫以及推\n動上線\n1、負責產品的需求分析與功能設計和文件撰寫推動\n2、迭代"
    )

    assert unwrapped(page).splitlines() == [
        "負責產品的需求分析與功能設計和文件撰寫以及推動上線",
        "1、負責產品的需求分析與功能設計和文件撰寫推動",
        "2、迭代",
    ]
