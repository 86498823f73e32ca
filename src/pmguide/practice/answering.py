"""One question on the reader's desk: its options in a chance order, and what was typed for an answer."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from .scheduling import Grade

if TYPE_CHECKING:
    from ..model.quiz import Item, Option

LETTERS = "abcdefghij"


class Question(NamedTuple):
    """An item as it is put before the reader: options in the order shown, the best at place `best`, from 0."""

    item: Item
    options: tuple[Option, ...]
    best: int


def put(item: Item, seed: int) -> Question:
    """Return `item` with its options shuffled; the same seed gives the same order, whatever else is asked."""
    order = list(range(1 + len(item.others)))
    Random(f"{seed}:{item.id}").shuffle(order)  # noqa: S311 - a question's order is no secret
    options = (item.best, *item.others)
    return Question(item, tuple(options[at] for at in order), order.index(0))


def plain_key(typed: str) -> str:
    """Return what was typed as one plain key: full-width forms, capitals, spaces and a closing mark fold away."""
    return unicodedata.normalize("NFKC", typed).strip().casefold().rstrip(".。)、:").strip()


def choice_of(key: str, options: int) -> int | None:
    """Return the place, from 0, of the option that a plain key names by number or letter; None where it names none."""
    keys = {str(at + 1): at for at in range(options)} | {LETTERS[at]: at for at in range(options)}
    return keys.get(key)


def grade_of(right: bool, hinted: bool) -> Grade:
    """Return how well an answer came; right after a hint is half known."""
    if not right:
        return Grade.AGAIN
    return Grade.HARD if hinted else Grade.GOOD
