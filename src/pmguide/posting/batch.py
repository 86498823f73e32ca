"""Read thousands of postings on all cores, and count what they are."""

from __future__ import annotations

import csv
import json
import os
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from ..errors import BadContent, BadFile, BadUsage, Exit, GuideError
from .counting import Counts, Result
from .labelling import label
from .markup import bare
from .matching import fold
from .mix import mix_of
from .report import duties_in
from .rows import rows_of
from .titles import claim_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from .counting import Summary
    from .rows import Columns, Row

_CHUNK = 64  # postings handed to a worker at a time
FIELDS = ("id", "title", "claims", "verdict", "product", "operations", "shared", "other", "duties")


class Interrupted(GuideError):
    """The reader pressed Ctrl-C; what was read is kept."""

    exit_code = Exit.INTERRUPTED


def read_row(row: Row) -> Result:
    """Return what one posting is; its text is not kept."""
    text = fold(bare(row.text))
    duties, _ = duties_in(text, label(text))
    mix = mix_of((found.label, found.piece.end - found.piece.start) for found in duties)
    parts = [
        {"start": found.piece.start, "end": found.piece.end, "label": found.label, "margin": round(found.margin, 3)}
        for found in duties
    ]
    claims = claim_of(fold(row.title)) if row.title else "unclear"
    return Result(row._replace(text=""), claims, mix.verdict, mix._asdict(), parts)


def read_rows(rows: list[Row]) -> list[Result]:
    """Return what several postings are."""
    return [read_row(row) if not row.problem else Result(row, "", "", {}, []) for row in rows]


def run(source: Path, out: Path, columns: Columns, resume: bool, progress: Callable[[int], None]) -> Summary:
    """
    Read every posting of `source`, write a line each to `out`, and return the counts.

    `progress` is told how many were read. With `resume` what `out` holds already is not read again.

    Raises:
        BadFile, BadContent: the source cannot be read or the result not written.
        Interrupted: Ctrl-C.

    """
    if out.suffix == ".parquet":
        return _to_parquet(source, out, columns, resume, progress)
    if out.suffix not in (".csv", ".jsonl"):
        raise BadUsage("--out 要是 .csv、.jsonl 或 .parquet，不是「{out}」。", "例如 --out 結果.csv。", out=str(out))
    done = _done(out) if resume else set()
    rows = rows_of(source, columns)
    first = next(rows, None)  # a wrong column is known before the result is touched
    counts = Counts()
    try:
        with out.open("a" if done else "w", encoding="utf-8", newline="") as file:
            write = _writer(out.suffix, file, fresh=not done)
            whole = chain(() if first is None else (first,), rows)
            fresh = (row for row in whole if not counts.was_done(row.id in done))
            for result in _read(fresh):
                counts.add(result)
                if not result.row.problem:
                    write(result)
                progress(counts.read)
    except OSError as why:
        raise BadFile(
            "結果檔「{out}」寫不出去：{why}。", "請檢查路徑、權限和磁碟空間。", out=str(out), why=why.strerror or ""
        ) from why
    except KeyboardInterrupt as why:
        raise Interrupted(
            "停在第 {count} 份；讀好的都在「{out}」。", "加上 --resume 接著讀。", count=str(counts.read), out=str(out)
        ) from why
    return counts.summary(str(out))


def _read(rows: Iterator[Row]) -> Iterator[Result]:
    """Yield the results in order: on all cores where there are many postings, else here."""
    first = list(islice(rows, _CHUNK))
    yield from read_rows(first)
    if len(first) < _CHUNK:
        return
    import multiprocessing

    chunks = iter(lambda: list(islice(rows, _CHUNK)), [])
    with multiprocessing.Pool(os.cpu_count(), _ignore_interrupts) as pool:
        for results in pool.imap(read_rows, chunks):
            yield from results


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which keeps what is done."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _writer(suffix: str, file: TextIO, *, fresh: bool) -> Callable[[Result], None]:
    """Return what writes one result to `file`; a fresh CSV file gets its head at once."""
    if suffix == ".jsonl":

        def write_line(result: Result) -> None:
            file.write(json.dumps(_line(result), ensure_ascii=False) + "\n")

        return write_line
    writer = csv.DictWriter(file, FIELDS)
    if fresh:
        file.write("\ufeff")  # or Excel takes it for its own code page
        writer.writeheader()

    def write_row(result: Result) -> None:
        writer.writerow(_flat(result))

    return write_row


def _line(result: Result) -> dict[str, Any]:
    row = result.row
    return {
        "id": row.id,
        "title": row.title or "",
        "claims": result.claims,
        "verdict": result.verdict,
        "mix": result.mix,
        "statements": result.statements,
    }


def _flat(result: Result) -> dict[str, Any]:
    shares = {name: round(value, 3) for name, value in result.mix.items()}
    title = result.row.title or ""
    # A cell that begins like a formula is one to a spreadsheet.
    title = f"'{title}" if title.startswith(("=", "+", "-", "@")) else title
    return {"id": result.row.id, "title": title, "claims": result.claims, "verdict": result.verdict, **shares}


def _done(out: Path) -> set[str]:
    """Return the ids that a result file holds already; a torn last line is cut off."""
    if not out.exists():
        return set()
    try:
        raw = out.read_bytes()
        whole = raw[: raw.rfind(b"\n") + 1]
        if whole != raw:
            out.write_bytes(whole)
        lines = whole.decode("utf-8-sig").splitlines()
        if out.suffix == ".jsonl":
            return {json.loads(line)["id"] for line in lines}
        return {row["id"] for row in csv.DictReader(lines)}
    except (OSError, ValueError, KeyError) as why:
        raise BadContent(
            "「{out}」不是先前的結果，接不下去。", "請換一個檔名，或不加 --resume 重新讀。", out=str(out)
        ) from why


def _to_parquet(source: Path, out: Path, columns: Columns, resume: bool, progress: Callable[[int], None]) -> Summary:
    """Write JSON Lines beside `out`, which --resume can go on with, and make Parquet of them."""
    try:
        from pyarrow import json as arrow_json
        from pyarrow import parquet
    except ImportError as why:
        raise BadUsage(
            "要寫 .parquet 還缺一個套件。", "請執行 pip install 'pmguide[documents]'，或改寫成 .csv、.jsonl。"
        ) from why
    lines = out.with_suffix(".jsonl")
    summary = run(source, lines, columns, resume, progress)
    parquet.write_table(arrow_json.read_json(lines), out)
    lines.unlink()
    return summary._replace(out=str(out))
