"""The schema that an author's editor checks data/answers.yaml against says what `pmguide check` says."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from pmguide.guide.loading import own_content
from pmguide.guide.reading import read

SCHEMA = Path(__file__).resolve().parent.parent.parent / "data" / "answers.schema.json"
EDITOR = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
SOURCE = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))["$defs"]["source"])
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    """Return the guide's own content as an editor reads it."""
    whole: dict[str, Any] = yaml.load(own_content().read_bytes(), Loader=_LOADER)  # noqa: S506 - it is a safe one
    return whole


@pytest.fixture
def small(content: dict[str, Any]) -> dict[str, Any]:
    """Return the first entry of every section: of the right shape, whatever it refers to."""
    return deepcopy({name: part[:1] if isinstance(part, list) else part for name, part in content.items()})


def _misread(content: dict[str, Any]) -> list[str]:
    text = json.dumps(content, ensure_ascii=False)  # all JSON is YAML
    return [problem.text for problem in read(text.encode("utf-8")).problems]


def test_editor_finds_the_schema() -> None:
    """The first line of the content names the schema that lies beside it."""
    first, _, _ = own_content().read_text("utf-8").partition("\n")

    assert first == f"# yaml-language-server: $schema={SCHEMA.name}"


def test_content_fits(content: dict[str, Any]) -> None:
    """An editor has nothing against the content as it is."""
    assert [f"{error.json_path}: {error.message}" for error in EDITOR.iter_errors(content)] == []


def test_optional_fields_are_optional(small: dict[str, Any]) -> None:
    """What has a default may be left out, in the editor as in the check."""
    optional = ("aliases", "notes", "formula", "related", "source_reading", "false_friends")
    small["terms"] = [{name: value for name, value in small["terms"][0].items() if name not in optional}]

    assert EDITOR.is_valid(small)
    assert _misread(small) == []


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "沉沒成本"},
        {"title": ""},
        {"title": 3},
        {"title": None},
        {"title": ["沉沒成本"]},
        {"sources": []},
        {"sources": "A1.3"},
        {"example": "例如"},
        {"example": {"text": "例如", "sources": ["A1.3"], "kind": "tale"}},
        {"example": {"text": "例如"}},
        {"source_reading": None},
    ],
    ids=repr,
)
def test_editor_and_check_agree(small: dict[str, Any], change: dict[str, Any]) -> None:
    """What the check has against the shape of an entry the editor shows while it is written."""
    small["terms"][0].update(change)

    assert not EDITOR.is_valid(small)
    assert _misread(small)


@pytest.mark.parametrize("source", ["A1", "A14.12", "mankiw-2020", "iso-9241-210", "A-1"])
def test_source_is_known_by_its_form(source: str) -> None:
    """A source is an answer, a point of one, or the id of a work."""
    assert SOURCE.is_valid(source)


@pytest.mark.parametrize("source", ["", "A1.", "A1.3.1", "A1.x", "回答 1", "a b", "A1 "])
def test_malformed_source_is_refused(source: str) -> None:
    """A slip of the pen in a source is seen while writing."""
    assert not SOURCE.is_valid(source)
