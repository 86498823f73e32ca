"""What the word at the cursor may become: commands, options, their values, the names of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..chinese.pinyin import typed_sound
from ..chinese.tokens import is_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .guide import Guide

_MOST = 60  # offers; a longer list is of no use under a prompt

# Which entries a command opens.
_OPENS = {
    "role": "roles",
    "compare": "roles",
    "glossary": "terms",
    "who": "duties",
    "debate": "debates",
    "analogy": "analogies",
}
_VALUES = {
    "--format": ("terminal", "plain", "markdown", "json"),
    "--locale": ("zh-Hant", "zh-TW", "zh-Hans"),
    "--product": ("social", "tool", "o2o"),
    "--company": ("internet", "traditional"),
    "--level": ("1", "2", "3"),
    "--to": ("anki", "csv", "json"),
    "--stage": ("plan", "build", "launch", "grow"),
}


class Offer(NamedTuple):
    """Something to put in place of the word at the cursor, what it is, and how it is typed without Chinese."""

    word: str
    about: str
    typed: str = ""


class Known(NamedTuple):
    """A command: what it is for, and what gives its options with their help (slow: only asked where one is begun)."""

    about: str
    options: Callable[[], Mapping[str, str]]


# By name, one within another by both (`quiz stats`); the program itself, for its own options, under no name.
Commands = dict[str, Known]


def offers(guide: Guide, commands: Commands, before: list[str], word: str) -> list[Offer]:
    """Return what `word`, which follows the words `before`, may become."""
    outer = next((one for one in before if one in commands), "")
    command = next((f"{outer} {one}" for one in before if f"{outer} {one}" in commands), outer)
    last = before[-1] if before else ""
    option, equals, begun = word.partition("=")
    if equals and (values := _values(guide, option)):
        return [offer._replace(word=f"{option}={offer.word}") for offer in _named(guide, values, begun)]
    if values := _values(guide, last):
        return _named(guide, values, word)
    if word.startswith("-"):
        return _begun(commands[command].options().items(), word)
    begins = f"{command} " if command else ""
    inner = [(name.removeprefix(begins), known.about) for name, known in commands.items() if name.startswith(begins)]
    if inner := [(name, about) for name, about in inner if name and " " not in name]:
        return _begun(inner, word)
    if command == "answer":
        known = [*((one.id, one.title) for one in guide.answers), *((one.id, one.title) for one in guide.questions)]
        return _begun(known, word)
    return _entries(guide, _OPENS[command], word) if command in _OPENS else []


def _values(guide: Guide, option: str) -> list[tuple[str, str]]:
    """Return the values that `option` takes, each with what it is; none where any text will do."""
    if option == "--dim":
        return [(row.id, row.title) for row in guide.comparisons[0].rows]
    if option == "--topic":
        return list(guide.topics.items())
    if option == "--kind":
        from .results import KINDS

        return list(KINDS.items())
    return [(value, "") for value in _VALUES.get(option, ())]


def _named(guide: Guide, values: Iterable[tuple[str, str]], begun: str) -> list[Offer]:
    """Return the values that begin so, each as it is begun: by itself or, in either script, by its title."""
    if offers := _begun(values, begun):
        return offers
    key = guide.folding(begun)
    named = ((value, title) for value, title in values if key and guide.folding(title).startswith(key))
    return [Offer(title.replace(" ", ""), value) for value, title in named]


def _begun(words: Iterable[tuple[str, str]], begun: str) -> list[Offer]:
    return [Offer(word, about) for word, about in words if word.startswith(begun)]


def _entries(guide: Guide, section: str, word: str) -> list[Offer]:
    """Return the entries of a section one of whose names, however written, begins with `word`."""
    key = guide.folding(word)
    sound = "" if any(map(is_han, key)) else typed_sound(word)
    found: dict[str, str] = {}
    for name in sorted(guide.index.names(section), key=lambda name: name.rank):
        if name.rank > 1:
            continue
        pinyin = "".join(name.sounds)
        initials = "".join(part[0] for part in name.sounds)
        if name.key.startswith(key) or (sound and (pinyin.startswith(sound) or initials.startswith(sound))):
            found.setdefault(name.id, pinyin if sound and not name.key.startswith(key) else "")
    entries = ((guide.one(section, entry), typed) for entry, typed in found.items())
    offers = [_offer(entry.id, entry.title, word, typed) for entry, typed in entries]
    return offers[:_MOST]


def _offer(name: str, title: str, word: str, typed: str) -> Offer:
    """Return an entry as it is best put in: by its id where that is being typed, else by its title."""
    if word and word.isascii() and name.startswith(word.casefold()):
        return Offer(name, title)
    return Offer(title.replace(" ", ""), name, typed)
