"""The plan for an interview, kept: since when it holds, and what of today's share is left."""

from datetime import date
from typing import TYPE_CHECKING

from ..practice.choosing import Share
from ..practice.planning import Goal, Plan, Span, make_plan
from .room import Room, bounds_of, day_of, now_ms

if TYPE_CHECKING:
    from ..model.quiz import Label


class Preparing:
    """The way to one interview: `labels` are the items to be seen by then, `field` tells them from other choices."""

    def __init__(self, interview: date, labels: "tuple[Label, ...]", field: str, room: Room) -> None:
        """Keep since when it holds, and what today's share is."""
        self._interview, self._labels, self._room = interview, labels, room
        self._now = now_ms() // 1000
        self._since = self._begun(f"interview-{interview.isoformat()}")
        self._name = f"share-{interview.isoformat()}-{field}"
        self._goal = self._kept_goal()

    def _begun(self, name: str) -> int:
        """Return the beginning of the day on which the plan was first asked for: what was answered before it counts."""
        start = self._room.progress.setting(name)
        today, _ = bounds_of(day_of(self._now))
        since = int(start) if start.isdecimal() and int(start) <= self._now else today
        if start != str(since):
            self._room.progress.keep_setting(name, str(since))
        return since

    def _kept_goal(self) -> Goal:
        """Return the goal of today: as it was first set today, else set now and kept."""
        mark = f"{day_of(self._now).isoformat()} {self._since}"
        value = self._room.progress.setting(self._name)
        numbers = value.removeprefix(mark).split()
        if value.startswith(f"{mark} ") and len(numbers) == len(Goal._fields) and all(map(str.isdecimal, numbers)):
            return Goal(*map(int, numbers))
        goal = self._plan(None).goal
        self._room.progress.keep_setting(self._name, f"{mark} {goal.unseen} {goal.due}")
        return goal

    def _plan(self, goal: Goal | None) -> Plan:
        span = Span(self._since, self._now, self._interview)
        return make_plan(self._labels, self._room.progress.records(), span, day_of, goal)

    def plan(self) -> Plan:
        """Return the plan as it stands; its first day is what is left of today's share."""
        return self._plan(self._goal)

    def share(self) -> Share:
        """Return what a session is to take from the questions."""
        today = self.plan().today
        _, until = bounds_of(today.day)
        return Share(self._since, until, today.unseen, today.due)
