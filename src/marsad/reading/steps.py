"""The order of work: one visible tuple of plain functions with what each needs and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.model.errors import MarsadError
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.reading.actors import find_actors
from marsad.reading.claim.again import points_back
from marsad.reading.claim.assemble import assemble
from marsad.reading.claim.refuted import said_false
from marsad.reading.claim.rehearsed import not_rehearsed
from marsad.reading.claim.serial import tie_series
from marsad.reading.counts import find_counts
from marsad.reading.drafts import Trigger
from marsad.reading.fusion.counts import fuse_counts
from marsad.reading.fusion.mentions import fuse_mentions
from marsad.reading.fusion.roles import fuse_roles
from marsad.reading.fusion.stances import fuse_stances
from marsad.reading.fusion.triggers import fuse_triggers, within_the_news, without_series
from marsad.reading.locations import find_locations
from marsad.reading.parse import parse
from marsad.reading.places import find_places
from marsad.reading.roles import find_roles
from marsad.reading.series import find_series
from marsad.reading.sheet import Kit, Sheet
from marsad.reading.stance import read_stance
from marsad.reading.times import Publisher, find_times
from marsad.reading.trigger.peaceful import without_peaceful
from marsad.reading.trigger.setting import setting_of
from marsad.reading.trigger.withdrawn import not_withdrawn
from marsad.reading.triggers import find_triggers, on_own_words
from marsad.reading.voices import find_attributions


def read_encoded(sheet: Sheet, kit: Kit) -> Sheet:
    """What the encoder says of every word; nothing where the rules read alone."""
    return replace(sheet, encoded=kit.encode(sheet.doc)) if kit.encode is not None else sheet


def read_times(sheet: Sheet, kit: Kit) -> Sheet:
    """Time expressions, against the publication date or the previous date."""
    document = sheet.document
    publisher = Publisher(document.source.name, document.country, document.language)
    times, issues = find_times(
        sheet.doc,
        published=document.published,
        segments=document.segments,
        publisher=publisher,
    )
    return replace(sheet, times=times, issues=(*sheet.issues, *issues))


def read_places(sheet: Sheet, kit: Kit) -> Sheet:
    """Names of places, what they do in the sentence, and which place they are."""
    source = sheet.document.source.name
    places = find_places(
        sheet.doc,
        kit.gazetteer,
        country_hint=sheet.document.country,
        title=sheet.document.title,
        outlet=None if kit.actors.lookup(source) else source,
    )
    return replace(sheet, places=places)


def read_locations(sheet: Sheet, kit: Kit) -> Sheet:
    """Relative phrases as shapes."""
    locations = find_locations(
        sheet.doc, sheet.places, kit.gazetteer, country_hint=sheet.document.country
    )
    return replace(sheet, locations=locations)


def read_actors(sheet: Sheet, kit: Kit) -> Sheet:
    """Who could take part, linked to the registry."""
    actors = find_actors(sheet.doc, kit.actors, sheet.places, sheet.document.published)
    if sheet.encoded is not None:
        actors = fuse_mentions(sheet.doc, sheet.encoded, actors, kit.weights)
    return replace(sheet, actors=actors)


def read_attributions(sheet: Sheet, kit: Kit) -> Sheet:
    """Who is said to have said what."""
    return replace(sheet, attributions=find_attributions(sheet.doc))


def read_triggers(sheet: Sheet, kit: Kit) -> Sheet:
    """Words that tell of a happening or a condition, outside what is not report text."""
    apart = [s for s in sheet.document.segments if s.kind in ("boilerplate", "rights", "byline")]

    def in_report(found: Sequence[Trigger]) -> tuple[Trigger, ...]:
        return tuple(t for t in found if not any(s.start <= t.start < s.end for s in apart))

    doc, lexicon = sheet.doc, load_lexicon()
    setting = setting_of(doc, lexicon)
    told = in_report(find_triggers(doc, setting))
    read = points_back(doc, not_rehearsed(doc, told))
    if sheet.encoded is not None:
        fused = fuse_triggers(doc, sheet.encoded, read, kit.weights)
        read = within_the_news(doc, in_report(not_rehearsed(doc, fused)), setting)
        read = without_series(read, [s for s, _ in find_series(doc, read)])
    kept = without_peaceful(doc, read, setting, lexicon, sheet.document.published)
    return replace(sheet, triggers=on_own_words(doc, not_withdrawn(doc, kept)))


def read_stances(sheet: Sheet, kit: Kit) -> Sheet:
    """How the innermost voice stands to each trigger."""
    stances = tuple(
        said_false(sheet.doc[t.head])
        or read_stance(sheet.doc, t.head, sheet.attributions, kind=t.kind)
        for t in sheet.triggers
    )
    if sheet.encoded is not None:
        stances = fuse_stances(sheet.doc, sheet.encoded, sheet.triggers, stances, kit.weights)
    return replace(sheet, stances=stances)


def read_roles(sheet: Sheet, kit: Kit) -> Sheet:
    """Who did it to whom."""
    roles = find_roles(sheet.doc, sheet.triggers, sheet.actors)
    if sheet.encoded is not None:
        roles = fuse_roles(
            sheet.doc, sheet.encoded, sheet.triggers, sheet.actors, roles, kit.weights
        )
    return replace(sheet, roles=roles)


def read_counts(sheet: Sheet, kit: Kit) -> Sheet:
    """How many."""
    counts = find_counts(sheet.doc, sheet.triggers, sheet.roles, sheet.actors)
    if sheet.encoded is not None:
        counts = fuse_counts(sheet.doc, sheet.encoded, sheet.triggers, counts, kit.weights)
    return replace(sheet, counts=counts)


def read_claims(sheet: Sheet, kit: Kit) -> Sheet:
    """All of it put together."""
    return assemble(sheet, kit)


def read_series(sheet: Sheet, kit: Kit) -> Sheet:
    """What the text asserts about a run of events, tied to the claim it is said of."""
    found, claims = tie_series(
        find_series(sheet.doc, sheet.triggers, sheet.places), sheet.doc, sheet.triggers,
        sheet.claims,
    )
    return replace(sheet, series=found, claims=claims)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the sheet fields it needs and those it gives."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Sheet, Kit], Sheet]


STEPS: tuple[Step, ...] = (
    Step("encoder", ("doc",), ("encoded",), read_encoded),
    Step("times", ("doc",), ("times",), read_times),
    Step("places", ("doc",), ("places",), read_places),
    Step("locations", ("doc", "places"), ("locations",), read_locations),
    Step("actors", ("doc", "encoded", "places"), ("actors",), read_actors),
    Step("attributions", ("doc",), ("attributions",), read_attributions),
    Step("triggers", ("doc", "encoded"), ("triggers",), read_triggers),
    Step("stances", ("doc", "encoded", "triggers", "attributions"), ("stances",), read_stances),
    Step("roles", ("doc", "encoded", "triggers", "actors"), ("roles",), read_roles),
    Step("counts", ("doc", "encoded", "triggers", "roles", "actors"), ("counts",), read_counts),
    Step(
        "claims",
        (
            "times", "places", "locations", "actors", "attributions", "triggers", "stances",
            "roles", "counts",
        ),
        ("claims",),
        read_claims,
    ),
    Step("series", ("places", "triggers", "claims"), ("series", "claims"), read_series),
)  # fmt: skip


def steps_for(values: Sequence[str]) -> tuple[Step, ...]:
    """The steps that giving ``values`` takes, in order. Raises ``MarsadError`` (``E-STEP``) for
    a value that no step gives."""
    wanted = set(values)
    chosen: list[Step] = []
    for step in reversed(STEPS):
        if wanted & set(step.gives):
            chosen.append(step)
            wanted |= set(step.needs)
    missing = set(values) - {g for s in chosen for g in s.gives}
    if missing:
        raise MarsadError("E-STEP", f"no reading step gives {', '.join(sorted(missing))}")
    return tuple(reversed(chosen))


def read_sheets(
    documents: Iterable[Document], kit: Kit, steps: Sequence[Step] = STEPS
) -> Iterator[Sheet]:
    """One filled sheet a document, in order."""
    kept: list[Document] = []

    def texts() -> Iterator[str]:
        for document in documents:
            kept.append(document)
            yield document.text

    for doc in parse(kit.nlp, texts()):
        sheet = Sheet(kept.pop(0), doc)
        for step in steps:
            sheet = step.run(sheet, kit)
            sheet = replace(sheet, given=sheet.given | set(step.gives))
        yield sheet


def reading_of(sheet: Sheet, run: str) -> Reading:
    """What is kept of a sheet."""
    return Reading(
        document=sheet.document,
        run=run,
        places=sheet.places,
        locations=sheet.locations,
        times=sheet.times,
        actors=sheet.actors,
        attributions=sheet.attributions,
        claims=sheet.claims,
        series=sheet.series,
        segments=sheet.document.segments,
        issues=sheet.issues,
    )


def read(
    documents: Iterable[Document], kit: Kit, values: Sequence[str] = ("claims", "series")
) -> Iterator[Reading]:
    """One reading a document, in order, as far as ``values`` need. Pure: the same documents and
    kit give the same readings."""
    for sheet in read_sheets(documents, kit, steps_for(values)):
        yield reading_of(sheet, kit.run)
