"""Laws of intake, for whatever comes."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st
from intake_desk import RECEIVED

from marsad.intake import Item, Refusal, find_segments, read_item
from marsad.model.sources import SEGMENT_KINDS, Document

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
WORDS = st.sampled_from(
    ["By A. B | Post | 5 March 2018", "Comments are closed.", "© 2018", "Photo: x", "> y", "\n",
     "\n\n", "Title", "CC BY 4.0.", "Related:", "\u00a0", "5 مارس 2018", " - ", "(AP) -", "\r\n"]
)  # fmt: skip
PAGE = st.lists(st.one_of(WORDS, TEXT)).map("".join)
FORMS = st.sampled_from(["txt", "md", "html", "line"])


def _read(raw: bytes, form: str) -> Document | Refusal:
    return read_item(Item("a", form, raw=raw), received=RECEIVED)


@settings(deadline=None, max_examples=150)
@given(PAGE)
@example("\ufeff x")
@example("x\r\n\x0b\x85\u2028y ")
def test_a_text_file_is_kept_to_the_last_character(text: str) -> None:
    found = _read(text.encode(), "txt")
    kept = text.removeprefix("\ufeff")
    if isinstance(found, Refusal):
        assert found.code == "E-INTAKE-EMPTY"
        assert not kept.strip()
    else:
        assert found.text == kept


@settings(deadline=None, max_examples=100)
@given(PAGE)
def test_a_json_line_is_kept_to_the_last_character(text: str) -> None:
    found = _read(json.dumps({"text": text}).encode(), "line")
    assert isinstance(found, Refusal) or found.text == text


@settings(deadline=None, max_examples=150)
@given(PAGE, st.none() | TEXT)
def test_segments_lie_inside_the_text_in_order_and_apart(text: str, title: str | None) -> None:
    at = 0
    for segment in find_segments(text, title):
        assert at <= segment.start < segment.end <= len(text)
        assert segment.kind in SEGMENT_KINDS
        at = segment.end


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400), FORMS)
@example(b"---\n\xff\n---", "md")
@example(b"<html><body>" + b"<b>" * 3_000, "html")
@example(b"&#xd800;&#0;<p>x", "html")
@example(b"> " * 3_000 + b"x", "md")
@example(b'{"text": "a", "title": "\\ud800"}', "line")
def test_whatever_the_bytes_are_it_is_a_document_or_a_refusal(raw: bytes, form: str) -> None:
    found = _read(raw, form)
    assert isinstance(found, (Document, Refusal))
    if isinstance(found, Document):
        found.text.encode("utf-8")


@settings(deadline=None, max_examples=100)
@given(PAGE, FORMS)
def test_reading_twice_gives_the_same(text: str, form: str) -> None:
    assert _read(text.encode(), form) == _read(text.encode(), form)
