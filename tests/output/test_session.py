"""A session line by line: what is typed, what is kept, what is said."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from pmguide.chinese.script import Locale, Localiser
from pmguide.errors import BadFile
from pmguide.model.quiz import Item, Label, Option
from pmguide.output.pages.quiz import Score, ending
from pmguide.output.session import Material, Outcome, Session, Talk, undisturbed
from pmguide.output.show import Face, How
from pmguide.practice.answering import put
from pmguide.practice.scheduling import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable

ITEMS = {
    name: Item(
        name,
        "term",
        "data",
        1,
        f"題目 {name}",
        "想一想",
        Option("最好", "因為好"),
        (Option("甲", "因為甲"), Option("乙", "因為乙"), Option("丙", "因為丙")),
        ("A1.2", "A12"),
        f"glossary {name}",
    )
    for name in ("one", "two", "three")
}
LABELS = [Label(item.id, item.kind, item.topic, item.level, item.read, ()) for item in ITEMS.values()]
SEED = 5


class Notebook:
    """A keeper that remembers what it was given."""

    def __init__(self, saves: bool = True) -> None:
        self.saves = saves
        self.answers: list[tuple[str, Grade]] = []
        self.complaints: list[tuple[str, str]] = []

    def answer(self, item: str, grade: Grade) -> None:
        """Remember an answer."""
        self.answers.append((item, grade))

    def complain(self, item: str, note: str) -> None:
        """Remember a complaint."""
        self.complaints.append((item, note))


def key(name: str, right: bool = True) -> str:
    """Return the line that answers an item rightly, or wrongly."""
    best = put(ITEMS[name], SEED).best
    return f"{(best if right else (best + 1) % 4) + 1}\n"


class Desk:
    """A keyboard at which `lines` are typed, then `leaving` is pressed."""

    def __init__(self, lines: Iterable[str], leaving: type[BaseException] = EOFError) -> None:
        self.lines, self.leaving = iter(lines), leaving

    def line(self, _prompt: str) -> str:
        """Return the next line."""
        for typed in self.lines:
            return typed
        raise self.leaving

    def forget(self) -> None:
        """Nothing was typed too early."""


def hold(lines: list[str], notebook: Notebook | None = None) -> tuple[Outcome, Notebook]:
    """Hold a session in which `lines` are typed, then Ctrl-D."""
    kept = notebook or Notebook()
    talk = Talk(How(Face.TERMINAL, Locale.HANT, 80, False, False), Localiser(Locale.HANT), Desk(lines))
    material = Material(LABELS, ITEMS.__getitem__, SEED, {"data": "數據與改進"}, lambda _source: None)
    return Session(material, talk, kept).hold(), kept


def test_right_and_wrong_are_said_with_every_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """After an answer come right or wrong in words, the reason of every option, the sources and where to read on."""
    outcome, notebook = hold([key("one"), "\n", key("two", right=False), "\n"])
    said = capsys.readouterr().out

    assert notebook.answers == [("one", Grade.GOOD), ("two", Grade.AGAIN)]
    assert "答對了" in said
    assert "答錯了：你選" in said
    assert all(said.count(why) == 2 for why in ("因為好", "因為甲", "因為乙", "因為丙"))
    assert "回答 1、12" in said
    assert "pmguide glossary two" in said
    assert (outcome.score.right, outcome.score.wrong) == (1, 1)
    assert [item.id for item in outcome.missed] == ["two"]


def test_a_hint_makes_a_right_answer_hard(capsys: pytest.CaptureFixture[str]) -> None:
    """`?` shows the hint, in full width too, and the answer counts as half known."""
    _, notebook = hold(["？\n", key("one")])

    assert notebook.answers == [("one", Grade.HARD)]
    assert "想一想" in capsys.readouterr().out


def test_skipping_keeps_nothing() -> None:
    """`s` goes on to the next question."""
    outcome, notebook = hold(["s\n", "Ｓ\n", key("three")])

    assert [item for item, _ in notebook.answers] == ["three"]
    assert outcome.score.skipped == 2


def test_a_bad_question_is_flagged_with_a_note() -> None:
    """`f` keeps a note before the answer or after it, without what a terminal would obey."""
    _, notebook = hold(["f\n", "看不\x1b[2J懂\n", key("one"), "f\n", "\n", "\n"])

    assert notebook.complaints == [("one", "看不[2J懂"), ("one", "")]


@pytest.mark.parametrize(("saves", "words"), [(True, "記下了"), (False, "回報也不會留下")])
def test_whether_a_complaint_stays_is_said(saves: bool, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A complaint is said to be kept only where it is."""
    hold(["f\n", "選項太像\n", "q\n"], Notebook(saves))
    said = capsys.readouterr().out

    assert words in said
    assert ("記下了" in said) == saves


