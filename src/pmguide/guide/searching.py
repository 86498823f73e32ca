"""Find the passages that answer a reader's words, however they put them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from ..chinese.tokens import STOP_CHINESE, STOP_ENGLISH, cut_words, is_han, joined, runs, stem
from .mending import put_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .index import Index

LONGEST_QUERY = 300  # characters; a question has forty, and what comes after a page of text is no question
_PAIR, _SINGLE = 0.4, 0.15  # against a word's 1: pairs of characters that make no word, single characters
_COMMON = 0.5  # what a word that everyone uses counts, 今天 or 最近
_SYNONYM = 0.6  # what a synonym counts, against the word that was typed


# What a word counts that we never use: a thing (coffee), any other (to sit down), one in English.
_ELSEWHERE, _PASSING, _FOREIGN = 2.0, 0.9, 1.0
_CALLED = 1.5  # how many times the score of an entry counts that goes by the very words of the query
_GUESSED = 0.95  # what a guess at a slip counts, against what was typed
# Which share of what was asked for must be spoken of: below lie most answers to nonsense (benchmarks/search.py), unless
# the question holds a word of our field.
_LEAST_SHARE, _LEAST_AT_HOME = 0.44, 0.08
_JUDGED = 3  # answers by which it is judged whether there is any
_LEAST_OF_BEST = 0.3  # of the best score; what is further off is there because it shares a word

# How a question favours kinds of entry: a little, so that it decides between equals.
_ASKING = (
    (re.compile("谁|负责|归|\\bwhos?e?\\b|\\bresponsible\\b"), {"duty": 1.15}),
    (re.compile("区别|差别|差异|不同|差在|分别|一样|difference|differ|\\bvs\\b|versus"), {"comparison": 1.25}),
    (re.compile("什么是|是什么|意思|定义|何谓|什么叫|what is|what are|what does|meaning"), {"term": 1.15, "role": 1.1}),
)


class Idea(NamedTuple):
    """
    One thing the reader said: ways to say it, each a tuple of tokens with its weight; a document counts the best way.

    `weight` is how much the idea matters when asking how much of a query a document covers.
    """

    word: str
    ways: tuple[tuple[tuple[str, ...], float], ...]
    weight: float


class Scored(NamedTuple):
    """A document found: its number, how well it fits, and which share of what was asked for it speaks of (0 to 1)."""

    number: int
    score: float
    share: float


def ideas_of(index: Index, asked: str) -> list[Idea]:
    """Return what `asked`, folded runs of text, asks for: each idea once, without words that only make a question."""
    found: dict[str, Idea] = {}
    for run in asked.split():
        for idea in _chinese(index, run) if is_han(run) else _english(index, run):
            if idea.word not in found or not found[idea.word].weight:
                found[idea.word] = idea
    return list(found.values())


def _english(index: Index, word: str) -> Iterator[Idea]:
    if word not in STOP_ENGLISH:
        yield _idea(index, word, (stem(word),))


def _idea(index: Index, word: str, tokens: tuple[str, ...]) -> Idea:
    others = index.others(word) or (index.others(stem(word)) if word.isascii() else [])
    ways = [(tokens, 1.0), *((_tokens(other), _SYNONYM) for other in others)]
    return Idea(word, tuple(ways), _COMMON if index.is_common(word) else 1.0)


def _tokens(word: str) -> tuple[str, ...]:
    """Return the tokens of a word or of a few words."""
    return tuple(part if is_han(part) else stem(part) for part in word.split(" ") if part not in STOP_ENGLISH)


def _chinese(index: Index, run: str) -> Iterator[Idea]:
    """Yield the ideas of a run of Chinese characters: its words, and the characters between them pair by pair."""
    yield from (Idea(pair, (((pair,), _PAIR),), 0.0) for pair in _across(run, index))
    loose = ""
    for piece in [*cut_words(run, index.words.cost), ""]:
        if len(piece) == 1 and piece not in STOP_CHINESE:
            loose += piece
            continue
        yield from _loose(index, loose)
        loose = ""
        if len(piece) > 1 and piece not in STOP_CHINESE:
            yield _idea(index, piece, (piece,))


def _across(run: str, index: Index) -> Iterator[str]:
    """Yield the pairs of characters that stand across two words: what a vocabulary cuts apart still says something."""
    place = 0
    for piece in cut_words(run, index.words.cost)[:-1]:
        place += len(piece)
        pair = run[place - 1 : place + 1]
        if pair not in STOP_CHINESE and not (pair[0] in STOP_CHINESE and pair[1] in STOP_CHINESE):
            yield f"{pair}"


def _loose(index: Index, characters: str) -> Iterator[Idea]:
    """Yield characters that belong to no word we know, as pairs; one by itself says little."""
    if len(characters) == 1:
        yield _idea(index, characters, (characters,))._replace(weight=0.5)
    for pair in map("".join, pairwise(characters)):
        yield Idea(pair, (((pair,), 1.0),), 1.0)


def score(index: Index, ideas: Iterable[Idea]) -> list[Scored]:
    """
    Return the documents that speak of `ideas`, best first.

    BM25 (impacts kept in the index, rarity weighed here) over words, and at a fraction over the pairs of characters and
    the characters within them, which find what no vocabulary has. Measured: benchmarks/search.py.
    """
    scores: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    whole = 0.0
    postings = _Postings(index)
    for idea in ideas:
        said, rarity = postings.idea(idea)
        mass = rarity * (idea.weight if said or not idea.weight else _unsaid(index, idea))
        whole += mass
        for number, value in said.items():
            scores[number] += value * (idea.weight or 1.0)
            covered[number] += mass * min(value / rarity, 1.0)
        for token, weight in _within(idea.word) if idea.weight else ():
            for number, impact in postings.of(token).items():
                scores[number] += weight * postings.rarity(token) * impact
    found = (Scored(number, value, covered[number] / whole if whole else 0.0) for number, value in scores.items())
    return sorted(found, key=lambda one: (-one.score, one.number))


def _unsaid(index: Index, idea: Idea) -> float:
    """Return how much it counts against every answer that nobody speaks of `idea`: most if it names a thing."""
    if idea.word.isascii():
        return _FOREIGN
    return _ELSEWHERE if index.is_elsewhere(idea.word) else _PASSING


def _within(word: str) -> Iterator[tuple[str, float]]:
    if not is_han(word):
        return
    if len(word) > 2:
        yield from ((pair, _PAIR) for pair in map("".join, pairwise(word)))
    if len(word) > 1:
        yield from ((character, _SINGLE) for character in word if character not in STOP_CHINESE)


class _Postings:
    """Where tokens stand, each read once a query."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._read: dict[str, dict[int, float]] = {}

    def of(self, token: str) -> dict[int, float]:
        """Return how much `token` says in each document."""
        if token not in self._read:
            self._read[token] = {number: impact / 1000 for number, impact in self._index.postings(token).items()}
        return self._read[token]

    def rarity(self, token: str) -> float:
        """Return BM25's inverse document frequency."""
        return self._index.rarity(len(self.of(token)))

    def idea(self, idea: Idea) -> tuple[dict[int, float], float]:
        """
        Return how much each document says of `idea`, and how much the idea says of a document.

        An English word is as rare as all the ways to say it are together: our texts are Chinese, few hold `product`.
        No other way to say a word counts for more than the word itself.
        """
        said: dict[int, float] = {}
        own = self._way(idea.ways[0][0])
        most = self._index.rarity(len(own)) if own else inf
        for tokens, weight in idea.ways:
            rarity = 1.0 if idea.word.isascii() else min(sum(map(self.rarity, tokens)) / max(len(tokens), 1), most)
            for number, value in self._way(tokens).items():
                said[number] = max(said.get(number, 0), weight * rarity * value)
        if idea.word.isascii():
            rarity = self._index.rarity(len(said))
            return {number: rarity * value for number, value in said.items()}, rarity
        return said, self._index.rarity(len(own or said))

    def _way(self, tokens: tuple[str, ...]) -> dict[int, float]:
        """Return how much a way of saying something says in the documents that hold all of it."""
        if not tokens:
            return {}
        held = set(self.of(tokens[0])).intersection(*map(self.of, tokens[1:]))
        return {number: sum(self.of(token)[number] for token in tokens) / len(tokens) for number in held}


