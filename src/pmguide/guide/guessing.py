"""Guess which name was meant: by its sound, by pinyin, by its first letters, a slip of the finger away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..chinese.distance import slips
from ..chinese.pinyin import blurred, sound_of, typed_sound
from ..chinese.tokens import STOP_CHINESE, cut_words, is_han
from .index import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .index import Index


# What it costs to take one word for another; below 1 is a matter of typing, 1 a slip, more a question.
_SAME_SOUND, _ALIKE_SOUND, _INITIALS, _BEGUN = 0.3, 0.5, 0.4, 0.6
_PINYIN, _BLURRED_PINYIN = 0.1, 0.3
_RANK = 0.15  # an alias comes after a title, a reader's way of putting it after an alias
_LEFT_OUT = 0.85  # a character too few or too many, all others right
_ATTRIBUTE, _LONGEST_ATTRIBUTE = 0.9, 4  # a word put in before what a name ends with; its characters
_NEVER = 9.0
_LONGEST = 40  # characters; no name is longer, and comparing takes quadratic time
_INSIDE = 1.2  # the typed word stands within a name, or a name within it


class Guess(NamedTuple):
    """A name that may have been meant: whose, and what it costs to believe so (0 is certain)."""

    id: str
    name: str
    cost: float


def guesses(index: Index, section: str, key: str, typed: str) -> list[Guess]:
    """
    Return the entries of `section` that folded `key` (as `typed`) may have meant, best first, each once.

    Only what is believable is returned: one slip in three characters, two in six.
    """
    key = key[:_LONGEST]
    pinyin = "" if any(map(is_han, key)) else typed_sound(typed)[: 4 * _LONGEST]
    best: dict[str, Guess] = {}
    for name in index.names(section):
        cost = _cost(index, key, pinyin, name) + _RANK * name.rank
        if cost < best.get(name.id, Guess("", "", _allowed(key) + 1)).cost:
            best[name.id] = Guess(name.id, name.key, cost)
    limit = _allowed(key) + _RANK
    return sorted(
        (guess for guess in best.values() if guess.cost <= max(limit, _INSIDE + _RANK)), key=lambda guess: guess.cost
    )


def _allowed(key: str) -> float:
    """Return how much a word of this length may be off."""
    size = len(key)
    if is_han(key[:1]):
        return 0.7 if size < 3 else 1.0 if size < 6 else 2.0
    return 0.6 if size < 4 else 1.0 if size < 9 else 2.0


def _cost(index: Index, key: str, pinyin: str, name: Name) -> float:
    if name.key == key:
        return 0.0
    if pinyin:
        return min(_latin(index, pinyin, name), _slips(index, key, name))
    ways = (_inside(key, name.key), _left_out(key, name.key), _attributed(index, key, name.key))
    return min(_slips(index, key, name), _sounding(index, key, name), *ways)


def _latin(index: Index, pinyin: str, name: Name) -> float:
    """Return the cost of Latin letters standing for a Chinese name: its pinyin, or the initials of it."""
    if not any(map(is_han, name.key)):
        return _NEVER
    by_character = [sound_of(character, index.sounds) for character in name.key]  # 行业 is hangye; by itself 行 is xing
    sounds = (name.sounds, by_character)
    if len(pinyin) == len(name.sounds) > 1 and any(pinyin == "".join(part[0] for part in sound) for sound in sounds):
        return _INITIALS
    return min(_spelt(pinyin, "".join(sound)) for sound in sounds)


def _spelt(pinyin: str, sound: str) -> float:
    """Return the cost of typing `pinyin` for `sound`: whole, in another accent, begun, mistyped."""
    if pinyin == sound:
        return _PINYIN
    if blurred(pinyin) == blurred(sound):
        return _BLURRED_PINYIN
    if len(pinyin) > 3 and sound.startswith(pinyin):
        return _BEGUN + (len(sound) - len(pinyin)) / 100
    most = 0 if len(pinyin) < 4 else 1 if len(pinyin) < 10 else 2
    return slips(pinyin, sound, lambda _i, _j: 1.0, most) if most else _NEVER


def _slips(index: Index, key: str, name: Name) -> float:
    """Return the cost of slips between two keys; a character of the same sound is less than half a slip."""
    most = _allowed(key)
    if abs(len(key) - len(name.key)) > most or (len(key) == 2 and len(name.key) != 2):
        return _NEVER
    if len(set(key) & set(name.key)) < min(len(set(key)), len(set(name.key))) - 2:
        return _NEVER
    cost = slips(key, name.key, swapped(index.sounds, key, name), max(most, 1.0))
    # Of two characters a wrong one is half the word.
    return _INSIDE if len(key) == 2 and cost == 1.0 and set(key) != set(name.key) else cost


def _left_out(key: str, name: str) -> float:
    """Return the cost of a character left out or typed twice, every other being right and in its place."""
    short, long = sorted((key, name), key=len)
    if len(short) < 2 or len(long) != len(short) + 1:
        return _NEVER
    right = any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return _LEFT_OUT if right else _NEVER


def _sounding(index: Index, key: str, name: Name) -> float:
    """Return the cost of a word that is written otherwise but read the same: half pinyin, half characters."""
    if not any(character.isascii() for character in key):
        return _NEVER
    return _BLURRED_PINYIN if sound_of(key, index.sounds) == "".join(name.sounds) else _NEVER


def _attributed(index: Index, key: str, name: str) -> float:
    """Return the cost of saying more exactly what a name ends with: 辦線下活動 is 辦活動, 看病歷報表 hardly 看報表."""
    more = len(key) - len(name)
    if not 1 < more <= _LONGEST_ATTRIBUTE:
        return _NEVER
    places = (at for at in range(1, len(name) - 1) if key[:at] == name[:at] and key[at + more :] == name[at:])
    costs = (_INSIDE if index.is_unused(key[at : at + more]) else _ATTRIBUTE for at in places)
    return min(costs, default=_NEVER)


def _inside(key: str, name: str) -> float:
    """Return the cost of one word standing within the other."""
    short, long = sorted((key, name), key=len)
    if len(short) < 2 or short not in long:
        return _NEVER
    return _INSIDE - 0.5 * len(short) / len(long)


def swapped(sounds: Mapping[str, str], typed: str, name: Name) -> Callable[[int, int], float]:
    """Return what `distance.slips` asks: the cost of typing that character for the one read so."""

    def cost(i: int, j: int) -> float:
        said = sounds.get(typed[i], "").split()
        wanted = [*name.sounds[j : j + 1], *sounds.get(name.key[j], "").split()]
        if any(sound in said for sound in wanted):
            return _SAME_SOUND
        return _ALIKE_SOUND if set(map(blurred, said)).intersection(map(blurred, wanted)) else 1.0

    return cost


def corrected(index: Index, run: str) -> str:
    """
    Return `run`, folded Chinese within a query, with the one word put right that looks like a slip of a name of ours.

    Only where the run holds no words we know: 產品經理 is one slip from 產品管理 and yet means what it says. A name of
    three characters takes one of the same sound only, or the whole run for itself.
    """
    if len(run) > _LONGEST:
        return run
    odd = _odd(index, run)
    characters = set(run)
    best = (1.01, 0, "", "")
    for name, sounds in index.correctable:
        size = len(name)
        if name in run or len(characters.intersection(name)) < size - 2:
            continue
        known = Name(name, "", 0, tuple(sounds.split(" ")))
        for start, window in _windows(run, size):
            most = 1.0 if size > 3 or len(run) == size else 0.6
            strange = any(odd[start : start + len(window)])
            cost = slips(window, name, swapped(index.sounds, window, known), most if strange else 0.6)
            if 0 < cost <= (most if strange else 0.6) and (cost, -size) < best[:2]:
                best = (cost, -size, window, name)
    return run.replace(best[2], best[3]) if best[2] else run


def _odd(index: Index, run: str) -> list[bool]:
    """Return for each character of `run` whether it is in no word we know."""
    words = cut_words(run, index.words.cost)
    return [len(word) == 1 and word not in STOP_CHINESE for word in words for _ in word]


def _windows(run: str, size: int) -> Iterator[tuple[int, str]]:
    """Yield the stretches of `run`, with where they begin, that may stand for a name of `size` characters."""
    lengths = (size,) if size == 3 else (size, size - 1, size + 1)
    for length in lengths:
        for start in range(len(run) - length + 1):
            yield start, run[start : start + length]
