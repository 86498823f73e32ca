"""Of what the duties of a posting are made, and what that makes of the job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Label = Literal["product", "operations", "shared", "other", "none"]
Leaning = Literal["product", "operations", "mixed", "neither", "insufficient"]

# Shares of the duty text. From there on a job leans to one side; a third of the other work is what any such job has.
_LEANS = 0.65
_MOST_OTHER = 0.5


class Mix(NamedTuple):
    """Shares of the duty text, 0..1 in sum, and the number of statements they rest on."""

    product: float = 0.0  #: 產品工作
    operations: float = 0.0  #: 運營工作
    shared: float = 0.0  #: 兩邊都算的工作
    other: float = 0.0  #: 兩邊都不是的工作
    duties: int = 0  #: 讀出幾條職責

    @property
    def verdict(self) -> Leaning:
        """What the job is: half of what belongs to both counts for either side."""
        if not self.duties:
            return "insufficient"
        if self.other > _MOST_OTHER:
            return "neither"
        product, operations = self.product + self.shared / 2, self.operations + self.shared / 2
        if product >= _LEANS * (product + operations):
            return "product"
        return "operations" if operations >= _LEANS * (product + operations) else "mixed"


def mix_of(parts: Iterable[tuple[str, int]]) -> Mix:
    """Return the mix of statements, each given as its label and its length."""
    lengths = dict.fromkeys(("product", "operations", "shared", "other"), 0)
    count = 0
    for label, length in parts:
        if label in lengths:
            lengths[label] += length
            count += 1
    product, operations, shared, other = lengths.values()
    whole = product + operations + shared + other
    return Mix(product / whole, operations / whole, shared / whole, other / whole, count) if whole else Mix()
