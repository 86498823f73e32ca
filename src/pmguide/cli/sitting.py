"""Hold a quiz at the terminal: what was asked for, what to ask, how to end."""

import os
import sys
from contextlib import closing
from datetime import date
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from ..errors import BadFile, BadUsage, Exit
from ..output.complaint import remark
from ..output.show import Asked, how_to_show
from ..practice.choosing import History, Only, Share, Wish, choose
from ..practice.scheduling import is_due, is_seen
from ..practice.store import borrowed, open_progress
from .room import Room, day_of, now_ms

if TYPE_CHECKING:
    from ..chinese.script import Localiser
    from ..model.quiz import Label
    from ..output.page import Page
    from ..practice.choosing import Record
    from .interview import Preparing

_COUNT = 10  # questions; about ten minutes with the reasons read
_MOST = 1000  # more than there are
_FARTHEST_DAYS = 3 * 366  # an interview later than that is a slip of the hand


class Asking(NamedTuple):
    """What was asked for on the command line, checked as far as it can be without the questions."""

    only: Only
    topic: str | None
    level: int
    most: int | None  # questions
    seed: int | None
    interview: date | None
    no_save: bool
    start_over: bool


def asking(
    only: list[str],
    topic: str | None,
    level: int | None,
    count: int | None,
    seed: int | None,
    interview: str | None,
    no_save: bool,
    start_over: bool,
) -> Asking:
    """Return what was asked for. Raises BadUsage."""
    if len(only) > 1:
        raise BadUsage("--due、--wrong、--flagged 一次只能用一個。", "留下其中一個。")
    if level not in {None, 1, 2, 3}:
        raise BadUsage(
            "--level 沒有「{word}」這一級。", "可用的是 1（記得住）、2（分得開）、3（會權衡）。", word=str(level)
        )
    if count is not None and not 1 <= count <= _MOST:
        raise BadUsage("--count 要在 1 到 {most} 之間。", "不寫就是 10 題。", most=str(_MOST))
    chosen: Only = ""
    for name in only:
        chosen = "due" if name == "due" else "wrong" if name == "wrong" else "flagged"
    return Asking(chosen, topic, level or 0, count, seed, _day_asked(interview), no_save, start_over)


def _day_asked(word: str | None) -> date | None:
    if word is None:
        return None
    import unicodedata

    plain = unicodedata.normalize("NFKC", word).strip().replace("/", "-")
    try:
        day = date.fromisoformat(plain)
    except ValueError as why:
        raise BadUsage("--interview 的「{word}」不是日期。", "寫成年-月-日，例如 2026-12-10。", word=word) from why
    if day <= date.today():
        raise BadUsage("面試日 {word} 不在今天之後。", "今天就面試的話，直接用 pmguide quiz 練。", word=word)
    if (day - date.today()).days > _FARTHEST_DAYS:
        raise BadUsage("面試日 {word} 太遠了，最多排到三年後。", "近了再排；現在直接用 pmguide quiz 練。", word=word)
    return day


def topic_of(asking: Asking, room: Room) -> str:
    """Return the id of the topic asked for, "" for all. Raises BadUsage where there is none of that name."""
    return "" if asking.topic is None else room.bank.find_topic(room.guide, asking.topic)


def within(asking: Asking, room: Room) -> "tuple[Label, ...]":
    """Return the items of the topic and the level asked for. Raises BadUsage."""
    topic = topic_of(asking, room)
    return tuple(label for label in room.bank.labels if topic in {"", label.topic} and asking.level in {0, label.level})


