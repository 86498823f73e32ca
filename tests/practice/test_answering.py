"""A question on the desk: the order of its options, and what may be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.model.quiz import Item, Option
from pmguide.practice.answering import choice_of, plain_key, put

ITEM = Item(
    "sunk", "term", "data", 1, "?", "…", Option("best", ""), tuple(Option(name, "") for name in "xyz"), ("A1",), ""
)
_CRITICAL = 16.27  # chi-square, three degrees of freedom: one fair shuffle in a thousand exceeds it


def test_the_best_option_has_no_favourite_place() -> None:
    """Over 1,000 seeds the best option stands in each of the four places about equally often."""
    places = [put(ITEM, seed).best for seed in range(1000)]
    square = sum((places.count(place) - 250) ** 2 / 250 for place in range(4))

    assert square < _CRITICAL


def test_the_best_option_has_no_favourite_place_within_one_seed() -> None:
    """One session's seed does not put the best options of different items in the same place."""
    places = [put(ITEM._replace(id=f"item-{at}"), 7).best for at in range(1000)]
    square = sum((places.count(place) - 250) ** 2 / 250 for place in range(4))

    assert square < _CRITICAL


def test_shuffling_loses_nothing() -> None:
    """All options are there, the best one where the question says, and the same seed gives the same order."""
    question = put(ITEM, 3)

    assert sorted(question.options) == sorted((ITEM.best, *ITEM.others))
    assert question.options[question.best] == ITEM.best
    assert question == put(ITEM, 3)


@pytest.mark.parametrize("typed", ["2", "２", "b", "B", "ｂ", "Ｂ", " 2 ", "2.", "2。", "(b)"[1:], "②", "2\n"])
def test_forms_of_one_answer(typed: str) -> None:
    """Full-width and half-width, upper and lower case, number and letter name the same option."""
    assert choice_of(plain_key(typed), 4) == 1


@pytest.mark.parametrize("typed", ["0", "5", "e", "", "12", "二", "１２", "-1", "\x1b[A"])
def test_other_keys_name_no_option(typed: str) -> None:
    """What is no option is none."""
    assert choice_of(plain_key(typed), 4) is None


@given(st.text())
def test_any_text_may_be_typed(typed: str) -> None:
    """Whatever is typed names an option or none, and nothing breaks."""
    assert choice_of(plain_key(typed), 4) in {None, 0, 1, 2, 3}
