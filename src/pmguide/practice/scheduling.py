"""
When to ask again: FSRS, the scheduler of free spaced repetition (the `fsrs` package), with its published weights.

No optimiser, no fuzz and no learning steps: the same answers at the same times give the same days. All times are
whole seconds since 1970, UTC.
"""

from __future__ import annotations

from datetime import datetime, timezone
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

DAY_S = 86_400
_LONGEST_DAYS = 365  # beyond a year nobody keeps preparing for the same interview


class Grade(IntEnum):
    """How well an answer came: wrong, right after a hint, right, and right without thinking (never given by a quiz)."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(NamedTuple):
    """How well one item is remembered."""

    stability: float  # days until it is still remembered nine times out of ten
    difficulty: float  # 1 to 10
    due: int
    last: int  # when it was last answered


def review(memory: Memory | None, grade: Grade, now: int) -> Memory:
    """
    Return what is remembered of an item after it was answered at `now`; `memory` is None the first time.

    An item last answered in the future (the clock was set back since) counts as answered just now.
    """
    from fsrs import Rating

    card, _ = _scheduler().review_card(_card(memory, now), Rating(int(grade)), _moment(now))
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a reviewed card has both")
    return Memory(card.stability, card.difficulty, int(card.due.timestamp()), now)


def retention(memory: Memory, now: int) -> float:
    """Return the chance, 0 to 1, that an item is still remembered at `now`."""
    return float(_scheduler().get_card_retrievability(_card(memory, now), _moment(now)))


def is_due(memory: Memory, now: int) -> bool:
    """Return whether to ask again: its day has come, or it claims to be from the future and its day means nothing."""
    return memory.due <= now or memory.last > now + DAY_S


def is_seen(memory: Memory, since: int, now: int) -> bool:
    """Return whether an item was last answered at `since` or later; what claims to be from the future was not."""
    return since <= memory.last <= now + DAY_S


def _card(memory: Memory | None, now: int) -> Card:
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=1, due=_moment(now))
    return Card(
        card_id=1,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_moment(memory.due),
        last_review=_moment(min(memory.last, now)),
    )


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=_LONGEST_DAYS, enable_fuzzing=False)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.utc)
