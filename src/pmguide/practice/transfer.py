"""Progress as a JSON file: to carry it to another machine, and to keep a copy."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..errors import BadContent
from .scheduling import Grade
from .store import Card, Everything, Flag, Review, Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KIND = "quiz-progress"
_SCHEMA = 1
_MOST_PROBLEMS = 10  # listed; a file that is something else altogether has thousands
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,99}")
_LONGEST_TEXT = 2000  # characters of a note or a setting
_LATEST_S = 253_402_300_799  # the end of the year 9999, the last that Python's calendar knows


def dump(whole: Everything) -> str:
    """Return progress as JSON: cards in seconds, reviews and flags in milliseconds since 1970, UTC."""
    parts = {name: [entry._asdict() for entry in part] for name, part in whole._asdict().items()}
    return json.dumps({"schema": _SCHEMA, "kind": _KIND, **parts}, ensure_ascii=False, indent=1) + "\n"


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
    if not isinstance(data, dict) or data.get("kind") != _KIND:
        raise BadContent("這不是練習紀錄：少了 kind 是 quiz-progress 的標記。", _ADVICE)
    if data.get("schema") != _SCHEMA:
        raise BadContent("這份練習紀錄的格式版本，這一版的 pmguide 看不懂。", "請更新 pmguide。")
    problems = list(_problems(data))
    if problems:
        raise BadContent(
            "這份練習紀錄有 {count} 個問題，一筆也沒有匯入：",
            _ADVICE,
            problems=tuple(problems[:_MOST_PROBLEMS]),
            count=str(len(problems)),
        )
    return Everything(*(tuple(kind(**entry) for entry in data[name]) for name, kind in _PARTS.items()))


_ADVICE = "匯入的檔案要用 pmguide quiz export --to json 產生。"
_PARTS: dict[str, type] = {"cards": Card, "reviews": Review, "flags": Flag, "settings": Setting}


def _is_number(low: float, high: float, whole: bool) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            return False
        return low <= value <= high  # compared as it is: a whole number may be too long for a float

    return fits


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT and value.isprintable()


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


_FITS: dict[str, Callable[[object], bool]] = {
    "item": _is_id,
    "stability": _is_number(0.0001, 1_000_000, whole=False),
    "difficulty": _is_number(1, 10, whole=False),
    "due": _is_number(0, _LATEST_S, whole=True),
    "last": _is_number(0, _LATEST_S, whole=True),
    "at": _is_number(0, _LATEST_S * 1000, whole=True),
    "grade": _is_number(min(Grade), max(Grade), whole=True),
    "note": _is_text,
    "name": _is_id,
    "value": _is_text,
}


def _problems(data: dict[str, Any]) -> Iterator[str]:
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
            yield from (
                f"{name}[{at}].{field}：這個值不對" for field, value in entry.items() if not _FITS[field](value)
            )
