"""How practice goes: by field, by day, and what is remembered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .scheduling import DAY_S, is_due, retention

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..model.quiz import Label
    from .choosing import Record

_LEAST = 5  # answers; a percentage of fewer says nothing
_SHOWN_DAYS = 14


class Standing(NamedTuple):
    """How one field of work stands."""

    id: str
    title: str  #: 領域
    items: int  #: 有幾題
    seen: int  #: 答過幾題
    answered: int  #: 一共答了幾次
    right: int  #: 其中幾次答對
    due: int  #: 現在到期幾題
    rate: float | None  #: 答對的比例，0 到 1；答不到五次是 null
    retention: float | None  #: 隔了一天以上的題，現在還記得的比例（FSRS 估計），0 到 1；沒有這樣的題、答不到五次是 null


class DayCount(NamedTuple):
    """The answers of one day, by the local calendar."""

    day: str  #: 日期，年-月-日
    answered: int  #: 答了幾次
    right: int  #: 答對幾次


class Log(NamedTuple):
    """What was answered and when, and how many items the reader complained of."""

    records: Mapping[str, Record]
    counts: Callable[[date], tuple[int, int]]  # how many answers a day saw, and how many right
    flagged: int


class Standings(NamedTuple):
    """How practice goes."""

    id: str
    title: str
    text: str
    topics: tuple[Standing, ...]  #: 各領域
    total: Standing  #: 全部
    streak: int  #: 連續練了幾天，到今天或昨天為止
    days: tuple[DayCount, ...]  #: 最近十四天，最早的在前
    flagged: int  #: 回報過幾題
    unknown: tuple[str, ...]  #: 有紀錄、題庫裡已經沒有的題；紀錄仍保留

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "progress"


def standings(labels: Sequence[Label], topics: Mapping[str, str], log: Log, now: int, today: date) -> Standings:
    """Return how practice goes. `topics` is id → title; `today` is the reader's own."""
    records = log.records
    by_topic = tuple(
        _standing(topic, title, [label for label in labels if label.topic == topic], records, now)
        for topic, title in topics.items()
    )
    total = _standing("all", "全部", labels, records, now)
    known = {label.id for label in labels}
    text = f"題庫 {total.items} 題，答過 {total.seen} 題，現在到期 {total.due} 題。" if total.seen else "還沒有紀錄。"
    shown = (today - timedelta(days=back) for back in range(_SHOWN_DAYS - 1, -1, -1))
    days = tuple(DayCount(day.isoformat(), *log.counts(day)) for day in shown)
    streak = _streak(lambda day: log.counts(day)[0], today)
    unknown = tuple(sorted(records.keys() - known))
    return Standings("progress", "練習紀錄", text, by_topic, total, streak, days, log.flagged, unknown)


def _standing(topic: str, title: str, labels: Sequence[Label], records: Mapping[str, Record], now: int) -> Standing:
    seen = [records[label.id] for label in labels if label.id in records]
    answered = sum(record.answered for record in seen)
    right = sum(record.right for record in seen)
    enough = answered >= _LEAST
    # What was answered within the day is remembered for sure, wrong or right: it would say 100 % of anything.
    kept = [retention(record.memory, now) for record in seen if record.memory.last <= now - DAY_S]
    return Standing(
        topic,
        title,
        len(labels),
        len(seen),
        answered,
        right,
        sum(is_due(record.memory, now) for record in seen),
        round(right / answered, 3) if enough else None,
        round(sum(kept) / len(kept), 3) if enough and kept else None,
    )


def _streak(answered: Callable[[date], int], today: date) -> int:
    """Return how many days in a row saw an answer, the last of them today, or yesterday while today still may."""
    day = today if answered(today) else today - timedelta(days=1)
    streak = 0
    while answered(day):
        streak += 1
        day -= timedelta(days=1)
    return streak