def answering(index: Index, query: str, folding: Mapping[int, str]) -> list[Scored]:
    """
    Return the documents that answer `query`, best first; none where nothing is near enough.

    What looks like a slip or like pinyin is also read as the name it is near to; the better reading of the two counts.
    """
    return answers(index, *readings(index, query, folding))


def readings(index: Index, query: str, folding: Mapping[int, str]) -> tuple[str, str]:
    """Return `query` folded, its words apart, as it was typed and as it may have been meant."""
    asked = " ".join(joined(runs(query[:LONGEST_QUERY], folding)))
    return asked, put_right(index, asked)


def answers(index: Index, asked: str, meant: str) -> list[Scored]:
    """Return the documents that answer what was `asked` or, a little less, what was `meant`."""
    best = {one.number: one for one in score(index, ideas_of(index, asked))}
    if meant != asked:
        for one in score(index, ideas_of(index, meant)):
            guessed = Scored(one.number, one.score * _GUESSED, one.share * _GUESSED)
            best[one.number] = max(best.get(one.number, guessed), guessed, key=lambda scored: scored.score)
    top = max((one.score for one in best.values()), default=0.0)
    named = (name.replace(" ", "") for name in (asked, meant))
    for number in {at for name in named for at in (*index.called(name), *index.between(name))}.intersection(best):
        best[number] = best[number]._replace(score=best[number].score * _CALLED, share=1.0)
    favoured = _favoured(asked)
    weighed = (one._replace(score=one.score * favoured.get(index.kind(one.number), 1.0)) for one in best.values())
    ranked = sorted(weighed, key=lambda one: (-one.score, one.number))
    near = [one for one in ranked if one.score >= _LEAST_OF_BEST * top]
    ideas = [idea.word for idea in ideas_of(index, meant) if idea.weight]
    if len(asked) > 1 and not any(len(word) > 1 for word in ideas):
        return []  # one character left of a whole question says nothing
    at_home = any(word in index.home for word in ideas)
    least = _LEAST_AT_HOME if at_home else _LEAST_SHARE
    return near if any(one.share >= least for one in near[:_JUDGED]) else []


def _favoured(asked: str) -> dict[str, float]:
    """Return by how much the way of asking favours a kind of entry: who asks for a duty, what is it for a term."""
    weights: dict[str, float] = {}
    for pattern, kinds in _ASKING:
        if pattern.search(asked):
            weights.update(kinds)
    return weights
