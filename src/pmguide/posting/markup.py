"""Blank out the markup of a saved web page or of Markdown: what remains stands where it stood."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|br|ul|ol|li|span|table|section|article)\b[^<>]*>", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|svg|head)\b.*?</\1\s*>|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL
)
_BLOCKS = (
    "address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol"
    "|option|p|pre|section|table|td|th|tr|ul"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_MARKDOWN = re.compile(r"^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|\|)|\*\*|__|`", re.MULTILINE)

# A space that no one typed, to fill the place of markup; folding drops it from words and nothing shows it.
FILLER = "\u200b"


def bare(text: str) -> str:
    """Return `text`, a web page, Markdown or neither, of the same length without its markup."""
    if _PAGE.search(text):
        text = _HIDDEN.sub(_filled, text)
        text = _BLOCK.sub(_broken, text)
        text = _TAG.sub(_filled, text)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    return _MARKDOWN.sub(_filled, text)


def _filled(found: re.Match[str]) -> str:
    return FILLER * len(found[0])


def _broken(found: re.Match[str]) -> str:
    """Return a line feed in the place of an element that stands on a line of its own."""
    return "\n" + FILLER * (len(found[0]) - 1)


def _entity(found: re.Match[str]) -> str:
    """Return the one character that an entity stands for, and filler; the entity itself where it is none."""
    character = unescape(found[0])
    if len(character) != 1 or character == found[0]:
        return found[0]
    return (" " if character.isspace() else character) + FILLER * (len(found[0]) - 1)


def shown(text: str, start: int, end: int, within: Callable[[str], str] = str) -> str:
    """Return the words between two places of bared text, on one line, as a reader should see them."""
    return within(" ".join(text[start:end].replace(FILLER, "").split()))
