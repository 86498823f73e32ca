"""Lay out each view of the guide as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..guide.views import is_general
from ..model.statements import Verbatim, Wording
from .page import Block, Field, Fields, Heading, Line, Names, Page, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..guide.comparing import Cell, Compared
    from ..guide.lists import Brief, Debates, Listing
    from ..guide.report import Report
    from ..guide.views import Link, Opened
    from ..guide.welcome import Welcome
    from ..model.answers import Analogy, Answer, Debate, Question
    from ..model.duties import Duty
    from ..model.roles import Role
    from ..model.statements import Note, Statement, Work
    from ..model.terms import Term

_KINDS = {
    "": "",
    "definition": "定義",
    "duty": "職責",
    "rule-of-thumb": "經驗法則",
    "opinion": "意見",
    "example": "例子",
    "analogy": "比喻",
    "joke": "玩笑",
}
_LEADS = {"product": "產品", "operations": "運營", "shared": "共同", "depends": "視情況"}
_ON = {"product": "看產品", "company": "看公司", "stage": "看階段"}
_EDITS = {"corrected": "更正", "left-out": "未收", "rewritten": "改寫"}
_RELATIONS = {
    "related": "相關詞條",
    "confused-with": "容易混淆",
    "compare": "其他對照",
    "term": "相關詞條",
    "debate": "說法不一",
}
_UNSAID = "來源未說"
# What stands behind a command in place of a name.
_NAMES = {
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
    return _line(statement.text, statement.sources, _KINDS[statement.kind] if show_kind else "")


def _line(text: str, sources: Iterable[str], mark: str = "") -> Line:
    cited = tuple(sources)
    return Line(text, mark, cited, bool(cited) and all(map(is_general, cited)))


def _field(label: str, statements: Iterable[Statement], show_kind: bool = True) -> tuple[Field, ...]:
    """Return one field, or none where there is nothing to say."""
    lines = tuple(line(statement, show_kind) for statement in statements)
    return (Field(label, lines),) if lines else ()


def _text_field(label: str, text: str) -> tuple[Field, ...]:
    return (Field(label, (Line(text),)),) if text else ()


def welcome(view: Welcome) -> Page:
    """Lay out the first screen: what this is, where to start, the commands."""
    ways = (Field(way.title, (Line(f"{way.text}→ {'、'.join(way.commands)}"),)) for way in view.situations)
    commands = (Field(offer.command, (Line(offer.text),)) for offer in view.commands)
    return (
        Heading(view.title),
        Line(view.text),
        Fields((*ways,)),
        Fields((*commands, Field("怎麼打", (Line("pmguide 指令；加 --help 看用法，加 --sources 看出處"),)))),
        Line(view.source),
    )


def term(view: Opened) -> Page:
    """Lay out one term: definition, the answers' reading, traps, example, interview, wordings."""
    entry = cast("Term", view.entry)
    rows = (
        Field("定義", (_line(entry.text, entry.sources),)),
        *_text_field("公式", entry.formula),
        *_field("回答的說法", [entry.source_reading] if entry.source_reading else []),
        *(Field(note.title, (line(note),)) for note in entry.notes),
        *_field("別混淆", entry.false_friends),
        *_field("例子", [entry.example], show_kind=False),
        *_field("面試", [entry.interview]),
        *_text_field("台灣", entry.tw),
        *_text_field("大陸", entry.cn),
    )
    return (Heading(entry.title, entry.english), Fields(rows), *_links(view.links))


def role(view: Opened) -> Page:
    """Lay out one job, section by section; a section nobody speaks of says so."""
    entry = cast("Role", view.entry)
    sections = (
        ("目標", entry.goal),
        ("日常職責", entry.duties),
        ("面對誰", entry.faces),
        ("對什麼負責", entry.answers_for),
        ("怎麼衡量", entry.measures),
        ("時間分配", entry.time),
        ("做得好", entry.excellence),
        ("需要對方", entry.needs),
        ("職稱", entry.titles),
    )
    rows = tuple(Field(label, tuple(map(line, statements)) or (Line(_UNSAID),)) for label, statements in sections)
    definition = Field("定義", (_line(entry.text, entry.sources),))
    aside = entry.english + ("（公開常識，14 則回答未談）" if entry.general else "")
    return (Heading(entry.title, aside), Fields((definition, *rows)), *_links(view.links))


