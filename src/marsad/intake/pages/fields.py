"""What a web page declares of itself in its head, its JSON-LD and its time tags.

Law: the story's own words are not asked here, and neither are comments or side columns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from marsad.intake.heads.days import day_of

_TITLE = ("og:title", "twitter:title", "dc.title", "title", "headline")
_SITE = ("og:site_name", "publisher", "application-name", "dc.publisher", "article:publisher",
         "twitter:site")  # fmt: skip
_AUTHOR = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "publish_date", "publish-date", "publication_date", "pubdate", "sailthru.date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "citation_publication_date", "date",
    "og:pubdate", "article:published", "published",
)  # fmt: skip
_RIGHTS = ("copyright", "rights", "dc.rights", "dcterms.rights", "license")
_ASIDE = re.compile(r"comment|related|sidebar|footer|recommend|promo|widget|teaser|aside", re.I)
_BYLINE = re.compile(r"by-?line|date|time|publish|posted|meta|issued|dateline", re.I)
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class PageFields:
    """What the page declares; ``None`` is what it does not."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    rights: str | None = None


def page_fields(tree: Any, *, latest: date) -> PageFields:
    """The fields of a parsed page. No day after ``latest`` is taken from it."""
    metas = _metas(tree)
    linked = list(_linked(tree))
    site = _first(metas, _SITE) or _name(linked, "publisher")
    return PageFields(
        title=_title(tree, metas, linked, site),
        publisher=site,
        author=_first(metas, _AUTHOR) or _name(linked, "author"),
        published=_published(tree, metas, linked, latest),
        language=_language(tree),
        rights=_first(metas, _RIGHTS),
    )


def words_of(element: Any) -> str:
    """All words inside an element, blanks made single."""
    return " ".join("".join(element.itertext()).split())


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        value = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            if name and value:
                found.setdefault(name, value)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((v for name in names if (v := metas.get(name)) and "://" not in v), None)


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                yield from _objects(json.loads(script.text), 0)
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part, depth + 1)


def _name(linked: list[dict[str, Any]], role: str) -> str | None:
    for found in linked:
        value = found.get(role)
        first = value[0] if isinstance(value, list) and value else value
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip() and "://" not in name:
            return " ".join(name.split())
    return None


def _title(
    tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], site: str | None
) -> str | None:
    heads = [words for head in tree.iter("h1") if (words := words_of(head))]
    page = [words for head in tree.iter("title") if (words := words_of(head))][:1]
    named = [v for f in linked if isinstance(v := f.get("headline"), str) and v.strip()]
    choices = [*filter(None, [_first(metas, _TITLE)]), *heads[:1], *named[:1], *page]
    return _without_site(choices[0], site) if choices else None


def _without_site(title: str, site: str | None) -> str:
    if site:
        for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
            if title.endswith(mark + site):
                return title[: -len(mark + site)].strip()
    return title


def _published(
    tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], latest: date
) -> date | None:
    values = [metas[name] for name in _PUBLISHED if name in metas]
    values += [v for found in linked if isinstance(v := found.get("datePublished"), str)]
    values += _time_tags(tree)
    days = (day_of(value) for value in values)
    return next((d for d in days if d and d <= latest), None) or _by_htmldate(tree, latest)


def _time_tags(tree: Any) -> list[str]:
    found = []
    for tag in tree.iter("time"):
        if not any(_aside(above) for above in [tag, *tag.iterancestors()]):
            found.append(tag.get("datetime") or words_of(tag))
    return found[:3]


def _aside(element: Any) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in {"aside", "footer", "nav"} or bool(_ASIDE.search(marks))


def _by_htmldate(tree: Any, latest: date) -> date | None:
    """What htmldate finds in the page's head and in elements marked as bylines: never the story."""
    from htmldate import find_date

    page = lxml_html.document_fromstring("<html><head></head><body><p></p></body></html>")
    head, body = page.find("head"), page.find("body")
    for kind in ("meta", "link"):
        for found in tree.iter(kind):
            etree.SubElement(head, kind, dict(found.attrib))
    for element in tree.iter("p", "span", "div", "abbr", "small"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = words_of(element) if _BYLINE.search(marks) and not _aside(element) else ""
        if words and len(words) <= 120:
            etree.SubElement(body, "p", {"class": "date"}).text = words
    found = find_date(
        page,
        original_date=True,
        extensive_search=False,
        min_date="1995-01-01",
        max_date=latest.isoformat(),
    )
    return day_of(found) if isinstance(found, str) else None


def _language(tree: Any) -> str | None:
    tag = (tree.get("lang") or "").replace("_", "-").split("-")[0].strip().lower()
    return tag if tag.isascii() and tag.isalpha() and 2 <= len(tag) <= 3 else None


def latest_day(received: str) -> date:
    """The last day that a page received then can be of: one later, for the time zones."""
    day = day_of(received)
    return day + timedelta(days=1) if day and day < date(2100, 1, 1) else date(2100, 1, 1)
