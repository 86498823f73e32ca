"""How to see everything again before an interview: so many items a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .scheduling import is_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..model.quiz import Label
    from .choosing import Record


_LEAST_REPEATS = 10  # a day, where there are any; a session's length


class Day(NamedTuple):
    """What is to be done on one day."""

    day: date
    again: int  # items seen before the plan began
    new: int
    due: int = 0  # items seen since the plan began and due again, as far as it is known today

    @property
    def unseen(self) -> int:
        """How many items that were not seen since the plan began."""
        return self.again + self.new

    @property
    def total(self) -> int:
        """How many items in all."""
        return self.unseen + self.due


class Span(NamedTuple):
    """From when to when a plan reaches: begun at `since`, looked at `now` (both seconds), the interview on a day."""

    since: int
    now: int
    interview: date


class Goal(NamedTuple):
    """What may be left when a day's share is done: items not seen since the plan began, items due again."""

    unseen: int
    due: int


class Plan(NamedTuple):
    """What is left to be seen before the interview, day by day from today to the day before."""

    interview: date
    days: tuple[Day, ...]
    left: int  # items not seen since it began
    goal: Goal  # of today
    is_done: bool  # whether today's share is: nothing is left of it, and something was answered

    @property
    def today(self) -> Day:
        """What is still to be done today."""
        return self.days[0]


def make_plan(
    labels: Sequence[Label],
    records: Mapping[str, Record],
    span: Span,
    day_of: Callable[[int], date],
    goal: Goal | None = None,
) -> Plan:
    """
    Return the plan that shows every item at least once between the span's beginning and the day before its end.

    A day takes what is due by then, then new items, then the earliest of the rest, so that every day has about the
    same number; and at most as many again that were seen since and are due. `day_of` gives the local day of a moment.
    `goal` is today's, from when it was first planned: what is done since then is not planned anew. Without one, what
    was answered today already counts for today's share.
    """
    since, now, interview = span
    today = day_of(now)
    memories = [records[label.id].memory for label in labels if label.id in records]
    seen = [memory for memory in memories if is_seen(memory, since, now)]
    old = sorted(day_of(memory.due) for memory in memories if not is_seen(memory, since, now))
    repeats = sorted(day_of(memory.due) for memory in seen)
    new = len(labels) - len(memories)
    left = len(old) + new
    length = (interview - today).days
    done = sum(day_of(memory.last) == today for memory in seen)
    goal = goal or _goal(left, done, sum(due <= today for due in repeats), length)
    days: list[Day] = []
    for at in range(length):
        day = today + timedelta(days=at)
        room = -(-(len(old) + new) // (length - at)) if at else max(left - goal.unseen, 0)
        fresh = min(new, max(room - sum(due <= day for due in old), 0))
        again = min(len(old), room - fresh)
        del old[:again]
        new -= fresh
        ready = sum(due <= day for due in repeats)
        due = min(ready, max(room, _LEAST_REPEATS)) if at else max(ready - goal.due, 0)
        del repeats[:due]
        days.append(Day(day, again, fresh, due))
    return Plan(interview, tuple(days), left, goal, is_done=done > 0 and not days[0].total)


def _goal(left: int, done: int, due: int, length: int) -> Goal:
    """Return the goal of a day: `left` items unseen, `done` answered on it, `due` due again, `length` days to go."""
    room = -(-(left + done) // length)
    return Goal(min(left, left + done - room), max(due - max(room, _LEAST_REPEATS), 0))
