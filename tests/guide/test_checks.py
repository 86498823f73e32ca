"""`pmguide check` finds every kind of fault, each with its line, entry and field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pmguide.errors import Exit
from pmguide.guide.checks import check
from pmguide.guide.loading import own_content
from pmguide.guide.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

SOURCE = own_content().read_text(encoding="utf-8")


def spoilt(*changes: tuple[str, str]) -> str:
    """Return the real content with each text replaced once."""
    text = SOURCE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


# What is changed, what is then said of which entry and field, and how many lines below the start of what was changed.
FAULTS = [
    (("    title: 沉沒成本\n", "    titel: 沉沒成本\n"), "sunk-cost", "titel", "沒有這個欄位", 0),
    (("    title: 沉沒成本\n", ""), "sunk-cost", "title", "缺少這個欄位", -1),
    (("    title: 沉沒成本\n", "    title: 沉沒成本\n    title: 沉沒成本\n"), "sunk-cost", "title", "寫了兩次", 1),
    (("    title: 沉沒成本\n", "    title: ''\n"), "sunk-cost", "title", "不可以是空的", 0),
    (("    title: 沉沒成本\n", "    title: 12\n"), "sunk-cost", "title", "應該是文字", 0),
    (("    title: 沉沒成本\n", "    title: [沉沒成本]\n"), "sunk-cost", "title", "應該是文字", 0),
    (("  - id: technical-cost\n", "  - id: sunk-cost\n"), "sunk-cost", "id", "id「sunk-cost」重複", 0),
    (("  - id: sunk-cost\n", "  - id: 沉沒\n"), "沉沒", "id", "只能用英文字母", 0),
    (("schema: 1\n", "schema: 2\n"), "", "schema", "「2」不在可用的值裡：1", 0),
    (("schema: 1\n", "schema: 1\nextra: 2\n"), "", "extra", "沒有這個欄位", 1),
    (("    category: strategy\n", "    category: money\n"), "sunk-cost", "category", "categories 裡沒有「money」", 0),
    (("sources: [A1.3, A1.4, A1.11]", "sources: [A1.33]"), "sunk-cost", "source_reading.sources[0]", "回答裡沒有「A1.33」這一點", 0),
    (("sources: [A1.3, A1.4, A1.11]", "sources: [nobody-1999]"), "sunk-cost", "source_reading.sources[0]", "works 裡沒有", 0),
    (("sources: [A1.3, A1.4, A1.11]", "sources: []"), "sunk-cost", "source_reading.sources", "至少要有一項", 0),
    (("lead: depends\n", "lead: depend\n"), "go-international", "lead", "「depend」不在可用的值裡：product、operations、shared、depends", 0),
    (("{id: A1.2, ", "{id: A2.99, "), "A2.99", "id", "主張「A2.99」不屬於這一則回答", 0),
    (("condition: social", "condition: moon"), "duties", "condition", "conditions 裡沒有「moon」", 0),
    (("    confused_with: [", "    confused_with: [king, "), "product-manager", "confused_with[0]", "roles 裡沒有「king」", 0),
    (("懂也會犯", "懂也会犯"), "sunk-cost", "notes[1].title", "簡體字「会」", 0),
    (("懂也會犯", "懂也會犯,會"), "sunk-cost", "notes[1].title", "半形標點「犯,」", 0),
    (("懂也會犯", "懂也會犯撕逼"), "sunk-cost", "notes[1].title", "不雅的字詞「撕逼」", 0),
    (("懂也會犯", "懂也會髮言"), "sunk-cost", "notes[1].title", "轉換錯字「髮言」：應為「發言」", 0),
    (("懂也會犯", "全程式控制制"), "sunk-cost", "notes[1].title", "轉換錯字「全程式控制」：應為「全程控制」", 0),
    (("懂也會犯", "懂020也"), "sunk-cost", "notes[1].title", "轉換錯字「020」：應為「O2O」", 0),
    (("懂也會犯", "懂也會❤️"), "sunk-cost", "notes[1].title", "表情或圖形符號", 0),
    (("懂也會犯", "懂也會\u200b犯"), "sunk-cost", "notes[1].title", "看不見的控制字元", 0),
    (("懂也會犯", "懂“也”會"), "sunk-cost", "notes[1].title", "引號請用「」與『』", 0),
    (("懂也會犯", "使用者犯"), "sunk-cost", "notes[1].title", "區域用字「使用者」：內容裡寫「用戶」", 0),
    (("懂也會犯", "懂{{也會犯"), "sunk-cost", "notes[1].title", "沒有成對", 0),
    (("  - id: sunk-cost\n    title: 沉沒成本\n", "  - id: sunk-cost\n    title: 偽需求\n"), "sunk-cost", "", "名稱「伪需求」已經指向「pseudo-demand」", 0),
    (("    title: 沉沒成本\n", "    title: 沉沒成本\n    [title]: 沉沒成本\n"), "sunk-cost", "", "欄位的名字應該是文字", 1),
    (("    title: 沉沒成本\n", "    title: 沉沒成本\n    {{ title }}: 1\n"), "sunk-cost", "", "欄位的名字應該是文字", 1),
]  # fmt: skip


@pytest.mark.parametrize(("change", "entry", "field", "said", "below"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_each_fault_is_found(change: tuple[str, str], entry: str, field: str, said: str, below: int) -> None:
    """One change for the worse brings a problem at its line that names the entry, the field and the fault."""
    text = spoilt(change)
    problems = check(read(text.encode()))
    line = SOURCE[: SOURCE.index(change[0])].count("\n") + 1
    found = [problem for problem in problems if said in problem.text]

    assert found, problems
    assert (found[0].line, found[0].entry) == (line + below, entry)
    assert found[0].field.endswith(field)


@pytest.mark.parametrize("slip", ["01", "0177", "12:30", "0x1", "1_0", "!!int one", "9" * 5000])
def test_numbers_are_written_plainly(slip: str) -> None:
    """What is a number to some readers of YAML only, or one no program wants, is refused with its line."""
    problems = check(read(spoilt(("schema: 1\n", f"schema: {slip}\n")).encode()))

    assert [(problem.line, problem.field, problem.text) for problem in problems] == [
        (4, "schema", "應該是整數，照平常的寫法，如 2024")
    ]


@pytest.mark.parametrize("slip", ["yes", "on", "No", "!!bool maybe", "1"])
def test_true_is_written_true(slip: str) -> None:
    """A yes or an on, which YAML 1.1 takes for true and an editor for a text, is refused with its line."""
    problems = check(read(spoilt(("general: true", f"general: {slip}")).encode()))
    line = SOURCE[: SOURCE.index("general: true")].count("\n") + 1

    assert [(problem.line, problem.field, problem.text) for problem in problems] == [
        (line, "general", "應該是 true 或 false")
    ]


def test_all_faults_at_once() -> None:
    """A file with many faults has them all reported in one go."""
    changes = [FAULTS[at][0] for at in (7, 9, 10, 14, 18)]
    said = " ".join(problem.text for problem in check(read(spoilt(*changes).encode())))

    assert all(FAULTS[at][3] in said for at in (7, 9, 10, 14, 18))


def test_one_sided_references_are_found() -> None:
    """A term that names another must be named by it."""
    at = SOURCE.index("  - id: sunk-cost\n")
    related = SOURCE[SOURCE.index("    related: [", at) :].split("\n", 1)[0]
    text = SOURCE[:at] + SOURCE[at:].replace(related, "    related: [ab-test]", 1)
    problems = [problem for problem in check(read(text.encode())) if "單向" in problem.text]

    assert any(
        problem.entry == "sunk-cost" and "「ab-test」沒有列出「sunk-cost」" in problem.text for problem in problems
    )
    assert any("「sunk-cost」沒有列出" in problem.text for problem in problems)


def test_depends_says_on_what() -> None:
    """A duty whose owner depends must say on what."""
    at = SOURCE.index("lead: depends\n")
    start, end = SOURCE.index("    depends:\n", at), SOURCE.index("    terms:", at)
    text = SOURCE[:start] + SOURCE[end:] if start < end else ""
    problems = check(read(text.encode()))

    assert "lead 是 depends，就要說明視什麼而定" in {problem.text for problem in problems}


def test_unused_works_are_found() -> None:
    """A public work nobody cites is clutter."""
    text = spoilt(("\nworks:\n", "\nworks:\n  - {id: nobody-1999, author: 無名, title: 無題, year: 1999}\n"))

    assert [problem.text for problem in check(read(text.encode()))] == ["沒有任何一句話引用這份文獻"]


def test_words_that_would_be_cut_are_found(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """A regional word inside others is found by jieba: 用戶 in 應用戶外 would become 應使用者外."""
    file = tmp_path / "answers.yaml"
    file.write_text(
        spoilt(("guards: [", "guards: ["), ("應用戶外, ", ""), ("懂也會犯", "應用戶外廣告")), encoding="utf-8"
    )
    code, out, _ = run("check", str(file))

    assert code == Exit.NOTHING_FOUND
    assert "notes[1].title：「用戶」在這裡不是一個詞" in out


def test_words_that_differ_in_traditional_only_are_found(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """A note on two ways of writing says nothing where Simplified has one: 杆 and 桿 are both 杆."""
    file = tmp_path / "answers.yaml"
    file.write_text(spoilt(("懂也會犯", "把{{鐵杆}}改成{{鐵桿}}")), encoding="utf-8")
    code, out, _ = run("check", str(file))

    assert code == Exit.NOTHING_FOUND
    assert "notes[1].title：「鐵杆」與「鐵桿」寫成簡體一樣" in out


def test_the_guides_own_content_is_clean(run: Callable[..., Ran]) -> None:
    """The content that ships has no problem, word boundaries included, and says how much there is."""
    code, out, err = run("check")

    assert (code, err) == (Exit.OK, "")
    assert "沒有問題。" in out
    assert "回答：14\n" in out


def test_the_report_as_json(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Programs get every problem with file, line, entry and field, and exit 1."""
    file = tmp_path / "answers.yaml"
    file.write_text(spoilt(("schema: 1\n", "schema: 2\n")), encoding="utf-8")
    code, out, _ = run("check", str(file), "--json")
    data = json.loads(out)["data"]

    assert code == Exit.NOTHING_FOUND
    assert (data["ok"], data["path"]) == (False, str(file))
    assert data["problems"] == [
        {"path": str(file), "line": 4, "entry": "", "field": "schema", "text": "「2」不在可用的值裡：1"}
    ]


def test_a_key_that_is_no_word(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A list for a field's name is a problem like any other, for `check` and for whoever opens the guide."""
    path = tmp_path / "k.yaml"
    path.write_text("[x]: 1\n", encoding="utf-8")
    code, out, _ = run("check", str(path), "--json")
    monkeypatch.setenv("PMGUIDE_ANSWERS", str(path))
    opened = run("glossary")

    assert code == Exit.NOTHING_FOUND
    assert json.loads(out)["data"]["problems"][0]["line"] == 1
    assert (opened.code, opened.out) == (Exit.BAD_CONTENT, "")
    assert "k.yaml:1: " in opened.err


def test_a_file_that_cannot_be_read(run: Callable[..., Ran], tmp_path: Path) -> None:
    """No such file: exit 4."""
    code, out, err = run("check", str(tmp_path / "none.yaml"))

    assert (code, out) == (Exit.BAD_FILE, "")
    assert "請確認檔案在那裡" in err
