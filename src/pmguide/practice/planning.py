"""How to see everything again before an interview: so many items a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..model.quiz import Label
    from .choosing import Record


class Day(NamedTuple):
    """What is to be done on one day."""

    day: date
    again: int  # items seen before
    new: int

    @property
    def total(self) -> int:
        """How many items in all."""
        return self.again + self.new


class Span(NamedTuple):
    """From when to when a plan reaches: begun at `since` (seconds), now `today`, the interview on a later day."""

    since: int
    today: date
    interview: date


class Plan(NamedTuple):
    """What is left to be seen before the interview, day by day from today to the day before."""

    interview: date
    days: tuple[Day, ...]
    left: int  # items in all

    @property
    def today(self) -> int:
        """How many items are to be done today."""
        return self.days[0].total


def make_plan(
    labels: Sequence[Label], records: Mapping[str, Record], span: Span, day_of: Callable[[int], date]
) -> Plan:
    """
    Return the plan that shows every item at least once between the span's beginning and the day before its end.

    A day takes what is due by then, then new items, then the earliest of the rest, so that every day has about the
    same number. `day_of` gives the local day of a moment.
    """
    since, today, interview = span
    old = sorted(
        day_of(records[label.id].memory.due)
        for label in labels
        if label.id in records and records[label.id].memory.last < since
    )
    new = sum(label.id not in records for label in labels)
    left = len(old) + new
    length = (interview - today).days
    days: list[Day] = []
    for at in range(length):
        day = today + timedelta(days=at)
        room = -(-(len(old) + new) // (length - at))
        fresh = min(new, max(room - sum(due <= day for due in old), 0))
        again = min(len(old), room - fresh)
        del old[:again]
        new -= fresh
        days.append(Day(day, again, fresh))
    return Plan(interview, tuple(days), left)
