"""
Train the reader of job postings and write src/pmguide/posting/weights.tsv.

    python tools/train_posting.py postings.jsonl [more.jsonl …] [--out FILE] [--test predictions.jsonl]

Each line of an input file is one posting:

    {"id": "…", "text": "…", "statements": [{"start": 0, "end": 12, "label": "product"}, …],
     "teaches": "all", "group": "…"}

Offsets count characters of `text`; labels are product, operations, shared, other and none; what no statement covers is
none. `teaches` is "all" (the default) or "words": a posting that was written to teach, or of a kind that few look for,
teaches the first reading what words mean, but not the later ones what a posting is usually made of. Postings of one
`group` (an employer) are never on both sides of a fold. The classes of words come from tools/posting_words.tsv. With
--test nothing is trained for use: every posting that teaches all is labelled by a model that has not seen its fold, and
the predictions are written for a scorer. Needs scikit-learn; the reader itself does not.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from pmguide.chinese.folding import folding
from pmguide.posting.context import LABELS, surroundings
from pmguide.posting.cutting import Piece, cut
from pmguide.posting.features import head_names, pairs, standings
from pmguide.posting.lexicon import Lexicon, combinations
from pmguide.posting.weights import SCALE, WHOLE, complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]
    Reading = tuple[Floats, Floats]  # factors and biases of a linear reading

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "src" / "pmguide" / "posting" / "weights.tsv"
WORDS = TOOLS / "posting_words.tsv"

FOLDS = 5
LEAST_SEEN = 5  # statements; with 2 the file is three times as large and no better
LEAST_COMBINED = 8  # statements with a combination of classes
MARK_WEIGHT = 0.5  # of a circumstance beside a pair; 0.25, 0.5 and 1 did alike
FIRST_C, SECOND_C = 20.0, 0.3  # inverse strength of regularisation, by cross-validation
# How many kinds of feature each view of the first reading sees, of: pairs, circumstances, classes, classes anywhere
# in the posting. Three views that fail differently, averaged, do better than any, or one of all at once.
VIEWS = (2, 3, 4)
SHARED_MORE = 1.0  # logits; shared is rare, and without this it is never said
_SEED = 7

# Where characters lie that are variants of others; Han characters beyond these come from OpenCC's table.
_FOLDED = (
    *range(0x3400),
    *range(0xA000, 0xD800),
    *range(0xF900, 0x10000),
    *range(0x1D400, 0x1D800),
    *range(0x2F800, 0x2FA20),
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # they number items; as bare digits they could not


class Posting(NamedTuple):
    """One posting, cut as the reader cuts it, with the label of the larger part of each statement."""

    id: str
    text: str
    folded: str
    pieces: list[Piece]
    labels: list[int]
    teaches_all: bool
    group: str


def fold_table() -> dict[str, str]:
    """Return what each character is matched as, but for spaces: one character for one, so that offsets stay."""
    simplified = dict(zip(folding().old, folding().new, strict=True))
    table: dict[str, str] = {}
    for character in (*map(chr, _FOLDED), *simplified):
        if unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp"):
            continue
        plain = unicodedata.normalize("NFKC", character)
        plain = plain if len(plain) == 1 and character not in _CIRCLED else character
        plain = plain.casefold() if len(plain.casefold()) == 1 else plain
        plain = simplified.get(plain, plain)
        if plain != character:
            table[character] = plain
    return table


def read(paths: list[Path], table: dict[str, str]) -> list[Posting]:
    """Return the postings of all files."""
    postings = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            postings += [_posting(json.loads(line), table) for line in lines]
    return postings


def _posting(row: dict[str, Any], table: dict[str, str]) -> Posting:
    text = row["text"]
    at_each = ["none"] * len(text)
    for part in row["statements"]:
        at_each[part["start"] : part["end"]] = [part["label"]] * (part["end"] - part["start"])
    folded = "".join(map(table.get, text, text))
    pieces = cut(folded)
    counts = [Counter(at_each[at] for at in range(piece.start, piece.end) if text[at].isalnum()) for piece in pieces]
    labels = [LABELS.index(count.most_common(1)[0][0]) for count in counts]
    teaches_all = row.get("teaches", "all") == "all"
    return Posting(row["id"], text, folded, pieces, labels, teaches_all, row.get("group") or row["id"])


def word_lines() -> list[str]:
    """Return the words with their classes, a line each, sorted."""
    lines = []
    for line in WORDS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, words = line.split("\t")
            lines += [f"{word}\t{codes.strip('-')}" for word in words.split()]
    return sorted(lines)


class Table:
    """All statements of all postings as rows of numbers."""

    def __init__(self, postings: list[Posting]) -> None:
        self.postings = postings
        self.ends = np.cumsum([0, *(len(posting.pieces) for posting in postings)])
        self.labels = np.array([label for posting in postings for label in posting.labels])
        self.all = np.repeat([posting.teaches_all for posting in postings], np.diff(self.ends))
        texts = [posting.folded[piece.body : piece.end] for posting in postings for piece in posting.pieces]
        self._read_pairs([list(pairs(text)) for text in texts])
        self._read_marks()
        self._read_classes(texts)

    def rows(self, chosen: list[int]) -> Ints:
        """Return the numbers of the statements of the postings `chosen`."""
        return np.concatenate([np.arange(self.ends[at], self.ends[at + 1]) for at in chosen])

    def _read_pairs(self, runs: list[list[str]]) -> None:
        """Weigh pairs by rarity (TF-IDF), every statement by the length of all its pairs, see `weights.scaled`."""
        seen = Counter(pair for names in runs for pair in set(names))
        self.pairs = _places(seen, LEAST_SEEN)
        self.rarity = np.array([math.log((1 + len(runs)) / (1 + seen[pair])) + 1 for pair in self.pairs])
        counts = _indicators(runs, self.pairs)
        lengths = np.sqrt(np.maximum(counts @ self.rarity**2, 1))
        self.words = counts.multiply(self.rarity).multiply(1 / lengths[:, None]).tocsr()

    def _read_marks(self) -> None:
        circumstances = [
            [*standing.names(), *head_names(words)]
            for posting in self.postings
            for standing, words in standings(posting.folded, posting.pieces)
        ]
        self.marks = _places(Counter(name for names in circumstances for name in names), LEAST_SEEN + 1)
        self.circumstances = MARK_WEIGHT * _indicators(circumstances, self.marks)

    def _read_classes(self, texts: list[str]) -> None:
        lexicon = Lexicon(_by_first(word_lines()).__getitem__)
        found = [lexicon.classes(text) for text in texts]
        combined = [combinations(codes) for codes in found]
        self.combined = _places(Counter(name for names in combined for name in names), LEAST_COMBINED)
        self.classes = _of_length_one(_indicators(combined, self.combined))
        plain = [{code for codes in words for code in codes} for words in found]
        self.codes = _places(Counter(code for codes in plain for code in codes), 1)
        own = _indicators(plain, self.codes)
        of_posting = [np.sqrt(own[start:end].sum(axis=0)) for start, end in pairwise(self.ends)]
        sums = csr_matrix(np.vstack(of_posting))
        self.whole = _of_length_one(sums)[np.repeat(np.arange(len(self.postings)), np.diff(self.ends))]

    def views(self, rows: Ints) -> list[csr_matrix]:
        """Return what each view of the first reading sees of some statements, see `VIEWS`."""
        parts = [part[rows] for part in (self.words, self.circumstances, self.classes, self.whole)]
        return [hstack(parts[:kinds]).tocsr().astype(np.float32) for kinds in VIEWS]


def _places(seen: Counter[str], least: int) -> dict[str, int]:
    return {name: at for at, name in enumerate(sorted(name for name, n in seen.items() if n >= least))}


def _of_length_one(rows: csr_matrix) -> csr_matrix:
    norms = np.sqrt(rows.multiply(rows).sum(axis=1)).A1
    norms[norms == 0] = 1
    return rows.multiply(1 / norms[:, None]).tocsr()


def _by_first(lines: list[str]) -> defaultdict[str, list[bytes]]:
    found = defaultdict(list)
    for line in lines:
        found[line[0]].append(line.encode())
    return found


def _indicators(sets: list[Any], places: dict[str, int]) -> csr_matrix:
    columns = [[places[name] for name in names if name in places] for names in sets]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((place for row in columns for place in row), dtype=np.int32, count=ends[-1])
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(sets), len(places)))


def fit_first(table: Table, chosen: list[int]) -> Reading:
    """
    Return the first reading's factors (a row a feature) and biases, learnt from the postings `chosen`.

    It is the mean of a logistic regression for each view; features that a view does not see weigh nothing in it.
    """
    rows = table.rows(chosen)
    models = [
        LogisticRegression(C=FIRST_C, max_iter=200, tol=1e-3).fit(seen, table.labels[rows])
        for seen in table.views(rows)
    ]
    factors = np.zeros((models[-1].coef_.shape[1], len(LABELS)))
    for model in models:
        factors[: model.coef_.shape[1]] += model.coef_.T / len(models)
    return factors, np.mean([model.intercept_ for model in models], axis=0)


def folds_of(postings: list[Posting]) -> list[int]:
    """Return the fold of each posting, a whole group in one."""
    sizes = Counter(posting.group for posting in postings)
    groups = sorted(sizes)
    random.Random(_SEED).shuffle(groups)  # noqa: S311 - folds, not secrets
    load, fold = [0] * FOLDS, {}
    for group in sorted(groups, key=lambda name: -sizes[name]):
        fold[group] = load.index(min(load))
        load[fold[group]] += sizes[group]
    return [fold[posting.group] for posting in postings]


def unseen(table: Table, folds: list[int]) -> Floats:
    """Return the first reading's probabilities for every statement, by models that did not see its fold."""
    found = np.zeros((len(table.labels), len(LABELS)))
    for fold in range(FOLDS):
        learnt = fit_first(table, [at for at, its in enumerate(folds) if its != fold])
        rows = table.rows([at for at, its in enumerate(folds) if its == fold])
        found[rows] = probabilities(table.views(rows)[-1], learnt)
        print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return found


