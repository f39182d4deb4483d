"""Fields that somebody filled in: front matter and JSON lines, under the names in use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from marsad.intake import refusals
from marsad.intake.heads.days import day_of
from marsad.intake.refusals import Unreadable

TITLE = ("title", "headline", "subject", "name")
PUBLISHER = ("publisher", "source", "outlet", "site", "site_name", "sitename", "publication")
AUTHOR = ("author", "authors", "byline", "creator")
PUBLISHED = (
    "published", "publish_date", "date_published", "datepublished", "publication_date",
    "pubdate", "published_at", "published_time", "date", "created", "updated",
)  # fmt: skip
LANGUAGE = ("language", "lang", "locale")
COUNTRY = ("country",)
RIGHTS = ("rights", "licence", "license", "copyright")


def word(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The first of the fields ``names`` that holds a text that is not blank, else ``None``."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def day(fields: Mapping[str, object]) -> date | None:
    """The day of publication: the first field of ``PUBLISHED`` that holds one full day."""
    for name in PUBLISHED:
        value = fields.get(name)
        found = day_of(value) if isinstance(value, str) else None
        if found:
            return found
    return None


def language(fields: Mapping[str, object]) -> str | None:
    """The declared language as a primary subtag in lower case: ``en`` for ``en-GB``."""
    found = word(fields, LANGUAGE)
    tag = found.replace("_", "-").split("-")[0].lower() if found else ""
    return tag if tag.isascii() and tag.isalpha() and 2 <= len(tag) <= 3 else None


def country(fields: Mapping[str, object]) -> str | None:
    """The declared country code in upper case, as it was given."""
    found = word(fields, COUNTRY)
    return found.upper() if found else None


def strict_day(fields: Mapping[str, object], name: str = "published") -> date | None:
    """The day in one field; absent, null and empty are ``None``.

    Raises ``Unreadable`` with ``E-INTAKE-FIELD`` for anything else that is no day.
    """
    value = fields.get(name)
    if value is None or value == "":
        return None
    found = day_of(value) if isinstance(value, str) else None
    if found is None:
        what = f"'{name}' is not a date as YYYY-MM-DD but {str(value)[:40]!r}"
        raise Unreadable(refusals.FIELD, what)
    return found
