"""The first screen: what the guide is, where each reader had best start, what there is to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..model.content import Situation
    from .guide import Guide


class Offer(NamedTuple):
    """A command and what it does, in one line."""

    command: str  #: 指令，不含 pmguide
    text: str  #: 它做什麼


class Welcome(NamedTuple):
    """What the guide says of itself, its readers' ways in, and its commands."""

    id: str
    title: str
    text: str
    source: str  #: 內容從哪裡來
    situations: tuple[Situation, ...]  #: 各種讀者從哪裡開始
    commands: tuple[Offer, ...]  #: 有哪些指令

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "welcome"


def welcome(guide: Guide, commands: tuple[Offer, ...]) -> Welcome:
    """Return the first screen; `commands` are those of the program that shows it."""
    front = guide.front
    return Welcome("welcome", front.title, front.text, front.source, guide.situations, commands)
