"""What SQLite and the system say of a file, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = {
    "unable to open database file": "檔案打不開",
    "database or disk is full": "磁碟滿了",
    "disk I/O error": "磁碟讀寫出錯",
    "Permission denied": "沒有權限",
    "Operation not permitted": "沒有權限",
    "Is a directory": "那是一個目錄",
    "No space left on device": "磁碟滿了",
    "Read-only file system": "磁碟只能讀",
}


def in_chinese(path: Path, why: str) -> str:
    """Return what SQLite or the system says, in Chinese where we know it."""
    if why == "unable to open database file" and path.is_dir():
        return "那是一個目錄"
    return _WORDS.get(why, why)
