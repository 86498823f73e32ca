"""The face for programs: what the guide answered, as JSON in a versioned envelope (README, 「JSON」)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..chinese.printing import escaped
from ..guide.records import plain
from ..guide.views import Opened

if TYPE_CHECKING:
    from ..chinese.script import Localiser
    from .pages import View

SCHEMA = 1  # raised when a field changes its meaning or goes; a new field does not raise it

FOR_FINDING = {"asks"}  # fields of records that only search needs; nobody wants to read them


def payload(view: View, write: Localiser) -> str:
    """Return the JSON of `view`, every text written out by `write`; one line feed at the end."""
    envelope = {
        "schema": SCHEMA,
        "kind": view.kind,
        "locale": write.locale.value,
        "data": _written(data_of(view), write),
    }
    text = json.dumps(envelope, ensure_ascii=False, indent=2)
    return escaped(text) + "\n"


def data_of(view: object) -> Any:
    """Return a view as plain data; an opened entry's own fields stand beside its links and references."""
    if isinstance(view, Opened):
        fields = plain(view)
        del fields["kind"]
        entry = fields.pop("entry")
        return {**entry, "sources": entry.get("sources", [entry["id"]]), **fields}  # an answer stands for itself
    return plain(view)


def _written(value: Any, write: Localiser) -> Any:
    if isinstance(value, str):
        return write(value)
    if isinstance(value, list):
        return [_written(part, write) for part in value]
    if isinstance(value, dict):
        return {name: _written(part, write) for name, part in value.items() if name not in FOR_FINDING}
    return value
