"""Progress carried to another machine: nothing is lost, the later memory wins, nonsense changes nothing."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmguide.errors import BadContent
from pmguide.practice.kept import Everything, Flag
from pmguide.practice.scheduling import DAY_S, Grade
from pmguide.practice.shelf import blank
from pmguide.practice.store import Progress, open_progress
from pmguide.practice.transfer import dump, parse

if TYPE_CHECKING:
    from pathlib import Path

NOW_MS = 1_790_000_000_000
answers = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(Grade), st.integers(0, 90)), max_size=12, unique_by=lambda x: x[2]
)


def blank_progress(path: Path) -> Progress:
    """Return a blank file in memory, to be closed."""
    return Progress(blank(), path / ":memory:")


def fill(progress: Progress, given_answers: list[tuple[str, Grade, int]], shift_ms: int = 0) -> None:
    """Answer items, each so many days after the epoch of these tests."""
    for item, grade, days in sorted(given_answers, key=lambda answer: answer[2]):
        progress.record(item, grade, NOW_MS + days * DAY_S * 1000 + shift_ms)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(answers)
def test_a_round_trip_loses_nothing(tmp_path: Path, first: list[tuple[str, Grade, int]]) -> None:
    """What is exported and imported into a blank file is all there, records included."""
    with closing(blank_progress(tmp_path)) as here, closing(blank_progress(tmp_path)) as there:
        fill(here, first)
        here.flag(Flag("a", NOW_MS, "不清楚：「\t」"[:4]))
        here.keep_setting("interview", "2026-12-10 5")
        there.merge(parse(dump(here.everything())))

        assert there.everything() == here.everything()
        assert there.records() == here.records()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(answers, answers)
def test_merging_keeps_the_later_memory(
    tmp_path: Path, first: list[tuple[str, Grade, int]], second: list[tuple[str, Grade, int]]
) -> None:
    """Of each item the memory refreshed later wins; all answers of both machines count; twice is as good as once."""
    with closing(blank_progress(tmp_path)) as here, closing(blank_progress(tmp_path)) as there:
        fill(here, first)
        fill(there, second, shift_ms=1)
        mine, theirs = here.records(), there.records()
        here.merge(there.everything())
        once = here.everything()
        here.merge(there.everything())

        assert here.everything() == once
        assert len(once.reviews) == len(first) + len(second)
        for item, record in here.records().items():
            later = max((side[item].memory for side in (mine, theirs) if item in side), key=lambda memory: memory.last)
            assert record.memory.last == later.last
            assert record.answered == sum(answer[0] == item for answer in (*first, *second))


GOOD = {"item": "a", "stability": 3.5, "difficulty": 5.0, "due": 20, "last": 10}
WRONG = [
    {"cards": [{**GOOD, "stability": -1}]},
    {"cards": [{**GOOD, "stability": "3"}]},
    {"cards": [{**GOOD, "difficulty": 11}]},
    {"cards": [{**GOOD, "due": True}]},
    {"cards": [{**GOOD, "item": "a b"}]},
    {"cards": [{"item": "a"}]},
    {"cards": [{**GOOD, "due": 253_402_300_799}]},
    {"cards": [{**GOOD, "due": 253_402_300_799, "last": 253_402_300_799}]},
    {"cards": [{**GOOD, "due": 11 + 366 * DAY_S}]},
    {"cards": [GOOD, {**GOOD, "last": 11}]},
    {"cards": "none"},
    {"reviews": [{"item": "a", "at": -1, "grade": 3}]},
    {"reviews": [{"item": "a", "at": 1, "grade": 9}]},
    {"reviews": [{"item": "a", "at": 10**400, "grade": 3}]},
    {"cards": [{**GOOD, "stability": 10**400}]},
    {"cards": [{**GOOD, "difficulty": float("nan")}]},
    {"flags": [{"item": "a", "at": 1, "note": "\x1b[2J"}]},
    {"flags": None},
]


@pytest.mark.parametrize("change", WRONG, ids=lambda change: repr(change)[:80])
def test_one_wrong_value_refuses_the_file(change: dict[str, object]) -> None:
    """A value that cannot be is named by its place, and nothing is taken."""
    data = {"schema": 1, "kind": "quiz-progress", "cards": [], "reviews": [], "flags": [], "settings": [], **change}
    with pytest.raises(BadContent) as caught:
        parse(json.dumps(data))

    assert caught.value.problems[0].startswith(next(iter(change)))


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"kind": "quiz"}', "[" * 100_000, "\0", "NaN"])
def test_nonsense_is_refused(text: str) -> None:
    """What is no such file is refused in a sentence."""
    with pytest.raises(BadContent, match="練習紀錄"):
        parse(text)


def test_a_newer_format_is_refused() -> None:
    """A file of a later version says so."""
    with pytest.raises(BadContent, match="格式版本"):
        parse('{"schema": 2, "kind": "quiz-progress"}')


def test_the_empty_file_is_fine(tmp_path: Path) -> None:
    """Nothing exported is nothing imported."""
    with closing(open_progress(tmp_path / "progress.db")) as progress:
        progress.merge(parse(dump(Everything())))

        assert progress.everything() == Everything()
