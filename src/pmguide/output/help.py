"""Help in Chinese: Typer's commands describe themselves as a page, painted like every other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

from .page import Field, Fields, Heading, Line, Page, localised
from .show import Asked, how_to_show, painted

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.core import Parameter

    from ..chinese.script import Localiser


class Command(TyperCommand):
    """A command whose help is a page."""

    def get_help(self, ctx: Context) -> str:
        """Return the help as the reader should see it."""
        return _painted(_page(ctx), ctx)


class Group(TyperGroup):
    """The program itself, whose help lists the commands."""

    def get_help(self, ctx: Context) -> str:
        """Return the help as the reader should see it."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = tuple(_row(name, command.help or "") for name, command in commands if command and not command.hidden)
        return _painted((*_page(ctx), Heading("指令", level=2), Fields(rows)), ctx)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the commands in the order they are declared: the order in which a reader meets them."""
        return list(self.commands)


def _page(ctx: Context) -> Page:
    command = ctx.command
    arguments = [part for part in command.params if part.param_type_name == "argument"]
    options = [part for part in command.get_params(ctx) if part.param_type_name == "option"]
    usage = " ".join([ctx.command_path, *(_metavar(part, ctx) for part in arguments), "[選項]"])
    if isinstance(command, Group):
        usage += " 指令 …"
    about, *more = (command.help or "").split("\n\n")
    rows = tuple(_row(_metavar(part, ctx), getattr(part, "help", "") or "") for part in arguments)
    rows += tuple(_row("、".join(part.opts) + _value(part), _about(part)) for part in options)
    return (
        Heading(ctx.command_path),
        Line(about),
        *(Line(text) for text in more),
        Fields((_row("用法", usage),)),
        Heading("選項", level=2),
        Fields(rows),
    )


def _row(label: str, text: str) -> Field:
    return Field(label, (Line(text.split("\n\n", maxsplit=1)[0]),))


def _metavar(part: Parameter, ctx: Context) -> str:
    return part.make_metavar(ctx=ctx)


def _about(part: Parameter) -> str:
    return "顯示這段說明。" if part.name == "help" else str(getattr(part, "help", "") or "")


def _value(part: Parameter) -> str:
    """Return the value an option takes, as shown behind it; nothing for a switch."""
    return "" if getattr(part, "is_flag", False) else f" {part.metavar or (part.name or '').upper()}"


def _painted(page: Page, ctx: Context) -> str:
    """Return a page of help in the face and script of the reader, no line feed at its end (Typer adds it)."""
    write: Localiser = ctx.find_root().obj()
    how = how_to_show(os.environ, sys.stdout, Asked())
    return painted(localised(page, write), how).rstrip("\n")
