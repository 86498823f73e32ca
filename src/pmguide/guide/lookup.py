"""Find an entry by any of its names, or say what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import NothingFound

if TYPE_CHECKING:
    from .guide import Guide

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
    Return the entry of `section` (roles, terms …) that goes by the name `word`, or that is clearly meant by it.

    In any script; where `word` is no name of ours, what it was taken for is noted in `guide.taken`.

    Raises:
        NothingFound: none is clearly meant; the hint names up to three near ones, or what of another kind answers.

    """
    found = find_id(guide, section, word)
    if found is not None:
        return guide.one(section, found)
    from .understanding import meant  # here, not above: a name of ours need not be guessed at

    guess = meant(guide, section, word)
    if guess.id is None:
        raise nothing_found(guide, section, word, guess.near, guess.elsewhere)
    entry = guide.one(section, guess.id)
    guide.taken.append((word, entry.title))
    return entry


def nothing_found(
    guide: Guide, section: str, word: str, near: tuple[str, ...] = (), elsewhere: int | None = None
) -> NothingFound:
    """
    Return the error for a name that `section` does not know.

    `near` are the ids to offer instead; where there are none, `elsewhere` is the number of a document to open.
    """
    message, command = _MISSING[section]
    if near:
        titles = "、".join(guide.one(section, entry).title for entry in near)
        hint = f"相近的有：{titles}。"
    elif elsewhere is not None:
        _, _, title, opening, *_ = guide.index.document(elsewhere)
        hint = f"要找的可能是「{title}」：pmguide {opening}"
    else:
        hint = f"用 pmguide {command} 看全部。"
    return NothingFound(message, hint, word=word)
