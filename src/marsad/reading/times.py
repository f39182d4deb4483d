"""When: every time expression of a document, with its TIMEX3 value and its interval.

Law: the publication date may say which 15 November is meant; it is never itself the answer to a
question the text does not speak of. Without it, and without an earlier date in the text, the year
stays unknown and an issue says so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from marsad.model.mentions import Issue, TimeMention
from marsad.model.sources import Segment
from marsad.reading.parse import is_hard_wrapped
from marsad.reading.time import anchor, counted, select
from marsad.reading.time.find import find
from marsad.reading.time.meaning import Calendar, Fixed, Found, Hijri, Near, Portion, Shift
from marsad.reading.time.narrative import is_narrative, moves_on
from marsad.reading.time.state import Resolved, State
from marsad.reading.time.tense import tense


def find_times(
    doc: Doc,
    *,
    published: date | None,
    segments: tuple[Segment, ...] = (),
    narrative: bool | None = None,
) -> tuple[tuple[TimeMention, ...], tuple[Issue, ...]]:
    """All time expressions in order, and an issue for each whose year nothing tells.

    ``narrative`` says whether dates count from the date before them; ``None`` lets the text
    decide. Expressions in segments that are no report text are found, but nothing counts from them.
    """
    text = doc.text
    found = select.select(doc, find(text, wrapped=is_hard_wrapped(text)))
    if narrative is None:
        narrative = is_narrative(found, published)
    found = select.by_kind(found, narrative=narrative)
    month_first = select.month_first(found, text)
    state = State(published, narrative)
    starts = [sentence.start_char for sentence in doc.sents]
    aside = [(s.start, s.end) for s in segments if s.kind in ("boilerplate", "rights")]
    sentence = -1
    resolved: list[tuple[Found, Resolved]] = []
    unread: list[Issue] = []
    for one in found:
        here = bisect_right(starts, one.start)
        if here != sentence:
            sentence = here
            state = replace(state, in_sentence=None)
        if needs_tense(one):
            span = doc.char_span(one.start, one.end, alignment_mode="expand")
            forced = {-1: "told", 1: "past"}.get(one.open)
            state = replace(state, tense=forced or tense(span))
        try:
            answer = resolve(one, state, month_first=month_first)
        except (OverflowError, ValueError):
            unread.append(out_of_range(text, one))
            continue
        if answer is None:
            continue
        resolved.append((one, answer))
        counts = not any(start <= one.start < end for start, end in aside)
        if counts and moves_on(one, answer, state, text):
            said = isinstance(one.meaning, Calendar) and one.meaning.year is not None
            state = state.seen(answer, one.start, one.end, said_year=said)
        elif counts and answer.point:
            state = replace(state, refused=answer.point.year)
    mentions = [mention(text, one, answer) for one, answer in resolved]
    issues = [unknown_year(m) for m, (_, a) in zip(mentions, resolved, strict=True) if a.yearless]
    return tuple(ranges([one for one, _ in resolved], mentions)), tuple(issues + unread)


def needs_tense(found: Found) -> bool:
    """True when past or future could decide which one is meant."""
    said = found.meaning
    if isinstance(said, Calendar):
        return not said.whole
    return isinstance(said, Near | Hijri | Portion)


def resolve(found: Found, state: State, *, month_first: bool) -> Resolved | None:
    """The value of one expression in the state the text has reached."""
    said = found.meaning
    if isinstance(said, Calendar):
        return anchor.calendar(said, state, month_first=month_first)
    if isinstance(said, Shift):
        return counted.shift(said, state)
    if isinstance(said, Near):
        return counted.near(said, state)
    if isinstance(said, Hijri):
        return anchor.hijri(said, state)
    if isinstance(said, Portion):
        whole = anchor.calendar(said.whole, state, month_first=month_first)
        return counted.portion(said, whole)
    assert isinstance(said, Fixed)
    return counted.reach(said, state)


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


def ranges(found: list[Found], mentions: list[TimeMention]) -> list[TimeMention]:
    """Both ends of "28-30 July" carry the whole range; each keeps its own value."""
    result = list(mentions)
    for i in range(len(result) - 1):
        first, last = result[i], result[i + 1]
        if not found[i].to_next or found[i + 1].start - found[i].end > 20:
            continue
        if first.earliest and last.latest and first.earliest <= last.latest:
            span = {"earliest": first.earliest, "latest": last.latest, "precision": "range"}
            result[i] = replace(first, **span)  # type: ignore[arg-type]
            result[i + 1] = replace(last, **span)  # type: ignore[arg-type]
    return result


def unknown_year(mention: TimeMention) -> Issue:
    """Said aloud: the year of this expression is not known."""
    return Issue(
        "year-unknown",
        f"the year of \u201c{mention.text}\u201d is not known",
        mention.start,
        mention.end,
    )


def out_of_range(text: str, found: Found) -> Issue:
    """Said aloud: the calendar of this program does not reach that far."""
    words = text[found.start : found.end]
    return Issue(
        "time-out-of-range", f"\u201c{words}\u201d is out of range", found.start, found.end
    )
