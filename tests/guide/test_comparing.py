"""Comparisons: the default pair, others by name, either way round, under conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.guide.comparing import compare
from pmguide.guide.views import UNSAID

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide


def test_the_default_pair(guide: Guide) -> None:
    """Without names it is product against operations, with every dimension of the source and a shared column."""
    view = compare(guide)

    assert [column.id for column in view.columns] == ["product-planning", "product-yunying", "shared"]
    assert len(view.rows) >= 17
    assert all(len(row.cells) == 3 for row in view.rows)


@pytest.mark.parametrize("left", ["產品經理", "产品策划", "PM"])
@pytest.mark.parametrize("right", ["產品運營", "产品运营", "產品營運"])
def test_the_default_pair_by_name(guide: Guide, left: str, right: str) -> None:
    """The pair is found by any of its names."""
    assert compare(guide, (left, right)).id == "product-vs-operations"


def test_the_other_way_round(guide: Guide) -> None:
    """Swapped names swap the columns, cells, and conditions with them."""
    one = compare(guide, ("產品經理", "產品運營"), conditions=[("product", "social")])
    other = compare(guide, ("產品運營", "產品經理"), conditions=[("product", "social")])

    assert [column.title for column in other.columns] == [one.columns[at].title for at in (1, 0, 2)]
    for row, swapped in zip(one.rows, other.rows, strict=True):
        assert [cell.text for cell in swapped.cells] == [row.cells[at].text for at in (1, 0, 2)]
        assert [len(cell.changes) for cell in swapped.cells] == [len(row.cells[at].changes) for at in (1, 0, 2)]


def test_at_least_five_other_pairs_are_written(guide: Guide) -> None:
    """Each has a shared column and at least six rows."""
    assert len(guide.comparisons) >= 6
    assert all(len(pair.rows) >= 6 and len(pair.columns) == 3 for pair in guide.comparisons)


def test_a_pair_nobody_wrote(guide: Guide) -> None:
    """Any two jobs can be compared: their pages side by side, saying so, and 來源未說 where one is silent."""
    view = compare(guide, ("PD", "活動策劃"))

    assert "並排" in view.text
    assert len(view.rows) >= 5
    assert all(cell.text == UNSAID for row in view.rows for cell in row.cells if not cell.statements)


def test_every_pair_of_jobs_compares(guide: Guide) -> None:
    """No two jobs leave the reader without an answer."""
    for left in guide.roles:
        for right in guide.roles:
            if left.id != right.id:
                assert compare(guide, (left.id, right.id)).rows


@pytest.mark.parametrize(
    "condition", ["social", "tool", "o2o", "internet", "traditional", "plan", "build", "launch", "grow"]
)
def test_each_condition_changes_rows(guide: Guide, condition: str) -> None:
    """Each condition marks at least two rows of the default pair, says what changes, and leaves others alone."""
    option = next(one.option for one in guide.conditions if one.id == condition)
    rows = compare(guide, conditions=[(option, condition)]).rows
    changed = [row for row in rows if row.changed]

    assert 2 <= len(changed) < len(rows)
    assert all(any(cell.changes for cell in row.cells) == row.changed for row in rows)


def test_conditions_add_up(guide: Guide) -> None:
    """Two conditions change what either changes."""

    def changed(*conditions: tuple[str, str]) -> set[str]:
        return {row.id for row in compare(guide, conditions=conditions).rows if row.changed}

    assert changed(("product", "social"), ("stage", "grow")) == changed(("product", "社交")) | changed(
        ("stage", "grow")
    )


@pytest.mark.parametrize("word", ["目標", "目标", "goal", "目的"])
def test_one_dimension(guide: Guide, word: str) -> None:
    """A dimension is found by its title, an alias, its id, in either script."""
    assert [row.id for row in compare(guide, dimensions=(word,)).rows] == ["goal"]


def test_dimensions_keep_their_order(guide: Guide) -> None:
    """Two dimensions come in the table's order, whatever the order asked."""
    assert [row.title for row in compare(guide, dimensions=("時間分配", "目標")).rows] == ["目標", "時間分配"]


def test_disputed_rows_lead_to_the_debate(guide: Guide) -> None:
    """Where the answers quarrel the row links to the debate."""
    assert any(link.relation == "debate" for row in compare(guide).rows for link in row.links)
