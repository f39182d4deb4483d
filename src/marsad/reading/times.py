"""When: every time expression of a document, with its TIMEX3 value and its interval.

Law: the publication date may say which 15 November is meant; it is never itself the answer to a
question the text does not speak of. Without it, and without an earlier date in the text, the year
stays unknown and an issue says so. Where nothing tells whether 03/04 is of March or of April, the
interval covers both and an issue says so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from marsad.model.mentions import Issue, TimeMention
from marsad.model.sources import Segment
from marsad.reading.parse import calm_text, is_hard_wrapped, whole_text
from marsad.reading.time import anchor, counted, feasts, headed, measured, select
from marsad.reading.time.find import find
from marsad.reading.time.meaning import (
    Calendar,
    Fixed,
    Found,
    Hijri,
    Moving,
    Near,
    Portion,
    Shift,
)
from marsad.reading.time.narrative import is_narrative, looks_back, moves_on
from marsad.reading.time.order import month_first
from marsad.reading.time.ranges import ranges
from marsad.reading.time.state import Resolved, State
from marsad.reading.time.tense import leads_on, tense, until_tense

FUTURE = ("future", "would")


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of where a document comes from; it may decide the order of 03/04/2024."""

    source: str = ""
    country: str | None = None
    language: str = ""


NOBODY = Publisher()


def find_times(
    doc: Doc,
    *,
    published: date | None,
    segments: tuple[Segment, ...] = (),
    narrative: bool | None = None,
    publisher: Publisher = NOBODY,
) -> tuple[tuple[TimeMention, ...], tuple[Issue, ...]]:
    """All time expressions in order, and an issue for each whose year, or whose order of day and
    month, nothing tells.

    ``narrative`` says whether dates count from the date before them; ``None`` lets the text
    decide. Expressions in segments that are no report text are found, but nothing counts from them.
    """
    text = whole_text(doc)
    found = select.select(doc, find(calm_text(doc), wrapped=is_hard_wrapped(text)))
    entries = headed.entries(text, found)
    above: Found | None = None
    if published is None and not entries and (headed_by := headed.head(text, found)):
        above, published = headed_by
    if narrative is None:
        narrative = is_narrative(found, published)
    found = select.by_kind(doc, found, narrative=narrative)
    order = month_first(
        found, text, published=published, source=publisher.source, country=publisher.country,
        language=publisher.language,
    )  # fmt: skip
    entered: date | None = None
    state = State(published, narrative)
    starts = sentence_starts(doc)
    aside = [(s.start, s.end) for s in segments if s.kind in ("boilerplate", "rights")]
    sentence = -1
    resolved: list[tuple[Found, Resolved]] = []
    unread: list[Issue] = []
    for i, one in enumerate(found):
        here = bisect_right(starts, one.start)
        if here != sentence:
            sentence = here
            state = replace(state, in_sentence=None)
        if one.start in entries:
            state = replace(state, published=published)
        if needs_tense(one) and not (i and found[i - 1].to_next):
            state = replace(state, tense=tense_of(doc, one))
        try:
            answer = headed.next_entry(one, entered, published) if one.start in entries else None
            answer = answer or resolve(one, state, month_first=order)
        except (OverflowError, ValueError):
            unread.append(out_of_range(text, one))
            continue
        if answer is None:
            continue
        if one is not above and one.start not in entries:
            answer = headed.counted_from(answer, above)
        resolved.append((one, answer))
        counts = not any(start <= one.start < end for start, end in aside)
        forward = not looks_back(doc, one, answer, state) and moves_on(one, answer, state, text)
        if counts and forward:
            said = isinstance(one.meaning, Calendar) and one.meaning.year is not None
            state = state.seen(answer, one.start, one.end, said_year=said)
        elif counts and answer.point:
            state = replace(state, refused=answer.point.year)
        if one.start in entries and answer.point and (day := answer.point.as_date()):
            above, entered, state = one, day, replace(state, published=day)
    mentions = [mention(text, one, answer) for one, answer in resolved]
    issues = [issue for (_, a), m in zip(resolved, mentions, strict=True) for issue in unsure(m, a)]
    return tuple(ranges([one for one, _ in resolved], mentions)), tuple(issues + unread)


def sentence_starts(doc: Doc) -> list[int]:
    """Where each sentence begins, in order; far quicker than asking for the sentences."""
    rows = doc.to_array(["SENT_START", "IDX"])
    starts = rows[rows[:, 0] == 1, 1]
    return [int(start) for start in starts]


def needs_tense(found: Found) -> bool:
    """True when past or future could decide which one is meant."""
    said = found.meaning
    if isinstance(said, Calendar):
        return not said.whole
    return isinstance(said, Near | Hijri | Moving | Portion)


def tense_of(doc: Doc, found: Found) -> str:
    """The tense of the verb an expression belongs to; what began is past, what ends may not be."""
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if found.open < 0:
        return until_tense(span)
    said = tense(span)
    if isinstance(found.meaning, Hijri | Moving) and span is not None and leads_on(span):
        return ""
    return "past" if found.open > 0 and said not in FUTURE else said


def resolve(found: Found, state: State, *, month_first: bool | None) -> Resolved | None:
    """The value of one expression in the state the text has reached."""
    said = found.meaning
    if isinstance(said, Calendar):
        return anchor.calendar(said, state, month_first=month_first)
    if isinstance(said, Shift):
        return counted.shift(said, state)
    if isinstance(said, Near):
        return counted.near(said, state)
    if isinstance(said, Hijri):
        return feasts.hijri(said, state)
    if isinstance(said, Moving):
        return feasts.moving_feast(said, state)
    if isinstance(said, Portion):
        if isinstance(said.whole, Hijri):
            return measured.portion(said, feasts.hijri(said.whole, state))
        return measured.portion(said, anchor.calendar(said.whole, state, month_first=month_first))
    assert isinstance(said, Fixed)
    return measured.reach(said, state)


def mention(text: str, found: Found, answer: Resolved) -> TimeMention:
    """The row of one expression; an open end is open."""
    earliest, latest = answer.span
    precision = answer.precision
    if found.open and (earliest or latest):
        earliest, latest = (earliest, None) if found.open > 0 else (None, latest)
        precision = "open"
    return TimeMention(
        found.start, found.end, text[found.start : found.end], answer.type, answer.value,
        earliest, latest, precision, answer.basis, answer.anchor,
    )  # fmt: skip


def unsure(mention: TimeMention, answer: Resolved) -> list[Issue]:
    """What is not known of an expression, said aloud."""
    words = f"\u201c{mention.text}\u201d"
    issues = []
    if answer.yearless:
        what = f"the year of {words} is not known"
        issues.append(Issue("year-unknown", what, mention.start, mention.end))
    if answer.ambiguous:
        what = f"the order of day and month in {words} is not known"
        issues.append(Issue("day-month-order", what, mention.start, mention.end))
    return issues


def out_of_range(text: str, found: Found) -> Issue:
    """Said aloud: the calendar of this program does not reach that far."""
    words = text[found.start : found.end]
    return Issue(
        "time-out-of-range", f"\u201c{words}\u201d is out of range", found.start, found.end
    )
