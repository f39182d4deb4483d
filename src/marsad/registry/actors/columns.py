"""The columns of a list of actors as people name them, and which of ours each is."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

# Each of ours with its other spellings. The last two are those of ``marsad actors offered``: they
# tell a person where a row comes from and are not kept.
SPELLINGS = MappingProxyType({
    "name": ("name", "actor", "actor name", "group", "group name", "organisation", "organization"),
    "id": ("id", "actor id", "identifier", "uid"),
    "kind": ("kind", "type", "actor type", "actor kind"),
    "country": ("country", "country code", "iso3", "iso2", "iso", "alpha3", "alpha2"),
    "aliases": ("aliases", "alias", "names", "other names", "also known as", "aka", "variants"),
    "acronym": ("acronym", "acronyms", "abbreviation", "abbreviations", "short name"),
    "from": ("from", "since", "start", "founded", "valid from"),
    "to": ("to", "until", "end", "dissolved", "valid to"),
    "parent": ("parent", "parents", "part of"),
    "aligned": ("aligned", "aligned with", "allies", "allied with"),
    "source": ("source", "sources", "reference"),
    "documents": ("documents",),
    "claim": ("claim",),
})  # fmt: skip
NOT_KEPT = ("documents", "claim")
LISTED = ("aliases", "acronym", "parent", "aligned")  # more than one, parted by bars


def heading(cell: str) -> str:
    """A column's name without case, underscores and marks of a must (``id?``, ``name*``)."""
    return " ".join(cell.strip().strip("?*").lower().replace("_", " ").replace("-", " ").split())


def column_of(cell: str) -> str | None:
    """Our name of a column; ``None`` for one that is not known."""
    word = heading(cell)
    return next((ours for ours, names in SPELLINGS.items() if word in names), None)


def strange(cells: Iterable[str]) -> tuple[str, ...]:
    """The columns that are not known, as the file writes them."""
    return tuple(c.strip() for c in cells if c.strip() and column_of(c) is None)
