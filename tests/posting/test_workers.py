"""All cores at work: results in order, and nothing left behind."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from pmguide.posting import workers

if TYPE_CHECKING:
    import pytest


def test_results_come_in_order_and_no_worker_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool that is still closing when Python ends may complain on stderr: it is waited for."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    made = list(workers.on_all_cores(len, ["x" * size for size in range(30)]))

    assert made == list(range(30))
    assert multiprocessing.active_children() == []


def test_few_pieces_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are done before another process would be there."""
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)

    assert list(workers.on_all_cores(len, ["", "x"])) == [0, 1]
