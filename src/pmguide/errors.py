"""What can go wrong, in a reader's words, and the exit code each means."""

from __future__ import annotations

import errno
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; they are part of the contract with scripts (README, 「結束代碼」)."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    BAD_CONTENT = 3
    BAD_FILE = 4
    BUG = 70  # sysexits.h: EX_SOFTWARE
    INTERRUPTED = 130  # 128 + SIGINT
    CLOSED_PIPE = 141  # 128 + SIGPIPE


class Ours(str):
    """A word in an error that is ours, not the reader's: it is written in the reader's script like the rest."""

    __slots__ = ()


class GuideError(Exception):
    """
    Something the reader did, or a file holds, that we cannot answer.

    `message` and `hint` are templates in the store's script; `{name}` in them stands for the word given
    under that name, which is shown as it was typed unless it is `Ours`. `problems` are further lines (a content
    file's faults).
    """

    exit_code = Exit.BAD_CONTENT

    def __init__(self, message: str, hint: str = "", *, problems: tuple[str, ...] = (), **words: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = problems
        self.words = words


class NothingFound(GuideError):
    """The reader asked for something the guide does not hold."""

    exit_code = Exit.NOTHING_FOUND


class BadUsage(GuideError):
    """The command line itself makes no sense."""

    exit_code = Exit.USAGE


class BadContent(GuideError):
    """A content file is there but breaks the rules; every problem is listed."""

    exit_code = Exit.BAD_CONTENT


class BadFile(GuideError):
    """A file cannot be read or written."""

    exit_code = Exit.BAD_FILE


_REASONS = {
    errno.ENOENT: "沒有這個檔案",
    errno.EACCES: "沒有權限",
    errno.EPERM: "沒有權限",
    errno.EISDIR: "那是一個目錄",
    errno.ENOTDIR: "路徑裡有一段不是目錄",
    errno.EEXIST: "路徑裡有一段不是目錄",
    errno.ELOOP: "路徑裡的連結繞成一圈",
    errno.ENAMETOOLONG: "名字太長",
    errno.ENOSPC: "磁碟滿了",
    errno.EDQUOT: "磁碟滿了",
    errno.EFBIG: "檔案太大",
    errno.EROFS: "磁碟只能讀",
    errno.EIO: "磁碟讀寫出錯",
}


def reason(why: OSError) -> Ours:
    """Return what the system has against a file, in Chinese where we know it."""
    return Ours(_REASONS.get(why.errno or 0) or why.strerror or "原因不明")
