"""Computed claims: what a text asserts about a run of events, checked against the events held.

A window in months is 30.4 days each; a gap of at least four fifths of it bears a "first in ..."
out, with the days told, so that a reader sees how round the figure was. Where the documents do
not reach back over the window, the desk cannot tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.mentions import SeriesClaim, Window
from marsad.model.spans import Span
from marsad.model.values import Citation, Told
from marsad.publishing.citing import quoted
from marsad.publishing.footnotes import unmask
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import days, sides

MONTH_DAYS = 30.4
TOLERANCE = 0.2
TWIN_DAYS = 14
FAMILIES = (frozenset({"assault.aerial", "assault.drone"}),)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth")  # fmt: skip
SUPPORTED, CONTRADICTED, UNKNOWN = "supported", "contradicted", "cannot-tell"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check: ``last`` is the event that decided it, ``days`` how long before
    the reference it was, ``events`` what the stored ``query`` ended in."""

    series: SeriesClaim
    document: str
    outcome: str
    query: str
    events: tuple[str, ...]
    reference: str | None = None
    last: Event | None = None
    days: int | None = None
    why: str = ""


def check(series: SeriesClaim, document: str, material: Material) -> Finding:
    """Whether the events held bear the series claim out."""
    event = _reference(series, material)
    if event is None:
        return Finding(series, document, UNKNOWN, "", (), why="it is tied to no event held here")
    upto, rank = day_of(event), _rank(series.ordinal)
    if upto is None:
        return Finding(series, document, UNKNOWN, "", (), event.id, why="its event has no date")
    start = start_of(series.window, upto)
    if rank is None or start is None:
        why = "its window is not one the desk can count"
        return Finding(series, document, UNKNOWN, "", (), event.id, why=why)
    known = tuple(e for e in material.events if e.id != event.id and alike(e, event))
    before = sorted(
        (e for e in known if (d := day_of(e)) is not None and d < upto),
        key=lambda e: (day_of(e) or date.min, e.id),
    )
    inside = [e for e in before if (day_of(e) or date.min) >= start]
    query = _query(event, start, upto)
    ids = (*(e.id for e in inside), event.id)
    last = before[-1] if before else None
    gap = (upto - (day_of(last) or upto)).days if last else None
    finding = Finding(series, document, UNKNOWN, query, ids, event.id, last, gap)
    covered = material.coverage.reaches(start)
    return _judged(finding, rank, len(inside), (upto - start).days, covered)


def _reference(series: SeriesClaim, material: Material) -> Event | None:
    """The event the series claim is about: the one its claim is in; where that has no date, the
    newest of its family that the same document tells of, from the two weeks before it came out."""
    event = next((e for e in material.events if series.claim and series.claim in e.claims), None)
    if event is None or day_of(event) is not None:
        return event
    key = next((c.document for c in material.read_in(event) if c.id == series.claim), "")
    published = material.documents[key].published if key in material.documents else None
    twins = [
        e for e in material.events
        if e.id != event.id and (d := day_of(e)) is not None and _one_family(e, event)
        and published is not None and 0 <= (published - d).days <= TWIN_DAYS
        and any(c.document == key for c in material.read_in(e))
    ]  # fmt: skip
    return max(twins, key=lambda e: (day_of(e) or date.min, e.id), default=event)


def _one_family(one: Event, other: Event) -> bool:
    a, b = one.kind.value, other.kind.value
    return a == b or any(a in f and b in f for f in FAMILIES)


def _judged(f: Finding, rank: int, inside: int, window: int, covered: bool) -> Finding:
    outcome, why = UNKNOWN, ""
    if rank == 1 and f.days is not None and f.days < window * (1 - TOLERANCE):
        outcome = CONTRADICTED
    elif rank == 1 and inside and f.days is not None:
        outcome = SUPPORTED if f.days >= window * (1 - TOLERANCE) else CONTRADICTED
    elif not covered:
        why = "the desk's documents do not reach back so far"
    elif rank == 1:
        outcome = SUPPORTED
    else:
        outcome = SUPPORTED if inside == rank - 1 else CONTRADICTED
    ids = (f.last.id, *f.events) if f.last and f.last.id not in f.events else f.events
    return Finding(f.series, f.document, outcome, f.query, ids, f.reference, f.last, f.days, why)


def start_of(window: Window, upto: date) -> date | None:
    """The first day the window covers, counted back from ``upto``."""
    if window.days:
        return upto - timedelta(days=window.days)
    if window.months:
        return upto - timedelta(days=round(window.months * MONTH_DAYS))
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", window.since or "")
    if match is None:
        return None
    year, month, day = (int(g) if g else 1 for g in match.groups())
    return date(year, month, day)


def alike(one: Event, other: Event) -> bool:
    """True for events of one family, one actor (or one foreign state's), one country."""
    if (
        not _one_family(one, other)
        or one.realis != "happened"
        or one.standing.value in ("withdrawn", "refuted")
    ):
        return False
    country = other.where.value.country if other.where else ""
    if country and one.where and one.where.value.country not in ("", country):
        return False
    ids = {h.value.actor_id for h in other.actors if h.value.actor_id}
    if any(h.value.actor_id in ids for h in one.actors):
        return True
    states = {h.value.country for h in other.actors if h.value.country} - {country}
    return any(h.value.country in states for h in one.actors)


