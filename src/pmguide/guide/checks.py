"""What a content file must keep besides its shape: references that exist, sources, names, clean Chinese."""

from __future__ import annotations

import re
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from ..chinese.accidents import faults
from ..chinese.folding import folding, simplified_only
from ..chinese.script import Locale, word_table
from ..model.content import Content
from ..model.regions import RegionWord
from ..model.statements import Verbatim
from .naming import SECTIONS, names_of
from .reading import Place, Problem, Reading, problem_at
from .records import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAIM = re.compile(r"A\d+(\.\d+)?")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
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

    `thorough` also asks jieba whether a regional word would be cut out of the middle of others; that takes a second.
    """
    if not reading.data:
        return reading.problems
    found = _Check(reading)
    cuts = found.cuts() if thorough else ()
    return sorted({*reading.problems, *found.problems(), *cuts})


class _Check:
    """All the checks over one file; a field that is missing has been reported already and is passed over."""

    def __init__(self, reading: Reading) -> None:
        self.data = reading.data
        self.lines = reading.lines
        self.ids: dict[str, dict[str, Place]] = {}
        self.entries: dict[Place, str] = {}
        for place, record, kind in _records(self.data, Content, ()):
            if "id" in record and "id" in [field.name for field in fields_of(kind)]:
                self.entries[place] = str(record["id"])

    def problems(self) -> Iterator[Problem]:
        yield from self._ids()
        yield from self._references()
        yield from self._mutual()
        yield from self._sources()
        yield from self._names()
        yield from self._duties()
        yield from self._texts()

    def _say(self, place: Place, text: str) -> Problem:
        line = next((self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines), 1)
        return problem_at(place, self.entries, line, text)

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
                yield self._say((*place, "id"), f"id「{name}」重複，第 {self.lines[first]} 行已經用過")
            if not _ID.fullmatch(name):
                yield self._say((*place, "id"), f"id「{name}」只能用英文字母、數字、連字號與點")
            if section == "claims" and not str(name).startswith(f"{self.data['answers'][place[1]].get('id')}."):
                yield self._say((*place, "id"), f"主張「{name}」不屬於這一則回答")
        yield from self._row_ids()

    def _row_ids(self) -> Iterator[Problem]:
        for place, comparison in self._section("comparisons"):
            counts = Counter(row.get("id") for row in comparison.get("rows", ()))
            for at, row in enumerate(comparison.get("rows", ())):
                if counts[row.get("id")] > 1:
                    yield self._say((*place, "rows", at, "id"), f"id「{row.get('id')}」重複")

    def _references(self) -> Iterator[Problem]:
        for place, record, _kind in _records(self.data, Content, ()):
            section = next((part for part in reversed(place) if isinstance(part, str)), "")
            for (owner, field), target in _REFERENCES.items():
                if owner != section or field not in record:
                    continue
                values = record[field] if isinstance(record[field], list) else [record[field]]
                for at, value in enumerate(values):
                    where = (*place, field, at) if isinstance(record[field], list) else (*place, field)
                    if value not in self.ids.get(target, {}):
                        yield self._say(where, f"{target} 裡沒有「{value}」")

    def _mutual(self) -> Iterator[Problem]:
        for section, field in _MUTUAL:
            linked = {entry.get("id"): entry.get(field, ()) for _, entry in self._section(section)}
            for place, entry in self._section(section):
                for at, other in enumerate(entry.get(field, ())):
                    if other == entry.get("id"):
                        yield self._say((*place, field, at), "指向自己")
                    elif other in linked and entry.get("id") not in linked[other]:
                        yield self._say((*place, field, at), f"單向的關聯：「{other}」沒有列出「{entry.get('id')}」")

    def _sources(self) -> Iterator[Problem]:
        cited: set[str] = set()
        for place, record, _kind in _records(self.data, Content, ()):
            for at, source in enumerate(record.get("sources", ())):
                cited.add(source)
                where = "claims" if "." in source else "answers"
                if _CLAIM.fullmatch(source) and source not in self.ids.get(where, {}):
                    yield self._say((*place, "sources", at), f"回答裡沒有「{source}」這一點")
                elif not _CLAIM.fullmatch(source) and source not in self.ids.get("works", {}):
                    yield self._say((*place, "sources", at), f"works 裡沒有「{source}」")
        for place, work in self._section("works"):
            if work.get("id") not in cited:
                yield self._say(place, "沒有任何一句話引用這份文獻")

    def _names(self) -> Iterator[Problem]:
        sections = {
            name: [SimpleNamespace(**entry) for _, entry in self._section(name) if entry.get("id")] for name in SECTIONS
        }
        words = [RegionWord(**word) for _, word in self._section("region_words") if word.get("store")]
        content = SimpleNamespace(region_words=words, guards=self.data.get("guards", ()), **sections)
        _, clashes = names_of(cast("Content", content), folding())
        for clash in clashes:
            yield self._say(self.ids[clash.section][clash.second], f"名稱「{clash.key}」已經指向「{clash.first}」")

    def _duties(self) -> Iterator[Problem]:
        for place, duty in self._section("duties"):
            if duty.get("lead") == "depends" and not duty.get("depends"):
                yield self._say((*place, "depends"), "lead 是 depends，就要說明視什麼而定")

    def _texts(self) -> Iterator[Problem]:
        simplified = simplified_only()
        foreign = self._foreign_words()
        for place, text, kind in _texts(self.data, Content, ()):
            if kind is Verbatim or place[-1] == "id" or {"sources", "aliases", "asks", "same_words"} & set(place):
                continue  # what readers type, mistakes and all
            if kind is str and place[0] not in ("region_words", "guards"):
                prose = re.sub(r"\{\{.*?\}\}", "", text)
                for word, store in foreign.items():
                    if word in prose:
                        yield self._say(
                            place, f"區域用字「{word}」：內容裡寫「{store}」；若就是要這個字詞，用雙大括號括起來"
                        )
            for fault in faults(text, simplified, prose=kind is str and place[0] != "region_words"):
                yield self._say(place, fault)

    def cuts(self) -> Iterator[Problem]:
        """Yield every regional word that is no word where it stands: 用戶 in 應用戶外廣告."""
        from ..chinese.boundaries import straddled

        words = [RegionWord(**word) for _, word in self._section("region_words") if word.get("store")]
        tables = [word_table(locale, words, self.data.get("guards", ())) for locale in (Locale.TW, Locale.HANS)]
        for place, text, kind in _texts(self.data, Content, ()):
            if kind is str and place[0] not in ("region_words", "guards"):
                for word in sorted({word for table in tables for word in straddled(text, table)}):
                    yield self._say(place, f"「{word}」在這裡不是一個詞，換成區域用字會出錯：把整個詞加進 guards")

    def _foreign_words(self) -> dict[str, str]:
        """Return the words of one region only, with what the store writes instead."""
        words = [word for _, word in self._section("region_words")]
        known = {word.get("store") for word in words} | set(self.data.get("guards", ()))
        return {
            form: word["store"]
            for word in words
            for form in (word.get("tw"), word.get("cn"))
            if form and form not in known and not any(form in str(name) for name in known)
        }


def _records(data: dict[str, Any], kind: type, place: Place) -> Iterator[tuple[Place, dict[str, Any], type]]:
    """Yield every record at and below `place`: where it is, its plain data, its class."""
    yield place, data, kind
    for field in fields_of(kind):
        value = data.get(field.name)
        if field.record and value:
            items = enumerate(value) if field.many else [(None, value)]
            for at, item in items:
                yield from _records(
                    item, field.record, (*place, field.name) if at is None else (*place, field.name, at)
                )


def _texts(data: dict[str, Any], kind: type, place: Place) -> Iterator[tuple[Place, str, type]]:
    """Yield every text at and below `place`: where it is, the text, its class (str, Wording or Verbatim)."""
    for where, record, owner in _records(data, kind, place):
        for field in fields_of(owner):
            value = record.get(field.name)
            if value is None or field.record or field.choices or not issubclass(field.scalar, str):
                continue
            for at, text in enumerate(value) if field.many else [(None, value)]:
                yield (*where, field.name) if at is None else (*where, field.name, at), text, field.scalar
