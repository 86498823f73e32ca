"""The command line: names, options, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import commands
from .app import app, help_of
from .app import program as _made
from .home import reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..output.help import Group

__all__ = ["app", "commands", "completion_of", "declare_all", "help_of", "program", "reader"]


def declare_all() -> None:
    """Declare the commands that live in rooms of their own, too."""
    from . import posting, quiz  # noqa: F401 - importing them declares them


def program(arguments: Sequence[str]) -> Group:
    """Return the command line as Typer's command; where a reading command is named first, only that one is loaded."""
    if not any(arguments and info.name == arguments[0] for info in app.registered_commands):
        declare_all()
    return _made(arguments)


def completion_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """Return what a shell asks to complete a line, or the script that lets it ask; None where nobody asks."""
    if "_PMGUIDE_COMPLETE" not in environment and not (arguments and "-completion" in arguments[0]):
        return None
    from .completion import answer

    declare_all()
    return answer(arguments, environment)
