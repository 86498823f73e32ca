"""The questions of the quiz: checked once and kept, each read when it is asked."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from ..chinese.script import Locale
from ..errors import BadUsage
from ..model.quiz import Item, Label
from .loading import bad_content, checked, read_bytes
from .records import build

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .guide import Guide


class Bank:
    """The questions. `labels` tells them apart; `topics` is id → title of the fields of work they belong to."""

    def __init__(self, sections: Mapping[str, bytes]) -> None:
        self.labels = tuple(Label(*label) for label in _read(sections["labels"]))
        self.topics: dict[str, str] = _read(sections["topics"])
        self._items: dict[str, bytes] = _read(sections["items"])

    def one(self, wanted: str) -> Item:
        """Return the item whose id is `wanted`."""
        return build(Item, _read(self._items[wanted]))

    def renamed(self) -> dict[str, str]:
        """Return old id → new id of every item that was renamed."""
        return {old: label.id for label in self.labels for old in label.formerly}

    def find_topic(self, guide: Guide, word: str) -> str:
        """Return the id of the field of work that goes by `word`, or by a part of its title. Raises BadUsage."""
        key = guide.folding(word)
        # As it is written for any reader: what was copied from a page in Taiwan's wording is found too.
        writers = [guide.localiser(locale) for locale in Locale]
        titles = {guide.folding(write(title)): topic for topic, title in self.topics.items() for write in writers}
        ids = {guide.folding(topic): topic for topic in self.topics}
        found = titles.get(key) or ids.get(key)
        near = sorted({topic for title, topic in titles.items() if key and key in title})
        if found or len(near) == 1:
            return found or near[0]
        raise BadUsage("沒有「{word}」這個領域。", f"可用的是：{'、'.join(self.topics.values())}。", word=word)


def load_bank(path: Path, content: Path, guide: Guide, kept_in: Path | None) -> Bank:
    """
    Return the questions that the file at `path` holds; `guide` is what the content file `content` holds.

    Raises:
        BadFile: a file cannot be read.
        BadContent: it breaks the rules; every problem is listed.

    """
    raw = read_bytes(path)
    return Bank(checked("quiz", raw + read_bytes(content), kept_in, lambda: _fresh(path, raw, guide)))


def _fresh(path: Path, raw: bytes, guide: Guide) -> dict[str, bytes]:
    from ..model.quiz import Quiz
    from .quiz_checks import check_quiz
    from .reading import read
    from .records import plain

    reading = read(raw, Quiz)
    problems = check_quiz(reading, guide)
    if problems:
        raise bad_content(path, problems)
    items = build(Quiz, reading.data).items
    labels = [(item.id, item.kind, item.topic, item.level, item.read, item.formerly) for item in items]
    entries = {item.id: marshal.dumps(plain(item)) for item in items}
    sections: dict[str, Any] = {"labels": labels, "topics": guide.topics, "items": entries}
    return {name: marshal.dumps(part) for name, part in sections.items()}


def _read(part: bytes) -> Any:
    return marshal.loads(part)  # noqa: S302 - our own file, checked by its sum
