"""What was answered, kept: a database in one file, one transaction an answer."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from ..errors import BadFile
from .choosing import Record
from .kept import Card, Everything, Flag, Review, Setting
from .scheduling import Grade, Memory, review
from .shelf import GONE, blank, connect, copy_of, told
from .values import fits, in_reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WAIT_S = 5.0  # for another process that is writing; an answer takes it milliseconds


Entry = TypeVar("Entry", Card, Review, Flag, Setting)


def _sound(entry: Entry) -> Entry:
    """Return `entry` as it was read. Raises sqlite3.DatabaseError where a value cannot be: SQLite keeps any type."""
    good = all(fits(field, value) for field, value in entry._asdict().items())
    if not good or (isinstance(entry, Card) and not in_reach(entry.due, entry.last)):
        raise sqlite3.DatabaseError(_MALFORMED)
    return entry


_MALFORMED = "malformed value"
# Behind an INSERT of cards: of two memories of one item the later one stays.
_LATER = (
    "ON CONFLICT (item) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty, "
    "due = excluded.due, last = excluded.last WHERE excluded.last > cards.last"
)
_MOVE = (
    "INSERT INTO cards SELECT ?, stability, difficulty, due, last, answered, correct, last_correct "
    "FROM cards WHERE item = ? "
) + _LATER


class Progress:
    """A progress file, open. Every method raises BadFile when the file cannot be read or written."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, kept: bool = True, unread: BadFile | None = None
    ) -> None:
        """`kept`: `connection` is to the file at `path`; else to a copy of it in memory, blank because of `unread`."""
        self._connection = connection
        self.path = path
        self.unread = unread
        self._number = path.stat().st_ino if kept and path.exists() else 0

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def is_there(self) -> bool:
        """Return whether the file is still where it was opened; what was kept before is in it then."""
        return not self._number or (self.path.exists() and self.path.stat().st_ino == self._number)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make one transaction: all of it is on the disk, or none. Raises BadFile, also when the file has gone."""
        if not self.is_there():
            raise BadFile(*GONE, path=str(self.path))
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def records(self) -> dict[str, Record]:
        """Return what became of every item answered so far, by id."""
        with told(self.path):
            rows = self._connection.execute(
                "SELECT item, stability, difficulty, due, last, answered, correct, last_correct FROM cards"
            ).fetchall()
            for row in rows:
                _sound(Card(*row[:5]))
                if not all(isinstance(count, int) and count >= 0 for count in row[5:]):
                    raise sqlite3.DatabaseError(_MALFORMED)
        return {row[0]: Record(Memory(*row[1:5]), row[5], row[6], bool(row[7])) for row in rows}

    def record(self, item: str, grade: Grade, now_ms: int) -> Memory:
        """Keep an answer and return what is remembered of the item now. The answers of other sessions count."""
        with self._writing():
            row = self._connection.execute(
                "SELECT item, stability, difficulty, due, last FROM cards WHERE item = ?", (item,)
            ).fetchone()
            memory = review(Memory(*_sound(Card(*row))[1:]) if row else None, grade, now_ms // 1000)
            right = grade > Grade.AGAIN
            self._connection.execute(
                "INSERT INTO reviews VALUES (?, ?, ?)", (self._free(item, now_ms), item, int(grade))
            )
            self._connection.execute(
                "INSERT INTO cards VALUES (:item, :stability, :difficulty, :due, :last, 1, :right, :right) "
                "ON CONFLICT (item) DO UPDATE SET stability = :stability, difficulty = :difficulty, due = :due, "
                "last = :last, answered = answered + 1, correct = correct + :right, last_correct = :right",
                {"item": item, "right": int(right), **memory._asdict()},
            )
        return memory

    def _free(self, item: str, at: int) -> int:
        """Return the first millisecond, from `at`, in which no other session answered `item`."""
        taken = "SELECT 1 FROM reviews WHERE at = ? AND item = ?"
        while self._connection.execute(taken, (at, item)).fetchone():
            at += 1
        return at

    def flag(self, flag: Flag) -> None:
        """Keep a complaint about an item."""
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO flags VALUES (?, ?, ?)", flag)

    def flags(self) -> tuple[Flag, ...]:
        """Return all complaints, the oldest first."""
        with told(self.path):
            rows = self._connection.execute("SELECT item, at, note FROM flags ORDER BY at")
            return tuple(_sound(Flag(*row)) for row in rows)

    def setting(self, name: str) -> str:
        """Return the value kept under `name`, "" if there is none."""
        with told(self.path):
            row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a value under `name`."""
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def answered(self, start: int, end: int) -> tuple[int, int]:
        """Return how many answers were given, and how many right, from `start` until before `end` (seconds)."""
        with told(self.path):
            row = self._connection.execute(
                "SELECT count(*), coalesce(sum(grade > 1), 0) FROM reviews WHERE at >= ? AND at < ?",
                (start * 1000, end * 1000),
            ).fetchone()
        return int(row[0]), int(row[1])

    def rename(self, ids: Mapping[str, str]) -> None:
        """Carry the history of items over to their new ids (old → new); of two memories the later one stays."""
        if not ids:
            return
        with told(self.path):
            known = self._connection.execute(
                "SELECT item FROM cards UNION SELECT item FROM reviews UNION SELECT item FROM flags"
            ).fetchall()
        moved = [(ids[row[0]], row[0]) for row in known if row[0] in ids]
        if not moved:
            return
        with self._writing():
            for table in ("reviews", "flags"):  # what has the same moment is the same answer, come in by another way
                self._connection.executemany(f"UPDATE OR REPLACE {table} SET item = ? WHERE item = ?", moved)  # noqa: S608
            self._connection.executemany(
                _MOVE,
                moved,
            )
            self._connection.executemany("DELETE FROM cards WHERE item = ?", [(old,) for _, old in moved])
            self._count({new for new, _ in moved})

    def everything(self) -> Everything:
        """Return all that the file holds, in a fixed order."""
        with told(self.path):
            ask = self._connection.execute
            cards = tuple(
                _sound(Card(*row)) for row in ask("SELECT item, stability, difficulty, due, last FROM cards ORDER BY 1")
            )
            reviews = tuple(
                _sound(Review(*row)) for row in ask("SELECT item, at, grade FROM reviews ORDER BY at, item")
            )
            settings = tuple(_sound(Setting(*row)) for row in ask("SELECT name, value FROM settings ORDER BY name"))
        return Everything(cards, reviews, self.flags(), settings)

    def merge(self, other: Everything) -> None:
        """Take in another file: all answers of both, and of each item the memory that was refreshed later."""
        with self._writing():
            many = self._connection.executemany
            many("INSERT OR IGNORE INTO reviews (item, at, grade) VALUES (?, ?, ?)", other.reviews)
            many("INSERT OR IGNORE INTO flags VALUES (?, ?, ?)", other.flags)
            many("INSERT OR IGNORE INTO settings VALUES (?, ?)", other.settings)
            many(
                f"INSERT INTO cards SELECT ?, ?, ?, ?, ?, 0, 0, 0 WHERE true {_LATER}",
                other.cards,
            )
            self._count({card.item for card in other.cards} | {review.item for review in other.reviews})

    def _count(self, items: set[str]) -> None:
        """Count the answers of `items` afresh; with max(at) SQLite takes the grade of that row (lang_select, 2.5)."""
        counts = self._connection.execute(
            "SELECT count(*), sum(grade > 1), grade > 1, max(at), item FROM reviews GROUP BY item"
        )
        self._connection.executemany(
            "UPDATE cards SET answered = ?, correct = ?, last_correct = ? WHERE item = ?",
            [(row[0], row[1], row[2], row[4]) for row in counts.fetchall() if row[4] in items],
        )


def open_progress(path: Path, wait_s: float = WAIT_S) -> Progress:
    """Return the progress file at `path`, made if there is none. Raises BadFile, also where what it holds cannot be."""
    return _sound_throughout(Progress(connect(path, wait_s), path))


def read_progress(path: Path) -> Progress:
    """Return a copy in memory of the progress file at `path`: nothing is kept. Raises BadFile, as above."""
    return _sound_throughout(Progress(copy_of(path), path, kept=False))


def _sound_throughout(progress: Progress) -> Progress:
    """Return `progress`, closed again where what it holds cannot be. Raises BadFile."""
    try:
        progress.records()
    except BadFile:
        progress.close()
        raise
    return progress


def borrowed(path: Path) -> Progress:
    """Return a copy in memory of the progress file at `path`, blank and `unread` where that fails: nothing is kept."""
    try:
        return read_progress(path)
    except BadFile as why:
        return Progress(blank(), path, kept=False, unread=why)
