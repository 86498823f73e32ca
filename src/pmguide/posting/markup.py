"""Take the markup out of a saved web page or of Markdown, and remember where what remains stood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Patterns of markup are compiled by `re` when they are first used, and kept there: most postings hold no markup.
# The inside of a tag, up to its end: a > between quotes does not end it, but where quotes do not match, any > does.
_INSIDE = r"""(?:[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*|[^<>]*)>"""
_PAGE = (
    r"(?i)<(?:/[a-z][a-z0-9-]*\s*>"
    rf"|(?:!doctype\s+html|html|head|body|div|p|br|ul|ol|li|span|table|section|article)\b{_INSIDE})"
)
# What is not shown, up to what closes it.
_HIDING = r"(?i)<(?:(!--)|(script|style|noscript|template|svg|head)\b)"
_BLOCK = (
    r"(?i)</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav"
    rf"|ol|option|p|pre|section|table|td|th|tr|ul)\b{_INSIDE}"
)
_TAG = rf"(?i)<(?:/?[a-z]|[!?][a-z\[]){_INSIDE}"
_ENTITY = r"(?i)&(?:(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});|(?:nbsp|amp|lt|gt|quot)(?![a-z0-9;=]))"
_MARKDOWN = re.compile(r"^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|\|)|\*\*|__|`", re.MULTILINE)

# Put in the place of markup, so that every step finds the others' places, and then left out. The rest of an entity is
# told from other filler: it belongs to the character before it.
_FILLER, _REST = "\u200b", "\ufdd0"
_UNSEEN = "\u200c\u2060\ufeff\u00ad"  # characters without width, which nobody typed
_EMOJI = r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_JOINER = rf"(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})"  # but for the parts of one emoji
_KEPT = rf"([^{_FILLER}{_REST}]+){_REST}*"

if TYPE_CHECKING:
    # Returns where in the original stands what the bared text has from one place to another.
    Places = Callable[[int, int], tuple[int, int]]


def bare(text: str) -> tuple[str, Places]:
    """Return `text`, a web page, Markdown or neither, without its markup, and a function that finds places in it."""
    filled = _blanked(text)
    if _FILLER not in filled and _REST not in filled:
        return filled, _unmoved
    return _without_filler(filled)


def _blanked(text: str) -> str:
    """Return `text`, of the same length, with filler for its markup."""
    if "<" in text and re.search(_PAGE, text):
        text = _without_hidden(text)
        text = re.sub(_BLOCK, _broken, text)
        text = re.sub(_TAG, _filled, text)
    if "&" in text:
        text = re.sub(_ENTITY, _entity, text)
    for character in _UNSEEN:
        if character in text:
            text = text.replace(character, _FILLER)
    if "\u200d" in text:
        text = re.sub(_JOINER, _FILLER, text)
    return _MARKDOWN.sub(_filled, text)


def _without_hidden(text: str) -> str:
    """Return `text` with filler for what a browser does not show; what is never closed is shown."""
    parts, done = [], 0
    unclosed: set[str] = set()
    for opening in re.finditer(_HIDING, text):
        kind = opening[opening.lastindex or 0].lower()
        if opening.start() < done or kind in unclosed:
            continue
        closing = re.compile("-->" if kind == "!--" else rf"</{kind}\s*>", re.IGNORECASE).search(text, opening.end())
        if closing:
            parts += [text[done : opening.start()], _FILLER * (closing.end() - opening.start())]
            done = closing.end()
        else:
            unclosed.add(kind)
    return "".join([*parts, text[done:]])


def _filled(found: re.Match[str]) -> str:
    return _FILLER * len(found[0])


def _broken(found: re.Match[str]) -> str:
    """Return a line feed in the place of an element that stands on a line of its own."""
    return "\n" + _FILLER * (len(found[0]) - 1)


def _entity(found: re.Match[str]) -> str:
    """Return the one character that an entity stands for, and filler; the entity itself where it is none."""
    character = unescape(found[0])
    if len(character) != 1 or character == found[0]:
        return found[0]
    return (" " if character.isspace() else character) + _REST * (len(found[0]) - 1)


def _unmoved(start: int, end: int) -> tuple[int, int]:
    return start, end


def _without_filler(filled: str) -> tuple[str, Places]:
    """Return a text without filler, and where its runs stood."""
    kept, at, starts, ends = [], [], [], []
    size = 0
    for run in re.finditer(_KEPT, filled):
        kept.append(run[1])
        at.append(size)
        starts.append(run.start())
        ends.append(run.end())
        size += len(run[1])
    at.append(size)

    def places(start: int, end: int) -> tuple[int, int]:
        first, last = bisect_right(at, start, hi=len(starts)) - 1, bisect_left(at, end) - 1
        whole = end == at[last + 1]
        return starts[first] + start - at[first], ends[last] if whole else starts[last] + end - at[last]

    return "".join(kept), places


def shown(text: str, start: int, end: int, within: Callable[[str], str] = str) -> str:
    """Return the words between two places of bared text, on one line, as a reader should see them."""
    return within(" ".join(text[start:end].split()))
