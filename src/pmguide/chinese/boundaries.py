"""Where words begin and end, by jieba: to find replacements that would cut through a word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .script import to_simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jieba

    from .script import WordTable

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
