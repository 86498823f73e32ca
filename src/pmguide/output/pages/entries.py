"""Pages of one entry: a term, a job, a piece of work, an analogy, a debate, an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...guide.views import UNSAID
from ..page import Field, Fields, Heading, Line, Page
from .parts import KINDS, LEADS, edits, field, line, links, said, text_field

if TYPE_CHECKING:
    from ...guide.views import Opened
    from ...model.answers import Analogy, Answer, Debate, Question
    from ...model.duties import Duty
    from ...model.roles import Role
    from ...model.terms import Term

_ON = {"product": "看產品", "company": "看公司", "stage": "看階段"}


def term(view: Opened) -> Page:
    """Lay out one term: definition, the answers' reading, traps, example, interview, wordings."""
    entry = cast("Term", view.entry)
    rows = (
        Field("定義", (said(entry.text, entry.sources),)),
        *text_field("公式", entry.formula),
        *field("回答的說法", [entry.source_reading] if entry.source_reading else []),
        *(Field(note.title, (line(note),)) for note in entry.notes),
        *field("別混淆", entry.false_friends),
        *field("例子", [entry.example], show_kind=False),
        *field("面試", [entry.interview]),
        *text_field("台灣", entry.tw),
        *text_field("大陸", entry.cn),
    )
    return (Heading(entry.title, entry.english), Fields(rows), *links(view.links))


def role(view: Opened) -> Page:
    """Lay out one job, section by section; a section nobody speaks of says so."""
    from ...model.roles import ROLE_SECTIONS  # here, not above: terms and duties do without its classes

    entry = cast("Role", view.entry)
    sections = ((label, getattr(entry, name)) for name, label in ROLE_SECTIONS.items())
    rows = tuple(Field(label, tuple(map(line, statements)) or (Line(UNSAID),)) for label, statements in sections)
    definition = Field("定義", (said(entry.text, entry.sources),))
    aside = entry.english + ("（公開常識，14 則回答未談）" if entry.general else "")
    return (Heading(entry.title, aside), Fields((definition, *rows)), *links(view.links))


def duty(view: Opened) -> Page:
    """Lay out who leads a piece of work, who supports, and on what it depends."""
    entry = cast("Duty", view.entry)
    rows = (
        Field("主責", (said(entry.text, entry.sources),)),
        *field("產品", [entry.product]),
        *field("運營", [entry.operations]),
        *field("其他", [entry.others] if entry.others else []),
        *(Field(_ON[part.factor], (said(part.text, part.sources),)) for part in entry.depends),
    )
    return (Heading(entry.title, f"主責：{LEADS[entry.lead]}"), Fields(rows), *links(view.links))


def analogy(view: Opened) -> Page:
    """Lay out an analogy: what stands for what, where it holds, where it breaks."""
    entry = cast("Analogy", view.entry)
    maps = tuple(said(f"{part.image} → {part.means}", part.sources) for part in entry.maps)
    rows = (
        Field("比喻", (said(entry.text, entry.sources),)),
        Field("誰像誰", maps),
        *field("說得準", entry.holds),
        *field("不成立", entry.breaks),
        *text_field("改寫", entry.rewritten),
    )
    return (Heading(entry.title, "比喻"), Fields(rows))


def debate(view: Opened) -> Page:
    """Lay out one point of debate: who says what, our reading, what to ask."""
    entry = cast("Debate", view.entry)
    rows = (
        *(
            Field(part.side, (said(part.text, part.sources), *((Line(f"條件：{part.when}"),) if part.when else ())))
            for part in entry.positions
        ),
        *field("本指南", entry.reading),
        *text_field("可以這樣問", entry.ask),
    )
    return (Heading(entry.title, "爭點"), said(entry.text, entry.sources), Fields(rows))


def answer(view: Opened) -> Page:
    """Lay out one answer with its claims and the editor's notes."""
    entry = cast("Answer", view.entry)
    claims = tuple(Line(claim.text, KINDS[claim.kind], (claim.id,)) for claim in entry.claims)
    rows = (
        Field("摘要", (Line(entry.text, sources=(entry.id,)),)),
        Field("立場", (Line(entry.standpoint),)),
        *((Field("主張", claims),) if claims else ()),
        *edits(entry.notes),
    )
    return (Heading(f"回答 {entry.id[1:]}：{entry.title}"), Fields(rows))


def question(view: Opened) -> Page:
    """Lay out one recommended question and our answer."""
    entry = cast("Question", view.entry)
    rows = (
        Field("簡答", (said(entry.text, entry.sources),)),
        *field("要點", entry.points),
        Field("說明", (Line("原頁只列題目，沒有答案；這是本指南自己的回答。"),)),
    )
    return (Heading(f"{entry.id}：{entry.title}", "推薦閱讀"), Fields(rows))
