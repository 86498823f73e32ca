"""The progress file: its tables, its versions, and what can be wrong with it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BadFile, reason
from .reasons import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAUSE_S = 0.01
_READ_WAIT_S = 1.0
_ENDINGS = ("-wal", "-shm", "")  # of what SQLite keeps, the database itself last
MARK = 0x504D_5131  # "PMQ1" as SQLite's application id: whose file this is

# What brings a file from version n to n + 1, n being the place in the list. One that was released never changes.
MIGRATIONS = (
    """
    CREATE TABLE cards (
        item TEXT PRIMARY KEY, stability REAL NOT NULL, difficulty REAL NOT NULL,
        due INTEGER NOT NULL, last INTEGER NOT NULL,
        answered INTEGER NOT NULL, correct INTEGER NOT NULL, last_correct INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE reviews (
        at INTEGER NOT NULL, item TEXT NOT NULL, grade INTEGER NOT NULL, PRIMARY KEY (at, item)
    ) WITHOUT ROWID;
    CREATE TABLE flags (
        item TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (item, at)
    ) WITHOUT ROWID;
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
)

_AHEAD = "想先練，用 pmguide quiz --no-save。"
_DAMAGED = (
    "進度檔「{path}」壞了，讀不出來。",
    "檔案原封不動。" + _AHEAD + "要重新開始，用 pmguide quiz --start-over，壞檔會改名留在旁邊。",
)
_DAMAGE = ("malformed", "not a database", "no such table", "no such column", "corrupt", "decode to UTF-8")
_LOCKED = ("進度檔「{path}」被另一個程式鎖住了。", "等它放開再試。" + _AHEAD)
_READ_ONLY = ("進度檔「{path}」只能讀，答案存不進去。", "請檢查檔案與目錄的權限。" + _AHEAD)
_SHUT = ("進度檔「{path}」不能讀寫：{why}。", "請檢查權限與磁碟空間。" + _AHEAD)
_NO_FOLDER = (
    "「{path}」不是目錄，進度檔沒有地方放。",
    "把它移開，或用環境變數 PMGUIDE_HOME 換一個目錄。" + _AHEAD,
)
_NEWER = ("進度檔「{path}」是較新版的 pmguide 寫的，這一版看不懂。", "請更新 pmguide。" + _AHEAD)
_FOREIGN = (
    "「{path}」是別的程式的資料庫，不是進度檔。",
    "把它移到別處，或用環境變數 PMGUIDE_HOME 換一個目錄。" + _AHEAD,
)
GONE = ("進度檔「{path}」不見了，可能被移走或刪除。", "重新執行 pmguide quiz 會另開一個。" + _AHEAD)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in a reader's words what SQLite or the system has against the progress file at `path`. Raises BadFile."""
    try:
        yield
    except sqlite3.Error as why:
        message, hint = _said(why)
        raise BadFile(message, hint, path=str(path), why=in_chinese(path, str(why))) from why
    except (NotADirectoryError, FileExistsError) as why:
        in_the_way = next((above for above in path.parents if above.is_file()), path.parent)
        raise BadFile(*_NO_FOLDER, path=str(in_the_way)) from why
    except OSError as why:
        raise BadFile(*_SHUT, path=str(path), why=reason(why)) from why


def _said(why: sqlite3.Error) -> tuple[str, str]:
    # Up to Python 3.10 an error has no code, only these words (sqlite3.h, sqlite3ErrStr).
    text = str(why)
    if "locked" in text or "busy" in text:
        return _LOCKED
    if any(word in text for word in _DAMAGE):
        return _DAMAGED
    return _READ_ONLY if "readonly" in text else _SHUT


def connect(path: Path, wait_s: float) -> sqlite3.Connection:
    """
    Return a connection to the progress file at `path`, made and brought up to date if need be.

    `wait_s` is how long to wait for another process that is writing. A file left by a process that died is checked
    first; a file is copied beside itself before a migration.

    Raises:
        BadFile: it is damaged, locked, shut, foreign or of a version from the future; nothing was written then.

    """
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        left_over = path.with_name(f"{path.name}-wal")
        doubtful = left_over.exists() and left_over.stat().st_size > 0
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
        try:
            _patiently(lambda: _open(connection, path, doubtful), wait_s)
        except BaseException:
            connection.close()
            raise
    return connection


