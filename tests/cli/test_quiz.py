"""The quiz as its readers meet it: at a terminal, in a pipe, in a hurry."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.terminals import kept, progress_file

from pmguide.output.pages.quiz import short_day
from pmguide.practice.kept import Flag
from pmguide.practice.scheduling import DAY_S, Grade
from pmguide.practice.store import open_progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.terminals import Terminal

    from pmguide.guide.bank import Bank

pytestmark = pytest.mark.usefixtures("home")


def test_a_session(terminal: Callable[..., Terminal], home: Path) -> None:
    """Two questions answered, in full width and by letter; the summary; the exit code 0; both kept."""
    quiz = terminal("--count", "2", "--seed", "3")
    first = quiz.asked()
    reasons = quiz.answer("２")
    quiz.go_on()
    quiz.type("A\n")
    end = quiz.until("下次")

    assert "第 1 題，共 2 題" in first
    assert len(re.findall(r"\d 不好", reasons)) == 3
    assert "最好" in reasons
    assert "答了 2 題" in end
    assert quiz.end() == 0
    assert kept(home) == 2


@pytest.mark.parametrize(("key", "code"), [("q\n", 0), ("\x04", 0), ("\x03", 130)])
def test_leaving(terminal: Callable[..., Terminal], home: Path, key: str, code: int) -> None:
    """By q, Ctrl-D and Ctrl-C the summary shows, without a colour here, and everything answered is kept."""
    quiz = terminal(NO_COLOR="1")
    quiz.asked()
    quiz.answer()
    quiz.go_on()
    if key == "\x03":
        quiz.child.send_signal(signal.SIGINT)  # what the key does where the terminal is the one in control
    else:
        quiz.type(key)
    quiz.until("答了 1 題")

    assert quiz.end() == code
    assert kept(home) == 1
    assert not re.search(r"\x1b\[[\d;]*m", quiz.said)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_window_that_is_closed(terminal: Callable[..., Terminal], home: Path, number: signal.Signals) -> None:
    """Closing the window, or killing the program while an answer is being typed, keeps those before."""
    quiz = terminal("--count", "3")
    for _ in range(2):
        quiz.asked()
        quiz.answer()
        quiz.type("\n")
    quiz.asked()
    quiz.type("2")
    quiz.child.send_signal(number)

    assert quiz.end() == -number
    assert kept(home) == 2


def test_any_bytes_may_be_typed(terminal: Callable[..., Terminal]) -> None:
    """Bytes that are no text are asked again."""
    quiz = terminal("--count", "1")
    quiz.asked()
    quiz.type(b"\xff\xfe\x80\n")
    quiz.until("請打 1 到 4")
    quiz.type("q\n")

    assert quiz.end() == 0


def test_two_sessions_at_once(terminal: Callable[..., Terminal], home: Path) -> None:
    """Two terminals at the same time both keep their answers."""
    both = [terminal("--seed", "1"), terminal("--seed", "1")]
    for quiz in both:
        quiz.asked()
    for quiz in both:
        quiz.type("1\n")
    for quiz in both:
        quiz.until("結束：")
        quiz.type("q\n")
        assert quiz.end() == 0

    assert kept(home) == 2


def test_not_saving_leaves_no_file(terminal: Callable[..., Terminal], home: Path) -> None:
    """With --no-save nothing is written, and the summary says so."""
    quiz = terminal("--no-save", "--count", "2", "--seed", "3", columns=120)
    quiz.asked()
    quiz.answer()
    quiz.go_on()
    quiz.type("q\n")
    quiz.until("沒有存檔")

    assert quiz.end() == 0
    assert "不存檔" in quiz.said
    assert "答過的都會留下" not in quiz.said
    assert "題到期" not in quiz.said
    assert not progress_file(home).exists()


def test_a_corrupt_file_is_said_and_practice_goes_on(terminal: Callable[..., Terminal], home: Path) -> None:
    """The damage is said in one sentence; --no-save practises; --start-over keeps the damaged file beside."""
    progress_file(home).parent.mkdir()
    progress_file(home).write_bytes(b"damaged" * 500)
    first = terminal()
    first.until("壞了")
    assert first.end() == 4
    second = terminal("--no-save")
    second.asked()
    second.type("q\n")
    assert second.end() == 0
    third = terminal("--start-over")
    third.asked()
    third.type("q\n")

    assert third.end() == 0
    assert [path.read_bytes()[:7] for path in progress_file(home).parent.glob("progress-*.db")] == [b"damaged"]


def _damage(path: Path) -> None:
    path.write_bytes(b"damaged" * 500)


def _bring_from_the_future(path: Path) -> None:
    open_progress(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")


def _give_away(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")


UNREADABLE = [
    pytest.param(_damage, "壞了，讀不出來。", id="damaged"),
    pytest.param(_bring_from_the_future, "是較新版的 pmguide 寫的", id="newer"),
    pytest.param(_give_away, "是別的程式的資料庫", id="foreign"),
]


@pytest.mark.parametrize(("spoil", "said"), UNREADABLE)
def test_a_sheet_of_progress_that_cannot_be_read(
    run: Callable[..., Any], home: Path, spoil: Callable[[Path], None], said: str
) -> None:
    """What is due nobody knows then: exit 4; questions of any kind are there, with a word about it on stderr."""
    progress_file(home).parent.mkdir()
    spoil(progress_file(home))

    for only in ("--due", "--wrong", "--flagged"):
        code, out, err = run("quiz", "--sheet", only, "--json")
        assert (code, out) == (4, "")
        assert said in err
    code, out, err = run("quiz", "--sheet", "--json")
    assert (code, len(json.loads(out)["data"]["questions"])) == (0, 10)
    assert said in err
    assert err.endswith("這一回照一題都沒答過來選題。\n")


def test_a_sheet_of_locked_progress(run: Callable[..., Any], home: Path) -> None:
    """Progress that another program keeps locked cannot be read either."""
    open_progress(progress_file(home)).close()
    with closing(sqlite3.connect(progress_file(home), isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        code, out, err = run("quiz", "--sheet", "--wrong")

    assert (code, out) == (4, "")
    assert "被另一個程式鎖住了" in err


def test_what_is_due_of_progress_that_cannot_be_read(terminal: Callable[..., Terminal], home: Path) -> None:
    """At a terminal the same: --no-save practises, and says that it knows of no answer; what is due it cannot say."""
    progress_file(home).parent.mkdir()
    _damage(progress_file(home))
    first = terminal("--no-save", "--due")
    first.until("壞了")
    assert first.end() == 4
    second = terminal("--no-save")
    second.until("這一回照一題都沒答過來選題。")
    second.asked()
    second.type("q\n")

    assert second.end() == 0


def test_a_file_that_vanishes_ends_the_session(terminal: Callable[..., Terminal], home: Path) -> None:
    """When the file goes while a question is open, the next answer says so, with the summary."""
    quiz = terminal()
    quiz.asked()
    for path in progress_file(home).parent.iterdir():
        path.unlink()
    quiz.type("1\n")
    quiz.until("不見了")

    assert "這一回" in quiz.said
    assert quiz.end() == 4


def test_an_interview_has_a_plan(terminal: Callable[..., Terminal], bank: Bank) -> None:
    """The plan for the days left is printed, and today's part of it is asked."""
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 20 * DAY_S))
    quiz = terminal("--interview", day, columns=40)
    said = quiz.asked()
    quiz.type("q\n")

    assert "面試前的計劃" in said
    assert f"把 {len(bank.labels)} 題都看過" in said.replace("\r\n", "").replace("  ", "")
    assert f"這一回 {ceil(len(bank.labels) / 20)} 題" in said
    assert quiz.end() == 0


