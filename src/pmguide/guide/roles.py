"""The jobs: a list, or one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lookup import find
from .views import Link, Opened, opened, references_of

if TYPE_CHECKING:
    from ..model.roles import Role
    from .guide import Guide
    from .lists import Listing


def list_roles(guide: Guide) -> Listing:
    """Return all jobs; `detail` is the English name."""
    from .lists import Brief, Listing

    entries = tuple(
        Brief(
            role.id,
            role.title,
            role.text,
            role.sources,
            "鄰近的職務" if role.general else "這兩個職務",
            role.english,
            f"role {role.id}",
        )
        for role in guide.roles
    )
    return Listing("roles", "職務", "這兩個職務，和常被混為一談的鄰居。", entries, references_of(guide, *entries))


def open_role(guide: Guide, name: str) -> Opened:
    """Return the job that goes by `name`, linked to those it is confused with. Raises NothingFound."""
    role: Role = find(guide, "roles", name)
    links = [_link(guide.one("roles", other)) for other in role.confused_with]
    pairs = [
        Link("compare", pair.id, pair.title, f"compare {pair.first[0]} {pair.second[0]}")
        for pair in guide.comparisons
        if role.id in pair.first + pair.second
    ]
    return opened(guide, "role", role, (*links, *pairs))


def _link(role: Role) -> Link:
    return Link("confused-with", role.id, role.title, f"role {role.id}")
