"""The command that reads job postings."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import BadFile, BadUsage, Exit
from ..output.complaint import remark
from ..output.help import Command
from ..output.show import Asked, how_to_show
from .app import AsJson, FaceName, LocaleName, app
from .home import put, reader, show

if TYPE_CHECKING:
    from ..guide.guide import Guide
    from ..posting.rows import Columns
    from ..posting.views import Report, Reports

STDIN = "-"


@app.command("jd", cls=Command)
def jd(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="檔案…", help="職缺的檔案；- 是貼上或管線。")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="職稱", help="職稱不在正文裡時，寫在這裡。")] = None,
    why: Annotated[bool, typer.Option("--why", help="標出每一條是哪些字起了作用。")] = False,
    batch: Annotated[
        Path | None, typer.Option("--batch", metavar="檔案", readable=False, help="讀一批：.csv、.jsonl 或資料夾。")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="檔案", readable=False, help="一批的結果：.csv、.jsonl 或 .parquet。"),
    ] = None,
    text_column: Annotated[str | None, typer.Option("--text-column", metavar="欄位", help="內容在哪個欄位。")] = None,
    title_column: Annotated[str | None, typer.Option("--title-column", metavar="欄位", help="職稱在哪個欄位。")] = None,
    id_column: Annotated[str | None, typer.Option("--id-column", metavar="欄位", help="編號在哪個欄位。")] = None,
    group_by: Annotated[str | None, typer.Option("--group-by", metavar="欄位", help="依哪個欄位統計。")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="接著上次沒讀完的結果檔案。")] = False,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
) -> None:
    """讀職缺：這份工作其實偏產品還是偏運營。"""
    asked = Asked(as_json, face, locale)
    title = (title or "").strip() or None
    if batch is not None:
        from ..posting.rows import Columns

        if files or title or why or out is None:
            raise BadUsage(
                "--batch 要配 --out，不能和單獨的檔案、--title、--why 一起用。",
                "例如 pmguide jd --batch 職缺.csv --out 結果.csv。",
            )
        if not _read_batch(batch, out, Columns(text_column, title_column, id_column, group_by), resume, asked):
            ctx.exit(Exit.BAD_CONTENT)
        return
    if out is not None or resume or any((text_column, title_column, id_column, group_by)):
        raise BadUsage(
            "--out、--resume 和選欄位的選項要配 --batch。", "例如 pmguide jd --batch 職缺.csv --out 結果.csv。"
        )
    _read_each(ctx, files or [], title, why, asked)


def _read_each(ctx: typer.Context, files: list[str], title: str | None, why: bool, asked: Asked) -> None:
    from ..posting.kin import with_role
    from ..posting.report import read_posting
    from ..posting.views import Reports

    if not files:
        raise BadUsage("沒有說要讀哪一份職缺。", "用法：pmguide jd 檔案，或 pmguide jd - 然後貼上，最後按 Ctrl-D。")
    if "" in files:
        raise BadUsage("檔名是空的。", "用法：pmguide jd 檔案，或 pmguide jd - 然後貼上，最後按 Ctrl-D。")
    if title is not None and len(files) > 1:
        raise BadUsage("--title 一次只能配一份職缺。", "請分開讀。")
    if files.count(STDIN) > 1:
        raise BadUsage("- 只能寫一次：標準輸入只讀得到一份職缺。", "其他的請存成檔案。")
    texts = [(name, _text(name, asked)) for name in files]
    verdicts: list[str] = []

    def ask(guide: "Guide") -> "Report | Reports":
        terms, roles = _terms(guide), guide.names("roles")
        read = (read_posting(text, name, title=title, terms=terms, why=why) for name, text in texts)
        reports = tuple(with_role(report, roles) for report in read)
        verdicts.extend(report.verdict for report in reports)
        return reports[0] if len(reports) == 1 else Reports(reports)

    show(asked, ask)
    if all(verdict == "insufficient" for verdict in verdicts):
        ctx.exit(Exit.BAD_CONTENT)


def _text(name: str, asked: Asked) -> str:
    from ..posting.files import LARGEST, text_in, text_of

    if name != STDIN:
        return text_of(Path(name))
    if sys.stdin is None:
        raise BadFile("沒有標準輸入可讀。", "請改給檔案，或用管線送進來。")
    if sys.stdin.isatty():
        remark(
            "請貼上職缺，最後在空行按 Ctrl-D（Windows 是 Ctrl-Z 再 Enter）。", reader(["--locale", asked.locale or ""])
        )
    return text_in(sys.stdin.buffer.read(LARGEST + 1), "標準輸入")


def _terms(guide: "Guide") -> dict[str, tuple[str, str]]:
    """Return the folded names of the glossary's terms, each with its id and title; jobs are left out."""
    jobs = set(guide.names("roles").values())
    titles = {term.id: term.title for term in guide.terms}
    names = guide.names("terms").items()
    return {name: (id_, titles[id_]) for name, id_ in names if id_ not in jobs and len(name) > 1}


def _read_batch(source: Path, out: Path, columns: "Columns", resume: bool, asked: Asked) -> bool:
    """Read a batch and show the counts; return whether any posting of it could be read."""
    from ..output.progress import Bar
    from ..posting.batch import run

    how = how_to_show(os.environ, sys.stdout, asked)
    write = reader(["--locale", how.locale.value])
    bar = Bar(os.environ, write)
    try:
        summary = run(source, out, columns, resume, bar.show)
    finally:
        bar.end()
    if summary.repeated_ids:
        remark(
            "有 {count} 份的編號前面已經用過了，例如「{id}」；結果照樣寫，只是分不出誰是誰。",
            write,
            count=f"{summary.repeated_ids:,}",
            id=summary.repeated_id,
        )
    put(summary, how, write)
    return bool(summary.postings)
