"""
Read a content file: its shape, field by field, with the line of everything that does not fit.

Imported only when the content has changed: yaml and the whole model are heavy.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from ..model.content import Content
from .records import Field, fields_of

Place = tuple["str | int", ...]

_DEEPEST = 40  # levels; the content has ten
_NAMES = {str: "文字", int: "整數，照平常的寫法，如 2024", bool: " true 或 false"}
# What is read alike everywhere: to YAML 1.1 also 0177 (127), 12:30 (750) and yes are numbers and truths.
_PLAIN = {
    str: re.compile(".*", re.DOTALL),
    int: re.compile("-?(0|[1-9][0-9]{,8})"),
    bool: re.compile("true|false", re.IGNORECASE),
}


class Problem(NamedTuple):
    """One fault of a content file. `line` counts from 1; `entry` is the nearest id, `field` the way from there."""

    line: int
    entry: str
    field: str
    text: str


class Reading(NamedTuple):
    """
    What a content file holds.

    `data` is plain (dicts, lists, scalars) and holds only what fits the model; `lines` gives the line of every place
    in the file, a place being the keys and list positions that lead to it.
    """

    data: dict[str, Any]
    lines: dict[Place, int]
    problems: list[Problem]


def read(raw: bytes, kind: type = Content) -> Reading:
    """Return what `raw`, the bytes of a YAML file of `kind`, holds; a file that is no YAML at all is one problem."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        line = raw[: why.start].count(b"\n") + 1
        return Reading({}, {}, [Problem(line, "", "", "不是 UTF-8 編碼的文字；請另存成 UTF-8")])
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if too_deep := _too_deep(text, loader):
            return Reading({}, {}, [Problem(too_deep, "", "", "結構太深")])
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as why:
        return Reading({}, {}, [_broken(why)])
    reader = _Reader()
    if root is None:
        return Reading({}, {}, [Problem(1, "", "", "檔案是空的")])
    data = reader.record(root, kind, ())
    return Reading(data, reader.lines, reader.problems)


def _too_deep(text: str, loader: Any) -> int:
    """
    Return the line where `text` nests deeper than any content does, 0 where it nowhere does.

    libyaml builds its tree by recursion in C and takes the whole process down when that goes too deep.
    """
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return 0


def _broken(why: yaml.YAMLError) -> Problem:
    mark = getattr(why, "problem_mark", None)
    said = getattr(why, "problem", None) or getattr(why, "reason", None) or str(why)
    return Problem(mark.line + 1 if mark else 1, "", "", f"不是有效的 YAML：{said}")


class _Reader:
    """Walks the nodes of a YAML document beside the classes of the model."""

    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._entries: dict[Place, str] = {}

    def record(self, node: yaml.Node, kind: type, place: Place) -> dict[str, Any]:
        """Return the fields of `node` that fit `kind`, a record class."""
        self.lines[place] = node.start_mark.line + 1
        pairs = self._pairs(node, place)
        if pairs is None:
            return {}
        fields = {field.name: field for field in fields_of(kind)}
        for name in pairs.keys() - fields.keys():
            self._say(pairs[name], (*place, name), f"沒有這個欄位；可用的是 {'、'.join(fields)}")
        for name, field in fields.items():
            if field.required and name not in pairs:
                self._say(node, (*place, name), "缺少這個欄位")
        return {
            name: self._value(pairs[name], field, (*place, name)) for name, field in fields.items() if name in pairs
        }

    def _pairs(self, node: yaml.Node, place: Place) -> dict[str, yaml.Node] | None:
        if not isinstance(node, yaml.MappingNode):
            self._say(node, place, "應該是欄位與內容的對應，寫成 欄位: 內容")
            return None
        named = [value.value for key, value in node.value if key.value == "id"]
        if named:
            self._entries[place] = str(named[0])
        pairs: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._say(key, place, "欄位的名字應該是文字")
                continue
            if key.value in pairs:
                self._say(key, (*place, key.value), "同一個欄位寫了兩次")
            pairs[key.value] = value
        return pairs

    def _value(self, node: yaml.Node, field: Field, place: Place) -> Any:
        self.lines[place] = node.start_mark.line + 1
        if not field.many:
            return self._item(node, field, place)
        if not isinstance(node, yaml.SequenceNode):
            self._say(node, place, "應該是清單")
            return []
        if field.required and not node.value:
            self._say(node, place, "至少要有一項")
        return [self._item(item, field, (*place, at)) for at, item in enumerate(node.value)]

    def _item(self, node: yaml.Node, field: Field, place: Place) -> Any:
        self.lines[place] = node.start_mark.line + 1
        if field.record:
            return self.record(node, field.record, place)
        base = next(kind for kind in (bool, int, str) if issubclass(field.scalar, kind))
        if not _is_plain(node, base):
            self._say(node, place, f"應該是{_NAMES[base]}")
            return base()
        text = str(node.value)
        value = text.lower() == "true" if base is bool else base(text)
        if field.choices and value not in field.choices:
            known = "、".join(str(choice) for choice in field.choices if choice != "")
            self._say(node, place, f"「{value}」不在可用的值裡：{known}")
        elif value == "" and field.required:
            self._say(node, place, "不可以是空的")
        return value

    def _say(self, node: yaml.Node, place: Place, text: str) -> None:
        self.problems.append(problem_at(place, self._entries, node.start_mark.line + 1, text))


def _is_plain(node: yaml.Node, base: type) -> bool:
    """Return whether every reader of YAML takes `node` for one and the same value of type `base`."""
    if not isinstance(node, yaml.ScalarNode) or node.tag.rpartition(":")[2] != base.__name__:
        return False
    return bool(_PLAIN[base].fullmatch(str(node.value)))


def problem_at(place: Place, entries: dict[Place, str], line: int, text: str) -> Problem:
    """Return the problem at `place`, named by the nearest entry above it that has an id."""
    for depth in range(len(place), -1, -1):
        if place[:depth] in entries:
            return Problem(line, entries[place[:depth]], path_text(place[depth:]), text)
    return Problem(line, "", path_text(place), text)


def path_text(place: Place) -> str:
    """Return a place as an author writes it: `terms[3].sources[0]`, positions counted from 0."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")
