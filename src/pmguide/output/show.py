"""Choose a face and show a view with it."""

from __future__ import annotations

import shutil
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ..chinese.script import Locale, locale_from
from ..errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..chinese.script import Localiser
    from .page import Page
    from .pages import View


class Face(str, Enum):
    """The forms in which the guide can answer."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    JSON = "json"


class How(NamedTuple):
    """How to show: the face, for whom, how wide, in colour or not, with the sources of every line or not."""

    face: Face
    locale: Locale
    columns: int
    colour: bool
    with_sources: bool


def locale_of(asked: str | None, environment: Mapping[str, str]) -> Locale:
    """Return the locale asked for by option, else by PMGUIDE_LOCALE, else by the system's. Raises BadUsage."""
    wanted = asked or environment.get("PMGUIDE_LOCALE")
    if not wanted:
        return locale_from(environment)
    by_name = {locale.value.lower(): locale for locale in Locale}
    found = by_name.get(wanted.replace("_", "-").lower())
    if found is None and wanted.lower().startswith("zh"):  # zh_TW.UTF-8, zh-CN: as the system's own variables have it
        return locale_from({"LANG": wanted})
    if found is None:
        whence = "--locale" if asked else "環境變數 PMGUIDE_LOCALE"
        raise BadUsage(
            whence + " 沒有「{word}」這個值。",
            f"可用的是：{'、'.join(locale.value for locale in Locale)}。",
            word=wanted,
        )
    return found


class Asked(NamedTuple):
    """The options that every reading command takes, as they were given."""

    as_json: bool = False
    face: str | None = None
    locale: str | None = None
    with_sources: bool = False


def how_to_show(environment: Mapping[str, str], out: TextIO, asked: Asked) -> How:
    """
    Return how to show a view, from what was asked for and where it goes.

    Without --json or --format the face is `terminal` on a terminal (or under FORCE_COLOR), else `plain`. Colours need a
    terminal that takes them and neither NO_COLOR (no-color.org) nor TERM=dumb; COLUMNS overrides the width.

    Raises:
        BadUsage: no such face or locale, or --json together with another --format.

    """
    forced = environment.get("FORCE_COLOR", "") not in ("", "0")
    on_terminal = forced or out.isatty()
    default = Face.TERMINAL if on_terminal else Face.PLAIN
    chosen = Face.JSON if asked.as_json else default
    if asked.face is not None:
        if asked.face not in {known.value for known in Face}:
            raise BadUsage(
                "--format 沒有「{word}」這個值。",
                f"可用的是：{'、'.join(known.value for known in Face)}。",
                word=asked.face,
            )
        if asked.as_json and asked.face != Face.JSON.value:
            raise BadUsage("--json 和 --format {word} 不能一起用。", "留下其中一個。", word=asked.face)
        chosen = Face(asked.face)
    plain_only = environment.get("NO_COLOR") or (environment.get("TERM") == "dumb" and not forced)
    return How(
        chosen, locale_of(asked.locale, environment), columns_now(), on_terminal and not plain_only, asked.with_sources
    )


def columns_now() -> int:
    """Return how wide the terminal is at this moment, COLUMNS overriding it: readers change their windows."""
    return shutil.get_terminal_size().columns


def shown(view: View, how: How, write: Localiser) -> str:
    """Return `view` in the face that `how` names, written out by `write`."""
    if how.face is Face.JSON:
        from .payload import payload

        return payload(view, write)
    from .page import localised
    from .pages import page_of
    from .pages.parts import foot

    page = foot(page_of(view), getattr(view, "references", ()), how.with_sources)
    return painted(localised(page, write), how)


def painted(page: Page, how: How) -> str:
    """Return a page, already in the reader's script, in the face that `how` names (JSON has none)."""
    if how.face is Face.TERMINAL:
        from .terminal import paint

        return paint(page, how.with_sources, how.columns, how.colour)
    if how.face is Face.MARKDOWN:
        from . import markdown

        return markdown.paint(page, how.with_sources)
    from . import plain

    return plain.paint(page, how.with_sources)
