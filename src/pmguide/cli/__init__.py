"""The command line: names, options, help."""

from . import commands, completion, posting, quiz
from .app import app, help_of, program
from .home import reader

__all__ = ["app", "commands", "completion", "help_of", "posting", "program", "quiz", "reader"]
