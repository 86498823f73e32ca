"""Words fall into classes: the longest that fits, never a part of a Latin word; doings beside things."""

from __future__ import annotations

from pmguide.posting.lexicon import Lexicon, combinations
from pmguide.posting.matching import fold
from pmguide.posting.weights import weights

_LINES = {
    "用": ["用户\tng".encode(), "用户增长\tvi ng".encode()],
    "维": ["维护\tvg".encode()],
    "可": ["可以\t".encode()],
    "p": [b"pr\tno", b"prd\tna"],
}


def _lexicon() -> Lexicon:
    return Lexicon(lambda first: _LINES.get(first, []))


def test_the_longest_word_that_fits_is_taken() -> None:
    """用户增长 is one word, 用户 and 增长 beside something else are not."""
    assert _lexicon().classes("维护用户增长") == [("vg",), ("vi", "ng")]
    assert _lexicon().classes("用户们维护") == [("ng",), ("vg",)]


def test_no_word_is_found_inside_a_latin_one() -> None:
    """A product is no PR."""
    assert _lexicon().classes("写prd和product、pr") == [("na",), ("no",)]


def test_a_word_without_a_class_is_passed_over() -> None:
    """It keeps its characters from being taken for the beginning of another word."""
    assert _lexicon().classes("可以用户") == [("ng",)]


def test_doings_are_put_together_with_things() -> None:
    """Each class, the first, neighbours, and every doing with every thing."""
    assert combinations([("vg",), ("vi", "ng")]) == {"vg", "vi", "ng", "vg ng", "vi ng", "vg>vi", "vg<"}
    assert combinations([]) == set()


def test_the_shipped_words_are_found_in_either_script() -> None:
    """They are stored folded, as postings are read."""
    assert weights().lexicon.classes(fold("撰寫 PRD")) == weights().lexicon.classes(fold("撰写PRD")) != []
