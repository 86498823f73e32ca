"""A quiz at the terminal: put a question, take an answer, say why; line by line, nothing is ever erased."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..practice.answering import choice_of, grade_of, plain_key, put
from .page import localised
from .pages import quiz as pages
from .pages.quiz import Score
from .show import columns_now, painted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..chinese.script import Localiser
    from ..model.quiz import Item, Label
    from ..model.statements import Work
    from ..practice.answering import Question
    from ..practice.scheduling import Grade
    from .page import Page
    from .show import How

_LONGEST_NOTE = 500  # characters of a reader's complaint


class Keeper(Protocol):
    """Where answers and complaints go."""

    @property
    def saves(self) -> bool:
        """Whether they stay when the session is over."""

    def answer(self, item: str, grade: Grade) -> None:
        """Keep an answer given now."""

    def complain(self, item: str, note: str) -> None:
        """Keep a complaint made now."""


class Keyboard(Protocol):
    """Where lines are typed."""

    def line(self, prompt: str) -> str:
        """Return the line typed for `prompt`. Raises EOFError where no more lines will come."""

    def forget(self) -> None:
        """Forget what was typed and not yet asked for."""


class Talk:
    """Says pages and asks for lines, in the reader's face and script."""

    def __init__(self, how: How, write: Localiser, keyboard: Keyboard) -> None:
        self.how, self.write, self._keyboard = how, write, keyboard

    def say(self, page: Page) -> None:
        """Print a page as wide as the terminal is now, set off from what stands above."""
        sys.stdout.write(self._text(page))

    def put(self, page: Page) -> None:
        """Print a page that wants an answer: nothing typed before it stands there can be one."""
        text = self._text(page)
        self._keyboard.forget()
        sys.stdout.write(text)

    def _text(self, page: Page) -> str:
        how = self.how._replace(columns=columns_now())
        return "\n" + painted(localised(page, self.write), how)

    def ask(self, prompt: str) -> str:
        """Return the line typed for `prompt`. Raises EOFError where no more lines will come."""
        sys.stdout.write("\n")
        return self._keyboard.line(self.write(prompt))


class Material(NamedTuple):
    """What a session asks from: the items in order, how to read one, the seed of their options' order, names."""

    labels: Sequence[Label]
    one: Callable[[str], Item]
    seed: int
    topics: Mapping[str, str]
    work: Callable[[str], Work | None]


class Outcome(NamedTuple):
    """How a session ended."""

    score: Score
    missed: tuple[Item, ...]
    interrupted: bool  # by Ctrl-C


class _Left(Exception):
    """The reader has had enough."""


class Session:
    """One session, from the first question to the last or to whenever the reader leaves."""

    def __init__(self, material: Material, talk: Talk, keeper: Keeper) -> None:
        self.material, self.talk, self.keeper = material, talk, keeper
        self.score = Score(total=len(material.labels))
        self.missed: list[Item] = []

    def hold(self) -> Outcome:
        """Ask until nothing is left or the reader leaves: by q, Ctrl-D or Ctrl-C. Raises what the keeper raises."""
        interrupted = False
        try:
            for label in self.material.labels:
                self._add(number=1)
                self._one(put(self.material.one(label.id), self.material.seed))
        except _Left:
            pass
        except EOFError:
            sys.stdout.write("\n")
        except KeyboardInterrupt:
            interrupted = True
            sys.stdout.write("\n")
        return Outcome(self.score, tuple(self.missed), interrupted)

    def _add(self, **counts: int) -> None:
        now = self.score._asdict()
        self.score = self.score._replace(**{name: now[name] + count for name, count in counts.items()})

    def _one(self, question: Question) -> None:
        item = question.item
        self.talk.put(pages.question(question, self.score, self.material.topics[item.topic]))
        hinted = False
        while True:
            typed = self.talk.ask(f"答案（1–{len(question.options)}；? 提示，s 跳過，f 回報，q 結束）：")
            key = plain_key(typed)
            choice = choice_of(key, len(question.options))
            if choice is not None:
                self._answered(question, choice, hinted)
                return
            if key == "?":
                hinted = True
                self.talk.put(pages.hint(question))
            elif key == "s":
                self._add(skipped=1)
                return
            elif not self._other(key, item):
                self.talk.put(pages.unknown(len(question.options)))

    def _answered(self, question: Question, choice: int, hinted: bool) -> None:
        right = choice == question.best
        with undisturbed():
            self.keeper.answer(question.item.id, grade_of(right, hinted))
            self._add(right=int(right), wrong=int(not right))
        if not right:
            self.missed.append(question.item)
        works = {source: work for source in question.item.sources if (work := self.material.work(source))}
        self.talk.put(pages.answered(question, choice, works, self.talk.how.with_sources))
        if self.score.number < self.score.total:
            while self._other(plain_key(self.talk.ask("Enter 下一題，f 回報這題，q 結束：")), question.item):
                continue

    def _other(self, key: str, item: Item) -> bool:
        """Do what `key` asks for at any time, and return whether it asks for anything."""
        if key == "q":
            raise _Left
        if key != "f":
            return False
        try:
            typed = self.talk.ask("哪裡不對？（可以直接按 Enter）：")
        except (EOFError, KeyboardInterrupt):
            self._complained(item, "")
            raise
        note = "".join(mark for mark in " ".join(typed.split()) if mark.isprintable())
        self._complained(item, note[:_LONGEST_NOTE])
        self.talk.put(pages.noted(self.keeper.saves))
        return True

    def _complained(self, item: Item, note: str) -> None:
        with undisturbed():
            self.keeper.complain(item.id, note)
            self._add(flagged=1)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off Ctrl-C until what is being kept is kept."""
    pressed: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    except ValueError:  # not the main thread: Ctrl-C does not reach us
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
