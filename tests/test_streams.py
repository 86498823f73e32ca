"""The streams: an answer arrives whatever becomes of stderr."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pmguide.errors import Exit

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
