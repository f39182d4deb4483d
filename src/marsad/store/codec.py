"""The nouns as JSON text and back. Equal nouns give equal text."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from marsad.model.briefs import Brief
from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.hashing import canonical_json
from marsad.model.mentions import Reading, SeriesClaim
from marsad.model.sources import Document, Segment, Source

CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
BRIEF: TypeAdapter[Brief] = TypeAdapter(Brief)
READING: TypeAdapter[Reading] = TypeAdapter(Reading)
DOCUMENT: TypeAdapter[Document] = TypeAdapter(Document)
SOURCE: TypeAdapter[Source] = TypeAdapter(Source)
SERIES: TypeAdapter[tuple[SeriesClaim, ...]] = TypeAdapter(tuple[SeriesClaim, ...])
SEGMENTS: TypeAdapter[tuple[Segment, ...]] = TypeAdapter(tuple[Segment, ...])


def write_claim(claim: Claim) -> str:
    """A claim as JSON text."""
    return CLAIM.dump_json(claim).decode()


def read_claim(text: str) -> Claim:
    """The claim that ``write_claim`` wrote."""
    return CLAIM.validate_json(text)


def write_event(event: Event) -> str:
    """An event as JSON text."""
    return EVENT.dump_json(event).decode()


def read_event(text: str) -> Event:
    """The event that ``write_event`` wrote."""
    return EVENT.validate_json(text)


def write_brief(brief: Brief) -> str:
    """A brief as JSON text."""
    return BRIEF.dump_json(brief).decode()


def read_brief(text: str) -> Brief:
    """The brief that ``write_brief`` wrote."""
    return BRIEF.validate_json(text)


def write_reading(reading: Reading) -> str:
    """A reading as JSON text, without its document and claims: those have their own rows."""
    tree = READING.dump_python(reading, mode="json", exclude={"document", "claims"})
    return canonical_json(tree)


def read_reading(text: str, document: Document, claims: tuple[Claim, ...]) -> Reading:
    """The reading that ``write_reading`` wrote, put together again."""
    return READING.validate_python({**json.loads(text), "document": document, "claims": claims})


def read_series(text: str) -> tuple[SeriesClaim, ...]:
    """The series claims of a reading that ``write_reading`` wrote."""
    return SERIES.validate_python(json.loads(text).get("series") or ())


def write_rest(document: Document) -> str:
    """What besides title and text may name somebody, and so goes when the document is purged; the
    pages with it, where there are any."""
    return canonical_json(
        {
            "source": SOURCE.dump_python(document.source, mode="json"),
            "locator": document.locator,
            "author": document.author,
            "rights": document.rights,
            "segments": SEGMENTS.dump_python(document.segments, mode="json"),
            **({"pages": document.pages} if document.pages else {}),
        }
    )


def read_rest(text: str) -> dict[str, Any]:
    """The fields that ``write_rest`` wrote, as arguments of ``Document``."""
    tree: dict[str, Any] = json.loads(text)
    tree["source"] = SOURCE.validate_python(tree["source"])
    tree["segments"] = SEGMENTS.validate_python(tree["segments"])
    tree["pages"] = tuple(int(offset) for offset in tree.get("pages", ()))
    return tree