def told_series(material: Material, period: tuple[date, date]) -> tuple[Told, ...]:
    """A sentence for each series claim of the period's documents, copies told once."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for series, document in material.series:
        held = material.documents.get(document)
        published = held.published if held else None
        if published is None or not period[0] <= published <= period[1]:
            continue
        finding = check(series, document, material)
        key = (finding.reference or material.lineage(document), series.ordinal + str(series.window))
        groups.setdefault(key, []).append(finding)
    return tuple(_told(findings, material, period[1].year) for findings in groups.values())


def revised(material: Material, period: tuple[date, date]) -> tuple[Told, ...]:
    """A sentence for each series claim told of in an earlier brief whose outcome the events of
    today turn round: withdrawn aloud when a late report breaks it."""
    if material.previous is None:
        return ()
    then = replace(material, events=material.previous_events)
    found, seen = [], set[tuple[str | None, str]]()
    for series, document in material.series:
        held = material.documents.get(document)
        if held is None or held.published is None or held.published > material.previous.period[1]:
            continue
        before, now = check(series, document, then), check(series, document, material)
        key = (now.reference, series.ordinal + str(series.window))
        if before.outcome == now.outcome or before.outcome == UNKNOWN or key in seen:
            continue
        seen.add(key)
        told = _told([now], material, period[1].year)
        was = "supported" if before.outcome == SUPPORTED else "not supported"
        text = f"{told.sentence.rstrip('.')}; at the last brief it was {was}."
        found.append(Told(text, told.events, told.citations))
    return tuple(found)


def _told(findings: list[Finding], material: Material, year: int) -> Told:
    first = findings[0]
    names = list(dict.fromkeys(
        sides.with_article(material.documents[f.document].source.name) for f in findings
    ))  # fmt: skip
    text = f"{sides.joined(names)} wrote of “{_quote(first, material)}”: {_verdict(first, year)}"
    cites: list[Citation] = [Citation(span=_span(f, material)) for f in findings]
    for event in _last_day(first, material):
        claim = next(iter(material.behind(event.when)), None) if event.when else None
        claim = claim or next(iter(material.read_in(event)), None)
        cites += [Citation(claim=claim.id, span=quoted(claim, material))] if claim else []
    if first.query:
        cites.append(Citation(query=first.query, cites=first.events))
    else:
        cites.append(Citation(coverage=material.coverage.name))
    return Told(sides.capital(text), (first.reference,) if first.reference else (), tuple(cites))


def _last_day(finding: Finding, material: Material) -> list[Event]:
    """The event that decided a finding, and those like it of the same day."""
    if finding.last is None:
        return []
    day = day_of(finding.last)
    twins = [e for e in material.events if e.id in finding.events and day_of(e) == day]
    return [finding.last, *(e for e in twins if e.id not in (finding.last.id, finding.reference))]


def _verdict(finding: Finding, year: int) -> str:
    before = ""
    if finding.last is not None and finding.days is not None:
        held = day_of(finding.last)
        when = days.day(held, year) if held else ""
        gap = f"{finding.days:,} day{'' if finding.days == 1 else 's'}"
        before = f"{gap} since the last one held here, on {when}"
    if finding.outcome == UNKNOWN:
        also = f"; {before}" if before else ""
        return f"the desk cannot tell, because {finding.why}{also}."
    word = "supported" if finding.outcome == SUPPORTED else "not supported"
    if finding.outcome == SUPPORTED and before and _short(finding):
        word = "supported in round figures"
    if before:
        return f"this is {word}: {before}."
    return f"this is {word}: the desk holds no other in that time."


def _short(finding: Finding) -> bool:
    window = finding.series.window
    length = window.days or round((window.months or 0) * MONTH_DAYS)
    return finding.days is not None and finding.days < length


def _quote(finding: Finding, material: Material) -> str:
    return unmask(" ".join(_span(finding, material).quote.split()))


def _span(finding: Finding, material: Material) -> Span:
    series = finding.series
    text = material.documents[finding.document].text
    quote = text[series.start : series.end]
    whole = len(quote) == series.end - series.start and bool(quote)
    return Span(finding.document, series.start, series.end,
                quote if whole else "█" * (series.end - series.start))  # fmt: skip


def _query(event: Event, start: date, upto: date) -> str:
    kind = event.kind.value
    family = next((sorted(f) for f in FAMILIES if kind in f), [kind])
    actors = sorted({h.value.actor_id or h.value.country or h.value.name for h in event.actors})
    country = event.where.value.country if event.where else ""
    return (
        f"events kind={'|'.join(family)} actor={'|'.join(actors) or '*'}"
        f" country={country or '*'} from={start} to={upto}"
    )


def _rank(ordinal: str) -> int | None:
    word = ordinal.lower().strip()
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    match = re.match(r"(\d+)", word)
    return int(match.group(1)) if match else None
