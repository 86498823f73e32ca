"""What a content file must keep besides its shape: references that exist, sources, names, clean Chinese."""

from __future__ import annotations

import re
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from ..chinese.folding import folding
from ..model.content import Content
from ..model.regions import RegionWord
from .naming import SECTIONS, names_of
from .wording import TextCheck, records_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .naming import Names
    from .reading import Place, Problem, Reading

CLAIM = re.compile(r"A\d+(\.\d+)?")
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
# Where a field holds the ids of another section's entries.
_REFERENCES = {
    ("terms", "category"): "categories",
    ("terms", "related"): "terms",
    ("roles", "confused_with"): "roles",
    ("duties", "area"): "areas",
    ("duties", "terms"): "terms",
    ("comparisons", "first"): "roles",
    ("comparisons", "second"): "roles",
    ("rows", "debate"): "debates",
    ("when", "condition"): "conditions",
}
_MUTUAL = (("terms", "related"), ("roles", "confused_with"))
_TITLED = ("categories", "areas", "conditions", "comparisons", *SECTIONS)


def check(reading: Reading, thorough: bool = False) -> list[Problem]:
    """
    Return every problem of a content file, those of its shape included, in the order of its lines.

    `thorough` also asks jieba whether a regional word would be cut out of the middle of others, which takes a second,
    and OpenCC whether words that are set apart still are so in Simplified.
    """
    return check_and_name(reading, thorough)[0]


def check_and_name(reading: Reading, thorough: bool = False) -> tuple[list[Problem], Names]:
    """Return what `check` does, and the names of the entries, which had to be gone through for it."""
    if not reading.data:
        return reading.problems, {}
    found = _Check(reading)
    more = (*found.cuts(), *found.alike()) if thorough else ()
    return sorted({*reading.problems, *found.problems(), *more}), found.names


class _Check(TextCheck):
    """All the checks over one file; a field that is missing has been reported already and is passed over."""

    def __init__(self, reading: Reading) -> None:
        words = [RegionWord(**word) for word in reading.data.get("region_words", ()) if word.get("store")]
        super().__init__(reading, Content, words, reading.data.get("guards", ()))
        self.ids: dict[str, dict[str, Place]] = {}
        self.names: Names = {}

    def problems(self) -> Iterator[Problem]:
        yield from self._ids()
        yield from self._references()
        yield from self._mutual()
        yield from self._sources()
        yield from self._names()
        yield from self._duties()
        yield from self.texts()

    def _section(self, name: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        for at, entry in enumerate(self.data.get(name, ())):
            yield (name, at), entry

    def _ids(self) -> Iterator[Problem]:
        sections = [name for name, value in self.data.items() if isinstance(value, list)]
        places = [
            (place, entry, name) for name in sections for place, entry in self._section(name) if isinstance(entry, dict)
        ]
        places += [
            ((*place, "claims", at), claim, "claims")
            for place, answer in self._section("answers")
            for at, claim in enumerate(answer.get("claims", ()))
        ]
        for place, entry, section in places:
            name = entry.get("id")
            if name is None:
                continue
            first = self.ids.setdefault(section, {}).setdefault(name, place)
            if first != place:
                yield self.say((*place, "id"), f"id「{name}」重複，第 {self.lines[first]} 行已經用過")
            if not ID.fullmatch(name):
                yield self.say((*place, "id"), f"id「{name}」只能用英文字母、數字、連字號與點")
            if section == "claims" and not str(name).startswith(f"{self.data['answers'][place[1]].get('id')}."):
                yield self.say((*place, "id"), f"主張「{name}」不屬於這一則回答")
        yield from self._row_ids()

    def _row_ids(self) -> Iterator[Problem]:
        for place, comparison in self._section("comparisons"):
            counts = Counter(row.get("id") for row in comparison.get("rows", ()))
            for at, row in enumerate(comparison.get("rows", ())):
                if counts[row.get("id")] > 1:
                    yield self.say((*place, "rows", at, "id"), f"id「{row.get('id')}」重複")

    def _references(self) -> Iterator[Problem]:
        for place, record, _kind in records_in(self.data, Content, ()):
            section = next((part for part in reversed(place) if isinstance(part, str)), "")
            for (owner, field), target in _REFERENCES.items():
                if owner != section or field not in record:
                    continue
                values = record[field] if isinstance(record[field], list) else [record[field]]
                for at, value in enumerate(values):
                    where = (*place, field, at) if isinstance(record[field], list) else (*place, field)
                    if value not in self.ids.get(target, {}):
                        yield self.say(where, f"{target} 裡沒有「{value}」")

    def _mutual(self) -> Iterator[Problem]:
        for section, field in _MUTUAL:
            linked = {entry.get("id"): entry.get(field, ()) for _, entry in self._section(section)}
            for place, entry in self._section(section):
                for at, other in enumerate(entry.get(field, ())):
                    if other == entry.get("id"):
                        yield self.say((*place, field, at), "指向自己")
                    elif other in linked and entry.get("id") not in linked[other]:
                        yield self.say((*place, field, at), f"單向的關聯：「{other}」沒有列出「{entry.get('id')}」")

    def _sources(self) -> Iterator[Problem]:
        cited: set[str] = set()
        for place, record, _kind in records_in(self.data, Content, ()):
            for at, source in enumerate(record.get("sources", ())):
                cited.add(source)
                where = "claims" if "." in source else "answers"
                if CLAIM.fullmatch(source) and source not in self.ids.get(where, {}):
                    yield self.say((*place, "sources", at), f"回答裡沒有「{source}」這一點")
                elif not CLAIM.fullmatch(source) and source not in self.ids.get("works", {}):
                    yield self.say((*place, "sources", at), f"works 裡沒有「{source}」")
        for place, work in self._section("works"):
            if work.get("id") not in cited:
                yield self.say(place, "沒有任何一句話引用這份文獻")

    def _names(self) -> Iterator[Problem]:
        sections = {
            name: [SimpleNamespace(**entry) for _, entry in self._section(name) if entry.get("id")] for name in SECTIONS
        }
        content = SimpleNamespace(region_words=self.words, guards=self.guards, **sections)
        self.names, clashes = names_of(cast("Content", content), folding())
        for clash in clashes:
            yield self.say(self.ids[clash.section][clash.second], f"名稱「{clash.key}」已經指向「{clash.first}」")

    def _duties(self) -> Iterator[Problem]:
        for place, duty in self._section("duties"):
            if duty.get("lead") == "depends" and not duty.get("depends"):
                yield self.say((*place, "depends"), "lead 是 depends，就要說明視什麼而定")
