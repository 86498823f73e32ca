"""What every test may ask for: a clean environment, the program run through its real `main()`, the real guide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings

from pmguide.__main__ import main
from pmguide.guide.bank import load_bank
from pmguide.guide.loading import load, own_content

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmguide.guide.bank import Bank
    from pmguide.guide.guide import Guide

# The laws see the same examples in every run, and none is timed: a busy machine breaks no promise.
settings.register_profile("pmguide", deadline=None, derandomize=True)
settings.load_profile("pmguide")

ROOT = Path(__file__).resolve().parent.parent
# Whatever may change how the guide answers on the machine that runs the tests.
_SETTINGS = (
    "PMGUIDE_ANSWERS",
    "PMGUIDE_LOCALE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "TERM",
)


class Ran(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Run every test in Traditional Chinese, 80 columns, with a home of its own, kept for the session."""
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.getbasetemp() / "home"
    monkeypatch.setenv("PMGUIDE_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return a function that runs the program: `run("glossary", "留存率")` gives its code, stdout and stderr."""

    def ran(*arguments: str) -> Ran:
        code = main(arguments)
        caught = capsys.readouterr()
        return Ran(code, caught.out, caught.err)

    return ran


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """Return the real guide."""
    return load(own_content(), tmp_path_factory.getbasetemp() / "home" / "cache")


@pytest.fixture(scope="session")
def bank(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Return the real questions."""
    return load_bank(own_content("quiz.yaml"), own_content(), guide, tmp_path_factory.getbasetemp() / "home" / "cache")
