"""What a quiz works with: the guide, its questions, the progress file, the clock."""

import time
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ..guide.bank import Bank, load_bank
from ..guide.loading import own_content
from ..practice.kept import Flag
from ..practice.scheduling import Grade
from ..practice.store import Progress, open_progress
from .home import cache_directory, content_path, data_directory, open_guide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from ..guide.guide import Guide
    from ..model.statements import Work


class Room:
    """The guide, its questions, the progress: all that a quiz works with."""

    def __init__(
        self,
        opening: "Callable[[Path], Progress]" = open_progress,
        start_over: bool = False,
        check: "Callable[[Room], object] | None" = None,
    ) -> None:
        """
        Open all of it, the progress file by `opening`; nothing is kept but by `open_progress`.

        `check` may refuse what was asked for, by raising, before the progress file is touched.
        """
        self.guide: Guide = open_guide()
        self.bank: Bank = load_bank(own_content("quiz.yaml"), content_path(), self.guide, cache_directory())
        if check is not None:
            check(self)
        path = data_directory() / "progress.db"
        self.set_aside: Path | None = None
        if start_over:
            from ..practice.shelf import set_aside

            self.set_aside = set_aside(path, datetime.now().strftime("%Y%m%d-%H%M%S"))
        self.progress: Progress = opening(path)
        self.saves = opening is open_progress
        try:
            self.progress.rename(self.bank.renamed())
        except BaseException:
            self.progress.close()
            raise

    def known(self) -> dict[str, str]:
        """Return the present id of every item, by its own and its former ones."""
        return {**self.bank.renamed(), **{label.id: label.id for label in self.bank.labels}}

    def work(self, source: str) -> "Work | None":
        """Return the public work that goes by the id `source`, None where that is no work."""
        work: Work | None = self.guide.one("works", source) if self.guide.has("works", source) else None
        return work

    def close(self) -> None:
        """Let go of the progress file."""
        self.progress.close()

    def answer(self, item: str, grade: Grade) -> None:
        """Keep an answer given now."""
        self.progress.record(item, grade, now_ms())

    def notes(self) -> dict[str, str]:
        """Return the complaints about each item as one text; one without words is a tick."""
        notes: dict[str, str] = {}
        for flag in self.progress.flags():
            notes[flag.item] = "；".join(filter(None, (notes.get(flag.item), flag.note or "✓")))
        return notes

    def answer_once(self, sheet: str, grades: "Mapping[str, Grade]") -> bool:
        """Keep the answers of a sheet given now, and return whether they were: the same sheet counts once a day."""
        today = day_of(now_ms() // 1000).isoformat()
        if self.progress.setting(sheet) == today:
            return False
        for item, grade in grades.items():
            self.answer(item, grade)
        self.progress.keep_setting(sheet, today)
        return True

    def complain(self, item: str, note: str) -> None:
        """Keep a complaint made now."""
        self.progress.flag(Flag(item, now_ms(), note))


def now_ms() -> int:
    """Return the milliseconds since 1970, UTC."""
    return max(time.time_ns() // 1_000_000, 0)


def day_of(moment: int) -> date:
    """Return the day of a moment, in seconds since 1970, by the reader's own calendar."""
    return datetime.fromtimestamp(moment).date()


def bounds_of(day: date) -> tuple[int, int]:
    """Return when a day of the reader's own calendar begins and when the next one does, in seconds since 1970, UTC."""
    first, second = (datetime(one.year, one.month, one.day) for one in (day, day + timedelta(days=1)))
    return int(first.timestamp()), int(second.timestamp())
