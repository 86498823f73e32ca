"""What a progress file holds: memories, answers, complaints, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class Flag(NamedTuple):
    """A reader's complaint about an item. `at` is milliseconds since 1970, UTC."""

    item: str  #: 題目的 id
    at: int  #: 什麼時候回報：1970 年起的毫秒數，UTC
    note: str  #: 讀者寫的話，可以是空的


class Review(NamedTuple):
    """One answer given. `at` is milliseconds since 1970, UTC."""

    item: str  #: 題目的 id
    at: int  #: 什麼時候作答：1970 年起的毫秒數，UTC
    grade: int  #: 1 答錯，2 看過提示才答對，3 答對，4 不用想就答對


class Card(NamedTuple):
    """One item's memory, as it is kept. Times are seconds since 1970, UTC."""

    item: str  #: 題目的 id
    stability: float  #: 過幾天還有九成機會記得
    difficulty: float  #: 有多難記，1 到 10
    due: int  #: 什麼時候到期：1970 年起的秒數，UTC
    last: int  #: 上次什麼時候作答：1970 年起的秒數，UTC


class Setting(NamedTuple):
    """Something to be remembered between runs."""

    name: str  #: 名稱
    value: str  #: 值


class Everything(NamedTuple):
    """All that a progress file holds."""

    cards: tuple[Card, ...] = ()  #: 每一題的記憶
    reviews: tuple[Review, ...] = ()  #: 每一次作答
    flags: tuple[Flag, ...] = ()  #: 回報過的題
    settings: tuple[Setting, ...] = ()  #: 面試計劃等要記住的事

    def renamed(self, ids: Mapping[str, str]) -> Everything:
        """Return it with items by their new ids (old → new); of two memories of one item the later one stays."""
        cards = {card.item: card for card in sorted(_moved(self.cards, ids), key=lambda card: card.last)}
        reviews, flags = _moved(self.reviews, ids), _moved(self.flags, ids)
        return self._replace(cards=tuple(cards.values()), reviews=reviews, flags=flags)


_OfItem = TypeVar("_OfItem", Flag, Review, Card)


def _moved(part: tuple[_OfItem, ...], ids: Mapping[str, str]) -> tuple[_OfItem, ...]:
    return tuple(entry._replace(item=ids.get(entry.item, entry.item)) for entry in part)