@pytest.mark.parametrize("leaving", ["q\n", "Ｑ\n", "Q \n", ""])
def test_leaving_keeps_what_was_answered(leaving: str) -> None:
    """`q` and Ctrl-D end the session, at a question and after an answer."""
    early, _ = hold([leaving])
    late, notebook = hold([key("one"), leaving])

    assert (early.score.number, late.score.right, late.interrupted) == (1, 1, False)
    assert notebook.answers == [("one", Grade.GOOD)]


def test_ctrl_c_keeps_what_was_answered() -> None:
    """Ctrl-C ends the session; it says so to whoever called."""
    notebook = Notebook()
    talk = Talk(
        How(Face.PLAIN, Locale.HANT, 80, False, False), Localiser(Locale.HANT), Desk([key("one")], KeyboardInterrupt)
    )
    material = Material(LABELS, ITEMS.__getitem__, SEED, {"data": "數據"}, lambda _source: None)
    outcome = Session(material, talk, notebook).hold()

    assert outcome.interrupted
    assert notebook.answers == [("one", Grade.GOOD)]


@pytest.mark.parametrize("leaving", [KeyboardInterrupt, EOFError])
def test_a_flag_stays_though_its_note_is_left_out(leaving: type[BaseException]) -> None:
    """Ctrl-C or Ctrl-D where a note is asked for keeps the flag without one, and ends the session."""
    notebook = Notebook()
    talk = Talk(How(Face.PLAIN, Locale.HANT, 80, False, False), Localiser(Locale.HANT), Desk(["f\n"], leaving))
    material = Material(LABELS, ITEMS.__getitem__, SEED, {"data": "數據"}, lambda _source: None)
    outcome = Session(material, talk, notebook).hold()

    assert notebook.complaints == [("one", "")]
    assert (outcome.score.flagged, outcome.interrupted) == (1, leaving is KeyboardInterrupt)


@pytest.mark.parametrize("typed", ["5\n", "\n", "\x00\x1b[A\n", "最好\n", "\ufffd\ufffd\n", "1 2\n", "9" * 5000 + "\n"])
def test_anything_else_is_asked_again(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no answer is asked again, and nothing of it reaches the terminal."""
    outcome, notebook = hold([typed, key("one")])
    said = capsys.readouterr().out

    assert [item for item, _ in notebook.answers] == ["one"]
    assert "請打 1 到 4" in said
    assert "\x1b" not in said
    assert outcome.score.right == 1


def test_a_keeper_that_fails_ends_the_session() -> None:
    """What cannot be kept is not counted, and the error reaches whoever can say it."""

    class Broken(Notebook):
        def answer(self, item: str, grade: Grade) -> None:
            raise BadFile(f"{item} {grade}")

    with pytest.raises(BadFile):
        hold([key("one")], Broken())


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 40 columns too everything fits, and an option's number stands beside its text."""
    from pmguide.chinese.lines import width

    monkeypatch.setenv("COLUMNS", str(columns))
    hold([key("one"), "q\n"])
    said = [line for line in capsys.readouterr().out.splitlines() if "：" not in line[-1:]]
    best = put(ITEMS["one"], SEED).best + 1

    assert all(width(line) <= columns for line in said if not line.startswith(("答案（", "Enter")))
    assert any(line.startswith(f"{best}  最好") for line in said)


def test_ctrl_c_waits_for_the_keeper() -> None:
    """Ctrl-C pressed while an answer is being kept takes effect once it is kept."""
    done: list[str] = []

    def keep() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("kept")

    with pytest.raises(KeyboardInterrupt):
        keep()

    assert done == ["kept"]


def test_the_end_names_flags_and_five_readings(capsys: pytest.CaptureFixture[str]) -> None:
    """A flag without an answer is in the summary; of much to read again five are named and the rest counted."""
    talk = Talk(How(Face.PLAIN, Locale.HANT, 80, False, False), Localiser(Locale.HANT), Desk([]))
    talk.say(ending(Score(number=1, flagged=1), (), ""))
    talk.say(ending(Score(wrong=8), [ITEMS["one"]._replace(read=f"glossary g{at}") for at in range(8)], ""))
    said = capsys.readouterr().out

    assert "還沒有答題，回報 1" in said
    assert said.count("pmguide glossary") == 5
    assert "另有 3 則" in said