def chosen(asking: Asking, room: Room, share: Share | None = None) -> "tuple[Label, ...]":
    """Return the items of this session; of a plan's share as many as it says, unless another number was asked for."""
    count = asking.most or _COUNT
    if share and asking.most:
        share = share._replace(unseen=count, due=count)
    elif share:
        count = share.unseen + share.due
    wish = Wish(count, asking.only, topic_of(asking, room), asking.level, share)
    random = Random(asking.seed if asking.seed is not None else int.from_bytes(os.urandom(4), "big"))  # noqa: S311
    flagged = [flag.item for flag in room.progress.flags()] if asking.only == "flagged" else []
    return choose(room.bank.labels, History(room.progress.records(), flagged), wish, now_ms() // 1000, random)


def own_up(asking: Asking, room: Room, write: "Localiser") -> None:
    """Say that progress cannot be read, where that is so. Raises BadFile where it alone knows what was asked for."""
    why = room.progress.unread
    if why and asking.only:
        raise why
    if why:
        remark(why.message + "這一回照一題都沒答過來選題。", write, **why.words)


def _preparing(asking: Asking, room: Room) -> "Preparing | None":
    """Return the plan for the interview asked for, None where none was."""
    if asking.interview is None:
        return None
    from .interview import Preparing

    return Preparing(asking.interview, within(asking, room), f"{topic_of(asking, room) or 'all'}-{asking.level}", room)


def _narrowed(asking: Asking) -> list[str]:
    """Return the options asked for that make the questions fewer."""
    given = {"--topic": asking.topic, "--level": asking.level, "--count": asking.most}
    return [option for option, value in given.items() if value]


def sit(asking: Asking, asked: Asked) -> Exit:
    """Hold a session at the terminal and return how to leave. Raises BadUsage where there is no terminal."""
    how = how_to_show(os.environ, sys.stdout, asked)
    if asked.as_json or not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadUsage(
            "練習要在終端機上一問一答。",
            "不用終端機的話：pmguide quiz --sheet --json 產生題目，填好後用 pmguide quiz --answers 檔案 --json 評分。",
        )
    from ..output.keyboard import Keyboard
    from ..output.pages import quiz as pages
    from ..output.session import Material, Session, Talk

    opening = borrowed if asking.no_save else open_progress
    with closing(Room(opening, asking.start_over, lambda room: topic_of(asking, room))) as room:
        talk = Talk(how, room.guide.localiser(how.locale), Keyboard(os.environ))
        if room.set_aside:
            talk.say(pages.set_aside(room.set_aside.name))
        own_up(asking, room, talk.write)
        preparing = _preparing(asking, room)
        share = preparing.share() if preparing else None
        if preparing:
            talk.say(pages.plan(preparing.plan(), _narrowed(asking)))
        labels = chosen(asking, room, share)
        if not labels:
            none = pages.nothing(asking.only, _next_due(within(asking, room), room))
            talk.say(pages.share_done(preparing.plan()) if preparing else none)
            return Exit.OK
        talk.say(_beginning(labels, room, share))
        seed = asking.seed if asking.seed is not None else int.from_bytes(os.urandom(4), "big")
        session = Session(Material(labels, room.bank.one, seed, room.bank.topics, room.work), talk, room)
        try:
            outcome = session.hold()
        except BadFile:
            note = pages.LAST_LOST if room.saves and room.progress.is_there() else pages.UNSAVED
            talk.say(pages.ending(session.score, session.missed, "", note))
            raise
        back = pages.left_today(preparing.plan()) if preparing and room.saves else _back(room)
        talk.say(pages.ending(outcome.score, outcome.missed, back, "" if room.saves else pages.UNSAVED))
    return Exit.INTERRUPTED if outcome.interrupted else Exit.OK


def _beginning(labels: "tuple[Label, ...]", room: Room, share: Share | None) -> "Page":
    """Return what the session is made of; in a plan due is what was seen since it began, as the plan counts it."""
    from ..output.pages import quiz as pages

    records = room.progress.records()
    now = now_ms() // 1000
    old = [records[label.id].memory for label in labels if label.id in records]
    due = sum(is_seen(memory, share.since, now) if share else is_due(memory, now) for memory in old)
    new = len(labels) - len(old)
    return pages.beginning(due, new, len(labels) - due - new, room.saves)


def _back(room: Room) -> str:
    """Return when to come back to all that was answered, in words; "" where nothing is kept."""
    return _next_due(room.bank.labels, room) if room.saves else ""


def _next_due(labels: "tuple[Label, ...]", room: Room) -> str:
    """Return when the first of `labels` will be due, and how many then, in words; "" where none was ever answered."""
    from ..output.pages.quiz import short_day

    records: dict[str, Record] = room.progress.records()
    now = now_ms() // 1000
    memories = [records[label.id].memory for label in labels if label.id in records]
    if not memories:
        return ""
    today = day_of(now)
    days = [today if is_due(memory, now) else day_of(memory.due) for memory in memories]
    first = min(days)
    away = (first - today).days
    when = {0: "今天", 1: "明天"}.get(away, f"{short_day(first, today)} ")
    return f"{when}有 {days.count(first)} 題到期。"
