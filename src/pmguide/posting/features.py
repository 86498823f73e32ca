"""What a statement looks like to the model: its characters, and where it stands in the posting."""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from .headings import Heading, heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .cutting import Piece

_DIGITS = re.compile(r"[0-9]+")
_NOT_WORDS = re.compile(r"\W")
_MOST_LISTS, _MOST_TENS, _MOST_SINCE = 3, 8, 5  # more than that is as good as that
_HEAD_SHOWN = 16  # characters of a heading that are looked at


def normal(words: str) -> str:
    """Return folded `words` without spaces, between ^ and $; 0 is any number."""
    return f"^{_DIGITS.sub('0', ''.join(words.split()))}$"


def pairs(words: str) -> Iterator[str]:
    """Return every two characters in a row of folded `words`, as they are in `normal`."""
    text = normal(words)
    return map(add, text, text[1:])


class Standing(NamedTuple):
    """Where a statement stands: every number small, so that few combinations occur."""

    heads: int  # what it heads itself, see `headings.Heading`
    section: int  # what the last heading heads
    headed: int  # what is headed anywhere: 1 duties, 2 anything else, 3 both
    lists: int  # how often the numbers began anew: a new list often begins the requirements
    fifth: int  # of the posting, by statements
    numbered: int
    line: int  # does it begin a line?
    tens: int  # of characters
    since: int  # statements since the last heading
    ends: int  # 1 the first statement, 2 the last

    def names(self) -> list[str]:
        """Return the circumstances that the model weighs."""
        return [
            f"heads={self.heads}",
            f"section={self.section}",
            f"section={self.section} headed={self.headed}",
            f"lists={self.lists}",
            f"section={self.section} headed={self.headed} lists={self.lists}",
            f"fifth={self.fifth}",
            f"section={self.section} headed={self.headed} fifth={self.fifth}",
            f"numbered={self.numbered}",
            f"section={self.section} numbered={self.numbered}",
            f"line={self.line}",
            f"tens={self.tens}",
            f"since={self.since}",
            f"ends={self.ends}",
        ]


def standings(text: str, pieces: list[Piece]) -> list[tuple[Standing, str]]:
    """Return where each statement of folded `text` stands, and the words of the heading it stands under."""
    kinds = [heading(text[piece.body : piece.end]) for piece in pieces]
    headed = (Heading.DUTIES in kinds) + 2 * (Heading.OTHER in kinds)
    count = len(pieces)
    section, since, lists, number, words = 0, 0, 0, 0, ""
    found = []
    for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        since += 1
        if kind:
            section, since, words = int(kind), 0, _NOT_WORDS.sub("", text[piece.body : piece.end])[:_HEAD_SHOWN]
        if piece.number:
            lists += piece.number <= number
            number = piece.number
        standing = Standing(
            int(kind),
            section,
            headed,
            min(lists, _MOST_LISTS),
            5 * at // count,
            int(piece.number > 0),
            int(piece.starts_line),
            min((piece.end - piece.body) // 10, _MOST_TENS),
            min(since, _MOST_SINCE),
            1 if at == 0 else 2 * (at == count - 1),
        )
        found.append((standing, words))
    return found


def head_names(words: str) -> list[str]:
    """Return what the model weighs of a heading's words."""
    return [f"head={pair}" for pair in map(add, words, words[1:])]
