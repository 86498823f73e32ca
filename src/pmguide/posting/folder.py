"""Read the postings of a folder, a file each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BadContent, BadUsage, GuideError, reason
from .files import text_of
from .rows import NOTHING, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rows import Columns

_KINDS = {".txt", ".md", ".html", ".htm", ".pdf", ".docx"}
_READ = "讀的是 .txt、.md、.html、.pdf、.docx"
_LEFT_BEHIND = {"thumbs.db", "desktop.ini", "__macosx"}  # by Windows and macOS
_OWN = (".", "~$")  # what hidden files begin with, and those that Word has open
_FOLDERS = ("資料夾", "资料夹", "文件夹", "文件夾", "folder")  # what the one column of a folder may be called
_TOP = "（最外面）"  # the group of files that lie in no folder within; the same in either script, as names stay


def postings_in(path: Path, columns: Columns, result: str) -> Iterator[tuple[Row, float]]:
    """
    Yield the files of the folder at `path`, in order, and which share of it has been read then, 0..1.

    Files have no row numbers: 0. What nobody put there as a posting is left out: hidden files, what systems leave
    behind, files whose names begin with `result`. All else that cannot be read is a row with a problem.

    Raises:
        BadContent: it holds no posting.
        BadUsage: `columns` names one; the only one there is groups by folder.

    """
    if any(columns._replace(group=None)) or columns.group not in (None, *_FOLDERS):
        raise BadUsage(
            "資料夾沒有欄位可選：一個檔案就是一份職缺。",
            "把選欄位的選項拿掉；要依子資料夾統計，用 --group-by 資料夾。",
        )
    shut: dict[Path, str] = {}
    files = sorted([*_files(path, result, shut), *shut])
    if not any(file.suffix.lower() in _KINDS for file in files):
        raise BadContent("資料夾「{path}」裡沒有職缺的檔案。", f"{_READ}。", path=str(path))
    for number, file in enumerate(files, 1):
        name = str(file.relative_to(path))
        problem = f"打不開這個資料夾：{shut[file]}" if file in shut else ""
        row = Row(0, name, "", problem=problem) if problem else _row(name, file)
        yield row._replace(group=_group(path, file) if columns.group else None), number / len(files)


def _files(path: Path, result: str, shut: dict[Path, str]) -> Iterator[Path]:
    """Yield the files under `path`; note in `shut` the folders that cannot be opened, and why. Raises OSError."""

    def note(why: OSError) -> None:
        if why.filename == str(path):
            raise why
        shut[Path(why.filename)] = reason(why)

    for folder, folders, names in os.walk(path, onerror=note):
        folders[:] = [name for name in folders if not _left_out(name)]
        for name in names:
            file = Path(folder) / name
            ours = file.parent == path and name.startswith(result)
            if not (ours or _left_out(name)) and (file.is_file() or not file.exists()):  # no pipe, no device
                yield file


def _left_out(name: str) -> bool:
    return name.startswith(_OWN) or name.lower() in _LEFT_BEHIND


def _group(path: Path, file: Path) -> str:
    within = str(file.parent.relative_to(path))
    return _TOP if within == "." else within


def _row(name: str, file: Path) -> Row:
    """Return the file at `file`, called `name`, as a row; one that nobody can read has a problem."""
    try:
        text = text_of(file)
    except GuideError as why:
        message = why.message.replace("「{name}」", "").replace("「{path}」", "")  # the row has a name already
        return Row(0, name, "", problem=message.format(**why.words).rstrip("。"))
    if file.suffix and file.suffix.lower() not in _KINDS:
        return Row(0, name, "", problem=f"不讀這種檔案；{_READ}")
    return Row(0, name, text) if text.strip() else Row(0, name, "", problem=NOTHING)
