"""The scripts of the workshop: what each is for, and how to ask for it, is said by the script itself."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NEEDS_MORE = {"train_posting.py"}  # scikit-learn, which nothing else needs
SCRIPTS = [
    path
    for room in ("benchmarks", "tools")
    for path in sorted((ROOT / room).glob("*.py"))
    if path.name not in NEEDS_MORE
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_each_script_has_help(script: Path) -> None:
    """`--help` says how a script is used."""
    done = subprocess.run([sys.executable, str(script), "--help"], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {script.name}")


@pytest.mark.parametrize("words", [[], ["nonsense"], ["form"], ["one", "more"]], ids=" ".join)
def test_nothing_to_measure_is_bad_usage(words: list[str]) -> None:
    """Without a measure, with one there is not, or with too few or too many words for it, the usage is said."""
    command = [sys.executable, str(ROOT / "benchmarks" / "postings.py"), *words]
    done = subprocess.run(command, capture_output=True, check=False, text=True)

    assert done.returncode == 2
    assert done.stderr.startswith("usage: postings.py")
