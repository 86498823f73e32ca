"""A posting is cut, labelled and summed up; any text at all can be read."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.errors import GuideError
from pmguide.posting.cutting import cut
from pmguide.posting.decoding import decode
from pmguide.posting.files import text_in
from pmguide.posting.matching import fold
from pmguide.posting.mix import mix_of
from pmguide.posting.report import read_posting

from .samples import OPERATIONS, OTHER, PRODUCT, VAGUE

SAMPLES = {"product": PRODUCT, "operations": OPERATIONS, "neither": OTHER}


@pytest.mark.parametrize("verdict", SAMPLES)
def test_verdict(verdict: str) -> None:
    """A plain posting of each kind is recognised, whatever its title says."""
    assert read_posting(SAMPLES[verdict], "x").verdict == verdict


def test_title_is_held_against_the_duties() -> None:
    """A product title over operations duties is said to be one."""
    report = read_posting(OPERATIONS, "x")

    assert report.title is not None
    assert (report.title.claims, report.title.text) == ("product", "产品经理（社区方向）")
    assert report.title.verdict == "職稱說的是產品，職責卻多半是運營。"


def test_title_does_not_decide() -> None:
    """The same duties under another title are read alike."""
    readings = [read_posting(OPERATIONS, "x", title=title) for title in ("產品經理", "運營專員", "工程師")]

    assert len({reading.statements for reading in readings}) == 1


@pytest.mark.parametrize("last", ["確保符合客戶要求", "設計新手任務", "調整業務待遇", "梳理崗位職責"])
def test_a_duty_may_end_like_a_heading(last: str) -> None:
    """It is quoted whole, and what follows it is still a duty."""
    duties = [f"1. 規劃會員功能，{last}", "2. 輸出規格與原型，推動研發上線", "3. 追蹤上線成效，提出改版方案"]
    report = read_posting("\n".join(["工作內容", *duties]), "x")

    assert [str(each.text) for each in report.statements] == duties


def test_requirements_are_no_duties() -> None:
    """A requirement that talks like a duty is set aside."""
    texts = [statement.text for statement in read_posting(PRODUCT, "x").statements]

    assert len(texts) == 3
    assert not any("優先" in text and "者" in text for text in texts)


def test_offsets_and_lines_are_the_originals() -> None:
    """Each statement stands in the original where it says."""
    for statement in read_posting(OPERATIONS, "x").statements:
        assert OPERATIONS[statement.start : statement.end] == statement.text
        assert OPERATIONS[: statement.start].count("\n") + 1 == statement.line


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.replace("\n", ""),
        lambda text: text.replace("\n", " "),
        lambda text: text.replace("1、", "（1）").replace("2、", "（2）").replace("3、", "（3）"),
        lambda text: text.replace("1、", "①").replace("2、", "②").replace("3、", "③"),
        lambda text: "<html><body><p>" + text.replace("\n", "</p><p>").replace(" ", "&nbsp;") + "</p></body></html>",
    ],
)
def test_form_does_not_matter(form: object) -> None:
    """Line breaks, numbering and markup change nothing."""
    assert callable(form)
    assert read_posting(form(PRODUCT), "x").verdict == "product"


def test_why_names_words_of_the_statement() -> None:
    """The words that decided are the statement's own."""
    for statement in read_posting(PRODUCT, "x", why=True).statements:
        assert statement.why
        assert all(reason.words in statement.text for reason in statement.why)


def test_less_than_the_documented_margin_is_unsure() -> None:
    """A label less than 0.3 ahead is called unsure, as docs/posting-model.md says; some of these are about as far."""
    duties = ("撰寫活動規則與需求", "與商家溝通需求", "跟進上線後的問題", *VAGUE)
    found = read_posting("工作內容：\n" + "\n".join(duties), "x").statements

    assert [statement.sure for statement in found] == [statement.margin >= 0.3 for statement in found]
    assert any(0.2 < statement.margin < 0.3 for statement in found)
    assert any(0.3 < statement.margin < 0.4 for statement in found)


def test_duties_alone_need_no_heading() -> None:
    """Half a posting that somebody pasted is one."""
    pasted = "策划社区活动，提升用户活跃和留存；维护核心用户社群。我们在上海，有下午茶。"

    assert read_posting(pasted, "x").verdict == "operations"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "太短"),
        ("風吹過窗前，我還記得你的臉。月亮走得很慢，路也走得很遠。", "沒有讀到職責"),
        ("Design and build our payment services together with the team.", "幾乎沒有中文"),
        (
            "連鎖書店「山海」昨天公布上半年業績，營收成長一成二。總經理表示，下半年會策劃更多讀書會與簽書活動，提升會員活躍度，"
            "並加強線上社群的內容運營。分析師認為，租金壓力仍在，能不能維持成長，要看年底檔期。股價收盤上漲百分之三。"
            "另一家同業則宣布關閉兩間門市，員工將分批轉調其他據點。",
            "不是在招人",
        ),
        (
            "工作內容          應徵條件\n1. 定義產品規格      1. 資工相關科系\n2. 研究市場競品      2. 三年以上經驗",
            "並排",
        ),
        ("|岗位职责|任职要求|\n|---|---|\n|负责需求分析和产品设计|本科以上|", "並排"),
        ("プロダクトの要件を定義し、開発チームと調整していただきます。", "日文"),
    ],
)
def test_nothing_to_read_is_not_a_verdict(text: str, reason: str) -> None:
    """Where there are no duties the answer is 資料不足 and says why; there is no mix."""
    report = read_posting(text, "x")

    assert report.verdict == "insufficient"
    assert reason in report.text
    assert not report.mix.duties


