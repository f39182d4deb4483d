"""OpenDocument texts to report text: headings, paragraphs, lists and tables in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from marsad.intake import refusals
from marsad.intake.days import day_of
from marsad.intake.extracts import Extract, joined
from marsad.intake.packed import listed, local, taken_apart, words_in, xml_in
from marsad.intake.paper_fields import sensible_author, sensible_day, sensible_title
from marsad.intake.refusals import Unreadable

WHAT = "an OpenDocument text"
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "note", "sequence-decls", "frame"})


def extract_odt(raw: bytes, *, received: str) -> Extract:
    """The text of an OpenDocument text, and of its properties what is sensible; their day is a
    fallback. Raises ``Unreadable`` as ``papers_docx.extract_docx`` does."""

    def read(packed: zipfile.ZipFile) -> Extract:
        root = xml_in(packed, "content.xml")
        body = next((e for e in root.iter() if local(e) == "text" and _is_body(e)), None)
        if body is None:
            raise Unreadable(refusals.PARSE, f"not {WHAT}: it has no text part")
        text, given = joined(listed(list(_parts(body, ""))))
        said = _said(packed)
        return Extract(
            text=text,
            extractor="marsad-odt/1",
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
        elif name == "table":
            rows = [_row(row) for row in element.iter() if local(row) == "table-row"]
            yield "\n".join(row for row in rows if row), ""
        elif name and name not in _LEFT_OUT:
            yield from _parts(element, "item" if name == "list" else kind)


def _row(row: Any) -> str:
    cells = [" ".join("".join(_words(cell)).split()) for cell in row if local(cell) == "table-cell"]
    return " | ".join(cells) if any(cells) else ""


def _words(element: Any) -> Iterator[str]:
    name = local(element)
    if name in _LEFT_OUT:
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
    if name == "p":
        yield " "


def _said(packed: zipfile.ZipFile) -> dict[str, str]:
    if "meta.xml" not in packed.namelist():
        return {}
    root = xml_in(packed, "meta.xml")
    return {local(e): e.text.strip() for e in root.iter() if local(e) and e.text}
