"""``protect``: material fit for the public, by the rules and by decision."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from marsad.model.claims import Claim, Participant
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.mentions import SeriesClaim
from marsad.model.sources import Document
from marsad.model.values import Held
from marsad.publishing.coverage import Coverage
from marsad.publishing.harm.decided import Decided, decided_in
from marsad.publishing.harm.hiding import (
    Hiding,
    cleaner,
    hidden_documents,
    named_in_slug,
)
from marsad.publishing.harm.rules import is_live, is_sensitive, is_site
from marsad.publishing.harm.saying import said
from marsad.publishing.harm.settings import HarmRules
from marsad.publishing.harm.snapping import FINE, month_of, snapped
from marsad.publishing.harm.spreading import Hidden, hidden_by
from marsad.publishing.harm.unnamed import item_kind, without_words
from marsad.publishing.harm.words import special
from marsad.publishing.material import Material
from marsad.publishing.names import names_left, private_names
from marsad.publishing.redaction import (
    NO_SOURCE,
    Redaction,
    names_of,
    redacted_documents,
    redaction_of,
)

UNRESOLVED = "unresolved"
SITE_BY_NAME = re.compile(  # which tells the place of an event that needs protection
    r"(?:[A-Z][\w'’-]+ )(?:[Cc]amps?|[Ss]ites?|[Ss]ettlements?|[Ss]chools?|[Mm]osques?|"
    r"[Cc]hurch(?:es)?|[Oo]rphanages?|[Cc]ent(?:re|er)s?|[Cc]ompounds?|[Dd]ispensar(?:y|ies))\b"
)


@dataclass(frozen=True, slots=True)
class Protected:
    """Material fit for the public, what was withheld, in words, and the names that may stand
    nowhere in what is published."""

    material: Material
    withheld: tuple[str, ...]
    secret: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """Which events the rules shield or hold back, whose names are private, what to block, the
    reports with what the rules block, and what is hidden by decision."""

    tender: set[str]
    live: set[str]
    names: Mapping[str, str]
    redaction: Redaction
    documents: Mapping[str, Document]
    decided: Decided
    hidden: Hidden


def plan_of(material: Material, rules: HarmRules, made: str) -> Plan:
    """All that must be withheld of ``material`` at ``made``."""
    everything = (*material.events, *material.previous_events)
    decided = decided_in(material, rules, made)
    hidden = hidden_by(decided, material)
    sensitive = {
        e.id for e in everything
        if e.id not in decided.shown_places and is_sensitive(e, material, rules)
    }  # fmt: skip
    tender = _with_neighbours(sensitive, material)
    live = {e.id for e in everything if is_live(_dated(e, hidden), material, rules, made)}
    names = unshown(private_names(material), decided)
    sites = _sites(material, tender, rules)
    places = _places(material, everything, tender, live)
    while True:
        redaction = Redaction(frozenset(names), frozenset(sites), places)
        documents = redacted_documents(material.documents, redaction)
        left = unshown(names_left(documents, material), decided)
        if left.keys() <= names.keys():
            return Plan(tender, live, names, redaction, documents, decided, hidden)
        names |= left


def protect(
    material: Material, rules: HarmRules, made: str, shown: Collection[str] | None = None
) -> Protected:
    """``material`` with sensitive places snapped, live positions held back, private names and all
    that was decided to be withheld blocked out. Texts keep their length, so every offset still
    holds. What was withheld is counted over the events ``shown`` (all of them without it)."""
    plan = plan_of(material, rules, made)
    gone = {e for e, fields in plan.hidden.events.items() if "event" in fields}
    documents = _documents(material, plan)
    clean, named = redaction_of(plan.redaction, documents), names_of(plan.redaction)
    hiding = Hiding(plan.hidden, documents, rules) if plan.decided.hides else None

    def placed(event: Event) -> Event:
        where = event.where
        if where is not None and event.id in plan.live:
            where = None
        elif where is not None and event.id in plan.tender:
            where = _snap_held(where, rules)
        event = event if where is event.where else replace(event, where=where)
        claims = material.read_in(event)
        event = clean(event) if claims or named(event) else event
        if hiding is None:
            return event
        return _apart(hiding.event(event, {c.document for c in claims}), gone)

    owner = {c: e.id for e in (*material.events, *material.previous_events) for c in e.claims}

    def kept(claim: Claim) -> Claim:
        event, where = owner.get(claim.id, ""), claim.where
        if where is not None and event in plan.live:
            where = None
        elif where is not None and event in plan.tender:
            where = replace(where, value=snapped(where.value, rules))
        claim = clean(replace(claim, where=where))
        return claim if hiding is None else hiding.claim(claim, event)

    new = replace(
        material,
        events=tuple(placed(e) for e in material.events if e.id not in gone),
        previous_events=tuple(placed(e) for e in material.previous_events if e.id not in gone),
        claims={k: kept(c) for k, c in material.claims.items() if owner.get(k) not in gone},
        documents=documents,
        withheld={e: frozenset(fields) for e, fields in plan.hidden.events.items()},
    )
    new = replace(new, coverage=_unnamed(new.coverage, material, documents))
    if hiding is not None:
        new = _besides(new, plan.hidden, owner, gone)
    told = {e.id for e in material.events} if shown is None else set(shown)
    names = plan.names if shown is None else _standing_in(plan.names, told, material)
    words = said(material, plan, names, told, rules)
    return Protected(new, words, _secret(plan.decided, plan.names))


def _besides(
    material: Material, hidden: Hidden, owner: Mapping[str, str], gone: Collection[str]
) -> Material:
    """``material`` with earlier briefs, series and the record of coverage free of hidden words."""
    clean = cleaner(hidden.all_words, material.documents)

    def free(one: tuple[SeriesClaim, str]) -> bool:
        series, report = one
        document = material.documents.get(report)
        stood = document.text[series.start : series.end] if document is not None else ""
        return owner.get(series.claim or "") not in gone and stood == series.text

    return replace(
        material,
        series=tuple(s for s in material.series if free(s)),
        previous=clean(material.previous),
        earlier=clean(material.earlier),
        coverage=_covered(material.coverage, hidden, material),
    )


def _unnamed(
    coverage: Coverage, material: Material, documents: Mapping[str, Document]
) -> Coverage:
    """What was watched, without the names of files, which are often those of people, of sources
    that are not named, and words quoted from what could not be read."""
    kept = {d.source.name for d in documents.values()}
    gone = {d.source.name for d in material.documents.values()} - kept
    return replace(
        coverage,
        sources=tuple(NO_SOURCE if s in gone else s for s in coverage.sources),
        failed=tuple((item_kind(item), without_words(why)) for item, why in coverage.failed),
    )


def _covered(coverage: Coverage, hidden: Hidden, material: Material) -> Coverage:
    """What was watched, without the names of sources that are no longer seen and of items that
    spell a hidden word. How many there are stays."""
    seen = {d.source.name for d in material.documents.values()}
    sources = tuple(s if s in seen else NO_SOURCE for s in coverage.sources)
    failed = tuple(
        ("an item (name withheld)", "not told") if named_in_slug(f"{item} {why}", hidden)
        else (item, why) for item, why in coverage.failed
    )  # fmt: skip
    return replace(coverage, sources=sources, failed=failed)


def _apart(event: Event, gone: Collection[str]) -> Event:
    """``event`` without a trace of those that are kept back."""
    alike = tuple(e for e in event.alike if e not in gone)
    return event if alike == event.alike else replace(event, alike=alike)


def _standing_in(
    names: Mapping[str, str], told: Collection[str], material: Material
) -> dict[str, str]:
    """The private names in the sentences that tell of these events."""
    claims = [c for e in material.events if e.id in told for c in material.read_in(e)]
    words = "\n".join(dict.fromkeys(c.sentence.quote for c in claims))
    return {name: whole for name, whole in names.items() if name in words}


def unshown(names: Mapping[str, str], decided: Decided) -> dict[str, str]:
    """The private names without those that are shown by decision."""
    shown = {n.casefold() for n in decided.shown_names}
    return {n: whole for n, whole in names.items() if whole.casefold() not in shown}


def public_documents(material: Material, rules: HarmRules, made: str) -> Mapping[str, Document]:
    """The documents as a public page may archive them."""
    return _documents(material, plan_of(material, rules, made))


def secret_names(material: Material, rules: HarmRules, made: str) -> frozenset[str]:
    """The names that may stand nowhere in what is published: those shielded by decision or in the
    settings, and whole names of private persons."""
    decided = decided_in(material, rules, made)
    return _secret(decided, unshown(private_names(material), decided))


def _secret(decided: Decided, names: Iterable[str]) -> frozenset[str]:
    return decided.names | {n for n in names if " " in n}


def _documents(material: Material, plan: Plan) -> dict[str, Document]:
    if not plan.decided.hides:
        return dict(plan.documents)
    return hidden_documents(plan.documents, plan.hidden, material.documents)


def _dated(event: Event, hidden: Hidden) -> Event:
    """``event`` with its time as it will be seen, so that an age is judged by what is told."""
    asked = hidden.events.get(event.id, {})
    if event.when is None or "when" not in asked:
        return event
    if asked["when"] == "drop":
        return replace(event, when=None)
    return replace(event, when=replace(event.when, value=month_of(event.when.value)))


def _snap_held(held: Held[Location], rules: HarmRules) -> Held[Location]:
    rivals = tuple(replace(r, value=snapped(r.value, rules)) for r in held.rivals)
    value = snapped(held.value, rules)
    return replace(held, value=value, rivals=tuple(r for r in rivals if r.value != value))


def _sites(material: Material, tender: set[str], rules: HarmRules) -> set[str]:
    def site(words: str) -> bool:
        return is_site(words, rules) or (SITE_BY_NAME.search(words) is not None)

    def named_site(p: Participant) -> bool:
        return p.named and p.type in ("facility", "place") and site(p.mention.quote)

    chosen = [e for e in (*material.events, *material.previous_events) if e.id in tender]
    sides = {h.value.name for e in chosen for h in (*e.actors, *e.targets)}
    found = {s for s in sides if site(s) and re.search(r"[A-Z]", s)}
    return found | {
        " ".join(p.mention.quote.split())
        for e in chosen for c in material.read_in(e) for p in c.participants if named_site(p)
    }  # fmt: skip


def _with_neighbours(tender: set[str], material: Material) -> set[str]:
    """The events to shield, with those told in the same sentence as one of them: a place withheld
    of the one must not stand beside it in the other."""
    events = (*material.events, *material.previous_events)
    told = {c.sentence for e in events if e.id in tender for c in material.read_in(e)}
    return tender | {
        e.id for e in events if any(c.sentence in told for c in material.read_in(e))
    }  # fmt: skip


def _places(
    material: Material, events: tuple[Event, ...], tender: set[str], live: set[str]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for event in events:
        if event.id not in tender and event.id not in live:
            continue
        for claim in material.read_in(event):
            words = found.setdefault(claim.document, set())
            if claim.where is not None and claim.where.value.precision in (*FINE, UNRESOLVED):
                words |= {s.quote for s in claim.where.spans} | _own_names(claim.where.value)
    return {k: frozenset(v) for k, v in found.items()}


def _own_names(where: Location) -> set[str]:
    """The names of a place without the words around them, so that "near Dori" hides "Dori"."""
    names = {n for n in (where.name, where.second_name) if n}
    return {n for n in names if n[:1].isupper() and special(n)}
