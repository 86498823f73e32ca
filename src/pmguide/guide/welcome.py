"""The first screen: what the guide is and where each reader had best start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..model.content import Situation
    from .guide import Guide


class Welcome(NamedTuple):
    """What the guide says of itself, and its readers' ways in."""

    id: str
    title: str
    text: str
    source: str
    situations: tuple[Situation, ...]


def welcome(guide: Guide) -> Welcome:
    """Return the first screen."""
    return Welcome("welcome", guide.front.title, guide.front.text, guide.front.source, guide.situations)
