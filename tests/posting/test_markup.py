"""Markup is nothing: a saved page is read, quoted and counted as the plain text would be, and points into the page."""

from __future__ import annotations

import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.posting.batch import read_rows
from pmguide.posting.markup import bare
from pmguide.posting.report import read_posting
from pmguide.posting.rows import Row

from .samples import OPERATIONS, PRODUCT


def as_entities(text: str) -> str:
    """Return `text` as a page in which every character that is not ASCII is an entity."""
    return page("".join(escape(each) if each.isascii() else f"&#{ord(each)};" for each in text))


def with_inline_tags(text: str) -> str:
    """Return `text` as a page in which every other two characters are in bold."""
    lines = text.split("\n")
    return page(
        "\n".join(
            "".join(f"{line[at : at + 2]}<b>{line[at + 2 : at + 4]}</b>" for at in range(0, len(line), 4))
            for line in lines
        )
    )


def as_word(text: str) -> str:
    """Return `text` as a word processor saves it: digits in a span of their own."""
    spans = (f"<span lang=EN-US\nstyle='color:red'>{each}</span>" if each.isdecimal() else each for each in text)
    return page("".join(spans).replace("、", "、<![if !supportLists]><o:p></o:p>"))


def page(text: str) -> str:
    """Return `text` as a page with a paragraph a line."""
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"


def read(part: str) -> str:
    """Return what is to be read in a part of a page."""
    return bare(f"<br>{part}")[0].removeprefix("\n")


FORMS = [
    page,
    as_entities,
    with_inline_tags,
    as_word,
    "\u200b".join,
    "\u2060".join,
    "\u200d".join,
    lambda text: text.replace("用", "**用**"),
]


@pytest.mark.parametrize("text", [PRODUCT, OPERATIONS])
@pytest.mark.parametrize("form", FORMS)
def test_statements_are_those_of_the_plain_text(form: object, text: str) -> None:
    """Whole words, the same labels, and how sure each is; the title and the words that decided too."""
    assert callable(form)
    plain, marked = read_posting(text, "x", why=True), read_posting(form(text), "x", why=True)

    def said(report: object) -> list[object]:
        return [
            (each.label, each.margin, each.text, [(why.words, why.weight) for why in each.why])
            for each in report.statements  # type: ignore[attr-defined]
        ]

    assert said(marked) == said(plain)
    assert (marked.title, marked.verdict, marked.mix) == (plain.title, plain.verdict, plain.mix)


@pytest.mark.parametrize("form", FORMS)
def test_places_are_those_of_the_page(form: object) -> None:
    """What the page has between two offsets reads as what is quoted; a batch gives the same offsets."""
    assert callable(form)
    text = form(PRODUCT)
    report = read_posting(text, "x", why=True)
    line = json.loads(read_rows([Row(1, "1", text)], ".jsonl").lines)

    for statement in report.statements:
        assert read(text[statement.start : statement.end]) == statement.text
        for why in statement.why:
            assert read(text[why.start : why.end]) == why.words
    assert [(part["start"], part["end"]) for part in line["statements"]] == [each[:2] for each in report.statements]


def test_text_without_markup_stays() -> None:
    """Plain text comes back as it is, and so do offsets."""
    text, place = bare(PRODUCT)

    assert text is PRODUCT
    assert place(3, 9) == (3, 9)


@given(
    st.lists(
        st.sampled_from(["負責", "<b>", "</b>", "<p>", "&amp;", "&#29986;", "\u200b", "\n", " ", "<!--", "-->", "a"])
    )
)
def test_places_lie_in_the_original(parts: list[str]) -> None:
    """Every character has its place, in order, and none overlap."""
    original = "".join(parts)
    text, place = bare(original)
    places = [side for at in range(len(text)) for side in place(at, at + 1)]

    assert places == sorted(places)
    assert all(0 <= side <= len(original) for side in places)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file(end: str) -> None:
    """However lines end; what a browser would break is no line of the file."""
    listed = page(PRODUCT)
    report = read_posting(PRODUCT.replace("\n", end), "x")

    assert [each.line for each in report.statements] == [3, 4, 5]
    assert {each.line for each in read_posting(listed, "x").statements} == {1}
    assert {each.line for each in read_posting(f"<!doctype html>{end}<!--{end}-->{end}{listed}", "x").statements} == {4}


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ('<p title="a > b">負責</p>', "負責"),
        ("<p title=it's>負責</p>", "負責"),
        ('<p title="a>負責</p>', "負責"),
        ("客戶&nbsp溝通&amp協調", "客戶 溝通&協調"),
        ("R&amplify", "R&amplify"),
    ],
)
def test_signs_in_a_page_are_read_as_a_browser_does(part: str, words: str) -> None:
    """A > between quotes, quotes that are none, and the entities that browsers know without a semicolon."""
    assert read(part).strip() == words


@pytest.mark.parametrize("part", ["<h1>負責</h1>", "<b>負責</b>", "<a href=x>負責</a>", "<my-card>負責</my-card>"])
def test_part_of_a_page_is_a_page(part: str) -> None:
    """Any element that is closed tells; a sign that looks like an opening does not."""
    assert bare(part)[0].strip() == "負責"
    assert bare("List<T> 與 <b>")[0] == "List<T> 與 <b>"


@pytest.mark.parametrize(
    "opening",
    ["<!--", "<script>", "<svg ", "<!doctype ", "<style><head>", "</script ", "&#", '<p a="', "<p '\"", "</a "],
)
def test_what_is_never_closed_is_shown(opening: str) -> None:
    """However often it comes; this would take minutes if every opening looked for its end."""
    text, _ = bare("<p>負責" + 50_000 * opening + "協調")

    assert text.strip().startswith("負責")
    assert text.endswith("協調")
