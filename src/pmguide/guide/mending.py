"""Put right what was mistyped within a query, and write out what was typed in pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..chinese.distance import slips
from ..chinese.pinyin import heard_as
from ..chinese.tokens import STOP_CHINESE, STOP_ENGLISH, cut_words, is_han, stem
from .guessing import corrected, guesses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .index import Index

# Whose names a slip is looked for among: the others are too long to be mistyped as a whole.
_NAMED = ("terms", "roles", "duties")
_LONGEST, _HEARD = 40, 4  # characters: of a run in which words are listened for, and of such a word
_WORDS = 5  # of an English name; with more of them a query is a sentence


def put_right(index: Index, asked: str) -> str:
    """Return `asked` with its slips put right and its pinyin written out, as far as we have a name for it."""
    parts = asked.split(" ")
    letters = [part for part in parts if part.isascii() and part.isalpha() and part not in STOP_ENGLISH]
    unknown = [part for part in letters if not index.get(f"w {stem(part)}") and not index.others(stem(part))]
    read = _read(index, "".join(letters)) if unknown else ""
    if read:
        parts = [part for part in parts if part not in letters] + [read]
    elif 1 < len(letters) <= _WORDS and (named := next(_named(index, letters, unknown), ())):
        parts = [dict(zip(letters, named, strict=True)).get(part, part) for part in parts]
    return " ".join(_put_right(index, part, part in unknown) for part in parts)


def _named(index: Index, letters: list[str], unknown: list[str]) -> Iterator[list[str]]:
    """Yield `letters` with one of the `unknown` words a slip away, where that makes them a name: sunk for sank cost."""
    for word in unknown:
        for near in index.english:
            if abs(len(near) - len(word)) < 2 and slips(word, near, lambda _i, _j: 1.0, 1.0) <= 1.0:
                named = [near if part == word else part for part in letters]
                if index.called("".join(named)):
                    yield named


def _put_right(index: Index, part: str, unknown: bool) -> str:
    if is_han(part):
        named = corrected(index, part)
        return named if named != part else _misheard(index, part)
    if not unknown or len(part) < 4:
        return part
    if len(part) == 4:  # of so few letters another makes another word
        return next((word for word in index.english if len(word) == 4 and sorted(word) == sorted(part)), part)
    near = (
        (slips(stem(part), word, lambda _i, _j: 1.0, 1.0), word)
        for word in index.english
        if abs(len(word) - len(stem(part))) < 2
    )
    cost, word = min(near, default=(2.0, ""))
    return word if cost <= 1.0 else part


def _misheard(index: Index, run: str) -> str:
    """
    Return `run` with words we know in place of characters that make none: of the same sound, or two swapped.

    An everyday word that the guide never uses is put right only for a name of ours: 原形 for 原型.
    """
    if len(run) > _LONGEST:
        return run
    pieces = cut_words(run, index.words.cost)
    kinds = [index.is_unused(piece) if len(piece) > 1 else None for piece in pieces for _ in piece]
    loose = [len(piece) == 1 and piece not in STOP_CHINESE for piece in pieces for _ in piece]
    for size in range(min(_HEARD, len(run)), 1, -1):
        for start in range(len(run) - size + 1):
            window = run[start : start + size]
            everyday = all(kinds[start : start + size])
            if everyday or any(loose[start : start + size]):
                word = _alike(index, window, everyday)
                if word:
                    return f"{run[:start]}{word}{run[start + size :]}"
    return run


def _alike(index: Index, window: str, only_names: bool) -> str:
    """Return the word that sounds like `window` and shares a character with it, or is it turned round; else empty."""
    if index.is_used(window):
        return ""
    heard = index.heard(heard_as(window, index.sounds))
    words = [word for word, is_name in heard if set(word) & set(window) and (is_name or not only_names)]
    if words:
        return words[0]
    turned = window[::-1]
    return turned if len(window) == 2 and not only_names and index.is_used(turned) else ""


def _read(index: Index, letters: str) -> str:
    """Return the name that `letters` are the pinyin of, empty where there is none or more than one."""
    near = [guess for section in _NAMED for guess in guesses(index, section, letters, letters)]
    near.sort(key=lambda guess: guess.cost)
    return near[0].name if near and near[0].cost <= 1.0 and not near[0].name.isascii() else ""
