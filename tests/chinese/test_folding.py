"""One key for all the ways a reader may type a word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.chinese.real_text import written_for

from pmguide.chinese.folding import Folding, folding, simplified_only
from pmguide.chinese.script import Locale, Localiser

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide

_folding = lru_cache(maxsize=1)(folding)
_simplified_only = lru_cache(maxsize=1)(simplified_only)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("沉沒成本", "沉没成本"),
        ("產品經理", "产品经理"),
        ("後台", "后臺"),
        ("著手", "着手"),
        ("裡面", "裏面"),
        ("裡面", "里面"),
        ("乾貨", "干货"),
        ("幹部", "干部"),
        ("瞭解", "了解"),
        ("復盤", "复盘"),
        ("定運營計畫", "定运营计划"),
        ("計劃", "計畫"),
        ("做什麼", "做什么"),
        ("顯著", "显著"),
        ("回覆", "回复"),
        ("憑藉", "凭借"),
        ("沈沒成本", "沉没成本"),
        ("薴", "苎"),
        ("聯繫", "联系"),
        ("PRD", "ｐｒｄ"),
        ("寫 PRD", "寫PRD"),
        ("sunk cost", "Sunk-Cost"),
        ("A/B 測試", "AB测试"),
        ("「核心」用戶", "核心用户"),
        ("產品經理（策劃）", "产品经理 策划"),
        ("①", "1"),
        ("㍿", "株式會社"),
    ],
)
def test_ways_to_write_a_word_have_one_key(one: str, other: str) -> None:
    """Script, width, case, spaces and punctuation fold away."""
    fold = _folding()

    assert fold(one) == fold(other)


def test_the_whole_content_is_found_in_either_script(guide: Guide) -> None:
    """A reader may type back what a page shows: every text has the key of its Simplified form."""
    fold = _folding()
    shown = written_for(guide, Locale.HANS)
    plain = Localiser(Locale.HANS)

    assert [text for text in shown if fold(plain(text)) != fold(Localiser(Locale.HANT)(text))] == []


@pytest.mark.parametrize(("one", "other"), [("策劃", "規劃"), ("產品", "產業"), ("用戶", "客戶"), ("DAU", "MAU")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    """Folding does not fold words together."""
    fold = _folding()

    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "，。", "---", "\u200b", "…"])
def test_nothing_to_look_up_has_an_empty_key(text: str) -> None:
    """Punctuation and spaces alone leave no key."""
    assert _folding()(text) == ""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A key is its own key, whatever the text."""
    fold = _folding()

    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text(st.sampled_from(" 　-「」，。/·")))
def test_marks_between_characters_do_not_matter(text: str, marks: str) -> None:
    """Marks before and after a text leave its key alone."""
    fold = _folding()

    assert fold(marks + text + marks) == fold(text)


def test_a_kept_folding_is_the_same() -> None:
    """A folding is two strings: what is kept with the content folds as the one that was read from OpenCC."""
    made = _folding()
    kept = Folding(*tuple(made))

    assert len(made.old) == len(made.new)
    assert kept("後臺「運營」") == made("后台运营")


@pytest.mark.parametrize("text", ["后里干斗只面松征制系于余云沖范注志致准卷胡托升布占游借划了", "產品運營用戶"])
def test_characters_of_both_scripts_are_not_simplified(text: str) -> None:
    """皇后, 公里, 干預: characters that Traditional text uses too are no sign of Simplified text."""
    assert set(text) & _simplified_only() == set()


@pytest.mark.parametrize("text", ["产运营户发说这们关系"[:-1], "简体", "国学会"])
def test_characters_of_simplified_text_are_known(text: str) -> None:
    """What only Simplified text uses is recognised."""
    assert set(text) - {"系", "体", "学", "会", "国", "营"} <= _simplified_only()
