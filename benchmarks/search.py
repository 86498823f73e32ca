"""
How well search and look-ups find what readers ask for: `python benchmarks/search.py [--held] [--misses]`.

Search: hit@1, hit@3 and MRR by kind of question (tests/search_questions.yaml), beside two plain methods over the same
passages in the same run: BM25 over pairs of characters, BM25 over jieba's words. For nonsense, the share that is
answered at all; the plain methods have no floor and answer whatever shares a word. Look-ups: every name of every term,
mangled in eight ways. `--held` shows only the third of the questions that nobody looked at while tuning.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from pmguide.chinese.tokens import is_han, runs, stem
from pmguide.errors import NothingFound
from pmguide.guide.loading import load, own_content
from pmguide.guide.lookup import find
from pmguide.guide.passages import documents
from pmguide.guide.searching import answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pmguide.guide.guide import Guide
    from pmguide.guide.passages import Document

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "search_questions.yaml"

Ranking = list[str]


class Bm25:
    """BM25 as in the books (k1 = 1.2, b = 0.75) over whole entries, whatever `tokens` makes of a text."""

    def __init__(self, entries: Iterable[Document], tokens: Callable[[str], list[str]]) -> None:
        self._tokens = tokens
        self._names: list[str] = []
        self._counts: list[Counter[str]] = []
        for entry in entries:
            texts = (entry.title, *entry.names, *entry.asks, *(part.text for part in entry.parts))
            self._names.append(f"{entry.kind}/{entry.id}")
            self._counts.append(Counter(token for text in texts for token in tokens(text)))
        self._held = Counter(token for count in self._counts for token in count)
        self._mean = sum(count.total() for count in self._counts) / len(self._counts)

    def __call__(self, query: str) -> Ranking:
        """Return the names of entries, best first."""
        scores: dict[str, float] = defaultdict(float)
        for token in set(self._tokens(query)):
            rarity = log(1 + (len(self._counts) - self._held[token] + 0.5) / (self._held[token] + 0.5))
            for name, count in zip(self._names, self._counts, strict=True):
                if found := count[token]:
                    slack = 1.2 * (0.25 + 0.75 * count.total() / self._mean)
                    scores[name] += rarity * found * 2.2 / (found + slack)
        return sorted(scores, key=lambda name: -scores[name])


def methods(guide: Guide) -> dict[str, Callable[[str], Ranking]]:
    """Return ours and the plain ones, each as a function from a query to names of entries."""
    import jieba

    jieba.setLogLevel("ERROR")
    table, index, entries = guide.folding.table(), guide.index, list(documents(guide))

    def ours(query: str) -> Ranking:
        return [f"{entries[one.number].kind}/{entries[one.number].id}" for one in answering(index, query, table)]

    def pairs(text: str) -> list[str]:
        return [
            part
            for run in runs(text, table)
            for part in ((run[at : at + 2] for at in range(max(len(run) - 1, 1))) if is_han(run) else [stem(run)])
        ]

    def words(text: str) -> list[str]:
        return [part for run in runs(text, table) for part in (jieba.lcut(run) if is_han(run) else [stem(run)])]

    return {"pmguide": ours, "pairs": Bm25(entries, pairs), "jieba": Bm25(entries, words)}


def measure(guide: Guide, held_only: bool, misses: bool) -> None:
    """Print the table of search."""
    asked: dict[str, list[dict[str, Any]]] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    known = methods(guide)
    print(f"{'kind':<12}{'n':>4}  " + "".join(f"{name + ' @1':>11}{'@3':>6}{'MRR':>6}" for name in known))
    for kind, questions in asked.items():
        chosen = [question for question in questions if not held_only or question.get("held")]
        row = f"{kind:<12}{len(chosen):>4}  "
        for name, method in known.items():
            ranks = [_rank(method(question["q"]), question.get("want", ())) for question in chosen]
            if kind == "nonsense":
                answered = sum(bool(method(question["q"])) for question in chosen)
                row += f"{'answered':>11}{answered / len(chosen):>6.2f}{'':>6}"
                continue
            first, three = (sum(rank <= most for rank in ranks) / len(ranks) for most in (1, 3))
            row += f"{first:>11.2f}{three:>6.2f}{sum(1 / rank for rank in ranks) / len(ranks):>6.2f}"
            if misses and name == "pmguide":
                _show_misses(method, [q for q, rank in zip(chosen, ranks, strict=True) if rank > 3])
        print(row)


def _rank(ranking: Ranking, wanted: Iterable[str]) -> float:
    return min((ranking.index(name) + 1 for name in wanted if name in ranking), default=float("inf"))


def _show_misses(method: Callable[[str], Ranking], questions: list[dict[str, Any]]) -> None:
    for question in questions:
        print(f"    {question['q']} → {method(question['q'])[:3]}, not {question['want']}", file=sys.stderr)


def mangled(name: str, sounds: dict[str, str], chance: random.Random) -> dict[str, str]:
    """Return `name`, Chinese, in ways that readers mistype it or ask for it."""
    at = chance.randrange(len(name))
    alike = [other for other, said in sounds.items() if said.split()[0] == sounds.get(name[at], "?").split()[0]]
    syllables = [sounds.get(character, character).split()[0] for character in name]
    pinyin = "".join(syllables)
    cut = chance.randrange(1, len(pinyin))
    ways = {
        "same sound": name[:at]
        + chance.choice([one for one in alike if one != name[at]] or [name[at]])
        + name[at + 1 :],
        "question": chance.choice([f"什麼是{name}", f"{name}是什麼意思", f"請問{name}怎麼理解", f"what is {name}"]),
        "pinyin": pinyin,
        "pinyin apart": " ".join(syllables),
        "initials": "".join(part[0] for part in syllables),
        "pinyin slip": pinyin[:cut] + pinyin[cut + 1 :],
    }
    if len(name) > 2:
        other = min(at, len(name) - 2)
        ways["wrong"] = name[:at] + chance.choice("天大水火山石日月") + name[at + 1 :]
        ways["missing"] = name[:at] + name[at + 1 :]
        ways["swapped"] = name[:other] + name[other + 1] + name[other] + name[other + 2 :]
    return ways


def look_ups(guide: Guide, misses: bool) -> None:
    """Print how many mangled names of terms still open the right entry."""
    chance = random.Random(20261122)  # noqa: S311 - repeatable, not secret
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for term in guide.terms:
        name = guide.folding(term.title)
        if len(name) < 2 or not all(map(is_han, name)):
            continue
        for way, typed in mangled(name, guide.index.sounds, chance).items():
            tried[way] += 1
            try:
                entry = find(guide, "terms", typed).id
            except NothingFound as why:
                entry = why.hint
            right[way] += entry == term.id
            if misses and entry != term.id:
                print(f"    {way}: {typed} ({term.id}) → {entry}", file=sys.stderr)
    for way, count in tried.items():
        print(f"{way:<14}{right[way] / count:.3f} of {count}")
    print(f"{'all':<14}{right.total() / tried.total():.3f} of {tried.total()}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="only the questions kept unseen")
    parser.add_argument("--misses", action="store_true", help="say on stderr what was missed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        guide = load(own_content(), Path(cache))
        measure(guide, asked.held, asked.misses)
        print()
        look_ups(guide, asked.misses)


if __name__ == "__main__":
    main()
