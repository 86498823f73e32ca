"""
The readings of `labelling` for many statements at a time, on arrays.

It says the same (a test holds the two together), twice as fast; one posting is read without it, for which importing
numpy would not pay.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from .arrays import CHARACTERS, COLUMNS, arrays
from .context import DOUBT, ENOUGH, FLOOR, LABELS, MASS_UNIT, NEAR, USUAL
from .cutting import cut
from .features import normal, standings
from .labelling import SURE, SURELY_NONE, Labelled
from .matrices import np
from .weights import SCALE, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .arrays import Arrays
    from .matrices import Floats, Ints
    from .mix import Label

_BLOCK = 2048  # statements whose words are read at a time, which bounds the largest arrays
_REMEMBERED = 16_384  # statements; employers write the same ones again and again


def label_all(texts: Sequence[str]) -> list[list[Labelled]]:
    """Return for each of several folded texts what `labelling.label` does."""
    pieces = [cut(text) for text in texts]
    words = [text[piece.body : piece.end] for text, its in zip(texts, pieces, strict=True) for piece in its]
    if not words:
        return [[] for _ in texts]
    places = Places([[piece.end - piece.body for piece in its] for its in pieces])
    stands = chain.from_iterable(map(standings, texts, pieces))
    first = _probabilities(_own_words(words, places) + np.array([weights().around(*its) for its in stands]))
    labelled = map(Labelled, chain.from_iterable(pieces), *_chosen(_later_readings(first, places)))
    return [[next(labelled) for _ in its] for its in pieces]


def _later_readings(first: Floats, places: Places) -> Floats:
    """Return the probabilities of the first reading as `labelling.later_readings` does."""
    model = arrays()
    found = first.copy()
    unsure = np.flatnonzero(first[:, 0] < SURELY_NONE)
    company = surroundings(first, places, unsure)
    found[unsure] = second = _read(company, model.second)
    still = second.max(axis=1, initial=0.0) < SURE
    again = np.hstack([company[still], surroundings(found, places, unsure[still])])
    found[unsure[still]] = _read(again, model.third)
    return found


def _chosen(chances: Floats) -> tuple[Iterable[Label], list[float]]:
    """Return each statement's label, and how far it is ahead of the next best."""
    next_best, best = np.partition(chances, -2, axis=1)[:, -2:].T
    return map(LABELS.__getitem__, chances.argmax(axis=1).tolist()), (best - next_best).tolist()


class Places:
    """Which statement belongs to which posting."""

    def __init__(self, sizes: Sequence[Sequence[int]]) -> None:
        """Take the characters of each statement of each posting."""
        counts = np.array([len(its) for its in sizes])
        ends = np.cumsum(counts)
        self.postings = len(sizes)
        self.of = np.repeat(np.arange(len(sizes)), counts)  # the posting of each statement
        self.first, self.end = (ends - counts)[self.of], ends[self.of]  # the statements of that posting
        self.sizes = np.fromiter(chain.from_iterable(sizes), dtype=float, count=len(self.of))


def surroundings(chances: Floats, places: Places, at: Ints) -> Floats:
    """Return for the statements `at` the numbers that a later reading weighs, as `context.surroundings` has them."""
    first, end = places.first[at], places.end[at]
    since = at - first
    logs = np.log(np.maximum(chances, FLOOR))
    masses = chances[:, 1:] * places.sizes[:, None]
    sums = _running(masses)
    rest = sums[end] - sums[first] - masses[at]
    mass = rest.sum(axis=1)
    rest *= np.minimum(1.0, ENOUGH / np.maximum(mass, 1.0))[:, None]
    near = sums[np.minimum(end, at + NEAR + 1)] - sums[np.maximum(first, at - NEAR)] - masses[at]
    none = _running(chances[:, :1])[:, 0]
    duties = 1 - chances[:, 0]
    columns = [
        logs[at],
        *(_beside(logs, at + step, first, end) for step in (-1, 1)),
        *(_beside(logs[:, :1], at + step, first, end) for step in (-2, 2)),
        _shares(rest),
        _shares(near),
        np.minimum(mass, ENOUGH) / MASS_UNIT,
        since / (end - first),
        _highest_before(duties[::-1], places.of[-1] - places.of[::-1])[::-1][at],
        _highest_before(duties, places.of)[at],
        (none[at] - none[first]) / np.maximum(since, 1),
        np.log(places.sizes[at] + 1),
        since == 0,
        (at == end - 1) & (since > 0),
    ]
    return np.column_stack(columns)


