"""Put right what was mistyped within a query, and write out what was typed in pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..chinese.distance import slips
from ..chinese.tokens import STOP_ENGLISH, is_han, stem
from .guessing import corrected, guesses

if TYPE_CHECKING:
    from .index import Index

# Whose names a slip is looked for among: the others are too long to be mistyped as a whole.
_NAMED = ("terms", "roles", "duties")


def put_right(index: Index, asked: str) -> str:
    """Return `asked` with its slips put right and its pinyin written out, as far as we have a name for it."""
    parts = asked.split(" ")
    letters = [part for part in parts if part.isascii() and part.isalpha() and part not in STOP_ENGLISH]
    unknown = [part for part in letters if not index.get(f"w {stem(part)}") and not index.others(stem(part))]
    read = _read(index, "".join(letters)) if unknown else ""
    if read:
        parts = [part for part in parts if part not in letters] + [read]
    return " ".join(_put_right(index, part, part in unknown) for part in parts)


def _put_right(index: Index, part: str, unknown: bool) -> str:
    if is_han(part):
        return corrected(index, part)
    if not unknown or len(part) < 5:
        return part
    near = (
        (slips(stem(part), word, lambda _i, _j: 1.0, 1.0), word)
        for word in index.english
        if abs(len(word) - len(stem(part))) < 2
    )
    cost, word = min(near, default=(2.0, ""))
    return word if cost <= 1.0 else part


def _read(index: Index, letters: str) -> str:
    """Return the name that `letters` are the pinyin of, empty where there is none or more than one."""
    near = [guess for section in _NAMED for guess in guesses(index, section, letters, letters)]
    near.sort(key=lambda guess: guess.cost)
    return near[0].name if near and near[0].cost <= 1.0 and not near[0].name.isascii() else ""
