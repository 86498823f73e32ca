"""The bar of a long piece of work."""

from __future__ import annotations

import pytest

from pmguide.chinese.lines import width
from pmguide.output.progress import _drawn


@pytest.mark.parametrize("columns", [6, 16, 24, 38, 40, 80, 300])
def test_the_bar_never_wraps(columns: int) -> None:
    """It is shorter than the terminal is wide: a row that wraps could not be taken away again."""
    assert width(_drawn(0.5, "123,456 份", "  還要 1:02:03", columns)) < columns


def test_the_bar() -> None:
    """All of it where there is room; the time is left out first, the bar last."""
    assert _drawn(0.5, "20 份", "  還要 0:01", 80) == f"[{'#' * 12}{'.' * 12}]  50%  20 份  還要 0:01"
    assert _drawn(0.5, "20 份", "  還要 0:01", 24) == "[##..]  50%  20 份"
