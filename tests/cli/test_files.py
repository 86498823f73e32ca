"""The files that commands are given: read, written, or said to be no good."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from pmguide.cli import app, declare_all
from pmguide.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Ran


def _path_parameters() -> Iterator[Any]:
    """Yield each parameter of the program that is the path of a file, with the command it belongs to."""
    declare_all()
    commands = [("pmguide", get_command(app))]
    while commands:
        name, command = commands.pop()
        if isinstance(command, TyperGroup):
            commands += [(f"{name} {under}", made) for under, made in command.commands.items()]
        for parameter in command.params:
            if parameter.type.name in {"path", "file", "directory"}:
                yield pytest.param(parameter, id=f"{name} {parameter.name}")


@pytest.mark.parametrize("parameter", list(_path_parameters()))
def test_whether_a_file_can_be_read_is_found_out_by_reading(
    parameter: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Typer's own look at the permissions would make of a shut file a command line that makes no sense."""
    path = tmp_path / "shut"
    path.touch()
    monkeypatch.setattr(os, "access", lambda *_, **__: False)

    assert parameter.type.convert(str(path), parameter, None) is not None


@pytest.mark.parametrize("arguments", [["check"], ["quiz", "import"], ["quiz", "--answers"]], ids=" ".join)
def test_a_shut_file_cannot_be_read(run: Callable[..., Ran], tmp_path: Path, arguments: list[str]) -> None:
    """A file that may not be read: exit 4, in Chinese."""
    path = tmp_path / "shut"
    path.touch(0)
    if os.access(path, os.R_OK):
        pytest.skip("nothing is shut to an administrator")
    code, out, err = run(*arguments, str(path))

    assert (code, out) == (Exit.BAD_FILE, "")
    assert err.startswith("讀不到")


@pytest.mark.parametrize("arguments", [["import"], ["--answers"]], ids=" ".join)
def test_a_file_that_is_no_text(run: Callable[..., Ran], tmp_path: Path, arguments: list[str]) -> None:
    """A file that can be read and not understood is 3 (README, 「結束代碼」), as any other such file."""
    path = tmp_path / "utf-16.json"
    path.write_text('{"kind": "quiz-progress"}', encoding="utf-16")
    code, out, err = run("quiz", *arguments, str(path))

    assert (code, out) == (Exit.BAD_CONTENT, "")
    assert err.endswith("不是 UTF-8 的文字檔。\n請另存成 UTF-8 再試。\n")


@pytest.mark.parametrize("arguments", ["quiz import -", "quiz --answers -", "jd -"])
def test_no_standard_input_at_all(arguments: str) -> None:
    """A program started without stdin (`<&-`) says that there is nothing to read."""
    command = ["sh", "-c", f'"$0" -m pmguide {arguments} <&-', sys.executable]
    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (Exit.BAD_FILE, b"")
    assert done.stderr.decode() == "沒有標準輸入可讀。\n請改給檔案，或用管線送進來。\n"


@pytest.mark.parametrize("to", ["json", "csv", "anki"])
def test_an_export_to_a_dash_is_printed(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, to: str
) -> None:
    """`--out -` is standard output, as `import -` is standard input, and no file of that name."""
    monkeypatch.chdir(tmp_path)

    assert run("quiz", "export", "--to", to, "--out", "-") == run("quiz", "export", "--to", to)
    assert list(tmp_path.iterdir()) == []
