"""Where things lie and for whom we write: the content file, the checked copies, the reader's locale."""

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from ..chinese.script import Locale, Localiser
from ..errors import GuideError
from ..output.complaint import asked_locale, remark
from ..output.show import Asked, Face, How, how_to_show, shown

if TYPE_CHECKING:
    from ..guide.guide import Guide
    from ..output.pages import View

Ask = Callable[["Guide"], "View"]


def cache_directory() -> Path | None:
    """
    Return where checked copies of the content are kept, None where the platform names no place.

    PMGUIDE_HOME overrides; else LOCALAPPDATA on Windows, ~/Library/Caches on macOS, XDG_CACHE_HOME or ~/.cache.
    These few lines stand in for platformdirs, whose import alone takes a tenth of a whole look-up.
    """
    if home := os.environ.get("PMGUIDE_HOME"):
        return Path(home) / "cache"
    user = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{user}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{user}/.cache"
    return Path(base) / "pmguide" if Path(base).is_absolute() else None


def data_directory() -> Path:
    """Return where what readers do is kept: under PMGUIDE_HOME, else where the platform keeps users' data."""
    if home := os.environ.get("PMGUIDE_HOME"):
        return Path(home) / "data"
    from platformdirs import user_data_path

    return user_data_path("pmguide", appauthor=False)


def content_path() -> Path:
    """Return the content file that PMGUIDE_ANSWERS names, else the guide's own."""
    from ..guide.loading import own_content

    named = os.environ.get("PMGUIDE_ANSWERS")
    return Path(named) if named else own_content()


def open_guide(locale: Locale = Locale.HANT) -> "Guide":
    """Return the guide; on a terminal, a reader of `locale` is told what takes long. Raises BadFile or BadContent."""
    from ..guide.loading import load

    def on_index() -> None:
        if sys.stderr.isatty():
            remark("內容是新的，正在建立搜尋索引，只需要一次……", guide.localiser(locale))

    guide = load(content_path(), cache_directory(), on_index)  # the index is built later, when it is first asked for
    return guide


def reader(arguments: Sequence[str]) -> Localiser:
    """Return what writes for whoever typed `arguments`, in the content's regional words if the content can be read."""
    locale = asked_locale(arguments)
    try:
        return Localiser(locale) if locale is Locale.HANT else open_guide().localiser(locale)
    except GuideError:
        return Localiser(locale)


def show(asked: Asked, ask: Ask) -> None:
    """Ask the guide and print what it answers."""
    how = how_to_show(os.environ, sys.stdout, asked)
    guide = open_guide(how.locale)
    view, write = ask(guide), guide.localiser(how.locale)
    for word, title in guide.taken:
        remark("沒有「{word}」，當作「{title}」。", write, word=word, title=write(title))
    put(view, how, write)


def put(view: "View", how: How, write: Localiser) -> None:
    """Print a view. JSON is UTF-8 (RFC 8259, 8.1), pages are in what the terminal speaks."""
    text = shown(view, how, write)
    if how.face is Face.JSON and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout.write(text)
