"""What the tests of Chinese text are fed: every text of the real content, and its regional words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from pmguide.guide.loading import own_content
from pmguide.model.regions import RegionWord
from pmguide.model.statements import Verbatim, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmguide.chinese.script import Locale
    from pmguide.guide.guide import Guide


@lru_cache
def written_for(guide: Guide, locale: Locale) -> dict[str, str]:
    """Return every prose text of the guide, and what readers of `locale` see of it."""
    write = guide.localiser(locale)
    return {text: write(text) for text in texts_of(guide) if not isinstance(text, (Verbatim, Wording))}


@lru_cache(maxsize=1)
def texts_of(guide: Guide) -> tuple[str, ...]:
    """Return every text of every section, each once; their classes tell prose from wordings."""
    sections = (
        guide.front,
        guide.situations,
        guide.categories,
        guide.areas,
        guide.conditions,
        guide.roles,
        guide.comparisons,
        guide.terms,
        guide.analogies,
        guide.agreements,
        guide.debates,
        guide.duties,
        guide.answers,
        guide.questions,
        guide.page_notes,
    )
    return tuple({(type(text), text): text for text in _texts(sections)}.values())


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)


@lru_cache(maxsize=1)
def region_table() -> tuple[tuple[RegionWord, ...], tuple[str, ...]]:
    """Return the content's regional words and its guards."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(own_content().read_bytes(), Loader=loader)  # noqa: S506 - it is a safe loader
    return tuple(RegionWord(**word) for word in data["region_words"]), tuple(data["guards"])