@pytest.mark.parametrize(
    "said", ["薪水五萬到七萬。", "投遞：hr@example.com。", "職稱：產品經理。", "誠徵夥伴。", "工作內容：\n"]
)
def test_what_only_advertisements_say_stands_for_a_heading(said: str) -> None:
    """A posting told like a letter is read as one."""
    told = (
        "我們是五個人的旅遊新創，做一款幫長輩排行程的 App，去年拿到天使輪。"
        "把想法畫成流程圖和原型，跟工程師排定下一版的功能。"
        "不看學歷，只希望你做過有真人在用的產品，講得出它哪裡不好，也願意常常出差，英文好壞都沒關係。"
    )

    assert "工作內容：" in read_posting(told, "x").text
    assert read_posting(f"{said}{told}", "x").verdict == "product"


def test_gaps_and_terms() -> None:
    """What is not said becomes a question; terms of the glossary are found in either script."""
    report = read_posting(
        OPERATIONS, "x", terms={"拉新": ("acquisition", "拉新"), "留存率": ("retention-rate", "留存率")}
    )

    assert "pay" in [gap.id for gap in report.gaps]
    assert [(term.id, term.words) for term in report.terms] == [("acquisition", "拉新")]


def test_mix_leans_from_65_per_cent() -> None:
    """65 of 100 characters take a side, half of what is shared counts for each; most of it other is neither."""
    assert mix_of([("product", 65), ("operations", 35)]).verdict == "product"
    assert mix_of([("product", 64), ("operations", 36)]).verdict == "mixed"
    assert mix_of([("operations", 50), ("shared", 50)]).verdict == "operations"
    assert mix_of([("product", 49), ("other", 51)]).verdict == "neither"
    assert mix_of([("none", 9)]).verdict == "insufficient"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"])
def test_encodings(encoding: str) -> None:
    """Every encoding that postings come in is recognised."""
    assert decode(PRODUCT.encode(encoding), "x") == PRODUCT


def test_number_of_another_list_does_not_cut() -> None:
    """雙11、 is no item; 3~5年2、 begins one."""
    text = "1、負責雙11、年貨節的活動；經驗3~5年2、維護商家"

    assert [text[piece.start : piece.end] for piece in cut(fold(text))] == [
        "1、負責雙11、年貨節的活動；",
        "經驗3~5年",
        "2、維護商家",
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1、寫文件，經驗3~5年4、溝通", ["1、寫文件，經驗3~5年", "4、溝通"]),
        ("1、寫文件2、畫原型4、追進度4、寫報告", ["1、寫文件", "2、畫原型", "4、追進度", "4、寫報告"]),
        ("工作內容1.寫文件2.畫原型應徵條件:1.大學", ["工作內容", "1.寫文件", "2.畫原型", "應徵條件:", "1.大學"]),
        ("(1)寫文件(2)畫原型", ["(1)寫文件", "(2)畫原型"]),
        ("Do this: 1) Write specs 2) Draw screens.", ["Do this:", "1) Write specs", "2) Draw screens."]),
    ],
)
def test_items_on_one_line(text: str, pieces: list[str]) -> None:
    """Items glued to each other are cut apart, wrongly numbered or not."""
    assert [text[piece.start : piece.end] for piece in cut(fold(text))] == pieces


def test_text_without_any_sign_is_cut() -> None:
    """A posting run together without stops, breaks or marks is cut where statements usually begin."""
    words = re.sub(r"[\W_]+", "", OPERATIONS.partition("\n")[2])
    bare_numbers = [words[piece.start : piece.end] for piece in cut(fold(words))]
    words_only = re.sub(r"[0-9]", "", words)

    assert "2维护核心用户社群" in bare_numbers
    assert "任职要求" in bare_numbers
    assert read_posting(words, "x").verdict == "operations"
    assert read_posting(words_only, "x").verdict == "operations"


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """No text raises, folding keeps its length, statements lie in it in order and do not overlap."""
    report = read_posting(text, "x", why=True)
    places = [place for statement in report.statements for place in (statement.start, statement.end)]

    assert len(fold(text)) == len(text)
    assert places == sorted(places)


@given(
    st.lists(
        st.sampled_from(["负责", "产品", "1、", "\n", "运营", "：", "职责", "<p>", "&amp;", " ", "；", "【", "a", "0"])
    )
)
def test_anything_like_a_posting_can_be_read(parts: list[str]) -> None:
    """Nor does any heap of what postings are made of."""
    read_posting("".join(parts), "x", why=True)


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    """Bytes are read, or refused with a sentence."""
    with suppress(GuideError):
        assert read_posting(text_in(raw, "x"), "x").text
