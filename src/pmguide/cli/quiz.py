"""The quiz's commands: a session, how it goes, progress out and in. Each is parse, ask, show."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import BadUsage
from ..output.help import Command, Group
from ..output.show import Asked
from .app import AsJson, FaceName, LocaleName, Sources, app, hand_on, is_given

if TYPE_CHECKING:
    from typer._click import Command as ClickCommand
    from typer._click import Context


class Quiz(Group):
    """The quiz, whose own commands are few enough to be named when another is typed."""

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, ClickCommand | None, list[str]]":
        """Return the command that `args` begin with. Raises BadUsage with those there are."""
        if self.get_command(ctx, args[0]) is None:
            names = "、".join(self.list_commands(ctx))
            raise BadUsage("quiz 沒有「{word}」這個動作。", f"可用的是：{names}；不寫就開始練習。", word=args[0])
        return super().resolve_command(ctx, args)


Answers = Annotated[
    Path | None,
    typer.Option("--answers", metavar="檔案", readable=False, help="不問，替答案卷評分；- 是標準輸入。"),
]

# Options of which one leaves the other without effect.
_APART = {
    "--answers": ("--sheet", "--due", "--wrong", "--flagged", "--topic", "--level", "--count", "--interview"),
    "--sheet": ("--interview", "--start-over"),
    "--interview": ("--due", "--wrong", "--flagged"),
    "--no-save": ("--start-over",),
}


def _check(ctx: typer.Context) -> None:
    """Refuse options that would do nothing, rather than leave them out without a word. Raises BadUsage."""
    given = {param.opts[0] for param in ctx.command.params if is_given(ctx.params.get(param.name or ""))}
    for one, others in _APART.items():
        for other in others:
            if {one, other} <= given:
                raise BadUsage("{one} 和 {other} 不能一起用。", "留下其中一個。", one=one, other=other)


quiz_app = typer.Typer(cls=Quiz, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
app.add_typer(quiz_app, name="quiz", help="練習：會忘的先問，每個選項都說為什麼。")


@quiz_app.callback(invoke_without_command=True)
def quiz(
    ctx: typer.Context,
    due: Annotated[bool, typer.Option("--due", help="只練到期的。")] = False,
    wrong: Annotated[bool, typer.Option("--wrong", help="只練上次答錯的。")] = False,
    flagged: Annotated[bool, typer.Option("--flagged", help="只看回報過的。")] = False,
    topic: Annotated[str | None, typer.Option("--topic", metavar="領域", help="只練一個領域。")] = None,
    level: Annotated[int | None, typer.Option("--level", metavar="1–3", help="1 記得住，2 分得開，3 會權衡。")] = None,
    count: Annotated[int | None, typer.Option("--count", metavar="題數", help="一回幾題；預設 10。")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="數字", help="進度相同時，數字同，題與順序就同。")
    ] = None,
    interview: Annotated[
        str | None, typer.Option("--interview", metavar="日期", help="面試日，如 2026-12-10：之前每題都再看一次。")
    ] = None,
    no_save: Annotated[bool, typer.Option("--no-save", help="不存進度，也不動進度檔。")] = False,
    start_over: Annotated[bool, typer.Option("--start-over", help="把進度檔改名留著，從頭開始。")] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help="不問，印出題目卷。")] = False,
    answers: Answers = None,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
    sources: Sources = False,
) -> None:
    """練習：會忘的先問，每個選項都說為什麼。"""
    asked = Asked(as_json, face, locale, sources)
    if ctx.invoked_subcommand is not None:
        hand_on(ctx)
        return
    _check(ctx)
    from . import papers, sitting

    only = [name for name, on in (("due", due), ("wrong", wrong), ("flagged", flagged)) if on]
    asking = sitting.asking(only, topic, level, count, seed, interview, no_save, start_over)
    if answers is not None:
        papers.grade(asking, asked, answers)
    elif sheet:
        papers.sheet(asking, asked)
    else:
        ctx.exit(sitting.sit(asking, asked))


@quiz_app.command("stats", cls=Command)
def stats(as_json: AsJson = False, face: FaceName = None, locale: LocaleName = None) -> None:
    """看練得怎樣：各領域的對錯、到期、還記得多少。"""
    from . import papers

    papers.stats(Asked(as_json, face, locale))


@quiz_app.command("export", cls=Command)
def export(
    to: Annotated[str, typer.Option("--to", metavar="樣子", help="json（進度）、csv（試算表）或 anki。")] = "json",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="檔案", readable=False, help="寫進檔案；不寫或 - 就印出來。")
    ] = None,
    locale: LocaleName = None,
) -> None:
    """匯出：json 把進度帶到另一台機器，csv、anki 匯出題目。"""
    from . import papers

    papers.export(Asked(locale=locale), to, out)


@quiz_app.command("import", cls=Command)
def take_in(
    file: Annotated[
        Path, typer.Argument(metavar="檔案", readable=False, help="export --to json 寫出的檔案；- 是標準輸入。")
    ],
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
) -> None:
    """匯入另一台機器的進度：兩邊的作答都留，每題以較晚的為準。"""
    from . import papers

    papers.take_in(Asked(as_json, face, locale), file)
