"""Lay out what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guide.results import KINDS
from ...model.statements import Verbatim
from ..complaint import visible
from ..page import Block, Heading, Line, Page
from .parts import said

if TYPE_CHECKING:
    from ...guide.results import Results


def search(view: Results) -> Page:
    """Lay out the passages found: title and kind, the text with 【】 around the words that match, how to open it."""
    blocks: list[Block] = [Heading(view.title, Verbatim(visible(view.query)))]
    for result in view.results:
        mark = result.part and f"{KINDS[result.kind]}·{result.part}"
        text = marked(result.text, result.matched)
        blocks += [
            Heading(marked(result.title, result.matched), mark or KINDS[result.kind], level=2),
            said(text, result.sources),
            Line(f"pmguide {result.command}"),
        ]
    return tuple(blocks)


def marked(text: str, words: tuple[str, ...]) -> str:
    """Return `text` with 【】 around every word of `words`."""
    for word in sorted(words, key=len, reverse=True):
        text = "".join(part if at % 2 else part.replace(word, f"【{word}】") for at, part in enumerate(_apart(text)))
    return text


def _apart(text: str) -> list[str]:
    """Return what stands outside 【】 and inside in turn, the brackets with what is inside."""
    parts: list[str] = []
    rest = text
    while "【" in rest:
        before, _, after = rest.partition("【")
        inside, _, rest = after.partition("】")
        parts += [before, f"【{inside}】"]
    return [*parts, rest]
