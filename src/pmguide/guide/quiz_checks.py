"""What the question file must keep besides its shape: reasons, references, lengths, fairness."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from ..chinese.script import Locale
from ..errors import GuideError
from ..model.quiz import Quiz
from .checks import CLAIM, ID
from .guide import SECTION_OF
from .quiz_fairness import Choice, stands_out, told_by_ends, told_by_length, told_by_words
from .wording import TextCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .guide import Guide
    from .reading import Place, Problem, Reading

_OPTIONS = (3, 5)
_LEAST = {"items": 200, "scenario": 40, "topic": 12, "level": 40}
# Characters. Two lines of a terminal for a question's options, and room to think in a reason.
_LENGTHS = {"text": 120, "hint": 45, "option": 40, "why": 70}
_SCENARIO_OPTIONS = 4
_TOLD = 4  # characters that the question and the best option share; three are often a common phrase (哪一步)
_ECHO = 8  # characters that two questions share; up to seven are common phrases (最該做的是什麼)
_WORDS = re.compile(r"\w+")


def check_quiz(reading: Reading, guide: Guide, thorough: bool = False) -> list[Problem]:
    """
    Return every problem of a question file, those of its shape included, in the order of its lines.

    `thorough` also counts, compares every question with every other and asks jieba and OpenCC.
    """
    if not reading.data:
        return reading.problems
    found = _Check(reading, guide)
    more = (*found.counts(), *found.guessable(), *found.echoes(), *found.cuts(), *found.alike()) if thorough else ()
    return sorted({*reading.problems, *found.problems(), *more})


class _Check(TextCheck):
    """All the checks over one file; a field that is missing has been reported already and is passed over."""

    def __init__(self, reading: Reading, guide: Guide) -> None:
        super().__init__(reading, Quiz, guide.region_words, guide.guards)
        self.guide = guide
        self.topics = guide.topics

    def problems(self) -> Iterator[Problem]:
        yield from self._ids()
        for place, item in self._items():
            yield from self._references(place, item)
            yield from self._options(place, item)
            yield from self._fairness(place, item)
        yield from self._lengths()
        yield from self.texts()

    def _items(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        for at, item in enumerate(self.data.get("items", ())):
            yield ("items", at), item

    def _ids(self) -> Iterator[Problem]:
        used: dict[str, Place] = {}
        for place, item in self._items():
            for name in (item.get("id"), *item.get("formerly", ())):
                if name is None:
                    continue
                if name in used:
                    yield self.say(place, f"id「{name}」重複，第 {self.lines[used[name]]} 行已經用過")
                used.setdefault(name, place)
                if not ID.fullmatch(name):
                    yield self.say(place, f"id「{name}」只能用英文字母、數字、連字號與點")

    def _references(self, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
        if item.get("topic", "role") not in self.topics:
            yield self.say((*place, "topic"), f"沒有「{item['topic']}」這個領域；可用的是 {'、'.join(self.topics)}")
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

    def _fairness(self, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
        """Yield the words that the question shares with its best option alone: they give it away."""
        best, *others = (option.get("text", "") for option in (item.get("best", {}), *item.get("others", ())))
        known = _runs(_TOLD, item.get("text", ""), item.get("hint", ""))
        for run in sorted(_runs(_TOLD, best) & known - _runs(_TOLD, *others)):
            yield self.say((*place, "best", "text"), f"「{run}」在題目或提示裡也有，而其他選項沒有，猜得出來")

    def _lengths(self) -> Iterator[Problem]:
        for place, item in self._items():
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
        """Yield what there is too little of."""
        items = [item for _, item in self._items()]
        if len(items) < _LEAST["items"]:
            yield self.say(("items",), f"只有 {len(items)} 題，至少要 {_LEAST['items']} 題")
        scenarios = sum(item.get("kind") == "scenario" for item in items)
        if scenarios < _LEAST["scenario"]:
            yield self.say(("items",), f"只有 {scenarios} 個情境，至少要 {_LEAST['scenario']} 個")
        for field, values in (("topic", tuple(self.topics)), ("level", (1, 2, 3))):
            have = Counter(item.get(field) for item in items)
            for value in values:
                if have[value] < _LEAST[field]:
                    yield self.say(("items",), f"{field} 是 {value} 的只有 {have[value]} 題，至少要 {_LEAST[field]} 題")

    def guessable(self) -> Iterator[Problem]:
        """Yield what gives best options away to readers of any script and region who only look at the options."""
        for locale in Locale:
            write = self.guide.localiser(locale)
            choices = []
            for place, item in self._items():
                options = (item.get("best", {}), *item.get("others", ()))
                best, *others = (write(option.get("text", "")) for option in options)
                choices.append(Choice(item.get("kind", ""), best, others))
                if told := stands_out(choices[-1]):
                    yield self.say((*place, "best", "text"), f"{locale.value}：最好的選項{told}")
            for told in (*told_by_ends(choices), *told_by_length(choices)):
                yield self.say(("items",), f"{locale.value}：{told}")
            if locale is Locale.HANT:
                yield from (self.say(("items",), told) for told in told_by_words(choices))

    def echoes(self) -> Iterator[Problem]:
        """Yield the best options of which a long run stands in another question too: one would answer the other."""
        shown: dict[str, set[str]] = {}
        for _, item in self._items():
            texts = [option.get("text", "") for option in (item.get("best", {}), *item.get("others", ()))]
            for run in _runs(_ECHO, item.get("text", ""), item.get("hint", ""), *texts):
                shown.setdefault(run, set()).add(item.get("id", ""))
        for place, item in self._items():
            for run in sorted(_runs(_ECHO, item.get("best", {}).get("text", ""))):
                for other in sorted(shown[run] - {item.get("id", "")}):
                    yield self.say((*place, "best", "text"), f"「{run}」在「{other}」裡也有，一題會答了另一題")


def _runs(length: int, *texts: str) -> set[str]:
    """Return all runs of so many characters within the words of `texts`, marks left out."""
    words = [word for text in texts for word in _WORDS.findall(text)]
    return {word[at : at + length] for word in words for at in range(len(word) - length + 1)}
