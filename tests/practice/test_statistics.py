"""How practice goes: counts, days, streaks, and when a percentage is one."""

from __future__ import annotations

from datetime import date, timedelta

from pmguide.model.quiz import Label
from pmguide.practice.choosing import Record
from pmguide.practice.scheduling import DAY_S, Memory
from pmguide.practice.statistics import Log, standings

NOW = 1_790_000_000
TOPICS = {"data": "數據與改進", "launch": "上線與推廣"}
LABELS = [Label(f"d{at}", "term", "data", 1, "", ()) for at in range(4)] + [Label("l0", "term", "launch", 1, "", ())]


TODAY = date(2026, 9, 21)


def never(_day: date) -> tuple[int, int]:
    """Return that a day saw no answer."""
    return 0, 0


def memory(due_days: int) -> Memory:
    """Return a memory that is due in so many days."""
    return Memory(3, 5, NOW + due_days * DAY_S, NOW - DAY_S)


def test_no_percentage_on_fewer_than_five_answers() -> None:
    """Four answers have counts, five have a rate and a retention too."""
    few = standings(LABELS, TOPICS, Log({"d0": Record(memory(1), 4, 3, True)}, never, 0), NOW, TODAY)
    enough = standings(LABELS, TOPICS, Log({"d0": Record(memory(1), 5, 4, True)}, never, 0), NOW, TODAY)

    assert (few.topics[0].rate, few.topics[0].retention, few.topics[0].right) == (None, None, 3)
    assert enough.topics[0].rate == 0.8
    assert enough.topics[0].retention
    assert enough.topics[1].rate is None


def test_due_and_unknown_items_are_counted_apart() -> None:
    """What is due is counted by field; a record without an item is named and counts nowhere."""
    records = {"d0": Record(memory(-1), 1, 1, True), "gone": Record(memory(-1), 9, 9, True)}
    view = standings(LABELS, TOPICS, Log(records, never, 0), NOW, TODAY)

    assert [topic.due for topic in view.topics] == [1, 0]
    assert (view.total.seen, view.unknown) == (1, ("gone",))


def test_streak_and_days() -> None:
    """Days in a row count up to today, or to yesterday while today is young; a gap ends them."""
    early = {TODAY - timedelta(days=back): (1, 1) for back in (4, 2, 1)}
    late = {**early, TODAY: (2, 1)}
    with_today = standings(LABELS, TOPICS, Log({}, lambda day: late.get(day, (0, 0)), 0), NOW, TODAY)
    without = standings(LABELS, TOPICS, Log({}, lambda day: early.get(day, (0, 0)), 0), NOW, TODAY)

    assert (with_today.streak, without.streak) == (3, 2)
    assert [day.answered for day in with_today.days][-5:] == [1, 0, 1, 1, 2]
    assert len(with_today.days) == 14


def test_nothing_is_said_of_memory_within_a_day() -> None:
    """Right after five wrong answers no estimate stands beside them."""
    fresh = Memory(3, 5, NOW + DAY_S, NOW - 60)
    view = standings(LABELS, TOPICS, Log({"d0": Record(fresh, 5, 0, False)}, never, 0), NOW, TODAY)

    assert (view.total.rate, view.total.retention) == (0, None)
