"""What a posting does not say is asked, and what it says is not."""

from __future__ import annotations

import pytest

from pmguide.posting.gaps import gaps_in
from pmguide.posting.matching import fold
from pmguide.posting.report import read_posting

from .samples import OTHER

WHO_DECIDES, WHO_ANSWERS = "最後由誰拍板？", "出了問題由誰負責？"
WITH_WHOM, ABOVE = "每天和哪些人一起工作？", "向誰報告？"
TEAM, PAY, REVIEW = "團隊有多大？", "薪資範圍是多少？", "考核週期和晉升的路怎麼走？"
AIM, FIGURES, TIME = "半年內要做成什麼？", "用什麼數字衡量", "一週的時間大致怎麼分？"


def asked(text: str) -> str:
    """Return all questions that a posting raises, as one text."""
    return "".join(gap.question for gap in gaps_in(fold(text), "product"))


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("你向CTO匯報，老闆拍板", [ABOVE, WHO_DECIDES]),
        ("Team 目前 12 人，report 給 CPO", [TEAM, ABOVE]),
        ("團隊目前有 6 位 PM", [TEAM]),
        ("電商部（共14人）", [TEAM]),
        ("我們是五個人的新創", [TEAM]),
        ("年包40-60W，每年1月和7月调整职级", [PAY, REVIEW]),
        ("Compensation: NT$1.8M – 2.4M", [PAY]),
        ("6-9k+提成", [PAY]),
        ("8000-12000元/月", [PAY]),
        ("底薪 45,000", [PAY]),
        ("月薪三萬八起", [PAY]),
        ("把轉付費率從 3% 做到 5%", [AIM]),
        ("三个月内要把注册转化做到5%", [AIM, FIGURES]),
        ("月活會員由 60 萬成長到 80 萬", [AIM, FIGURES]),
        ("業績達成，每週拜訪", [AIM, FIGURES, TIME]),
        ("對接廠商、經銷商與醫師", [WITH_WHOM]),
        ("管理客戶與外包", [WITH_WHOM]),
        ("時間分配：需求 40%，活動 60%", [TIME]),
        ("對會員收入負責", [WHO_ANSWERS]),
    ],
)
def test_what_is_said_is_not_asked(said: str, answers: list[str]) -> None:
    """Of a question with two parts, only the part is asked that is not said."""
    assert not [question for question in answers if question in asked(said)]
    assert all(question in asked("") for question in answers)


@pytest.mark.parametrize(
    ("said", "open_questions"),
    [
        ("公司安排的其他工作", [TEAM]),
        ("帶領三人以上團隊的經驗", [TEAM]),
        ("福利：五险一金，带薪年假 10 天", [PAY, REVIEW]),
        ("底薪加抽成，16薪，3 年以上", [PAY]),
        ("薪資面議", [PAY]),
        ("用 4K 影片服務 20-30 萬用戶", [PAY]),
        ("把轉化率提高 5%", [TIME]),
        ("目標感強，了解目標用戶", [AIM]),
        ("產品從 0 到 1", [AIM]),
        ("輸出週報，向客戶匯報", [ABOVE]),
        ("你向CTO匯報", [WITH_WHOM, WHO_DECIDES]),
        ("老闆拍板", [WHO_ANSWERS]),
    ],
)
def test_what_is_not_said_is_asked(said: str, open_questions: list[str]) -> None:
    """Words that only sound like an answer are none."""
    assert all(question in asked(said) for question in open_questions)


def test_work_of_another_kind_is_not_asked_of_a_product() -> None:
    """Where a job is neither, no question speaks of a product, of its stage, of developers or of operations."""
    text = OTHER.replace("後端工程師", "門市店長").replace("伺服器端程式開發與資料庫維護", "收銀與盤點")
    questions = [gap.question for gap in gaps_in(fold(text), "neither")]

    assert TEAM in questions
    assert not [question for question in questions if "產品" in question or "開發" in question or "運營" in question]
    assert read_posting(OTHER, "x").verdict == "neither"
    assert not {"resources", "timing", "product-type"} & {gap.id for gap in read_posting(OTHER, "x").gaps}