def test_the_night_before_an_interview(terminal: Callable[..., Terminal], home: Path, bank: Bank) -> None:
    """What was answered today is not owed again; how long the rest takes and what makes it less are said."""
    progress = open_progress(progress_file(home))
    progress.record("half-built-membership", Grade.GOOD, time.time_ns() // 1_000_000)
    progress.close()
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + DAY_S))
    quiz = terminal("--interview", day, "--count", "30", columns=120, NO_COLOR="1")
    said = quiz.asked()
    quiz.type("q\n")

    assert re.search(rf"週.\s+新題 {len(bank.labels) - 1} 題\r", said)
    assert re.search(r"約 \S+ 小時", said)
    assert "--level" in said
    assert "--count" not in said
    assert "這一回 30 題" in said
    assert quiz.end() == 0


def test_a_plan_for_one_field_holds_that_field(terminal: Callable[..., Terminal]) -> None:
    """With a topic and a level the plan counts those questions and no others."""
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 2 * DAY_S))
    quiz = terminal("--interview", day, "--topic", "content", "--level", "1", NO_COLOR="1")
    said = quiz.asked()
    quiz.type("q\n")
    number = sum(map(int, re.findall(r"週.\s+新題 (\d+) 題", said)))

    assert 0 < number < 10
    assert quiz.end() == 0


