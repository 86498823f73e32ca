"""What gives answers away over many questions: the length of the best options, and absolute words in the others."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
import yaml

from pmguide.guide.loading import own_content
from pmguide.guide.quiz_checks import check_quiz
from pmguide.guide.quiz_fairness import Choice, stands_out, told_by_ends, told_by_length, told_by_words
from pmguide.guide.reading import read
from pmguide.model.quiz import Quiz

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide


def choice(rank: int, kind: str = "owner") -> Choice:
    """Return a question of which the best option is of this rank in length among four."""
    lengths = [8, 7, 6, 5]
    best = lengths.pop(rank - 1)
    return Choice(kind, "甲" * best, ["乙" * length for length in lengths])


def test_a_favourite_length_is_found() -> None:
    """Six of twelve best options second by length are too many, and the message says what to do."""
    [whole, kind] = told_by_length([choice(rank) for rank in (2,) * 6 + (3,) * 3 + (4,) * 3])

    assert whole.startswith("整個題庫總是選第 2 長的選項，會猜中 50%，最多 38%")
    assert kind.startswith("owner 這一類總是選第 2 長的選項，會猜中 50%，最多 45%")
    assert "讓答案平均落在第 1 到第 4 長" in whole


@pytest.mark.parametrize("rank", [1, 2, 3, 4])
def test_every_rank_is_looked_at(rank: int) -> None:
    """The longest and the shortest are as much of a hint as the second longest."""
    assert any(f"第 {rank} 長" in told for told in told_by_length([choice(rank)] * 10))


def test_even_lengths_are_fair() -> None:
    """A quarter each for first, second, third and last gives nothing away, in all and within each kind."""
    even = [choice(rank, kind) for kind in ("owner", "debate") for rank in (1, 2, 3, 4) * 4]

    assert not list(told_by_length(even))
    assert not list(told_by_ends(even))


@pytest.mark.parametrize(
    ("ranks", "told", "advice"),
    [
        ((2, 3, 4), "都長的有 0 題（0.0%）", "答案長一點，或錯的選項短一點"),
        ((1, 1, 4), "都長的有 8 題（66.7%）", "答案短一點，或一個錯的選項長一點"),
        ((1, 2, 3), "都短的有 0 題（0.0%）", "答案短一點，或錯的選項長一點"),
        ((1, 4, 4), "都短的有 8 題（66.7%）", "答案長一點，或一個錯的選項短一點"),
    ],
)
def test_an_end_that_is_too_often_or_too_seldom_the_best_is_found(
    ranks: tuple[int, ...], told: str, advice: str
) -> None:
    """Never the longest lets a reader cross out the longest; the message has the figures and says what to do."""
    [words] = told_by_ends([choice(rank) for rank in ranks * 4])

    assert words.startswith("12 題裡，答案比其他選項" + told)
    assert "應該占 15% 到 35%" in words
    assert advice in words


def test_an_end_is_not_shared() -> None:
    """As long as another is not the longest; a full-width character is as wide as two Latin ones."""
    equal = [Choice("term", "甲乙", ["丙丁", "abcd", "戊"])] * 10

    assert [("有 0 題" in told) for told in told_by_ends(equal)] == [True, True]
    assert not list(told_by_ends(equal[:9]))


def test_standing_out() -> None:
    """Wider than 1.3 times the next is too much, a little wider is not, nor is a question without others."""
    assert stands_out(Choice("term", "甲" * 14, ["乙" * 10, "丙"])) == (
        "寬 28 欄，次長的只有 20 欄，超過 1.3 倍，猜得出來"
    )
    assert not stands_out(Choice("term", "甲" * 13, ["乙" * 10, "丙"]))
    assert not stands_out(Choice("term", "甲", []))


def test_a_kind_may_not_hide_in_the_whole() -> None:
    """One kind that leans to the second longest is found though the others make up for it."""
    leaning = [choice(2, "debate")] * 5 + [choice(3, "debate")] * 5
    others = [choice(rank) for rank in (2, 3, 4) * 6] + [choice(4)] * 2

    assert [told[:6] for told in told_by_length(leaning + others)] == ["debate", "debate"]


def test_equal_lengths_are_guessed_by_lot() -> None:
    """Four options of one length are each right once in four, at every rank."""
    assert not list(told_by_length([Choice("term", "甲乙", ["丙丁", "戊己", "庚辛"])] * 10))


def test_few_questions_say_nothing() -> None:
    """Nine questions with the same habit may be chance."""
    assert not list(told_by_length([choice(2)] * 9))


@pytest.mark.parametrize(("right", "advice"), [(0, "改成有條件的說法"), (2, "改成有條件的說法"), (12, "換一種說法")])
def test_a_word_that_marks_the_answer_is_found(right: int, advice: str) -> None:
    """都 in hardly any best option, or in most of them, is found and named; so are such words together."""
    told = list(told_by_words([*told_word(right, best=True), *told_word(20 - right, best=False)]))

    assert len(told) == 2
    assert told[0].startswith(f"有「都」的選項共 20 個，其中 {right} 個是答案")
    assert all(advice in words for words in told)


def test_a_word_that_argues_is_found() -> None:
    """才 in hardly any best option tells as well, and is not counted among the absolute words."""
    told = list(told_by_words([Choice("owner", "要", ["這樣才一致", "再看"])] * 20))

    assert len(told) == 1
    assert told[0].startswith("有「才」的選項共 20 個，其中 0 個是答案")
    assert told[0].endswith("讓幾個錯的選項換一種說法")


def test_a_word_in_either_kind_of_option_is_fair() -> None:
    """One in four is chance, and a word seldom used says nothing."""
    assert not list(told_by_words([*told_word(5, best=True), *told_word(15, best=False)]))
    assert not list(told_by_words(told_word(19, best=False)))


def told_word(number: int, *, best: bool) -> list[Choice]:
    """Return questions with 都 in the best option, or in one of the others."""
    return [Choice("owner", "都要", ["不要", "再看"]) if best else Choice("owner", "要", ["都不要", "再看"])] * number


def test_the_thorough_check_says_so(guide: Guide) -> None:
    """A question file in which every best option is the second longest is refused in every locale."""
    quiz = yaml.safe_load(own_content("quiz.yaml").read_bytes())
    quiz["items"] = deepcopy(quiz["items"][:10])
    for item in quiz["items"]:
        for option, text in zip((item["best"], *item["others"]), ("三三三", "四四四四", "二二", "一"), strict=True):
            option["text"] = text

    text = yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False)
    found = [problem.text for problem in check_quiz(read(text.encode(), Quiz), guide, thorough=True)]

    for locale in ("zh-Hant", "zh-TW", "zh-Hans"):
        assert any(told.startswith(f"{locale}：整個題庫總是選第 2 長的選項，會猜中 100%") for told in found)
