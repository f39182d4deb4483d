"""What people decided about the public, as it holds at one moment.

Law: a withholding is found again by the event's names and by the claims it had; what is withheld
and disclosed at once is withheld. An embargo ends by itself after its last day (UTC), judged by
the moment of making, so that equal grounds give equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.model.decisions import Decision, not_undone, object_in
from marsad.model.events import Event
from marsad.model.withholding import (
    FIELDS,
    HOWS,
    NAME,
    OF_REPORTS,
    VERBS_OF_HARM,
    Withholding,
    withholding_of,
)
from marsad.publishing.harm.rules import moment
from marsad.publishing.harm.settings import HarmRules
from marsad.publishing.material import Material

ALL = tuple(f for f in FIELDS if f != "event")
Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """By event the withheld fields and how coarse each becomes, by report the withheld fields, the
    names that nobody sees, the events whose place and the names that are shown by decision."""

    events: Mapping[str, Fields] = field(default_factory=dict)
    documents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    shown_places: frozenset[str] = frozenset()
    shown_names: frozenset[str] = frozenset()

    @property
    def hides(self) -> bool:
        """True when anything is withheld by decision or by name."""
        return bool(self.events or self.documents or self.names)


def decided_in(material: Material, rules: HarmRules, made: str) -> Decided:
    """The decisions and the names of the rules that are in force in ``material`` at ``made``."""
    rows = [d for d in not_undone(material.decisions) if d.verb in VERBS_OF_HARM]
    names = {_one_line(d.subject) for d in rows if d.verb == "shield-name"} | set(rules.names)
    if not rows:
        return Decided(names=frozenset(names))
    known = _names(material)
    events: dict[str, Fields] = {}
    documents: dict[str, set[str]] = {}
    places, shown = set(), set()
    today = moment(made).date()
    for row in rows:
        after = object_in(row.after)
        if row.verb == "disclose":
            if after.get("fields") == [NAME]:
                shown.add(_one_line(row.subject))
            else:
                places |= known.get(row.subject, set())
        if row.verb != "withhold":
            continue
        asked = _asked(after)
        if asked.until is not None and today > asked.until:
            continue
        if row.subject in material.documents or row.subject.startswith("doc-"):
            documents.setdefault(row.subject, set()).update(
                f for f in asked.fields if f in OF_REPORTS
            )
            continue
        for event in _meant(row, asked, known):
            add(events.setdefault(event, {}), dict.fromkeys(asked.fields, asked.how))
    hidden = {e for e, fields in events.items() if "where" in fields or "event" in fields}
    folded = {n.casefold() for n in names}
    return Decided(
        events, {k: frozenset(v) for k, v in documents.items()}, frozenset(names),
        frozenset(places - hidden), frozenset(n for n in shown if n.casefold() not in folded),
    )  # fmt: skip


def embargo_ended(decisions: Sequence[Decision], then: str, now: str) -> bool:
    """True when an embargo that held at ``then`` no longer holds at ``now``."""
    first, last = moment(then).date(), moment(now).date()
    rows = (d for d in not_undone(decisions) if d.verb == "withhold")
    days = (_asked(object_in(d.after)).until for d in rows)
    return any(day is not None and first <= day < last for day in days)


def add(old: Fields, new: Mapping[str, str]) -> bool:
    """Afterwards ``old`` has the fields of both, each as coarse as the coarser asks; true when that
    changed anything."""
    before = dict(old)
    for name, how in new.items():
        old[name] = max(old.get(name, how), how, key=HOWS.index)
    if "event" in old:
        old.update(dict.fromkeys(ALL, "drop"))
    return old != before


def _asked(after: Mapping[str, Any]) -> Withholding:
    """What is asked; all of it where the row cannot be read, for that protects."""
    try:
        return withholding_of(after)
    except ValueError:
        return Withholding(("event",))


def _meant(row: Decision, asked: Withholding, known: Mapping[str, set[str]]) -> set[str]:
    names = (row.subject, *asked.claims)
    return {event for name in names for event in known.get(name, set())}


def _names(material: Material) -> dict[str, set[str]]:
    """By every name of an event, and every claim of one, the ids of the events."""
    found: dict[str, set[str]] = {}
    for event in (*material.events, *material.previous_events):
        for name in names_of_event(event):
            found.setdefault(name, set()).add(event.id)
    return found


def names_of_event(event: Event) -> tuple[str, ...]:
    """Every name an event goes by: its id, those of what was merged into it, and its claims."""
    founded = (c.replace("claim-", "event-", 1) for c in event.claims)
    return (event.id, *event.also_known_as, *founded, *event.claims)


def _one_line(name: str) -> str:
    return " ".join(name.split())
