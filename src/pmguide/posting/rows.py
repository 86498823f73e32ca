"""Read many postings: the rows of a CSV or JSON Lines file, or the files of a directory."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import BadContent, BadFile, GuideError
from .decoding import decode
from .files import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Under which names the columns are looked for when the reader names none.
TEXT_COLUMNS = ("text", "jd", "description", "職缺內容", "工作內容", "職位描述", "职位描述", "岗位描述", "内容", "內容")
TITLE_COLUMNS = ("title", "job_title", "職稱", "職缺名稱", "职位", "职位名称", "岗位名称", "name")
_KINDS = {".txt", ".md", ".html", ".htm", ".pdf", ".docx"}
_SAMPLE = 1 << 16  # bytes; enough to tell the encoding


class Columns(NamedTuple):
    """Which columns hold what; None for the usual names."""

    text: str | None = None
    title: str | None = None
    id: str | None = None
    group: str | None = None


class Row(NamedTuple):
    """One posting to read. `problem` says why it cannot be read."""

    number: int
    id: str
    text: str
    title: str | None
    group: str
    problem: str = ""


def rows_of(path: Path, columns: Columns) -> Iterator[Row]:
    """
    Yield the postings that `path` holds, one at a time.

    Raises:
        BadFile: it cannot be read.
        BadContent: no such column, or a kind of file that holds no rows.

    """
    if path.is_dir():
        yield from _directory(path)
        return
    kinds = {".csv": _csv, ".jsonl": _json_lines, ".ndjson": _json_lines}
    read = kinds.get(path.suffix.lower())
    if read is None:
        raise BadContent(
            "--batch 讀 .csv、.jsonl 或資料夾，不讀「{path}」。", "單獨一份職缺請用 pmguide jd {path}。", path=str(path)
        )
    try:
        with path.open("rb") as file:
            encoding = _encoding(file.read(_SAMPLE), str(path))
        yield from read(path, encoding, columns)
    except OSError as why:
        raise BadFile(
            "讀不到檔案「{path}」：{why}。", "請檢查路徑和權限。", path=str(path), why=why.strerror or ""
        ) from why
    except UnicodeDecodeError as why:
        raise BadContent("「{path}」中途換了編碼，讀不下去。", "請另存成 UTF-8 再試。", path=str(path)) from why


def _encoding(sample: bytes, name: str) -> str:
    """Return the encoding of a file that begins with `sample`. Raises BadContent."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if whole.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    text = decode(whole, name).lstrip("\ufeff")
    known = ("utf-8-sig", "gb18030", "big5hkscs")
    return next((each for each in known if whole.decode(each, "replace").lstrip("\ufeff") == text), known[0])


def _directory(path: Path) -> Iterator[Row]:
    files = (file for file in sorted(path.rglob("*")) if file.suffix.lower() in _KINDS and file.is_file())
    for number, file in enumerate(files, 1):
        name = str(file.relative_to(path))
        try:
            yield Row(number, name, text_of(file), None, str(file.parent.relative_to(path)))
        except GuideError as why:
            yield Row(number, name, "", None, "", why.message.format(**why.words))


def _csv(path: Path, encoding: str, columns: Columns) -> Iterator[Row]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.DictReader(line.replace("\x00", "") for line in file)
        names = reader.fieldnames or []
        chosen = _chosen(names, columns, str(path))
        number = 0
        try:
            for number, row in enumerate(reader, 1):
                yield _row(number, row, chosen)
        except csv.Error as why:
            yield Row(number + 1, str(number + 1), "", None, "", f"CSV 格式有誤：{why}")


def _json_lines(path: Path, encoding: str, columns: Columns) -> Iterator[Row]:
    chosen = columns
    with path.open(encoding=encoding) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict):
                yield Row(number, str(number), "", None, "", "這一行不是 JSON 物件")
                continue
            if chosen is columns:
                chosen = _chosen(list(row), columns, str(path))
            yield _row(number, row, chosen)


def _chosen(names: Any, columns: Columns, path: str) -> Columns:
    """Return the columns to read. Raises BadContent where one that was named, or any that holds text, is missing."""
    for name in columns:
        if name is not None and name not in names:
            raise BadContent(
                "「{path}」沒有「{column}」這一欄。",
                "有的欄位：{names}",
                path=path,
                column=name,
                names="、".join(map(str, names)),
            )
    text = columns.text or next((name for name in TEXT_COLUMNS if name in names), None)
    if text is None:
        raise BadContent(
            "看不出「{path}」哪一欄是職缺內容。",
            "請用 --text-column 指定；有的欄位：{names}",
            path=path,
            names="、".join(map(str, names)),
        )
    title = columns.title or next((name for name in TITLE_COLUMNS if name in names), None)
    return Columns(text, title, columns.id, columns.group)


def _row(number: int, row: dict[str, Any], columns: Columns) -> Row:
    text = row.get(columns.text or "")
    title = row.get(columns.title) if columns.title else None
    named = str(row.get(columns.id) or number) if columns.id else str(number)
    group = str(row.get(columns.group) or "") if columns.group else ""
    if not isinstance(text, str) or not text.strip():
        return Row(number, named, "", None, group, "沒有職缺內容")
    return Row(number, named, text, str(title) if title else None, group)
