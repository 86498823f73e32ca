"""`--why`: whole words of the statement, in the posting's own script, and what stands around it where that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.chinese.script import to_simplified
from pmguide.posting.context import LABELS
from pmguide.posting.features import pairs
from pmguide.posting.labelling import own_words
from pmguide.posting.lexicon import carriers, combinations
from pmguide.posting.matching import fold
from pmguide.posting.reasons import cut_words, leads_of
from pmguide.posting.report import read_posting
from pmguide.posting.weights import weights

from .samples import OPERATIONS, OTHER, PRODUCT, VAGUE

if TYPE_CHECKING:
    from pmguide.posting.views import Statement

TAIWANESE = """產品營運專員
工作內容：
‧ 收集使用者意見，整理成報告交給產品團隊
‧ 經營官方 LINE 社群，撰寫貼文與回覆粉絲留言
‧ 配合挖掘與培養分區潛力 UP主
‧ 主管交辦事項
應徵條件：
‧ 大學以上
"""
TEXTS = [PRODUCT, OPERATIONS, OTHER, TAIWANESE, to_simplified(TAIWANESE)]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_whole_and_stand_where_they_say(text: str) -> None:
    """Words are quoted from the statement, by offsets into the original, and end where words end."""
    for statement in read_posting(text, "x", why=True).statements:
        assert statement.why
        folded = fold(text[statement.start : statement.end])
        borders = {statement.start + place for span in cut_words(folded) for place in span}
        for reason in statement.why:
            assert statement.start <= reason.start < reason.end <= statement.end
            assert text[reason.start : reason.end] == reason.words
            assert {reason.start, reason.end} <= borders
            assert reason.weight > 0


def test_words_are_in_the_postings_own_script() -> None:
    """The same posting in the other script has the same reasons, written as it writes them."""
    traditional, simplified = (
        [[reason.words for reason in statement.why] for statement in read_posting(text, "x", why=True).statements]
        for text in (TAIWANESE, to_simplified(TAIWANESE))
    )

    assert [list(map(to_simplified, words)) for words in traditional] == simplified
    assert traditional != simplified


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("收集使用者意见", ["收集", "使用者", "意见"]),
        ("推动合作方案", ["推动", "合作", "方案"]),
        ("线下及线上活动", ["线下", "线上活动"]),
        ("培养up主", ["培养", "up主"]),
        ("与研发沟通", ["研发", "沟通"]),
    ],
)
def test_words_are_cut_as_a_reader_would(words: str, cut: list[str]) -> None:
    """No half words, whatever the longest match of the lexicon takes."""
    assert [words[start:end] for start, end in cut_words(words)] == cut


@pytest.mark.parametrize(
    "words", ["负责3000万用户的社群运营，策划活动", "Define PRD 與設計 A/B 測試", "", "活动活动 12 3"]
)
def test_the_leads_add_up_to_what_the_model_says(words: str) -> None:
    """What the characters add is what the first reading makes of the words, but for what is the same in all."""
    folded = fold(words)
    says = own_words(folded)[0]
    nothing = weights().pairs.leads(pairs(""), 2, 1)["^$"] if not folded else 0.0

    assert sum(leads_of(folded, 2, 1)) == pytest.approx(says[2] - says[1] - nothing)


_CODES = ("va", "vg", "vi", "na", "ng", "no", "oa", "ra", "rb", "zz")


@given(st.text("负责用户运营产品设计prd1 的与及，") | st.text())
def test_places_are_those_of_the_classes(words: str) -> None:
    """The lexicon finds the same words with their places as without; each combination is of some of them."""
    folded = fold(words)
    found = [codes for _, _, codes in weights().lexicon.places(folded) if codes]
    made = carriers(found)

    assert found == weights().lexicon.classes(folded)
    assert made.keys() == combinations(found)
    assert all(part for parts in made.values() for part in parts)


@given(st.lists(st.lists(st.sampled_from(_CODES), min_size=1, max_size=3).map(tuple), max_size=6))
def test_combinations_add_up_without_their_names(found: list[tuple[str, ...]]) -> None:
    """What the reader adds up is the sum over the combinations that the model learnt."""
    made = weights().combinations

    assert made.total(found) == made.named.total(combinations(found))


def test_words_stand_across_markup() -> None:
    """Tags within a word are not quoted; the offsets cover them."""
    text = "<p>岗位职责</p><p>策划拉新活动，提升<i>留</i>存率</p>"
    reasons = [reason for statement in read_posting(text, "x", why=True).statements for reason in statement.why]

    assert any(reason.words == "策划拉新活动" for reason in reasons)
    assert all("<" not in reason.words for reason in reasons)


_PRODUCT_DUTIES = "负责产品需求分析与功能设计，输出PRD\n推动研发上线\n"
_OPERATIONS_DUTIES = "策划社群活动，提升用户活跃\n维护达人关系\n"


def _vague(head: str) -> list[Statement]:
    """Return the vague statements that were taken for duties, among duties of either side."""
    texts = [f"{head}\n{duties}{vague}" for duties in (_PRODUCT_DUTIES, _OPERATIONS_DUTIES) for vague in VAGUE]
    found = [statement for text in texts for statement in read_posting(text, "x", why=True).statements]
    return [statement for statement in found if statement.text in VAGUE]


def test_a_heading_is_named_where_it_made_a_duty() -> None:
    """What reads like a requirement is a duty because of what it stands under; the heading is quoted."""
    named = [statement.circumstance for statement in _vague("【岗位职责】") if statement.circumstance]
    headings = [circumstance for circumstance in named if circumstance.kind == "heading"]

    assert headings
    assert all((heading.words, heading.alone) == ("【岗位职责】", "none") for heading in headings)
    assert not any(found.circumstance and found.circumstance.kind == "heading" for found in _vague(""))


def test_neighbours_are_named_where_they_turned_the_label() -> None:
    """A statement that would be read otherwise alone says what as."""
    found = [
        statement for statement in _vague("") + _vague("任职要求：") + _vague("工作內容：") if statement.circumstance
    ]
    turned = [
        (each.label, each.circumstance.alone, each.circumstance.words)
        for each in found
        if each.circumstance and each.circumstance.kind == "neighbours"
    ]

    assert turned
    assert all(label != alone and not words for label, alone, words in turned)


def test_without_why_nothing_is_said() -> None:
    """Reasons are only looked for when asked for."""
    for statement in read_posting(PRODUCT, "x").statements:
        assert (statement.why, statement.circumstance, statement.rival) == ((), None, None)
    assert all(statement.rival in LABELS for statement in read_posting(PRODUCT, "x", why=True).statements)
