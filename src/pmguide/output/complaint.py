"""Say on stderr what went wrong: one sentence, what to do next, in the reader's script."""

from __future__ import annotations

import os
import re
import shutil
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO

from ..chinese.printing import harmless
from ..chinese.script import Locale, locale_from
from ..errors import BadUsage, GuideError, Ours
from .show import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typer._click.exceptions import UsageError

    from ..chinese.script import Localiser

_LONGEST_WORD = 40  # characters of what the reader typed; the rest would drown the sentence
_LONGEST_PATH, _BEGINNING = 200, 60  # characters of a path; of it what comes before what is left out
_LONGEST_LIST = 2000  # characters of all the names there are: the one that is needed may be the last
_QUOTED = re.compile(r"(「[^」]*」)")


def asked_locale(arguments: Sequence[str]) -> Locale:
    """Return the locale of whoever typed `arguments`: --locale if it is there and right, else the environment's."""
    asked = [after for before, after in pairwise(arguments) if before == "--locale"]
    asked += [argument.partition("=")[2] for argument in arguments if argument.startswith("--locale=")]
    known = {locale.value for locale in Locale}
    wanted = next((word for word in asked if word in known), None)
    try:
        return locale_of(wanted, os.environ)
    except GuideError:  # PMGUIDE_LOCALE itself is wrong
        return locale_from(os.environ)


def complain(error: GuideError, write: Localiser) -> None:
    """Print `error` on stderr."""
    words = _shown(error.words, write)
    lines = [
        write(error.message).format(**words),
        *(outside_quotes(harmless(problem), write) for problem in error.problems),
    ]
    if error.hint:
        lines.append(write(error.hint).format(**words))
    _say(*lines)


def confess(write: Localiser) -> None:
    """Print on stderr that the error being handled is a bug of ours: the traceback, and a sentence for the reader."""
    from traceback import format_exc

    say_aside("".join(f"{harmless(line)}\n" for line in format_exc().splitlines()))
    _say(write("這是 pmguide 的錯，不是你的。"), write("請把上面這段文字和你打的那一行，一起交給維護的人。"))


def remark(text: str, write: Localiser, **words: str) -> None:
    """Print on stderr something the reader should know that is no error; `words` as in GuideError."""
    _say(write(text).format(**_shown(words, write)))


def _shown(words: Mapping[str, str], write: Localiser) -> dict[str, str]:
    cut = {"path": _visible_path, "name": _visible_path, "names": _visible_list}
    return {
        name: cut.get(name, visible)(write(word) if isinstance(word, Ours) else word) for name, word in words.items()
    }


def _say(*texts: str) -> None:
    """Print texts on stderr: broken into lines as a page's are on a terminal, elsewhere a line each."""
    lines = list(texts)
    if sys.stderr.isatty():
        from .terminal import measure_of

        room = measure_of(_columns())
        lines = [line for text in texts for line in _broken(text, room)]
    say_aside("\n".join(lines) + "\n")


def _broken(text: str, room: int) -> list[str]:
    """Return a text in lines; the command that it may end with stays in one piece, to be copied."""
    from ..chinese.lines import width, wrap

    said, command = text.partition("：pmguide ")[::2]
    if not command or text.endswith("。") or width(text) <= room:
        return wrap(text, room)
    return [*wrap(said + "：", room), "pmguide " + command]


def _columns() -> int:
    """Return how wide the terminal is that stderr goes to; stdout, which shutil asks, may be a pipe."""
    try:
        own = os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        own = 0
    return shutil.get_terminal_size((own or 80, 24)).columns


def say_aside(text: str) -> None:
    """Write on stderr; where that cannot be, nobody hears it, and the answer and the exit code are what they are."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO) -> None:
    """Point a stream whose other end is gone at nothing, so that the interpreter's last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def visible(word: str) -> str:
    """Return `word` safe to print and not too long."""
    return _cut(harmless(word), _LONGEST_WORD)


def _visible_path(path: str) -> str:
    """Return a path likewise, cut in the middle: what tells files apart comes last."""
    shown = harmless(path)
    if len(shown) <= _LONGEST_PATH:
        return shown
    return shown[:_BEGINNING] + "…" + shown[_BEGINNING + 1 - _LONGEST_PATH :]


def _visible_list(names: str) -> str:
    """Return names joined by 、 likewise, each cut for itself."""
    return _cut("、".join(visible(name) for name in names.split("、")), _LONGEST_LIST)


def _cut(shown: str, longest: int) -> str:
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def outside_quotes(text: str, write: Localiser) -> str:
    """Return `text` written out by `write`, but for what stands in 「」: that is quoted from a file."""
    parts = _QUOTED.split(text)
    return "".join(part if at % 2 else write(part) for at, part in enumerate(parts))


def in_chinese(why: UsageError) -> BadUsage:
    """Return Typer's complaint about a command line in our words."""
    path = why.ctx.command_path if why.ctx else "pmguide"
    hint = f"用 {path} --help 看怎麼寫。"
    option = getattr(why, "option_name", "")
    kind = type(why).__name__
    if kind == "NoSuchOption":
        near = "、".join(sorted(getattr(why, "possibilities", None) or ()))
        return BadUsage("沒有「{word}」這個選項。", f"相近的有：{near}。" if near else hint, word=option)
    if kind == "BadOptionUsage":
        takes_none = "does not take a value" in why.message
        return BadUsage("選項 {word} 不接值。" if takes_none else "選項 {word} 後面要接一個值。", hint, word=option)
    number = re.match(r"(['\"])(.*)\1 is not a valid int", why.message, re.DOTALL)
    if kind == "BadParameter" and number:
        option = next(iter(getattr(getattr(why, "param", None), "opts", ())), "")
        return BadUsage("{option} 的「{word}」不是整數。", hint, option=option, word=number[2])
    missing = re.fullmatch(r"Missing argument '(.*)'\.", why.format_message())
    if missing:
        return BadUsage("少了「{word}」。", hint, word=Ours(missing[1]))
    extra = re.search(r"unexpected extra argument(?:\(s\))? \((.*)\)", why.message, re.DOTALL)
    if extra:
        return BadUsage("多了用不到的字：「{word}」。", hint, word=extra[1])
    return BadUsage("這行指令看不懂：{word}", hint, word=why.format_message())