def test_todays_share_is_done_once(terminal: Callable[..., Terminal]) -> None:
    """What was left of a day's share is asked the second time; the third time it is said to be done."""
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 2 * DAY_S))
    asking = ("--interview", day, "--topic", "content", "--level", "1")
    first = terminal(*asking, NO_COLOR="1")
    number = int(re.findall(r"這一回 (\d+) 題", first.asked())[0])
    first.answer()
    first.type("q\n")
    first.until(f"今天的份還有 {number - 1} 題")
    second = terminal(*asking, NO_COLOR="1")
    assert f"這一回 {number - 1} 題" in second.asked()
    for _ in range(number - 2):
        second.answer()
        second.go_on()
    second.type("1\n")
    second.until("今天的份做完了")
    third = terminal(*asking, NO_COLOR="1")
    third.until("今天的份做完了")

    assert number > 1
    assert first.end() == second.end() == third.end() == 0


def test_what_comes_next_after_a_clock_set_back(terminal: Callable[..., Terminal], home: Path) -> None:
    """A question answered in the future is due today, and a day of another year is said with its year."""
    now = time.time_ns() // 1_000_000
    progress = open_progress(progress_file(home))
    progress.record("half-built-membership", Grade.GOOD, now + 400 * DAY_S * 1000)
    progress.close()
    quiz = terminal("--count", "1")
    quiz.asked()
    quiz.type("q\n")
    quiz.until("今天有 1 題到期")

    assert quiz.end() == 0


