"""Every place on the command line that takes the name of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.core import TyperGroup
from typer.models import TyperPath

from pmguide.cli import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Ran
    from typer._click import Command


def paths(command: Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield command lines of `command`, and of its own commands, each with one name of a file left empty."""
    for part in command.params:
        if isinstance(part.type, TyperPath):
            yield (*names, f"{part.opts[0]}=" if part.param_type_name == "option" else "")
    if isinstance(command, TyperGroup):
        for name, own in command.commands.items():
            yield from paths(own, *names, name)


EMPTY = list(paths(program([])))


def test_there_are_some() -> None:
    """What takes the name of a file is found."""
    assert {("check", ""), ("jd", "--batch="), ("quiz", "--answers="), ("quiz", "import", "")} <= set(EMPTY)


@pytest.mark.parametrize("arguments", EMPTY, ids=" ".join)
def test_an_empty_name_is_none(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """It is no other name for the folder one is in: nothing is read or written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "職缺.txt").write_text("崗位職責：策劃活動", encoding="utf-8")
    ran = run(*arguments, *(("--out", "o.csv") if arguments[-1] == "--batch=" else ()))

    assert (ran.code, ran.out) == (2, "")
    assert "檔名是空的。\n" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["職缺.txt"]


def test_which_name_is_empty(run: Callable[..., Ran]) -> None:
    """The option is named, and where to read how it is used; in the reader's script."""
    option = run("jd", "--batch", "", "--out", "", "--locale", "zh-Hans")
    argument = run("check", "")

    assert option.err.startswith("--batch 后面的")
    assert option.err.endswith("是空的。\n用 pmguide jd --help 看怎么写。\n")
    assert argument.err == "檔名是空的。\n用 pmguide check --help 看怎麼寫。\n"