def comparison(view: Compared) -> Page:
    """Lay out two jobs side by side; a row that a condition changes carries ※ and says what changes."""
    heads = ("面向", *(column.title for column in view.columns))
    rows = tuple(
        Row(("※" if row.changed else "") + row.title, tuple(_cell(view, cell) for cell in row.cells))
        for row in view.rows
    )
    debates = tuple(dict.fromkeys(link for row in view.rows for link in row.links))
    conditions = "、".join(condition.title for condition in view.conditions)
    changed = sum(row.changed for row in view.rows)
    effect = f"標「※」的 {changed} 個面向因此不同。" if changed else "這裡列出的面向不受影響。"
    note = (f"條件：{conditions}。{effect}",) if conditions else ()
    return (
        Heading(view.title),
        _line(view.text, view.sources),
        *(Line(text) for text in note),
        Table(heads, rows),
        *_links((*debates, *view.links)),
    )


def _cell(view: Compared, cell: Cell) -> tuple[Line, ...]:
    titles = {condition.id: condition.title for condition in view.conditions}
    said = tuple(map(line, cell.statements)) or (Line(cell.text),)
    changes = tuple(
        _line(f"※{titles[change.condition]}：{change.text}", change.sources, _KINDS[change.kind])
        for change in cell.changes
    )
    return said + changes


def duty(view: Opened) -> Page:
    """Lay out who leads a piece of work, who supports, and on what it depends."""
    entry = cast("Duty", view.entry)
    rows = (
        Field("主責", (_line(entry.text, entry.sources),)),
        *_field("產品", [entry.product]),
        *_field("運營", [entry.operations]),
        *_field("其他", [entry.others] if entry.others else []),
        *(Field(_ON[part.factor], (_line(part.text, part.sources),)) for part in entry.depends),
    )
    return (Heading(entry.title, f"主責：{_LEADS[entry.lead]}"), Fields(rows), *_links(view.links))


def analogy(view: Opened) -> Page:
    """Lay out an analogy: what stands for what, where it holds, where it breaks."""
    entry = cast("Analogy", view.entry)
    maps = tuple(_line(f"{part.image} → {part.means}", part.sources) for part in entry.maps)
    rows = (
        Field("比喻", (_line(entry.text, entry.sources),)),
        Field("誰像誰", maps),
        *_field("說得準", entry.holds),
        *_field("不成立", entry.breaks),
        *_text_field("改寫", entry.rewritten),
    )
    return (Heading(entry.title, "比喻"), Fields(rows))


def debate(view: Opened) -> Page:
    """Lay out one point of debate: who says what, our reading, what to ask."""
    entry = cast("Debate", view.entry)
    rows = (
        *(
            Field(part.side, (_line(part.text, part.sources), *((Line(f"條件：{part.when}"),) if part.when else ())))
            for part in entry.positions
        ),
        *_field("本指南", entry.reading),
        *_text_field("可以這樣問", entry.ask),
    )
    return (Heading(entry.title, "爭點"), _line(entry.text, entry.sources), Fields(rows))


def debates(view: Debates) -> Page:
    """Lay out what the answers agree on, then what they do not."""
    agreed = tuple(Field(part.title, (_line(part.text, part.sources),)) for part in view.agreements)
    return (
        Heading(view.title),
        Heading("回答都同意", level=2),
        Fields(agreed),
        Heading("說法不一", level=2),
        _brief_fields(view.entries),
        _next("debate", "誰怎麼說、條件、本指南的看法"),
    )


def answer(view: Opened) -> Page:
    """Lay out one answer with its claims and the editor's notes, or one recommended question."""
    if view.entry.id.startswith("Q"):
        return _question(cast("Question", view.entry))
    entry = cast("Answer", view.entry)
    claims = tuple(Line(claim.text, _KINDS[claim.kind], (claim.id,)) for claim in entry.claims)
    notes = tuple(Line(note.text, _EDITS[note.kind], note.claims) for note in entry.notes)
    rows = (
        Field("摘要", (Line(entry.text, sources=(entry.id,)),)),
        Field("立場", (Line(entry.standpoint),)),
        *((Field("主張", claims),) if claims else ()),
        *((Field("編者說明", notes),) if notes else ()),
    )
    return (Heading(f"回答 {entry.id[1:]}：{entry.title}"), Fields(rows))


