"""What the tests of the quiz may ask for: progress of their own, terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.terminals import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give every test progress of its own; the checked copies of the content are shared."""
    cache = tmp_path_factory.getbasetemp() / "home" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    (tmp_path / "cache").symlink_to(cache)
    monkeypatch.setenv("PMGUIDE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Return a function that starts a quiz on a terminal; what still runs is stopped after the test."""
    started: list[Terminal] = []

    def start(*arguments: str, **options: Any) -> Terminal:
        started.append(Terminal(*arguments, **options))
        return started[-1]

    yield start
    for one in started:
        if one.child.poll() is None:
            one.child.kill()
            one.end()
