"""OpenDocument texts to report text: headings, paragraphs, lists, tables and text boxes in their
order, then the notes with their numbers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from marsad.intake import refusals
from marsad.intake.extracts import Extract, joined
from marsad.intake.heads.days import day_of
from marsad.intake.papers.fields import sensible_author, sensible_day, sensible_title
from marsad.intake.papers.packed import listed, local, taken_apart, words_in, xml_in
from marsad.intake.refusals import Unreadable

WHAT = "an OpenDocument text"
_OTHER = frozenset({"tracked-changes", "annotation", "note"})
_LEFT_OUT = frozenset({"sequence-decls", "ruby-text", "hidden-text", "hidden-paragraph", *_OTHER})
_ROW_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_INNER = {"list": "item", "table-of-content": "boilerplate"}


def extract_odt(raw: bytes, *, received: str) -> Extract:
    """The text of an OpenDocument text, and of its properties what is sensible; their day is a
    fallback. Raises ``Unreadable`` as ``papers_docx.extract_docx`` does."""

    def read(packed: zipfile.ZipFile) -> Extract:
        root = xml_in(packed, "content.xml")
        body = next((e for e in root.iter() if local(e) == "text" and _is_body(e)), None)
        if body is None:
            raise Unreadable(refusals.PARSE, f"not {WHAT}: it has no text part")
        text, given = joined(listed([*_parts(body, ""), *_notes(body)]))
        said = _said(packed)
        return Extract(
            text=text,
            extractor="marsad-odt/2",
            title=sensible_title(said.get("title"), text),
            author=sensible_author(said.get("initial-creator") or said.get("creator")),
            dated=sensible_day(day_of(said.get("creation-date", "")), received),
            given=given,
        )

    return taken_apart(WHAT, raw, read)


def _is_body(element: Any) -> bool:
    above = element.getparent()
    return above is not None and local(above) == "body"


def _parts(parent: Any, kind: str) -> Iterator[tuple[str, str]]:
    for element in parent:
        name = local(element)
        if name in ("p", "h"):
            yield words_in("".join(_words(element))), kind
            for box in _boxes(element):
                yield from _parts(box, "")
        elif name == "table":
            rows = [_row(row) for row in _rows(element)]
            yield "\n".join(row for row in rows if row), ""
        elif name == "frame":
            for box in _boxes([element]):
                yield from _parts(box, "")
        elif name and name not in _LEFT_OUT:
            yield from _parts(element, _INNER.get(name, kind))


def _notes(body: Any) -> Iterator[tuple[str, str]]:
    """Footnotes and endnotes in their order, each a paragraph that begins with its number."""
    notes = [e for e in body.iter() if local(e) == "note" and not _is_gone(e)]
    for number, note in enumerate(notes, 1):
        inner = next((e for e in note if local(e) == "note-body"), None)
        words = [] if inner is None else [text for text, _ in _parts(inner, "") if text]
        if words:
            yield f"[{number}] " + " ".join(" ".join(words).split()), ""


def _is_gone(element: Any) -> bool:
    return any(local(above) == "tracked-changes" for above in element.iterancestors())


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes inside of a paragraph."""
    for child in element:
        if local(child) == "text-box":
            yield child
        elif local(child) not in _OTHER:
            yield from _boxes(child)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables in it."""
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in _ROW_GROUPS:
            yield from _rows(element)


def _row(row: Any) -> str:
    cells = [" ".join("".join(_words(cell)).split()) for cell in row if local(cell) == "table-cell"]
    return " | ".join(cells) if any(cells) else ""


def _words(element: Any) -> Iterator[str]:
    name = local(element)
    if name in _LEFT_OUT or name == "frame":
        return
    if name in ("s", "tab"):
        yield " "
    elif name == "line-break":
        yield "\n"
    elif name:
        yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _words(child)
        yield (child.tail or "").replace("\n", " ")
    if name in ("p", "h"):
        yield " "


def _said(packed: zipfile.ZipFile) -> dict[str, str]:
    if "meta.xml" not in packed.namelist():
        return {}
    root = xml_in(packed, "meta.xml")
    return {local(e): e.text.strip() for e in root.iter() if local(e) and e.text}
