"""The model's numbers as numpy's arrays, for reading many statements at a time (`together`)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .context import LABELS
from .lexicon import DOING, THINGS
from .matrices import np
from .weights import weights

if TYPE_CHECKING:
    from .matrices import Floats
    from .weights import Weights

COLUMNS = len(LABELS) + 1  # a feature's squared length, then what it says for each label
CHARACTERS = 1 << 15  # more than the model knows
_NOTHING = (0,) * COLUMNS


class Arrays:
    """The model's numbers as arrays; a feature's are its squared length and what it says for each label."""

    def __init__(self, model: Weights) -> None:
        pairs = dict(model.pairs.groups.items())
        known = {character: at for at, character in enumerate(sorted({*"".join(pairs)}), 1)}
        self.characters = np.zeros(0x110000, dtype=np.int32)  # character → its number, 0 for one in no pair
        self.characters[list(map(ord, known))] = list(known.values())
        keys = {known[pair[0]] * CHARACTERS + known[pair[1]]: numbers for pair, numbers in pairs.items()}
        # Between a first key that stands for every unknown pair and a last one that none comes behind.
        self.keys = np.array([0, *sorted(keys), np.iinfo(np.int32).max], dtype=np.int32)
        self.pairs = np.array([_NOTHING, *(keys[key] for key in sorted(keys)), _NOTHING], dtype=float)
        named = dict(model.combinations.named.groups.items())
        codes = sorted(model.codes, key=lambda code: (code[0] != DOING, code[0] not in THINGS))
        self.codes = {code: at for at, code in enumerate(codes)}
        self.doings = sum(code[0] == DOING for code in codes)
        self.things = sum(code[0] in THINGS for code in codes)

        def numbers(*names: str) -> Floats:
            return np.array([named.get(name, _NOTHING) for name in names], dtype=float)

        things = codes[self.doings :][: self.things]
        self.alone = numbers(*codes)
        self.first = numbers(*(f"{code}<" for code in codes))
        self.behind = numbers(*(f"{one}>{other}" for one in codes for other in codes))
        beside = numbers(*(f"{code} {thing}" for code in codes[: self.doings] for thing in things))
        self.beside = beside.reshape(self.doings, -1)
        self.whole = np.array([model.whole({code: 1}) for code in codes])
        self.second, self.third = (
            (np.array([factors for _, factors in reading]).T, np.array([bias for bias, _ in reading]))
            for reading in (model.second, model.third)
        )


@cache
def arrays() -> Arrays:
    """Return the model that is shipped."""
    return Arrays(weights())