def _question(entry: Question) -> Page:
    rows = (
        Field("簡答", (_line(entry.text, entry.sources),)),
        *_field("要點", entry.points),
        Field("說明", (Line("原頁只列題目，沒有答案；這是本指南自己的回答。"),)),
    )
    return (Heading(f"{entry.id}：{entry.title}", "推薦閱讀"), Fields(rows))


def glossary(view: Listing) -> Page:
    """Lay out the terms by category, English beside each."""
    return _listing(view, "glossary", "定義、例子、面試怎麼考")


def roles(view: Listing) -> Page:
    """Lay out the jobs with their definitions."""
    return _listing(view, "role", "職責、衡量、需要對方什麼")


def duties(view: Listing) -> Page:
    """Lay out the duties by area, the leading side beside each."""
    leads = tuple(entry._replace(detail=_LEADS[entry.detail]) for entry in view.entries)
    return _listing(view._replace(entries=leads), "who", "誰主責、誰支援、視什麼而定")


def answers(view: Listing) -> Page:
    """Lay out the answers' titles and standpoints, then the recommended questions."""
    entries = tuple(
        entry._replace(title=f"{entry.id} {entry.title}", text=entry.detail or entry.text) for entry in view.entries
    )
    return _listing(view._replace(entries=entries), "answer", "一則回答的主張、立場與編者說明")


def analogies(view: Listing) -> Page:
    """Lay out the analogies."""
    return _listing(view, "analogy", "誰像誰、哪裡不成立")


def check(view: Report) -> Page:
    """Lay out how a content file stands: every problem on a line of its own, or what it holds."""
    found = tuple(
        Field(
            f"{view.path}:{problem.line}",
            (Line(Verbatim("：".join(filter(None, (problem.entry, problem.field, problem.text))))),),
        )
        for problem in view.problems
    )
    counts = tuple(Field(count.title, (Line(str(count.number)),)) for count in view.counts)
    return (Heading(view.title, str(view.path)), Line(view.text), Fields(found or counts))


def _listing(view: Listing, command: str, text: str) -> Page:
    blocks: list[Block] = [Heading(view.title)]
    for group in dict.fromkeys(entry.group for entry in view.entries):
        entries = [entry for entry in view.entries if entry.group == group]
        if group:
            blocks.append(Heading(group, level=2))
        few = len(view.entries) <= _FEW
        blocks.append(
            _brief_fields(entries)
            if few
            else Names(tuple(Field(entry.title, (Line(entry.detail),)) for entry in entries))
        )
    return (*blocks, _next(command, text))


_FEW = 40  # entries: a longer list shows names only, or nobody reads it


def _brief_fields(entries: Iterable[Brief]) -> Fields:
    return Fields(tuple(Field(entry.title, (_line(entry.text, entry.sources),)) for entry in entries))


def _next(command: str, text: str) -> Fields:
    return Fields((Field("看一項", (Line(f"pmguide {command} {_NAMES[command]}：{text}"),)),))


def _links(links: Iterable[Link]) -> tuple[Block, ...]:
    """Return where to go from here: one line a relation."""
    by_relation: dict[str, list[Link]] = {}
    for link in links:
        by_relation.setdefault(link.relation, []).append(link)
    rows = []
    for relation, group in by_relation.items():
        verb = group[0].command.split()[0]
        titles = "、".join(link.title for link in group)
        rows.append(Field(_RELATIONS[relation], (Line(f"{titles}（pmguide {verb} {_NAMES[verb]}）"),)))
    return (Fields(tuple(rows)),) if rows else ()


def foot(page: Page, references: tuple[Work, ...], with_sources: bool) -> Page:
    """Return `page` with its sources below: the answers, what ＊ means, the public works."""
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
        label = "文獻" if with_sources else "＊公開常識"
        rows.append(Field(label, tuple(_work(work, with_sources) for work in references)))
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
