"""The streams: an answer arrives whatever becomes of stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pmguide.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

needs_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")  # noqa: PTH110

SAID = [
    ("glossary chenmochengben", Exit.OK),
    ("glossary 流失", Exit.NOTHING_FOUND),
    ("glossary --loud", Exit.USAGE),
    ("quiz import no-such-file", Exit.BAD_FILE),
]


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which pmguide is the program."""
    return subprocess.run(
        ["sh", "-c", line.replace("pmguide", '"$0" -m pmguide'), sys.executable],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@needs_full
@pytest.mark.parametrize(("arguments", "code"), SAID)
def test_a_full_stderr_changes_nothing(arguments: str, code: Exit) -> None:
    """What cannot be said beside the answer is lost; the answer and the code are not."""
    done = shell(f"pmguide {arguments} 2>/dev/full")

    assert (done.returncode, bool(done.stdout)) == (code, code == Exit.OK)
    assert done.stdout == shell(f"pmguide {arguments} 2>/dev/null").stdout


@needs_full
def test_nothing_can_be_written_at_all() -> None:
    """With both streams full the code still says what happened."""
    assert shell("pmguide glossary PRD >/dev/full 2>/dev/full").returncode == Exit.BAD_FILE


@pytest.mark.parametrize(("arguments", "code"), SAID)
def test_nobody_listens_to_stderr(arguments: str, code: Exit) -> None:
    """A reader of stderr who has gone changes nothing either."""
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "pmguide", *arguments.split()]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)

    assert (done.returncode, bool(done.stdout)) == (code, code == Exit.OK)


@pytest.mark.parametrize("encoding", ["gbk", "big5", "utf-16", "utf-8-sig"])
def test_json_is_utf_8_whatever_the_terminal_speaks(tmp_path: Path, encoding: str) -> None:
    """JSON is for programs, and UTF-8 among them (RFC 8259, 8.1); what stands in it is not made into question marks."""
    (tmp_path / "e.txt").write_text("負責拉新活動🚀的策劃與執行\n維護核心社群\n", encoding="utf-8")
    lines = ["pmguide debate 推廣歸誰", "pmguide who --locale zh-Hans", f"pmguide jd {tmp_path / 'e.txt'}"]
    lines += ["pmguide quiz --sheet --seed 1", "pmguide quiz stats", "pmguide check", "pmguide --format json glossary"]

    for line in lines:
        done = [shell(f"{line} --json", PYTHONIOENCODING=spoken) for spoken in (encoding, "utf-8")]
        assert done[0].stdout == done[1].stdout
        assert json.loads(done[0].stdout.decode("utf-8"))["schema"] == 1


def test_plain_text_follows_the_terminal() -> None:
    """A reader whose terminal speaks GBK reads GBK."""
    done = shell("pmguide glossary PRD", PYTHONIOENCODING="gbk")

    assert "需求文件" in done.stdout.decode("gbk")
