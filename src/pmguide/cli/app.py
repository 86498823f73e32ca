"""The program: its options, and the commands that it knows by name."""

from collections.abc import Sequence
from copy import copy
from inspect import getdoc
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command
from typer.models import CommandInfo, TyperInfo

from ..errors import BadUsage, GuideError
from ..output.help import Group
from .home import open_guide

if TYPE_CHECKING:
    from typer._click import Command as ClickCommand
    from typer._click import Context

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


def unknown_command(words: str) -> BadUsage:
    """Return the error for a command line that begins with no command: what to type instead."""
    from difflib import get_close_matches

    from ..guide.lookup import find_id

    names = [str(info.name) for info in declared()]
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
    groups = [info for info in app.registered_groups if arguments and info.name == arguments[0]]
    if named or groups:
        made.registered_commands, made.registered_groups = named, groups
    command = get_command(made)
    assert isinstance(command, Group)  # noqa: S101 - it has a callback
    return command


def hand_on(ctx: "Context") -> None:
    """
    Give what was written before a command to that command, as if it stood behind it.

    Raises:
        BadUsage: an option would do nothing there; better said than left out without a word.

    """
    assert isinstance(ctx.command, Group)  # noqa: S101 - it has commands
    name = ctx.invoked_subcommand or ""
    command = ctx.command.get_command(ctx, name)
    takes = {param.name for param in command.params} if command else set()
    given = {option: value for option, value in ctx.params.items() if is_given(value)}
    for param in ctx.command.params:
        if param.name in given and param.name not in takes:
            action = f"{ctx.command_path} {name}".partition(" ")[2]
            raise BadUsage("{word} 對 {action} 沒有作用。", "把它拿掉。", word=param.opts[0], action=action)
    ctx.default_map = {name: given}


def is_given(value: object) -> bool:
    """Return whether `value`, an option's, is one that the reader wrote."""
    return value is not None and value is not False


def declared() -> list[CommandInfo | TyperInfo]:
    """Return the commands and the groups of commands that there are, in the order a reader meets them."""
    return [*app.registered_commands, *app.registered_groups]


def help_of(command: CommandInfo | TyperInfo) -> str:
    """Return the one line of help of a declared command, or group of them."""
    return (command.help or getdoc(command.callback) or "").partition("\n")[0]
