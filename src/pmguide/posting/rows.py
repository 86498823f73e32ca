"""Read many postings: the rows of a CSV or JSON Lines file, or the files of a directory."""

from __future__ import annotations

import json
from io import TextIOWrapper
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import BadContent, BadFile, reason
from .decoding import decode, no_text, utf16_without_mark
from .records import LONGEST, Records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

# Under which names the columns are looked for when the reader names none.
TEXT_COLUMNS = ("text", "jd", "description", "職缺內容", "工作內容", "職位描述", "职位描述", "岗位描述", "内容", "內容")
TITLE_COLUMNS = ("title", "job_title", "職稱", "職缺名稱", "职位", "职位名称", "岗位名称", "name")
NOTHING = "沒有職缺內容"
BLANK = "（空白）"  # the group of rows that name none
_SAMPLE = 1 << 16  # bytes; enough to tell the encoding
_MOST_BROKEN = 0.1  # of the characters of a file that has broken rows; a picture has half
_FIRST = 100  # lines of JSON that say which columns there are: what is empty is often left out


class Columns(NamedTuple):
    """Which columns hold what; None for the usual names."""

    text: str | None = None
    title: str | None = None
    id: str | None = None
    group: str | None = None


class Row(NamedTuple):
    """
    One posting to read. `problem` says why it cannot be read.

    `number` is the row's, 0 for a file of a folder; `group` is None where nobody asked for groups.
    """

    number: int
    id: str
    text: str
    title: str | None = None
    group: str | None = None
    problem: str = ""


class Source:
    """
    Many postings: a CSV or JSON Lines file, or a folder of files. It knows how far it has been read.

    Files of a folder whose names begin with `result` are no postings.
    """

    def __init__(self, path: Path, columns: Columns, result: str) -> None:
        self.path, self.columns, self.result = path, columns, result
        self._read = 0.0  # bytes, or the share of a folder
        self._whole = 1
        self._file: BufferedReader | None = None

    def share(self) -> float:
        """Return which share of the source has been read, 0..1."""
        return min(1.0, (self._file.tell() if self._file and not self._file.closed else self._read) / self._whole)

    def rows(self) -> Iterator[Row]:
        """
        Yield the postings, one at a time.

        Raises:
            BadFile: it cannot be read.
            BadContent: no such column, or a kind of file that holds no rows.

        """
        path = self.path
        try:
            size = path.stat().st_size
            yield from map(_checked, self._of_folder() if path.is_dir() else self._of_file(max(1, size)))
        except OSError as why:
            raise BadFile(
                "讀不到檔案「{path}」：{why}。", "請檢查路徑和權限。", path=str(path), why=reason(why)
            ) from why
        except UnicodeDecodeError as why:
            raise BadContent("「{path}」中途換了編碼，讀不下去。", "請另存成 UTF-8 再試。", path=str(path)) from why

    def _of_folder(self) -> Iterator[Row]:
        from .folder import postings_in

        for row, share in postings_in(self.path, self.columns, self.result):
            self._read = share
            yield row

    def _of_file(self, size: int) -> Iterator[Row]:
        path = self.path
        kinds = {".csv": _csv, ".tsv": _csv, ".jsonl": _json_lines, ".ndjson": _json_lines}
        read = kinds.get(path.suffix.lower())
        if read is None:
            raise BadContent(
                "--batch 讀 .csv、.jsonl 或資料夾，不讀「{path}」。",
                "單獨一份職缺請用 pmguide jd {path}。",
                path=str(path),
            )
        with path.open("rb") as self._file:
            self._whole = size
            encoding = _encoding(self._file.read(_SAMPLE), str(path))
            self._file.seek(0)
            lines = TextIOWrapper(self._file, encoding, errors="surrogateescape", newline="")
            yield from read(lines, str(path), self.columns)
            self._read = self._whole


def _checked(row: Row) -> Row:
    """Return a row with what forbids to read it."""
    if row.problem:
        return row
    if len(row.text) > LONGEST:
        return row._replace(text="", problem=f"超過 {LONGEST:,} 字，不像一份職缺")
    try:
        row.text.encode()
    except UnicodeEncodeError:
        return row._replace(text="", problem="有一部分不是文字，編碼有誤")
    return row