def company(table: Table, chances: Floats) -> Floats:
    """Return what the second reading weighs, for every statement."""
    rows: list[list[float]] = []
    for at, posting in enumerate(table.postings):
        part = chances[table.ends[at] : table.ends[at + 1]].tolist()
        rows += surroundings(part, [piece.end - piece.body for piece in posting.pieces])
    return np.array(rows)


def fit(features: Floats, labels: NDArray[np.str_]) -> Reading:
    """Return a later reading's factors (one row a feature) and biases, for features as they come."""
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=SECOND_C, max_iter=500).fit(scaler.transform(features), labels)
    factors = model.coef_ / scaler.scale_
    return factors.T, model.intercept_ - factors @ scaler.mean_


def fit_later(table: Table, features: Floats, folds: Ints, chosen: NDArray[np.bool_]) -> tuple[Reading, Reading]:
    """Return the second and third readings, learnt from the statements `chosen`; `folds` names each one's fold."""
    second = np.zeros((len(table.labels), len(LABELS)))
    for fold in range(FOLDS):
        learnt = fit(features[chosen & (folds != fold)], table.labels[chosen & (folds != fold)])
        second[folds == fold] = probabilities(features[folds == fold], learnt)
    both = np.hstack([features, company(table, second)])
    factors, bias = fit(both[chosen], table.labels[chosen])
    bias[LABELS.index("shared")] += SHARED_MORE
    return fit(features[chosen], table.labels[chosen]), (factors, bias)


