"""What SQLite says of a file, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Ours

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = {
    "unable to open database file": "檔案打不開",
    "database or disk is full": "磁碟滿了",
    "disk I/O error": "磁碟讀寫出錯",
}


def in_chinese(path: Path, why: str) -> Ours:
    """Return what SQLite says, in Chinese where we know it."""
    if why == "unable to open database file" and path.is_dir():
        return Ours("那是一個目錄")
    return Ours(_WORDS.get(why, why))
