"""The commands that read the guide. Each is parse, ask, show."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import OptionInfo

from .. import __version__
from ..errors import BadUsage, Exit
from ..output.help import Command
from ..output.show import Asked, how_to_show
from .app import AsJson, FaceName, LocaleName, Sources, app, declared, hand_on, help_of
from .home import Ask, content_path, put, reader, show

if TYPE_CHECKING:
    from ..guide.guide import Guide
    from ..output.pages import View

Asks = tuple[Ask, Callable[["Guide", str], "View"]]


@app.callback(invoke_without_command=True)
def main(
    ctx: typer.Context,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
    sources: Sources = False,
    install: Annotated[
        bool, typer.Option("--install-completion", help="裝上自動補全；後面可接 bash、zsh、fish 或 powershell。")
    ] = False,
    script: Annotated[bool, typer.Option("--show-completion", help="印出自動補全的程式，用法同上。")] = False,
    version: Annotated[bool, typer.Option("--version", help="印出版本。")] = False,
) -> None:
    """產品經理與產品運營：兩個職務的差別、分工與行話。"""
    if version:
        sys.stdout.write(f"pmguide {__version__}\n")
        raise typer.Exit
    if install or script:  # by itself it never comes here, see completion.set_up
        raise BadUsage("自動補全的選項要單獨用。", "例如：pmguide --install-completion bash")
    if ctx.invoked_subcommand is None:
        from ..guide.welcome import Offer, welcome

        commands = tuple(Offer(str(info.name), help_of(info)) for info in declared())
        show(Asked(as_json, face, locale, sources), lambda guide: welcome(guide, commands))
        return
    hand_on(ctx)


def _look_up(name: str, argument: str, about: str, asks: Callable[[], Asks]) -> None:
    """Declare a command that lists what there is, or opens the entry named."""

    @app.command(name, cls=Command, help=about)
    def command(
        words: Annotated[list[str] | None, typer.Argument(metavar=f"[{argument}]", help="不寫就列出全部。")] = None,
        as_json: AsJson = False,
        face: FaceName = None,
        locale: LocaleName = None,
        sources: Sources = False,
    ) -> None:
        every, one = asks()
        asked = Asked(as_json, face, locale, sources)
        if words is None or not words:
            show(asked, every)
        else:
            show(asked, lambda guide: one(guide, " ".join(words)))


def _roles() -> Asks:
    from ..guide.roles import list_roles, open_role

    return list_roles, open_role


def _terms() -> Asks:
    from ..guide.glossary import list_terms, look_up

    return list_terms, look_up


def _analogies() -> Asks:
    from ..guide.answers import list_analogies, open_analogy

    return list_analogies, open_analogy


def _debates() -> Asks:
    from ..guide.answers import list_debates, open_debate

    return list_debates, open_debate


def _duties() -> Asks:
    from ..guide.duties import list_duties, who

    return list_duties, who


def _answers() -> Asks:
    from ..guide.answers import list_answers, open_answer

    return list_answers, open_answer


def _condition(name: str, about: str) -> OptionInfo:
    """Return the option for one kind of condition."""
    option: OptionInfo = typer.Option(name, metavar="條件", help=about)
    return option


@app.command("compare", cls=Command)
def compare(
    roles: Annotated[list[str] | None, typer.Argument(metavar="[甲 乙]", help="兩個職務；不寫就是產品與運營。")] = None,
    dim: Annotated[list[str] | None, typer.Option("--dim", metavar="比較面向", help="只看這個面向；可以重複。")] = None,
    product: Annotated[str | None, _condition("--product", "產品類型：social（社交）、tool（工具）或 o2o。")] = None,
    company: Annotated[
        str | None, _condition("--company", "公司類型：internet（互聯網）或 traditional（傳統）。")
    ] = None,
    stage: Annotated[str | None, _condition("--stage", "產品階段：plan、build、launch 或 grow。")] = None,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
    sources: Sources = False,
) -> None:
    """對照兩個職務的分工。"""
    from ..guide.comparing import compare as ask

    asked = (("product", product), ("company", company), ("stage", stage))
    conditions = [(option, value) for option, value in asked if value is not None]
    names, dimensions = tuple(roles or ()), tuple(dim or ())
    show(Asked(as_json, face, locale, sources), lambda guide: ask(guide, names, dimensions, conditions))


_look_up("role", "職務", "看一個職務：目標、職責、怎麼衡量。", _roles)
_look_up("who", "工作", "查一項工作由誰主責。", _duties)
_look_up("glossary", "詞條", "查一個行話：意思、例子、面試怎麼考。", _terms)
_look_up("debate", "爭點", "看回答的共識，與各說各話之處。", _debates)
_look_up("analogy", "比喻", "看一個比喻像在哪、不像在哪。", _analogies)
_look_up("answer", "編號", "看 14 則回答的摘要與主張。", _answers)


@app.command("search", cls=Command)
def search(
    query: Annotated[list[str], typer.Argument(metavar="字詞或問題", help="想找什麼，照平常的話說。")],
    limit: Annotated[int, typer.Option("--limit", metavar="幾段", help="最多列出幾段；預設 5。")] = 5,
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", metavar="種類", help="只找這一類，如 term、duty；可以重複。")
    ] = None,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
    sources: Sources = False,
) -> None:
    """用自己的話找：詞條、工作、爭點、回答。"""
    from ..guide.results import search as ask

    show(Asked(as_json, face, locale, sources), lambda guide: ask(guide, " ".join(query), limit, kinds or ()))


@app.command("check", cls=Command)
def check(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[檔案]", readable=False, help="YAML 內容檔；不寫就檢查本指南的。")
    ] = None,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
) -> None:
    """檢查內容檔，列出每一個問題。"""
    from ..guide.loading import own_content
    from ..guide.report import check_file, check_own
    from ..model.statements import Verbatim
    from ..output.complaint import outside_quotes

    how = how_to_show(os.environ, sys.stdout, Asked(as_json, face, locale))
    content = content_path()
    report = check_file(file, content) if file else check_own(content, own_content("quiz.yaml"))
    write = reader(["--locale", how.locale.value])
    told = tuple(found._replace(text=Verbatim(outside_quotes(found.text, write))) for found in report.problems)
    put(report._replace(problems=told), how, write)
    ctx.exit(Exit.OK if report.ok else Exit.NOTHING_FOUND)
