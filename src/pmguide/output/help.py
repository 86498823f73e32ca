"""Help in Chinese: Typer's commands describe themselves as a page, painted like every other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from typer._click.core import augment_usage_errors
from typer.core import TyperCommand, TyperGroup

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
            return super().parse_args(ctx, args)


class Group(TyperGroup):
    """The program itself, whose help lists the commands."""

    def get_help(self, ctx: Context) -> str:
        """Return the help as the reader should see it."""
        from .pages.help import about, commands_of

        return _painted((*about(ctx), *commands_of(self, ctx)), ctx)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options off `args`; a complaint of them knows whose they are."""
        with augment_usage_errors(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the commands in the order they are declared: the order in which a reader meets them."""
        return list(self.commands)


def _painted(page: Page, ctx: Context) -> str:
    """Return a page of help in the face and script of the reader, no line feed at its end (Typer adds it)."""
    from .page import localised

    write: Localiser = ctx.find_root().obj()
    how = how_to_show(os.environ, sys.stdout, Asked())
    return painted(localised(page, write), how).rstrip("\n")
