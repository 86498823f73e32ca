"""Where words begin and end, by jieba: to find replacements that would cut through a word."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .script import AS_WORDED, to_simplified

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import jieba

    from .script import WordTable

_EVERYDAY = 80  # times in jieba's corpus; about 30,000 words are as common
# A word marks our field that we use often, and so many times as often as everyday Chinese does (smoothed).
_OFTEN, _KEYNESS, _UNSEEN = 4, 50, 20
_COMMON = 3000  # times in jieba's corpus; the most common 2,500 words
_OWN = 1000  # the frequency of a word of ours: that of 沉没 is 200, of 成本 5,000


@lru_cache(maxsize=1)
def _tokenizer() -> jieba.Tokenizer:
    import logging
    import tempfile

    import jieba  # here, not above: it takes most of a second

    jieba.setLogLevel(logging.WARNING)  # it reports its loading time on stderr
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = tempfile.gettempdir()
    return tokenizer


def straddled(text: str, table: WordTable) -> Iterator[str]:
    """
    Yield the words of `table` that replacing would cut out of `text` across a word's boundary.

    The reference are jieba's dictionary words (no guessing of unknown ones) over the Simplified text, which is of the
    same length: a word that begins within one of them and ends beyond it, or the other way round, is no word there.
    """
    for prose in AS_WORDED.split(text)[::2]:
        words = [(start, end) for _, start, end in _tokenizer().tokenize(to_simplified(prose), HMM=False)]
        place = 0
        for piece in table.cut(prose):
            start, end = place, place + len(piece)
            place = end
            if table.words.get(piece, piece) != piece and any(
                a < start < b < end or start < a < end < b for a, b in words
            ):
                yield piece


class Vocabulary(NamedTuple):
    """
    The words of a text, and those that mark its field: everyday Chinese hardly uses them.

    Those that everyone uses, whatever they speak of. Besides, everyday words that the text does not use: names of
    things, and the others.
    """

    words: set[str]
    marks: set[str]
    common: set[str]
    things: set[str]
    others: set[str]


def vocabulary(runs: Collection[str], own: Collection[str], fold: Mapping[int, str]) -> Vocabulary:
    """
    Return the words of `runs` of characters as jieba cuts them, `own` words known to it, and everyday words not there.

    `runs` and `own` are folded by `fold`, and so are jieba's words.
    It is jieba's dictionary and jieba's way to cut (`Tokenizer.cut` without HMM). jieba itself takes most of a second
    to load 349,000 words, of which our text has one in forty, and brings pkg_resources along where that is installed.
    """
    words, frequencies, parts = _dictionary(fold)
    inside = {*"".join(runs), *(pair for run in runs for pair in map("".join, pairwise(run)))}
    everyday = {
        word: frequency
        for word, frequency in zip(words, frequencies, strict=True)
        if word[:2] in inside and word[-2:] in inside
    }
    elsewhere: tuple[set[str], set[str]] = (set(), set())
    for word, frequency, part in zip(words, frequencies, parts, strict=True):
        if frequency >= _EVERYDAY and 2 <= len(word) <= 4 and word not in everyday:
            elsewhere[part[0] != "n" and part != "vn"].add(word)
    total = sum(frequencies) + _OWN * len(own)
    cut = _Cutter({**everyday, **dict.fromkeys(own, _OWN)}, total)
    counts = Counter(word for run in runs for word in cut(run) if len(word) > 1)
    scale = _KEYNESS * counts.total() / total
    marks = {word for word, count in counts.items() if count >= max(_OFTEN, scale * (everyday.get(word, 0) + _UNSEEN))}
    common = {word for word in counts if everyday.get(word, 0) >= _COMMON} - marks - set(own)
    shorter = {part for word in counts for part in _within(word) if everyday.get(part, 0) >= _EVERYDAY}
    return Vocabulary(set(counts) | shorter, marks, common, *elsewhere)


def _dictionary(fold: Mapping[int, str]) -> tuple[list[str], list[int], list[str]]:
    """Return jieba's words, folded, how often each stands in its corpus, and their parts of speech."""
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("jieba")
    text = (Path(found.origin).parent / "dict.txt").read_text("utf-8")
    for folded in filter(_is_simplified, fold):  # a handful; folding all of it would take a quarter of a second
        text = text.replace(chr(folded), fold[folded])
    columns = text.split()  # word, frequency, part of speech, and so on
    return columns[::3], list(map(int, columns[1::3])), columns[2::3]


class _Cutter:
    """Cuts runs of characters into the likeliest words, each as likely as it is frequent (jieba's `calc`)."""

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        self._unknown = -log(total)
        self._likely = {word: log(count or 1) + self._unknown for word, count in frequencies.items()}
        self._sizes: dict[str, set[int]] = {}  # of the longer words by their first two characters
        for word in frequencies:
            if len(word) > 1:
                self._sizes.setdefault(word[:2], set()).add(len(word))

    def __call__(self, run: str) -> list[str]:
        """Return the words of `run`; Latin letters are one."""
        if run.isascii():
            return [run]
        best = [(0.0, 0)] * (len(run) + 1)  # for each place: how likely the rest is, where its first word ends
        for at in range(len(run) - 1, -1, -1):
            found = (self._likely.get(run[at], self._unknown) + best[at + 1][0], at + 1)
            for size in self._sizes.get(run[at : at + 2], ()):
                likely = self._likely.get(run[at : at + size])
                if likely is not None and at + size <= len(run):
                    found = max(found, (likely + best[at + size][0], at + size))
            best[at] = found
        pieces, at = [], 0
        while at < len(run):
            pieces.append(run[at : best[at][1]])
            at = best[at][1]
        return pieces


def _within(word: str) -> Iterator[str]:
    """Yield the words of two and three characters that may stand within `word`."""
    for size in (2, 3):
        if len(word) > size:
            yield from (word[at : at + size] for at in range(len(word) - size + 1))


def _is_simplified(character: int) -> bool:
    """Return whether a character is one of those that Simplified Chinese is written with (GB 2312)."""
    try:
        return bool(chr(character).encode("gb2312"))
    except UnicodeEncodeError:
        return False
