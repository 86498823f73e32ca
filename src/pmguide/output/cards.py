"""The questions for other programs: cards for Anki, a table for a spreadsheet."""

from __future__ import annotations

import csv
import html
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from ..chinese.printing import cell
from .pages.quiz import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..model.quiz import Item

_COLUMNS = (
    "id",
    "題型",
    "領域",
    "難度",
    "題目",
    "最好的選項",
    "為什麼",
    "其他選項與理由",
    "答過",
    "答對",
    "到期",
    "回報",
    "再讀",
)


class Progressed(NamedTuple):
    """What became of an item, as a spreadsheet shows it."""

    answered: int = 0
    right: int = 0
    due: str = ""  # the day, year first
    note: str = ""  # the reader's complaints


def anki(items: Iterable[Item], write: Callable[[str], str]) -> str:
    """Return a text file that Anki imports (manual, "Text Files"): one card a line, its options by letter."""
    head = (
        "separator:tab",
        "html:true",
        "notetype:Basic",
        f"deck:{write('產品與運營')}",
        "guid column:1",
        "tags column:4",
    )
    lines = [f"#{line}" for line in head]
    for item in items:
        options = sorted((item.best, *item.others), key=lambda option: option.text)
        letters = "ABCDE"
        front = [item.text, *(f"{letters[at]}. {option.text}" for at, option in enumerate(options))]
        best = options.index(item.best)
        back = [f"{letters[best]}：{item.best.why}"]
        back += [f"{letters[at]}：{option.why}" for at, option in enumerate(options) if at != best]
        back.append(f"pmguide {item.read}")
        tags = f"pmguide::{item.topic} pmguide::level{item.level} pmguide::{item.kind}"
        lines.append("\t".join((f"pmguide-{item.id}", _html(front, write), _html(back, write), tags)))
    return "\n".join(lines) + "\n"


def _html(parts: Iterable[str], write: Callable[[str], str]) -> str:
    return "<br>".join(" ".join(html.escape(write(part)).split()) for part in parts)


def table(
    items: Iterable[Item],
    topics: Mapping[str, str],
    history: Mapping[str, Progressed],
    write: Callable[[str], str],
) -> str:
    """
    Return the questions and how each went as CSV (RFC 4180), with the mark by which Excel knows UTF-8.

    `history` is what became of the items, by id.
    """
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow([write(column) for column in _COLUMNS])
    for item in items:
        past = history.get(item.id, Progressed())
        others = "\n".join(f"{option.text}：{option.why}" for option in item.others)
        words = (KIND_NAMES[item.kind], topics[item.topic])
        texts = (item.text, item.best.text, item.best.why, others)
        rows.writerow(
            [
                *(item.id, *map(write, words), item.level),
                *(cell(write(text)) for text in texts),
                *(past.answered, past.right, past.due, cell(past.note), item.read),
            ]
        )
    return "\ufeff" + out.getvalue()
