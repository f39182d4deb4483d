"""Series claims of reports, checked against the events held, and told.

The check itself is in ``computed/asserted.py``. Here copies are told once, with the days, so that
a reader sees how round the figure was; and what a late report turns round is told again, aloud.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from marsad.model.events import Event
from marsad.model.mentions import SeriesClaim
from marsad.model.spans import Span
from marsad.model.values import Citation, Told
from marsad.publishing.citing import quoted
from marsad.publishing.computed.asserted import (
    CONTRADICTED,
    SUPPORTED,
    UNKNOWN,
    Verdict,
    judge,
    rank_of,
)
from marsad.publishing.computed.form import text_of
from marsad.publishing.computed.scope import FAMILIES
from marsad.publishing.computed.windows import length_of
from marsad.publishing.footnotes import unmask
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import days, numbers, sides

TWIN_DAYS = 14
NEWS_DAYS = 14
# A phrase that stops in the middle of a clause, and the rest of that clause.
HANGING = re.compile(
    r"\b(?:was|were|is|are|be|been|to|ever|by|of|the|an?|in|on|at|since|had|has|have|which|that|who"
    r"|whose|for|with|and|or|least)$"
)
REST = re.compile(r"[^.,;:!?”\"\n]{1,140}(?=[.,;:!?”\"\n]|$)")


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check: ``last`` is the event that decided it, ``days`` how long before
    the reference it was, ``events`` what the stored ``query`` ended in, ``maybe`` those that may
    belong and are not counted."""

    series: SeriesClaim
    document: str
    outcome: str
    query: str
    events: tuple[str, ...]
    reference: str | None = None
    last: Event | None = None
    days: int | None = None
    why: str = ""
    maybe: tuple[str, ...] = ()


def check(series: SeriesClaim, document: str, material: Material) -> Finding:
    """Whether the events held bear the series claim out."""
    event = _reference(series, material)
    if event is None:
        return Finding(series, document, UNKNOWN, "", (), why="it is tied to no event held here")
    day, document_held = day_of(event), material.documents.get(document)
    told = document_held.published if document_held else None
    if day is not None and told is not None and abs((told - day).days) > NEWS_DAYS:
        return Finding(series, document, UNKNOWN, "", (), event.id,
                       why="the day of its event is far from the report's")  # fmt: skip
    found = judge(series, event, material)
    query = text_of(found.query) if found.query is not None else ""
    return Finding(series, document, found.outcome, query, _events(found, event), event.id,
                   found.last, found.days, found.why, found.maybe)  # fmt: skip


def _events(found: Verdict, event: Event) -> tuple[str, ...]:
    last = (found.last.id,) if found.last is not None else ()
    return tuple(dict.fromkeys((*last, *found.events, event.id)))


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
        was = "supported" if before.outcome == SUPPORTED else "contradicted"
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
    before = _before(finding, year)
    if finding.outcome == UNKNOWN:
        also = f"; {before}" if before else ""
        if finding.why.startswith("no baseline"):
            return f"{finding.why}{also}."
        return f"the desk cannot tell, because {finding.why}{also}."
    if finding.outcome == CONTRADICTED:
        return f"this is contradicted by the events held here: {before}."
    before = before or "the desk holds no other in that time"
    if finding.maybe:
        before += f", not counting {_open(len(finding.maybe))}"
    round_figures = " in round figures" if finding.last and _short(finding) else ""
    if finding.maybe:
        return f"no event that surely counts speaks against it{round_figures}: {before}."
    return f"this is supported by the events held here{round_figures}: {before}."


def _before(finding: Finding, year: int) -> str:
    held = day_of(finding.last) if finding.last else None
    if held is None or finding.days is None:
        return ""
    first = finding.last.when.value.earliest if finding.last and finding.last.when else None
    gap = f"{finding.days:,} day{'' if finding.days == 1 else 's'}"
    if first == held:
        when = f"on {days.day(held, year)}"
    else:  # the text gives a stretch of days or only its end
        gap = f"at least {gap}"
        stretch = days.span_words(first, held, year) if first else ""
        when = f"dated {stretch}" if stretch else f"by {days.day(held, year)}"
    if rank_of(finding.series.ordinal) is None:
        count = next((h.value for h in finding.last.counts if h.value.of == "killed"), None) if (
            finding.last) else None  # fmt: skip
        much = f" with {numbers.harm(count)}" if count else ""
        return f"one held here{much} was {gap} before, {when}"
    return f"{gap} since the last one held here, {when}"


def _open(many: int) -> str:
    return "one that may belong" if many == 1 else f"{numbers.number(many)} that may belong"


def _short(finding: Finding) -> bool:
    length = length_of(finding.series.window)
    return finding.days is not None and finding.days < length


def _quote(finding: Finding, material: Material) -> str:
    return unmask(" ".join(_span(finding, material).quote.split()))


def _span(finding: Finding, material: Material) -> Span:
    series = finding.series
    text = material.documents[finding.document].text
    if series.end > len(text):  # purged
        return Span(finding.document, series.start, series.end, "█" * (series.end - series.start))
    hangs = HANGING.search(text[series.start : series.end])
    rest = REST.match(text, series.end) if hangs else None
    end = rest.end() if rest else series.end
    return Span(finding.document, series.start, end, text[series.start : end])
