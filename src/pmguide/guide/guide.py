"""The content, read section by section as it is asked for."""

from __future__ import annotations

import marshal
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from ..chinese.script import Locale, Localiser
from .records import build

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..chinese.folding import Folding
    from ..model.answers import Agreement, Analogy, Answer, Debate, Edit, Question
    from ..model.content import Front, Situation
    from ..model.duties import Duty
    from ..model.regions import RegionWord, SameWords
    from ..model.roles import Comparison, Condition, Role
    from ..model.terms import Category, Term
    from .index import Index

# The class of each section's entries, and the file of pmguide.model where it lives: made when first asked for.
_KINDS = {
    "guide": ("content", "Front"),
    "works": ("statements", "Work"),
    "region_words": ("regions", "RegionWord"),
    "situations": ("content", "Situation"),
    "categories": ("terms", "Category"),
    "areas": ("terms", "Category"),
    "conditions": ("roles", "Condition"),
    "roles": ("roles", "Role"),
    "comparisons": ("roles", "Comparison"),
    "terms": ("terms", "Term"),
    "analogies": ("answers", "Analogy"),
    "agreements": ("answers", "Agreement"),
    "debates": ("answers", "Debate"),
    "duties": ("duties", "Duty"),
    "answers": ("answers", "Answer"),
    "questions": ("answers", "Question"),
    "page_notes": ("answers", "Edit"),
    "same_words": ("regions", "SameWords"),
}


# Which sections hold what a command opens.
SECTION_OF = {
    "glossary": ("terms",),
    "role": ("roles",),
    "who": ("duties",),
    "debate": ("debates",),
    "analogy": ("analogies",),
    "answer": ("answers", "questions"),
}


class Guide:
    """
    The content. `sections` holds each section of data/answers.yaml, marshalled, and what was derived from them.

    A section is a dict of id → the entry, marshalled once more, so that opening one entry reads one. Derived are
    `names of …` (folded name → id) and `folding` (how to fold); see `naming` and `loading`.
    """

    def __init__(self, sections: Mapping[str, bytes], index: Callable[[Guide], Index]) -> None:
        self._sections = sections
        self._index = index
        self._plain: dict[str, Any] = {}
        self.taken: list[tuple[str, str]] = []  # what readers typed, and the title of the entry it was taken for

    def _read(self, section: str) -> Any:
        if section not in self._plain:
            self._plain[section] = marshal.loads(self._sections[section])  # noqa: S302 - our own file, checked by its sum
        return self._plain[section]

    def one(self, section: str, wanted: str) -> Any:
        """Return the entry of `section` whose id is `wanted`, and make no other."""
        return _entry(section, self._read(section)[wanted])

    def has(self, section: str, wanted: str) -> bool:
        """Return whether `section` has an entry whose id is `wanted`."""
        return wanted in self._read(section)

    def _all(self, section: str) -> Any:
        return tuple(_entry(section, part) for part in self._read(section).values())

    def names(self, section: str) -> dict[str, str]:
        """Return folded name → id for a section."""
        return cast("dict[str, str]", self._read(f"names of {section}"))

    @cached_property
    def folding(self) -> Folding:
        """How characters fold into keys."""
        from ..chinese.folding import Folding

        return Folding(*self._read("folding"))

    def localiser(self, locale: Locale) -> Localiser:
        """Return what writes the guide out for `locale`."""
        if locale is Locale.HANT:
            return Localiser(locale)
        return Localiser(locale, self.region_words, self.guards)

    @cached_property
    def index(self) -> Index:
        """What search and forgiving look-ups go by; built the first time after the content changed."""
        return self._index(self)

    def asks(self, section: str) -> dict[str, list[str]]:
        """Return how readers put it: for each entry of a section that has any, by its id."""
        return cast("dict[str, list[str]]", self._read("asks").get(section, {}))

    @property
    def region_words(self) -> tuple[RegionWord, ...]:
        """The words that differ between Taiwan and the mainland."""
        return cast("tuple[RegionWord, ...]", self._all("region_words"))

    @property
    def guards(self) -> tuple[str, ...]:
        """Words that hold a regional word and are none."""
        return tuple(self._read("guards"))

    @cached_property
    def same_words(self) -> tuple[SameWords, ...]:
        """Words that search takes for one another."""
        return cast("tuple[SameWords, ...]", self._all("same_words"))

    @cached_property
    def front(self) -> Front:
        """What the guide says of itself."""
        return cast("Front", build(_kind("guide"), self._read("guide")))

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """The kinds of reader."""
        return cast("tuple[Situation, ...]", self._all("situations"))

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The shelves of the glossary."""
        return cast("tuple[Category, ...]", self._all("categories"))

    @cached_property
    def areas(self) -> tuple[Category, ...]:
        """The fields of work that duties belong to."""
        return cast("tuple[Category, ...]", self._all("areas"))

    @property
    def topics(self) -> dict[str, str]:
        """Id → title of what a question of the quiz may be about: the areas of work, and the jobs and their titles."""
        roles = {category.id: category.title for category in self.categories if category.id == "role"}
        return {**{area.id: area.title for area in self.areas}, **roles}

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The circumstances that change who does what."""
        return cast("tuple[Condition, ...]", self._all("conditions"))

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The jobs."""
        return cast("tuple[Role, ...]", self._all("roles"))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Pairs of jobs side by side, the default pair first."""
        return cast("tuple[Comparison, ...]", self._all("comparisons"))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary."""
        return cast("tuple[Term, ...]", self._all("terms"))

    @cached_property
    def analogies(self) -> tuple[Analogy, ...]:
        """The pictures the answers use."""
        return cast("tuple[Analogy, ...]", self._all("analogies"))

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """What several answers say independently."""
        return cast("tuple[Agreement, ...]", self._all("agreements"))

    @cached_property
    def debates(self) -> tuple[Debate, ...]:
        """The points on which the answers differ."""
        return cast("tuple[Debate, ...]", self._all("debates"))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Pieces of work and their owners."""
        return cast("tuple[Duty, ...]", self._all("duties"))

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The fourteen answers."""
        return cast("tuple[Answer, ...]", self._all("answers"))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the page recommends, with answers of our own."""
        return cast("tuple[Question, ...]", self._all("questions"))

    @cached_property
    def page_notes(self) -> tuple[Edit, ...]:
        """What was left out of the page as a whole."""
        return cast("tuple[Edit, ...]", self._all("page_notes"))


def _entry(section: str, part: bytes) -> Any:
    return build(_kind(section), marshal.loads(part))  # noqa: S302 - from the same file


def _kind(section: str) -> type:
    module, name = _KINDS[section]
    return cast("type", getattr(import_module(f"..model.{module}", __package__), name))
