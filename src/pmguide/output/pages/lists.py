"""Pages of many entries, the first screen, and the report on a content file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...chinese.printing import harmless
from ...model.statements import Verbatim
from ..page import Block, Field, Fields, Heading, Line, Names, Page
from .parts import LEADS, NAMES, edits, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...guide.lists import Answers, Brief, Debates, Listing
    from ...guide.report import Report
    from ...guide.welcome import Welcome


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


def debates(view: Debates) -> Page:
    """Lay out what the answers agree on, then what they do not."""
    agreed = tuple(Field(part.title, (said(part.text, part.sources),)) for part in view.agreements)
    return (
        Heading(view.title),
        Line(view.text),
        Heading("回答都同意", level=2),
        Fields(agreed),
        Heading("說法不一", level=2),
        _brief_fields(view.entries),
        _next("debate", "誰怎麼說、條件、本指南的看法"),
    )


def glossary(view: Listing) -> Page:
    """Lay out the terms by category, English beside each."""
    return _listing(view, "glossary", "定義、例子、面試怎麼考")


def roles(view: Listing) -> Page:
    """Lay out the jobs with their definitions."""
    return _listing(view, "role", "職責、衡量、需要對方什麼")


def duties(view: Listing) -> Page:
    """Lay out the duties by area, the leading side beside each."""
    leads = tuple(entry._replace(detail=LEADS[entry.detail]) for entry in view.entries)
    return _listing(view._replace(entries=leads), "who", "誰主責、誰支援、視什麼而定")


def answers(view: Answers) -> Page:
    """Lay out the answers' titles and standpoints, the recommended questions, what was done to the page."""
    entries = tuple(
        entry._replace(title=f"{entry.id} {entry.title}", text="" if entry.detail else entry.text)
        for entry in view.entries
    )
    *listed, way_on = _listing(view._replace(entries=entries), "answer", "一則回答的主張、立場與編者說明")
    notes = edits(view.notes)
    return (*listed, *((Fields(notes),) if notes else ()), way_on)


def analogies(view: Listing) -> Page:
    """Lay out the analogies."""
    return _listing(view, "analogy", "誰像誰、哪裡不成立")


def check(view: Report) -> Page:
    """Lay out how a content file stands: every problem on a line of its own, or what it holds."""
    path = Verbatim(harmless(view.path))
    found = tuple(
        Field(
            Verbatim(f"{harmless(problem.path)}:{problem.line}"),
            (Line(Verbatim(harmless("：".join(filter(None, (problem.entry, problem.field, problem.text)))))),),
        )
        for problem in view.problems
    )
    counts = tuple(Field(count.title, (Line(str(count.number)),)) for count in view.counts)
    return (Heading(view.title, path), Line(view.text), Fields(found or counts))


def _listing(view: Listing | Answers, command: str, text: str) -> Page:
    blocks: list[Block] = [Heading(view.title), Line(view.text)]
    for group in dict.fromkeys(entry.group for entry in view.entries):
        entries = [entry for entry in view.entries if entry.group == group]
        if group:
            blocks.append(Heading(group, level=2))
        told = len(view.entries) <= _FEW and all(entry.text for entry in entries)
        blocks.append(_brief_fields(entries) if told else _names(entries))
    return (*blocks, _next(command, text))


_FEW = 40  # entries: a longer list shows names only, or nobody reads it


def _names(entries: Iterable[Brief]) -> Names:
    return Names(tuple(Field(entry.title, (Line(entry.detail),)) for entry in entries))


def _brief_fields(entries: Iterable[Brief]) -> Fields:
    return Fields(tuple(Field(entry.title, (said(entry.text, entry.sources),)) for entry in entries))


def _next(command: str, text: str) -> Fields:
    return Fields((Field("看一項", (Line(f"pmguide {command} {NAMES[command]}：{text}"),)),))
