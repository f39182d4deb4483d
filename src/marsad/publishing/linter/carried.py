"""Which numbers a sentence may have: those its cited claims, its events, its stored query or its
coverage record carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from marsad.model.briefs import Brief
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.values import Held, Told
from marsad.publishing.computed.again import answered
from marsad.publishing.computed.figures import figures_of
from marsad.publishing.gathering import MOST_NAMED, alike
from marsad.publishing.linter.figures import figures_in, figures_of_all
from marsad.publishing.material import Material
from marsad.publishing.period import day_of, of_period

WINDOWS = (4, 52)
T = TypeVar("T")


def carried(told: Told, brief: Brief, material: Material) -> frozenset[float]:
    """Every number that ``told`` may have outside its quotations."""
    ids = set(told.events)
    events = [e for e in (*material.events, *material.previous_events) if e.id in ids]
    claims = cited_claims(told, material)
    found: set[float] = set()
    for event in events:
        found |= _of_event(event)
    for claim in claims:
        found |= _of_claim(claim, material)
    held = {e.id: e for e in material.events}
    found |= _of_many([held[e] for e in told.events if e in held], material)
    if any(c.query for c in told.citations):
        found |= _of_query(told, brief, material)
    if any(c.coverage for c in told.citations):
        found |= _of_coverage(brief, material)
    return frozenset(found)


def cited_claims(told: Told, material: Material) -> list[Claim]:
    """The claims a sentence cites, as far as the desk holds them."""
    ids = [c.claim for c in told.citations if c.claim is not None]
    return [material.claims[key] for key in ids if key in material.claims]


def quoted_figures(told: Told, material: Material) -> frozenset[float]:
    """Every number that ``told`` may have inside its quotations: those of the cited words, and of
    the titles of the reports they stand in."""
    cited = {c.span.document for c in told.citations if c.span is not None}
    texts = [material.documents[d].title or "" for d in cited if d in material.documents]
    texts += [c.span.quote for c in told.citations if c.span is not None]
    texts += [c.sentence.quote for c in cited_claims(told, material)]
    return figures_of_all(texts)


def _of_event(event: Event) -> set[float]:
    found: set[float] = set()
    for held in event.counts:
        for value in _values(held):
            found |= _of_count(value)
    for side in (*event.actors, *event.targets):
        found |= figures_of_all(v.name for v in _values(side))
    if event.where is not None:
        for where in _values(event.where):
            found |= _of_place(where)
    return found


def _of_claim(claim: Claim, material: Material) -> set[float]:
    found: set[float] = set()
    for read in claim.counts:
        found |= _of_count(read.value)
    if claim.where is not None:
        found |= _of_place(claim.where.value)
    names = [v.mention.quote for v in claim.voices] + [v.name for v in claim.voices]
    names += [p.mention.quote for p in claim.participants]
    document = material.documents.get(claim.document)
    names += [document.source.name] if document is not None else []
    return found | figures_of_all(names)


def _of_count(count: Count) -> set[float]:
    """The bounds as they are told: "more than 300" for a low bound of 301."""
    bounds = [float(n) for n in (count.low, count.best, count.high) if n is not None]
    more = {float(count.low - 1)} if count.low and figures_in(count.verbatim) else set()
    return set(bounds) | (more & figures_in(count.verbatim)) | figures_in(count.who or "")


def _of_place(where: Location) -> set[float]:
    found = set(figures_of_all((where.name, where.second_name)))
    if where.distance_km is not None:
        found |= {float(f"{where.distance_km:.0f}"), float(f"{where.distance_km:.1f}")}
    return found


def _of_many(events: Sequence[Event], material: Material) -> set[float]:
    """How many events a sentence gathers, in all and of one phrase."""
    if not events:
        return set()
    sizes = [len(group) for group in alike(events, material).values()]
    return {float(n) for n in (len(events), *sizes, sum(sizes[MOST_NAMED:]))}


def _of_query(told: Told, brief: Brief, material: Material) -> set[float]:
    """What a stored query answers: how many events, how many a week in the windows before, how
    many days lie between two of them, what they sum up to; and what the query itself names."""
    cites = {e for c in told.citations if c.query for e in c.cites}
    found = set(figures_of_all(c.query for c in told.citations))
    events = [e for e in (*material.events, *material.previous_events) if e.id in cites]
    events = list({e.id: e for e in events}.values())
    now = set(told.events)
    found |= {float(len(now)), float(len(cites)), float(len(cites - now))}
    days = {e.id: d for e in events if (d := day_of(e)) is not None}
    for weeks in WINDOWS:
        first = brief.period[0] - timedelta(weeks=weeks)
        before = [d for d in days.values() if first <= d < brief.period[0]]
        found |= {float(weeks), float(f"{len(before) / weeks:.1f}")}
    found |= _between(days.values())
    for event in events:
        found |= _of_event(event)
    for citation in told.citations:
        answer = answered(citation, material)
        found |= figures_of(answer) if answer is not None else set()
    return found | _sums(events) | figures_of_all(_series_words(told, material))


def _series_words(told: Told, material: Material) -> list[str]:
    documents = {c.span.document for c in told.citations if c.span is not None}
    return [material.documents[d].source.name for d in documents if d in material.documents]


def _between(days: Iterable[date]) -> set[float]:
    return {float(abs((a - b).days)) for a, b in combinations(sorted(set(days)), 2)}


def _sums(events: Sequence[Event]) -> set[float]:
    found: set[float] = set()
    for of in {h.value.of for e in events for h in e.counts}:
        told = [h.value for e in events for h in e.counts if h.value.of == of]
        found |= {float(sum(c.low or 0 for c in told)), float(sum(c.best or 0 for c in told))}
    return found


def _of_coverage(brief: Brief, material: Material) -> set[float]:
    """The counts of the coverage record, of what the brief could not place or date, and what it
    says was withheld."""
    record = material.coverage
    counts = [record.read, len(record.sources), len(record.failed)]
    counts.append(len(set(record.failed)) - 5)
    counts += [many for _, many in (*record.unreadable, *record.issues)]
    counts.append(sum(many for _, many in record.unreadable))
    week = of_period(material, brief.period)
    counts += [sum(1 for e in week if e.where is None or e.where.value.lat is None)]
    counts += [sum(1 for e in week if e.when is None), len(brief.unplaced), *WINDOWS]
    texts = [*brief.withheld, *record.sources, *(f"{a} {b}" for a, b in record.failed)]
    return {float(n) for n in counts} | figures_of_all(texts)


def _values(held: Held[T]) -> list[T]:
    return [held.value, *(r.value for r in held.rivals)]
