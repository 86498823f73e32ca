"""When an item is asked again: the laws of the scheduler, whatever the history."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pmguide.practice.scheduling import DAY_S, Grade, Memory, is_due, retention, review

NOW = 1_790_000_000  # seconds; September 2026
grades = st.sampled_from(Grade)
histories = st.lists(st.tuples(grades, st.integers(0, 400 * DAY_S)), max_size=8)


def lived(history: list[tuple[Grade, int]]) -> tuple[Memory | None, int]:
    """Return what is remembered after answers that came so many seconds after each other, and the time of the last."""
    memory, now = None, NOW
    for grade, later in history:
        now += later
        memory = review(memory, grade, now)
    return memory, now


@given(histories, st.integers(0, 400 * DAY_S))
def test_a_better_grade_is_never_due_sooner(history: list[tuple[Grade, int]], later: int) -> None:
    """After any history, at any time: wrong, hinted, right, easy come back in this order."""
    memory, now = lived(history)
    due = [review(memory, grade, now + later).due for grade in Grade]

    assert due == sorted(due)


@given(histories, grades, st.integers(-500 * DAY_S, 500 * DAY_S))
def test_nothing_is_scheduled_into_the_past(history: list[tuple[Grade, int]], grade: Grade, shift: int) -> None:
    """The next time is at least a day and at most a year away, also with the clock set back."""
    memory, now = lived(history)
    after = review(memory, grade, now + shift)

    assert DAY_S <= after.due - (now + shift) <= 365 * DAY_S
    assert after.last == now + shift
    assert 1 <= after.difficulty <= 10


@given(histories.filter(bool), st.integers(0, 3650 * DAY_S))
def test_memory_fades(history: list[tuple[Grade, int]], later: int) -> None:
    """What is remembered never rises by itself, and stays a chance."""
    memory, now = lived(history)
    assert memory
    soon, late = retention(memory, now), retention(memory, now + later)

    assert 0 < late <= soon <= 1


def test_the_same_answers_give_the_same_days() -> None:
    """No chance is in it: a history gives the same memory on every machine."""
    history = [(Grade.GOOD, 0), (Grade.AGAIN, 3 * DAY_S), (Grade.HARD, DAY_S)]

    assert lived(history) == lived(history)


def test_a_card_from_the_future_is_due() -> None:
    """Where the clock was set back a year, an item answered before that is asked again instead of being lost."""
    memory = review(None, Grade.GOOD, NOW)

    assert not is_due(memory, NOW + DAY_S)
    assert is_due(memory, NOW - 365 * DAY_S)
    assert is_due(memory, memory.due)
