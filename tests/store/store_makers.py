"""Small desks and nouns, made by hand, for the tests of the store."""

from __future__ import annotations

import sqlite3
from datetime import date

from marsad.model.briefs import Brief, Footnote, Paragraph, Section
from marsad.model.claims import Claim, Participant, Voice, claim_id
from marsad.model.counts import Count
from marsad.model.decisions import Decision
from marsad.model.events import Event, Side, Standing, event_id
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.locations import Location
from marsad.model.mentions import Issue, PlaceMention, Reading, TimeMention
from marsad.model.sources import Document, Segment, Source, document_id
from marsad.model.spans import Span, span_of
from marsad.model.times import TimeSpan
from marsad.model.values import Citation, Held, Read, Told
from marsad.store import Desk

AT = "2024-05-01T08:00:00Z"
RUN = "run-first"
REPORT = (
    "Gunmen killed four traders near Umm Qasab on 3 May, the mayor, Idris Wafi, said. "
    "The road stayed closed."
)


def report(
    text: str = REPORT, *, locator: str = "item-1", title: str | None = "Traders killed",
    source: str = "Valley Radio", raw: bytes | None = None,
) -> tuple[Document, bytes]:
    """A document and the bytes it came from."""
    bytes_ = f"<p>{text}</p>".encode() if raw is None else raw
    publisher = Source(source, kind="local", language="en", owner="a trust")
    made = Document(
        id=document_id(source, locator, text), source=publisher, locator=locator, title=title,
        published=date(2024, 5, 4), published_precision="day", received=AT, language="en",
        rights="all rights reserved", text=text, text_sha256=sha256_text(text),
        raw_sha256=sha256_bytes(bytes_), extractor="plain 1", author="Salma Deeb", country="XKX",
        segments=(Segment(0, 6, "byline"),),
    )  # fmt: skip
    return made, bytes_


def words(document: Document, phrase: str) -> Span:
    """The span of ``phrase`` in the text."""
    start = document.text.index(phrase)
    return span_of(document.id, document.text, start, start + len(phrase))


def reading_of(document: Document, run: str = RUN) -> Reading:
    """What a reader could find in ``REPORT``."""
    place, day = words(document, "Umm Qasab"), words(document, "on 3 May")
    trigger = words(document, "killed")
    where = Location("Umm Qasab", None, "near", "town", 12.0, 24.0, 20.0, shape=((24.1, 12.1),))
    claim = Claim(
        id=claim_id(document.id, trigger.start, trigger.end), document=document.id, run=run,
        kind=Read("assault", (trigger,)), trigger=trigger,
        sentence=Span(document.id, 0, len(document.text), document.text),
        stance=Read("asserted", (trigger,)), realis=Read("happened", (trigger,)),
        voices=(Voice(words(document, "the mayor, Idris Wafi,"), words(document, "said"),
                      name="Idris Wafi"),),
        participants=(
            Participant("actor", words(document, "Gunmen"), "group", False),
            Participant("target", words(document, "traders"), "group", False, effect="killed"),
        ),
        happened=Read(TimeSpan(date(2024, 5, 3), date(2024, 5, 3), "day", "explicit"), (day,)),
        where=Read(where, (place,)),
        counts=(Read(Count("killed", 4, 4, 4, "four traders", who="traders"),
                     (words(document, "four traders"),)),),
    )  # fmt: skip
    return Reading(
        document=document,
        run=run,
        places=(PlaceMention(place.start, place.end, place.quote, "location", None, "unresolved"),),
        times=(TimeMention(day.start, day.end, day.quote, "DATE", "2024-05-03",
                           date(2024, 5, 3), date(2024, 5, 3), "day", "explicit", (0, 6)),),
        claims=(claim,),
        segments=document.segments,
        issues=(Issue("place-unresolved", "no such place: Umm Qasab", place.start, place.end),),
    )  # fmt: skip


def fold(
    claims: tuple[Claim, ...], decisions: tuple[Decision, ...], documents: tuple[Document, ...]
) -> tuple[Event, ...]:
    """The simplest resolver there can be: one event a claim, unless a person rejected it."""
    rejected = {d.subject for d in decisions if d.verb == "reject-claim"}
    return tuple(event_of(c) for c in claims if c.id not in rejected)


def event_of(claim: Claim) -> Event:
    """The event that one claim founds."""
    mine = (claim.id,)
    return Event(
        id=event_id(claim.id),
        kind=Held(claim.kind.value, mine, "agreed"),
        claims=mine,
        standing=Standing("single-voice", 1, 1, "one voice"),
        when=None if claim.happened is None else Held(claim.happened.value, mine, "agreed"),
        where=None if claim.where is None else Held(claim.where.value, mine, "agreed"),
        actors=tuple(
            Held(Side(None, p.mention.quote), mine, "agreed") for p in claim.with_role("actor")
        ),
        counts=tuple(Held(c.value, mine, "agreed") for c in claim.counts),
    )


def place_event(name: str, lat: float, lon: float, radius_km: float) -> Event:
    """An event that is nothing but somewhere."""
    claim = f"claim-{name}"
    where = Location(name, None, "near", "town", lat, lon, radius_km)
    return Event(
        id=event_id(claim), kind=Held("protest", (claim,), "agreed"), claims=(claim,),
        standing=Standing("single-voice", 1, 1, "one voice"),
        where=Held(where, (claim,), "agreed"), also_known_as=(f"event-old-{name}",),
    )  # fmt: skip


def brief_of(claim: Claim, document: Document, as_of: int, head: str, release: str = "1") -> Brief:
    """A brief of one sentence with one footnote."""
    told = Told("Four traders were killed.", (event_id(claim.id),),
                (Citation(claim=claim.id, span=claim.trigger),))  # fmt: skip
    note = Footnote(
        1, claim.id, document.id, "Traders killed", "Valley Radio", date(2024, 5, 4),
        claim.trigger.start, claim.trigger.end, claim.trigger.quote, "Gunmen ", " four",
        document.text_sha256,
    )  # fmt: skip
    return Brief(
        id=f"brief-2024-05-05-{release}", theatre="Valley",
        period=(date(2024, 4, 29), date(2024, 5, 5)), as_of=as_of, head=head, release=release,
        made="2024-05-06T06:00:00Z", key_points=(told,),
        sections=(Section("security", "Security", (Paragraph((told,), told.events),)),),
        changed=(), unseen=(), rows=(), marks=(), unplaced=(), footnotes=(note,),
    )  # fmt: skip


def tamper(desk: Desk, statement: str) -> None:
    """Does what nobody may, by taking the triggers away and putting them back."""
    connection = sqlite3.connect(desk.path / "desk.sqlite", isolation_level=None)
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = connection.execute(query).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
