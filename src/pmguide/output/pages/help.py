"""Pages that describe a command: what it does, how it is used, its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperGroup

from ..page import Field, Fields, Heading, Line, Page

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.core import Parameter


def about(ctx: Context) -> Page:
    """Return what a command does, how it is used, and its options."""
    command = ctx.command
    arguments = [part for part in command.params if part.param_type_name == "argument"]
    options = [part for part in command.get_params(ctx) if part.param_type_name == "option"]
    usage = " ".join([ctx.command_path, *(part.make_metavar(ctx=ctx) for part in arguments), "[選項]"])
    if isinstance(command, TyperGroup):
        usage += " 指令 …"
    paragraphs = (command.help or "").split("\n\n")
    rows = tuple(_row(part.make_metavar(ctx=ctx), _help_of(part)) for part in arguments)
    rows += tuple(_row(_names_of(part) + _value(part), _help_of(part)) for part in options)
    return (
        Heading(ctx.command_path),
        *(Line(text) for text in paragraphs),
        Fields((_row("用法", usage),)),
        Heading("選項", level=2),
        Fields(rows),
    )


def commands_of(group: TyperGroup, ctx: Context) -> Page:
    """Return the commands of the program, a line each."""
    commands = ((name, group.get_command(ctx, name)) for name in group.list_commands(ctx))
    rows = tuple(_row(name, command.help or "") for name, command in commands if command and not command.hidden)
    return (Heading("指令", level=2), Fields(rows))


def _row(label: str, text: str) -> Field:
    return Field(label, (Line(text.split("\n\n", maxsplit=1)[0]),))


def _help_of(part: Parameter) -> str:
    return "顯示這段說明。" if part.name == "help" else str(getattr(part, "help", "") or "")


def _names_of(part: Parameter) -> str:
    """Return an option's names, the longest first (Typer keeps those of --help in a set)."""
    return "、".join(sorted(part.opts, key=len, reverse=True))


def _value(part: Parameter) -> str:
    """Return the value an option takes, as shown behind it; nothing for a switch."""
    return "" if getattr(part, "is_flag", False) else f" {part.metavar or (part.name or '').upper()}"
