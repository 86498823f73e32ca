"""Questions on paper: a blank sheet, and the same sheet filled in and graded."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ..errors import BadContent, BadUsage
from .answering import choice_of, plain_key, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..model.quiz import Item
    from .answering import Question

_ADVICE = (
    "先用 pmguide quiz --sheet --json 產生題目，把選的號碼填進 answer；或一行寫一題：題目的 id、空格、號碼"
    "（出題用了 --seed，就加一行 --seed 和那個數字）。"
)
_MOST_PROBLEMS = 10  # listed
_SEED = re.compile(r"-?\d{1,4000}")  # as long as a whole number may be that is written in digits


class Blank(NamedTuple):
    """One question, to be answered."""

    id: str
    topic: str  #: 領域的 id
    level: int  #: 難度，1 到 3
    text: str
    options: tuple[str, ...]  #: 選項，從 1 號起
    answer: int | None = None  #: 填這裡：選的號碼


class Sheet(NamedTuple):
    """Questions to be answered elsewhere; `seed` says in which order their options stand."""

    id: str
    title: str
    text: str
    seed: int  #: 選項的順序由它決定，評分時要一樣
    questions: tuple[Blank, ...]  #: 題目

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "sheet"


class Reason(NamedTuple):
    """One option with its reason."""

    number: int  #: 第幾號
    text: str
    why: str  #: 為什麼好，或為什麼不好


class Verdict(NamedTuple):
    """How one question was answered."""

    id: str
    topic: str  #: 領域的 id
    right: bool  #: 選了最好的一個
    chosen: int  #: 選了第幾號
    best: int  #: 最好的是第幾號
    text: str
    options: tuple[Reason, ...]  #: 每個選項和理由
    sources: tuple[str, ...]
    read: str  #: 可以再讀的指令，不含 pmguide


class Graded(NamedTuple):
    """A filled-in sheet, graded."""

    id: str
    title: str
    text: str
    answered: int  #: 答了幾題
    right: int  #: 答對幾題
    results: tuple[Verdict, ...]  #: 一題一項

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "graded"


class Filled(NamedTuple):
    """What a filled-in sheet says: key by item id, and the seed it was made with if it says so, as some have to."""

    answers: dict[str, str]
    seed: int | None
    has_to_say: bool = False  # its seed, for there is a place for it

    def seed_of(self, asked: int | None) -> int:
        """
        Return the seed to grade by; `asked` is what the reader says it is.

        Raises:
            BadUsage: the sheet says another.
            BadContent: nobody says what it is, and the sheet has to.

        """
        if asked is None and self.seed is None and self.has_to_say:
            raise BadContent("答案卷的 JSON 少了 seed，看不出選項的順序。", "出題時是多少，就加上 --seed 和那個數字。")
        if asked is not None and self.seed is not None and asked != self.seed:
            raise BadUsage(
                "答案卷是用 --seed {seed} 出的，不是 {word}。", "把 --seed 拿掉。", seed=str(self.seed), word=str(asked)
            )
        return next((seed for seed in (self.seed, asked) if seed is not None), 0)

    def mark(self, seed: int) -> str:
        """Return what tells this sheet from every other."""
        from hashlib import sha256

        return sha256(json.dumps([seed, sorted(self.answers.items())]).encode()).hexdigest()[:16]


def blank(items: Iterable[Item], seed: int) -> Sheet:
    """Return a sheet of `items`."""
    questions = tuple(
        Blank(item.id, item.topic, item.level, item.text, tuple(option.text for option in put(item, seed).options))
        for item in items
    )
    return Sheet("sheet", "題目卷", f"{len(questions)} 題，每題選一個。", seed, questions)


def parse_sheet(text: str) -> Filled:
    """
    Return what a filled-in sheet says: the JSON of a blank one with its answers, or lines of an id and a key.

    Raises:
        BadContent: it is neither, or no question is answered.

    """
    filled = _from_json(text) if text.lstrip()[:1] in {"{", "["} else _from_lines(text)
    if not filled.answers:
        raise BadContent("答案卷裡沒有任何答案。", _ADVICE)
    return filled


def _from_json(text: str) -> Filled:
    try:
        data = json.loads(text)
        sheet = data.get("data", data)
        filled = [(str(one["id"]), str(one["answer"])) for one in sheet["questions"] if one.get("answer") is not None]
        seed = sheet.get("seed")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise BadContent("這不是答案卷：JSON 裡讀不出題目與答案。", _ADVICE) from why
    counts = Counter(name for name, _ in filled)
    bad = [f"「{name[:40]}」：出現了 {count} 次" for name, count in counts.items() if count > 1]
    _refuse("答案卷有 {count} 題重複：", bad)
    return Filled(dict(filled), None if seed is None else _whole(seed), has_to_say=True)


def _whole(seed: object) -> int:
    """Return the seed that a JSON sheet holds; other programs may write 3 as 3.0. Raises BadContent."""
    if isinstance(seed, float) and seed.is_integer():
        return int(seed)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise BadContent("答案卷的 seed「{word}」不是整數。", "照題目卷原來的數字填回去。", word=json.dumps(seed))
    return seed


def _refuse(message: str, bad: list[str]) -> None:
    """Refuse a sheet for all that is `bad` in it, if anything is. Raises BadContent."""
    if bad:
        raise BadContent(message, _ADVICE, problems=tuple(bad[:_MOST_PROBLEMS]), count=str(len(bad)))


def _from_lines(text: str) -> Filled:
    answers: dict[str, str] = {}
    seed: int | None = None
    lines: dict[str, int] = {}  # where each id stands
    bad: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split()
        if words and lines.setdefault(words[0], number) != number:
            bad.append(f"第 {number} 行：「{words[0][:40]}」在第 {lines[words[0]]} 行已經有了")
        elif words[:1] == ["--seed"] and len(words) == 2 and _SEED.fullmatch(words[1]):  # noqa: PLR2004 - as below
            seed = int(words[1])
        elif len(words) == 2:  # noqa: PLR2004 - an id and a key
            answers[words[0]] = words[1]
        elif words:
            bad.append(f"第 {number} 行：應該是 id、空格、號碼")
    _refuse("答案卷有 {count} 行不對：", bad)
    return Filled(answers, seed)


def grade(filled: Filled, seed: int, known: Mapping[str, str], one: Callable[[str], Item]) -> Graded:
    """
    Return the sheet graded. `known` gives an item's present id by its own or a former one, `one` the item.

    Raises:
        BadContent: an id or an answer does not exist; all of them are listed and nothing is graded.

    """
    verdicts: list[Verdict] = []
    bad: list[str] = []
    names: dict[str, str] = {}  # by present id, the one that the sheet uses
    for name, key in filled.answers.items():
        if name not in known:
            bad.append(f"「{name[:40]}」：沒有這一題")
            continue
        if names.setdefault(known[name], name) != name:
            bad.append(f"「{name}」：和「{names[known[name]]}」是同一題")
            continue
        question = put(one(known[name]), seed)
        choice = choice_of(plain_key(key), len(question.options))
        if choice is None:
            bad.append(f"「{name}」：沒有「{key[:10]}」這個選項，可用的是 1 到 {len(question.options)}")
            continue
        verdicts.append(_verdict(question, choice))
    _refuse("答案卷有 {count} 個問題，沒有評分：", bad)
    right = sum(verdict.right for verdict in verdicts)
    text = f"{len(verdicts)} 題，答對 {right} 題。"
    return Graded("graded", "評分", text, len(verdicts), right, tuple(verdicts))


def _verdict(question: Question, choice: int) -> Verdict:
    item = question.item
    reasons = tuple(Reason(at, option.text, option.why) for at, option in enumerate(question.options, 1))
    return Verdict(
        item.id,
        item.topic,
        choice == question.best,
        choice + 1,
        question.best + 1,
        item.text,
        reasons,
        item.sources,
        item.read,
    )
