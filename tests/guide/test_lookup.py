"""Entries are found by every name they go by, and a miss names what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.chinese.script import to_simplified
from pmguide.errors import NothingFound
from pmguide.guide.glossary import look_up
from pmguide.guide.lookup import find_id
from pmguide.guide.naming import SECTIONS, written_names

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("沉沒成本", "sunk-cost"),
        ("沉没成本", "sunk-cost"),
        ("sunk cost", "sunk-cost"),
        ("Sunk-Cost", "sunk-cost"),
        ("ＳＵＮＫ　ＣＯＳＴ", "sunk-cost"),
        ("PRD", "requirement-doc"),
        ("prd", "requirement-doc"),
        ("產品需求文件", "requirement-doc"),
        ("需求文档", "requirement-doc"),
        ("使用者需求", "user-need"),
        ("用户需求", "user-need"),
        ("回饋", "feedback"),
        ("反馈", "feedback"),
        ("DAU/MAU", "dau-mau"),
        ("日活", "dau-mau"),
        ("A／B測試", "ab-test"),
        ("ab测试", "ab-test"),
        ("營運經理", "operations-manager"),
        ("CAC", "ltv-cac"),
        ("产品周期", None),
        ("「沉沒成本」？", "sunk-cost"),
        ("", None),
        ("！？", None),
    ],
)
def test_a_term_goes_by_many_names(guide: Guide, word: str, wanted: str | None) -> None:
    """Script, region, case, width, spaces and punctuation do not matter."""
    assert find_id(guide, "terms", word) == wanted


@pytest.mark.parametrize("section", SECTIONS)
def test_every_written_name_finds_its_entry(guide: Guide, section: str) -> None:
    """Each name that the content gives an entry leads to it, in Traditional and in Simplified characters."""
    for entry in getattr(guide, section):
        for name in written_names(entry):
            assert find_id(guide, section, name) == entry.id
            assert find_id(guide, section, to_simplified(name)) == entry.id


def test_at_most_three_are_suggested(guide: Guide) -> None:
    """Three suggestions help; more are a list."""
    with pytest.raises(NothingFound) as caught:
        look_up(guide, "流失")

    assert caught.value.hint.startswith("相近的有：")
    assert caught.value.hint.count("、") <= 2
