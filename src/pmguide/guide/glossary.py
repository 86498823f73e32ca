"""The words of the trade: a list by category, or one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lookup import find
from .views import Link, Opened, opened, references_of

if TYPE_CHECKING:
    from ..model.terms import Term
    from .guide import Guide
    from .lists import Listing


def list_terms(guide: Guide) -> Listing:
    """Return all terms by category; `detail` is the English term."""
    from .lists import Brief, Listing

    entries = tuple(
        Brief(term.id, term.title, term.text, term.sources, shelf.title, term.english, f"glossary {term.id}")
        for shelf in guide.categories
        for term in guide.terms
        if term.category == shelf.id
    )
    return Listing("glossary", "詞彙表", "面試與工作會碰到的詞，按類別排。", entries, references_of(guide, *entries))


def look_up(guide: Guide, word: str) -> Opened:
    """Return the term that goes by `word`, linked to related ones. Raises NothingFound."""
    term: Term = find(guide, "terms", word)
    related: list[Term] = [guide.one("terms", other) for other in term.related]
    return opened(
        guide, "term", term, tuple(Link("related", other.id, other.title, f"glossary {other.id}") for other in related)
    )
