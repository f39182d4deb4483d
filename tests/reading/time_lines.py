"""What a newspaper line says of when, as plain tuples that a table can hold."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from marsad.model.mentions import TimeMention
from marsad.reading.parse import parse
from marsad.reading.times import NOBODY, Publisher, find_times

Said = tuple[str, str, str]  # words, TIMEX3 value, interval: a day, "first/last", ".." for open
Line = tuple[str, str, tuple[Said, ...]]  # day of publication, line, what it says


def day(words: str, value: str) -> Said:
    """Words that name one day."""
    return words, value, value


def interval(mention: TimeMention) -> str:
    """As EDTF writes it; nothing where neither end is known."""
    if mention.earliest is None and mention.latest is None:
        return ""
    ends = [end.isoformat() if end else ".." for end in (mention.earliest, mention.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def said(
    nlp: Language, line: str, published: str | None, publisher: Publisher = NOBODY
) -> tuple[Said, ...]:
    """Everything a line says of when."""
    (doc,) = parse(nlp, [line])
    written = date.fromisoformat(published) if published else None
    times, _ = find_times(doc, published=written, publisher=publisher)
    return tuple((t.text, t.value, interval(t)) for t in times)
