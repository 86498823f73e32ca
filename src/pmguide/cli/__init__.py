"""The command line: names, options, help."""

from . import commands, completion, quiz
from .app import app, help_of, program
from .home import reader

__all__ = ["app", "commands", "completion", "help_of", "program", "quiz", "reader"]
