"""Quotation marks, apostrophes and speeches that run over paragraphs."""

from __future__ import annotations

import pytest

from marsad.reading.voice.quotes import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" and left.', ['"no"']),
        ("He said “no” and left.", ["“no”"]),
        ("He called it ''a crime'' and left.", ["''a crime''"]),
        ("The rebels’ men and the town’s mayor’s car.", []),
        ("The priest said, ‘They can’t agree on a date’.", ["‘They can’t agree on a date’"]),
        ("“He told me ‘go’ and I went,” she said.", ["“He told me ‘go’ and I went,”"]),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


def test_a_speech_without_closing_mark_ends_with_its_paragraph() -> None:
    text = "“We waited for days.\n\n“Then they came.” The road was open."
    first, second = quotations(text)
    assert text[first.start : first.end] == "“We waited for days."
    assert not first.closed
    assert second.closed
    assert second.opens_block
