"""The program as scripts and people meet it: exit codes, streams, nonsense, pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmguide import __version__
from pmguide.chinese.script import to_simplified
from pmguide.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

READING = ["role", "who", "glossary", "debate", "analogy", "answer", "compare"]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "pmguide", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("command", READING)
def test_every_list_answers(run: Callable[..., Ran], command: str) -> None:
    """Each reading command without a name says what there is, and nothing on stderr."""
    code, out, err = run(command)

    assert (code, err) == (Exit.OK, "")
    assert out.count("\n") > 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["role", "國王"], "沒有「國王」這個職務。\n用 pmguide role 看全部。\n"),
        (["glossary", "流失"], "詞彙表裡沒有「流失」。\n相近的有：流失率"),
        (["who", "炒菜做飯"], "沒有「炒菜做飯」這項工作。"),
        (["debate", "月亮"], "沒有「月亮」這個爭點。"),
        (["analogy", "月亮"], "沒有「月亮」這個比喻。"),
        (["answer", "15"], "沒有回答「15」；回答是 1 到 14，推薦閱讀是 Q1 到 Q5。"),
        (["compare", "國王", "產品經理"], "沒有「國王」這個職務。"),
        (["compare", "--dim", "星座"], "這張對照表沒有「星座」這個面向。\n有的是：目標、"),
    ],
)
@pytest.mark.parametrize("face", [[], ["--json"]])
def test_a_miss_leaves_stdout_empty(run: Callable[..., Ran], arguments: list[str], said: str, face: list[str]) -> None:
    """What the guide does not hold: exit 1, one sentence and what to do next on stderr, nothing on stdout."""
    code, out, err = run(*arguments, *face)

    assert (code, out) == (Exit.NOTHING_FOUND, "")
    assert err.startswith(said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "產品經理"], "對照需要兩個職務，只給了「產品經理」。\n例如：pmguide compare 產品經理 專案經理\n"),
        (["compare", "甲", "乙", "丙"], "對照一次兩個職務，多了「丙」。\n"),
        (["compare", "產品經理", "产品经理"], "「產品經理」和「产品经理」是同一個職務，沒有可以對照的。"),
        (["compare", "--product", "car"], "--product 沒有「car」這個值。\n可用的是：social（社交／社區產品）、"),
        (["glossary", "--locale", "en"], "--locale 沒有「en」這個值。\n可用的是：zh-Hant、zh-TW、zh-Hans。\n"),
        (
            ["glossary", "--format", "pdf"],
            "--format 沒有「pdf」這個值。\n可用的是：terminal、plain、markdown、json。\n",
        ),
        (["glossary", "--json", "--format", "plain"], "--json 和 --format plain 不能一起用。\n留下其中一個。\n"),
        (["glossary", "--loud"], "沒有「--loud」這個選項。\n"),
        (["glossary", "--format"], "選項 --format 後面要接一個值。\n"),
        (["glossary", "--json=1"], "選項 --json 不接值。\n"),
        (["check", "a", "b"], "多了用不到的字：「b」。\n"),
        (["沉沒成本"], "沒有「沉沒成本」這個指令。\n要查這個詞，請打：pmguide glossary 沉沒成本\n"),
        (["寫", "PRD"], "沒有「寫 PRD」這個指令。\n要查這個詞，請打：pmguide who 寫 PRD\n"),
        (["glosary"], "沒有「glosary」這個指令。\n是不是 pmguide glossary？\n"),
        (["做什麼"], "沒有「做什麼」這個指令。\n用 pmguide --help 看有哪些指令。\n"),
    ],
)
def test_a_wrong_command_line_says_what_to_type(run: Callable[..., Ran], arguments: list[str], said: str) -> None:
    """A command line that makes no sense: exit 2 and a sentence in Chinese."""
    code, out, err = run(*arguments)

    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith(said)


def test_errors_speak_the_readers_script(run: Callable[..., Ran]) -> None:
    """A mainland reader's complaint is Simplified; the word typed stays as it was typed."""
    code, _, err = run("glossary", "--locale", "zh-Hans", "電冰箱")

    assert code == Exit.NOTHING_FOUND
    assert err == "词汇表里没有「電冰箱」。\n用 pmguide glossary 看全部。\n"