def _encoding(sample: bytes, name: str) -> str:
    """Return the encoding of a file that begins with `sample`. Raises BadContent."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if whole.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if unmarked := utf16_without_mark(sample, name):
        return unmarked
    known = ("utf-8-sig", "gb18030", "big5hkscs")
    mended = {each: whole.decode(each, "replace").lstrip("\ufeff") for each in known}
    try:
        text = decode(whole, name).lstrip("\ufeff")
    except BadContent:
        best = min(known, key=lambda each: mended[each].count("\ufffd"))
        if no_text(whole) or mended[best].count("\ufffd") > _MOST_BROKEN * len(mended[best]):
            raise
        return best  # a few broken rows do not stop the rest
    return next((each for each in known if mended[each] == text), known[0])


def _csv(lines: TextIOWrapper, path: str, columns: Columns) -> Iterator[Row]:
    records = iter(Records(line.replace("\x00", "") for line in lines))
    names, problem = next(records, ([], ""))
    if problem:
        raise BadContent("看不出「{path}」有哪些欄位：第一行的引號沒有收尾。", "第一行要是欄位的名字。", path=path)
    if not names:
        raise BadContent("「{path}」是空的。", "第一行要是欄位的名字。", path=path)
    chosen = _chosen(names, columns, path)
    for number, (cells, problem) in enumerate(records, 1):
        if problem:
            yield Row(number, str(number), "", problem=problem)
        else:
            yield _row(number, dict(zip(names, cells)), chosen)  # noqa: B905 - a row may have cells too many or too few


def _json_lines(lines: TextIOWrapper, path: str, columns: Columns) -> Iterator[Row]:
    numbered = ((number, _object(line)) for number, line in enumerate(lines, 1) if line.strip())
    first = list(islice(numbered, _FIRST))
    names = dict.fromkeys(name for _, row in first if row for name in row)
    chosen = _chosen(list(names), columns, path) if names else None
    for number, row in chain(first, numbered):
        if row is None:
            yield Row(number, str(number), "", problem="這一行不是 JSON 物件")
            continue
        if chosen is None:
            chosen = _chosen(list(row), columns, path)
        if chosen.title is None:
            chosen = chosen._replace(title=next((name for name in TITLE_COLUMNS if name in row), None))
        yield _row(number, row, chosen)


def _object(line: str) -> dict[str, Any] | None:
    """Return the object that a line of JSON holds, None where it holds none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _chosen(names: list[str], columns: Columns, path: str) -> Columns:
    """Return the columns to read. Raises BadContent where one that was named, or any that holds text, is missing."""
    for name in columns:
        if name is not None and name not in names:
            raise BadContent(
                "「{path}」沒有「{column}」這個欄位。",
                "有的欄位：{names}",
                path=path,
                column=name,
                names="、".join(names),
            )
    text = columns.text or next((name for name in TEXT_COLUMNS if name in names), None)
    if text is None:
        raise BadContent(
            "看不出「{path}」哪個欄位是職缺內容。",
            "請用 --text-column 指定；有的欄位：{names}",
            path=path,
            names="、".join(names),
        )
    title = columns.title or next((name for name in TITLE_COLUMNS if name in names), None)
    chosen = Columns(text, title, columns.id, columns.group)
    for name in filter(None, chosen):
        if names.count(name) > 1:
            raise BadContent(
                "「{path}」不只一個欄位叫「{column}」，不知道該讀哪個。",
                "請改掉其中一個的名字，或用選欄位的選項指定別的。",
                path=path,
                column=name,
            )
    return chosen


def _row(number: int, row: dict[str, Any], columns: Columns) -> Row:
    text = row.get(columns.text or "")
    title = _cell((row.get(columns.title) if columns.title else None) or None)
    named = (_cell(row.get(columns.id)) if columns.id else "") or str(number)
    group = (_cell(row.get(columns.group)) or BLANK) if columns.group else None
    if not isinstance(text, str) or not text.strip():
        return Row(number, named, "", problem=NOTHING)
    return Row(number, named, text, title or None, group)


def _cell(value: Any) -> str:
    """Return what a cell says, as JSON writes it where it is no text; nothing for one that is empty."""
    if value is None or isinstance(value, str):
        return (value or "").strip()
    return json.dumps(value, ensure_ascii=False)
