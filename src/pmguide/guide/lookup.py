"""Find an entry by any of its names, or say what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import NothingFound

if TYPE_CHECKING:
    from .guide import Guide

_NEAR = 3  # suggestions at the most: more is a list, and there is a command for that
_LEAST_LIKENESS = 0.5  # of 1; two-character words that share one character just make it
_LONGEST_KEY = 40  # characters; no name is longer, and comparing takes quadratic time

# What is said when nothing fits, and the command that lists what there is. {word} is what the reader typed.
_MISSING = {
    "roles": ("沒有「{word}」這個職務。", "role"),
    "terms": ("詞彙表裡沒有「{word}」。", "glossary"),
    "analogies": ("沒有「{word}」這個比喻。", "analogy"),
    "debates": ("沒有「{word}」這個爭點。", "debate"),
    "duties": ("沒有「{word}」這項工作。", "who"),
    "answers": ("沒有回答「{word}」；回答是 1 到 14，推薦閱讀是 Q1 到 Q5。", "answer"),
}


def find_id(guide: Guide, section: str, word: str) -> str | None:
    """Return the id of the entry of `section` that goes by the name `word`, None where none does."""
    return guide.names(section).get(guide.folding(word))


def find(guide: Guide, section: str, word: str) -> Any:
    """
    Return the entry of `section` (roles, terms …) that goes by the name `word`, in any script.

    Raises:
        NothingFound: none does; the hint names up to three near ones.

    """
    found = find_id(guide, section, word)
    if found is None:
        raise nothing_found(guide, section, word)
    return guide.one(section, found)


def nothing_found(guide: Guide, section: str, word: str) -> NothingFound:
    """Return the error for a name that `section` does not know."""
    message, command = _MISSING[section]
    titles = near(guide, section, word)
    hint = f"相近的有：{'、'.join(titles)}。" if titles else f"用 pmguide {command} 看全部。"
    return NothingFound(message, hint, word=word)


def near(guide: Guide, section: str, word: str) -> list[str]:
    """Return the titles of up to three entries of `section` whose names are most like `word`, best first."""
    key = guide.folding(word)[:_LONGEST_KEY]
    if not key:
        return []
    best: dict[str, float] = {}
    for name, entry in guide.names(section).items():
        likeness = _likeness(key, name)
        if likeness >= _LEAST_LIKENESS:
            best[entry] = max(best.get(entry, 0), likeness)
    ranked = sorted(best, key=lambda entry: -best[entry])[:_NEAR]
    return [str(guide.one(section, entry).title) for entry in ranked]


def _likeness(key: str, name: str) -> float:
    """Return how like two keys are, 0 to 1: the share of matching characters, or of the shorter within the longer."""
    if len(key) > 1 and len(name) > 1 and (key in name or name in key):
        return 0.6 + 0.4 * min(len(key), len(name)) / max(len(key), len(name))
    from difflib import SequenceMatcher

    return SequenceMatcher(None, key, name).ratio()
