"""What a record's fields may hold, read off its annotations; and records made from plain data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


class Field(NamedTuple):
    """
    One field of a record.

    `scalar` is str (or a kind of str), int or bool; `record` the class of a nested record, if it is one; `choices` the
    only values allowed, if they are counted out; `many` a list of them.
    """

    name: str
    scalar: type
    record: type | None
    choices: tuple[object, ...]
    many: bool
    optional: bool
    required: bool


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the fields of a NamedTuple class, in order."""
    hints = get_type_hints(record)
    defaults = cast("Any", record)._field_defaults
    return tuple(_field(name, hint, name not in defaults) for name, hint in hints.items())


def _field(name: str, hint: Any, required: bool) -> Field:
    optional = get_origin(hint) not in (tuple, Literal, None) and type(None) in get_args(hint)
    if optional:
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    many = get_origin(hint) is tuple
    if many:
        hint = get_args(hint)[0]
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    scalar = type(choices[0]) if choices else hint
    return Field(name, scalar, hint if hasattr(hint, "_fields") else None, choices, many, optional, required)


def build(record: Callable[..., R], data: Any) -> R:
    """Return the record that `data`, a dict already known to fit, describes; fields it lacks take their defaults."""
    values = {}
    for field in fields_of(record):
        if field.name in data:
            value = data[field.name]
            values[field.name] = tuple(_value(field, item) for item in value) if field.many else _value(field, value)
    return record(**values)


def _value(field: Field, value: Any) -> Any:
    if value is None or field.scalar is str:
        return value
    if field.record:
        return build(cast("Callable[..., object]", field.record), value)
    return value if field.choices else field.scalar(value)


def plain(value: object) -> Any:
    """Return `value` as JSON holds it: records as dicts in field order, tuples as lists."""
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            names = cast("Any", value)._fields
            return {name: plain(part) for name, part in zip(names, value)}  # noqa: B905 - strict= is 3.10's, equal by nature
        return [plain(part) for part in value]
    return value
