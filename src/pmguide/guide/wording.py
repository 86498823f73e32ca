"""What the texts of any content file must keep: one region's words only where they are the point, clean Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..chinese.accidents import faults
from ..chinese.folding import simplified_only
from ..chinese.script import AS_WORDED, Locale, to_simplified, word_table
from ..model.statements import Verbatim
from .reading import Place, Problem, Reading, problem_at
from .records import fields_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..model.regions import RegionWord


class TextCheck:
    """Checks every text of one file, whose whole is a record of class `kind`, by the content's regional words."""

    def __init__(self, reading: Reading, kind: type, words: Sequence[RegionWord], guards: Collection[str]) -> None:
        self.data = reading.data
        self.lines = reading.lines
        self.kind = kind
        self.words = words
        self.guards = guards
        self.entries: dict[Place, str] = {}
        for place, record, owner in records_in(self.data, kind, ()):
            if "id" in record and "id" in [field.name for field in fields_of(owner)]:
                self.entries[place] = str(record["id"])

    def say(self, place: Place, text: str) -> Problem:
        """Return the problem at `place`, on the line of the nearest thing the file has there."""
        line = next((self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines), 1)
        return problem_at(place, self.entries, line, text)

    def texts(self) -> Iterator[Problem]:
        """Yield what is wrong with the texts, one by one."""
        simplified = simplified_only()
        foreign = self._foreign_words()
        for place, text, kind in texts_in(self.data, self.kind, ()):
            if kind is Verbatim or place[-1] == "id" or {"sources", "aliases", "asks", "same_words"} & set(place):
                continue  # what readers type, mistakes and all
            if kind is str and place[0] not in ("region_words", "guards"):
                prose = AS_WORDED.sub("", text)
                for word, store in foreign.items():
                    if word in prose:
                        yield self.say(
                            place, f"區域用字「{word}」：內容裡寫「{store}」；若就是要這個字詞，用雙大括號括起來"
                        )
            for fault in faults(text, simplified, prose=kind is str and place[0] != "region_words"):
                yield self.say(place, fault)

    def cuts(self) -> Iterator[Problem]:
        """Yield every regional word that is no word where it stands: 用戶 in 應用戶外廣告."""
        from ..chinese.boundaries import straddled

        tables = [word_table(locale, self.words, self.guards) for locale in (Locale.TW, Locale.HANS)]
        for place, text, kind in texts_in(self.data, self.kind, ()):
            if kind is str and place[0] not in ("region_words", "guards"):
                for word in sorted({word for table in tables for word in straddled(text, table)}):
                    yield self.say(place, f"「{word}」在這裡不是一個詞，換成區域用字會出錯：把整個詞加進 guards")

    def alike(self) -> Iterator[Problem]:
        """Yield every text that sets words apart which Simplified does not: 鐵杆 and 鐵桿."""
        for place, text, kind in texts_in(self.data, self.kind, ()):
            by_simplified: dict[str, str] = {}
            for word in AS_WORDED.findall(text) if kind is str else ():
                other = by_simplified.setdefault(to_simplified(word), word)
                if other != word:
                    yield self.say(place, f"「{other}」與「{word}」寫成簡體一樣：換個說法，簡體的讀者才看得出差別")

    def _foreign_words(self) -> dict[str, str]:
        """Return the words of one region only, with what the store writes instead."""
        known = {word.store for word in self.words} | set(self.guards)
        return {
            form: word.store
            for word in self.words
            for form in (word.tw, word.cn)
            if form and form not in known and not any(form in str(name) for name in known)
        }


def records_in(data: dict[str, Any], kind: type, place: Place) -> Iterator[tuple[Place, dict[str, Any], type]]:
    """Yield every record at and below `place`: where it is, its plain data, its class."""
    yield place, data, kind
    for field in fields_of(kind):
        value = data.get(field.name)
        if field.record and value:
            items = enumerate(value) if field.many else [(None, value)]
            for at, item in items:
                yield from records_in(
                    item, field.record, (*place, field.name) if at is None else (*place, field.name, at)
                )


def texts_in(data: dict[str, Any], kind: type, place: Place) -> Iterator[tuple[Place, str, type]]:
    """Yield every text at and below `place`: where it is, the text, its class (str, Wording or Verbatim)."""
    for where, record, owner in records_in(data, kind, place):
        for field in fields_of(owner):
            value = record.get(field.name)
            if value is None or field.record or field.choices or not issubclass(field.scalar, str):
                continue
            for at, text in enumerate(value) if field.many else [(None, value)]:
                yield (*where, field.name) if at is None else (*where, field.name, at), text, field.scalar
