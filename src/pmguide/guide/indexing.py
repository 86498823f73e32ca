"""Build the index, once for every state of the content: what is slow is done here, so that a query need not do it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ..chinese.boundaries import Vocabulary, vocabulary
from ..chinese.pinyin import heard_as, readings, syllables
from ..chinese.script import AS_WORDED, Locale, word_table
from ..chinese.tokens import LONGEST_WORD, STOP_CHINESE, STOP_ENGLISH, beginnings, indexed, is_han, runs, stem
from .index import COMMON, OTHER, THING, WORD
from .passages import documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .guide import Guide
    from .passages import Document

# How much a word counts by where it stands: in a name, in a reader's way to put it, in the definition, further down.
_NAMES, _ASKS, _FIRST, _REST = 3.0, 2.0, 1.0, 0.5
_TITLE = 0.5  # besides: the whole title, which for a dimension names the two jobs as well
_AGAIN = 0.3  # of that: what every further name adds that repeats a word, the first having counted the rest

# BM25 (Robertson & Zaragoza 2009, 3.4, weighted fields); b is low because our entries are long for a reason.
_K1, _B = 1.2, 0.4
_PRECISION = 1000  # impacts are kept as whole numbers

_SECTIONS = ("roles", "terms", "analogies", "debates", "duties", "questions")
_CORRECTED = ("roles", "terms", "duties")  # the names of the others are too long to be mistyped as a whole
_HEARD = 4  # characters; a slip in a longer word is found by its name
_MANY = 4  # entries that share an English word: it is one of our field
_ASKING = frozenset("多几何怎什么谁哪")  # words with these ask, about anything at all


def build_index(guide: Guide) -> dict[str, str]:
    """
    Return the index of `guide`: texts by key (see `index.Index`).

    Every text is counted in Simplified characters, in the store's words and, but for what readers ask, in each
    region's; a word's tally is the greatest of the three, so that 用戶調研 and 使用者研究 find the same entry and
    neither outweighs the rest.
    """
    builder = _Builder(guide)
    sounds = readings()
    return {
        **builder.vocabulary(),
        **builder.postings(),
        **builder.heard(sounds),
        "sides": builder.sides(guide),
        **_names(guide, sounds),
        "sounds": _json(sounds),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Builder:
    """Counts the words of every entry."""

    def __init__(self, guide: Guide) -> None:
        self._fold = guide.folding.table()
        self._cut: dict[str, list[str]] = {}  # texts as runs: most are wanted three times
        words = guide.region_words
        self._regions = [word_table(locale, words, guide.guards) for locale in (Locale.TW, Locale.HANS)]
        self._entries = list(documents(guide))
        regional: list[list[str]] = [[form for form in (word.store, word.tw, word.cn) if form] for word in words]
        groups: list[list[str]] = [*regional, *(list[str](group.words) for group in guide.same_words)]
        self._groups = [
            list(dict.fromkeys(" ".join(self._runs(part)) for form in group for part in form.split("／")))
            for group in groups
        ]
        self._words = self._vocabulary()
        self._longer = beginnings(self._words.words)

    def _runs(self, text: str) -> list[str]:
        if text not in self._cut:
            self._cut[text] = runs(AS_WORDED.sub(r"\1", text), self._fold)
        return self._cut[text]

    def _vocabulary(self) -> Vocabulary:
        """Return the words of two characters and more: our names and synonyms, and what jieba finds in the texts."""
        named = (self._runs(name) for entry in self._entries for name in entry.names)
        own = {parts[0] for parts in named if len(parts) == 1}
        own |= {word for group in self._groups for word in group}
        own = {word for word in own if is_han(word) and 2 <= len(word) <= LONGEST_WORD and " " not in word}
        self._own = own
        texts = (run for entry in self._entries for text, _ in _fields(entry) for run in self._runs(text))
        words, marks, common, things, others = vocabulary(dict.fromkeys(texts).keys(), own, self._fold)
        known = {word for word in words if is_han(word)} | own | {word for word in STOP_CHINESE if len(word) > 1}
        return Vocabulary(known, {word for word in marks if not _ASKING & set(word)}, common, things, others)

    def vocabulary(self) -> dict[str, str]:
        """Return the words that a query is cut into, and those that mean the same."""
        kinds = {**dict.fromkeys(self._words.things, THING), **dict.fromkeys(self._words.others, OTHER)}
        kinds |= {**dict.fromkeys(self._words.words, WORD), **dict.fromkeys(self._words.common, COMMON)}
        others: dict[str, dict[str, None]] = defaultdict(dict)
        for group in self._groups:
            for word in group:
                others[word].update(dict.fromkeys(other for other in group if other != word))
        return {
            **{f"v {word}": kind for word, kind in kinds.items()},
            **{f"s {word}": "|".join(same) for word, same in others.items()},
            "home": " ".join(sorted(self._home())),
        }

    def heard(self, sounds: Mapping[str, str]) -> dict[str, str]:
        """Return the words by how they sound, those that are names before the others."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words.words, key=lambda word: (word not in self._own, word)):
            if len(word) <= _HEARD:
                found[heard_as(word, sounds)].append(f"{word}!" if word in self._own else word)
        return {f"p {sound}": " ".join(words) for sound, words in found.items()}

    def _home(self) -> set[str]:
        """Return the words of our field: whoever says one asks about it, whatever else is said."""
        held = Counter(
            part for entry in self._entries for part in {part for name in entry.names for part in self._runs(name)}
        )
        english = {stem(word) for word, count in held.items() if word.isalpha() and word.isascii() and count >= _MANY}
        return (self._words.marks | english) - STOP_ENGLISH - STOP_CHINESE

    def postings(self) -> dict[str, str]:
        """Return the entries, and where every word stands and how much it says there."""
        tallies = [self._tally(entry) for entry in self._entries]
        sizes = [sum(tally.values()) for tally in tallies]
        mean = sum(sizes) / max(len(sizes), 1)
        postings: dict[str, list[str]] = defaultdict(list)
        for number, (tally, size) in enumerate(zip(tallies, sizes, strict=True)):
            slack = _K1 * (1 - _B + _B * size / mean)
            for token, count in tally.items():
                postings[token].append(f"{number}:{round(_PRECISION * count * (_K1 + 1) / (count + slack))}")
        english = (token for token in postings if len(token) > 3 and token.isascii() and token.isalpha())
        return {
            "size": str(len(self._entries)),
            "kinds": " ".join(entry.kind for entry in self._entries),
            "english": " ".join(sorted(english)),
            **{f"w {token}": " ".join(found) for token, found in postings.items()},
            **self._called(),
            **{f"d {number}": _json(entry._replace(asks=())) for number, entry in enumerate(self._entries)},
        }

    def _called(self) -> dict[str, str]:
        """Return the numbers of the entries by each of their names, and by each way readers ask for them."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for number, entry in enumerate(self._entries):
            for name in (*entry.names, *entry.asks):
                found["".join(self._runs(name))][number] = None
        return {f"n {name}": " ".join(map(str, numbers)) for name, numbers in found.items() if name}

    def sides(self, guide: Guide) -> str:
        """Return for each comparison its number and the names of either job."""
        numbers = {entry.id: at for at, entry in enumerate(self._entries) if entry.kind == "comparison"}
        names = guide.names("roles").items()
        pairs = ((numbers[pair.id], pair.first, pair.second) for pair in guide.comparisons)
        return _json([[at, *([name for name, of in names if of in side] for side in sides)] for at, *sides in pairs])

    def _tally(self, entry: Document) -> dict[str, float]:
        """Return what `entry` counts up to, word by word."""
        total: dict[str, float] = defaultdict(float)
        highest: dict[str, float] = {}
        for text, weight in _fields(entry):
            counted = self._counted(text) if weight != _ASKS else Counter(indexed(self._runs(text), self._longer))
            for token, count in counted.items():
                if weight <= _FIRST:
                    total[token] += weight * count
                else:
                    highest[token] = max(highest.get(token, 0), weight)
                    total[token] += _AGAIN * weight
        for token, weight in highest.items():
            total[token] += (1 - _AGAIN) * weight
        return total

    def _counted(self, text: str) -> Counter[str]:
        """Return how often each word stands in a text, in whichever region's wording it does so most often."""
        plain = AS_WORDED.sub(r"\1", text)
        variants = dict.fromkeys((plain, *(region.replace(plain) for region in self._regions)))
        first, *others = (Counter(indexed(self._runs(variant), self._longer)) for variant in variants)
        for other in others:
            first |= other
        return first


