"""The JSON that the program prints is what its schemas say (README, 「JSON」)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.posting.samples import PRODUCT

from pmguide.guide.loading import own_content
from pmguide.output.pages import ROOMS
from pmguide.practice.kept import Flag
from pmguide.practice.scheduling import Grade
from pmguide.practice.store import open_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
TOOL = ROOT / "tools" / "schemas.py"
KINDS = {*ROOMS, "quiz-progress"}  # a page for each view, and what is carried to another machine
FILES = [ROOT / "data" / "answers.schema.json", *(ROOT / "schemas" / f"{kind}.schema.json" for kind in sorted(KINDS))]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONTENT: dict[str, Any] = yaml.load(own_content().read_bytes(), Loader=_LOADER)  # noqa: S506 - it is a safe one

# Which command opens the entries of a section, and as what kind; which lists there are.
ENTRIES = {
    "terms": ("glossary", "term"),
    "roles": ("role", "role"),
    "duties": ("who", "duty"),
    "debates": ("debate", "debate"),
    "analogies": ("analogy", "analogy"),
    "answers": ("answer", "answer"),
    "questions": ("answer", "question"),
}
LISTS = {
    "glossary": "glossary",
    "role": "roles",
    "who": "duties",
    "debate": "debates",
    "analogy": "analogies",
    "answer": "answers",
}
# What has an id and is no entry: it points to one, cites a work, heads a column, or is a part of its entry.
PARTS = {"links", "references", "columns", "conditions", "claims", "situations"}


def _unwritten_pair() -> tuple[str, str]:
    """Return two jobs that have no comparison of their own."""
    written = {
        frozenset((left, right)) for one in CONTENT["comparisons"] for left in one["first"] for right in one["second"]
    }
    return next(
        (left["id"], right["id"])
        for left, right in combinations(CONTENT["roles"], 2)
        if frozenset((left["id"], right["id"])) not in written
    )


def _comparisons() -> Iterator[tuple[str, ...]]:
    """Yield every way to compare: each pair both ways round, one nobody has written, conditions, one dimension."""
    yield ("compare",)
    for one in CONTENT["comparisons"]:
        yield "compare", one["first"][0], one["second"][0]
        yield "compare", one["second"][0], one["first"][0]
    yield "compare", *_unwritten_pair()
    for condition in CONTENT["conditions"]:
        yield "compare", f"--{condition['option']}", condition["id"]
    yield "compare", "--product", "social", "--company", "traditional", "--stage", "grow"
    yield "compare", "--dim", CONTENT["comparisons"][0]["rows"][0]["id"], "--product", "tool"


def _cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every view there is to read: its kind, and what to type for it."""
    yield "welcome", ()
    for command, kind in LISTS.items():
        yield kind, (command,)
    for section, (command, kind) in ENTRIES.items():
        for entry in CONTENT[section]:
            yield kind, (command, entry["id"])
    for arguments in _comparisons():
        yield "comparison", arguments


CASES = list(_cases())
# One case a kind, for promises that need not be kept entry by entry.
SAMPLES = dict(CASES)
case = pytest.mark.parametrize(("kind", "arguments"), CASES, ids=[" ".join(words) or kind for kind, words in CASES])


@cache
def published(kind: str) -> Draft202012Validator:
    """Return the validator of a kind as programs use it: new fields are none of its business."""
    return Draft202012Validator(json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8")))


@cache
def closed(kind: str) -> Draft202012Validator:
    """Return the validator of a kind that also refuses every field its schema does not describe."""
    return Draft202012Validator(_closed(published(kind).schema))


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: _closed(part) for name, part in schema.items()}
    return {**parts, "additionalProperties": False} if schema.get("type") == "object" else parts


def faults(validator: Draft202012Validator, data: object) -> list[str]:
    """Return what `validator` has against `data`, each with its place."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def entries_in(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every entry at and below `data`: what has an id and is no mere part of another."""
    if isinstance(data, list):
        for part in data:
            yield from entries_in(part)
    if isinstance(data, dict):
        if "id" in data:
            yield data
        for name, part in data.items():
            if name not in PARTS:
                yield from entries_in(part)


_PRINTED: dict[tuple[str, ...], Any] = {}


