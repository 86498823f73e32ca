"""Everything the guide holds, entry by entry, as search sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.roles import ROLE_SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.answers import Agreement, Analogy, Answer, Debate, Question
    from ..model.duties import Duty
    from ..model.roles import Comparison, Role, Row
    from ..model.statements import Note, Statement
    from ..model.terms import Term
    from .guide import Guide


class Part(NamedTuple):
    """One passage of an entry: what it is about (empty for the entry's own definition), the text, who says it."""

    label: str
    text: str
    sources: tuple[str, ...] = ()
    kind: str = ""


class Document(NamedTuple):
    """
    An entry to be found. `names` are what it is called, `asks` how readers put it; the first part is its definition.

    `id` is the entry's own; a dimension's is the comparison's and its own, joined by a dot.
    """

    kind: str
    id: str
    title: str
    command: str
    names: tuple[str, ...]
    asks: tuple[str, ...]
    parts: tuple[Part, ...]


def documents(guide: Guide) -> Iterator[Document]:
    """Yield every entry of the guide that can be found."""
    yield from (_term(term, guide.asks("terms").get(term.id, ())) for term in guide.terms)
    yield from (_duty(duty, guide.asks("duties").get(duty.id, ())) for duty in guide.duties)
    yield from (_role(role, guide.asks("roles").get(role.id, ())) for role in guide.roles)
    for pair in guide.comparisons:
        yield _pair(pair, guide.asks("comparisons").get(pair.id, ()))
        yield from (_row(pair, row, guide.asks("comparisons").get(f"{pair.id}.{row.id}", ())) for row in pair.rows)
    yield from _said(guide)


def _said(guide: Guide) -> Iterator[Document]:
    """Yield what the page itself says: debates, agreements, analogies, answers, questions."""
    for debate in guide.debates:
        sides = (Part(side.side, side.text, side.sources) for side in debate.positions)
        ask = Part("可以這樣問", debate.ask)
        parts = (Part("", debate.text, debate.sources), *sides, *_parts("本指南", debate.reading), ask)
        yield _document("debate", debate, f"debate {debate.id}", guide.asks("debates"), parts)
    for agreement in guide.agreements:
        own = Part("", agreement.text, agreement.sources)
        yield _document("agreement", agreement, "debate", guide.asks("agreements"), (own,))
    for analogy in guide.analogies:
        maps = (Part("誰像誰", f"{part.image} → {part.means}", part.sources) for part in analogy.maps)
        more = (*_parts("說得準", analogy.holds), *_parts("不成立", analogy.breaks))
        parts = (Part("", analogy.text, analogy.sources), *maps, *more)
        yield _document("analogy", analogy, f"analogy {analogy.id}", guide.asks("analogies"), parts)
    yield from (_answer(answer, guide.asks("answers")) for answer in guide.answers)
    for question in guide.questions:
        parts = (Part("", question.text, question.sources), *_parts("要點", question.points))
        yield _document("question", question, f"answer {question.id}", guide.asks("questions"), parts)


def _document(
    kind: str,
    entry: Debate | Agreement | Analogy | Answer | Question,
    command: str,
    asks: dict[str, list[str]],
    parts: tuple[Part, ...],
) -> Document:
    aliases = tuple(getattr(entry, "aliases", ()))
    return Document(kind, entry.id, entry.title, command, (entry.title, *aliases), tuple(asks.get(entry.id, ())), parts)


def _parts(label: str, statements: tuple[Statement | Note, ...]) -> Iterator[Part]:
    for statement in statements:
        yield Part(getattr(statement, "title", label), statement.text, statement.sources, statement.kind)


def _term(term: Term, asks: tuple[str, ...] | list[str]) -> Document:
    reading = _parts("回答的說法", (term.source_reading,)) if term.source_reading else ()
    parts = (
        Part("", term.text, term.sources),
        *((Part("公式", term.formula),) if term.formula else ()),
        *reading,
        *_parts("", term.notes),
        *_parts("別混淆", term.false_friends),
        *_parts("例子", (term.example,)),
        *_parts("面試", (term.interview,)),
    )
    names = (term.title, term.english, *_wordings(term.tw), *_wordings(term.cn), *term.aliases)
    return Document("term", term.id, term.title, f"glossary {term.id}", names, tuple(asks), parts)


def _wordings(text: str) -> list[str]:
    return text.split("／")


def _duty(duty: Duty, asks: tuple[str, ...] | list[str]) -> Document:
    parts = (
        Part("", duty.text, duty.sources),
        *_parts("產品", (duty.product,)),
        *_parts("運營", (duty.operations,)),
        *(_parts("其他", (duty.others,)) if duty.others else ()),
        *(Part("視情況", part.text, part.sources) for part in duty.depends),
    )
    return Document("duty", duty.id, duty.title, f"who {duty.id}", (duty.title, *duty.aliases), tuple(asks), parts)


def _role(role: Role, asks: tuple[str, ...] | list[str]) -> Document:
    sections = (part for name, label in ROLE_SECTIONS.items() for part in _parts(label, getattr(role, name)))
    names = (role.title, role.english, *role.aliases)
    parts = (Part("", role.text, role.sources), *sections)
    return Document("role", role.id, role.title, f"role {role.id}", names, tuple(asks), parts)


def _pair(pair: Comparison, asks: tuple[str, ...] | list[str]) -> Document:
    own = Part("", pair.text, pair.sources)
    return Document("comparison", pair.id, pair.title, _compare(pair), (pair.title,), tuple(asks), (own,))


def _compare(pair: Comparison) -> str:
    return f"compare {pair.first[0]} {pair.second[0]}"


def _row(pair: Comparison, row: Row, asks: tuple[str, ...] | list[str]) -> Document:
    cells = (
        (title, getattr(row, name)) for title, name in zip(pair.columns, ("first", "second", "shared"), strict=True)
    )
    said = tuple(Part(title, cell.text, cell.sources, cell.kind) for title, cell in cells if cell)
    changes = tuple(Part("條件不同時", change.text, change.sources, change.kind) for change in row.when)
    title = f"{pair.title}：{row.title}"
    command = f"{_compare(pair)} --dim {row.id}"
    return Document(
        "dimension", f"{pair.id}.{row.id}", title, command, (row.title, *row.aliases), tuple(asks), (*said, *changes)
    )


def _answer(answer: Answer, asks: dict[str, list[str]]) -> Document:
    claims = (Part("主張", claim.text, (claim.id,), claim.kind) for claim in answer.claims)
    parts = (Part("", answer.text, (answer.id,)), *claims)
    return _document("answer", answer, f"answer {answer.id}", asks, parts)
