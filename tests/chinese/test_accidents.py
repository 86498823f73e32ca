"""What must not stand in the store's text is found; what merely looks like it is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.chinese.accidents import ACCIDENTS, INDECENT, faults
from pmguide.chinese.folding import simplified_only

SIMPLIFIED = simplified_only()


def found(text: str, prose: bool = True) -> list[str]:
    """Return the faults of `text`."""
    return list(faults(text, SIMPLIFIED, prose))


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("請每個人髮言", "轉換錯字「髮言」：應為「發言」"),
        ("全程式控制活動", "轉換錯字「全程式控制」：應為「全程控制」"),
        ("020 產品", "轉換錯字「020」：應為「O2O」"),
        ("重要的裡程碑", "轉換錯字「裡程碑」：應為「里程碑」"),
        ("他們的標准", "轉換錯字「標准」：應為「標準」"),
        ("运营的人", "簡體字「营、运」"),
        ("用戶,運營", "半形標點「戶,」"),
        ("（見上）:三點", "半形標點「）:」"),
        ("先問(再做)", "半形標點「問(」"),
        ("做完了.再說", "半形標點「了.」"),
        ("他說“好”", "引號請用「」與『』"),
        ('他說 "好"', "引號請用「」與『』"),
        ("很棒👍🏽", "表情或圖形符號"),
        ("注意⚠️", "表情或圖形符號"),
        ("好\u200b的", "看不見的控制字元"),
        ("好\x1b[31m的", "看不見的控制字元"),
        ("好\u202e的", "看不見的控制字元"),
        ("大陸叫{{用戶", "「{{」與「}}」沒有成對"),
    ],
)
def test_each_kind_of_fault_is_found(text: str, saying: str) -> None:
    """Every kind of fault is reported, and says what to write instead where there is one thing to write."""
    assert saying in "\n".join(found(text))


@pytest.mark.parametrize("word", INDECENT)
def test_indecent_words_are_found_wherever_they_stand(word: str) -> None:
    """Indecent words are faults in prose, in quotes and in wordings alike."""
    assert len(found(f"這種{{{{{word}}}}}說法")) == len(found(f"這種{word}說法", prose=False)) == 1


@pytest.mark.parametrize(("wrong", "right"), ACCIDENTS.items())
def test_every_accident_is_found_and_its_mending_is_clean(wrong: str, right: str) -> None:
    """The wrong word is reported with the right one; the right one is not reported itself."""
    assert any(f"應為「{right}」" in fault for fault in found(wrong))
    assert found(right) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "把需求做成產品，再一版一版改好。",
        "約 80% 花在想清楚：調研、分析、抽象。",
        "DAU/MAU 是 A1.3 說的比率（黏性）；O2O 也算。",
        "版本 3.1.2 與 2026-12-10，10:30 開會",
        "打 pmguide compare --dim 目標，看 README.md 的說明",
        "英文裡 product manager, PM (for short) 都有人寫",
        "皇后的髮型在後台，里程碑在裡面",
        "原文寫{{髮言}}，是{{發言}}轉壞的",
        "原文的標點是{{用戶,運營}}這樣",
        "他說「『好』就好」……我想想——也行",
        "第一行\n第二行\t",
        "成長 × 2、10÷5、−3、²、＊、〔意見〕→ 結論",
    ],
)
def test_clean_text_has_no_faults(text: str) -> None:
    """Latin words, numbers, commands, quoted accidents and full-width marks are all right."""
    assert found(text) == []


def test_a_region_s_wording_may_hold_its_own_marks() -> None:
    """A wording is not prose: half-width marks and accidents are left, simplified characters are not."""
    assert found("用戶,重復", prose=False) == []
    assert found("运营", prose=False) != []


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    """Checking never fails, and each fault is one line."""
    assert all("\n" not in fault.replace(text, "") for fault in found(text) if len(text) > 2)