def probabilities(features: Floats, reading: Reading) -> Floats:
    """Return what a reading makes of `features`."""
    scores = features @ reading[0] + reading[1]
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def test(table: Table, folds: list[int], out: Path) -> None:
    """Write what models that did not see a posting say of it."""
    features = company(table, unseen(table, folds))
    its_fold = np.repeat(folds, np.diff(table.ends))
    final = np.zeros((len(table.labels), len(LABELS)))
    for fold in range(FOLDS):
        second, third = fit_later(table, features, its_fold, table.all & (its_fold != fold))
        both = np.hstack([features, company(table, probabilities(features, second))])
        final[its_fold == fold] = probabilities(both, third)[its_fold == fold]
    with out.open("w", encoding="utf-8") as file:
        for at, posting in enumerate(table.postings):
            if not posting.teaches_all:
                continue
            best = final[table.ends[at] : table.ends[at + 1]].argmax(axis=1)
            print(json.dumps(_prediction(posting, [LABELS[place] for place in best]), ensure_ascii=False), file=file)


def _prediction(posting: Posting, labels: list[str]) -> dict[str, Any]:
    from pmguide.posting.mix import mix_of

    parts: list[dict[str, Any]] = [
        {"start": piece.start, "end": piece.end, "label": label}
        for piece, label in zip(posting.pieces, labels, strict=True)
    ]
    mix = mix_of((part["label"], part["end"] - part["start"]) for part in parts)
    return {"id": posting.id, "verdict": mix.verdict, "statements": parts}


