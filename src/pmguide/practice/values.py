"""What the values of progress can be, wherever they are read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .scheduling import DAY_S, Grade

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_WAIT_DAYS = 366  # from an answer to the next; the scheduler's longest is 365
_LATEST_S = 32_503_680_000  # the year 3000, the last that every system's calendar knows
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,99}")
_LONGEST_TEXT = 2000  # characters of a note or a setting


def _is_number(low: float, high: float, whole: bool) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            return False
        return low <= value <= high  # compared as it is: a whole number may be too long for a float

    return fits


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT and value.isprintable()


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


_FITS: dict[str, Callable[[object], bool]] = {
    "item": _is_id,
    "stability": _is_number(0.0001, 1_000_000, whole=False),
    "difficulty": _is_number(1, 10, whole=False),
    "due": _is_number(0, _LATEST_S, whole=True),
    "last": _is_number(0, _LATEST_S, whole=True),
    "at": _is_number(0, _LATEST_S * 1000, whole=True),
    "grade": _is_number(min(Grade), max(Grade), whole=True),
    "note": _is_text,
    "name": _is_id,
    "value": _is_text,
}


def fits(field: str, value: object) -> bool:
    """Return whether `value` can stand in the field of that name."""
    return _FITS[field](value)


def in_reach(due: int, last: int) -> bool:
    """Return whether an item last answered at `last` (seconds) can be due at `due`."""
    return due - last <= LONGEST_WAIT_DAYS * DAY_S
