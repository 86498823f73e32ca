"""Two jobs side by side, dimension by dimension, under the conditions that change who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..errors import BadUsage, NothingFound
from ..model.roles import ROLE_SECTIONS, Change, Comparison, Condition, Role, Row
from ..model.statements import Statement, Work
from .lookup import find
from .naming import keys_of
from .views import UNSAID, Link, references_of, sources_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .guide import Guide

_COLUMNS = ("first", "second", "shared")
_SWAPPED = {"first": "second", "second": "first", "shared": "shared"}


class Column(NamedTuple):
    """One column of the table: a role's id (or `shared`) and its heading."""

    id: str  #: 職務的 id，或 shared
    title: str  #: 欄名


class Cell(NamedTuple):
    """What is said of one job in one dimension; `text` is 來源未說 and `statements` empty where nothing is."""

    column: str  #: first、second 或 shared
    text: str  #: 這一格的話；沒有時是「來源未說」
    sources: tuple[str, ...]
    statements: tuple[Statement, ...]  #: 同一句話連同種類；來源未說時是空的
    changes: tuple[Change, ...]  #: 問到的條件改變了什麼


class ComparedRow(NamedTuple):
    """One dimension: a cell for each column. `changed` says whether one of the conditions asked for changes it."""

    id: str
    title: str
    text: str  #: 三格連成一行
    sources: tuple[str, ...]
    changed: bool  #: 問到的條件是否改變這個面向
    cells: tuple[Cell, ...]  #: 一欄一格，順序同 columns
    links: tuple[Link, ...]  #: 相關的爭點


class Compared(NamedTuple):
    """Two jobs side by side."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    columns: tuple[Column, ...]  #: 三欄
    conditions: tuple[Condition, ...]  #: 問到的條件
    rows: tuple[ComparedRow, ...]  #: 面向，一列一個
    links: tuple[Link, ...]  #: 其他對照
    references: tuple[Work, ...]  #: 引用的公開著作

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "comparison"


def compare(
    guide: Guide,
    names: tuple[str, ...] = (),
    dimensions: tuple[str, ...] = (),
    conditions: Iterable[tuple[str, str]] = (),
) -> Compared:
    """
    Return two jobs side by side: the guide's main pair when `names` is empty, else the two named.

    `dimensions` keeps only these rows; `conditions` are (option, value) pairs such as ("product", "social"). A pair
    without a table of its own is put together from the two roles' own pages.

    Raises:
        BadUsage: one name only, twice the same, or an unknown condition.
        NothingFound: no such role or dimension.

    """
    active = tuple(_condition(guide, option, value) for option, value in conditions)
    table = _table(guide, names)
    rows = tuple(_row(guide, row, active) for row in _chosen(guide, table.rows, dimensions))
    columns = tuple(
        Column(name, title)
        for name, title in zip((table.first[0], table.second[0], "shared"), table.columns, strict=True)
    )
    others = tuple(
        Link("compare", other.id, other.title, f"compare {other.first[0]} {other.second[0]}")
        for other in guide.comparisons
        if other.id != table.id
    )
    references = references_of(guide, table.sources and Statement("", table.sources), *rows)
    return Compared(table.id, table.title, table.text, table.sources, columns, active, rows, others, references)


def _table(guide: Guide, names: tuple[str, ...]) -> Comparison:
    if not names:
        return guide.comparisons[0]
    if len(names) == 1:
        raise BadUsage("對照需要兩個職務，只給了「{word}」。", "例如：pmguide compare 產品經理 專案經理", word=names[0])
    if len(names) > 2:  # noqa: PLR2004 - a pair
        raise BadUsage("對照一次兩個職務，多了「{word}」。", "名稱裡有空格時，用引號括起來。", word=" ".join(names[2:]))
    left, right = (_role(guide, name) for name in names)
    if left.id == right.id:
        raise BadUsage(
            "「{one}」和「{other}」是同一個職務，沒有可以對照的。",
            "用 pmguide role 看有哪些職務。",
            one=names[0],
            other=names[1],
        )
    for table in guide.comparisons:
        if left.id in table.first and right.id in table.second:
            return table
        if left.id in table.second and right.id in table.first:
            return _swapped(table)
    return _from_roles(left, right)


def _role(guide: Guide, name: str) -> Role:
    role: Role = find(guide, "roles", name)
    return role


def _swapped(table: Comparison) -> Comparison:
    left, right, shared = table.columns
    rows = tuple(
        row._replace(
            first=row.second,
            second=row.first,
            when=tuple(change._replace(column=_SWAPPED[change.column]) for change in row.when),  # type: ignore[arg-type]
        )
        for row in table.rows
    )
    return table._replace(first=table.second, second=table.first, columns=(right, left, shared), rows=rows)


def _from_roles(left: Role, right: Role) -> Comparison:
    """Return a table made of two roles' pages; each row holds whole sections, so its cells are lists."""
    rows = [
        Row(name.replace("_", "-"), title, first=_joined(getattr(left, name)), second=_joined(getattr(right, name)))
        for name, title in ROLE_SECTIONS.items()
        if getattr(left, name) or getattr(right, name)
    ]
    definition = Row(
        "definition", "一句話", first=Statement(left.text, left.sources), second=Statement(right.text, right.sources)
    )
    return Comparison(
        f"{left.id}-vs-{right.id}",
        f"{left.title}與{right.title}",
        (left.id,),
        (right.id,),
        (left.title, right.title, "共同"),
        "這一組沒有專文，由兩個職務的介紹並排而成。",
        tuple(dict.fromkeys((*left.sources, *right.sources))),
        (definition, *rows),
    )


