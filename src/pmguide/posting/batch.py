"""Read thousands of postings on all cores, and count what they are."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ..errors import BadContent, BadUsage, Exit, GuideError, Ours
from ..model.statements import Verbatim
from .counting import Counts, Result
from .labelling import Labelled, label
from .markup import bare, shown
from .matching import fold
from .mix import mix_of
from .report import duties_in
from .results import csv_line, done_in, head, json_line, kept_id, mend, unwritable
from .rows import Source
from .titles import claim_of, title_in
from .workers import on_all_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from .counting import Summary
    from .markup import Places
    from .rows import Columns, Row

    # Told how many postings were read, and which share of the source that is, 0..1.
    Progress = Callable[[int, float], None]

# What a worker is handed at a time: enough that handing over costs nothing, little enough that Ctrl-C loses little.
_MOST_ROWS, _MOST_CHARACTERS = 32, 100_000
_TOGETHER = 4_000  # characters; a posting or a few are read without numpy, which takes longer to import
_UNFINISHED = ".unfinished.jsonl"  # beside a Parquet file that is being made


class Interrupted(GuideError):
    """The reader pressed Ctrl-C; what was read is kept."""

    exit_code = Exit.INTERRUPTED


class Read(NamedTuple):
    """What a worker made of a chunk of rows: each one's result, and the lines to write."""

    results: list[Result]
    lines: str


def run(source: Path, out: Path, columns: Columns, resume: bool, progress: Progress) -> Summary:
    """
    Read every posting of `source`, write a line each to `out`, and return the counts.

    With `resume` what `out` holds already is not read again, but counted: file and counts come out as if there had been
    no interruption.

    Raises:
        BadUsage: an `out` of no known kind, or the source itself.
        BadFile, BadContent: the source cannot be read or the result not written.
        Interrupted: Ctrl-C.

    """
    if out.suffix not in (".csv", ".jsonl", ".parquet"):
        raise BadUsage("--out 要是 .csv、.jsonl 或 .parquet，不是「{out}」。", "例如 --out 結果.csv。", out=str(out))
    try:
        same = out.exists() and source.exists() and out.samefile(source)
    except OSError as why:  # of a path through a folder that is shut, or a name that is too long
        raise unwritable(out, why) from why
    if same:
        raise BadUsage("--out 就是來源「{out}」，會蓋掉它。", "請換一個檔名。", out=str(out))
    if out.suffix == ".parquet":
        return _to_parquet(source, out, columns, resume, progress)
    opened = Source(source, columns, out.name.removesuffix(_UNFINISHED))
    rows = opened.rows()
    first = next(rows, None)  # a wrong column is known before the result is touched
    counts = Counts(columns)
    try:
        _run(
            chain(() if first is None else (first,), rows),
            out,
            resume,
            counts,
            lambda done: progress(done, opened.share()),
        )
    except KeyboardInterrupt as why:
        raise Interrupted(
            "停在第 {count} 份；讀好的都在「{out}」。", "加上 --resume 接著讀。", count=f"{counts.read:,}", out=str(out)
        ) from why
    return counts.summary(str(out))


def _run(rows: Iterator[Row], out: Path, resume: bool, counts: Counts, progress: Callable[[int], None]) -> None:
    """Read `rows`, write their results to `out` and count them."""
    try:
        going_on = resume and mend(out)
        if going_on:
            rows = _left(rows, out, counts)
        with out.open("a" if going_on else "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            if not going_on:
                file.write(head(out.suffix))
            for read in on_all_cores(partial(read_rows, suffix=out.suffix), _chunks(rows)):
                _take(read, file, counts)
                progress(counts.read + counts.failed)
    except OSError as why:
        raise unwritable(out, why) from why


def _take(read: Read, file: TextIO, counts: Counts) -> None:
    """Write and count what a worker read: at once, so that a killed run loses the chunks under way and no more."""
    file.write(read.lines)
    file.flush()
    for result in read.results:
        counts.add(result)


def read_rows(rows: list[Row], suffix: str) -> Read:
    """Return what several postings are, with their lines for a file of results that ends in `suffix`."""
    bared = [bare("" if row.problem else row.text) for row in rows]
    texts = [fold(plain) for plain, _ in bared]
    if sum(map(len, texts)) < _TOGETHER:
        labelled: Iterable[list[Labelled]] = map(label, texts)
    else:
        from .together import label_all

        labelled = label_all(texts)
    results, lines = [], []
    for row, words, text, found in zip(rows, bared, texts, labelled, strict=True):
        if row.problem:
            results.append(Result(row, "", ""))
        else:
            result, line = _result(row, words, text, found, suffix)
            results.append(result)
            lines.append(line)
    return Read(results, "".join(lines))


def _result(
    row: Row, bared: tuple[str, Places], text: str, labelled: list[Labelled], suffix: str
) -> tuple[Result, str]:
    """Return what one posting is, and its line; its text is not kept."""
    plain, places = bared
    duties, _ = duties_in(text, labelled)
    if not row.title and (place := title_in(text, [found.piece for found in labelled])):
        row = row._replace(title=shown(plain, *place))
    mix = mix_of((found.label, found.piece.end - found.piece.start) for found in duties)
    claims = _claims(row.title) if row.title else "unclear"
    result = Result(row._replace(text=""), claims, mix.verdict)
    if suffix == ".csv":
        return result, csv_line(row, claims, mix.verdict, mix._asdict())
    parts = []
    for piece, its_label, margin in duties:
        start, end = places(piece.start, piece.end)
        parts.append({"start": start, "end": end, "label": its_label, "margin": round(margin, 3)})
    return result, json_line(row, claims, mix.verdict, mix._asdict(), parts)


@lru_cache(1024)
def _claims(title: str) -> str:
    return claim_of(fold(title))


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Yield the rows in chunks of about equal work."""
    chunk: list[Row] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += len(row.text)
        if len(chunk) >= _MOST_ROWS or size >= _MOST_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _left(rows: Iterator[Row], out: Path, counts: Counts) -> Iterator[Row]:
    """Yield the rows that an earlier run did not come to; count what it made of the others. Raises BadContent."""
    suffix = out.suffix
    for done in done_in(out):
        row = next((row for row in rows if not counts.add_problem(row)), None)
        if row is None or kept_id(row, suffix) != done.id:
            raise BadContent(
                "「{out}」和來源對不上，接不下去：下一份該是「{wanted}」，結果裡是「{found}」。",
                "來源換過了嗎？請換一個檔名，或不加 --resume 重新讀。",
                out=str(out),
                wanted=row.id if row else Ours("（沒有了）"),
                found=done.id,
            )
        counts.add_done(Result(row._replace(text=""), done.claims, done.verdict))
    yield from rows


def _to_parquet(source: Path, out: Path, columns: Columns, resume: bool, progress: Progress) -> Summary:
    """Write JSON Lines beside `out`, which --resume can go on with, and make Parquet of them."""
    from .parquet import must_be_there, to_parquet

    must_be_there()
    lines = out.with_name(out.name + _UNFINISHED)
    summary = run(source, lines, columns, resume, progress)
    to_parquet(lines, out)
    lines.unlink()
    return summary._replace(out=Verbatim(str(out)))
