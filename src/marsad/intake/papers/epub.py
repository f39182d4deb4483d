"""EPUB to report text: the chapters in the order of the spine, as one report."""

from __future__ import annotations

import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from marsad.intake import refusals
from marsad.intake.decoding import decode
from marsad.intake.extracts import Extract, joined
from marsad.intake.heads.days import day_of
from marsad.intake.pages.page import MOST_TAGS, body_parts
from marsad.intake.papers.fields import sensible_author, sensible_day, sensible_title
from marsad.intake.papers.packed import local, taken_apart, xml_in
from marsad.intake.refusals import Unreadable

WHAT = "an EPUB"
MOST_CHAPTERS = 2_000


def extract_epub(raw: bytes, *, received: str, limit: int) -> Extract:
    """The text of an EPUB, and what it declares; its day is a fallback.

    Raises ``Unreadable`` as ``papers_docx.extract_docx`` does, and with ``E-INTAKE-TOO-LARGE`` for
    a text of more than ``limit`` bytes.
    """

    def read(packed: zipfile.ZipFile) -> Extract:
        place = _package(packed)
        package = xml_in(packed, place)
        text, given = joined(_chapters(packed, place, package, limit))
        said = _said(package)
        return Extract(
            text=text,
            extractor="marsad-epub/1",
            title=sensible_title(said.get("title"), text),
            publisher=said.get("publisher"),
            author=sensible_author(said.get("creator")),
            dated=sensible_day(day_of(said.get("date", "")), received),
            language=said.get("language", "")[:2].lower() or None,
            rights=said.get("rights"),
            given=given,
        )

    return taken_apart(WHAT, raw, read)


def _package(packed: zipfile.ZipFile) -> str:
    root = xml_in(packed, "META-INF/container.xml")
    found = [e.get("full-path") for e in root.iter() if local(e) == "rootfile"]
    if not found or not found[0]:
        raise Unreadable(refusals.PARSE, f"not {WHAT}: it names no package")
    return str(found[0])


def _chapters(
    packed: zipfile.ZipFile, place: str, package: Any, limit: int
) -> list[tuple[str, str]]:
    hrefs = {e.get("id"): e.get("href") for e in package.iter() if local(e) == "item"}
    spine = [e.get("idref") for e in package.iter() if local(e) == "itemref"]
    parts: list[tuple[str, str]] = []
    for name in spine[:MOST_CHAPTERS]:
        href = hrefs.get(name)
        if not href:
            continue
        chapter = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(href)))
        source, _ = decode(packed.read(chapter))
        if source.count("<") > MOST_TAGS:
            raise Unreadable(refusals.TOO_LARGE, f"a chapter of more than {MOST_TAGS} tags")
        if source.strip():
            parts += body_parts(source)
        if sum(len(text) for text, _ in parts) > limit:
            raise Unreadable(refusals.TOO_LARGE, f"its text is longer than {limit} bytes")
    return parts


def _said(package: Any) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in package.iter():
        words = " ".join((element.text or "").split()) if local(element) else ""
        if words and "purl.org/dc/" in element.tag:
            said.setdefault(local(element), words)
    return said