def test_locale_of_the_environment(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """PMGUIDE_LOCALE overrides LANG, an option overrides both, and a wrong one is said to be wrong."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "沉没成本" in run("glossary", "sunk-cost").out

    monkeypatch.setenv("PMGUIDE_LOCALE", "zh-TW")
    assert "沉沒成本" in run("glossary", "sunk-cost").out
    assert "沉没成本" in run("glossary", "sunk-cost", "--locale", "zh-Hans").out

    monkeypatch.setenv("PMGUIDE_LOCALE", "klingon")
    code, out, err = run("glossary", "sunk-cost")
    assert (code, out) == (Exit.USAGE, "")
    assert "PMGUIDE_LOCALE 没有「klingon」" in err


def test_options_before_the_command_count(run: Callable[..., Ran]) -> None:
    """`pmguide --json glossary X` is `pmguide glossary X --json`."""
    assert run("--json", "glossary", "PRD") == run("glossary", "PRD", "--json")


@pytest.mark.parametrize("command", ["check", "jd", "quiz stats", "quiz export", "quiz import"])
def test_an_option_that_does_nothing_is_refused(run: Callable[..., Ran], command: str) -> None:
    """Sources asked for where there are none are refused before the command as behind it."""
    before = run("--sources", *command.split(), "-")
    behind = run(*command.split(), "--sources", "-")

    assert (before.code, before.out, behind.code, behind.out) == (Exit.USAGE, "", Exit.USAGE, "")
    assert f"--sources 對 {command} 沒有作用。" in before.err
    assert "沒有「--sources」這個選項。" in behind.err


def test_the_version_is_told(run: Callable[..., Ran]) -> None:
    """Whatever stands behind it."""
    said = (0, f"pmguide {__version__}\n", "")

    assert run("--version") == said
    assert run("--version", "jd") == said


@pytest.mark.parametrize("command", [*READING, "check", ""])
def test_help_is_chinese(run: Callable[..., Ran], command: str) -> None:
    """Every command has help, in Chinese throughout."""
    code, out, _ = run(*command.split(), "--help")

    assert code == Exit.OK
    assert "用法：pmguide" in out
    assert not {"Usage", "Options", "Show this"} & set(out.replace(":", " ").split())


def test_help_speaks_the_readers_script(run: Callable[..., Ran]) -> None:
    """Help follows --locale wherever it stands, region words included."""
    assert "显示这段说明" in run("compare", "--help", "--locale", "zh-Hans").out
    assert "營運" in run("--locale", "zh-TW", "--help").out


@pytest.mark.parametrize(
    "mistake", ["search", "quiz import", "check {file}", "quiz import {file}", "quiz --answers {file}", "jd"]
)
def test_complaints_are_in_the_readers_script(run: Callable[..., Ran], tmp_path: Path, mistake: str) -> None:
    """What is wrong is said in Simplified throughout: what is missing, what a file should hold."""
    (tmp_path / "bad.json").write_text("x", encoding="utf-8")
    _, out, err = run(*mistake.format(file=tmp_path / "bad.json").split(), "--locale", "zh-Hans")

    assert out + err == to_simplified(out + err) != ""


def test_control_characters_stay_away_from_the_terminal(run: Callable[..., Ran]) -> None:
    """What a reader typed is shown without its control characters, and shortened."""
    code, out, err = run("glossary", "紅\x1b[31m\x07\u202e字" + "長" * 500)

    assert (code, out) == (Exit.NOTHING_FOUND, "")
    assert not {"\x1b", "\x07", "\u202e"} & set(err)
    assert "長" * 41 not in err


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.text(min_size=1), command=st.sampled_from(READING))
def test_any_words_get_an_answer_or_a_sentence(run: Callable[..., Ran], word: str, command: str) -> None:
    """No text at all brings a traceback; an answer is on stdout, a complaint or what was understood on stderr."""
    code, out, err = run(command, "--", word)

    assert code in (Exit.OK, Exit.NOTHING_FOUND, Exit.USAGE)
    assert bool(out) == (code == Exit.OK)
    assert "當作" in err or bool(err) == (code != Exit.OK)


def test_bytes_that_are_no_text() -> None:
    """An argument that is not UTF-8 is looked up, not found, and shown safely."""
    command = [os.fsencode(sys.executable), b"-m", b"pmguide", b"glossary", b"\xff\xfe"]
    done = subprocess.run(command, capture_output=True, check=False)

    assert done.returncode == Exit.NOTHING_FOUND
    assert "詞彙表裡沒有「··」。" in done.stderr.decode()


@pytest.mark.parametrize("command", ["quiz", "quiz export", "search", "compare", "glossary"])
def test_an_option_without_its_value_names_its_help(run: Callable[..., Ran], command: str) -> None:
    """Who leaves out a value is sent to the help of that very command."""
    option = {"quiz": "--count", "quiz export": "--to", "search": "--kind"}.get(command, "--format")
    code, out, err = run(*command.split(), option)

    assert (code, out) == (Exit.USAGE, "")
    assert err == f"選項 {option} 後面要接一個值。\n用 pmguide {command} --help 看怎麼寫。\n"


def test_json_of_bytes_that_are_no_text() -> None:
    """What was typed and is no text stands in the JSON as U+FFFD: half a surrogate is no text (RFC 8259, 8.2)."""
    command = [os.fsencode(sys.executable), b"-m", b"pmguide", b"search", "拉新".encode() + b"\xff", b"--json"]
    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (Exit.OK, b"")
    assert json.loads(done.stdout)["data"]["query"] == "拉新\ufffd"


def test_a_closed_pipe_is_silent() -> None:
    """`pmguide compare | head -1` ends quietly with 141."""
    child = subprocess.Popen(
        [sys.executable, "-m", "pmguide", "who", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout
    assert child.stderr
    child.stdout.close()
    complaints = child.stderr.read()
    child.stderr.close()

    assert child.wait() == Exit.CLOSED_PIPE
    assert complaints == b""


def test_no_stdout_at_all() -> None:
    """A program started without stdout and stderr (`>&- 2>&-`) ends with its code."""
    done = subprocess.run(
        ["sh", "-c", '"$0" -m pmguide glossary PRD >&- 2>&-', sys.executable], capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (Exit.OK, b"", b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")  # noqa: PTH110
def test_a_full_disk_is_said() -> None:
    """Output that cannot be written is said in a sentence."""
    done = subprocess.run(
        ["sh", "-c", '"$0" -m pmguide glossary PRD >/dev/full', sys.executable], capture_output=True, check=False
    )

    assert done.returncode == Exit.BAD_FILE
    assert done.stderr.decode().startswith("輸出寫不出去：磁碟滿了")


def test_a_terminal_that_knows_no_chinese() -> None:
    """Under a Latin-1 locale the answer is UTF-8, not question marks."""
    done = process("glossary", "PRD", PYTHONIOENCODING="latin-1")

    assert done.returncode == Exit.OK
    assert "需求文件" in done.stdout.decode()


def test_interrupted(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]) -> None:
    """Ctrl-C ends the run silently with 130."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pmguide.guide.loading.load", interrupt)

    assert run("glossary", "PRD") == (Exit.INTERRUPTED, "", "")


