"""Lay out what a posting says of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...chinese.printing import harmless
from ...model.statements import Verbatim
from ..page import Block, Field, Fields, Heading, Line, Page, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...posting.counting import Group, Problem, Summary
    from ...posting.views import Report, Reports, Statement

VERDICTS = {
    "product": "偏產品",
    "operations": "偏運營",
    "mixed": "兩者混合",
    "neither": "都不是",
    "insufficient": "{{資料}}不足",
}
SIDES = {"product": "產品", "operations": "運營", "shared": "兩邊都算", "other": "兩邊都不是"}
_ALIKE = {
    "product": "像產品",
    "operations": "像運營",
    "shared": "像兩邊都算",
    "other": "像兩邊都不是",
    "none": "不像職責",
}
_ASKED = ("product-manager", "product-planning", "product-yunying")  # the jobs that the whole page is about
_BAR = 20  # characters of the bar that stands for all duty text


def posting(view: Report) -> Page:
    """Lay out one posting: the verdict, the title, the mix, the lines behind it, what to ask, the terms."""
    name = _quoted(view.title.text if view.title else view.id) if view.title or view.id != "-" else "標準輸入"
    blocks: list[Block] = [Heading(name, VERDICTS[view.verdict]), Line(view.text)]
    if view.title:
        blocks.append(Line(view.title.verdict))
        if view.title.role not in ("", *_ASKED):
            blocks.append(Line(f"這類職務做什麼、和這兩邊怎麼分：pmguide role {view.title.role}"))
    if view.mix.duties:
        blocks.append(Fields(tuple(_shares(view))))
        aside = f"另有 {view.set_aside} 條是標題、要求、福利或公司介紹，不算職責。" if view.set_aside else ""
        blocks.append(Line(f"比例依職責的字數算。{aside}"))
    for label, side in SIDES.items():
        theirs = [statement for statement in view.statements if statement.label == label]
        if theirs:
            blocks += [Heading(f"{side}的工作", f"{len(theirs)} 條", level=2), Fields(tuple(_duties(theirs)))]
    if view.gaps:
        rows = tuple(Field(gap.title, (Line(gap.question),)) for gap in view.gaps)
        blocks += [Heading("沒看到或沒寫清楚，面試可以問", level=2), Fields(rows)]
    if view.terms:
        names = tuple(Field(term.title, (Line(_quoted(term.words)),)) for term in view.terms)
        blocks += [Heading("用到的行話", "後面是正文的寫法；用 pmguide glossary 查", level=2), Fields(names)]
    return tuple(blocks)


def postings(view: Reports) -> Page:
    """Lay out several postings, one after another."""
    return tuple(block for entry in view.entries for block in posting(entry))


def _quoted(text: str) -> Verbatim:
    """Return the posting's own words, in their own script, safe to print."""
    return Verbatim(harmless(text))


def _shares(view: Report) -> Iterable[Field]:
    """Yield one row a side: its share in figures and as a bar, and the number of duties it rests on."""
    for label, side in SIDES.items():
        share: float = getattr(view.mix, label)
        count = sum(statement.label == label for statement in view.statements)
        if count or label in ("product", "operations"):
            filled = round(share * _BAR)
            bar = "#" * filled + "." * (_BAR - filled)
            yield Field(side, (Line(f"[{bar}] {share:4.0%}（{count} 條）"),))


def _duties(statements: Iterable[Statement]) -> Iterable[Field]:
    """Yield a row for each duty, and one for what decided."""
    for statement in statements:
        mark = "" if statement.sure else "不確定"
        yield Field(f"第 {statement.line} 行", (Line(_quoted(statement.text), mark),))
        if statement.rival:
            yield Field("因為", tuple(_reasons(statement)))


def _reasons(statement: Statement) -> Iterable[Line]:
    """Yield what decided about a duty: what stands around it, its words, or no single one of them."""
    circumstance = statement.circumstance
    if circumstance and circumstance.kind == "heading":
        yield Line(_quoted(circumstance.words), f"上面的標題；不看標題{_ALIKE[circumstance.alone]}")
    elif circumstance:
        yield Line("前後幾條", f"單看這一條{_ALIKE[circumstance.alone]}")
    if statement.why:
        yield Line(Verbatim("、".join(_quoted(reason.words) for reason in statement.why)))
    elif not circumstance:
        yield Line("整條合起來看，沒有特別明顯的詞")


_MOST_GROUPS, _MOST_PROBLEMS = 30, 20  # on the page
_CLAIMS = {"product": "產品", "operations": "運營", "other": "別的工作", "unclear": "看不出"}


def postings_summary(view: Summary) -> Page:
    """Lay out what a batch of postings turned out to be."""
    rows = [Field("讀了", (Line(f"{view.postings:,} 份"),)), Field("結果檔案", (Line(_quoted(view.out)),))]
    if view.resumed:
        rows.append(Field("先前已讀", (Line(f"{view.resumed:,} 份"),)))
    if view.failed:
        rows.append(Field("讀不了", (Line(f"{view.failed:,} 份"),)))
    titled = next((group for group in view.titles if group.name == "product"), None)
    readable = titled.postings - titled.insufficient if titled else 0
    if titled and readable:
        share = titled.operations / readable
        theirs = f"{titled.operations:,} 份（{share:.0%}）其實偏運營，{titled.neither:,} 份都不是"
        rows.append(Field("職稱說是產品的", (Line(f"讀得出來的 {readable:,} 份裡，{theirs}"),)))
    blocks: list[Block] = [Heading("職缺統計"), Fields(tuple(rows))]
    if view.titles:
        named = tuple(group._replace(name=_CLAIMS[group.name]) for group in view.titles)
        blocks += [Heading("依職稱", level=2), _groups("職稱說是", named)]
    if view.groups:
        column = _quoted(view.group_by)
        verbatim = tuple(group._replace(name=_quoted(group.name)) for group in view.groups[:_MOST_GROUPS])
        blocks += [Heading("依分組", column, level=2), _groups(column, verbatim)]
        if len(view.groups) > _MOST_GROUPS:
            blocks.append(Line(f"這是最大的 {_MOST_GROUPS} 組，一共有 {len(view.groups):,} 組；全部的在 --json 裡。"))
    if view.problems:
        blocks += [Heading("讀不了的", level=2), Fields(tuple(map(_fault, view.problems[:_MOST_PROBLEMS])))]
        if view.failed > _MOST_PROBLEMS:
            listed = "全部的" if view.failed == len(view.problems) else f"前 {len(view.problems):,} 份"
            blocks.append(Line(f"這是前 {_MOST_PROBLEMS} 份，一共有 {view.failed:,} 份；{listed}在 --json 裡。"))
    return tuple(blocks)


def _fault(problem: Problem) -> Field:
    """Return which posting cannot be read and why: by its number and its own id, a file by its name."""
    if not problem.row:
        return Field(_quoted(problem.id), (Line(problem.text),))
    own_id = _quoted(problem.id) if problem.id != str(problem.row) else ""
    return Field(f"第 {problem.row:,} 份", (Line(harmless(problem.text), own_id),))


def _groups(name: str, groups: Iterable[Group]) -> Table:
    columns = (name, "份數", *VERDICTS.values())
    rows = (Row(group.name, tuple((Line(f"{count:,}"),) for count in group[1:])) for group in groups)
    return Table(columns, tuple(rows), figures=True)
