"""Where words begin and end, by jieba: to find replacements that would cut through a word."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .script import to_simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import jieba

    from .script import WordTable

_EVERYDAY = 80  # times in jieba's corpus; about 30,000 words are as common
# A word marks our field that we use often, and so many times as often as everyday Chinese does (smoothed).
_OFTEN, _KEYNESS, _UNSEEN = 4, 50, 20
_COMMON = 3000  # times in jieba's corpus; the most common 2,500 words
_OWN = 1000  # the frequency of a word of ours: that of 沉没 is 200, of 成本 5,000
_AS_WORDED = re.compile(r"\{\{.*?\}\}")


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
    for prose in _AS_WORDED.split(text):
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


def vocabulary(text: str, own: Iterable[str], fold: Mapping[int, str]) -> Vocabulary:
    """
    Return the words of `text` as jieba cuts it, `own` words known to it, and the everyday words not in it.

    `text` and `own` are folded by `fold`, and so are jieba's words.
    Loading jieba's whole dictionary takes most of a second; of its 349,000 words a text of ours has one in forty, so
    only those are loaded, with their frequencies.
    """
    import jieba

    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        words = file.read().decode()
    for folded in filter(_is_simplified, fold):  # a handful; folding all of it would take a quarter of a second
        words = words.replace(chr(folded), fold[folded])
    columns = words.split()  # word, frequency, part of speech, and so on
    frequencies = list(map(int, columns[1::3]))
    tokenizer.total = sum(frequencies)
    inside = {*text, *map("".join, pairwise(text))}
    things: set[str] = set()
    others: set[str] = set()
    for word, frequency, part in zip(columns[::3], frequencies, columns[2::3], strict=True):
        if word[:2] in inside and word[-2:] in inside:
            tokenizer.FREQ[word] = frequency
        elif frequency >= _EVERYDAY and 2 <= len(word) <= 4:
            (things if part[0] == "n" or part == "vn" else others).add(word)
    everyday = dict(tokenizer.FREQ)
    for word in everyday:
        for end in range(1, len(word)):
            tokenizer.FREQ.setdefault(word[:end], 0)  # its search walks from prefix to prefix
    tokenizer.initialized = True
    known = set(own)
    for word in known:
        tokenizer.add_word(word, _OWN)
    counts = Counter(word for word in tokenizer.cut(text, HMM=False) if len(word) > 1)
    scale = _KEYNESS * counts.total() / tokenizer.total
    marks = {word for word, count in counts.items() if count >= max(_OFTEN, scale * (everyday.get(word, 0) + _UNSEEN))}
    common = {word for word in counts if everyday.get(word, 0) >= _COMMON} - marks - known
    parts = {part for word in counts for part in _within(word) if everyday.get(part, 0) >= _EVERYDAY}
    return Vocabulary(set(counts) | parts, marks, common, things, others)


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
