"""A statement's company: what the first reading made of it, of its neighbours and of the posting as a whole."""

from __future__ import annotations

from itertools import accumulate
from math import log
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .mix import Label

# The order of labels in every table of numbers.
LABELS: tuple[Label, ...] = ("none", "product", "operations", "shared", "other")

USUAL = (0.3, 0.35, 0.05, 0.3)  # shares of product, operations, shared, other where nothing else is known
DOUBT = 20.0  # characters of duty text that the usual shares weigh as much as
NEAR = 3  # statements before and after that make up the neighbourhood
ENOUGH = 1500.0  # characters of duty text in the rest of a posting; more of the same says no more
MASS_UNIT = 300.0  # characters; brings the mass to the size of the other numbers
_NOBODY = (0.0,) * len(LABELS)
FLOOR = 1e-4  # probabilities below this are all the same
_LOG_FLOOR = log(FLOOR)


def surroundings(
    chances: Sequence[Sequence[float]], sizes: Sequence[int], wanted: Sequence[bool] | None = None
) -> list[list[float]]:
    """
    Return for each statement, or each that is `wanted`, the numbers that a later reading weighs.

    `chances` are an earlier reading's probabilities in the order of LABELS, `sizes` the statements' characters.
    """
    count, last = len(sizes), len(sizes) - 1
    logs = [[log(chance) if chance > FLOOR else _LOG_FLOOR for chance in row] for row in chances]
    sums = _running_sums(chances, sizes)
    whole = sums[-1]
    duties = [1 - row[0] for row in chances]
    after = [*[*accumulate(duties[::-1], max)][::-1][1:], 0.0]
    before = [0.0, *accumulate(duties, max)]
    none_before = [0.0, *accumulate(row[0] for row in chances)]
    rows: list[list[float]] = []
    for at, size in enumerate(sizes):
        if wanted is not None and not wanted[at]:
            continue
        own = [chance * size for chance in chances[at][1:]]
        rest = list(map(sub, whole, own))
        near = list(map(sub, map(sub, sums[min(count, at + NEAR + 1)], sums[max(0, at - NEAR)]), own))
        mass = sum(rest)
        rows.append(
            [
                *_neighbours(logs, at),
                *_shares(rest if mass <= ENOUGH else [its * ENOUGH / mass for its in rest]),
                *_shares(near),
                min(mass, ENOUGH) / MASS_UNIT,
                at / count,
                after[at],
                before[at],
                none_before[at] / at if at else 0.0,
                log(size + 1),
                float(at == 0),
                float(at == last and at > 0),
            ]
        )
    return rows


def _neighbours(logs: Sequence[Sequence[float]], at: int) -> list[float]:
    """Return the logarithms at a place, before it and behind it; two away only that of none."""
    last = len(logs) - 1
    return [
        *logs[at],
        *(logs[at - 1] if at else _NOBODY),
        *(logs[at + 1] if at < last else _NOBODY),
        logs[at - 2][0] if at > 1 else 0.0,
        logs[at + 2][0] if at + 1 < last else 0.0,
    ]


def _running_sums(chances: Sequence[Sequence[float]], sizes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Return how many characters of product, operations, shared and other stand before each statement, and in all."""
    product = operations = shared = other = 0.0
    sums = [(product, operations, shared, other)]
    for row, size in zip(chances, sizes, strict=True):
        product += row[1] * size
        operations += row[2] * size
        shared += row[3] * size
        other += row[4] * size
        sums.append((product, operations, shared, other))
    return sums


def _shares(masses: Sequence[float]) -> tuple[float, float, float, float]:
    """Return the logarithms of the shares of product, operations, shared and other, drawn towards the usual ones."""
    product, operations, shared, other = masses
    total = log(product + operations + shared + other + DOUBT)
    return (
        log(product + DOUBT * USUAL[0]) - total,
        log(operations + DOUBT * USUAL[1]) - total,
        log(shared + DOUBT * USUAL[2]) - total,
        log(other + DOUBT * USUAL[3]) - total,
    )
