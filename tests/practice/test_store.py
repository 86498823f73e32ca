"""The progress file: nothing answered is lost, and what is wrong with it is said in one sentence."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pmguide.errors import BadFile
from pmguide.practice import shelf
from pmguide.practice.kept import Flag
from pmguide.practice.scheduling import DAY_S, Grade
from pmguide.practice.store import Progress, borrowed, open_progress, read_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW_MS = 1_790_000_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a progress file will be."""
    return tmp_path / "data" / "progress.db"


def test_answers_stay(path: Path) -> None:
    """What was answered is there when the file is opened again."""
    with closing(open_progress(path)) as progress:
        memory = progress.record("sunk", Grade.GOOD, NOW_MS)
        progress.record("sunk", Grade.AGAIN, NOW_MS + 5 * DAY_S * 1000)
        progress.flag(Flag("sunk", NOW_MS, "選項太像"))
    with closing(open_progress(path)) as progress:
        record = progress.records()["sunk"]

        assert (record.answered, record.right, record.last_right) == (2, 1, False)
        assert record.memory.last == memory.last + 5 * DAY_S
        assert progress.flags() == (Flag("sunk", NOW_MS, "選項太像"),)
        assert progress.answered(memory.last, memory.last + 1) == (1, 1)
        assert progress.answered(0, memory.last + 6 * DAY_S) == (2, 1)
        assert progress.answered(0, memory.last) == (0, 0)


def test_an_answer_kept_is_on_the_disk(path: Path) -> None:
    """Neither a crash nor a power cut loses an answer: SQLite waits for the disk (synchronous=FULL, 2), with a log."""
    with closing(shelf.connect(path, 1)) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


_ANSWER_ON = """
import sys, time
from pathlib import Path
from pmguide.practice.scheduling import Grade
from pmguide.practice.store import open_progress
progress = open_progress(Path(sys.argv[1]))
for at in range(100000):
    progress.record(f"item-{at % 50}", Grade.GOOD, time.time_ns() // 1000)
    print(at, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.05, 0.13, 0.31])
def test_a_killed_session_loses_nothing_it_said_it_kept(path: Path, seconds: float) -> None:
    """After SIGKILL at any moment every answer that was acknowledged is there, and the file is whole."""
    child = subprocess.Popen([sys.executable, "-c", _ANSWER_ON, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    said = [child.stdout.readline()]
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    said += child.stdout.readlines()
    child.stdout.close()
    child.wait()
    acknowledged = sum(line.endswith("\n") for line in said)
    with closing(open_progress(path)) as progress:
        kept = len(progress.everything().reviews)

        assert acknowledged <= kept <= acknowledged + 1
        assert sum(record.answered for record in progress.records().values()) == kept


def test_two_sessions_at_once_keep_all_answers(path: Path) -> None:
    """Two processes that answer at the same time, the same items among others, both find all their answers kept."""

    def session(number: int) -> None:
        with closing(open_progress(path)) as progress:
            for at in range(40):
                progress.record(f"item-{at % 10}", Grade.GOOD, NOW_MS + at * 1000 + number)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(session, range(3)))
    with closing(open_progress(path)) as progress:
        assert len(progress.everything().reviews) == 120
        assert sum(record.answered for record in progress.records().values()) == 120


def refused(path: Path, words: str) -> BadFile:
    """Return the error that opening the file gives, which must hold `words` and the way to go on practising."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(BadFile) as caught:
        open_progress(path, wait_s=0.05)

    assert words in caught.value.message
    assert "--no-save" in caught.value.hint
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_corrupt_file_is_left_as_it_is(path: Path, content: bytes) -> None:
    """A damaged file is said to be damaged, nothing is written over it, and practice goes on without."""
    path.parent.mkdir()
    path.write_bytes(content)
    refused(path, "壞了")
    with closing(borrowed(path)) as progress:
        assert progress.records() == {}


def is_open(connection: sqlite3.Connection) -> bool:
    """Return whether nobody has closed a connection yet."""
    try:
        return connection.total_changes >= 0
    except sqlite3.ProgrammingError:
        return False


