"""The body of a Word file as paragraphs, read as someone sees it who has accepted all changes.

Law: words that were deleted with changes tracked, hidden words and comments are not read, words
that were put in are. A text box is read once, behind the paragraph that holds it; a note is read
at the end, with its number.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from marsad.intake.papers.packed import local, words_in, xml_in

_GONE = frozenset({"del", "moveFrom"})
_LEFT_OUT = frozenset({"txbxContent", "rPr", "pPr", "instrText", "rt", *_GONE})
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_NOTES = (("footnoteReference", "footnotes"), ("endnoteReference", "endnotes"))
_SYMBOLS = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB7: "•", 0xD7: "×", 0xAE: "→"}
_CONTENTS = re.compile(r"TOC\d|TOCHeading|Contents(?:\d|Heading)")


def parts_of(parent: Any) -> Iterator[tuple[str, str]]:
    """The paragraphs and tables below ``parent`` in their order, each with ``item`` for one of a
    list, ``boilerplate`` for a line of the table of contents, else an empty kind."""
    before = ""
    for element in parent:
        name = local(element)
        if name == "p":
            words = before + "".join(_words(element))
            before = words if _runs_on(element) else ""
            if not before:
                yield words_in(words), _kind(element)
            for box in _boxes(element):
                yield from parts_of(box)
        elif name == "tbl":
            yield "\n".join(_rows(element)), ""
        elif name in _AROUND:
            yield from parts_of(element)
    if before:
        yield words_in(before), ""


def notes_of(body: Any, packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The footnotes that the body refers to and then its endnotes, each a paragraph that begins
    with its number in brackets. Raises what zipfile and lxml raise."""
    names = frozenset(packed.namelist())
    number = 0
    for mark, kind in _NOTES:
        wanted = [_value(found, "id") for found in _standing(body, mark)]
        if not wanted or f"word/{kind}.xml" not in names:
            continue
        notes = {_value(note, "id"): note for note in xml_in(packed, f"word/{kind}.xml")}
        for name in dict.fromkeys(wanted):
            number += 1
            found = [text for text, _ in parts_of(notes[name]) if text] if name in notes else []
            if found:
                yield f"[{number}] " + " ".join(" ".join(found).split()), ""


def _rows(table: Any) -> Iterator[str]:
    for row in _inside(table, "tr"):
        cells = []
        for cell in _inside(row, "tc"):
            words = [text for text, _ in parts_of(cell) if text]
            cells.append(" ".join(" ".join(words).split()))
        if any(cells) and not any(_property(row, "trPr", gone) is not None for gone in _GONE):
            yield " | ".join(cells)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in _AROUND:
            yield from _inside(element, name)


def _words(element: Any) -> Iterator[str]:
    for child in _seen(element):
        name = local(child)
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name in ("tab", "ptab"):
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield _symbol(child)
        elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(child)):
            yield from _words(child)


def _seen(element: Any) -> list[Any]:
    """The children of an element, of two forms of one drawing the first."""
    if local(element) != "AlternateContent":
        return list(element)
    return next(([one] for one in element if local(one) in ("Choice", "Fallback")), [])


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes of a paragraph, each once."""
    for child in _seen(element):
        if local(child) == "txbxContent":
            yield child
        elif local(child) not in _GONE:
            yield from _boxes(child)


def _standing(element: Any, name: str) -> Iterator[Any]:
    """Everything of this name that was not deleted, of two forms of one drawing in the first."""
    for child in _seen(element):
        if local(child) == name:
            yield child
        elif local(child) not in _GONE:
            yield from _standing(child, name)


def _kind(paragraph: Any) -> str:
    style = _property(paragraph, "pPr", "pStyle")
    value = _value(style, "val") if style is not None else ""
    if _CONTENTS.match(value):
        return "boilerplate"
    listed = _property(paragraph, "pPr", "numPr") is not None or value.startswith("List")
    return "item" if listed else ""


def _runs_on(paragraph: Any) -> bool:
    """True when the end of the paragraph was deleted, so that it goes on with the next."""
    marks = _property(paragraph, "pPr", "rPr")
    return marks is not None and any(local(one) in _GONE for one in marks)


def _is_hidden(run: Any) -> bool:
    hidden = _property(run, "rPr", "vanish")
    return hidden is not None and _value(hidden, "val") not in ("0", "false", "off")


def _property(element: Any, group: str, name: str) -> Any:
    for child in element:
        if local(child) == group:
            return next((one for one in child if local(one) == name), None)
    return None


def _symbol(element: Any) -> str:
    try:
        code = int(_value(element, "char"), 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, " ") if "Symbol" in _value(element, "font") else " "
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _value(element: Any, name: str) -> str:
    """An attribute whatever its namespace, empty where there is none."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
