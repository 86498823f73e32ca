"""What README.md says is true: its commands exist, its examples print what it shows, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from pmguide.cli import declare_all
from pmguide.cli.app import declared

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    from pmguide.guide.bank import Bank
    from pmguide.guide.guide import Guide

README = (ROOT / "README.md").read_text(encoding="utf-8")
NEWS = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition("## 未發布")[2].partition("\n## ")[0]
EXAMPLES = re.findall(r"```console\n\$ (pmguide[^\n|]*)\n(.*?)```", README, re.DOTALL)


def test_every_command_is_in_the_readme() -> None:
    """No command is a secret."""
    declare_all()
    assert all(f"`pmguide {info.name}" in README for info in declared())


def test_there_are_examples() -> None:
    """The tour shows real output."""
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_each_example_still_prints_what_it_shows(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    """An example is the command's output, on a terminal without colours or in a pipe."""
    arguments = shlex.split(command)[1:]
    piped = run(*arguments)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    on_terminal = run(*arguments)

    assert shown in {piped.out, on_terminal.out}


@pytest.mark.parametrize("file", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_links_lead_somewhere(file: str) -> None:
    """Every file the README links to is there."""
    assert (ROOT / file).exists()


def test_numbers_are_those_of_the_content(guide: Guide, bank: Bank) -> None:
    """How much there is of everything, as the README and the news of the next release say it, is counted."""
    questions, scenarios = len(bank.labels), sum(label.kind == "scenario" for label in bank.labels)
    in_readme = {
        r"(\d+) 則回答": len(guide.answers),
        r"its (\d+) source answers": len(guide.answers),
        r"which of (\d+) duties": len(guide.duties),
        r"`Q1` 到 `Q(\d+)`": len(guide.questions),
        r"(\d+) 題，其中": questions,
        r"其中 (\d+) 題是情境": scenarios,
    }
    in_news = {
        r"(\d+) 個職務的": len(guide.roles),
        r"另外 (\d+) 組": len(guide.comparisons) - 1,
        r"(\d+) 個行話": len(guide.terms),
        r"(\d+) 項工作": len(guide.duties),
        r"(\d+) 則摘要": len(guide.answers),
        r"(\d+) 題練習": questions,
        r"(\d+) 題情境": scenarios,
    }

    for pattern, number in in_readme.items():
        assert set(re.findall(pattern, README)) == {str(number)}, pattern
    for pattern, number in in_news.items():
        assert set(re.findall(pattern, NEWS)) <= {str(number)}, pattern


def test_ci_runs_the_readmes_own_check() -> None:
    """The marked command is the whole check; .ci/run reads it from here."""
    command = README.split("<!-- test -->")[1].split("<!-- /test -->")[0]

    assert all(
        step in command for step in ("pip install -e '.[dev]'", "ruff check", "ruff format --check", "mypy", "pytest")
    )
    assert "<!-- test -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
