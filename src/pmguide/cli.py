"""The command line: names, options, help. Each command is parse, ask, show."""

import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from inspect import getdoc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command
from typer.models import CommandInfo, OptionInfo

from .chinese.script import Locale, Localiser
from .errors import BadUsage, Exit, GuideError
from .output.complaint import asked_locale
from .output.help import Command, Group
from .output.show import Asked, how_to_show, shown

if TYPE_CHECKING:
    from typer._click import Command as ClickCommand
    from typer._click import Context

    from .guide.guide import Guide
    from .output.page import Page

Ask = Callable[["Guide"], object]
Asks = tuple[Ask, Callable[["Guide", str], object]]

AsJson = Annotated[bool, typer.Option("--json", help="輸出 JSON，等於 --format json。")]
FaceName = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="樣子", help="terminal、plain、markdown 或 json；預設在終端機是 terminal，在管線是 plain。"
    ),
]
LocaleName = Annotated[
    str | None,
    typer.Option("--locale", metavar="語系", help="zh-Hant（繁）、zh-TW（台灣）或 zh-Hans（簡）；預設依環境。"),
]
Sources = Annotated[bool, typer.Option("--sources", help="每一句都標出依據。")]


class Program(Group):
    """The program itself; what it does not know as a command may be a word that the guide knows."""

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, ClickCommand | None, list[str]]":
        """Return the command that `args` begin with. Raises BadUsage with the nearest thing to type."""
        if self.get_command(ctx, args[0]) is None:
            raise unknown_command(" ".join(args))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Program,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def cache_directory() -> Path | None:
    """
    Return where checked copies of the content are kept, None where the platform names no place.

    PMGUIDE_HOME overrides; else LOCALAPPDATA on Windows, ~/Library/Caches on macOS, XDG_CACHE_HOME or ~/.cache.
    These few lines stand in for platformdirs, whose import alone takes a tenth of a whole look-up.
    """
    if home := os.environ.get("PMGUIDE_HOME"):
        return Path(home) / "cache"
    user = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{user}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{user}/.cache"
    return Path(base) / "pmguide" if Path(base).is_absolute() else None


def content_path() -> Path:
    """Return the content file that PMGUIDE_ANSWERS names, else the guide's own."""
    from .guide.loading import own_content

    named = os.environ.get("PMGUIDE_ANSWERS")
    return Path(named) if named else own_content()


def open_guide() -> "Guide":
    """Return the guide. Raises BadFile or BadContent."""
    from .guide.loading import load

    return load(content_path(), cache_directory())


def reader(arguments: Sequence[str]) -> Localiser:
    """Return what writes for whoever typed `arguments`, in the content's regional words if the content can be read."""
    locale = asked_locale(arguments)
    try:
        return Localiser(locale) if locale is Locale.HANT else open_guide().localiser(locale)
    except GuideError:
        return Localiser(locale)


def unknown_command(words: str) -> BadUsage:
    """Return the error for a command line that begins with no command: what to type instead."""
    from difflib import get_close_matches

    from .guide.lookup import find_id

    names = [str(info.name) for info in app.registered_commands]
    near = get_close_matches(words.split(" ", maxsplit=1)[0], names, 1)
    hint = f"是不是 pmguide {near[0]}？" if near else "用 pmguide --help 看有哪些指令。"
    commands = {"terms": "glossary", "roles": "role", "duties": "who", "debates": "debate", "analogies": "analogy"}
    try:
        guide = open_guide()
    except GuideError:
        commands = {}
    found = next((command for section, command in commands.items() if find_id(guide, section, words)), "")
    if found:
        hint = f"要查這個詞，請打：pmguide {found} {{word}}"
    return BadUsage("沒有「{word}」這個指令。", hint, word=words)


def program(arguments: Sequence[str]) -> Group:
    """
    Return the command line as Typer's command, ready to be given `arguments`.

    Where they name a command first, only that one is made: making all of them takes longer than a look-up.
    """
    made = copy(app)
    named = [info for info in app.registered_commands if arguments and info.name == arguments[0]]
    made.registered_commands = named or app.registered_commands
    command = get_command(made)
    assert isinstance(command, Group)  # noqa: S101 - it has a callback
    return command


