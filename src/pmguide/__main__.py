"""The program: the one place where errors become words and exit codes."""

from __future__ import annotations

import errno
import gc
import os
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .errors import BadFile, Exit, GuideError, reason

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command line `argv` (sys.argv's by default) and return the exit code (see `errors.Exit`).

    What a reader did wrong is said in one sentence on stderr; anything else is a bug and looks like one.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _answered(arguments)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception:  # whatever it is, it is ours
        return _confessed(arguments)


def _answered(arguments: list[str]) -> int:
    try:
        return _run(arguments)
    except GuideError as error:
        return _complained(error, arguments)
    except OSError as why:  # the files we read and write and stderr have errors of their own: this is stdout
        from .output.complaint import drop

        drop(sys.stdout)
        if why.errno in (errno.EPIPE, errno.EINVAL):  # EINVAL is how Windows puts it
            return Exit.CLOSED_PIPE
        return _complained(BadFile("輸出寫不出去：{why}", "請檢查磁碟空間或輸出的去處。", why=reason(why)), arguments)


def _run(arguments: list[str]) -> int:
    from typer._click.exceptions import UsageError
    from typer.exceptions import Exit as Ended

    from .cli import completion_of, program, reader
    from .output.complaint import in_chinese

    answer = completion_of(arguments, os.environ)
    if answer is not None:
        sys.stdout.write(answer)
        return Exit.OK
    command = program(arguments)
    try:
        with command.make_context("pmguide", list(arguments), obj=partial(reader, arguments)) as context:
            command.invoke(context)
        code = int(Exit.OK)
    except UsageError as why:
        raise in_chinese(why) from why
    except Ended as ended:
        code = ended.exit_code
    sys.stdout.flush()
    return code


def _complained(error: GuideError, arguments: list[str]) -> int:
    from .cli import reader
    from .output.complaint import complain

    complain(error, reader(arguments))
    return error.exit_code


def _confessed(arguments: list[str]) -> int:
    from .chinese.script import Localiser
    from .output.complaint import asked_locale, confess

    confess(Localiser(asked_locale(arguments)))  # without the content's regional words: it may be what stumbled
    return Exit.BUG


def _speak_chinese(stream: TextIO) -> None:
    """Let a stream take any text: one that cannot hold Chinese at all is switched to UTF-8, odd characters become ?."""
    if not isinstance(stream, TextIOWrapper):
        return
    try:
        "產品产品".encode(stream.encoding)
    except (UnicodeEncodeError, LookupError):
        stream.reconfigure(encoding="utf-8")
    stream.reconfigure(errors="replace")


def run() -> None:
    """Be the `pmguide` command: run, and leave with its exit code."""
    # Most of what a run allocates (Typer's and our own classes) lives to its end: looking through it for garbage every
    # 700 objects takes a tenth of the start (benchmarks/startup.py), and finds none.
    gc.set_threshold(100_000)
    # A stream that was closed before we began is None (library/sys, `sys.stdout`).
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    _speak_chinese(sys.stdout)
    _speak_chinese(sys.stderr)
    sys.exit(main())


if __name__ == "__main__":
    run()
