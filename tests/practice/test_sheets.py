"""Questions on paper: a blank sheet filled in is graded, nonsense is refused whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.errors import BadContent
from pmguide.model.quiz import Item, Option
from pmguide.practice.answering import put
from pmguide.practice.sheets import Filled, blank, grade, parse_sheet

ITEMS = {
    name: Item(
        name,
        "term",
        "data",
        1,
        "?",
        "…",
        Option("best", "因為"),
        tuple(Option(x, "不") for x in "xyz"),
        ("A1",),
        "who a",
    )
    for name in ("one", "two")
}
KNOWN = {"one": "one", "two": "two", "old-two": "two"}


def test_a_filled_sheet_is_graded() -> None:
    """Each answer is judged by the order that the sheet's seed gives; every option keeps its reason."""
    best = put(ITEMS["one"], 5).best + 1
    view = grade(Filled({"one": str(best), "old-two": "x"[:0] or "1"}, 5), 5, KNOWN, ITEMS.__getitem__)

    assert view.results[0].right
    assert (view.results[0].chosen, view.results[0].best) == (best, best)
    assert view.results[1].id == "two"
    assert all(option.why for verdict in view.results for option in verdict.options)


def test_both_forms_say_the_same() -> None:
    """The JSON of a blank sheet with answers, and lines of id and key, mean the same."""
    sheet = json.loads(json.dumps({"data": {"seed": 5, "questions": [{"id": "one", "answer": 2}, {"id": "two"}]}}))

    assert parse_sheet(json.dumps(sheet)) == Filled({"one": "2"}, 5, has_to_say=True)
    assert parse_sheet("# 我的答案\none 2\n\n") == Filled({"one": "2"}, None)
    assert parse_sheet("--seed 5\none 2\n") == Filled({"one": "2"}, 5)
    assert parse_sheet("--seed -5\none 2\n") == Filled({"one": "2"}, -5)


def in_json(seed: object, *names: str) -> str:
    """Return a filled-in sheet in JSON."""
    return json.dumps({"seed": seed, "questions": [{"id": name, "answer": 1} for name in names]})


@pytest.mark.parametrize("seed", ["3", "x", 3.5, True, [], float("nan"), float("inf")], ids=repr)
def test_a_seed_that_is_no_whole_number_is_refused(seed: object) -> None:
    """What would be graded by another order of options is not graded."""
    with pytest.raises(BadContent, match="seed"):
        parse_sheet(in_json(seed, "one"))


def test_a_json_sheet_has_to_say_its_seed() -> None:
    """3.0 is 3; without a seed the reader has to give it, which lines need not: theirs is 0."""
    assert parse_sheet(in_json(3.0, "one")).seed_of(None) == 3
    assert parse_sheet(in_json(None, "one")).seed_of(3) == 3
    assert parse_sheet("one 1").seed_of(None) == 0
    with pytest.raises(BadContent, match="seed"):
        parse_sheet(in_json(None, "one")).seed_of(None)


@pytest.mark.parametrize(
    ("text", "words"),
    [("one 1\n\ntwo 2\none 3\n", "第 4 行：「one」在第 1 行"), (in_json(5, "one", "one"), "「one」：出現了 2 次")],
)
def test_a_question_answered_twice_is_refused(text: str, words: str) -> None:
    """Neither answer is taken, and the line is named."""
    with pytest.raises(BadContent) as caught:
        parse_sheet(text)

    assert words in caught.value.problems[0]


def test_a_question_answered_under_both_its_names_is_refused() -> None:
    """A former id and the present one are the same question."""
    with pytest.raises(BadContent) as caught:
        grade(Filled({"two": "1", "old-two": "2"}, 0), 0, KNOWN, ITEMS.__getitem__)

    assert caught.value.problems == ("「old-two」：和「two」是同一題",)


def test_a_blank_sheet_does_not_tell() -> None:
    """A blank sheet holds neither the best option nor the reasons."""
    text = repr(blank(ITEMS.values(), 5))

    assert "因為" not in text
    assert "answer=None" in text


@pytest.mark.parametrize("answers", [{"three": "1"}, {"one": "5"}, {"one": "1", "two": "?"}])
def test_one_bad_answer_refuses_the_sheet(answers: dict[str, str]) -> None:
    """An unknown item or option is named, and nothing is graded."""
    with pytest.raises(BadContent) as caught:
        grade(Filled(answers, None), 0, KNOWN, ITEMS.__getitem__)

    assert caught.value.problems


@given(st.text())
def test_any_text_is_a_sheet_or_is_refused(text: str) -> None:
    """Nonsense raises nothing but BadContent."""
    try:
        filled = parse_sheet(text)
    except BadContent:
        return
    assert filled.answers
