"""What a run does not load: speed guarded by modules, never by a clock."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.posting.samples import OPERATIONS, PRODUCT

if TYPE_CHECKING:
    from pathlib import Path

# Prints, after the program's own output, which modules are there.
_PROBE = """
import sys
from pmguide.__main__ import main
code = main(sys.argv[1:])
print("\\0" + " ".join(sys.modules))
sys.exit(code)
"""
HEAVY = {
    "jieba",
    "pypinyin",
    "opencc",
    "yaml",
    "pydantic",
    "rich",
    "pygments",
    "markdown_it",
    "platformdirs",
    "importlib.metadata",
    "numpy",
    "readline",
}


def loaded(*arguments: str, **environment: str) -> set[str]:
    """Return the modules in a fresh process after a run of the program, the content's cache being warm."""
    command = [sys.executable, "-c", _PROBE, *arguments]
    for _ in range(2):  # the first run may have to read the content
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **environment})
    return set(done.stdout.decode().rpartition("\0")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["glossary", "沉沒成本"],
        ["glossary", "沉没成本", "--json"],
        ["who", "拉新"],
        ["glossary", "沉默成本"],
        ["search", "怎么避免开发白做"],
        ["role", "產品經理", "--sources"],
        ["compare", "--product", "social"],
        ["debate", "--format", "markdown"],
        ["answer", "3", "--locale", "zh-TW"],
        [],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_piped_answer_loads_nothing_heavy(arguments: list[str]) -> None:
    """Neither jieba nor opencc nor yaml nor pydantic nor rich."""
    assert not HEAVY & loaded(*arguments)


def test_one_posting_loads_nothing_heavy(tmp_path: Path) -> None:
    """Arrays are for many postings."""
    path = tmp_path / "jd.txt"
    path.write_text(f"{PRODUCT}\n{OPERATIONS}", encoding="utf-8")

    assert not HEAVY & loaded("jd", str(path))
    assert not HEAVY & loaded("jd", str(path), "--why", "--json")


def test_a_terminal_adds_rich_alone() -> None:
    """On a terminal there is rich, without its Markdown and its highlighter."""
    assert HEAVY & loaded("compare", FORCE_COLOR="1") == {"rich"}


def test_simplified_adds_opencc_alone() -> None:
    """For a mainland reader there is opencc."""
    assert HEAVY & loaded("glossary", "沉沒成本", "--locale", "zh-Hans") == {"opencc"}


def test_one_entry_makes_few_classes() -> None:
    """A look-up in the glossary does not make the classes of debates, duties and jobs."""
    others = {"pmguide.model.answers", "pmguide.model.duties", "pmguide.model.roles", "pmguide.guide.lists"}

    assert not others & loaded("glossary", "沉沒成本")
