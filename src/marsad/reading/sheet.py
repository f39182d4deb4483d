"""The working sheet of one document: each reading step fills in what it gives.

Nothing on a sheet is global or shared; a step returns a new sheet with its own fields filled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from marsad.model.claims import Claim
from marsad.model.mentions import (
    ActorMention,
    Attribution,
    Issue,
    LocationMention,
    PlaceMention,
    SeriesClaim,
    TimeMention,
)
from marsad.model.sources import Document, Segment
from marsad.reading.drafts import CountMention, Role, StanceReading, Trigger
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.fusion.weights import shipped_weights
from marsad.registry.actor_index import ActorIndex
from marsad.registry.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Kit:
    """What a reading needs and never changes: the parser, the two registries, and the encoder
    with the weights of its word (without it the rules read alone)."""

    nlp: Language
    gazetteer: Gazetteer
    actors: ActorIndex
    run: str
    encode: Callable[[Doc], Encoded] | None = None
    weights: Mapping[str, float] = field(default_factory=shipped_weights)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document on its way from text to claims. ``given`` names the fields filled so far."""

    document: Document
    doc: Doc
    given: frozenset[str] = frozenset({"document", "doc"})
    encoded: Encoded | None = None
    segments: tuple[Segment, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    locations: tuple[LocationMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    stances: tuple[StanceReading, ...] = ()
    roles: tuple[Role, ...] = ()
    counts: tuple[CountMention, ...] = ()
    series: tuple[SeriesClaim, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
