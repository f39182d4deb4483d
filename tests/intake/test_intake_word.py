"""Word, OpenDocument and EPUB: words in the order of the document, nothing unpacked blindly."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from intake_desk import document, marked, refused
from paper_desk import ODF, changed_part, epub, open_document, packed, word_file
from word_desk import READ, full_open_document, full_word_file

TEXT = """Shelling in Kesra

Kesra Watch, 5 March 2018

Government forces shelled the harbour of Kesra on Sunday morning.

- Two warehouses burned.
- The bridge over the Narda fell.

Town | Wounded
Bir Salun | 14

Negotiators met again in Port Odal."""


@pytest.mark.parametrize(("form", "raw"), [("docx", word_file()), ("odt", open_document())])
def test_paragraphs_lists_and_tables_stand_in_their_order(form: str, raw: bytes) -> None:
    found = document(raw, form)
    assert found.text == TEXT
    assert (found.title, found.author) == ("Shelling in Kesra", "Mira Tolun")
    assert (found.source.name, found.published) == ("Kesra Watch", date(2018, 3, 5))


@pytest.mark.parametrize(
    ("form", "raw"), [("docx", full_word_file()), ("odt", full_open_document())]
)
def test_notes_and_boxes_are_read_once_and_what_nobody_sees_is_not(form: str, raw: bytes) -> None:
    found = document(raw, form)
    assert found.text == READ
    assert marked(found, "boilerplate") == ["Shelling 3"]
    assert found.pages == ()


def test_tracked_changes_are_read_as_they_were_accepted() -> None:
    raw = changed_part(
        word_file(), "word/document.xml",
        b"<w:r><w:t>Negotiators met again in Port Odal.</w:t></w:r>",
        b"<w:r><w:t>Negotiators </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        b"<w:ins><w:r><w:t>met in Port Odal.</w:t></w:r></w:ins>",
    )  # fmt: skip
    assert document(raw, "docx").text.endswith("\n\nNegotiators met in Port Odal.")


def test_the_day_of_the_properties_is_a_fallback() -> None:
    dated = b"Kesra Watch, 5 March 2018"
    raw = changed_part(word_file(), "word/document.xml", dated, b"Kesra Watch")
    assert document(raw, "docx").published == date(2019, 1, 2)


def test_a_cell_that_says_it_is_a_thousand_million_cells_wide_is_one_cell() -> None:
    wide = b'<w:gridSpan w:val="999999999"/><w:tcW'
    raw = changed_part(word_file(), "word/document.xml", b"<w:tcW", wide)
    assert document(raw, "docx").text == TEXT


def test_an_epub_is_read_in_the_order_of_its_spine() -> None:
    found = document(epub(), "epub")
    assert found.text == (
        "Shelling in Kesra\n\nGovernment forces shelled the harbour of Kesra.\n\n"
        "Negotiators met again in Port Odal."
    )
    assert (found.source.name, found.published) == ("Kesra Watch", date(2018, 3, 5))


@pytest.mark.parametrize("form", ["docx", "odt", "epub"])
def test_a_bomb_is_refused_before_it_is_unpacked(form: str) -> None:
    bomb = packed({"word/document.xml": b"\0" * 1_000, "content.xml": b""})
    size = (1_000).to_bytes(4, "little")
    found = refused(bomb.replace(size, (0xF0000000).to_bytes(4, "little")), form)
    assert found.code == "E-INTAKE-TOO-LARGE"


def test_entities_are_not_expanded() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'boom boom'><!ENTITY b '&a;&a;&a;&a;'>]>"
    body = f"""{bomb}<office:document-content {ODF}><office:body><office:text>
<text:p>Troops &b; left.</text:p></office:text></office:body></office:document-content>"""
    assert "boom" not in getattr(_read(packed({"content.xml": body})), "text", "")


def test_files_that_are_not_what_their_name_says() -> None:
    assert refused(b"Troops left Kesra.", "docx").code == "E-INTAKE-PARSE"
    assert refused(packed({"a.txt": "Troops left."}), "docx").code == "E-INTAKE-PARSE"
    assert refused(packed({"a.txt": "Troops left."}), "epub").code == "E-INTAKE-PARSE"
    assert refused(word_file()[:3_000], "docx").code == "E-INTAKE-PARSE"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(old, "docx").code == "E-INTAKE-LOCKED"


def test_a_word_file_without_words_is_empty() -> None:
    out = BytesIO()
    docx.Document().save(out)
    assert refused(out.getvalue(), "docx").code == "E-INTAKE-EMPTY"


def _read(raw: bytes) -> object:
    from intake_desk import RECEIVED

    from marsad.intake import Item, read_item

    return read_item(Item("a", "odt", raw=raw), received=RECEIVED)