def write(
    table: Table, first: Reading, later: tuple[Reading, Reading], table_of_folds: dict[str, str], out: Path
) -> None:
    """Write the file of weights."""
    factors, bias = first
    ends = np.cumsum([len(part) for part in (table.pairs, table.marks, table.combined)])
    words, around, combined, whole = np.split(factors, ends)
    words = words * table.rarity[:, None]
    head = (
        "# The reader of job postings: made by tools/train_posting.py, described in docs/posting-model.md.\n"
        f"# Numbers are thousandths, in the order {' '.join(LABELS)}; "
        "pairs and classes have their squared length first.\n"
        f"# Learnt from {len(table.postings)} postings, {len(table.labels)} statements."
    )
    fold = "\n".join(("".join(table_of_folds), "".join(table_of_folds.values())))
    marks_rows = [
        "bias\t" + _thousandths(bias),
        *(f"{name}\t{_thousandths(around[at] * MARK_WEIGHT)}" for name, at in table.marks.items()),
        *(f"{WHOLE}={code}\t{_thousandths(whole[at])}" for code, at in table.codes.items()),
    ]
    class_rows = [f"{name}\t{_thousandths([1, *combined[at]])}" for name, at in table.combined.items()]
    pair_rows = [
        f"{pair}\t{_thousandths([table.rarity[at] ** 2, *words[at]])}"
        for pair, at in table.pairs.items()
        if "\n" not in pair
    ]
    sections = {
        "fold": fold,
        "marks": "\n".join(marks_rows),
        "second": _later(later[0]),
        "third": _later(later[1]),
        "classes": "".join(_grouped(class_rows, 2)),
        "words": "".join(_grouped(word_lines(), 1)),
        "pairs": "".join(_grouped(pair_rows, 1)),
    }
    body = "".join(f"\n\n[{name}]\n{text}" for name, text in sections.items())
    out.write_text(head + body + "\n", encoding="utf-8")


def _grouped(rows: list[str], width: int) -> Iterator[str]:
    """Yield the sorted rows with an empty line before those that begin with other `width` characters."""
    before = rows[0][:width]
    for row in rows:
        yield f"\n{row}" if row[:width] == before else f"\n\n{row}"
        before = row[:width]


def _later(reading: Reading) -> str:
    factors, bias = reading
    rows = ["bias\t" + _thousandths(bias), *(f"{at}\t{_thousandths(row)}" for at, row in enumerate(factors))]
    return "\n".join(rows)


def _thousandths(numbers: Any) -> str:
    return " ".join(str(round(float(number) * SCALE)) for number in numbers)


def main() -> int:
    """Train on the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("postings", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--test", type=Path)
    asked = parser.parse_args()
    folds_to = complete(fold_table())
    table = Table(read(asked.postings, folds_to))
    everything = list(range(len(table.postings)))
    print(f"{len(everything)} postings, {len(table.labels)} statements, {len(table.pairs)} pairs", file=sys.stderr)
    folds = folds_of(table.postings)
    if asked.test:
        test(table, folds, asked.test)
        return 0
    features = company(table, unseen(table, folds))
    its_fold = np.repeat(folds, np.diff(table.ends))
    later = fit_later(table, features, its_fold, table.all)
    write(table, fit_first(table, everything), later, fold_table(), asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