@pytest.mark.parametrize("locale", ["zh-Hant", "zh-Hans"])
def test_a_bug_looks_like_one(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran], locale: str) -> None:
    """What we did not foresee: exit 70, the traceback and a sentence on stderr, stdout empty, the terminal unharmed."""

    def stumble(*_: object) -> None:
        raise TypeError("unhashable \x1b[31mlist")

    monkeypatch.setattr("pmguide.guide.loading.load", stumble)
    code, out, err = run("glossary", "PRD", "--json", "--locale", locale)

    assert (code, out) == (Exit.BUG, "")
    assert err.startswith("Traceback (most recent call last):\n")
    assert "TypeError: unhashable ·[31mlist\n" in err
    assert err.endswith(
        {
            "zh-Hant": "這是 pmguide 的錯，不是你的。\n請把上面這段文字和你打的那一行，一起交給維護的人。\n",
            "zh-Hans": "这是 pmguide 的错，不是你的。\n请把上面这段文字和你打的那一行，一起交给维护的人。\n",
        }[locale]
    )


@pytest.mark.parametrize("arguments", [["glossary", "流失"], ["glossary", "--loud"]], ids=" ".join)
def test_a_bug_behind_a_complaint_is_one_too(
    monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran], arguments: list[str]
) -> None:
    """Where saying what is wrong goes wrong itself, that too is 70, not Python's 1."""

    def stumble(*_: object) -> None:
        raise TypeError("oh")

    monkeypatch.setattr("pmguide.output.complaint.complain", stumble)

    assert run(*arguments).code == Exit.BUG


def test_json_stands_alone(run: Callable[..., Ran]) -> None:
    """With --json stdout is one JSON document of the documented envelope."""
    code, out, err = run("who", "拉新", "--json")
    said = json.loads(out)

    assert (code, err) == (Exit.OK, "")
    assert list(said) == ["schema", "kind", "locale", "data"]
    assert (said["schema"], said["kind"], said["locale"], said["data"]["lead"]) == (1, "duty", "zh-Hant", "operations")
