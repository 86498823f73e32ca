"""Words that only seem to be there are told from words that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jieba
import pytest

from pmguide.chinese import tokens
from pmguide.chinese.boundaries import straddled, vocabulary
from pmguide.chinese.script import WordTable, to_simplified

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide

WORDS = {
    "用戶": "使用者",
    "程度": "級別",
    "口碑": "評價",
    "支持": "支援",
    "內存": "記憶體",
    "頻道": "渠道",
    "活動": "活動",
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("應用戶外廣告", ["用戶"]),
        ("國內存在差異", ["內存"]),
        ("開支持續增加", ["支持"]),
        ("應用戶外廣告，應用戶外廣告", ["用戶", "用戶"]),
        ("用戶群", []),
        ("老用戶的口碑", []),
        ("支持用戶", []),
        ("改進程度", []),
        ("", []),
        ("PRD 與 DAU", []),
        ("辦活動", []),
        ("說到{{應用戶外}}的{{用戶}}", []),
        ("{{大陸}}的應用戶外廣告", ["用戶"]),
    ],
)
def test_words_across_a_boundary_are_found(text: str, words: list[str]) -> None:
    """用戶 in 應用戶外 is no word; in 用戶群 it is, and what stands in braces is not looked at."""
    assert list(straddled(text, WordTable(WORDS))) == words


def test_a_guard_settles_it() -> None:
    """A word that becomes itself is no fault, and what is inside it is not replaced."""
    assert list(straddled("應用戶外廣告", WordTable({**WORDS, "應用戶外": "應用戶外"}))) == []


def test_nothing_is_said_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    """The dictionary is loaded in silence."""
    list(straddled("用戶", WordTable(WORDS)))

    assert capfd.readouterr() == ("", "")


def test_words_are_those_that_jieba_finds(guide: Guide) -> None:
    """The vocabulary of a text is what jieba itself cuts it into, though jieba is not loaded for it."""
    texts = [to_simplified(term.text) for term in guide.terms]
    runs = dict.fromkeys(run for text in texts for run in tokens.runs(text, {}))
    tokenizer = jieba.Tokenizer()
    wanted = {word for run in runs for word in tokenizer.cut(run, HMM=False) if len(word) > 1}

    found = vocabulary(runs.keys(), (), {})

    assert wanted <= found.words
