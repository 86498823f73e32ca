"""Terms of the glossary are found where a posting means them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.posting.report import read_posting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

KEYS = (
    "工具产品 ab测试 userstory ltvcac prd pd 01 0到1 从0到1 020 o2o 促活 日活 社群 社群产品 需求 客户需求 需求规格"
    " 策略 产品策略 召回 流失召回 留存 留存率"
)


def used(text: str) -> list[str]:
    """Return the terms that a posting uses, as it writes them."""
    return [term.words for term in read_posting(text, "x", terms={key: (key, key) for key in KEYS.split()}).terms]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("準備銷售工具、產品型錄", []),
        ("準備銷售工具\n產品型錄", []),
        ("規劃工具，產品與渠道", []),
        ("負責工具產品", ["工具產品"]),
        ("負責工具 產品", ["工具 產品"]),
        ("負責 A/B 測試", ["A/B 測試"]),
        ("看 LTV/CAC 和 User-Story", ["User-Story", "LTV/CAC"]),
        ("撰寫SEO/PRD文件", ["PRD"]),
        ("UPDATE 文件", []),
    ],
)
def test_a_term_runs_across_no_stop(said: str, words: list[str]) -> None:
    """Spaces, hyphens and the slash of A/B are part of a term; other marks and line breaks end it."""
    assert used(f"工作內容：\n{said}") == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("薪資 8000-12000，或 10-15K", []),
        ("成立於 2015 年，通過 ISO 27001", []),
        ("01. 寫文件", []),
        ("有 0-1 年經驗", []),
        ("有 10-20% 的學習時間，團隊 0-20 人", []),
        ("負責 0-1 的產品", ["0-1"]),
        ("產品從 0 到 1 再到 10", ["從 0 到 1"]),
        ("懂 O2O 的人", ["O2O"]),
        ("DAU2000萬，PRD2份", ["PRD"]),
    ],
)
def test_numbers_are_no_terms(said: str, words: list[str]) -> None:
    """Digits of a salary, a year or a number in a list are no name of a term."""
    assert used(f"工作內容：\n{said}") == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("策劃雙11等大促活動", []),
        ("策劃節日活動", []),
        ("拉新與促活", ["促活"]),
        ("撰寫需求規格書", ["需求規格"]),
        ("提升留存率", ["留存率"]),
        ("了解客戶需求規格", ["客戶需求"]),
    ],
)
def test_a_term_is_a_word_of_its_own(said: str, words: list[str]) -> None:
    """A name across the end of another word is none; where two names overlap, the longer one is meant."""
    assert used(f"工作內容：\n{said}") == words


@pytest.mark.parametrize("said", ["經營社群，分析需求", "制定價格策略", "設計推薦的召回與排序"])
def test_general_words_are_no_terms(said: str) -> None:
    """What leads a reader of the glossary to a term means something else in a posting."""
    assert used(f"工作內容：\n{said}") == []
    assert used("工作內容：\n社群產品的產品策略與流失召回") == ["社群產品", "產品策略", "流失召回"]


def test_terms_of_the_job_only() -> None:
    """Headings, benefits, the company, other jobs on the page and what is not wanted do not use terms."""
    text = "需求規格\n工作內容：\n分析留存，不需要你寫 PRD\n公司介紹\n做過工具產品\n福利\n促活\n應徵條件\n懂 O2O"

    assert used(text) == ["O2O", "需求規格", "留存"]
    assert used(f"{text}\n相似職缺\n工具產品經理\nA/B 測試") == ["O2O", "需求規格", "留存"]
    assert used("公司福利：下午茶\n工作地點：台北\n1. 分析留存") == ["留存"]


def test_a_term_has_a_line_for_itself(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Which words stand for which term can be told at any width."""
    path = tmp_path / "jd.txt"
    path.write_text("工作內容：\n撰寫產品需求文檔，提升參與度、留存\n設計原型，推動研發上線", encoding="utf-8")
    _, out, _ = run("jd", str(path), "--format", "terminal")
    lines = out.partition("用到的行話")[2].splitlines()

    assert [line.split() for line in lines if line.split()][1:] == [
        ["參與度", "參與度"],
        ["需求文件（PRD）", "產品需求文檔"],
        ["留存率", "留存"],
    ]
