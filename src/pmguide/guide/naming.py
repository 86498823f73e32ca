"""By which names an entry can be found, and which entries a name is near to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..chinese.folding import fold
from ..chinese.script import Locale, replace_words, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.content import Content
    from ..model.statements import RegionWord

Names = dict[str, dict[str, str]]

# Which section of the content answers which look-up.
SECTIONS = ("roles", "terms", "analogies", "debates", "duties", "answers", "questions", "conditions")

_PARENTHESIS = re.compile(r"（([^）]*)）|\(([^)]*)\)")


def written_names(entry: object) -> Iterator[str]:
    """Yield every name an entry is written with: id, title, English, regional wordings, aliases."""
    for field in ("id", "title", "english"):
        if name := getattr(entry, field, ""):
            yield name
    for field in ("tw", "cn"):
        yield from filter(None, re.split("[／；、]", getattr(entry, field, "")))
    yield from getattr(entry, "aliases", ())


def keys_of(entry: object, table: dict[int, str], words: Iterable[RegionWord], guards: Iterable[str]) -> set[str]:
    """Return the folded names of `entry`: each as written, without and within parentheses, and in each region's words."""
    regions = [word_table(locale, words, guards) for locale in (Locale.TW, Locale.HANS)]
    names: set[str] = set()
    for name in written_names(entry):
        inner = [part for found in _PARENTHESIS.findall(name) for part in found if part]
        for whole in (name, _PARENTHESIS.sub("", name), *(inner if getattr(entry, "english", "") != name else ())):
            names |= {whole, *(replace_words(whole, region) for region in regions)}
    return {key for name in names if (key := fold(name, table))}


def names_of(content: Content, table: dict[int, str]) -> tuple[Names, list[tuple[str, str, str, str]]]:
    """
    Return for each section folded name → id, and the clashes: (section, key, id that has it, id that claims it too).

    A name written for one entry (title, alias) beats one merely derived from another's (regional words, parentheses).
    """
    names: Names = {}
    clashes: list[tuple[str, str, str, str]] = []
    for section in SECTIONS:
        found = names.setdefault(section, {})
        derived: dict[str, str] = {}
        for entry in getattr(content, section):
            written = {key for name in written_names(entry) if (key := fold(name, table))}
            for key in sorted(written):
                if found.setdefault(key, entry.id) != entry.id:
                    clashes.append((section, key, found[key], entry.id))
            for key in sorted(keys_of(entry, table, content.region_words, content.guards) - written):
                derived.setdefault(key, entry.id)
        for key, owner in derived.items():
            found.setdefault(key, owner)
    return names, clashes