@pytest.mark.parametrize("opening", [open_progress, read_progress, borrowed])
@pytest.mark.parametrize("damage", ["INSERT INTO cards VALUES ('a', 'x', 1, 1, 1, 1, 1, 1)", "PRAGMA user_version=99"])
def test_a_file_that_is_refused_is_let_go(
    path: Path, monkeypatch: pytest.MonkeyPatch, opening: Callable[[Path], Progress], damage: str
) -> None:
    """Whether it is damaged or of a later version: what was opened to find that out is closed."""
    open_progress(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(damage)
    connect = sqlite3.connect
    opened: list[sqlite3.Connection] = []

    def noted(*given: Any, **named: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **named))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    with suppress(BadFile), closing(opening(path)):
        pass

    assert opened
    assert not any(is_open(connection) for connection in opened)


def test_damage_in_the_middle_is_found(path: Path) -> None:
    """A file whose head is fine and whose body is not is found out when it is read."""
    with closing(open_progress(path)) as progress:
        for at in range(300):
            progress.record(f"item-{at}", Grade.GOOD, NOW_MS + at)
    whole = bytearray(path.read_bytes())
    whole[5000:-1] = b"\xaa" * len(whole[5000:-1])
    path.write_bytes(whole)
    with pytest.raises(BadFile, match="壞了"), closing(open_progress(path)) as progress:
        progress.records()


@pytest.mark.parametrize(
    "damage",
    [
        "due = 'abc'",
        "stability = x'00'",
        "difficulty = 99",
        "due = 253402300799",
        "last = -1",
        "answered = 'x'",
        "item = 'a b'",
        "item = CAST(x'ff' AS TEXT)",
    ],
)
def test_values_that_cannot_be_are_damage(path: Path, damage: str) -> None:
    """A value of another type or out of range makes a damaged file; a borrowed copy of it can be answered on."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE cards SET {damage}")  # noqa: S608

    refused(path, "壞了")
    with closing(borrowed(path)) as copy:
        copy.record("a", Grade.GOOD, NOW_MS)
        assert copy.records()["a"].last_right


@pytest.mark.parametrize("damage", ["reviews SET at = 'abc'", "flags SET note = x'00'", "settings SET value = x'00'"])
def test_damage_beside_the_cards_is_not_carried_away(path: Path, damage: str) -> None:
    """Answers, complaints and settings that cannot be are not exported."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
        progress.flag(Flag("a", NOW_MS, "note"))
        progress.keep_setting("interview", "2026-12-10 5")
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"UPDATE {damage}")
        with pytest.raises(BadFile, match="壞了"):
            progress.everything()


def test_a_file_that_a_crash_left_is_checked(path: Path) -> None:
    """Where a process died with work in hand, the file is checked before it is used."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
        saved = path.read_bytes(), path.with_name("progress.db-wal").read_bytes()
    path.write_bytes(saved[0])
    path.with_name("progress.db-wal").write_bytes(saved[1])
    with closing(open_progress(path)) as progress:
        assert "a" in progress.records()


def test_a_locked_file_says_so(path: Path) -> None:
    """A file that another program holds is said to be locked."""
    open_progress(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        refused(path, "鎖住")
        with pytest.raises(BadFile, match="鎖住"):
            read_progress(path)
        with closing(borrowed(path)) as copy:
            assert copy.records() == {}


def test_a_locked_file_does_not_lose_the_session(path: Path) -> None:
    """An answer that cannot be written because another program writes is refused, and those before it stay."""
    with closing(open_progress(path, wait_s=0.05)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(BadFile, match="鎖住"):
                progress.record("b", Grade.GOOD, NOW_MS)
        assert set(progress.records()) == {"a"}


def test_a_file_from_the_future_is_refused(path: Path) -> None:
    """A file of a later version is not touched."""
    open_progress(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA user_version=99")
    refused(path, "較新版")


def test_another_programs_database_is_refused(path: Path) -> None:
    """A database of some other program is not made ours."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    refused(path, "別的程式")


def test_a_directory_in_its_place_is_said(path: Path) -> None:
    """What is no file at all is said to be unreadable."""
    path.mkdir(parents=True)
    refused(path, "不能讀寫")


