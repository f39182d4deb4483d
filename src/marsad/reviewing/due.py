"""What is due and why, most pressing first. The machine proposes; a person decides (law 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from marsad.model.claims import Claim, Participant
from marsad.model.decisions import Decision
from marsad.model.events import Event
from marsad.model.values import Held

ALIKE, DROPPED, CONTESTED, RIVALS, UNSURE, UNLINKED, UNPLACED, GRADING = (
    "alike", "dropped", "contested", "rivals", "low-confidence", "unlinked", "unplaced", "grading",
)  # fmt: skip
PRESSING = {
    ALIKE: 5.0, DROPPED: 4.5, CONTESTED: 4.0, RIVALS: 3.5, UNSURE: 3.0, UNLINKED: 2.0,
    UNPLACED: 1.0, GRADING: 0.5,
}  # fmt: skip
LOW = 0.5
NOTHING: Mapping[str, str] = MappingProxyType({})
SOMEBODY = frozenset({"group", "organisation"})
PLACED_TYPES = frozenset({"assault", "coerce", "protest", "mobilize"})


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to judge: what sort, about which event (or, for ``unlinked``, whose name), with
    which other events or claims, why in one sentence, and how pressing (higher comes first)."""

    sort: str
    subject: str
    others: tuple[str, ...]
    why: str
    pressing: float


def due(
    events: Sequence[Event], claims: Sequence[Claim], decisions: Sequence[Decision],
    newer: Mapping[str, str] = NOTHING,
) -> tuple[ReviewItem, ...]:
    """Everything that waits for a person: pairs that look alike, events that a newer text of their
    report (``newer``, by the older document) no longer tells, contested events, rival values, low
    confidence, named groups the registry does not know, events without a place, proposed
    gradings. What a person has decided already is not asked again."""
    decided = _decided(decisions)
    rejected = {c.id for c in claims} - {c for e in events for c in e.claims}
    documents = {c.id: c.document for c in claims}
    found = [*_pairs(events)]
    for event in events:
        found += [*_of_event(event, decided), *_dropped(event, documents, newer, decided)]
    found += _unlinked([c for c in claims if c.id not in rejected])
    return tuple(sorted(found, key=lambda i: (-i.pressing, i.sort, i.subject, i.others)))


def _decided(decisions: Sequence[Decision]) -> frozenset[tuple[str, str]]:
    undone = {d.subject for d in decisions if d.verb == "undo"}
    return frozenset(
        (d.verb, d.subject) for d in decisions if d.by_person and str(d.seq) not in undone
    )


def _item(
    sort: str, subject: str, others: Sequence[str], why: str, more: float = 0.0
) -> ReviewItem:
    return ReviewItem(sort, subject, tuple(others), why, PRESSING[sort] + more)


def _pairs(events: Sequence[Event]) -> list[ReviewItem]:
    size = {e.id: len(e.claims) for e in events}
    made = []
    for event in events:
        for other in event.alike:
            if event.id < other or other not in size:
                more = min(size[event.id] + size.get(other, 0), 20) / 20
                why = "The two look alike, but not enough to be joined: one event or two?"
                made.append(_item(ALIKE, event.id, (other,), why, more))
    return made


def _of_event(event: Event, decided: frozenset[tuple[str, str]]) -> list[ReviewItem]:
    names = (event.id, *event.also_known_as)
    made = []
    judged = event.standing.decision is not None
    if event.standing.value == "contested" and not judged:
        made.append(_item(CONTESTED, event.id, event.denials, event.standing.why))
    rivals = [
        name
        for name, held in (("kind", event.kind), ("when", event.when), ("where", event.where))
        if held is not None and _quarrels(held, event)
    ]
    rivals += [f"count of {c.value.of}" for c in event.counts if _quarrels(c, event)]
    if rivals and not any(("set-field", n) in decided for n in names):
        why = f"Claims give rival values: {', '.join(rivals)}."
        made.append(_item(RIVALS, event.id, event.claims, why))
    if event.confidence < LOW and not judged:
        why = f"The machine is not sure it read this right ({event.confidence:.2f})."
        made.append(_item(UNSURE, event.id, event.claims, why, LOW - event.confidence))
    if event.where is None and event.kind.value.split(".")[0] in PLACED_TYPES:
        why = "No claim says where; it is on no map."
        made.append(_item(UNPLACED, event.id, event.claims, why))
    graded = event.grading
    if graded is not None and graded.decision is None:
        why = f"Harm to civilians is alleged; proposed: {graded.value.value}. {graded.value.why}"
        made.append(_item(GRADING, event.id, graded.claims, why))
    return made


def _quarrels(held: Held[Any], event: Event) -> bool:
    """True of a value with a rival that nobody has decided upon and no newer text took back."""
    return held.decision is None and any(
        not set(rival.claims) <= set(event.overtaken) for rival in held.rivals
    )


def _dropped(
    event: Event, documents: Mapping[str, str], newer: Mapping[str, str],
    decided: frozenset[tuple[str, str]],
) -> list[ReviewItem]:  # fmt: skip
    told_by = {documents[c] for c in event.claims if c in documents}
    gone = [d for d in sorted(told_by) if d in newer and not _tells(d, newer, told_by)]
    names = (event.id, *event.also_known_as)
    judged = event.standing.decision is not None
    if not gone or judged or any(("set-standing", n) in decided for n in names):
        return []
    why = "A newer text of a report does not tell it any more: withdrawn, or left out?"
    return [_item(DROPPED, event.id, [n for d in gone for n in (d, newer[d])], why)]


def _tells(document: str, newer: Mapping[str, str], told_by: set[str]) -> bool:
    seen = {document}
    while (later := newer.get(document)) is not None and later not in seen:
        if later in told_by:
            return True
        seen.add(later)
        document = later
    return False


def _unlinked(claims: Sequence[Claim]) -> list[ReviewItem]:
    told: dict[str, list[str]] = {}
    for claim in claims:
        for one in claim.participants:
            if unknown(one):
                told.setdefault(one.mention.quote, []).append(claim.id)
    made = []
    for name in sorted(told):
        ids = tuple(dict.fromkeys(told[name]))
        told_by = "1 claim names" if len(ids) == 1 else f"{len(ids)} claims name"
        why = f"The registry knows no such group; {told_by} it."
        made.append(_item(UNLINKED, name, ids, why, min(len(ids), 50) / 51))
    return made


def unknown(one: Participant) -> bool:
    """True for a group or organisation with a name that is in no registry."""
    return one.named and one.actor_id is None and one.type in SOMEBODY