def _fields(entry: Document) -> Iterator[tuple[str, float]]:
    yield entry.title, _TITLE
    yield from ((name, _NAMES) for name in entry.names)
    yield from ((ask, _ASKS) for ask in entry.asks)
    for at, part in enumerate(entry.parts):
        yield part.label, _REST
        yield part.text, _REST if at else _FIRST


def _names(guide: Guide, sounds: Mapping[str, str]) -> dict[str, str]:
    """Return for each section its names as rows [key, id, rank, syllables]; rank 0 a title, 1 other names, 2 asks."""
    found = {}
    correctable = []
    for section in _SECTIONS:
        titles = {guide.folding(entry.title): entry.id for entry in getattr(guide, section)}
        asked = {guide.folding(ask): name for name, asks in guide.asks(section).items() for ask in asks}
        names = guide.names(section)
        rows: list[list[str | int]] = [[key, owner, 2, ""] for key, owner in asked.items() if key not in names]
        for (key, owner), sound in zip(names.items(), syllables(names, sounds), strict=True):
            rank = 0 if titles.get(key) == owner else 1
            rows.append([key, owner, rank, " ".join(sound)])
            if section in _CORRECTED and len(key) > 2 and all(map(is_han, key)):
                correctable.append(" ".join((key, *sound)))
        found[f"names {section}"] = _json(rows)
    return {**found, "correctable": "|".join(correctable)}
