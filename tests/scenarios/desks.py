"""From a story to what is held and told: documents, claims, events, and a brief for each week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from marsad.app.work.holding import dossiers_of
from marsad.intake import LineageBook, lineage_of
from marsad.intake.heads.head import head_of
from marsad.intake.segments import segments_of
from marsad.model.actors import Actor, Tie
from marsad.model.briefs import Brief
from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.hashing import sha256_text
from marsad.model.mentions import SeriesClaim
from marsad.model.sources import Document, Source, document_id
from marsad.publishing import BriefConfig, Material, coverage_of, tell, watched_in
from marsad.reading.sheet import Kit
from marsad.reading.steps import read
from marsad.registry.actor_index import ActorIndex, load_actor_index
from marsad.resolving import resolve

from .by_hand import claim_of
from .story import Report, Story, Week


@dataclass(frozen=True, slots=True)
class Told:
    """One story after its reports came in: documents by the report's id, every claim, the events
    at the end, and the brief of each week."""

    story: Story
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """What was read in the documents of a story."""

    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    series: tuple[tuple[SeriesClaim, str], ...]


def document_of(report: Report) -> Document:
    """The report as the intake would keep it."""
    head = head_of(report.text)
    digest = sha256_text(report.text)
    return Document(
        id=document_id(report.source, report.id, report.text),
        source=Source(report.source, report.kind), locator=report.id, title=head.title,
        published=report.published, published_precision="day",
        received=f"{report.published}T18:00:00+00:00", language="en", rights=None,
        text=report.text, text_sha256=digest, raw_sha256=digest, extractor="story",
        segments=segments_of(report.text, head, ()),
    )  # fmt: skip


def index_of(story: Story, kit: Kit) -> ActorIndex:
    """The registry, with the story's own actors where it has any."""
    if not story.actors:
        return kit.actors
    made = tuple(
        Actor(a["id"], a["name"], a.get("kind", "other"), a.get("country", ""),
              parents=tuple(Tie(p) for p in a.get("parents", ())))
        for a in story.actors
    )  # fmt: skip
    return load_actor_index(made)


def pile_of(story: Story, kit: Kit) -> Pile:
    """The story's documents with their claims: read, or made by hand."""
    documents = {r.id: document_of(r) for r in story.reports}
    if story.is_read:
        readings = list(read(list(documents.values()), kit))
        claims = tuple(c for r in readings for c in r.claims)
        series = tuple((s, r.document.id) for r in readings for s in r.series)
        return Pile(documents, claims, series)
    index = index_of(story, kit)
    made = tuple(
        claim_of(line, documents[r.id], story.places, index)
        for r in story.reports for line in r.claims
    )  # fmt: skip
    if len({c.id for c in made}) != len(made):
        raise ValueError(f"{story.name}: two claims stand on the same words")
    return Pile(documents, made, ())


def tell_story(story: Story, kit: Kit) -> Told:
    """Everything held at the end, and each week told from what was published by its end."""
    pile, index = pile_of(story, kit), index_of(story, kit)
    briefs: list[Brief] = []
    before: tuple[Event, ...] = ()
    for number, week in enumerate(story.weeks, start=1):
        material = _material(pile, week, index, number)
        if briefs:
            material = replace(
                material, previous=briefs[-1], previous_events=before, earlier=tuple(briefs)
            )
        made = f"{week[1] + timedelta(days=3)}T09:00:00+00:00"
        briefs.append(
            tell(material, theatre=story.title, period=week, made=made,
                 config=BriefConfig(audience="desk", wording="desk"))
        )  # fmt: skip
        before = material.events
    events = resolve(pile.claims, (), dossiers=_dossiers(pile.documents, index), index=index)
    return Told(story, pile.documents, pile.claims, events, tuple(briefs))


def _lineages(documents: Sequence[Document]) -> dict[str, str]:
    book, found = LineageBook(), {}
    for document in documents:
        found[document.id], book = lineage_of(document, book)
    return found


def _dossiers(documents: Mapping[str, Document], index: ActorIndex):  # type: ignore[no-untyped-def]
    listed = list(documents.values())
    return dossiers_of(listed, _lineages(listed), index)


def _material(pile: Pile, week: Week, index: ActorIndex, number: int) -> Material:
    known = {k: d for k, d in pile.documents.items() if d.published and d.published <= week[1]}
    ids = {d.id for d in known.values()}
    claims = tuple(c for c in pile.claims if c.document in ids)
    library = {d.id: d for d in known.values()}
    return Material(
        events=resolve(claims, (), dossiers=_dossiers(known, index), index=index),
        claims={c.id: c for c in claims},
        documents=library,
        coverage=coverage_of(watched_in(library), name=f"coverage of week {number}"),
        as_of=number,
        head="a" * 64,
        lineages=_lineages(list(library.values())),
        series=tuple((s, d) for s, d in pile.series if d in ids),
        actors=index,
    )
