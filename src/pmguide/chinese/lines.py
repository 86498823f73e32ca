"""
Break Chinese text into lines: no line begins with a closing mark or ends with an opening one, no word is split.

The rules are the basic ones of Requirements for Chinese Text Layout (W3C, 2023, section 3.1.3). rich wraps Chinese
anywhere, so the terminal face breaks its lines here and only then hands them over.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

NOT_FIRST = frozenset("、，。；：？！」』）》〉】〕…—％‧·・＊／,.;:?!)]}%")
NOT_LAST = frozenset("「『（《〈【〔([{＄$")

# A run of Latin letters, digits and what joins them (DAU/MAU, 80%, A/B, --json, 1,000, ≥4.5, C#) is one piece.
_PIECE = re.compile(
    r"\s+|[-–−+±≈≥≤.@#/~]*[^\W\u2e80-\U0003ffff]+(?:[-–.,/&+'’_%:@#=~$]+[^\W\u2e80-\U0003ffff]+)*[%+#]*|.",
    re.DOTALL,
)
_MIN_COLUMNS = 4  # one Chinese character, a closing mark and their like must fit


def width(text: str) -> int:
    """Return how many columns `text` takes on a terminal (Unicode Standard Annex 11; ambiguous counts as narrow)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrap(text: str, columns: int, indent: int = 0) -> list[str]:
    """
    Return `text` in lines of at most `columns` columns, at least one line.

    Every line but the first may be `indent` columns shorter (the caller puts the indent in). A piece longer than a
    whole line, and only that, is cut. Fewer than four columns are taken as four.
    """
    room = max(columns, _MIN_COLUMNS)
    rest = max(columns - indent, _MIN_COLUMNS)
    lines: list[str] = []
    line, used = "", 0
    for unit in _units(text):
        size = width(unit)
        if used + size <= room:
            line, used = line + unit, used + size
            continue
        if unit == " ":
            continue
        if line.strip():
            lines.append(line.rstrip())
            room = rest
        *full, line = _cut(unit.lstrip(), room, rest)
        if full:
            lines.extend(full)
            room = rest
        used = width(line)
    lines.append(line.rstrip())
    return lines


def _units(text: str) -> list[str]:
    """Return the smallest pieces of `text` that a line may hold: closing marks cling back, opening ones forward."""
    units: list[str] = []
    opening = False
    for piece in _PIECE.findall(text):
        if piece.isspace():
            units.append(" ")
            continue
        if (opening or piece[0] in NOT_FIRST) and any(unit != " " for unit in units[-2:]):
            gap = units.pop() if units[-1] == " " else ""
            units[-1] += gap + piece
        else:
            units.append(piece)
        opening = piece[-1] in NOT_LAST
    return units


def _cut(unit: str, first: int, rest: int) -> list[str]:
    """Return `unit` in lines, the first of `first` columns: whole where it fits, else cut between characters."""
    lines: list[str] = []
    line, room = "", first
    for character in unit:
        while width(line) + width(character) > room:
            at = _place(line + character)
            lines.append(line[:at].rstrip())
            line, room = line[at:].lstrip(), rest
        line += character
    return [*lines, line]


def _place(text: str) -> int:
    """Return where to cut `text` before its last character, or sooner if a mark would stand on the wrong side."""
    last = len(text) - 1
    places = (at for at in range(last, 0, -1) if text[at] not in NOT_FIRST and text[at - 1] not in NOT_LAST)
    return next(places, last)
