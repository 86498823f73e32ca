"""What the pages are put together from: statements as lines, fields, links, the foot with the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guide.views import is_general
from ...model.statements import Wording
from ..page import Block, Field, Fields, Line, Page, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...guide.views import Link
    from ...model.answers import Edit
    from ...model.statements import Note, Statement, Work

KINDS = {
    "": "",
    "definition": "定義",
    "duty": "職責",
    "rule-of-thumb": "經驗法則",
    "opinion": "意見",
    "example": "例子",
    "analogy": "比喻",
    "joke": "玩笑",
}
_RELATIONS = {
    "related": "相關詞條",
    "confused-with": "容易混淆",
    "compare": "其他對照",
    "term": "相關詞條",
    "debate": "說法不一",
}
_EDITS = {"corrected": "更正", "left-out": "未收", "rewritten": "改寫"}
LEADS = {"product": "產品", "operations": "運營", "shared": "共同", "depends": "視情況"}
_MOST_WORKS = 10  # no entry and no two jobs side by side cite more; those of a list would bury it
# What stands behind a command in place of a name.
NAMES = {
    "glossary": "詞條",
    "role": "職務",
    "compare": "甲 乙",
    "debate": "爭點",
    "who": "工作",
    "analogy": "比喻",
    "answer": "編號",
}


def line(statement: Statement | Note, show_kind: bool = True) -> Line:
    """Return a statement as a line; `show_kind` is off where the label already says what kind it is."""
    return said(statement.text, statement.sources, KINDS[statement.kind] if show_kind else "")


def said(text: str, sources: Iterable[str], mark: str = "") -> Line:
    """Return a text and its sources as a line; general knowledge where all of them are public works."""
    cited = tuple(sources)
    return Line(text, mark, cited, bool(cited) and all(map(is_general, cited)))


def field(label: str, statements: Iterable[Statement], show_kind: bool = True) -> tuple[Field, ...]:
    """Return one field, or none where there is nothing to say."""
    lines = tuple(line(statement, show_kind) for statement in statements)
    return (Field(label, lines),) if lines else ()


def text_field(label: str, text: str) -> tuple[Field, ...]:
    """Return one field without sources, or none where there is nothing to say."""
    return (Field(label, (Line(text),)),) if text else ()


def edits(notes: Iterable[Edit]) -> tuple[Field, ...]:
    """Return what was corrected, left out or rewritten as one field, or none."""
    lines = tuple(Line(note.text, _EDITS[note.kind], note.claims) for note in notes)
    return (Field("編者說明", lines),) if lines else ()


def links(links: Iterable[Link]) -> tuple[Block, ...]:
    """Return where to go from here: one line a relation."""
    by_relation: dict[str, list[Link]] = {}
    for link in links:
        by_relation.setdefault(link.relation, []).append(link)
    rows = []
    for relation, group in by_relation.items():
        verb = group[0].command.split()[0]
        titles = "、".join(link.title for link in group)
        rows.append(Field(_RELATIONS[relation], (Line(f"{titles}（pmguide {verb} {NAMES[verb]}）"),)))
    return (Fields(tuple(rows)),) if rows else ()


def foot(page: Page, references: tuple[Work, ...], with_sources: bool) -> Page:
    """Return `page` with its sources below: the answers, what ＊ means, the public works or, if many, their number."""
    lines = list(_lines(page))
    answers_cited = sorted(
        {source.split(".")[0] for part in lines for source in part.sources if not is_general(source)},
        key=lambda name: int(name[1:]),
    )
    rows: list[Field] = []
    if answers_cited:
        more = "" if with_sources else "（加 --sources 看每一句的出處）"
        rows.append(Field("來源", (Line(f"回答 {'、'.join(answers_cited)}{more}"),)))
    if references:
        starred = not with_sources and any(part.general for part in lines)
        label = "＊公開常識" if starred else "文獻"
        if with_sources or len(references) <= _MOST_WORKS:
            rows.append(Field(label, tuple(_work(work, with_sources) for work in references)))
        else:
            number = f"出自 {len(references)} 份文獻" if starred else f"{len(references)} 份"
            rows.append(Field(label, (Line(f"{number}（加 --sources 看）"),)))
    return (*page, Fields(tuple(rows))) if rows else page


def _work(work: Work, with_id: bool) -> Line:
    name = f"{work.author}《{work.title}》，{work.year}"
    return Line(Wording(f"{work.id}：{name}" if with_id else name))


def _lines(page: Page) -> Iterable[Line]:
    for block in page:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Fields):
            for row in block.rows:
                yield from row.lines
        elif isinstance(block, Table):
            for table_row in block.rows:
                for cell in table_row.cells:
                    yield from cell