def _patiently(act: Callable[[], None], wait_s: float) -> None:
    """Do `act`, again while the file is locked: SQLite does not wait by itself to change the journal (wal, 3.1)."""
    end = time.monotonic() + wait_s
    while True:
        try:
            act()
        except sqlite3.OperationalError as why:  # noqa: PERF203 - the loop is for this error
            if _said(why) != _LOCKED or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _open(connection: sqlite3.Connection, path: Path, doubtful: bool) -> None:
    version = _checked_version(connection, path)
    if doubtful and connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("database disk image is malformed")
    _try_to_write(connection, version)
    # Every answer is on the disk before the next question is asked; readers and writers do not wait for each other.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    if version < len(MIGRATIONS):
        if version:
            with closing(sqlite3.connect(path.with_name(f"{path.stem}-v{version}{path.suffix}"))) as copy:
                connection.backup(copy)
        _migrate(connection, path, version)


def _try_to_write(connection: sqlite3.Connection, version: int) -> None:
    """Write nothing new and take it back: a file that may only be read is found out now, not at the first answer."""
    connection.execute("BEGIN IMMEDIATE")  # which itself succeeds on such a file: SQLite makes it a reading one
    try:
        connection.execute(f"PRAGMA user_version={version}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    # In this order: another process may be making the file, and tables, mark and version appear together.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if tables and mark != MARK:
        raise BadFile(*_FOREIGN, path=str(path))
    if version > len(MIGRATIONS):
        raise BadFile(*_NEWER, path=str(path))
    return version


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring the file up to date, all or nothing; two processes may try at once and one of them does it."""
    steps = "".join(MIGRATIONS[version:])
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {steps} PRAGMA application_id={MARK}; PRAGMA user_version={len(MIGRATIONS)}; COMMIT;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if _checked_version(connection, path) != len(MIGRATIONS):
            raise


def copy_of(path: Path) -> sqlite3.Connection:
    """
    Return a copy in memory of the progress file at `path`, brought up to date; a blank one where there is no file.

    Raises:
        BadFile: it is damaged, locked, unreadable, foreign or of a version from the future.

    """
    with told(path):
        try:
            path.stat()
        except FileNotFoundError:
            return blank()
        copy = sqlite3.connect(":memory:", isolation_level=None)
        try:
            _read_into(copy, path)
            _migrate(copy, path, _checked_version(copy, path))
        except BaseException:
            copy.close()
            raise
    return copy


def blank() -> sqlite3.Connection:
    """Return a blank progress file in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _migrate(connection, Path(), 0)
    return connection


def _read_into(copy: sqlite3.Connection, path: Path) -> None:
    try:
        _back_up(path, copy)
    except sqlite3.OperationalError as why:
        if _said(why) == _LOCKED:
            raise
        import shutil
        from tempfile import TemporaryDirectory

        # Where nothing may be written SQLite cannot make what it keeps beside a file (wal, 5): we do it elsewhere.
        with TemporaryDirectory() as folder:
            for ending in ("-wal", ""):
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    shutil.copyfile(beside, Path(folder) / beside.name)
            _back_up(Path(folder) / path.name, copy)


def _back_up(path: Path, copy: sqlite3.Connection) -> None:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_READ_WAIT_S)) as source:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # keeps it readable: a copy waits without end
        source.backup(copy)


def set_aside(path: Path, stamp: str) -> Path | None:
    """
    Rename the progress file at `path`, with what SQLite keeps beside it; return its new name, if there is one.

    No file put aside earlier is overwritten.
    """
    kept = path.with_name(f"{path.stem}-{stamp}{path.suffix}")
    with told(path):
        if not any(path.with_name(path.name + ending).exists() for ending in _ENDINGS):
            return None
        again = 1
        while any(kept.with_name(kept.name + ending).exists() for ending in _ENDINGS):
            again += 1
            kept = path.with_name(f"{path.stem}-{stamp}-{again}{path.suffix}")
        for ending in _ENDINGS:
            old = path.with_name(path.name + ending)
            if old.exists():
                old.rename(kept.with_name(kept.name + ending))
    return kept if kept.exists() else None
