"""Look-ups that forgive: what is clearly meant is opened, what may be meant is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pmguide.guide.understanding import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmguide.guide.guide import Guide


@pytest.mark.parametrize(
    "typed",
    [
        "沉默成本",
        "沉沒城本",
        "成沒成本",
        "沉沒本成",
        "chenmochengben",
        "chen mo cheng ben",
        "chénmò chéngběn",
        "cmcb",
        "什麼是沉沒成本",
        "沉没成本是什么意思",
        "What is a sunk cost?",
        "sunk cots",
        "chenmochenben",
    ],
)
def test_a_clear_near_hit_is_shown(run: Callable[..., Any], typed: str) -> None:
    """A slip, pinyin, a question: the entry is shown, and stderr says what it was taken for."""
    code, out, err = run("glossary", typed)

    assert code == 0
    assert out.startswith("沉沒成本")
    assert "當作「沉沒成本」" in err


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("誰負責寫PRD", "寫 PRD"),
        ("PRD 誰寫", "寫 PRD"),
        ("决定价格", "定價"),
        ("拉新是誰的工作", "做拉新"),
        ("who writes the PRD", "寫 PRD"),
        ("辦線下活動", "辦活動"),  # not 參加市場活動, which is asked for by 線下活動
        ("找美妝KOL合作", "找 KOL 合作"),
        ("做用戶測試", "做可用性測試"),  # 用戶測試 as a whole comes before 做測試
    ],
)
def test_who_takes_a_question(run: Callable[..., Any], typed: str, title: str) -> None:
    """A duty is found by asking for it."""
    assert run("who", typed).out.startswith(title)


def test_an_exact_hit_says_nothing(run: Callable[..., Any]) -> None:
    """Where the name is right, stderr stays empty."""
    assert run("glossary", "沉没成本").err == ""


def test_several_are_offered(run: Callable[..., Any]) -> None:
    """What may mean several entries exits 1 and names them."""
    code, out, err = run("glossary", "流失")

    assert (code, out) == (1, "")
    assert "流失率" in err
    assert "流失召回" in err


@pytest.mark.parametrize(
    ("command", "typed", "hint"),
    [
        ("who", "寫程式", "相近的有：與工程師溝通。"),  # 跟寫程式的人吵架 is about something else
        ("who", "看病歷報表", "相近的有：看報表、提數據需求。"),  # the guide knows nothing of 病歷
        ("glossary", "加班", "相近的有：技術成本。"),
        ("glossary", "KOL", "要找的可能是「找 KOL 合作」：pmguide who work-with-kols"),
        ("glossary", "薪水", "：pmguide compare product-planning product-yunying --dim pay"),  # ARPU only mentions it
        ("who", "咖啡", "用 pmguide who 看全部。"),
    ],
)
def test_a_miss_says_honestly_what_is_near(run: Callable[..., Any], command: str, typed: str, hint: str) -> None:
    """What only mentions the word is not opened; what does so least is not offered; another command may know it."""
    code, out, err = run(command, typed)

    assert (code, out) == (1, "")
    assert f"「{typed}」" in err
    assert err.rstrip().endswith(hint)


@pytest.mark.parametrize("command", ["glossary", "who", "role", "analogy", "debate"])
def test_nonsense_is_not_understood(run: Callable[..., Any], command: str) -> None:
    """Nothing is taken for what it is not."""
    assert run(command, "量子力學").code == 1
    assert run(command, "如何煮咖啡").code == 1


@pytest.mark.parametrize("word", ["薪水", "升遷", "離職", "考試"])
def test_a_word_of_another_matter_opens_no_duty(guide: Guide, word: str) -> None:
    """A short word as it stands is no slip for another, and a duty that only mentions it is not what was meant."""
    guess = meant(guide, "duties", word)

    assert guess.id is None
    assert not {"fight-fake-traffic", "control-cost"} & set(guess.near)
