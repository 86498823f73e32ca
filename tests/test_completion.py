"""Completion in four shells."""

from __future__ import annotations

import re
import resource
from typing import TYPE_CHECKING, Any

import pytest

from pmguide.cli import declare_all
from pmguide.cli.app import declared
from pmguide.cli.completion import SCRIPTS, install
from pmguide.errors import BadFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEGIN, END = "# pmguide 的自動補全\n".encode(), "# pmguide 的自動補全 結束\n".encode()


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


@pytest.fixture
def bashrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where bash looks for what it runs at its start."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / ".bashrc"


@pytest.mark.parametrize(
    "own",
    [
        b"",
        b"alias ll='ls -l'\n",
        b"alias ll='ls -l'",
        b"alias ll='ls -l'\r\n\r\nexport A=1\r\n",
        b"alias ll='ls -l'\n" + BEGIN + b"alias la='ls -a'\n",
        END + b"alias ll='ls -l'\n" + BEGIN,
    ],
    ids=["empty", "lines", "no line feed", "CRLF", "a beginning without an end", "an end before a beginning"],
)
def test_what_is_the_readers_own_stays(bashrc: Path, own: bytes) -> None:
    """Whatever stands in the shell's own file stays, byte for byte; the script goes behind it, once, on lines apart."""
    bashrc.write_bytes(own)
    install("bash")
    once = bashrc.read_bytes()
    install("bash")

    assert once == bashrc.read_bytes()
    assert once == own + b"\n" * (own[-1:] not in (b"", b"\n")) + BEGIN + SCRIPTS["bash"].encode() + END


def test_a_script_of_another_version_is_replaced(bashrc: Path) -> None:
    """What an earlier version put there goes, and what stands around it stays."""
    bashrc.write_bytes(b"before\r\n" + BEGIN + b"of old\n" + END + b"behind\r\nno line feed")
    install("bash")

    assert bashrc.read_bytes() == b"before\r\n" + BEGIN + SCRIPTS["bash"].encode() + END + b"behind\r\nno line feed"


def test_where_a_link_leads_is_written(bashrc: Path) -> None:
    """A shell file kept elsewhere is written there, the link stays, and nobody else may read it now."""
    kept = bashrc.with_name("settings")
    kept.write_text("alias ll='ls -l'\n")
    kept.chmod(0o600)
    bashrc.symlink_to(kept)
    install("bash")

    assert bashrc.is_symlink()
    assert "_pmguide_completion() {" in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_the_file_as_it_was(bashrc: Path) -> None:
    """The reader's own file is whole at any moment: what cannot be written is refused, with another way."""
    bashrc.write_text("alias ll='ls -l'\n")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(BadFile) as caught:
            install("bash")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert "--show-completion" in caught.value.hint
    assert [file.read_text() for file in bashrc.parent.iterdir()] == ["alias ll='ls -l'\n"]


def test_installing_says_where(run: Callable[..., Any], bashrc: Path) -> None:
    """The file written is named; without one it is made."""
    code, out, err = run("--install-completion", "bash")

    assert (code, err) == (0, "")
    assert str(bashrc) in out
    assert bashrc.exists()


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
