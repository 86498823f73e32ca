"""Questions on paper: a blank sheet, and the same sheet filled in and graded."""

from __future__ import annotations

import json
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
    """What a filled-in sheet says: key by item id, and the seed it was made with if it says so."""

    answers: dict[str, str]
    seed: int | None

    def seed_of(self, asked: int | None) -> int:
        """Return the seed to grade by; `asked` is what the reader says it is. Raises BadUsage where they differ."""
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
        answers = {str(one["id"]): str(one["answer"]) for one in sheet["questions"] if one.get("answer") is not None}
        seed = sheet.get("seed")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise BadContent("這不是答案卷：JSON 裡讀不出題目與答案。", _ADVICE) from why
    return Filled(answers, seed if isinstance(seed, int) else None)


def _from_lines(text: str) -> Filled:
    answers: dict[str, str] = {}
    seed: int | None = None
    bad: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split()
        if words[:1] == ["--seed"] and words[1:2] and words[1].isdecimal():
            seed = int(words[1])
        elif len(words) == 2:  # noqa: PLR2004 - an id and a key
            answers[words[0]] = words[1]
        elif words:
            bad.append(f"第 {number} 行：應該是 id、空格、號碼")
    if bad:
        raise BadContent("答案卷有 {count} 行看不懂：", _ADVICE, problems=tuple(bad[:10]), count=str(len(bad)))
    return Filled(answers, seed)


def grade(filled: Filled, seed: int, known: Mapping[str, str], one: Callable[[str], Item]) -> Graded:
    """
    Return the sheet graded. `known` gives an item's present id by its own or a former one, `one` the item.

    Raises:
        BadContent: an id or an answer does not exist; all of them are listed and nothing is graded.

    """
    verdicts: list[Verdict] = []
    bad: list[str] = []
    for name, key in filled.answers.items():
        if name not in known:
            bad.append(f"「{name[:40]}」：沒有這一題")
            continue
        question = put(one(known[name]), seed)
        choice = choice_of(plain_key(key), len(question.options))
        if choice is None:
            bad.append(f"「{name}」：沒有「{key[:10]}」這個選項，可用的是 1 到 {len(question.options)}")
            continue
        verdicts.append(_verdict(question, choice))
    if bad:
        raise BadContent("答案卷有 {count} 個問題，沒有評分：", _ADVICE, problems=tuple(bad[:10]), count=str(len(bad)))
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
