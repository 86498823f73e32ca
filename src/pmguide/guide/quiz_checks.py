"""What the question file must keep besides its shape: reasons, references, lengths, fairness."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ..errors import GuideError
from ..model.quiz import Quiz
from .checks import CLAIM, ID
from .guide import SECTION_OF
from .wording import TextCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .guide import Guide
    from .reading import Place, Problem, Reading

_OPTIONS = (3, 5)
_LEAST = {"items": 200, "scenario": 40, "topic": 12, "level": 40}
# Characters. Two lines of a terminal for a question's options, and room to think in a reason.
_LENGTHS = {"text": 120, "hint": 45, "option": 40, "why": 70}
_MOST_LONGEST = 0.35  # of all items; with four options and no bias a quarter have the best one as the longest


def check_quiz(reading: Reading, guide: Guide, thorough: bool = False) -> list[Problem]:
    """
    Return every problem of a question file, those of its shape included, in the order of its lines.

    `thorough` also counts (are there enough, is the best option too often the longest?) and asks jieba.
    """
    if not reading.data:
        return reading.problems
    found = _Check(reading, guide)
    more = (*found.counts(), *found.cuts()) if thorough else ()
    return sorted({*reading.problems, *found.problems(), *more})


def topics_of(guide: Guide) -> dict[str, str]:
    """Return id → title of what a question may be about: the areas of work, and the jobs and their titles."""
    roles = {category.id: category.title for category in guide.categories if category.id == "role"}
    return {**{area.id: area.title for area in guide.areas}, **roles}


class _Check(TextCheck):
    """All the checks over one file; a field that is missing has been reported already and is passed over."""

    def __init__(self, reading: Reading, guide: Guide) -> None:
        super().__init__(reading, Quiz, guide.region_words, guide.guards)
        self.guide = guide
        self.topics = topics_of(guide)

    def problems(self) -> Iterator[Problem]:
        yield from self._ids()
        for place, item in self._entries("items"):
            yield from self._references(place, item)
            yield from self._options(place, item)
        for place, drill in self._entries("drills"):
            yield from self._topic(place, drill)
            yield from self._terms(place, drill)
        yield from self._lengths()
        yield from self.texts()

    def _entries(self, section: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        for at, entry in enumerate(self.data.get(section, ())):
            yield (section, at), entry

    def _ids(self) -> Iterator[Problem]:
        used: dict[str, Place] = {}
        for section in ("items", "drills"):
            for place, entry in self._entries(section):
                for name in (entry.get("id"), *entry.get("formerly", ())):
                    if name is None:
                        continue
                    if name in used:
                        yield self.say(place, f"id「{name}」重複，第 {self.lines[used[name]]} 行已經用過")
                    used.setdefault(name, place)
                    if not ID.fullmatch(name):
                        yield self.say(place, f"id「{name}」只能用英文字母、數字、連字號與點")

    def _topic(self, place: Place, entry: dict[str, Any]) -> Iterator[Problem]:
        if entry.get("topic", "role") not in self.topics:
            yield self.say((*place, "topic"), f"沒有「{entry['topic']}」這個領域；可用的是 {'、'.join(self.topics)}")

    def _references(self, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
        yield from self._topic(place, item)
        for at, source in enumerate(item.get("sources", ())):
            if not self._is_source(source):
                yield self.say((*place, "sources", at), f"回答與 works 裡都沒有「{source}」")
        if "read" in item and not self._opens(item["read"]):
            yield self.say((*place, "read"), f"pmguide {item['read']} 打不開任何東西")

    def _is_source(self, source: str) -> bool:
        if not CLAIM.fullmatch(source):
            return self.guide.has("works", source)
        answer = source.split(".", maxsplit=1)[0]
        if not self.guide.has("answers", answer):
            return False
        return "." not in source or source in [claim.id for claim in self.guide.one("answers", answer).claims]

    def _opens(self, command: str) -> bool:
        verb, *words = command.split()
        if verb == "compare":
            return self._compares(words)
        sections = SECTION_OF.get(verb, ())
        return len(words) == 1 and any(self.guide.has(section, words[0]) for section in sections)

    def _compares(self, words: list[str]) -> bool:
        from .comparing import compare

        names = words[: 2 if words and not words[0].startswith("--") else 0]
        options = dict(zip(words[len(names) :: 2], words[len(names) + 1 :: 2], strict=False))
        dimensions = (options.pop("--dim"),) if "--dim" in options else ()
        try:
            compare(self.guide, tuple(names), dimensions, [(name[2:], value) for name, value in options.items()])
        except GuideError:
            return False
        return True

    def _options(self, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
        others = item.get("others", [])
        options = [option.get("text", "") for option in (item.get("best", {}), *others)]
        least, most = _OPTIONS
        if not least <= len(options) <= most:
            yield self.say((*place, "others"), f"有 {len(options)} 個選項，應該是 {least} 到 {most} 個")
        if item.get("kind") == "scenario" and len(options) != _SCENARIO_OPTIONS:
            yield self.say((*place, "others"), f"情境題要有 {_SCENARIO_OPTIONS} 個做法，這裡有 {len(options)} 個")
        for text, number in Counter(self.guide.folding(option) for option in options).items():
            if number > 1:
                yield self.say(place, f"兩個選項一樣：「{text}」")
        reasons = [option.get("why", "") for option in (item.get("best", {}), *others)]
        if len(set(reasons)) < len(reasons):
            yield self.say(place, "兩個選項的理由一字不差")

    def _terms(self, place: Place, drill: dict[str, Any]) -> Iterator[Problem]:
        names = [drill.get("term"), *drill.get("among", ())]
        for name in names:
            if name is not None and not self.guide.has("terms", name):
                yield self.say(place, f"terms 裡沒有「{name}」")
        if len(set(names)) < len(names):
            yield self.say((*place, "among"), "同一個詞出現兩次")

    def _lengths(self) -> Iterator[Problem]:
        for place, item in self._entries("items"):
            parts: list[tuple[Place, str, str]] = [
                ((*place, part), part, item.get(part, "")) for part in ("text", "hint")
            ]
            options = [((*place, "best"), item.get("best", {}))]
            options += [((*place, "others", at), other) for at, other in enumerate(item.get("others", ()))]
            parts += [((*where, "text"), "option", option.get("text", "")) for where, option in options]
            parts += [((*where, "why"), "why", option.get("why", "")) for where, option in options]
            for where, part, text in parts:
                if len(text) > _LENGTHS[part]:
                    yield self.say(where, f"有 {len(text)} 個字，最多 {_LENGTHS[part]} 個")

    def counts(self) -> Iterator[Problem]:
        """Yield what there is too little of, and whether the best option gives itself away by its length."""
        entries = [entry for section in ("items", "drills") for _, entry in self._entries(section)]
        items = [item for _, item in self._entries("items")]
        if len(entries) < _LEAST["items"]:
            yield self.say(("items",), f"只有 {len(entries)} 題，至少要 {_LEAST['items']} 題")
        scenarios = sum(item.get("kind") == "scenario" for item in items)
        if scenarios < _LEAST["scenario"]:
            yield self.say(("items",), f"只有 {scenarios} 個情境，至少要 {_LEAST['scenario']} 個")
        for field, values in (("topic", tuple(self.topics)), ("level", (1, 2, 3))):
            have = Counter(entry.get(field) for entry in entries)
            for value in values:
                if have[value] < _LEAST[field]:
                    yield self.say(("items",), f"{field} 是 {value} 的只有 {have[value]} 題，至少要 {_LEAST[field]} 題")
        longest = sum(_is_longest(item) for item in items)
        if longest > _MOST_LONGEST * len(items):
            yield self.say(("items",), f"{len(items)} 題裡有 {longest} 題的答案是最長的選項，猜得出來")


_SCENARIO_OPTIONS = 4


def _is_longest(item: dict[str, Any]) -> bool:
    others = [len(other.get("text", "")) for other in item.get("others", ())]
    return len(item.get("best", {}).get("text", "")) > max(others, default=0)
