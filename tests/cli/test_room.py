"""What a quiz works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.cli.room import Room
from pmguide.errors import BadFile
from pmguide.practice.shelf import blank
from pmguide.practice.store import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Stubborn(Progress):
    """A progress file in memory that cannot be written."""

    is_closed = False

    def rename(self, ids: Mapping[str, str]) -> None:  # noqa: ARG002 - the one it stands for takes them
        """Refuse."""
        raise BadFile("進度檔「{path}」只能讀，答案存不進去。", path=str(self.path))

    def close(self) -> None:
        """Note that somebody did."""
        super().close()
        self.is_closed = True


def test_a_room_that_cannot_be_made_lets_go_of_the_progress() -> None:
    """Where histories cannot follow their items to new ids, the progress file is closed again."""
    opened: list[Stubborn] = []

    def opening(path: Path) -> Progress:
        opened.append(Stubborn(blank(), path, kept=False))
        return opened[-1]

    with pytest.raises(BadFile, match="只能讀"):
        Room(opening)

    assert [progress.is_closed for progress in opened] == [True]