def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Where no directory can be made, practice without saving is offered."""
    (tmp_path / "file").write_text("")
    refused(tmp_path / "file" / "progress.db", "不是目錄")


@pytest.fixture
def shut() -> Iterator[Path]:
    """Return a progress file with one answer, which may be read and, with its directory, not be written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "progress.db"
        with closing(open_progress(path)) as progress:
            progress.record("a", Grade.GOOD, NOW_MS)
        Path(folder).chmod(0o755)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)  # nobody: root may write everywhere
        try:
            yield path
        finally:
            if root:
                os.seteuid(0)
            path.parent.chmod(0o755)


def test_a_read_only_file_is_said(shut: Path) -> None:
    """A file without permission to write is said to be so before the first question."""
    refused(shut, "進度檔")


def test_a_read_only_file_can_be_read(shut: Path) -> None:
    """How practice goes is known, can be carried away, and is known to a session that is not saved."""
    for opening in (read_progress, borrowed):
        with closing(opening(shut)) as copy:
            assert set(copy.records()) == {"a"}
            assert len(copy.everything().reviews) == 1
            copy.record("b", Grade.GOOD, NOW_MS)


def test_a_read_only_file_in_a_directory_that_is_not(shut: Path) -> None:
    """Where only the file is shut, that is said at the start too, in our words."""
    root = os.geteuid()
    os.seteuid(shut.stat().st_uid)
    shut.parent.chmod(0o777)
    os.seteuid(root)
    refused(shut, "只能讀")


def test_answers_in_the_log_of_a_read_only_file_are_read(shut: Path) -> None:
    """What a session that died left beside the file is read too."""
    own, other = shut.stat().st_uid, os.geteuid()
    os.seteuid(own)
    shut.parent.chmod(0o755)
    shut.chmod(0o644)
    with closing(open_progress(shut)) as progress:
        progress.record("b", Grade.GOOD, NOW_MS)
        left = {path: path.read_bytes() for path in shut.parent.iterdir() if not path.name.endswith("-shm")}
    for path, content in left.items():
        path.write_bytes(content)
    shut.parent.chmod(0o555)
    os.seteuid(other)
    with closing(read_progress(shut)) as copy:
        assert set(copy.records()) == {"a", "b"}


def test_reading_makes_no_file(path: Path) -> None:
    """Where there is no progress yet, looking at it makes none; damage is said, not read over."""
    with closing(read_progress(path)) as copy:
        assert copy.records() == {}

    assert not path.parent.exists()
    path.parent.mkdir()
    path.write_bytes(b"damaged" * 500)
    with pytest.raises(BadFile, match="壞了"):
        read_progress(path)


def test_read_only_in_sqlites_words(path: Path) -> None:
    """What SQLite says of a read-only file is said in ours."""
    with pytest.raises(BadFile, match="只能讀"), shelf.told(path):
        raise sqlite3.OperationalError("attempt to write a readonly database")