def show(asked: Asked, kind: str, ask: Ask) -> None:
    """Ask the guide and print what it answers. The view's kind names its page function."""
    how = how_to_show(os.environ, sys.stdout, asked)
    guide = open_guide()
    view = ask(guide)

    def laid_out() -> "Page":
        from .output import pages

        made: Page = getattr(pages, kind)(view)
        return made

    sys.stdout.write(shown(view, kind, laid_out, how, guide.localiser(how.locale)))


@app.callback(invoke_without_command=True)
def main(
    ctx: typer.Context,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
    sources: Sources = False,
) -> None:
    """產品經理與產品運營：兩個職務的差別、分工與行話。"""
    if ctx.invoked_subcommand is None:
        from .guide.welcome import Offer, welcome

        commands = tuple(Offer(str(info.name), help_of(info)) for info in app.registered_commands)
        show(Asked(as_json, face, locale, sources), "welcome", lambda guide: welcome(guide, commands))
        return
    given = {"as_json": as_json or None, "face": face, "locale": locale, "sources": sources or None}
    ctx.default_map = {ctx.invoked_subcommand: {name: value for name, value in given.items() if value is not None}}


def help_of(command: CommandInfo) -> str:
    """Return the one line of help of a declared command."""
    return (command.help or getdoc(command.callback) or "").partition("\n")[0]


def _look_up(name: str, argument: str, about: str, kinds: tuple[str, str], asks: Callable[[], Asks]) -> None:
    """Declare a command that lists what there is, or opens the entry named; `kinds` are the two views' kinds."""

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
            show(asked, kinds[0], every)
        else:
            show(asked, kinds[1], lambda guide: one(guide, " ".join(words)))


def _roles() -> Asks:
    from .guide.roles import list_roles, open_role

    return list_roles, open_role


def _terms() -> Asks:
    from .guide.glossary import list_terms, look_up

    return list_terms, look_up


def _analogies() -> Asks:
    from .guide.answers import list_analogies, open_analogy

    return list_analogies, open_analogy


def _debates() -> Asks:
    from .guide.answers import list_debates, open_debate

    return list_debates, open_debate


def _duties() -> Asks:
    from .guide.duties import list_duties, who

    return list_duties, who


def _answers() -> Asks:
    from .guide.answers import list_answers, open_answer

    return list_answers, open_answer


def _condition(name: str, about: str) -> OptionInfo:
    """Return the option for one kind of condition."""
    option: OptionInfo = typer.Option(name, metavar="條件", help=about)
    return option


@app.command("compare", cls=Command)
def compare(
    roles: Annotated[list[str] | None, typer.Argument(metavar="[甲 乙]", help="兩個職務；不寫就是產品與運營。")] = None,
    dim: Annotated[list[str] | None, typer.Option("--dim", metavar="面向", help="只看這個面向；可以重複。")] = None,
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
    from .guide.comparing import compare as ask

    asked = (("product", product), ("company", company), ("stage", stage))
    conditions = [(option, value) for option, value in asked if value is not None]
    names, dimensions = tuple(roles or ()), tuple(dim or ())
    show(Asked(as_json, face, locale, sources), "comparison", lambda guide: ask(guide, names, dimensions, conditions))


_look_up("role", "職務", "看一個職務：目標、職責、怎麼衡量。", ("roles", "role"), _roles)
_look_up("who", "工作", "查一項工作由誰主責。", ("duties", "duty"), _duties)
_look_up("glossary", "詞條", "查一個行話：意思、例子、面試怎麼考。", ("glossary", "term"), _terms)
_look_up("debate", "爭點", "看回答的共識，與各說各話之處。", ("debates", "debate"), _debates)
_look_up("analogy", "比喻", "看一個比喻像在哪、不像在哪。", ("analogies", "analogy"), _analogies)
_look_up("answer", "編號", "看 14 則回答的摘要與主張。", ("answers", "answer"), _answers)


@app.command("check", cls=Command)
def check(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[檔案]", help="YAML 內容檔；不寫就檢查本指南的。")] = None,
    as_json: AsJson = False,
    face: FaceName = None,
    locale: LocaleName = None,
) -> None:
    """檢查內容檔，列出每一個問題。"""
    from .guide.report import check_file
    from .output.pages import check as page

    how = how_to_show(os.environ, sys.stdout, Asked(as_json, face, locale))
    report = check_file(file or content_path())
    write = reader(["--locale", how.locale.value])
    sys.stdout.write(shown(report, "check", lambda: page(report), how, write))
    ctx.exit(Exit.OK if report.ok else Exit.NOTHING_FOUND)
