"""Completion in four shells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from pmguide.cli import declare_all
from pmguide.cli.app import declared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def offered(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Return a function that gives what bash is offered at the end of a line."""

    def ask(line: str) -> list[str]:
        monkeypatch.setenv("_PMGUIDE_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        lines: list[str] = run().out.splitlines()
        return lines

    return ask


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("pmguide gl", "glossary"),
        ("pmguide glossary chenm", "沉沒成本"),
        ("pmguide glossary 沉", "沉沒成本"),
        ("pmguide glossary 沉没", "沉沒成本"),
        ("pmguide glossary sunk", "sunk-cost"),
        ("pmguide role cpjl", "產品經理"),
        ("pmguide compare --st", "--stage"),
        ("pmguide compare --stage ", "launch"),
        ("pmguide search --kind d", "duty"),
        ("pmguide search --kind 詞", "詞條"),
        ("pmguide search --kind 词", "詞條"),
        ("pmguide search --kind = du", "duty"),  # bash cuts a word at =
        ("pmguide search --kind =", "duty"),
        ("pmguide search --kind=du", "--kind=duty"),  # the other shells don't
        ("pmguide search --kind=詞", "--kind=詞條"),
        ("pmguide quiz --topic 內", "內容與活動"),
        ("pmguide --in", "--install-completion"),
        ("pmguide q", "quiz"),
        ("pmguide quiz st", "stats"),
        ("pmguide quiz --int", "--interview"),
        ("pmguide quiz --topic la", "launch"),
        ("pmguide quiz --topic ro", "role"),
        ("pmguide quiz export --t", "--to"),
        ("pmguide quiz export --to ", "anki"),
    ],
)
def test_offers(offered: Callable[[str], list[str]], line: str, offer: str) -> None:
    """Commands, options, values, and entries by Chinese, pinyin and id."""
    assert offer in offered(line)


def test_every_option_is_offered(run: Callable[..., Any], offered: Callable[[str], list[str]]) -> None:
    """What the help of a command lists is what completion offers, on every version of Python."""
    declare_all()
    commands = [*(str(info.name) for info in declared()), "quiz stats", "quiz export", "quiz import"]
    told = {name: re.findall(r"^--[\w-]+", run(*name.split(), "--help").out, re.MULTILINE) for name in commands}

    assert {name: sorted(offered(f"pmguide {name} --")) for name in commands} == {
        name: sorted(options) for name, options in told.items()
    }


def test_fish_gets_what_begins_alike(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Fish drops what does not begin with what was typed: it is offered the pinyin, with the title beside it."""
    monkeypatch.setenv("_PMGUIDE_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "pmguide glossary chenm")

    assert "chenmochengben\t沉沒成本\n" in run().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_scripts_are_shown(run: Callable[..., Any], shell: str) -> None:
    """Each shell has its script."""
    assert "_PMGUIDE_COMPLETE" in run("--show-completion", shell).out


def test_installing_twice_installs_once(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What stands in the shell's own file stays, and the script is there once."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".bashrc").write_text("alias ll='ls -l'\n")
    codes = [run("--install-completion", "bash").code for _ in range(2)]
    written = (tmp_path / ".bashrc").read_text("utf-8")

    assert codes == [0, 0]
    assert written.startswith("alias ll")
    assert written.count("_pmguide_completion() {") == 1


def test_unknown_shell(run: Callable[..., Any]) -> None:
    """A shell we have no script for is a usage error that names those we have."""
    code, out, err = run("--install-completion", "tcsh")

    assert (code, out) == (2, "")
    assert "bash、zsh、fish、powershell" in err


def test_powershell_completes_what_follows_a_word(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]) -> None:
    """PowerShell's text of a command has no blank at its end: that nothing is typed yet it says apart."""
    monkeypatch.setenv("_PMGUIDE_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "pmguide glossary")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")

    code, out, _ = run()

    assert code == 0
    assert any(line.startswith("沉沒成本\t") for line in out.splitlines())


def test_an_empty_variable_asks_for_no_completion(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]) -> None:
    """PowerShell 7.5 leaves the variable behind, empty: the next command still runs."""
    monkeypatch.setenv("_PMGUIDE_COMPLETE", "")

    assert "沉沒成本" in run("glossary", "沉沒成本").out
