"""Parquet as the form of a batch's results, through the extra [documents]."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from ..errors import BadUsage
from .results import unwritable

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_ROWS = 5_000  # in memory at a time; the rows of a group in the file


def must_be_there() -> None:
    """Raise BadUsage where what writes Parquet is not installed: before anything is read."""
    try:
        import pyarrow.parquet  # noqa: F401 - is it there?
    except ImportError as why:
        raise BadUsage(
            "要寫 .parquet 還缺一個套件。", "請執行 pip install 'pmguide[documents]'，或改寫成 .csv、.jsonl。"
        ) from why


def to_parquet(lines: Path, out: Path) -> None:
    """Make the Parquet file `out` of the JSON Lines that a batch wrote. Raises BadFile."""
    import pyarrow
    from pyarrow import parquet

    schema = _schema(pyarrow)
    new = out.with_name(f"{out.name}.new")
    try:
        with lines.open(encoding="utf-8") as rows, parquet.ParquetWriter(new, schema) as writer:
            while group := [json.loads(line) for line in islice(rows, _ROWS)]:
                writer.write_table(pyarrow.Table.from_pylist(group, schema))
        new.replace(out)
    except OSError as why:
        new.unlink(missing_ok=True)
        raise unwritable(out, why) from why


def _schema(arrow: Any) -> Any:
    """Return the columns: those of a line of JSON."""
    shares = [(side, arrow.float64()) for side in ("product", "operations", "shared", "other")]
    statement = [
        ("start", arrow.int64()),
        ("end", arrow.int64()),
        ("label", arrow.string()),
        ("margin", arrow.float64()),
    ]
    texts = [(name, arrow.string()) for name in ("id", "title", "claims", "verdict")]
    return arrow.schema(
        [
            *texts,
            ("mix", arrow.struct([*shares, ("duties", arrow.int64())])),
            ("statements", arrow.list_(arrow.struct(statement))),
        ]
    )
