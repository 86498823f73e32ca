"""Read the postings of a folder, a file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import BadContent, BadUsage, GuideError
from .files import text_of
from .rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .rows import Columns

_KINDS = {".txt", ".md", ".html", ".htm", ".pdf", ".docx"}
_FOLDERS = ("資料夾", "资料夹", "文件夹", "folder")  # what the one column of a folder may be called
_TOP = "（最上層）"  # the group of files that lie in no folder within


def postings_in(path: Path, columns: Columns) -> Iterator[tuple[Row, float]]:
    """
    Yield the files of the folder at `path`, in order, and which share of it has been read then, 0..1.

    Raises:
        BadContent: it holds no posting.
        BadUsage: `columns` names one; the only one there is groups by folder.

    """
    if any(columns._replace(group=None)) or columns.group not in (None, *_FOLDERS):
        raise BadUsage(
            "資料夾沒有欄位可選：一個檔就是一份職缺。",
            "把選欄位的選項拿掉；要依子資料夾統計，用 --group-by 資料夾。",
        )
    files = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in _KINDS and file.is_file()]
    if not files:
        raise BadContent("資料夾「{path}」裡沒有職缺檔。", "讀的是 .txt、.md、.html、.pdf、.docx。", path=str(path))
    for number, file in enumerate(files, 1):
        group = _group(path, file) if columns.group else None
        yield _row(number, str(file.relative_to(path)), file, group), number / len(files)


def _group(path: Path, file: Path) -> str:
    within = str(file.parent.relative_to(path))
    return _TOP if within == "." else within


def _row(number: int, name: str, file: Path, group: str | None) -> Row:
    try:
        return Row(number, name, text_of(file), None, group)
    except GuideError as why:
        return Row(number, name, "", problem=why.message.format(**why.words))
