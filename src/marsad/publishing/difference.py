"""What is held differently at two positions of the ledger, field by field, and why.

Events are matched by id; a name that lives on in another event was merged, an event that holds
claims of one that stands beside it was split off. Causes are rows of the ledger between the two
positions: documents that came in, and decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.model.decisions import Decision, object_in
from marsad.model.events import Event
from marsad.model.values import Held
from marsad.publishing.exports.rows import value_row

NEW, GONE, MERGED, SPLIT, CHANGED = "new", "gone", "merged", "split", "changed"
SORTS = (NEW, GONE, MERGED, SPLIT, CHANGED)
OF_CLAIMS = ("claims", "overtaken")
NO_ONE_S = frozenset({"publish", "release", "desk-opened", "registry-imported"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an event, before and after as in the ``jsonl`` export, and the ledger rows that
    caused it. For ``claims`` and ``overtaken``: those there are no more, those that are new."""

    field: str
    before: Any
    after: Any
    causes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventChange:
    """What became of one event: ``sort`` is one of ``SORTS``; ``others`` the event it was merged
    into or split from; ``then`` and ``now`` the event itself, as far as there is one."""

    event: str
    sort: str
    others: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    causes: tuple[int, ...]
    then: Event | None = None
    now: Event | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """The ledger rows after one position up to another, and the document of each claim."""

    rows: tuple[Decision, ...]
    documents: Mapping[str, str]
    earlier: Mapping[int, Decision] = field(default_factory=dict)

    def causes(self, names: Iterable[str], claims: Iterable[str]) -> tuple[int, ...]:
        """The rows about any of these names, claims, or documents of these claims; where there is
        none, a newer reading."""
        listed = list(claims)
        about = {*names, *listed, *(self.documents[c] for c in listed if c in self.documents)}
        found = [row.seq for row in self.rows if self._is_about(row, about)]
        return tuple(found or (r.seq for r in self.rows if r.verb == "run-adopted"))

    def _is_about(self, row: Decision, about: set[str], depth: int = 0) -> bool:
        if row.verb in NO_ONE_S:
            return False
        if row.verb == "undo":
            undone = self.earlier.get(int(row.subject)) if row.subject.isdecimal() else None
            return undone is not None and depth < 9 and self._is_about(undone, about, depth + 1)
        after = object_in(row.after)
        named = {row.subject, *(str(after.get(k, "")) for k in ("into", "from", "by"))}
        return bool(named & about)


def difference(
    then: Sequence[Event], now: Sequence[Event], between: Between
) -> tuple[EventChange, ...]:
    """What became of each event, those of ``then`` in their order first, then the new ones. An
    event that is held as before is left out."""
    return (*_of_then(then, now, between), *_of_now(then, now, between))


def _of_then(
    then: Sequence[Event], now: Sequence[Event], between: Between
) -> Iterator[EventChange]:
    standing = {e.id: e for e in now}
    heirs = {name: e for e in now for name in e.also_known_as}
    homes = {c: e for e in now for c in e.claims}
    for old in then:
        current = standing.get(old.id)
        if current is not None:
            fields = tuple(_fields(old, current, between))
            if fields:
                causes = sorted({c for f in fields for c in f.causes})
                yield EventChange(old.id, CHANGED, (), fields, tuple(causes), old, current)
            continue
        heir = heirs.get(old.id) or homes.get(old.claims[0])
        names = (old.id, *old.also_known_as, *((heir.id,) if heir else ()))
        causes_ = between.causes(names, old.claims)
        sort, others = (MERGED, (heir.id,)) if heir is not None else (GONE, ())
        yield EventChange(old.id, sort, others, (), causes_, old, heir)


def _of_now(
    then: Sequence[Event], now: Sequence[Event], between: Between
) -> Iterator[EventChange]:
    known = {name for e in then for name in (e.id, *e.also_known_as)}
    known |= {e.id for e in then}
    homes = {c: e.id for e in then for c in e.claims}
    ids = {e.id for e in then}
    for event in now:
        if event.id in ids:
            continue
        parents = tuple(dict.fromkeys(homes[c] for c in event.claims if c in homes))
        if parents and not set(event.also_known_as) & ids:
            causes = between.causes((event.id, *parents), event.claims)
            yield EventChange(event.id, SPLIT, parents, (), causes, None, event)
        elif event.id not in known or not parents:
            causes = between.causes((event.id, *event.also_known_as), event.claims)
            yield EventChange(event.id, NEW, (), (), causes, None, event)


def _fields(then: Event, now: Event, between: Between) -> Iterator[FieldChange]:
    names = (then.id, *then.also_known_as, *now.also_known_as)
    came = tuple(c for c in now.claims if c not in then.claims)
    left = tuple(c for c in then.claims if c not in now.claims)
    silent = tuple(c for c in now.overtaken if c not in then.overtaken)
    moved = (*came, *left, *silent)
    before, after = held_fields(then), held_fields(now)
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        was, is_now = (row[0] if row else None for row in (old, new))
        if was != is_now:
            decided = [row.seq for row in between.rows if new is not None and row.seq == new[2]]
            fresh = [c for c in (new[1] if new is not None else ()) if c in moved]
            causes = decided or (
                between.causes((), fresh) if fresh else between.causes(names, moved)
            )
            yield FieldChange(name, was, is_now, tuple(causes))
    if came or left:
        yield FieldChange("claims", list(left), list(came), between.causes(names, moved))
    if silent:
        heard = [c for c in then.overtaken if c not in now.overtaken]
        yield FieldChange("overtaken", heard, list(silent), between.causes(names, came))


Row = tuple[Any, tuple[str, ...], int | None]


def held_fields(event: Event) -> dict[str, Row]:
    """Every field of an event by name: its value as JSON, its claims, the decision that set it."""
    found: dict[str, Row] = {"kind": _row(event.kind), "realis": (event.realis, (), None)}
    for name, one in (("when", event.when), ("where", event.where), ("grading", event.grading)):
        if one is not None:
            found[name] = _row(one)
    for name, many in (("actors", event.actors), ("targets", event.targets)):
        if many:
            claims = tuple(c for h in many for c in h.claims)
            decided = next((h.decision for h in many if h.decision is not None), None)
            found[name] = ([value_row(h.value) for h in many], claims, decided)
    for count in event.counts:
        found[f"counts.{count.value.of}"] = _row(count)
    standing = event.standing
    found["standing"] = (standing.value, (), standing.decision)
    found["voices"] = (standing.voices, (), None)
    if event.denials:
        found["denials"] = (len(event.denials), event.denials, None)
    return found


def _row(held: Held[Any]) -> Row:
    return value_row(held.value), held.claims, held.decision
