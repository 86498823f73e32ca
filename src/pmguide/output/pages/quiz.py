"""The pages of a quiz: a question, what became of the answer, the end, the plan for an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...guide.views import is_general
from ...model.statements import Wording
from ..page import Field, Fields, Heading, Line, Page

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from ...model.quiz import Item
    from ...model.statements import Work
    from ...practice.answering import Question
    from ...practice.planning import Day, Plan

KIND_NAMES = {
    "scenario": "情境",
    "owner": "誰主責",
    "term": "行話",
    "confusable": "易混淆",
    "formula": "公式",
    "dimension": "比較面向",
    "product-type": "產品類型",
    "analogy": "比喻",
    "debate": "爭點",
}
LEVELS = {1: "記得住", 2: "分得開", 3: "會權衡"}
_WEEKDAYS = "一二三四五六日"
_SHOWN_DAYS = 7
_SHOWN_READINGS = 5
_LONG_DAY = 60  # questions; about an hour, at ten in ten minutes
_WAYS = (
    ("--topic", "領域", "只排一個領域"),
    ("--level", "3", "只排要權衡的"),
    ("--count", "30", "這一回只做 30 題"),
)
UNSAVED = "這一回沒有存檔。"
LAST_LOST = "最後一題沒有存進去，前面的都在。"


class Score(NamedTuple):
    """How a session stands."""

    number: int = 0  # questions put, the present one included
    total: int = 0
    right: int = 0
    wrong: int = 0
    skipped: int = 0
    flagged: int = 0


def question(put: Question, score: Score, topic: str) -> Page:
    """Lay out a question: where in the session we are, the question, its options by number."""
    item = put.item
    marks = f"{KIND_NAMES[item.kind]}·{topic}·{LEVELS[item.level]}"
    tally = f"·對 {score.right} 錯 {score.wrong}" if score.right + score.wrong else ""
    options = tuple(Field(str(at), (Line(option.text),)) for at, option in enumerate(put.options, 1))
    return (
        Heading(f"第 {score.number} 題，共 {score.total} 題", marks + tally, level=2),
        Line(item.text),
        Fields(options),
    )


def answered(put: Question, choice: int, works: dict[str, Work], with_sources: bool) -> Page:
    """Lay out what became of an answer: right or wrong in words, every option's reason, sources, where to read on."""
    best = put.best
    head = f"答對了：{best + 1}" if choice == best else f"答錯了：你選 {choice + 1}，最好的是 {best + 1}"
    order = [best, *(at for at in range(len(put.options)) if at != best)]
    rows = tuple(Field(f"{at + 1} {'最好' if at == best else '不好'}", (Line(put.options[at].why),)) for at in order)
    return (Heading(head, level=2), Fields((*rows, *_sources(put.item, works, with_sources))))


def _sources(item: Item, works: dict[str, Work], with_sources: bool) -> tuple[Field, ...]:
    answers = sorted({source[1:].split(".")[0] for source in item.sources if not is_general(source)}, key=int)
    said = [f"回答 {'、'.join(answers)}"] if answers else []
    titles = [f"《{works[source].title}》" for source in item.sources if source in works]
    lines = [Line(Wording("；".join([*said, *titles])))]
    if with_sources:
        lines = [Line("、".join(source for source in item.sources if not is_general(source)))] if answers else []
        lines += [
            Line(Wording(f"{source}：{works[source].author}《{works[source].title}》，{works[source].year}"))
            for source in item.sources
            if source in works
        ]
    return (Field("依據", tuple(lines)), Field("再讀", (Line(f"pmguide {item.read}"),)))


def hint(put: Question) -> Page:
    """Lay out a hint."""
    return (Fields((Field("提示", (Line(put.item.hint),)),)),)


def beginning(due: int, new: int, other: int, saved: bool) -> Page:
    """Lay out what a session is made of."""
    parts = [f"{name} {number} 題" for name, number in (("到期", due), ("新題", new), ("再看", other)) if number]
    return (
        Heading("練習"),
        Line(f"這一回 {due + new + other} 題：{'、'.join(parts)}。"),
        Line(f"答案按號碼再按 Enter；隨時可以離開，{'答過的都會留下' if saved else '這一回不存檔'}。"),
    )


def ending(score: Score, missed: Iterable[Item], due_next: str, note: str = "") -> Page:
    """Lay out how a session went: the count, what was not kept (`note`), what to read again, when to come back."""
    count = score.right + score.wrong
    parts = [f"對 {score.right}", f"錯 {score.wrong}"]
    parts += [f"跳過 {score.skipped}"] if score.skipped else []
    parts += [f"回報 {score.flagged}"] if score.flagged else []
    again = tuple(dict.fromkeys(f"pmguide {item.read}" for item in missed))
    more = [f"另有 {len(again) - _SHOWN_READINGS} 則，練到時會再說。"] if len(again) > _SHOWN_READINGS else []
    rows = [Field("再讀", tuple(map(Line, [*again[:_SHOWN_READINGS], *more])))] if again else []
    rows += [Field("下次", (Line(due_next),))] if due_next else []
    flagged = f"還沒有答題，回報 {score.flagged}。" if score.flagged else "還沒有答題。"
    return (
        Heading("這一回", level=2),
        Line(f"答了 {count} 題：{'，'.join(parts)}。{note}" if count or score.skipped else f"{flagged}{note}"),
        *((Fields(tuple(rows)),) if rows else ()),
    )