def test_what_comes_next_when_nothing_is_due(terminal: Callable[..., Terminal], home: Path) -> None:
    """The day on which to come back is said, of the questions asked for."""
    progress = open_progress(progress_file(home))
    for _ in range(2):
        progress.record("half-built-membership", Grade.GOOD, time.time_ns() // 1_000_000)
    progress.close()
    quiz, other = terminal("--due", "--topic", "requirements"), terminal("--due", "--topic", "data")

    assert re.search(r"沒有到期的題。(明天|\d+/\d+ |\d+/\d+/\d+ )有 1 題到期。", quiz.until("到期。"))
    assert quiz.end() == other.end() == 0


def test_a_day_of_another_year_has_its_year() -> None:
    """Next year's days are not taken for this year's."""
    days = [short_day(date(year, 1, 3), date(2026, 12, 30)) for year in (2026, 2027)]

    assert days == ["1/3", "2027/1/3"]


def test_without_a_terminal_it_says_what_to_do(run: Callable[..., Any]) -> None:
    """In a pipe there is no prompt: exit 2, and a sentence."""
    ran = run("quiz")

    assert (ran.code, ran.out) == (2, "")
    assert "--answers" in ran.err


def test_a_sheet_is_filled_in_and_graded(run: Callable[..., Any], tmp_path: Path, home: Path) -> None:
    """The JSON of a blank sheet, its answers filled in, comes back graded, and is kept."""
    sheet = json.loads(run("quiz", "--sheet", "--json", "--count", "4", "--seed", "9").out)
    for question in sheet["data"]["questions"]:
        question["answer"] = 1
    filled = tmp_path / "sheet.json"
    filled.write_text(json.dumps(sheet))
    ran = run("quiz", "--answers", str(filled), "--json")
    graded = json.loads(ran.out)["data"]

    assert (ran.code, graded["answered"]) == (0, 4)
    assert graded["right"] == sum(result["best"] == 1 for result in graded["results"])
    assert kept(home) == 4
    assert run("quiz", "--sheet", "--json", "--count", "4", "--seed", "9", "--no-save").code == 0


def test_a_session_holds_ten_unless_asked_otherwise(run: Callable[..., Any]) -> None:
    """As --help says, ten questions are a session."""
    sheet = json.loads(run("quiz", "--sheet", "--json").out)

    assert len(sheet["data"]["questions"]) == 10
    assert "預設 10" in run("quiz", "--help").out


def test_a_sheet_counts_once_a_day(run: Callable[..., Any], tmp_path: Path, home: Path) -> None:
    """Grading the same sheet again grades it, says so, and keeps nothing; its own seed is the one that counts."""
    sheet = json.loads(run("quiz", "--sheet", "--json", "--count", "4", "--seed", "9").out)
    for question in sheet["data"]["questions"]:
        question["answer"] = 1
    filled = tmp_path / "sheet.json"
    filled.write_text(json.dumps(sheet))
    first = json.loads(run("quiz", "--answers", str(filled), "--json").out)["data"]
    again = json.loads(run("quiz", "--answers", str(filled), "--json").out)["data"]
    other = run("quiz", "--answers", str(filled), "--json", "--seed", "8")

    assert kept(home) == 4
    assert first["right"] == again["right"]
    assert "不再記" in again["text"]
    assert (other.code, other.out) == (2, "")
    assert "--seed 9" in other.err


def test_a_sheet_of_nonsense_is_refused_whole(run: Callable[..., Any], tmp_path: Path, home: Path) -> None:
    """One unknown question refuses the sheet: exit 3, stdout empty, nothing kept."""
    filled = tmp_path / "sheet.txt"
    filled.write_text("half-built-membership 1\nno-such-question 2\n")
    ran = run("quiz", "--answers", str(filled), "--json")

    assert (ran.code, ran.out) == (3, "")
    assert "no-such-question" in ran.err
    assert kept(home) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--level", "4"], "--level"),
        (["--count", "0"], "--count"),
        (["--count", "abc"], "--count 的「abc」不是整數"),
        (["--level", "x"], "--level 的「x」不是整數"),
        (["--seed=1.5"], "--seed 的「1.5」不是整數"),
        (["--seed", "it's"], "--seed 的「it's」不是整數"),
        (["--due", "--wrong"], "一次只能用一個"),
        (["--interview", "明天"], "不是日期"),
        (["--interview", "2020-01-01"], "不在今天之後"),
        (["--interview", "9999-12-31"], "太遠"),
        (["--topic", "天文", "--sheet"], "領域"),
        (["--topic", "", "--sheet"], "領域"),
        (["--interview", "2026-12-10", "--sheet"], "--sheet 和 --interview 不能一起用"),
        (["--interview", "2026-12-10", "--due"], "不能一起用"),
        (["--answers", "x", "--count", "3"], "--answers 和 --count 不能一起用"),
        (["--no-save", "--start-over"], "不能一起用"),
        (["--count", "3", "stats"], "--count 對 quiz stats 沒有作用"),
        (["--level", "0", "stats"], "--level 對 quiz stats 沒有作用"),
        (["--json", "export"], "--json 對 quiz export 沒有作用"),
        (["dance"], "dance"),
        (["export", "--to", "pdf"], "--to"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_said(run: Callable[..., Any], arguments: list[str], words: str) -> None:
    """Exit 2 and one sentence with the word in it."""
    ran = run("quiz", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_starting_over_waits_for_a_request_that_makes_sense(
    run: Callable[..., Any], terminal: Callable[..., Terminal], home: Path, tmp_path: Path
) -> None:
    """A topic or a sheet that is refused leaves the progress file where it is."""
    progress = open_progress(progress_file(home))
    progress.record("half-built-membership", Grade.GOOD, 1_790_000_000_000)
    progress.close()
    filled = tmp_path / "sheet.txt"
    filled.write_text("half-built-membership 1\nno-such-question 2\n")
    quiz = terminal("--start-over", "--topic", "亂")
    quiz.until("領域")

    assert quiz.end() == 2
    assert run("quiz", "--start-over", "--answers", str(filled)).code == 3
    assert kept(home) == 1


def test_progress_moves_to_another_machine(
    run: Callable[..., Any], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is exported here is imported there, whole."""
    progress = open_progress(progress_file(home))
    progress.record("half-built-membership", Grade.GOOD, 1_790_000_000_000)
    progress.close()
    out = tmp_path / "progress.json"
    assert run("quiz", "export", "--to", "json", "--out", str(out)).code == 0
    there = tmp_path / "there"
    monkeypatch.setenv("PMGUIDE_HOME", str(there))
    ran = run("quiz", "import", str(out))

    assert (ran.code, kept(there)) == (0, 1)
    assert "1 題" in ran.out


def test_importing_nonsense_changes_nothing(run: Callable[..., Any], home: Path, tmp_path: Path) -> None:
    """A file that is no progress is refused: exit 3, nothing changed; one that is not there: exit 4."""
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"\xff\xfe nonsense")
    worse = tmp_path / "worse.json"
    worse.write_text("{}")

    assert run("quiz", "import", str(bad)).code == 3
    assert run("quiz", "import", str(worse)).code == 3
    assert run("quiz", "import", str(tmp_path / "none.json")).code == 4
    assert kept(home) == 0


def test_a_complaint_is_in_the_table(run: Callable[..., Any], home: Path, tmp_path: Path) -> None:
    """CSV holds what the reader said of a question, answered or not."""
    progress = open_progress(progress_file(home))
    progress.flag(Flag("half-built-membership", 1, "選項太像"))
    progress.flag(Flag("half-built-membership", 2, ""))
    progress.close()
    out = tmp_path / "table.csv"

    assert run("quiz", "export", "--to", "csv", "--out", str(out)).code == 0
    assert ",0,0,,選項太像；✓," in out.read_text("utf-8")


@pytest.mark.parametrize("locale", ["zh-Hant", "zh-Hans", "zh-TW"])
def test_cards_in_the_readers_script(home: Path, bank: Bank, locale: str) -> None:
    """Anki and CSV hold every question, in the script asked for."""
    made = {
        to: subprocess.run(
            [sys.executable, "-m", "pmguide", "quiz", "export", "--to", to, "--locale", locale],
            capture_output=True,
            check=True,
        ).stdout.decode()
        for to in ("anki", "csv")
    }

    assert made["anki"].count("\npmguide-") == len(bank.labels)
    assert made["csv"].startswith("\ufeff")
    assert ("产品" in made["anki"]) == ("产品" in made["csv"]) == (locale == "zh-Hans")
    assert home


@pytest.mark.parametrize("zone", ["XXX-14", "XXX+12"])
def test_due_days_are_the_readers_own(home: Path, zone: str) -> None:
    """In CSV an item is due on the day of the reader's calendar, not of Greenwich's."""
    progress = open_progress(progress_file(home))
    due = progress.record("half-built-membership", Grade.GOOD, 1_790_000_000_000).due
    progress.close()
    day = time.strftime("%Y-%m-%d", time.gmtime(due + (14 if "-" in zone else -12) * 3600))
    command = [sys.executable, "-m", "pmguide", "quiz", "export", "--to", "csv"]
    made = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "TZ": zone}).stdout.decode()

    assert f",1,1,{day},," in made


def test_stats(run: Callable[..., Any], home: Path) -> None:
    """How practice goes, as a page and as JSON; an item that vanished is reported and kept."""
    progress = open_progress(progress_file(home))
    for at in range(6):
        progress.record("half-built-membership", Grade(1 + at % 3), time.time_ns() // 1_000_000 - at * 1000)
    progress.record("vanished-item", Grade.GOOD, time.time_ns() // 1_000_000)
    progress.close()
    page, data = run("quiz", "stats"), json.loads(run("quiz", "stats", "--json").out)

    assert page.code == 0
    assert "vanished-item" in page.out
    assert "4/6（67%）" in page.out
    assert data["kind"] == "progress"
    assert data["data"]["unknown"] == ["vanished-item"]
    assert data["data"]["streak"] == 1
    assert kept(home) == 7


def test_stats_of_nothing(run: Callable[..., Any]) -> None:
    """Before the first answer there is a way to begin."""
    assert "pmguide quiz" in run("quiz", "stats").out


def test_what_came_in_as_json(run: Callable[..., Any], home: Path, tmp_path: Path) -> None:
    """An import says in JSON what it read and changed."""
    progress = open_progress(progress_file(home))
    progress.record("half-built-membership", Grade.GOOD, 1_790_000_000_000)
    progress.close()
    out = tmp_path / "progress.json"
    run("quiz", "export", "--out", str(out))
    said = json.loads(run("quiz", "import", str(out), "--json").out)

    assert said["kind"] == "imported"
    assert (said["data"]["cards"], said["data"]["reviews"], said["data"]["updated"]) == (1, 1, 0)


def test_no_english_in_complaints(run: Callable[..., Any], home: Path) -> None:
    """A missing file name, and a directory where progress should be, are said in Chinese."""
    progress_file(home).mkdir(parents=True)
    missing, shut = run("quiz", "import"), run("quiz", "stats")

    assert (missing.code, shut.code) == (2, 4)
    assert "少了「檔案」" in missing.err
    assert "那是一個目錄" in shut.err
    assert "unable" not in shut.err


@pytest.mark.parametrize("where", ["home", "home/data"])
@pytest.mark.parametrize("asking", [("stats",), ("export",), ("--answers", "{sheet}")], ids=str)
def test_a_home_that_is_a_file(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, asking: tuple[str, ...]
) -> None:
    """A file where the folder for progress should be is said; practice without saving is possible."""
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("half-built-membership 1\n")
    (tmp_path / where).parent.mkdir(exist_ok=True)
    (tmp_path / where).write_text("")
    monkeypatch.setenv("PMGUIDE_HOME", str(tmp_path / "home"))
    code, out, err = run("quiz", *(part.format(sheet=sheet) for part in asking))

    assert (code, out) == (4, "")
    assert "」不是目錄，進度檔沒有地方放。" in err
    assert run("quiz", "--no-save", "--sheet").code == 0


def test_a_sheet_of_nothing_says_why(run: Callable[..., Any]) -> None:
    """Where nothing is due the blank sheet says so."""
    assert "現在沒有到期的題" in run("quiz", "--sheet", "--due").out


def test_a_file_locked_midway_says_what_is_kept(terminal: Callable[..., Terminal], home: Path) -> None:
    """When another program holds the file, the answers before are said to be there, and they are."""
    quiz = terminal()
    quiz.asked()
    quiz.answer()
    quiz.go_on()
    with closing(sqlite3.connect(progress_file(home), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        quiz.type("1\n")
        quiz.until("鎖住")

    assert quiz.end() == 4
    assert "最後一題沒有存進去，前面的都在" in quiz.said
    assert "沒有存檔" not in quiz.said
    assert kept(home) == 1


def test_starting_over_names_the_old_file(
    run: Callable[..., Any], terminal: Callable[..., Terminal], home: Path, tmp_path: Path
) -> None:
    """Both ways of starting over say what the progress so far is called now."""
    open_progress(progress_file(home)).close()
    filled = tmp_path / "sheet.txt"
    filled.write_text("half-built-membership 1\n")
    said = run("quiz", "--start-over", "--answers", str(filled)).err
    quiz = terminal("--start-over", NO_COLOR="1")
    quiz.asked()
    quiz.type("q\n")
    quiz.until("還沒有答題")
    names = {path.name for path in progress_file(home).parent.glob("progress-*.db")}

    assert quiz.end() == 0
    assert {re.findall(r"progress-[\d-]+\.db", text)[0] for text in (said, quiz.said)} == names
