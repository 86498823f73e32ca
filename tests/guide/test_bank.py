"""The questions: every one a fair question with a reason for every option, and the checks that keep them so."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.conftest import ROOT

from pmguide.chinese.script import Locale
from pmguide.errors import BadContent, BadUsage
from pmguide.guide.bank import Bank, load_bank
from pmguide.guide.loading import own_content
from pmguide.guide.quiz_checks import check_quiz
from pmguide.guide.reading import read
from pmguide.model.quiz import Quiz
from pmguide.practice.answering import put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pmguide.guide.guide import Guide
    from pmguide.model.quiz import Item

OWN = own_content("quiz.yaml")
WHOLE: dict[str, Any] = yaml.safe_load(OWN.read_bytes())
IDS = [item["id"] for item in WHOLE["items"]]


def problems(guide: Guide, change: Callable[[dict[str, Any]], object], *, thorough: bool = False) -> list[str]:
    """Return the problems of a question file of two items after `change`."""
    small = deepcopy({"schema": 1, "items": WHOLE["items"][:2]})
    change(small)
    text = yaml.safe_dump(small, allow_unicode=True, sort_keys=False)
    return [problem.text for problem in check_quiz(read(text.encode(), Quiz), guide, thorough)]


def test_the_questions_have_no_problems(guide: Guide) -> None:
    """The thorough check, counts and regional words included, finds nothing."""
    assert check_quiz(read(OWN.read_bytes(), Quiz), guide, thorough=True) == []


@pytest.mark.parametrize("name", IDS)
def test_item(bank: Bank, name: str) -> None:
    """Each item can be put: four options, no two alike, a reason and a source for each, somewhere to read on."""
    item = bank.one(name)
    options = (item.best, *item.others)

    assert len({option.text for option in options}) == len(options) == 4
    assert all(option.why for option in options)
    assert all((item.hint, item.sources, item.read))
    assert item.topic in bank.topics


def test_every_id_ever_used_leads_somewhere(bank: Bank) -> None:
    """Each listed id is an item's, or its former one; each item is listed. An id that goes loses readers' histories."""
    listed = set((ROOT / "data" / "quiz-ids.txt").read_text("utf-8").split())
    present = {label.id for label in bank.labels}

    assert present <= listed
    assert listed <= present | bank.renamed().keys()


def test_the_best_option_has_no_favourite_place(bank: Bank) -> None:
    """Over a thousand draws of the real items the best option stands evenly in the four places (chi-square)."""
    items: list[Item] = [bank.one(label.id) for label in bank.labels]
    draws = [put(item, seed).best for seed in range(5) for item in items][:1000]
    square = sum((draws.count(place) - len(draws) / 4) ** 2 / (len(draws) / 4) for place in range(4))

    assert square < 16.27  # three degrees of freedom, one in a thousand


def test_a_topic_goes_by_title_id_or_part(bank: Bank, guide: Guide) -> None:
    """A field of work is found by its title as any reader sees it, its id, or a part of the title no other has."""
    found = {bank.find_topic(guide, word) for word in ("上線與推廣", "上线与推广", "launch", "推廣")}

    assert found == {"launch"}
    for locale in Locale:
        titles = {guide.localiser(locale)(title): topic for topic, title in bank.topics.items()}
        assert {title: bank.find_topic(guide, title) for title in titles} == titles
    with pytest.raises(BadUsage, match="領域"):
        bank.find_topic(guide, "天文")


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no reason": (lambda quiz: quiz["items"][0]["others"][0].pop("why"), "缺少這個欄位"),
    "empty reason": (lambda quiz: quiz["items"][0]["best"].update(why=""), "不可以是空的"),
    "same option": (
        lambda quiz: quiz["items"][0]["others"][0].update(text=quiz["items"][0]["best"]["text"] + "。"),
        "兩個選項一樣",
    ),
    "same reason": (
        lambda quiz: quiz["items"][0]["others"][0].update(why=quiz["items"][0]["best"]["why"]),
        "理由一字不差",
    ),
    "three actions": (lambda quiz: quiz["items"][0]["others"].pop(), "要有 4 個做法"),
    "one option": (lambda quiz: quiz["items"][0].update(others=quiz["items"][0]["others"][:1]), "有 2 個選項"),
    "unknown claim": (lambda quiz: quiz["items"][0].update(sources=["A1.99"]), "A1.99"),
    "unknown work": (lambda quiz: quiz["items"][0].update(sources=["nobody-2020"]), "nobody-2020"),
    "unknown topic": (lambda quiz: quiz["items"][0].update(topic="astronomy"), "astronomy"),
    "unknown page": (lambda quiz: quiz["items"][0].update(read="glossary nowhere"), "打不開"),
    "unknown jobs": (lambda quiz: quiz["items"][0].update(read="compare cook waiter"), "打不開"),
    "unknown command": (lambda quiz: quiz["items"][0].update(read="dance now"), "打不開"),
    "same id": (lambda quiz: quiz["items"][1].update(id=quiz["items"][0]["id"]), "重複"),
    "former id in use": (lambda quiz: quiz["items"][1].update(formerly=[quiz["items"][0]["id"]]), "重複"),
    "told by the question": (
        lambda quiz: quiz["items"][0].update(hint="還是先核對埋點與入口？"),
        "「核對埋點」在題目或提示裡也有",
    ),
    "odd id": (lambda quiz: quiz["items"][0].update(id="新題"), "只能用英文字母"),
    "odd level": (lambda quiz: quiz["items"][0].update(level=4), "不在可用的值裡"),
    "too long": (lambda quiz: quiz["items"][0]["best"].update(text="長" * 60), "最多"),
    "mainland word": (lambda quiz: quiz["items"][0].update(hint="看一看軟件"), "軟件"),
    "simplified": (lambda quiz: quiz["items"][0].update(hint="看产品"), "产"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_bad_question_is_found(guide: Guide, name: str) -> None:
    """Each rule, broken once, is reported."""
    change, words = CHANGES[name]

    assert problems(guide, lambda _quiz: None) == []
    assert any(words in problem for problem in problems(guide, change))


def test_too_few_questions_are_found(guide: Guide) -> None:
    """The thorough check counts items, scenarios, fields and levels."""
    found = "\n".join(problems(guide, lambda _quiz: None, thorough=True))

    assert all(words in found for words in ("至少要 200 題", "至少要 40 個", "topic 是", "level 是"))


@pytest.mark.parametrize(
    ("best", "locales"),
    [
        ("先把每一件事情都從頭到尾想得清清楚楚再動手做", {"zh-Hant", "zh-TW", "zh-Hans"}),
        ("先問用戶，再問用戶，最後再問用戶呢", {"zh-TW"}),
        ("先把每件事情都想清楚了再動手做", set()),
    ],
)
def test_a_best_option_that_stands_out_is_found(guide: Guide, best: str, locales: set[str]) -> None:
    """A bit longer is fair, much longer is found, in every locale: 用戶 is two characters here, three in Taiwan."""

    def change(quiz: dict[str, Any]) -> None:
        item = quiz["items"][0]
        item["best"]["text"] = best
        for at, other in enumerate(item["others"]):
            other["text"] = f"{at}先做完了，再回頭看看有沒有"

    found = problems(guide, change, thorough=True)

    assert {told.split("：")[0] for told in found if "：最好的選項寬" in told} == locales


def test_a_question_that_answers_another_is_found(guide: Guide) -> None:
    """The thorough check finds the best option of one question in the text of another."""

    def change(quiz: dict[str, Any]) -> None:
        quiz["items"][1]["text"] = "核對埋點與入口曝光之後，該做什麼？"

    found = problems(guide, change, thorough=True)

    assert any("一題會答了另一題" in problem for problem in found)
    assert not any("一題會答了另一題" in problem for problem in problems(guide, lambda _quiz: None, thorough=True))


def test_a_broken_file_lists_its_problems(guide: Guide, tmp_path: Path) -> None:
    """A question file with problems is refused with all of them."""
    broken = tmp_path / "quiz.yaml"
    broken.write_text("schema: 1\nitems: [{id: a}]\n")
    with pytest.raises(BadContent) as caught:
        load_bank(broken, own_content(), guide, None)

    assert len(caught.value.problems) > 5
