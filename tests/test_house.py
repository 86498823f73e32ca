"""The floors of the house: a room imports only what lies beneath it, and heavy guests come in by one door each."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pmguide

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(pmguide.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
# Lower floors first; rooms on one line share a floor and may import each other only within themselves.
FLOORS = [["errors", "model"], ["chinese"], ["guide", "practice", "posting"], ["output"], ["cli"], ["__main__"]]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
# The only files that may import these, and only there because they are imported late themselves.
DOORS = {
    "yaml": {"guide/reading.py"},
    "jieba": {"chinese/boundaries.py"},
    "pypinyin": {"chinese/pinyin.py"},
    "opencc": {"chinese/script.py", "chinese/folding.py"},
    "rich": {"output/terminal.py"},
    "numpy": {"posting/matrices.py"},
    "fsrs": {"practice/scheduling.py"},
    "sqlite3": {"practice/shelf.py", "practice/store.py"},
    "readline": {"output/keyboard.py"},
    "platformdirs": {"cli/home.py"},
}
LONGEST_FILE = 250  # lines
LONGEST_FUNCTION = 42  # lines with the docstring; about thirty without


def room(path: Path) -> str:
    """Return the room a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each module that a file imports, absolute, and whether it does so only for the type checker."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {id(inner) for node in ast.walk(tree) if is_type_checking(node) for inner in ast.walk(node)}
    package = ("pmguide", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in typing_only) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join((*base, *([node.module] if node.module else []))), id(node) in typing_only


def is_type_checking(node: ast.AST) -> bool:
    """Return whether a statement is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_lower_floors(path: Path) -> None:
    """No import goes up the stairs, not even for the type checker, but for `errors` and `model`, which stand alone."""
    here = room(path)
    others = {module.split(".")[1] for module, _ in imports(path) if module.startswith("pmguide.")} - {here}

    assert here in LEVEL or path == PACKAGE / "__init__.py"
    assert all(LEVEL[other] < LEVEL[here] for other in others)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_guests_come_in_by_one_door(path: Path) -> None:
    """yaml, jieba, opencc and rich are imported by the files named above and by no other."""
    name = path.relative_to(PACKAGE).as_posix()
    guests = {module.split(".")[0] for module, typing_only in imports(path) if not typing_only} & DOORS.keys()

    assert all(name in DOORS[guest] for guest in guests)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_short(path: Path) -> None:
    """A file that outgrows a screenful of screens is two files."""
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]

    assert text.count("\n") <= LONGEST_FILE
    assert long == []


def test_nobody_prints_but_those_who_may() -> None:
    """Features raise; one room speaks on stderr, for it knows what to do where nobody hears it."""
    printers = {
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Name, ast.Attribute)) and ast.unparse(node) in ("print", "sys.stderr.write")
    }

    assert printers <= {"output/complaint.py"}
