"""Questions made from the glossary: an author picks the near terms, their own definitions do the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.quiz import Drill, Item, Option

if TYPE_CHECKING:
    from ..model.terms import Term
    from .guide import Guide


def item_of(drill: Drill, guide: Guide) -> Item:
    """Return the item that `drill` asks for."""
    term: Term = guide.one("terms", drill.term)
    others: list[Term] = [guide.one("terms", other) for other in drill.among]
    asks_meaning = drill.ask == "meaning"
    text = f"下面哪一句說的是「{term.title}」？" if asks_meaning else f"「{_first(term.text)}」說的是哪一個詞？"
    return Item(
        drill.id,
        "term",
        drill.topic,
        drill.level,
        text,
        drill.hint,
        _option(term, asks_meaning, _lesson(term)),
        tuple(_option(other, asks_meaning, _instead(other, asks_meaning)) for other in others),
        term.sources,
        f"glossary {term.id}",
        drill.formerly,
    )


def _option(term: Term, shows_meaning: bool, why: str) -> Option:
    return Option(_first(term.text) if shows_meaning else term.title, why)


def _lesson(term: Term) -> str:
    """Return what to remember of the right answer: what it is mistaken for if anything, else an example."""
    return term.false_friends[0].text if term.false_friends else f"例如：{term.example.text}"


def _instead(term: Term, shows_meaning: bool) -> str:
    return f"這一句說的是「{term.title}」。" if shows_meaning else f"「{term.title}」說的是：{_first(term.text)}。"


def _first(text: str) -> str:
    """Return a definition up to its first full stop or semicolon: the core of it, without the closing mark."""
    ends = [at for mark in "。；" if (at := text.find(mark)) > 0]
    return text[: min(ends)] if ends else text