def plan(made: Plan, narrowed: Container[str] = ()) -> Page:
    """Lay out the plan for an interview: so many items a day; `narrowed`: the options that made them fewer already."""
    shown = made.days[:_SHOWN_DAYS]
    today = shown[0].day
    loads = ["做完了" if made.is_done else _load(shown[0]), *map(_load, shown[1:])]
    rows = tuple(Field(_day(day.day, today), (Line(load),)) for day, load in zip(shown, loads, strict=True))
    rest = made.days[_SHOWN_DAYS:]
    if rest:
        most = max(day.total for day in rest)
        text = f"每天最多 {most} 題，到面試前一天（{_day(rest[-1].day, today)}）把 {made.left} 題都看過。"
        rows += (Field("之後", (Line(text),)),)
    note = (
        "沒看過的先問；答過又到期的排在後面，最多和當天的份一樣多（份少時 10 題）。"
        "往後幾天的到期照目前的作答算，還會增加。"
    )
    return (
        Heading("面試前的計劃", f"{made.interview.isoformat()}，還有 {len(made.days)} 天"),
        Fields(rows),
        Line(note),
        *_too_long(max(day.total for day in made.days), narrowed),
    )


def _too_long(most: int, narrowed: Container[str]) -> Page:
    """Return what to say of a plan with a day of so many questions: nothing, or how long it takes and the ways out."""
    if most <= _LONG_DAY:
        return ()
    hours = f"{round(most / 30) / 2:g}"  # to the half hour
    said = f"一天最多 {most} 題，約 {hours} 小時（10 題連看理由約 10 分鐘）。"
    ways = [Field(f"{option} {value}", (Line(what),)) for option, value, what in _WAYS if option not in narrowed]
    return (Line(said + "做不完的話，加上一個："), Fields(tuple(ways))) if ways else (Line(said),)


def _day(day: date, today: date) -> str:
    return f"{short_day(day, today)} 週{_WEEKDAYS[day.weekday()]}"


def short_day(day: date, today: date) -> str:
    """Return a day as month and day, with its year where that is not this year."""
    return f"{day.month}/{day.day}" if day.year == today.year else f"{day.year}/{day.month}/{day.day}"


def _load(day: Day) -> str:
    named = (("再看", day.again), ("新題", day.new), ("到期", day.due))
    return "、".join(f"{name} {number} 題" for name, number in named if number) or "休息"


def share_done(made: Plan) -> Page:
    """Lay out that nothing is left of today's share."""
    return (Line(left_today(made)),)


def left_today(made: Plan) -> str:
    """Return in words what is left of today's share, and what tomorrow holds where it is done."""
    if made.today.total:
        return f"今天的份還有 {made.today.total} 題，用同樣的指令接著做。"
    tomorrow = made.days[1] if len(made.days) > 1 else None
    then = f"{'有' if tomorrow.total else ''}{_load(tomorrow)}" if tomorrow else "面試"
    return f"{'今天的份做完了' if made.is_done else '今天休息'}；明天{then}。想多練，用 pmguide quiz。"


def unknown(options: int) -> Page:
    """Lay out what may be typed, for who typed something else."""
    return (Line(f"請打 1 到 {options} 選一個；? 看提示，s 跳過，f 回報這題有問題，q 結束。"),)


def noted(saved: bool) -> Page:
    """Lay out that a complaint was kept, or that nothing is."""
    if not saved:
        return (Line("這一回不存檔，回報也不會留下。"),)
    return (Line("記下了；用 pmguide quiz --flagged 可以再看這些題。"),)


def set_aside(name: str) -> Page:
    """Lay out that practice begins anew, and where the progress so far is."""
    return (Line(SET_ASIDE.format(name=name)),)


SET_ASIDE = "原來的進度檔改名為 {name}，留在原來的目錄。"


def nothing(only: str, due_next: str) -> Page:
    """Lay out that there is nothing to ask."""
    return (Line(no_item(only) + due_next),)


def no_item(only: str) -> str:
    """Return in words that there is nothing to ask."""
    return {
        "due": "現在沒有到期的題。",
        "wrong": "沒有上次答錯的題。",
        "flagged": "沒有回報過的題。",
        "": "這裡的題都答過了，也都還沒到期。",
    }[only]
