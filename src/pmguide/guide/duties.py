"""Who does what: pieces of work and their owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lookup import find
from .views import Link, Opened, opened, references_of

if TYPE_CHECKING:
    from ..model.duties import Duty
    from ..model.terms import Term
    from .guide import Guide
    from .lists import Listing


def list_duties(guide: Guide) -> Listing:
    """Return all duties by area; `detail` is who leads: product, operations, shared or depends."""
    from .lists import Brief, Listing

    entries = tuple(
        Brief(duty.id, duty.title, duty.text, duty.sources, area.title, duty.lead, f"who {duty.id}")
        for area in guide.areas
        for duty in guide.duties
        if duty.area == area.id
    )
    return Listing("duties", "誰做什麼", "每一項工作由誰主責，按領域排。", entries, references_of(guide, *entries))


def who(guide: Guide, words: str) -> Opened:
    """Return the duty that goes by `words`, linked to the terms it uses. Raises NothingFound."""
    duty: Duty = find(guide, "duties", words)
    terms: list[Term] = [guide.one("terms", term) for term in duty.terms]
    return opened(
        guide, "duty", duty, tuple(Link("term", term.id, term.title, f"glossary {term.id}") for term in terms)
    )
