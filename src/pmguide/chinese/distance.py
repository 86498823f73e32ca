"""How far apart two names are: a slip of the finger, a wrong character of the same sound, another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SLIP = 1.0  # a missing, extra or wrong character, or two changed over


def slips(typed: str, name: str, swap: Callable[[int, int], float], most: float) -> float:
    """
    Return what it takes to turn `typed` into `name`; anything above `most` may be returned as it is.

    A missing or an extra character and two neighbours changed over cost 1; `swap(i, j)` is what it costs that
    `typed[i]` stands for `name[j]`. Source: optimal string alignment, Damerau 1964.
    """
    if abs(len(typed) - len(name)) > most:
        return most + 1
    before: list[float] = []
    row = [float(at) for at in range(len(name) + 1)]
    for i, character in enumerate(typed):
        older, before, row = before, row, [float(i + 1)]
        for j, other in enumerate(name):
            cost = min(
                before[j + 1] + _SLIP,
                row[j] + _SLIP,
                before[j] + (0.0 if character == other else swap(i, j)),
            )
            if i and j and character == name[j - 1] and typed[i - 1] == other and character != other:
                cost = min(cost, older[j - 1] + _SLIP)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
