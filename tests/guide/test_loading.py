"""The content is read once, checked, kept, and never stale."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from pmguide.errors import Exit
from pmguide.guide import loading
from pmguide.guide.loading import load, own_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the real content that a test may spoil."""
    copy = tmp_path / "answers.yaml"
    copy.write_bytes(own_content().read_bytes())
    return copy


def test_the_second_reading_is_of_the_kept_copy(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A content file that did not change is not parsed again."""
    first = load(content, tmp_path / "cache")
    monkeypatch.setattr(loading, "_fresh", None)
    second = load(content, tmp_path / "cache")

    assert second.terms == first.terms
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_changed_content_is_read_again(content: Path, tmp_path: Path) -> None:
    """A change of one character, the file keeping its size and its time, is seen."""
    load(content, tmp_path / "cache")
    before = content.stat()
    content.write_bytes(content.read_bytes().replace("沉沒成本謬誤".encode(), "沉沒成本陷阱".encode()))
    os.utime(content, ns=(before.st_atime_ns, before.st_mtime_ns))
    notes = load(content, tmp_path / "cache").one("terms", "sunk-cost").notes

    assert notes[0].title == "沉沒成本陷阱"


def test_changed_code_reads_again(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that other code wrote is not trusted: a checkout of another version must not meet it."""
    load(content, tmp_path / "cache")
    monkeypatch.setattr(loading, "_code", lambda: 7)
    load(content, tmp_path / "cache")

    assert len(list((tmp_path / "cache").iterdir())) == 2


@pytest.mark.parametrize(("length", "end"), [(100, b""), (0, b""), (-1, b"?"), (0, b"{}" * 999)])
def test_a_torn_copy_is_no_copy(content: Path, tmp_path: Path, length: int, end: bytes) -> None:
    """Half a kept file, an empty one, a wrong byte, something else: the content is read afresh and kept anew."""
    whole = load(content, tmp_path / "cache").terms
    kept = next((tmp_path / "cache").iterdir())
    raw = kept.read_bytes()
    kept.write_bytes(raw[:length] + end)

    assert load(content, tmp_path / "cache").terms == whole
    assert kept.read_bytes() == raw


def test_old_copies_go(content: Path, tmp_path: Path) -> None:
    """Three copies are kept at the most, and nothing half-written."""
    raw = content.read_bytes()
    for number in range(5):
        content.write_bytes(raw + b"# %d\n" % number)
        load(content, tmp_path / "cache")

    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".bin"] * 3


def test_no_place_for_copies(content: Path, tmp_path: Path) -> None:
    """Where copies cannot be kept (here the place is a file) the guide works without."""
    (tmp_path / "cache").write_text("I am a file")

    assert load(content, tmp_path / "cache").terms == load(content, None).terms


def test_a_full_disk_leaves_nothing_behind(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that cannot be finished is removed, and the reader gets an answer."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)

    assert load(content, tmp_path / "cache").terms
    assert list((tmp_path / "cache").iterdir()) == []


def test_two_processes_start_at_once(tmp_path: Path) -> None:
    """Eight cold starts at once all answer the same, and leave one whole copy."""
    command = [sys.executable, "-m", "pmguide", "glossary", "PRD"]
    environment = {**os.environ, "PMGUIDE_HOME": str(tmp_path)}

    def start(_: int) -> bytes:
        return subprocess.run(command, capture_output=True, check=True, env=environment).stdout

    with ThreadPoolExecutor(8) as pool:
        outputs = set(pool.map(start, range(8)))

    assert len(outputs) == 1
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".bin"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe\x00", ":1: 不是 UTF-8 編碼的文字；請另存成 UTF-8"),
        (b"", ":1: 檔案是空的"),
        (b"terms: [\n", ":2: 不是有效的 YAML："),
        (b"just words", ":1: 應該是欄位與內容的對應"),
        (b"[" * 100_000, ":1: 結構太深"),
        (b"- " * 100_000, ":1: 結構太深"),
        (b"schema: 1\n", ":1: terms：缺少這個欄位"),
        (b"a: &a [*a]\nterms: *a\n", "沒有這個欄位"),
        (b"\x00\x01", ":1: 不是有效的 YAML："),
    ],
)
def test_broken_content_is_said(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, content: Path, raw: bytes, said: str
) -> None:
    """A content file that breaks the rules: exit 3, each problem with its line, nothing on stdout."""
    content.write_bytes(raw)
    monkeypatch.setenv("PMGUIDE_ANSWERS", str(content))
    ran = run("glossary", "PRD")

    assert (ran.code, ran.out) == (Exit.BAD_CONTENT, "")
    assert said in ran.err


def test_missing_content_is_said(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A content file that is not there, or is a directory: exit 4 and what to do."""
    monkeypatch.setenv("PMGUIDE_ANSWERS", str(tmp_path / "none.yaml"))
    assert run("compare").code == Exit.BAD_FILE

    monkeypatch.setenv("PMGUIDE_ANSWERS", str(tmp_path))
    code, out, err = run("compare", "--json")
    assert (code, out) == (Exit.BAD_FILE, "")
    assert "那是一個目錄；請指定其中的 YAML 檔案。" in err


def test_all_problems_are_listed(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, content: Path) -> None:
    """A guide that cannot open lists everything that is wrong, not the first thing."""
    text = content.read_text(encoding="utf-8").replace("title: 沉沒成本\n", "title: 沉没成本\n    colour: red\n", 1)
    content.write_text(text.replace("lead: product\n", "lead: boss\n", 1), encoding="utf-8")
    monkeypatch.setenv("PMGUIDE_ANSWERS", str(content))
    _, _, err = run("compare")

    assert f"內容檔「{str(content)[:39]}" in err
    assert "sunk-cost／colour：沒有這個欄位" in err
    assert "sunk-cost／title：簡體字「没」" in err
    assert "「boss」不在可用的值裡：product、operations、shared、depends" in err
