"""What a search gives: passages, best first, with the words that matched and the command that opens each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..chinese.script import WordTable
from ..chinese.tokens import STOP_CHINESE, is_han
from ..errors import BadUsage, NothingFound
from ..model.statements import Verbatim
from .searching import answers, ideas_of, readings
from .views import references_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model.statements import Work
    from .guide import Guide
    from .index import Index

# The kinds of result, as they are called and as readers may ask for them.
KINDS = {
    "term": "詞條",
    "role": "職務",
    "comparison": "對照",
    "dimension": "比較面向",
    "duty": "工作",
    "debate": "爭點",
    "agreement": "共識",
    "analogy": "比喻",
    "answer": "回答",
    "question": "推薦閱讀",
}
_ALSO = {
    "glossary": "term",
    "who": "duty",
    "compare": "comparison",
    "dim": "dimension",
    "面向": "dimension",
    "維度": "dimension",
    "比較維度": "dimension",
    "詞彙": "term",
    "對照表": "comparison",
    "問題": "question",
}


class Result(NamedTuple):
    """One passage found."""

    kind: str  #: 哪一類：term、role、duty、dimension、debate …
    id: str
    title: str
    text: str  #: 找到的那一段
    score: float  #: 相關的程度，越大越相關；只在同一次搜尋裡可以比較
    command: str  #: 打開它的指令，不含 pmguide
    part: str  #: 這一段在條目裡的標籤；定義是空白
    sources: tuple[str, ...]
    matched: tuple[str, ...]  #: title 和 text 裡符合的字詞


class Results(NamedTuple):
    """What a search gives, best first."""

    id: str
    title: str
    text: str
    query: Verbatim  #: 你輸入的
    results: tuple[Result, ...]  #: 找到的，最相關的在前
    references: tuple[Work, ...]  #: 引用的公開著作

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "search"


def search(guide: Guide, query: str, limit: int = 5, kinds: Iterable[str] = ()) -> Results:
    """
    Return the passages that answer `query`, at most `limit`, of `kinds` only if any are named.

    Raises:
        BadUsage: no such kind, or a limit that is none.
        NothingFound: nothing in the guide is near enough.

    """
    if limit < 1:
        raise BadUsage("--limit 至少是 1，不能是「{word}」。", "例如：--limit 5", word=str(limit))
    wanted = {_kind(guide, kind) for kind in kinds}
    index, table = guide.index, guide.folding.table()
    asked, meant = readings(index, query, table)
    found = answers(index, asked, meant)
    chosen = [one for one in found if not wanted or index.kind(one.number) in wanted][:limit]
    if not chosen:
        raise NothingFound(
            "沒有找到和「{word}」相關的內容。",
            "換個說法試試，或用 pmguide glossary、pmguide who 看全部。",
            word=query.strip() or "（空白）",
        )
    marker = _Marker(guide, _said(index, f"{asked} {meant}"), table)
    results = tuple(_result(index.document(one.number), one.score, marker) for one in chosen)
    text = f"找到 {len(results)} 段，最相關的在前。"
    return Results("search", "搜尋", text, Verbatim(query), results, references_of(guide, *results))


def _kind(guide: Guide, name: str) -> str:
    by_name = {guide.folding(title): kind for kind, title in KINDS.items()} | {kind: kind for kind in KINDS}
    by_name |= {guide.folding(other): kind for other, kind in _ALSO.items()}
    key = guide.folding(name)
    if key not in by_name:
        known = "、".join(f"{kind}（{title}）" for kind, title in KINDS.items())
        raise BadUsage("--kind 沒有「{word}」這個值。", f"可用的是：{known}。", word=name)
    return by_name[key]


def _said(index: Index, asked: str) -> list[frozenset[str]]:
    """Return for each idea asked for the words to mark: its own, those that mean the same, the words within it."""
    found = []
    for idea in (idea for idea in ideas_of(index, asked) if idea.weight):
        words = {part for tokens, _ in idea.ways for part in ("".join(tokens), *tokens)}
        if len(idea.word) > 3 and is_han(idea.word):
            pairs = (idea.word[at : at + 2] for at in range(len(idea.word) - 1))
            words |= {pair for pair in pairs if pair in index.words}
        found.append(frozenset(word for word in words if len(word) > 1 and word not in STOP_CHINESE))
    return found


class _Marker:
    """Finds the words asked for in a passage, never half a word that another region would put otherwise."""

    def __init__(self, guide: Guide, ideas: list[frozenset[str]], table: Mapping[int, str]) -> None:
        whole = (*(word.store for word in guide.region_words), *guide.guards)
        self._whole = WordTable({word: word for word in whole})
        self._ideas = ideas
        self._words = frozenset().union(*ideas)
        self._table = table

    def spoken_of(self, text: str) -> int:
        """Return how many of the ideas asked for `text` speaks of."""
        folded = text.casefold().translate(self._table)
        return sum(any(word in folded for word in idea) for idea in self._ideas)

    def matched(self, text: str) -> tuple[str, ...]:
        """Return the words of `text` that were asked for, as they stand there, in order, each once."""
        folded = text.casefold().translate(self._table)
        if len(folded) != len(text):
            return ()
        hit = [False] * len(text)
        for word in self._words:
            at = folded.find(word)
            while at >= 0:
                hit[at : at + len(word)] = [True] * len(word)
                at = folded.find(word, at + 1)
        place = 0
        for piece in self._whole.cut(text):
            end = place + len(piece)
            if piece in self._whole.words and any(hit[place:end]):
                hit[place:end] = [True] * len(piece)
            place = end
        return tuple(dict.fromkeys(_stretches(text, hit)))


def _stretches(text: str, hit: list[bool]) -> list[str]:
    found, start = [], None
    for at, is_hit in enumerate([*hit, False]):
        if is_hit and start is None:
            start = at
        elif not is_hit and start is not None:
            found.append(text[start:at])
            start = None
    return found


def _result(document: list[Any], score: float, marker: _Marker) -> Result:
    """Return a document as a result: its definition, or the passage that speaks of more of what was asked."""
    kind, name, title, command, _names, _asks, parts = document
    first, *others = parts
    label, text, sources, _kind = max(others, key=lambda part: marker.spoken_of(part[1]), default=first)
    if marker.spoken_of(text) <= marker.spoken_of(f"{title} {first[1]}"):
        label, text, sources, _kind = first
    matched = tuple(dict.fromkeys((*marker.matched(title), *marker.matched(text))))
    return Result(kind, name, title, text, round(score, 2), command, label, tuple(sources or first[2]), matched)
