"""Help in Chinese: Typer's commands describe themselves as a page, painted like every other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from typer._click.core import augment_usage_errors
from typer.core import TyperCommand, TyperGroup
from typer.models import TyperPath

from ..errors import BadUsage
from .show import Asked, how_to_show, painted

if TYPE_CHECKING:
    from typer._click import Context

    from ..chinese.script import Localiser
    from .page import Page


class Command(TyperCommand):
    """A command whose help is a page."""

    def get_help(self, ctx: Context) -> str:
        """Return the help as the reader should see it."""
        from .pages.help import about

        return _painted(about(ctx), ctx)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options off `args`; a complaint of them knows whose they are."""
        with augment_usage_errors(ctx):
            left = super().parse_args(ctx, args)
        _refuse_empty_names(ctx)
        return left


class Group(TyperGroup):
    """The program itself, whose help lists the commands."""

    def get_help(self, ctx: Context) -> str:
        """Return the help as the reader should see it."""
        from .pages.help import about, commands_of

        return _painted((*about(ctx), *commands_of(self, ctx)), ctx)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options off `args`; a complaint of them knows whose they are."""
        with augment_usage_errors(ctx):
            left = super().parse_args(ctx, args)
        _refuse_empty_names(ctx)
        return left

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the commands in the order they are declared: the order in which a reader meets them."""
        return list(self.commands)


def _refuse_empty_names(ctx: Context) -> None:
    """Raise BadUsage where a file's name was left empty, as "$UNSET" is: Path takes that for the folder one is in."""
    for part in ctx.command.params:
        if isinstance(part.type, TyperPath) and ctx.params.get(part.name or "") == "" and not ctx.resilient_parsing:
            after = f"{part.opts[0]} 後面的" if part.param_type_name == "option" else ""
            raise BadUsage(f"{after}檔名是空的。", f"用 {ctx.command_path} --help 看怎麼寫。")


def _painted(page: Page, ctx: Context) -> str:
    """Return a page of help in the face and script of the reader, no line feed at its end (Typer adds it)."""
    from .page import localised

    write: Localiser = ctx.find_root().obj()
    how = how_to_show(os.environ, sys.stdout, Asked())
    return painted(localised(page, write), how).rstrip("\n")