@pytest.fixture
def printed(run: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that gives the JSON the program prints, each command line run once."""

    def ask(*arguments: str) -> Any:
        if arguments not in _PRINTED:
            ran = run(*arguments, "--json")
            assert (ran.code, ran.err) == (0, "")
            _PRINTED[arguments] = json.loads(ran.out)
        return _PRINTED[arguments]

    return ask


def _tool(*arguments: str) -> tuple[int, list[str]]:
    ran = subprocess.run(
        [sys.executable, TOOL, *arguments], capture_output=True, encoding="utf-8", check=False, env={"PYTHONUTF8": "1"}
    )
    return ran.returncode, ran.stdout.splitlines()


def test_schemas_are_fresh() -> None:
    """The schemas in the repository are those of the records as they are; `python tools/schemas.py` writes them."""
    assert _tool("--check") == (0, [])


def test_stale_schemas_are_named_then_written(tmp_path: Path) -> None:
    """`--check` names what is missing or superfluous and exits 1; without it everything is put right."""
    superfluous = tmp_path / "schemas" / "tarot.schema.json"
    superfluous.parent.mkdir()
    superfluous.write_text("{}")
    code, stale = _tool("--check", str(tmp_path))
    written, _ = _tool(str(tmp_path))

    assert code == 1
    assert {"schemas/tarot.schema.json", "schemas/term.schema.json", "data/answers.schema.json"} <= set(stale)
    assert (written, _tool("--check", str(tmp_path)), superfluous.exists()) == (0, (0, []), False)


def test_every_kind_has_a_schema() -> None:
    """There is a schema for each kind of view that has a page, for exported progress, and for nothing else."""
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {f"{kind}.schema.json" for kind in KINDS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_schema_is_valid(path: Path) -> None:
    """Each schema is one of JSON Schema 2020-12, and every field in it says what it is."""
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    records = [part for part in (schema, *schema["$defs"].values()) if "properties" in part]

    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert [name for part in records for name, field in part["properties"].items() if "description" not in field] == []


@case
def test_payload_fits_its_schema(printed: Callable[..., Any], kind: str, arguments: tuple[str, ...]) -> None:
    """Whatever is read as JSON fits the schema of its kind, to the last field."""
    assert faults(closed(kind), printed(*arguments)) == []


@case
def test_entries_can_be_shown(printed: Callable[..., Any], kind: str, arguments: tuple[str, ...]) -> None:
    """Every entry has a title and a text to show, and says where it comes from; a list stands for its entries."""
    whole, *below = entries_in(printed(*arguments)["data"])
    entries = below if kind in ("welcome", *LISTS.values()) else [whole, *below]

    assert whole["title"]
    assert [entry["id"] for entry in entries if not (entry["title"] and entry["text"] and entry["sources"])] == []


@pytest.mark.parametrize("locale", ["zh-TW", "zh-Hans"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_payload_fits_in_every_locale(printed: Callable[..., Any], kind: str, locale: str) -> None:
    """Another locale changes words only: the schema holds, the ids and sources stay."""
    here, there = printed(*SAMPLES[kind]), printed(*SAMPLES[kind], "--locale", locale)

    assert faults(closed(kind), there) == []
    assert there["locale"] == locale
    assert list(_names_in(there)) == list(_names_in(here))


def _names_in(data: Any) -> Iterator[object]:
    if isinstance(data, list):
        for part in data:
            yield from _names_in(part)
    if isinstance(data, dict):
        yield from (data.get("id"), data.get("sources"), data.get("kind"))
        for part in data.values():
            yield from _names_in(part)


def test_check_fits_its_schema(run: Callable[..., Any], tmp_path: Path) -> None:
    """The report on a content file fits, without problems and with them."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 2\nterms: [{id: 1}]\n")
    good, bad = run("check", "--json"), run("check", str(broken), "--json")

    assert (good.code, bad.code) == (0, 1)
    assert json.loads(bad.out)["data"]["problems"]
    assert [faults(closed("check"), json.loads(ran.out)) for ran in (good, bad)] == [[], []]


@pytest.mark.parametrize("name", ["-", "職缺.txt", "01_cn.txt", "/abs/path.pdf"])
@pytest.mark.parametrize("locale", ["zh-Hant", "zh-Hans"])
def test_posting_of_any_file_fits_its_schema(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str, locale: str
) -> None:
    """A posting is called what its file is, whatever that looks like and whoever reads: alone and among several."""
    monkeypatch.setattr("pmguide.cli.posting._text", lambda *_: PRODUCT)
    one, two = (json.loads(run("jd", *names, "--json", "--locale", locale).out) for names in ([name], [name, "b.txt"]))

    assert (one["data"]["id"], [each["id"] for each in two["data"]["entries"]]) == (name, [name, "b.txt"])
    assert [faults(closed(data["kind"]), data) for data in (one, two)] == [[], []]


