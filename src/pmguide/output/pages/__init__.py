"""Lay out each view of the guide as a page: one function a kind of view, found by the kind's name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from ..page import Page

# In which file the page function of each kind of view stands; it bears the kind's name.
ROOMS = {
    "welcome": "lists",
    "glossary": "lists",
    "roles": "lists",
    "duties": "lists",
    "debates": "lists",
    "analogies": "lists",
    "answers": "lists",
    "check": "lists",
    "term": "entries",
    "role": "entries",
    "duty": "entries",
    "debate": "entries",
    "analogy": "entries",
    "answer": "entries",
    "question": "entries",
    "comparison": "comparison",
    "progress": "practice",
    "sheet": "practice",
    "graded": "practice",
    "imported": "practice",
    "search": "results",
    "posting": "posting",
    "postings": "posting",
    "postings-summary": "posting",
}


class View(Protocol):
    """What the guide answers with. Its kind names its page function and stands in the JSON envelope."""

    @property
    def kind(self) -> str:
        """The kind of view, such as term or comparison."""


def page_of(view: View) -> Page:
    """Return the page of a view."""
    room = import_module(f".{ROOMS[view.kind]}", __package__)
    return cast("Page", getattr(room, view.kind.replace("-", "_"))(view))
