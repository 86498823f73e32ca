"""Which items to ask, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from .scheduling import Memory, is_due, is_seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

    from ..model.quiz import Label

Only = Literal["", "due", "wrong", "flagged"]

_NEWCOMER = 30  # answers; up to here easy items come first, or a beginner's first session is a defeat


class Record(NamedTuple):
    """What became of one item so far."""

    memory: Memory
    answered: int
    right: int
    last_right: bool  # whether the latest answer was right


class Share(NamedTuple):
    """What a plan that began at `since` wants of a day: items not seen since then, and then some due before `until`."""

    since: int
    until: int
    unseen: int  # items at most
    due: int  # items at most


class Wish(NamedTuple):
    """What the reader wants to practise; `share` where a plan says what."""

    most: int  # items
    only: Only = ""
    topic: str = ""
    level: int = 0
    share: Share | None = None


class History(NamedTuple):
    """What became of the items so far, and which of them the reader complained of."""

    records: Mapping[str, Record]
    flagged: Iterable[str] = ()


def choose(labels: Sequence[Label], history: History, wish: Wish, now: int, random: Random) -> tuple[Label, ...]:
    """
    Return the items of one session: what is due first, then new ones, those of weak areas sooner.

    With a plan's share, what was not seen since the plan began comes before all that was: who leaves early has then
    missed nothing but repeats.

    Two items that lead to the same page explain each other, so the second waits for another day if enough others
    of its kind (due, new) are left.
    """
    records = history.records
    marked = set(history.flagged)
    open_to = [label for label in labels if _wanted(label, records.get(label.id), wish, marked)]
    known = sorted((label for label in open_to if label.id in records), key=lambda one: (_due(records, one), one.id))
    new = _drawn([label for label in open_to if label.id not in records], labels, records, random)
    if wish.share:
        return _shared(wish.share, known, new, records, now)[: wish.most]
    due = [label for label in known if is_due(records[label.id].memory, now)]
    ready = {"": (due, new), "due": (due,), "wrong": (known,), "flagged": (known, new)}[wish.only]
    return _unlike(ready)[: wish.most]


def _shared(
    share: Share, known: Sequence[Label], new: Sequence[Label], records: Mapping[str, Record], now: int
) -> tuple[Label, ...]:
    """Return the items of a plan's share: not seen since it began and due, new, the rest of the unseen, repeats."""
    seen = {label.id for label in known if is_seen(records[label.id].memory, share.since, now)}
    due = {label.id for label in known if records[label.id].memory.due < share.until}
    first = [label for label in known if label.id in due - seen]
    rest = [label for label in known if label.id not in due | seen]
    repeats = [label for label in known if label.id in due & seen]
    return _unlike((first, new, rest))[: share.unseen] + _unlike((repeats,))[: share.due]


def _wanted(label: Label, record: Record | None, wish: Wish, flagged: set[str]) -> bool:
    if wish.topic not in {"", label.topic} or wish.level not in {0, label.level}:
        return False
    if wish.only == "wrong":
        return record is not None and not record.last_right
    return wish.only != "flagged" or label.id in flagged


def _drawn(new: Sequence[Label], labels: Sequence[Label], records: Mapping[str, Record], random: Random) -> list[Label]:
    """
    Return never asked items in a chance order, those of weak areas sooner, and easy ones sooner for a newcomer.

    Ordering by `random ** (1 / weight)`, the largest first, is a weighted draw without replacement.
    Source: Efraimidis & Spirakis 2006.
    """
    weights = weakness(labels, records)
    newcomer = sum(record.answered for record in records.values()) < _NEWCOMER
    places = {label.id: random.random() ** ((label.level if newcomer else 1) / weights[label.topic]) for label in new}
    return sorted(new, key=lambda label: -places[label.id])


def weakness(labels: Iterable[Label], records: Mapping[str, Record]) -> dict[str, float]:
    """Return how much sooner than others the new items of each topic come: 1 to 4, more where more went wrong."""
    wrong: dict[str, int] = {}
    answered: dict[str, int] = {}
    for label in labels:
        record = records.get(label.id)
        wrong[label.topic] = wrong.get(label.topic, 0) + (record.answered - record.right if record else 0)
        answered[label.topic] = answered.get(label.topic, 0) + (record.answered if record else 0)
    return {topic: 1 + 3 * (wrong[topic] + 1) / (answered[topic] + 2) for topic in wrong}


def _due(records: Mapping[str, Record], label: Label) -> int:
    return records[label.id].memory.due if label.id in records else 0


def _unlike(groups: Iterable[Sequence[Label]]) -> tuple[Label, ...]:
    """Return the items of all groups in turn; one that leads to the same page as another goes last in its own group."""
    seen: set[str] = set()
    ready: list[Label] = []
    for group in groups:
        later: list[Label] = []
        for label in group:
            (later if label.read in seen else ready).append(label)
            seen.add(label.read)
        ready += later
    return tuple(ready)
