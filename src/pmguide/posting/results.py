"""The file of a batch's results: how a line looks, what an earlier run left, how to go on with it."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from ..chinese.printing import FORMULA, cell, escaped, harmless, whole
from ..errors import BadContent, BadFile, reason
from .counting import CLAIMS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from .rows import Row

FIELDS = ("id", "title", "claims", "verdict", "product", "operations", "shared", "other", "duties")
_WHOLE = re.compile(r"-\d+")
_TAIL = 1 << 16  # bytes looked at in one go for the end of the last whole line


class Done(NamedTuple):
    """What an earlier run wrote of one posting, as far as going on needs it."""

    id: str
    claims: str
    verdict: str


def head(suffix: str) -> str:
    """Return what a new file of results begins with."""
    if suffix == ".jsonl":
        return ""
    return "\ufeff" + _csv_line(FIELDS)  # the mark, or Excel takes it for its own code page


def json_line(row: Row, claims: str, verdict: str, mix: dict[str, float], statements: list[dict[str, Any]]) -> str:
    """Return one posting's result as a line of JSON."""
    line = {
        "id": row.id,
        "title": row.title or "",
        "claims": claims,
        "verdict": verdict,
        "mix": mix,
        "statements": statements,
    }
    return escaped(json.dumps(line, ensure_ascii=False)) + "\n"


def csv_line(row: Row, claims: str, verdict: str, mix: dict[str, float]) -> str:
    """Return one posting's result as a line of CSV."""
    shares = (round(value, 3) for value in mix.values())
    return _csv_line((_key(row.id), cell(_flat(row.title or "")), claims, verdict, *shares))


def _csv_line(cells: tuple[object, ...]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _key(text: str) -> str:
    """Return an id as a cell: only a formula is put in quotation marks, or nobody would find the row of the source."""
    flat = _flat(text)
    return f"「{flat}」" if flat.startswith(FORMULA) and not _WHOLE.fullmatch(flat) else flat


def _flat(text: str) -> str:
    return harmless(" ".join(text.split()))


def kept_id(row: Row, suffix: str) -> str:
    """Return the id of a row as its result has it."""
    return whole(row.id) if suffix == ".jsonl" else _key(row.id)


def mend(out: Path) -> bool:
    """Cut off the torn last line of an earlier result; return whether there is one to go on with. Raises BadContent."""
    if not out.exists() or not out.stat().st_size:
        return False
    with out.open("rb+") as file:
        if out.suffix == ".csv":
            begun = head(".csv").encode()
            first = file.read(len(begun))
            if begun.startswith(first) and first != begun:  # torn within its very head
                file.truncate(0)
                return False
            ours = first == begun
        else:
            ours = file.read(7) in b'{"id": '
        if not ours:
            raise _foreign(out)
        end = file.seek(0, io.SEEK_END)
        while end:
            start = max(0, end - _TAIL)
            file.seek(start)
            at = file.read(end - start).rfind(b"\n")
            if at >= 0:
                file.truncate(start + at + 1)
                return True
            end = start
        file.truncate(0)
        return False


def done_in(out: Path) -> Iterator[Done]:
    """Yield what an earlier result holds, in order. Raises BadContent where it is none."""
    try:
        with out.open(encoding="utf-8-sig", newline="") as lines:
            if out.suffix == ".jsonl":
                rows: Iterator[dict[str, Any]] = map(json.loads, lines)
            else:
                rows = csv.DictReader(lines)
            for row in rows:
                done = Done(row["id"], row["claims"], row["verdict"])
                if not isinstance(done.id, str) or done.claims not in CLAIMS or done.verdict not in VERDICTS:
                    raise _foreign(out)
                yield done
    except (ValueError, KeyError, TypeError, RecursionError, csv.Error) as why:
        raise _foreign(out) from why


def unwritable(out: Path, why: OSError) -> BadFile:
    """Return what to say where the system does not let a result be written."""
    if isinstance(why, FileNotFoundError) and not out.parent.is_dir():
        return BadFile(
            "要放結果的資料夾「{folder}」不存在。", "請先建立這個資料夾，或換一個路徑。", folder=str(out.parent)
        )
    full = why.errno in (errno.ENOSPC, errno.EDQUOT)
    hint = "清出空間後加上 --resume 接著讀。" if full else "請檢查路徑和權限，或換一個檔名。"
    return BadFile("結果檔案「{out}」寫不出去：{why}。", hint, out=str(out), why=reason(why))


def _foreign(out: Path) -> BadContent:
    return BadContent("「{out}」不是先前的結果，接不下去。", "請換一個檔名，或不加 --resume 重新讀。", out=str(out))
