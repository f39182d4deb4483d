"""From decisions to everything that must be hidden with them.

Law: a block in a text must not be read off somewhere else. So what is withheld of an event is
blocked in all its reports and their copies; an event told in the same sentence as one that is kept
back is kept back too; and a place or a side whose words are blocked in a report is withheld from
every event that this report tells of, until nothing is left that gives a block away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing.harm.decided import Decided, Fields, add
from marsad.publishing.harm.words import folded, pattern, special, words_roles, words_where
from marsad.publishing.material import Material
from marsad.publishing.names_in_text import is_body
from marsad.publishing.public_words import public_words
from marsad.registry.actor_index import ActorIndex

ROLES = {"actors": ("actor", "with", "authority"), "targets": ("target", "instrument")}


@dataclass(frozen=True, slots=True)
class Hidden:
    """By event the hidden fields; by report the words of places, of names, and others to block,
    and the stretches to block whole; the names that stand nowhere."""

    events: Mapping[str, Fields] = field(default_factory=dict)
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stretches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    reports: Mapping[str, frozenset[str]] = field(default_factory=dict)
    everywhere: frozenset[str] = frozenset()

    def words_in(self, report: str) -> frozenset[str]:
        """Every word that is blocked in a report."""
        found = [self.places, self.names, self.others]
        return self.everywhere.union(*(kind.get(report, frozenset()) for kind in found))

    @property
    def all_words(self) -> frozenset[str]:
        """Every word that is blocked anywhere, but for the numbers and days."""
        found = [*self.places.values(), *self.names.values()]
        return self.everywhere.union(*found)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event (as held now or before) with its claims, its reports and its telling words."""

    event: Event
    claims: tuple[Claim, ...]
    reports: frozenset[str]
    where: frozenset[str]
    sides: Mapping[str, frozenset[str]]


def hidden_by(decided: Decided, material: Material) -> Hidden:
    """All that must be hidden so that ``decided`` holds."""
    if not decided.hides:
        return Hidden()
    copies = _copies(material)
    told = [_told(e, material, copies) for e in (*material.events, *material.previous_events)]
    events = {key: dict(fields) for key, fields in decided.events.items()}
    everywhere = _everywhere(decided, material)
    _with_neighbours(events, told)
    places: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    nowhere = pattern(everywhere)
    moved = True
    while moved:
        moved = False
        for one in told:
            fields = events.get(one.event.id, {})
            for report in one.reports if "where" in fields else ():
                places.setdefault(report, set()).update(one.where)
            for part in ROLES:
                for report in one.reports if part in fields else ():
                    names.setdefault(report, set()).update(one.sides[part])
        for one in told:
            asked = _asked(one, places, names, nowhere)
            if asked and add(events.setdefault(one.event.id, {}), asked):
                moved = True
    others, stretches = _others(told, events)
    for report, hidden in decided.documents.items():
        document = material.documents.get(report)
        if document is not None and "quotes" in hidden:
            stretches.setdefault(report, set()).add(document.text)
    reports = _reports(told, events, decided)
    return Hidden(
        events, _frozen(places), _frozen(names), _frozen(others), _frozen(stretches), reports,
        everywhere,
    )  # fmt: skip


def _everywhere(decided: Decided, material: Material) -> frozenset[str]:
    """The shielded names and, of what is no body, the last word, where it names nothing else."""
    public = public_words(material) if decided.names else frozenset()
    found = {folded(n) for n in decided.names}
    for name in decided.names:
        last = folded(name).rpartition(" ")[2]
        if " " in name and not is_body(name) and last in special(name) and last not in public:
            found.add(last)
    return frozenset(found)


def _frozen(words: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(found) for key, found in words.items()}


def _told(event: Event, material: Material, copies: Mapping[str, frozenset[str]]) -> _Told:
    claims = material.read_in(event)
    reports = frozenset(d for c in claims for d in copies.get(c.document, {c.document}))
    sides = {}
    for part, roles in ROLES.items():
        held = event.actors if part == "actors" else event.targets
        found = words_roles(claims, roles)
        for side in (s for h in held for s in (h.value, *(r.value for r in h.rivals))):
            found |= special(side.name) | _aliases(side.actor_id, material.actors)
        sides[part] = found
    return _Told(event, claims, reports, words_where(event, claims), sides)


def _aliases(actor: str | None, index: ActorIndex | None) -> frozenset[str]:
    known = index.get(actor) if index is not None and actor is not None else None
    if known is None:
        return frozenset()
    return special(known.name).union(*(special(n.text) for n in known.names))


def _copies(material: Material) -> dict[str, frozenset[str]]:
    """For each report those of its lineage, itself among them."""
    lines: dict[str, set[str]] = {}
    for key in material.documents:
        lines.setdefault(material.lineage(key), set()).add(key)
    return {key: frozenset(lines[material.lineage(key)]) for key in material.documents}


def _with_neighbours(events: dict[str, Fields], told: Iterable[_Told]) -> None:
    """Afterwards what is told in the sentence of an event kept back is kept back too."""
    rows = list(told)
    gone = {c.sentence for t in rows if "event" in events.get(t.event.id, {}) for c in t.claims}
    for one in rows:
        if any(c.sentence in gone for c in one.claims):
            add(events.setdefault(one.event.id, {}), {"event": "drop"})


def _asked(
    one: _Told, places: Mapping[str, set[str]], names: Mapping[str, set[str]],
    nowhere: re.Pattern[str] | None,
) -> Fields:  # fmt: skip
    """What else of an event must be hidden for the blocks of its reports to hold."""
    asked: Fields = {}
    if any(one.where & places.get(r, set()) for r in one.reports) or _in(nowhere, one.where):
        asked["where"] = "snap"
    for part, words in one.sides.items():
        if any(words & names.get(r, set()) for r in one.reports) or _in(nowhere, words):
            asked[part] = "snap"
    return asked


def _in(look: re.Pattern[str] | None, words: Iterable[str]) -> bool:
    return look is not None and any(look.search(w) for w in words)


def _others(
    told: Iterable[_Told], events: Mapping[str, Fields]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By report the words of days and numbers to block, and the sentences."""
    words: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    for one in told:
        fields = events.get(one.event.id, {})
        for claim in one.claims:
            found: set[str] = set()
            if "counts" in fields:
                found |= {s.quote for c in claim.counts for s in c.spans}
                found |= {c.value.verbatim for c in claim.counts}
            if "when" in fields:
                spoken = (claim.happened, claim.said)
                found |= {s.quote for t in spoken if t is not None for s in t.spans}
            for report in one.reports:
                words.setdefault(report, set()).update(map(folded, found))
                if "quotes" in fields:
                    whole.setdefault(report, set()).add(claim.sentence.quote)
    return words, whole


def _reports(
    told: Iterable[_Told], events: Mapping[str, Fields], decided: Decided
) -> dict[str, frozenset[str]]:
    """By report which of its words and origin are hidden."""
    found = {k: set(v) for k, v in decided.documents.items()}
    for one in told:
        fields = {f for f in ("quotes", "documents") if f in events.get(one.event.id, {})}
        if "event" in events.get(one.event.id, {}):
            fields.discard("documents")
        for report in one.reports if fields else ():
            found.setdefault(report, set()).update(fields)
    return _frozen(found)
