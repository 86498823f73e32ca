"""The pages of practice that programs read as JSON too: how it goes, a blank sheet, a graded one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...model.statements import Verbatim
from ..page import Block, Field, Fields, Heading, Line, Page, Row, Table
from .quiz import LEVELS, short_day

if TYPE_CHECKING:
    from ...practice.sheets import Graded, Sheet, Verdict
    from ...practice.statistics import DayCount, Standing, Standings
    from ...practice.transfer import Imported

_BARS = "▁▂▃▄▅▆▇█"
_TOO_FEW = "—"


def progress(view: Standings) -> Page:
    """Lay out how practice goes: a row a field of work, the days, what is unknown."""
    if not view.total.seen and not view.flagged:
        return (Heading(view.title), Line(view.text), Fields((Field("開始", (Line("pmguide quiz"),)),)))
    rows = tuple(_standing(standing) for standing in (*view.topics, view.total))
    blocks: list[Block] = [Heading(view.title), Line(view.text)]
    blocks += [Table(("領域", "答過", "答對", "到期", "還記得"), rows), Fields(_habits(view))]
    blocks.append(Line("答不到五次的領域不算比例；「還記得」是依遺忘曲線的估計，只算隔了一天以上的題。"))
    return tuple(blocks)


def _standing(standing: Standing) -> Row:
    right = f"{standing.right}/{standing.answered}" if standing.answered else _TOO_FEW
    cells = (
        f"{standing.seen}/{standing.items}",
        f"{right}（{_percent(standing.rate)}）" if standing.rate is not None else right,
        str(standing.due),
        f"約 {_percent(standing.retention)}" if standing.retention is not None else _TOO_FEW,
    )
    return Row(standing.title, tuple((Line(cell),) for cell in cells))


def _percent(share: float | None) -> str:
    return _TOO_FEW if share is None else f"{share:.0%}"


def _habits(view: Standings) -> tuple[Field, ...]:
    rows = [Field("連續", (Line(f"{view.streak} 天" if view.streak else "今天還沒練，昨天也沒有。"),))]
    if any(day.answered for day in view.days):
        rows.append(Field("最近 14 天", (Line(_plot(view.days)), Line(_numbers(view.days)))))
    if view.flagged:
        rows.append(Field("回報", (Line(f"{view.flagged} 題，用 pmguide quiz --flagged 看。"),)))
    if view.unknown:
        names = Verbatim("、".join(view.unknown))
        rows.append(Field("找不到題目", (Line("這些題的紀錄仍保留，題庫裡已經沒有："), Line(names))))
    return tuple(rows)


def _plot(days: tuple[DayCount, ...]) -> str:
    """Return a bar a day, the fullest day at full height; a day without an answer is a dot."""
    most = max(day.answered for day in days)
    return "".join(_BARS[(day.answered * len(_BARS) - 1) // most] if day.answered else "·" for day in days)


def _numbers(days: tuple[DayCount, ...]) -> str:
    today = date.fromisoformat(days[-1].day)
    return "、".join(
        f"{short_day(date.fromisoformat(day.day), today)} {day.answered} 題" for day in days if day.answered
    )


def sheet(view: Sheet) -> Page:
    """Lay out a blank sheet."""
    blocks: list[Block] = [Heading(view.title, f"--seed {view.seed}"), Line(view.text)]
    for blank in view.questions:
        options = tuple(Field(str(at), (Line(text),)) for at, text in enumerate(blank.options, 1))
        blocks += [Heading(blank.id, LEVELS[blank.level], level=2), Line(blank.text), Fields(options)]
    return tuple(blocks)


def imported(view: Imported) -> Page:
    """Lay out what came in from another machine."""
    return (Line(view.text),)


def graded(view: Graded) -> Page:
    """Lay out a graded sheet: every question with a reason for every option."""
    blocks: list[Block] = [Heading(view.title), Line(view.text)]
    for verdict in view.results:
        blocks += _verdict(verdict)
    return tuple(blocks)


def _verdict(verdict: Verdict) -> tuple[Block, ...]:
    said = "答對" if verdict.right else f"選 {verdict.chosen}，最好的是 {verdict.best}"
    rows = tuple(
        Field(
            f"{option.number} {'最好' if option.number == verdict.best else '不好'}",
            (Line(option.text), Line(option.why)),
        )
        for option in verdict.options
    )
    read = Field("再讀", (Line(f"pmguide {verdict.read}"),))
    return (Heading(verdict.id, said, level=2), Line(verdict.text), Fields((*rows, read)))