def _running(numbers: Floats) -> Floats:
    """Return the sums of all rows before each row, and of all."""
    sums = np.zeros((len(numbers) + 1, numbers.shape[1]))
    np.cumsum(numbers, axis=0, out=sums[1:])
    return sums


def _beside(numbers: Floats, there: Ints, first: Ints, end: Ints) -> Floats:
    """Return the rows `there`, zeros where that is beyond a posting's `first` and `end`."""
    inside = (there >= first) & (there < end)
    return np.where(inside[:, None], numbers[np.where(inside, there, 0)], 0.0)


def _highest_before(numbers: Floats, of: Ints) -> Floats:
    """Return the highest of the numbers, 0..1, before each in its posting; postings count up in `of`."""
    raised = 2.0 * of
    highest = np.zeros(len(numbers))
    highest[1:] = np.maximum.accumulate(numbers + raised)[:-1] - raised[1:]
    return np.maximum(highest, 0.0)


def _shares(masses: Floats) -> Floats:
    usual = DOUBT * np.array(USUAL)
    return np.asarray(np.log(masses + usual) - np.log(masses.sum(axis=1) + DOUBT)[:, None])


def _probabilities(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _read(rows: Floats, reading: tuple[Floats, Floats]) -> Floats:
    factors, bias = reading
    return _probabilities(rows @ factors + bias)


def _own_words(words: Sequence[str], places: Places) -> Floats:
    """Return what the characters and classes of each statement say, and the classes of the whole posting."""
    model = arrays()
    met = [_classes(each) for each in words]
    said = np.empty((len(words), len(LABELS)))
    for start in range(0, len(words), _BLOCK):
        block = slice(start, start + _BLOCK)
        said[block] = _by_pairs(model, words[block]) + _by_classes(model, met[block])
    size = len(model.codes)
    codes = np.repeat(places.of, [len(each.codes) for each in met]) * size + _flat(each.codes for each in met)
    counts = np.bincount(codes, minlength=places.postings * size).reshape(-1, size)
    shares = np.sqrt(counts / np.maximum(counts.sum(axis=1, keepdims=True), 1))
    return np.asarray(said + (shares @ model.whole)[places.of])


def _by_pairs(model: Arrays, words: Sequence[str]) -> Floats:
    """Return what the pairs of characters of each statement say."""
    texts = [normal(each) for each in words]
    starts = np.cumsum([0, *map(len, texts)])[:-1]
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    numbers = model.characters[points]
    wanted = numbers[:-1] * CHARACTERS + numbers[1:]  # those over the end of a statement are none
    found = np.searchsorted(model.keys, wanted)
    found[model.keys[found] != wanted] = 0
    return _scaled(np.add.reduceat(model.pairs[found], starts))


class Met(NamedTuple):
    """The classes of a statement's words, by number: each once, one behind another, and the first, if any."""

    codes: tuple[int, ...]
    pairs: tuple[int, ...]
    first: tuple[int, ...]


@lru_cache(_REMEMBERED)
def _classes(words: str) -> Met:
    numbers = arrays().codes
    found = weights().lexicon.classes(words)
    every = {code for codes in found for code in codes}
    nearer = [numbers[codes[0]] for codes in found]
    behind = {one * len(numbers) + other for one, other in pairwise(nearer)}
    return Met(tuple(numbers[code] for code in every), tuple(behind), tuple(nearer[:1]))


def _by_classes(model: Arrays, met: Sequence[Met]) -> Floats:
    """Return what the combinations of the classes of each statement say, see `lexicon.combinations`."""
    has = np.zeros((len(met), len(model.codes)))
    has[np.repeat(np.arange(len(met)), [len(each.codes) for each in met]), _flat(each.codes for each in met)] = 1
    beside = (has[:, : model.doings] @ model.beside).reshape(len(met), -1, COLUMNS)
    total = has @ model.alone + np.einsum("st,stl->sl", has[:, model.doings :][:, : model.things], beside)
    for table, part in ((model.behind, 1), (model.first, 2)):
        of = np.repeat(np.arange(len(met)), [len(each[part]) for each in met])
        np.add.at(total, of, table[_flat(each[part] for each in met)])
    return _scaled(total)


def _flat(numbers: Iterable[tuple[int, ...]]) -> Ints:
    return np.fromiter(chain.from_iterable(numbers), dtype=np.intp)


def _scaled(totals: Floats) -> Floats:
    """Return what features say by the length of them all, as `weights.scaled` does."""
    lengths = np.sqrt(totals[:, 0] * SCALE)
    return np.asarray(totals[:, 1:] / np.where(lengths, lengths, 1.0)[:, None])