def test_a_vanished_file_is_noticed(path: Path) -> None:
    """When the file is removed under a session, the next answer says so instead of going nowhere."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
        path.unlink()
        with pytest.raises(BadFile, match="不見了"):
            progress.record("b", Grade.GOOD, NOW_MS)


def test_starting_over_keeps_the_damaged_file(path: Path) -> None:
    """The file put aside is beside the new one, byte for byte."""
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    kept = shelf.set_aside(path, "20261122-150000")
    open_progress(path).close()

    assert kept == path.with_name("progress-20261122-150000.db")
    assert kept.read_bytes() == b"damaged"


def test_starting_over_twice_in_a_second_keeps_both(path: Path) -> None:
    """No file put aside takes the place of another."""
    path.parent.mkdir()
    for content in (b"first", b"second", b"third"):
        path.write_bytes(content)
        shelf.set_aside(path, "20261122-150000")

    assert sorted(one.read_bytes() for one in path.parent.iterdir()) == [b"first", b"second", b"third"]
    assert shelf.set_aside(path, "20261122-150000") is None


def test_a_migration_leaves_a_copy_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of an earlier version is copied beside itself, then brought up to date with all its answers."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
    monkeypatch.setattr(shelf, "MIGRATIONS", (*shelf.MIGRATIONS, "ALTER TABLE flags ADD COLUMN answered INTEGER;"))
    with closing(open_progress(path)) as progress:
        assert "a" in progress.records()
    with closing(sqlite3.connect(path.with_name("progress-v1.db"))) as copy:
        assert copy.execute("SELECT item FROM cards").fetchall() == [("a",)]
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_failed_migration_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that fails leaves the file at its version, with its answers."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
    good = shelf.MIGRATIONS
    monkeypatch.setattr(shelf, "MIGRATIONS", (*good, "CREATE TABLE half (a); SELECT nonsense FROM nowhere;"))
    with pytest.raises(BadFile):
        open_progress(path)
    monkeypatch.setattr(shelf, "MIGRATIONS", good)
    with closing(open_progress(path)) as progress:
        assert "a" in progress.records()


def test_a_renamed_item_keeps_its_history(path: Path) -> None:
    """A history follows its item to a new id; an id that is gone keeps its own."""
    with closing(open_progress(path)) as progress:
        progress.record("old", Grade.GOOD, NOW_MS)
        progress.record("gone", Grade.GOOD, NOW_MS)
        progress.rename({"old": "new", "never": "x"})

        assert set(progress.records()) == {"new", "gone"}
        assert {review.item for review in progress.everything().reviews} == {"new", "gone"}


def test_a_renamed_item_with_two_histories_keeps_both(path: Path) -> None:
    """Answered under both ids: all answers count, the later memory stays, and complaints move though no card does."""
    with closing(open_progress(path)) as progress:
        progress.record("new", Grade.GOOD, NOW_MS)
        later = progress.record("old", Grade.AGAIN, NOW_MS + DAY_S * 1000)
        progress.flag(Flag("older", NOW_MS, "選項太像"))
        progress.rename({"old": "new", "older": "new"})
        record = progress.records()["new"]

        assert (record.answered, record.right, record.last_right, record.memory) == (2, 1, False, later)
        assert progress.records().keys() == {"new"}
        assert progress.flags() == (Flag("new", NOW_MS, "選項太像"),)


def test_what_comes_in_under_a_former_id_is_not_lost(path: Path) -> None:
    """Progress exported before an item was renamed: the later memory stays, every answer and complaint counts."""
    with closing(open_progress(path.with_name("there.db"))) as there:
        later = there.record("old", Grade.AGAIN, NOW_MS + DAY_S * 1000)
        there.flag(Flag("old", NOW_MS, "選項太像"))
        whole = there.everything().renamed({"old": "new"})
    with closing(open_progress(path)) as progress:
        progress.record("new", Grade.GOOD, NOW_MS)
        progress.merge(whole)
        once = progress.everything()
        progress.merge(whole)

        assert progress.everything() == once
        assert progress.records()["new"].memory == later
        assert progress.records()["new"].answered == 2
        assert progress.flags() == (Flag("new", NOW_MS, "選項太像"),)


def test_a_borrowed_copy_is_not_kept(path: Path) -> None:
    """Without saving, what is due is known and what is answered is forgotten."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
    with closing(borrowed(path)) as copy:
        copy.record("b", Grade.GOOD, NOW_MS)
        assert set(copy.records()) == {"a", "b"}
    with closing(open_progress(path)) as progress:
        assert set(progress.records()) == {"a"}


def test_a_clock_set_back_a_year_loses_nothing(path: Path) -> None:
    """Answering with the clock a year earlier crashes nothing and schedules from that clock."""
    with closing(open_progress(path)) as progress:
        progress.record("a", Grade.GOOD, NOW_MS)
        memory = progress.record("a", Grade.GOOD, NOW_MS - 365 * DAY_S * 1000)

        assert memory.due > NOW_MS // 1000 - 365 * DAY_S
        assert progress.records()["a"].answered == 2


def test_two_answers_in_one_millisecond_are_two(path: Path) -> None:
    """Two sessions that answer the same item in the same millisecond are both kept."""
    with closing(open_progress(path)) as progress:
        for _ in range(3):
            progress.record("a", Grade.GOOD, NOW_MS)

        assert [review.at - NOW_MS for review in progress.everything().reviews] == [0, 1, 2]
