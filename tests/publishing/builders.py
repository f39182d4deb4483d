"""Nouns built by hand: quotes are found in texts we write, so every span is a quotation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from marsad.model.claims import Claim, Participant, Voice, claim_id
from marsad.model.counts import Count
from marsad.model.events import Event, Side, Standing, event_id
from marsad.model.hashing import sha256_text
from marsad.model.locations import Location
from marsad.model.sources import Document, Source, document_id
from marsad.model.spans import Span, span_of
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Read, Rival
from marsad.publishing.coverage import Coverage
from marsad.publishing.material import Material


def document(
    publisher: str, day: date | None, text: str, *, kind: str = "outlet", title: str = "",
    language: str = "en",
) -> Document:  # fmt: skip
    """A report of one publisher."""
    digest = sha256_text(text)
    return Document(
        id=document_id(publisher, title or text[:20], text), source=Source(publisher, kind),
        locator=title or text[:20], title=title or None, published=day,
        published_precision="day" if day else None, received="2017-11-22T09:00:00+00:00",
        language=language, rights=None, text=text, text_sha256=digest, raw_sha256=digest,
        extractor="plain",
    )  # fmt: skip


def span(held: Document, quote: str) -> Span:
    """The words ``quote`` where they first stand in the document."""
    start = held.text.index(quote)
    return span_of(held.id, held.text, start, start + len(quote))


def sentence(held: Document, inside: Span) -> Span:
    """The sentence around a span."""
    ends = [held.text.find(mark, inside.end) for mark in (". ", ".\n", ".")]
    end = min((e + 1 for e in ends if e >= 0), default=len(held.text))
    before = [held.text.rfind(m, 0, inside.start) + len(m) for m in ("\n", ". ")]
    known = [b for m, b in zip(("\n", ". "), before, strict=True) if b >= len(m)]
    start = max(known, default=0)
    return span_of(held.id, held.text, start, end)


def claim(
    held: Document, trigger: str, kind: str, *, stance: str = "asserted",
    realis: str = "happened", voices: tuple[tuple[str, str | None, str | None], ...] = (),
    party: bool | None = None, actors: tuple[tuple[str, str | None], ...] = (),
    participants: tuple[Participant, ...] = (), said: date | None = None,
    theme: str | None = None, where: tuple[str, Location] | None = None, ordinal: int = 0,
) -> Claim:  # fmt: skip
    """One claim on ``trigger``; voices as (words, actor id, name), actors as (words, id)."""
    at = span(held, trigger)
    whole = sentence(held, at)

    def read(value: Any) -> Read[Any]:
        return Read(value, (at,))

    people = tuple(
        Participant("actor", span(held, words), "organisation", True, actor_id=key)
        for words, key in actors
    )
    return Claim(
        id=claim_id(held.id, at.start, at.end, ordinal), document=held.id, run="run-1",
        kind=read(kind), trigger=at, sentence=whole, stance=read(stance), realis=read(realis),
        voices=tuple(Voice(span(held, w), None, key, name) for w, key, name in voices),
        voice_is_party=party, participants=people + participants,
        said=read(TimeSpan(said, said, "day", "explicit")) if said else None, theme=theme,
        where=Read(where[1], (span(held, where[0]),)) if where else None,
    )  # fmt: skip


def held(value: Any, *claims: Claim, rivals: tuple[Rival[Any], ...] = ()) -> Held[Any]:
    """A held value and the claims behind it."""
    return Held(value, tuple(c.id for c in claims), "agreed", rivals)


def rival(value: Any, *claims: Claim) -> Rival[Any]:
    """Another value and the claims behind it."""
    return Rival(value, tuple(c.id for c in claims))


def on(day: date | None, latest: date | None = None) -> TimeSpan:
    """A day, or a stretch; ``on(None, day)`` is on or before."""
    return TimeSpan(day, latest or day, "day", "explicit")


def by(day: date) -> TimeSpan:
    """On or before ``day``."""
    return TimeSpan(None, day, "day", "shared-with-reporting-verb")


def exactly(n: int, of: str, who: str | None = None) -> Count:
    """A count without doubt."""
    return Count(of, n, n, n, str(n), who)


def at_least(n: int, of: str, who: str | None = None, verbatim: str = "at least") -> Count:
    """A count with a lower bound only."""
    return Count(of, n, None, None, verbatim, who)


def town(name: str, lat: float, lon: float, *, relation: str = "in", precision: str = "town",
         radius: float = 5.0, **more: Any) -> Location:  # fmt: skip
    """A location in Libya with a point."""
    return Location(name, f"place:{name.lower()}", relation, precision, lat, lon, radius, "LBY",
                    **more)  # fmt: skip


def side(name: str, actor_id: str | None = None, country: str = "", kind: str = "") -> Side:
    """A side of an event."""
    return Side(actor_id, name, country, kind)


def event(
    kind: str, claims: tuple[Claim, ...], standing: str = "single-voice", *,
    voices: int = 1, **more: Any,
) -> Event:  # fmt: skip
    """An event founded by the first claim."""
    return Event(
        id=event_id(claims[0].id), kind=held(kind, claims[0]), claims=tuple(c.id for c in claims),
        standing=Standing(standing, voices, voices, "built by hand"), **more,
    )  # fmt: skip


def material(
    events: tuple[Event, ...], claims: tuple[Claim, ...], documents: tuple[Document, ...],
    **more: Any,
) -> Material:  # fmt: skip
    """Material at ledger position 7 with a plain coverage record."""
    days = sorted(d.published for d in documents if d.published)
    coverage = Coverage(
        name="coverage at 7", watched_from=days[0] if days else None,
        watched_to=days[-1] if days else None,
        sources=tuple(sorted({d.source.name for d in documents})), read=len(documents),
    )  # fmt: skip
    table: Mapping[str, Any] = {
        "events": events, "claims": {c.id: c for c in claims},
        "documents": {d.id: d for d in documents}, "coverage": coverage, "as_of": 7,
        "head": "a" * 64,
    }  # fmt: skip
    return Material(**(dict(table) | more))
