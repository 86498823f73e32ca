"""The text of DOCX and PDF files, through the libraries of the extra [documents]."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile(r"[。！？!?；;：:.]\s*$")  # what a line ends with that goes on no further
_BEGINS = re.compile(r"\s*(?:[(（]?[0-9一二三四五六七八九十]{1,2}[、.．)）]|[①-⑳•●▪◆■·【\-–—])")
_FULL = 0.85  # of the longest line's width: a shorter line ended because its author wanted it to
_WIDE = "\u1100"  # from here on characters are two columns wide, near enough


def pdf_text(raw: bytes) -> str:
    """Return the text of a PDF file, lines that only the page broke put together."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell the terminal what we say in one sentence
    return "\n".join(unwrapped(page.extract_text()) for page in PdfReader(BytesIO(raw)).pages)


def unwrapped(text: str) -> str:
    """Return the text of a page with every line that goes on in the next one joined to it."""
    lines = text.splitlines()
    longest = max(map(_width, lines), default=0)
    whole: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line.strip() and not _BEGINS.match(line):
            gap = " " if whole[-1][-1].isascii() and line[0].isascii() else ""
            whole[-1] += gap + line
        else:
            whole.append(line)
        goes_on = _width(line) >= _FULL * longest > 0 and not _ENDS.search(line)
    return "\n".join(whole)


def _width(line: str) -> int:
    return len(line) + sum(character >= _WIDE for character in line)


def docx_text(raw: bytes, most: int) -> str:
    """
    Return the text of a DOCX file, a paragraph or a cell of a table a line, in the order of the document.

    Raises OverflowError where unpacking it would take more than `most` bytes.
    """
    from zipfile import ZipFile

    from docx import Document

    with ZipFile(BytesIO(raw)) as archive:
        if sum(part.file_size for part in archive.infolist() if part.filename.endswith(".xml")) > most:
            raise OverflowError
    return "\n".join(_texts(Document(BytesIO(raw))))


def _texts(part: Any) -> Iterator[str]:
    """Yield the paragraphs of a document or a cell; a merged cell, which shows in several places, once a row."""
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield from dict.fromkeys("\n".join(_texts(cell)) for cell in row.cells)
        else:
            yield block.text
