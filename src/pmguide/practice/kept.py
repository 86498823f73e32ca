"""What a progress file holds: memories, answers, complaints, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class Flag(NamedTuple):
    """A reader's complaint about an item. `at` is milliseconds since 1970, UTC."""

    item: str
    at: int
    note: str


class Review(NamedTuple):
    """One answer given. `at` is milliseconds since 1970, UTC."""

    item: str
    at: int
    grade: int


class Card(NamedTuple):
    """One item's memory, as it is kept. Times are seconds since 1970, UTC."""

    item: str
    stability: float
    difficulty: float
    due: int
    last: int


class Setting(NamedTuple):
    """Something to be remembered between runs."""

    name: str
    value: str


class Everything(NamedTuple):
    """All that a progress file holds."""

    cards: tuple[Card, ...] = ()
    reviews: tuple[Review, ...] = ()
    flags: tuple[Flag, ...] = ()
    settings: tuple[Setting, ...] = ()

    def renamed(self, ids: Mapping[str, str]) -> Everything:
        """Return it with items by their new ids (old → new); of two memories of one item the later one stays."""
        cards = {card.item: card for card in sorted(_moved(self.cards, ids), key=lambda card: card.last)}
        reviews, flags = _moved(self.reviews, ids), _moved(self.flags, ids)
        return self._replace(cards=tuple(cards.values()), reviews=reviews, flags=flags)


_OfItem = TypeVar("_OfItem", Flag, Review, Card)


def _moved(part: tuple[_OfItem, ...], ids: Mapping[str, str]) -> tuple[_OfItem, ...]:
    return tuple(entry._replace(item=ids.get(entry.item, entry.item)) for entry in part)
