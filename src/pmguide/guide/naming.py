"""By which names an entry can be found, and which entries a name is near to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from ..chinese.script import Locale, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..chinese.folding import Folding
    from ..chinese.script import WordTable
    from ..model.content import Content

Names = dict[str, dict[str, str]]


class Clash(NamedTuple):
    """One folded name that two entries of a section are written with."""

    section: str
    key: str
    first: str
    second: str


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


def keys_of(entry: object, fold: Folding, regions: Iterable[WordTable] = ()) -> set[str]:
    """
    Return the folded names of `entry`: as written, without and within parentheses, each side of a ／.

    `regions` are word tables (see `script.word_table`); each name is found in their words too.
    """
    names: set[str] = set()
    for name in written_names(entry):
        inner = (part for found in _PARENTHESIS.findall(name) for part in found if part)
        for whole in (name, _PARENTHESIS.sub("", name), *inner, *name.split("／")):
            names |= {whole, *(region.replace(whole) for region in regions)}
    return {key for name in names if (key := fold(name))}


def names_of(content: Content, fold: Folding) -> tuple[Names, list[Clash]]:
    """
    Return for each section folded name → id, and the clashes.

    A name written for one entry (title, alias) beats one merely derived from another's (regional words, parentheses).
    """
    fold_once = cast(
        "Folding", lru_cache(maxsize=None)(fold.__call__)
    )  # most names are written the same in every region
    regions = [word_table(locale, content.region_words, content.guards) for locale in (Locale.TW, Locale.HANS)]
    names: Names = {}
    clashes: list[Clash] = []
    for section in SECTIONS:
        found = names.setdefault(section, {})
        for entry in getattr(content, section):
            for key in sorted({key for name in written_names(entry) if (key := fold_once(name))}):
                if found.setdefault(key, entry.id) != entry.id:
                    clashes.append(Clash(section, key, found[key], entry.id))
        for entry in getattr(content, section):
            for key in sorted(keys_of(entry, fold_once, regions)):
                found.setdefault(key, entry.id)
    return names, clashes
