"""The pages of a quiz that say how a plan stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pmguide.output.pages.quiz import left_today, plan
from pmguide.output.plain import paint
from pmguide.practice.planning import Day, Goal, Plan

TODAY = date(2026, 9, 21)
NOTHING, SOME = Day(TODAY, 0, 0), Day(TODAY, 0, 8, 2)


def made(*days: Day, is_done: bool = False) -> Plan:
    """Return a plan of these days, from today on."""
    dated = tuple(day._replace(day=TODAY + timedelta(days=at)) for at, day in enumerate(days))
    return Plan(TODAY + timedelta(days=len(days)), dated, 8, Goal(8, 0), is_done)


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (made(SOME, NOTHING), "今天的份還有 10 題，用同樣的指令接著做。"),
        (made(NOTHING, SOME, is_done=True), "今天的份做完了；明天有新題 8 題、到期 2 題。想多練，用 pmguide quiz。"),
        (made(NOTHING, NOTHING, is_done=True), "今天的份做完了；明天休息。想多練，用 pmguide quiz。"),
        (made(NOTHING, SOME), "今天休息；明天有新題 8 題、到期 2 題。想多練，用 pmguide quiz。"),
        (made(NOTHING, is_done=True), "今天的份做完了；明天面試。想多練，用 pmguide quiz。"),
    ],
    ids=str,
)
def test_what_is_left_of_today(stands: Plan, said: str) -> None:
    """The questions still to come, or that today is done, or that it had none; and what tomorrow holds."""
    assert left_today(stands) == said


def test_a_day_that_is_done_is_no_day_off() -> None:
    """In the plan today's row says done where it was; a day without questions is a day off."""
    done, off = (paint(plan(made(NOTHING, NOTHING, is_done=is_done)), False) for is_done in (True, False))

    assert ("9/21 週一：做完了" in done, done.count("休息")) == (True, 1)
    assert off.count("休息") == 2


@pytest.mark.parametrize(
    ("number", "words"), [(60, None), (61, "約 1 小時"), (90, "約 1.5 小時"), (218, "約 3.5 小時")]
)
def test_a_day_too_long_is_said(number: int, words: str | None) -> None:
    """More than an hour's questions on any day: about how long they take, and what makes them fewer."""
    said = paint(plan(made(SOME, Day(TODAY, 0, number))), False)

    assert ("--topic" in said) == (words is not None)
    assert (words or "") in said


def test_what_was_narrowed_already_is_not_named() -> None:
    """Only options that were not given are named as ways to have fewer questions."""
    said = paint(plan(made(Day(TODAY, 37, 181)), ["--topic", "--count"]), False)
    nothing = paint(plan(made(Day(TODAY, 37, 181)), ["--topic", "--count", "--level"]), False)

    assert ("--level" in said, "--topic" in said, "--count" in said) == (True, False, False)
    assert "做不完" not in nothing
    assert "小時" in nothing
