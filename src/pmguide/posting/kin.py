"""Which of the guide's other jobs a title names: a project manager, Product Ops, an editor of content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .matching import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .views import Report

_BETWEEN = r"[\s‐‑-]+"
_SHORT = 4  # Latin letters; so few must be a word of their own: PO, but not in PORTAL


def with_role(report: Report, roles: Mapping[str, str]) -> Report:
    """
    Return `report` with the id of the job that its title names, by the longest of the names in it.

    `roles` are the guide's folded names of jobs, each with the job's id.
    """
    if report.title is None:
        return report
    title = fold(report.title.text)
    run = re.sub(_BETWEEN, "", title)
    named = [name for name in roles if name in run and _whole(name, title)]
    role = roles[max(named, key=len)] if named else ""
    return report._replace(title=report.title._replace(role=role))


def _whole(name: str, title: str) -> bool:
    """Return whether a short Latin name stands in `title` as a word of its own; any other name does."""
    if len(name) >= _SHORT or not name.isascii():
        return True
    return re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", title) is not None
