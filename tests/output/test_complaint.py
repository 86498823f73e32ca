"""What goes to stderr: harmless, no longer than needed, broken as pages are on a terminal, line by line in a pipe."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from pmguide.chinese.lines import NOT_FIRST, NOT_LAST, width
from pmguide.chinese.script import Locale, Localiser
from pmguide.errors import BadContent, Exit, NothingFound
from pmguide.output.complaint import complain, remark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

COMMANDS = [["check"], ["jd"], ["quiz", "import"], ["quiz", "--answers"]]
WRITE = Localiser(Locale.HANT)
LONG = NothingFound(
    "詞彙表裡沒有「{word}」。",
    "換個說法，或用 pmguide glossary、pmguide who、pmguide debate、pmguide analogy 看有哪些。",
    word="量子力學",
)


class Tty(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def on_screen(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], object]], list[str]]:
    """Return a function that gives the rows said to a terminal of so many columns: `on_screen(40, say_it)`."""

    def rows(columns: int, say: Callable[[], object]) -> list[str]:
        tty = Tty()
        monkeypatch.setenv("COLUMNS", str(columns))
        with monkeypatch.context() as during:  # pytest puts its own stderr in place when a test begins
            during.setattr("sys.stderr", tty)
            say()
        return tty.getvalue().splitlines()

    return rows


@pytest.mark.parametrize("columns", [16, 24, 40, 80, 120])
def test_on_a_terminal_lines_break_where_they_may(on_screen: Callable[..., list[str]], columns: int) -> None:
    """No line is too long, begins with a closing mark or ends with an opening one, and no word is split."""
    rows = on_screen(columns, lambda: complain(LONG, WRITE))

    assert max(map(width, rows)) <= columns
    assert not any(row[0] in NOT_FIRST or row[-1] in NOT_LAST for row in rows)
    assert sum(row.count("pmguide") for row in rows) == 4
    assert "".join("".join(rows).split()) == "".join((LONG.message + LONG.hint).format(**LONG.words).split())


def test_every_sentence_begins_a_line(on_screen: Callable[..., list[str]]) -> None:
    """What to do next stands on a line of its own, and so does every problem of a file."""
    error = BadContent("內容有問題。", "改好再試。", problems=("甲" * 25, "乙"))

    assert on_screen(40, lambda: complain(error, WRITE)) == ["內容有問題。", "甲" * 20, "甲" * 5, "乙", "改好再試。"]


def test_lines_are_no_longer_than_those_of_pages(on_screen: Callable[..., list[str]]) -> None:
    """On a very wide terminal a message is as wide as prose on a page."""
    assert max(map(width, on_screen(200, lambda: remark("很長" * 100, WRITE)))) == 96


def test_a_remark_is_broken_too(on_screen: Callable[..., list[str]], run: Callable[..., Ran]) -> None:
    """What was understood instead of what was typed is said in lines that fit."""
    rows = on_screen(16, lambda: run("glossary", "沉默成本"))

    assert rows[-3:] == ["沒有「沉默成", "本」，當作「沉沒", "成本」。"]


def test_in_a_pipe_a_sentence_is_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """However narrow the terminal is that the program runs on."""
    monkeypatch.setenv("COLUMNS", "16")
    complain(LONG, WRITE)

    assert capsys.readouterr().err.splitlines() == ["詞彙表裡沒有「量子力學」。", LONG.hint]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
def test_the_width_is_that_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stdout goes into a pipe, stderr alone knows how wide the terminal is."""
    import fcntl
    import struct
    import termios

    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr("sys.__stdout__", None)
    outside, inside = os.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("4H", 24, 30, 0, 0))
    with open(inside, "w", encoding="utf-8") as stream:  # noqa: PTH123 - it has no path
        monkeypatch.setattr("sys.stderr", stream)
        remark("字" * 20, WRITE)
        stream.flush()
        said = os.read(outside, 1000).decode()
    os.close(outside)

    assert said.split() == ["字" * 15, "字" * 5]


def test_a_command_to_type_can_be_copied(on_screen: Callable[..., list[str]]) -> None:
    """A command at the end of a hint is not cut: it stands on a line of its own where it has no room."""
    command = "pmguide compare product-planning product-yunying --dim titles"
    error = NothingFound("沒有這項工作。", "要找的可能是「產品企劃與產品運營：職稱」：" + command)
    short = NothingFound("沒有這項工作。", "例如：pmguide who 推廣")
    prose = NothingFound("沒有說要讀哪一份職缺。", "用法：pmguide jd 檔案，或 pmguide jd - 然後貼上，最後按 Ctrl-D。")

    assert on_screen(80, lambda: complain(error, WRITE))[1:] == ["要找的可能是「產品企劃與產品運營：職稱」：", command]
    assert on_screen(40, lambda: complain(error, WRITE))[-1] == command
    assert on_screen(40, lambda: complain(short, WRITE))[1:] == ["例如：pmguide who 推廣"]
    assert max(map(width, on_screen(40, lambda: complain(prose, WRITE)))) <= 40


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_path_is_shown_whole(run: Callable[..., Ran], tmp_path: Path, command: list[str]) -> None:
    """Which of two files is meant shows at the end of a path, where the others look the same."""
    path = tmp_path / "職缺資料" / "二〇二六年第三季" / "這裡沒有的檔案.yaml"
    code, _, err = run(*command, str(path))

    assert code == Exit.BAD_FILE
    assert f"「{path}」" in err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_path_without_end_keeps_its_file(run: Callable[..., Ran], tmp_path: Path, command: list[str]) -> None:
    """A path that would drown the sentence is cut in the middle: where it begins and what the file is called stay."""
    path = tmp_path.joinpath(*["深" * 40] * 10, "末" * 80 + ".yaml")
    code, _, err = run(*command, str(path))

    assert code == Exit.BAD_FILE
    assert f"「{str(tmp_path)[:40]}" in err
    assert "…" in err
    assert f"/{path.name}」" in err
    assert len(err) < 400


def test_all_columns_are_named(run: Callable[..., Ran], tmp_path: Path) -> None:
    """The column that is needed may be the last; one that is a whole text is cut for itself."""
    names = [f"很長的欄位名稱之{number}" for number in range(30)]
    source = tmp_path / "職缺.csv"
    source.write_text(",".join([*names, "長" * 500, "職務說明全文"]) + "\n", encoding="utf-8")
    code, _, err = run("jd", "--batch", str(source), "--out", str(tmp_path / "o.csv"))

    assert code == Exit.BAD_CONTENT
    assert "、".join(names) in err
    assert err.endswith("、職務說明全文\n")
    assert "長" * 41 not in err
