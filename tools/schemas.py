"""
Write the JSON Schemas: of data/answers.yaml for its authors, of what `--json` prints for programs.

All they say is read off the record classes: types from the annotations, descriptions from the `#:` comments (one behind
a field, see pmguide.model) and the docstrings. Run it after changing a record; `--check` only says what is stale.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import sys
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from pmguide.chinese.script import Locale
from pmguide.guide.comparing import Compared
from pmguide.guide.lists import Answers, Debates, Listing
from pmguide.guide.report import Report
from pmguide.guide.results import Results
from pmguide.guide.views import Opened
from pmguide.guide.welcome import Welcome
from pmguide.model.answers import Agreement, ClaimKind, Edit
from pmguide.model.content import Content, Entry, Situation
from pmguide.model.duties import Side
from pmguide.model.quiz import Level, Quiz
from pmguide.model.roles import Column, Condition
from pmguide.model.statements import StatementKind, Verbatim, Work
from pmguide.output.payload import FOR_FINDING, SCHEMA
from pmguide.posting.counting import Summary
from pmguide.posting.mix import Label, Leaning, Mix
from pmguide.posting.views import Report as PostingReport
from pmguide.posting.views import Reports
from pmguide.practice.kept import Everything
from pmguide.practice.sheets import Graded, Sheet
from pmguide.practice.statistics import Standings
from pmguide.practice.transfer import KIND, Imported
from pmguide.practice.transfer import SCHEMA as TRANSFER

if TYPE_CHECKING:
    from collections.abc import Callable

Schema = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The record behind each kind that --json prints; an entry's is shown opened.
RECORDS: dict[str, type] = {
    "welcome": Welcome,
    **dict.fromkeys(("glossary", "roles", "duties", "analogies"), Listing),
    "answers": Answers,
    "debates": Debates,
    "comparison": Compared,
    "check": Report,
    "progress": Standings,
    "sheet": Sheet,
    "graded": Graded,
    "imported": Imported,
    "search": Results,
    "posting": PostingReport,
    "postings": Reports,
    "postings-summary": Summary,
    **{entry.__name__.lower(): entry for entry in get_args(Entry)},
}

# The views import these for type checkers only.
_LENT = {kind.__name__: kind for kind in (Agreement, Edit, Situation, Work, Verbatim, Mix)} | {
    "Entry": Entry,
    "Label": Label,
    "Leaning": Leaning,
}

# What a field means where its own record does not say.
_MEANINGS = {
    "id": "識別碼",
    "title": "標題",
    "text": "內文",
    "sources": "依據",
    "aliases": "也找得到它的字詞",
    "kind": "種類",
    "claims": "主張，一點一項",
    "points": "要點",
    "first": "左欄",
    "second": "右欄",
    "shared": "共同欄",
    "rows": "面向，一列一個",
    "guide": "本指南的自我介紹",
    "situations": "各種讀者從哪裡開始",
    "works": "公開著作",
    "region_words": "各地用字",
    "categories": "詞條的類別",
    "areas": "工作的領域",
    "conditions": "改變分工的條件",
    "roles": "職務",
    "terms": "詞條",
    "analogies": "比喻",
    "agreements": "共識",
    "debates": "爭點",
    "duties": "工作",
    "answers": "14 則回答",
    "questions": "推薦閱讀的問題，由本指南作答",
}

# Texts of a form of their own, and the fields that hold them. The forms are those of guide.checks.
_FORMS: dict[str, Schema] = {
    "id": {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9.-]*$"},
    "claim": {"description": "回答的一點：A1.3", "type": "string", "pattern": r"^A\d+\.\d+$"},
    "source": {
        "description": "A1.3（回答 1 的第 3 點）、A7（整則回答），或 works 裡的 id",
        "type": "string",
        "pattern": r"^(A\d+(\.\d+)?|(?!A\d)[A-Za-z0-9][A-Za-z0-9.-]*)$",
    },
}
_FORM_OF = {
    **dict.fromkeys(("id", "category", "area", "condition", "related", "confused_with", "terms", "debate"), "id"),
    **dict.fromkeys(("first", "second"), "id"),
    "claims": "claim",
    "sources": "source",
}

_SCALARS: dict[type, str] = {bool: "boolean", int: "integer", float: "number"}

# Counted-out values that several records share.
_CHOICES: dict[Any, str] = {
    StatementKind: "statementKind",
    ClaimKind: "claimKind",
    Side: "side",
    Column: "column",
    get_type_hints(Condition)["option"]: "option",
    Level: "level",
}


def schemas() -> dict[str, str]:
    """Return the text of every schema file, by its path in the repository."""
    made = {
        "data/answers.schema.json": content_schema("pmguide 的內容檔", Content),
        "data/quiz.schema.json": content_schema("pmguide 的題庫", Quiz),
        f"schemas/{KIND}.schema.json": progress_schema(),
    }
    made.update((f"schemas/{kind}.schema.json", envelope_schema(kind)) for kind in RECORDS)
    return {path: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for path, schema in made.items()}


def content_schema(title: str, kind: type) -> Schema:
    """Return the schema of a content file that is a record of class `kind`: what an author may write and must."""
    writer = _Writer(for_authors=True)
    whole = writer.record(kind)
    return {"$schema": DIALECT, "title": title, **whole, "$defs": writer.definitions()}


def envelope_schema(kind: str) -> Schema:
    """Return the schema of all that --json prints for a view of `kind`."""
    writer = _Writer(for_authors=False)
    fields: dict[str, Schema] = {
        "schema": {"description": "格式版本", "const": SCHEMA},
        "kind": {"description": "這是什麼", "const": kind},
        "locale": {"description": "寫給哪裡的讀者", "enum": [locale.value for locale in Locale]},
        "data": writer.opened(RECORDS[kind]) if RECORDS[kind] in get_args(Entry) else writer.record(RECORDS[kind]),
    }
    whole = {"type": "object", "properties": fields, "required": list(fields)}
    return {"$schema": DIALECT, "title": f"pmguide --json：{kind}", **whole, "$defs": writer.definitions()}


def progress_schema() -> Schema:
    """Return the schema of progress as it is carried to another machine: a file by itself, without the envelope."""
    writer = _Writer(for_authors=False)
    whole = writer.record(Everything)
    mark: dict[str, Schema] = {
        "schema": {"description": "格式版本", "const": TRANSFER},
        "kind": {"description": "這是什麼", "const": KIND},
    }
    fields = {**mark, **whole["properties"]}
    whole = {**whole, "properties": fields, "required": list(fields)}
    return {"$schema": DIALECT, "title": "pmguide quiz export --to json", **whole, "$defs": writer.definitions()}


class _Writer:
    """
    Turns records into schemas and keeps what they share.

    Authors may leave out what has a default, must fill in the rest, and may add nothing; a program gets every field,
    null where there is nothing, and has to put up with new ones (see pmguide.output.payload.SCHEMA).
    """

    def __init__(self, for_authors: bool) -> None:
        self._for_authors = for_authors
        self._shared: dict[str, Schema] = {}
        self._owners: dict[str, object] = {}

    def definitions(self) -> dict[str, Schema]:
        """Return the shared schemas by name: records, counted-out values (statementKind), forms of text (source)."""
        return {name: self._shared[name] for name in sorted(self._shared)}

    def record(self, record: type) -> Schema:
        """Return the schema of a record."""
        defaults = cast("Any", record)._field_defaults
        hints = {name: hint for name, hint in _hints(record).items() if self._for_authors or name not in FOR_FINDING}
        fields = {name: self._field(record, name, hint) for name, hint in hints.items()}
        required = [name for name in fields if not (self._for_authors and name in defaults)]
        # The docstrings are for those who read the code; an author's editor speaks Chinese.
        described = {} if self._for_authors else {"description": (record.__doc__ or "").strip().partition("\n")[0]}
        closed = {"additionalProperties": False} if self._for_authors else {}
        return {**described, "type": "object", "properties": fields, "required": required, **closed}

    def opened(self, entry: type) -> Schema:
        """Return the schema of an entry, opened: see pmguide.output.payload.data_of."""
        whole = self.record(entry)
        sources = {"sources": self._field(entry, "sources", tuple[str, ...])}  # an answer has none of its own
        around = {name: self._field(Opened, name, hint) for name, hint in _hints(Opened).items() if hint is not Entry}
        del around["kind"]
        fields = {**whole["properties"], **sources, **around}
        return {**whole, "properties": fields, "required": list(fields)}

    def _field(self, record: type, name: str, hint: Any) -> Schema:
        """Return the schema of one field, with what it means."""
        meaning = comments_of(record).get(name) or _MEANINGS.get(name)
        filled = self._for_authors and name not in cast("Any", record)._field_defaults
        return {**({"description": meaning} if meaning else {}), **self._value(name, hint, filled)}

    def _value(self, name: str, hint: Any, filled: bool) -> Schema:
        """Return the schema of one value of type `hint`; `filled` where it may not be empty."""
        arguments = get_args(hint)
        if get_origin(hint) is tuple:
            least = {"minItems": 1} if filled else {}
            return {"type": "array", "items": self._value(name, arguments[0], filled), **least}
        if get_origin(hint) in (Union, UnionType):
            one = self._value(name, next(kind for kind in arguments if kind is not NoneType), filled)
            return one if self._for_authors else {"anyOf": [one, {"type": "null"}]}
        if get_origin(hint) is Literal:
            values = {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
            return self._share(_CHOICES[hint], hint, lambda: values) if hint in _CHOICES else values
        if hasattr(hint, "_fields"):
            return self._share(hint.__name__, hint, lambda: self.record(hint))
        return self._scalar(name, hint, filled)

    def _scalar(self, name: str, hint: type, filled: bool) -> Schema:
        if not issubclass(hint, str):
            return {"type": _SCALARS[hint]}
        if name in _FORM_OF and hint is Verbatim:  # a name that somebody else gave: of a file, of a row
            return {"type": "string", "minLength": 1}
        if name in _FORM_OF:
            form = _FORM_OF[name]
            return self._share(form, form, lambda: _FORMS[form])
        return {"type": "string", **({"minLength": 1} if filled else {})}

    def _share(self, name: str, owner: object, make: Callable[[], Schema]) -> Schema:
        """Return a reference to what `make` makes; `owner` guards against two things of one name."""
        if self._owners.setdefault(name, owner) != owner:
            raise ValueError(f"two different things are called {name}")
        if name not in self._shared:
            self._shared[name] = {}  # a record may hold itself
            self._shared[name] = make()
        return {"$ref": f"#/$defs/{name}"}


def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record, localns=_LENT)


@cache
def comments_of(record: type) -> dict[str, str]:
    """Return the `#:` comment behind each field of a record that has one."""
    source = Path(inspect.getsourcefile(record) or "").read_text("utf-8")
    lines = source.splitlines()
    classes = (part for part in ast.parse(source).body if isinstance(part, ast.ClassDef))
    body = next(part.body for part in classes if part.name == record.__name__)
    fields = (part for part in body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name))
    comments = {ast.unparse(field.target): lines[(field.end_lineno or 0) - 1].partition("#:")[2] for field in fields}
    return {name: comment.strip() for name, comment in comments.items() if comment}


def stale_in(root: Path) -> list[str]:
    """Return the schema files under `root` that are not what they should be, the superfluous ones included."""
    wanted = schemas()
    here = {f"schemas/{path.name}" for path in (root / "schemas").glob("*.json")}
    return [
        name
        for name in sorted({*wanted, *here})
        if not (root / name).exists() or _read(root / name) != wanted.get(name)
    ]


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # bytes: line ends count


def main(arguments: list[str] | None = None) -> int:
    """Write the schemas that are stale and say which; with --check only say so, and return 1 if there are any."""
    parser = argparse.ArgumentParser(description="Write the JSON Schemas from the record classes.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a schema is stale")
    parser.add_argument("root", nargs="?", type=Path, default=ROOT, help="where data/ and schemas/ lie")
    asked = parser.parse_args(arguments)
    wanted = schemas()
    stale = stale_in(asked.root)
    for name in stale:
        print(name)
        if asked.check:
            continue
        path = asked.root / name
        if name not in wanted:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[name].encode("utf-8"))
    return int(bool(stale and asked.check))


if __name__ == "__main__":
    sys.exit(main())
