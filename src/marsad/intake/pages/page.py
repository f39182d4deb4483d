"""Web pages to report text: trafilatura's main text, in paragraphs.

Law: navigation, adverts, notices, scripts and comments are not report text. What is left of them
is marked later as a segment like in any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from marsad.intake import refusals
from marsad.intake.extracts import Extract, joined
from marsad.intake.pages.fields import latest_day, page_fields
from marsad.intake.refusals import Unreadable

MOST_TAGS = 60_000
MOST_CELLS = 400
_DROPPED_TAGS = (
    "script style noscript template nav aside footer form button dialog iframe svg select "
    "object video audio canvas head"
)
_SITE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|cookies?|consent|advert\w*|ads?|promo|newsletter|share|"
    r"sharing|social|sidebar|menu|breadcrumbs?|banner|popup|subscribe|recommend\w*|nav)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCK_TAGS = "p h1 h2 h3 h4 h5 h6 li blockquote figcaption pre td th dt dd caption"
_DROPPED = frozenset(_DROPPED_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_KINDS = {"quote": "quote-block", "blockquote": "quote-block", "figcaption": "caption"}


def extract_page(source: str, *, received: str) -> Extract:
    """The main text of a page and what the page declares. The title is not added to the text.

    Raises ``Unreadable`` with ``E-INTAKE-PARSE`` when the page cannot be parsed, and with
    ``E-INTAKE-TOO-LARGE`` when it has more than ``MOST_TAGS`` tags.
    """
    tags = source.count("<")
    if tags > MOST_TAGS:
        raise Unreadable(refusals.TOO_LARGE, f"a page of {tags} tags; at most {MOST_TAGS}")
    try:
        return _extract(source, received)
    except Exception as error:  # third-party parsers meet hostile bytes here
        what = f"the page cannot be taken apart ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error


def body_parts(source: str) -> list[tuple[str, str]]:
    """The paragraphs of a page and their segment kinds, all of its body that is not of a site.
    Raises what lxml raises."""
    return list(_own_parts(_tree(source)))


def _extract(source: str, received: str) -> Extract:
    tree = _tree(source)
    declared = page_fields(tree, latest=latest_day(received))
    own = list(_own_parts(tree))
    found = [] if _widest_row(tree) > MOST_CELLS else _main_parts(source)
    parts = own if _lost(found, own) else found
    text, given = joined(parts)
    return Extract(
        text=text,
        extractor=f"trafilatura/{version('trafilatura')} marsad-html/1",
        title=declared.title,
        publisher=declared.publisher,
        author=declared.author,
        published=declared.published,
        language=declared.language,
        rights=declared.rights,
        given=given,
    )


def _tree(source: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return lxml_html.document_fromstring(source.encode("utf-8"), parser=parser)


def _widest_row(tree: Any) -> int:
    """The most cells in one row. The extractor reads a row again for each of its cells."""
    return max(sum(cell.tag in ("td", "th") for cell in row) for row in tree.iter())


def _lost(found: list[tuple[str, str]], own: list[tuple[str, str]]) -> bool:
    """True when the extractor gave nothing, or one lump of a page that has several parts."""
    words = sum(len(text.split()) for text, _ in found)
    if not words:
        return True
    return len(found) == 1 and len(own) > 1


def _main_parts(source: str) -> list[tuple[str, str]]:
    from trafilatura import extract

    xml = extract(source, output_format="xml", include_comments=False, include_tables=True)
    if not xml:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    main = etree.fromstring(xml.encode("utf-8"), parser).find("main")
    return list(_parts(main, "")) if main is not None else []


def _parts(parent: Any, kind: str) -> Iterator[tuple[str, str]]:
    for element in parent:
        inner = _KINDS.get(element.tag, kind)
        if element.tag == "list":
            items = [f"- {words}" for item in element.iter("item") if (words := _words(item))]
            yield "\n".join(items), inner
        elif element.tag == "table":
            rows = [[_words(c) for c in row.iter("cell")] for row in element.iter("row")]
            yield "\n".join(" | ".join(row) for row in rows), inner
        elif element.tag == "quote" and len(element):
            lead = " ".join((element.text or "").split())
            if lead:
                yield lead, inner
            yield from _parts(element, inner)
        elif words := _words(element):
            yield words, inner


def _words(element: Any) -> str:
    """The words of an element; a line break in it stays one."""
    for broken in element.iter("lb", "br"):
        broken.tail = "\x1f" + (broken.tail or "")
    text = " ".join("".join(element.itertext()).split(" "))
    lines = [" ".join(line.split()) for line in text.split("\x1f")]
    return "\n".join(line for line in lines if line)


def _own_parts(tree: Any) -> Iterator[tuple[str, str]]:
    """The paragraphs of the article, or else of the body, without what is of the site."""
    places = [*tree.iter("article"), *tree.iter("main"), *tree.iter("body"), tree]
    yield from _blocks(places[0], "")


def _blocks(element: Any, kind: str) -> Iterator[tuple[str, str]]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _DROPPED or _of_site(child):
            continue
        inner = _KINDS.get(child.tag, kind)
        if any(True for _ in child.iter(*_BLOCKS) if _ is not child):
            yield from _blocks(child, inner)
        elif words := _words(child):
            yield (f"- {words}" if child.tag == "li" else words), inner


def _of_site(element: Any) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return bool(_SITE.search(marks))