def test_batch_fits_its_schema(run: Callable[..., Any], tmp_path: Path) -> None:
    """The counts fit, a row that cannot be read having any id at all."""
    source = tmp_path / "職缺.jsonl"
    rows = [{"編號": "第 1 筆", "text": ""}, {"編號": "_2", "text": PRODUCT}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    ran = run("jd", "--batch", str(source), "--out", str(tmp_path / "o.csv"), "--id-column", "編號", "--json")
    data = json.loads(ran.out)

    assert [problem["id"] for problem in data["data"]["problems"]] == ["第 1 筆"]
    assert faults(closed("postings-summary"), data) == []


def test_exported_progress_fits_its_schema(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What `quiz export` writes for another machine fits to the last field, empty or not, and is whole."""
    monkeypatch.setenv("PMGUIDE_HOME", str(tmp_path))
    empty = json.loads(run("quiz", "export").out)
    progress = open_progress(tmp_path / "data" / "progress.db")
    progress.record("half-built-membership", Grade.HARD, 1_790_000_000_000)
    progress.flag(Flag("half-built-membership", 1_790_000_000_001, "第 2 項也對"))
    progress.keep_setting("interview-2026-12-10", "1790000000")
    progress.close()
    full = json.loads(run("quiz", "export", "--to", "json").out)
    without = [{name: full[name] for name in full if name != gone} for gone in full]

    assert all(full.values())
    assert [faults(closed("quiz-progress"), data) for data in (empty, full)] == [[], []]
    assert all(faults(published("quiz-progress"), data) for data in without)
    assert faults(published("quiz-progress"), {**full, "schema": 2})
    assert faults(published("quiz-progress"), {**full, "reviews": [{**full["reviews"][0], "grade": "3"}]})


def test_check_quotes_the_file_in_every_locale(run: Callable[..., Any], tmp_path: Path) -> None:
    """What is wrong is said in the reader's script, and what is quoted in 「」 stays as the file has it."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 1\nregion_words: [{store: 運營, tw: 營運}]\nguide: {title: 營運}\n", "utf-8")
    said = [
        [
            problem["text"]
            for problem in json.loads(run("check", str(broken), "--json", "--locale", locale).out)["data"]["problems"]
        ]
        for locale in ("zh-Hant", "zh-TW", "zh-Hans")
    ]

    quoted = [[re.findall("「[^」]*」", text) for text in texts] for texts in said]

    assert any("「營運」：內容裡寫「運營」" in text for text in said[1])
    assert any(text.startswith("缺少这个字段") for text in said[2])
    assert quoted[0] == quoted[1] == quoted[2]


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("term", {"text": None}),
        ("term", {"sources": ["A1.x"]}),
        ("term", {"related": "churn"}),
        ("duty", {"lead": "nobody"}),
        ("answer", {"claims": [{"id": "A1.1", "kind": "", "text": ""}]}),
        ("comparison", {"rows": [{"id": "goal"}]}),
        ("glossary", {"entries": [{}]}),
    ],
)
def test_broken_payload_is_refused(printed: Callable[..., Any], kind: str, change: dict[str, Any]) -> None:
    """A schema refuses a field of the wrong kind, a missing one, another version, another kind of view."""
    fine = printed(*SAMPLES[kind])
    data = fine["data"]
    without = [{**fine, "data": {name: data[name] for name in data if name != gone}} for gone in data]

    assert all(faults(published(kind), broken) for broken in without)
    assert faults(published(kind), {**fine, "data": data | change})
    assert faults(published(kind), {**fine, "schema": 2})
    assert faults(published(kind), {**fine, "kind": "tarot"})


@pytest.mark.parametrize("kind", SAMPLES)
def test_new_field_is_no_breach(printed: Callable[..., Any], kind: str) -> None:
    """A program that checks against schema 1 goes on working when a field is added."""
    fine = printed(*SAMPLES[kind])
    newer = {**fine, "new": 1, "data": fine["data"] | {"new": 1}}

    assert faults(published(kind), newer) == []
    assert len(faults(closed(kind), newer)) == 2  # but here, where the schema ought to describe it