def _joined(statements: tuple[Statement, ...]) -> Statement | None:
    if not statements:
        return None
    sources = dict.fromkeys(source for statement in statements for source in statement.sources)
    kinds = {statement.kind for statement in statements}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return Statement("".join(statement.text for statement in statements), tuple(sources), kind)


def _chosen(guide: Guide, rows: tuple[Row, ...], dimensions: tuple[str, ...]) -> tuple[Row, ...]:
    if not dimensions:
        return rows
    chosen = {_dimension(guide, rows, word) for word in dimensions}
    return tuple(row for row in rows if row.id in chosen)


def _dimension(guide: Guide, rows: tuple[Row, ...], word: str) -> str:
    key = guide.folding(word)
    for row in rows:
        if key in keys_of(row, guide.folding):
            return row.id
    raise NothingFound(
        "這張對照表沒有「{word}」這個面向。", f"有的是：{'、'.join(row.title for row in rows)}。", word=word
    )


def _condition(guide: Guide, option: str, value: str) -> Condition:
    options = [condition for condition in guide.conditions if condition.option == option]
    key = guide.folding(value)
    for condition in options:
        if key in keys_of(condition, guide.folding):
            return condition
    known = "、".join(f"{condition.id}（{condition.title}）" for condition in options)
    raise BadUsage("--{option} 沒有「{word}」這個值。", f"可用的是：{known}。", option=option, word=value)


def _row(guide: Guide, row: Row, active: tuple[Condition, ...]) -> ComparedRow:
    wanted = {condition.id for condition in active}
    changes = tuple(change for change in row.when if change.condition in wanted)
    cells = tuple(_cell(name, getattr(row, name), changes) for name in _COLUMNS)
    debates = [guide.one("debates", debate) for debate in row.debate]
    links = tuple(Link("debate", debate.id, debate.title, f"debate {debate.id}") for debate in debates)
    text = "／".join(cell.text for cell in cells)
    sources = tuple(dict.fromkeys(source for cell in cells for source in sources_in((cell.statements, cell.changes))))
    return ComparedRow(row.id, row.title, text, sources, bool(changes), cells, links)


def _cell(column: str, statement: Statement | None, changes: tuple[Change, ...]) -> Cell:
    statements = (statement,) if statement else ()
    text = statement.text if statement else UNSAID
    own = tuple(change for change in changes if change.column == column)
    return Cell(column, text, statement.sources if statement else (), statements, own)
