"""The plan for an interview: everything once, evenly."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from pmguide.model.quiz import Label
from pmguide.practice.choosing import Record
from pmguide.practice.planning import Span, make_plan
from pmguide.practice.scheduling import DAY_S, Memory

NOW = 1_790_000_000
TODAY = date(2026, 9, 21)


def day_of(moment: int) -> date:
    """Return the day of a moment in UTC."""
    return datetime.fromtimestamp(moment, timezone.utc).date()


@given(st.lists(st.one_of(st.none(), st.integers(-30, 400)), max_size=60), st.integers(1, 40))
def test_every_item_is_seen_once_before_the_day(due_days: list[int | None], length: int) -> None:
    """The days together hold every item exactly once, and no day much more than another."""
    labels = [Label(f"i{at}", "term", "data", 1, "", ()) for at in range(len(due_days))]
    records = {
        f"i{at}": Record(Memory(5, 5, NOW + days * DAY_S, NOW - DAY_S), 1, 1, True)
        for at, days in enumerate(due_days)
        if days is not None
    }
    plan = make_plan(labels, records, Span(NOW, TODAY, TODAY + timedelta(days=length)), day_of)
    totals = [day.total for day in plan.days]

    assert len(plan.days) == length
    assert sum(totals) == plan.left == len(labels)
    assert max(totals) - min(totals) <= 1
    assert sum(day.again for day in plan.days) == len(records)


def test_what_was_seen_since_the_plan_began_is_done() -> None:
    """An item answered after the plan began is not planned again."""
    labels = [Label("a", "term", "data", 1, "", ()), Label("b", "term", "data", 1, "", ())]
    records = {"a": Record(Memory(5, 5, NOW + DAY_S, NOW + 5), 1, 1, True)}
    plan = make_plan(labels, records, Span(NOW, TODAY, TODAY + timedelta(days=2)), day_of)

    assert (plan.left, plan.today) == (1, 1)
