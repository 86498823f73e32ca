"""The plan for an interview: everything once, evenly."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.model.quiz import Label
from pmguide.practice.choosing import History, Record, Share, Wish, choose
from pmguide.practice.planning import Goal, Plan, Span, make_plan
from pmguide.practice.scheduling import DAY_S, Grade, Memory, review

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
    plan = make_plan(labels, records, Span(NOW, NOW, TODAY + timedelta(days=length)), day_of)
    totals = [day.total for day in plan.days]

    assert len(plan.days) == length
    assert sum(totals) == plan.left == len(labels)
    assert max(totals) - min(totals) <= 1
    assert sum(day.again for day in plan.days) == len(records)


def test_what_was_seen_since_the_plan_began_is_done() -> None:
    """An item answered after the plan began is not planned again."""
    labels = [Label("a", "term", "data", 1, "", ()), Label("b", "term", "data", 1, "", ())]
    records = {"a": Record(Memory(5, 5, NOW + 9 * DAY_S, NOW + 5), 1, 1, True)}
    plan = make_plan(labels, records, Span(NOW, NOW + DAY_S, TODAY + timedelta(days=2)), day_of)

    assert (plan.left, plan.today.total) == (1, 1)


@pytest.mark.parametrize(("done", "today"), [(0, 11), (4, 7), (11, 0), (30, 0)])
def test_what_was_answered_today_counts_for_today(done: int, today: int) -> None:
    """Today's share is what the plan wants of a day, less what was answered today before the plan was looked at."""
    labels = [Label(f"i{at}", "term", "data", 1, "", ()) for at in range(218)]
    records = {f"i{at}": Record(Memory(5, 5, NOW + 9 * DAY_S, NOW - 60), 1, 1, True) for at in range(done)}
    plan = make_plan(labels, records, Span(NOW - 600, NOW, TODAY + timedelta(days=20)), day_of)

    assert (plan.left, plan.today.total) == (218 - done, today)
    assert sum(day.unseen for day in plan.days) == plan.left


def test_what_was_set_for_today_is_not_set_anew() -> None:
    """Once as much is done as the day began with, nothing is left of it, and the days after share the rest."""
    labels = [Label(f"i{at}", "term", "data", 1, "", ()) for at in range(9)]
    span = Span(NOW, NOW + 50, TODAY + timedelta(days=3))
    goal = make_plan(labels, {}, span, day_of).goal
    done = {f"i{at}": Record(Memory(5, 5, NOW + DAY_S, NOW + 5), 1, 1, True) for at in range(3)}
    plan = make_plan(labels, done, span, day_of, goal)

    assert goal == Goal(6, 0)
    assert [day.unseen for day in plan.days] == [0, 3, 3]
    assert [day.due for day in plan.days] == [0, 3, 0]


def test_repeats_known_to_fall_due_are_planned() -> None:
    """A later day holds what was seen since the plan began and falls due by then, no more than a day's repeats."""
    labels = [Label(f"i{at:02}", "term", "data", 1, "", ()) for at in range(30)]
    due = [0] * 12 + [1] * 3 + [2] * 12 + [9] * 3  # days from now
    records = {
        f"i{at:02}": Record(Memory(5, 5, NOW + days * DAY_S, NOW - 5), 1, 1, True) for at, days in enumerate(due)
    }
    plan = make_plan(labels, records, Span(NOW - 9, NOW, TODAY + timedelta(days=4)), day_of)

    assert plan.goal.due == 2
    assert [day.due for day in plan.days] == [10, 5, 10, 2]


def test_a_day_that_is_done_is_no_day_off() -> None:
    """Where nothing is left of today because it was answered today, the share is done; else there was none."""
    labels = [Label("a", "term", "data", 1, "", ())]
    begun = Span(NOW - 2 * DAY_S, NOW, TODAY + timedelta(days=2))

    def plan(last: int) -> Plan:
        return make_plan(labels, {"a": Record(Memory(5, 5, NOW + 9 * DAY_S, last), 1, 1, True)}, begun, day_of)

    assert plan(NOW - 5).is_done
    assert not plan(NOW - DAY_S).is_done


def test_an_answer_from_the_future_does_not_count_as_seen() -> None:
    """After a clock set back, an item last answered later than now is planned like any other."""
    labels = [Label("a", "term", "data", 1, "", ())]
    records = {"a": Record(Memory(5, 5, NOW + 500 * DAY_S, NOW + 400 * DAY_S), 1, 1, True)}

    assert make_plan(labels, records, Span(NOW, NOW, TODAY + timedelta(days=2)), day_of).left == 1


def test_always_wrong_sees_everything_and_no_day_is_endless() -> None:
    """Who answers everything wrong meets unseen items first each day, then at most as many repeats, and sees all."""
    labels = [Label(f"i{at:02}", "term", "data", 1, f"glossary {at}", ()) for at in range(60)]
    records: dict[str, Record] = {}
    chance = Random(1)  # noqa: S311 - a session's order is no secret
    for at in range(4):
        now = NOW + at * DAY_S
        span = Span(NOW, now, TODAY + timedelta(days=4))
        plan = make_plan(labels, records, span, day_of)
        today = plan.today
        share = Share(NOW, (now // DAY_S + 1) * DAY_S, today.unseen, today.due)
        asked = choose(labels, History(records), Wish(today.total, share=share), now, chance)

        assert len(asked) == today.total <= 30
        assert all(label.id not in records for label in asked[:15])
        for label in asked:
            before = records[label.id].memory if label.id in records else None
            records[label.id] = Record(review(before, Grade.AGAIN, now), 1, 0, False)
        assert make_plan(labels, records, span, day_of, plan.goal).today.total == 0
    assert len(records) == 60
