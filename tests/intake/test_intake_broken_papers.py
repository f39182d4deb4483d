"""Laws of papers, for whatever comes: a document or a refusal, and never an exception."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from functools import cache
from io import BytesIO

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from intake_desk import RECEIVED
from paper_desk import (
    HEADED,
    STORY,
    csv_table,
    drawn_pdf,
    epub,
    locked,
    mail_with_all,
    open_document,
    packed,
    pdf,
    word_file,
    workbook,
)
from pypdf import PdfReader
from word_desk import full_open_document, full_word_file

from marsad.intake import Item, Refusal, read_item
from marsad.intake.mail.items import mail_items, mbox_items
from marsad.intake.papers.pdf_glyphs import glyphs_of
from marsad.intake.tables import table_items
from marsad.model.sources import Document

RIGHT = "قصفت القوات (LNA) ميناء كسرة في 15 نوفمبر، أُصيبَ ثلاثةٌ."
RIGHT_HEAD = '#set text(lang: "ar", dir: rtl, font: "DejaVu Sans Mono")\n'
VALID = {
    "pdf": lambda: pdf(HEADED + STORY),
    "pdf from the right": lambda: pdf(RIGHT, RIGHT_HEAD),
    "pdf locked by its owner": cache(lambda: locked(pdf(HEADED + STORY), "", "AES-256")),
    "docx": cache(word_file),
    "docx with all": cache(full_word_file),
    "odt": cache(open_document),
    "odt with all": cache(full_open_document),
    "epub": cache(epub),
    "eml": cache(mail_with_all),
}
FORMS = st.sampled_from(sorted(VALID))
ZIPS = sorted(form for form in VALID if form.startswith(("docx", "odt", "epub")))
Cuts = list[tuple[float, int, bytes]]
CUTS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 24), st.binary(max_size=24)), min_size=1, max_size=6
)


def _changed(raw: bytes, cuts: Cuts) -> bytes:
    for place, lost, put in cuts:
        at = int(place * len(raw))
        raw = raw[:at] + put + raw[at + lost :]
    return raw


def _part_changed(raw: bytes, number: int, cuts: Cuts) -> bytes:
    """The same zip with one of its parts changed."""
    with zipfile.ZipFile(BytesIO(raw)) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
        name = sorted(parts)[number % len(parts)]
        parts[name] = _changed(made.read(name), cuts)
    return packed(parts)


def _is_one_or_the_other(raw: bytes, form: str) -> None:
    found = read_item(Item("a", form.split()[0], raw=raw), received=RECEIVED, limit=200_000)
    assert isinstance(found, (Document, Refusal))
    if isinstance(found, Document):
        found.text.encode("utf-8")
        assert found.text.strip()
        assert sorted(found.pages) == list(found.pages)
        assert all(0 <= start <= len(found.text) for start in found.pages)
    else:
        assert found.message
        assert "\n" not in found.message


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(FORMS, CUTS)
def test_a_paper_with_bytes_changed_or_lost(form: str, cuts: Cuts) -> None:
    _is_one_or_the_other(_changed(VALID[form](), cuts), form)


SHOWN = st.binary(max_size=12) | st.sampled_from([b"Kesra.", bytes(range(0xC7, 0xD6))])
OPERATORS = st.sampled_from(
    b"BT|ET|q|Q|/F 12 Tf|/G 0 Tf|1 0 0 1 9 9 Tm|0 0 0 0 0 0 Tm|1 2 Tm|3 4 Td|-1 0 TD|T*|Td|5 Tc|TJ|"
    b"9 Tw|Tz|0 Tz|7 TL|Ts|/Artifact BMC|/Span <</ActualText (x)>> BDC|/Span BDC|EMC|/X Do|1 cm|"
    b"[(a) -900 (b) /N null] TJ|(c) '|1 2 (d) \"|0 0 0 0 0 0 cm".split(b"|")
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(OPERATORS | SHOWN.map(lambda shown: b"<" + shown.hex().encode() + b"> Tj")))
def test_whatever_a_page_draws_and_in_whichever_order(drawn: list[bytes]) -> None:
    page = drawn_pdf(b"BT /F 9 Tf (Troops left.) Tj ET " + b" ".join(drawn))
    _is_one_or_the_other(page, "pdf")
    reader = PdfReader(BytesIO(page))
    with suppress(Exception):  # what its caller makes a refusal of
        assert all(glyph.x <= glyph.end for glyph in glyphs_of(reader.pages[0]))


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ZIPS), st.integers(0, 30), CUTS)
def test_a_part_inside_the_paper_with_bytes_changed(form: str, number: int, cuts: Cuts) -> None:
    _is_one_or_the_other(_part_changed(VALID[form](), number, cuts), form)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(CUTS)
def test_a_mail_with_bytes_changed_gives_items_that_can_be_read(cuts: Cuts) -> None:
    raw = _changed(mail_with_all(), cuts)
    posts = b"From a@b Mon\n" + raw + b"\nFrom c@d Tue\n" + raw
    for item in [*mail_items(raw, "a"), *mbox_items(BytesIO(posts), "b")]:
        found = read_item(item, received=RECEIVED)
        assert isinstance(found, (Document, Refusal))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["csv", "xlsx"]), st.integers(0, 30), CUTS)
def test_a_table_with_bytes_changed_gives_items_that_can_be_read(
    form: str, number: int, cuts: Cuts
) -> None:
    raw = csv_table() if form == "csv" else _part_changed(workbook(), number, cuts)
    for broken in (raw, _changed(raw, cuts)):
        items = list(table_items(broken, "a", form))
        for item in items:
            found = read_item(item, received=RECEIVED)
            assert isinstance(found, (Document, Refusal))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(["csv", "xlsx", "eml", "mbox"]), st.binary(max_size=300))
def test_whatever_the_bytes_of_several_reports_are(form: str, raw: bytes) -> None:
    if form == "mbox":
        items = list(mbox_items(BytesIO(raw), "a"))
    else:
        items = list(mail_items(raw, "a") if form == "eml" else table_items(raw, "a", form))
    assert items or form == "csv"
    for item in items:
        assert isinstance(read_item(item, received=RECEIVED), (Document, Refusal))


@settings(deadline=None, max_examples=60)
@given(FORMS, st.floats(0, 1))
def test_a_paper_that_is_cut_off(form: str, place: float) -> None:
    raw = VALID[form]()
    _is_one_or_the_other(raw[: int(place * len(raw))], form)


@settings(deadline=None, max_examples=150)
@given(FORMS, st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]), st.binary(max_size=300))
@example("pdf", b"%PDF-1.7\n", b"trailer<</Root 1 0 R>>1 0 obj<</Pages 1 0 R/Kids[1 0 R]>>endobj")
def test_whatever_the_bytes_are(form: str, first: bytes, rest: bytes) -> None:
    _is_one_or_the_other(first + rest, form)
