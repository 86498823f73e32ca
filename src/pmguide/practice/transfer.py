"""Progress as a JSON file: to carry it to another machine, and to keep a copy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import BadContent
from .kept import Card, Everything, Flag, Review, Setting
from .values import LONGEST_WAIT_DAYS, fits, in_reach

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "quiz-progress"
SCHEMA = 1  # raised when a field is added, too: what is not known is refused
_MOST_PROBLEMS = 10  # listed; a file that is something else altogether has thousands


class Imported(NamedTuple):
    """What came in from another machine."""

    id: str
    title: str
    text: str
    cards: int  #: 檔案裡有幾題的記憶
    reviews: int  #: 檔案裡有幾次作答
    updated: int  #: 更新了幾題的紀錄

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "imported"


def imported(whole: Everything, updated: int) -> Imported:
    """Return what was in the file that came in, and how many records it changed."""
    cards, reviews = len(whole.cards), len(whole.reviews)
    text = f"讀到 {cards} 題的記憶、{reviews} 次作答；更新了 {updated} 題的紀錄。"
    return Imported("imported", "匯入", text, cards, reviews, updated)


def dump(whole: Everything) -> str:
    """Return progress as JSON: cards in seconds, reviews and flags in milliseconds since 1970, UTC."""
    parts = {name: [entry._asdict() for entry in part] for name, part in whole._asdict().items()}
    return json.dumps({"schema": SCHEMA, "kind": KIND, **parts}, ensure_ascii=False, indent=1) + "\n"


def parse(text: str) -> Everything:
    """
    Return the progress that `text` holds.

    Raises:
        BadContent: it is no such file, or something in it cannot be; the first ten problems are listed.

    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise BadContent("這不是練習紀錄：不是有效的 JSON。", _ADVICE) from why
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise BadContent("這不是練習紀錄：少了 kind 是 quiz-progress 的標記。", _ADVICE)
    if data.get("schema") != SCHEMA:
        raise BadContent("這份練習紀錄的格式版本，這一版的 pmguide 看不懂。", "請更新 pmguide。")
    problems = list(_problems(data))
    if problems:
        raise BadContent(
            "這份練習紀錄有 {count} 個問題，什麼也沒有匯入：",
            _ADVICE,
            problems=tuple(problems[:_MOST_PROBLEMS]),
            count=str(len(problems)),
        )
    return Everything(*(tuple(kind(**entry) for entry in data[name]) for name, kind in _PARTS.items()))


_ADVICE = "匯入的檔案要用 pmguide quiz export --to json 產生。"
_PARTS: dict[str, type] = {"cards": Card, "reviews": Review, "flags": Flag, "settings": Setting}


def _problems(data: dict[str, Any]) -> Iterator[str]:
    cards: set[str] = set()
    for name, kind in _PARTS.items():
        entries = data.get(name)
        if not isinstance(entries, list):
            yield f"{name}：應該是清單"
            continue
        fields = set(kind._fields)  # type: ignore[attr-defined]  # a NamedTuple
        for at, entry in enumerate(entries):
            if not isinstance(entry, dict) or set(entry) != fields:
                yield f"{name}[{at}]：欄位應該是 {'、'.join(sorted(fields))}"
                continue
            wrong = [field for field, value in entry.items() if not fits(field, value)]
            yield from (f"{name}[{at}].{field}：這個值不對" for field in wrong)
            if name == "cards" and not wrong:
                yield from _card_problems(entry, at, cards)


def _card_problems(entry: dict[str, Any], at: int, cards: set[str]) -> Iterator[str]:
    """Yield what is wrong with a card whose values are right one by one; `cards` are the ids so far."""
    if not in_reach(entry["due"], entry["last"]):
        yield f"cards[{at}].due：離上次作答太久，最多是 {LONGEST_WAIT_DAYS} 天"
    if entry["item"] in cards:
        yield f"cards[{at}].item：這一題重複了"
    cards.add(entry["item"])
