"""Understand what a reader meant who typed no name of ours: a question, pinyin, a slip of the finger, other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..chinese.questions import english_subject, subjects
from .guessing import guesses
from .searching import answering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .guessing import Guess
    from .guide import Guide

NEAR = 3  # suggestions at the most: more is a list, and there is a command for that
_CLEAR = 0.14  # by how much the best guess must be cheaper than the next to be taken at once
_SURE = 1.15  # how many times the score of the next the best passage must have
# Which share of the words a passage must speak of: less, and it only mentions them; so much, and no guess counts.
_ABOUT, _WHOLLY = 0.68, 0.8
_AMONG = 0.65  # of the score of the best answer of any kind: with less, something else was asked for
_NEAR_ENOUGH = 0.5  # of that score, to be offered at all: ARPU speaks of pay, but that is not where to read of it
_BELIEVABLE = 1.15  # a guess that costs more is offered and not taken
_SHORT = 2  # characters; with so few, another word is a slip away from every word
_SPOKEN_OF = 1150  # thousandths: what a word says of an entry that is named or asked for by it, not merely mentions it
_LONGEST = 60  # characters; whoever types more wants `pmguide search`

# Which documents stand for which section.
_KINDS = {
    "terms": "term",
    "roles": "role",
    "duties": "duty",
    "debates": "debate",
    "analogies": "analogy",
    "questions": "question",
}


class Meant(NamedTuple):
    """
    What a reader may have meant: the entry, if it is clear, and those that come near, best first.

    `elsewhere` is the number of the document that answers where nothing of the section does.
    """

    id: str | None
    near: tuple[str, ...]
    elsewhere: int | None = None


def meant(guide: Guide, section: str, word: str) -> Meant:
    """Return which entry of `section` a reader may have meant by `word`, which is none of its names."""
    if section not in _KINDS:
        return Meant(None, ())
    readings = list(dict.fromkeys(_readings(guide, word[:_LONGEST])))
    if not readings:
        return Meant(None, ())
    names = guide.names(section)
    asked = {name.key: name.id for name in guide.index.names(section)}
    exact = asked.get(readings[0][0]) or next((names[key] for key, _ in readings if key in names), None)
    if exact:
        return Meant(exact, (exact,))
    best: dict[str, Guess] = {}
    for key, typed in readings if not _is_word(guide, readings[0][0]) else ():
        for guess in guesses(guide.index, section, key, typed):
            best[guess.id] = min(best.get(guess.id, guess), guess, key=lambda one: one.cost)
    ranked = sorted(best.values(), key=lambda guess: guess.cost)
    if ranked and ranked[0].cost <= _BELIEVABLE and (len(ranked) < 2 or ranked[1].cost - ranked[0].cost >= _CLEAR):
        return Meant(ranked[0].id, (ranked[0].id,))
    mentioned = _mentioned(guide, section, [key for key, _ in readings])
    return _searched(guide, section, word, [guess.id for guess in ranked], mentioned)


def _is_word(guide: Guide, key: str) -> bool:
    """Return whether `key` is an everyday word as it stands: a short one is no slip, 升遷 not 省錢, 薪水 not 灌水."""
    return len(key) == _SHORT and key in guide.index.words


def _mentioned(guide: Guide, section: str, keys: list[str]) -> set[str]:
    """
    Return the entries that only mention what was typed: it is the lesser part of every name of theirs it stands in.

    寫程式 is not what 跟寫程式的人吵架 is about, and no duty of ours.
    """
    rests: dict[str, int] = {}
    for name in guide.index.names(section):
        for key in keys:
            if key in name.key:
                rest = len(name.key) - 2 * len(key)
                rests[name.id] = min(rest, rests.get(name.id, rest))
    return {entry for entry, rest in rests.items() if rest > 0}


def _readings(guide: Guide, word: str) -> Iterator[tuple[str, str]]:
    """Yield what `word` may come down to, folded, and as it was typed: itself, and without what only asks."""
    for typed in dict.fromkeys((word, english_subject(word))):
        key = guide.folding(typed)
        if len(key) > 1:  # a single character is meant for itself
            yield key, typed
            yield from ((subject, subject) for subject in subjects(key))


def _searched(guide: Guide, section: str, word: str, guessed: list[str], mentioned: set[str]) -> Meant:
    """Return what search finds among the entries of one kind; what was guessed at is offered first."""
    kind = _KINDS[section]
    answers = answering(guide.index, word, guide.folding.table())
    found = [one for one in answers if guide.index.kind(one.number) == kind]
    near = [one for one in found if one.score >= _NEAR_ENOUGH * answers[0].score]
    ids = [str(guide.index.document(one.number)[1]) for one in near[: NEAR + 1]]
    clear = bool(near) and found[0].share >= _ABOUT and (len(found) < 2 or found[0].score >= _SURE * found[1].score)
    clear = clear and found[0].score >= _AMONG * answers[0].score and ids[0] not in mentioned
    key = guide.folding(word)
    if clear and _is_word(guide, key) and guide.index.postings(key).get(found[0].number, 0) < _SPOKEN_OF:
        clear = False
    if clear and (not guessed or ids[0] in guessed[:NEAR] or found[0].share >= _WHOLLY):
        return Meant(ids[0], (ids[0],))
    if ids and guessed and ids[0] == guessed[0] and len({*ids, *guessed}) == 1 and ids[0] not in mentioned:
        return Meant(ids[0], (ids[0],))
    offered = tuple(dict.fromkeys((*guessed[:2], *ids, *guessed)))[:NEAR]
    return Meant(None, offered, answers[0].number if answers and not offered else None)
