"""``marsad changes``: what is held differently since a position of the ledger, and which published
sentences that touches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.app.choosing_actors import actors_of_run
from marsad.app.work.holding import events_then, held_at
from marsad.app.work.settling import settled
from marsad.app.work.telling import AFTER_THE_FACT, events_as_of
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.publishing.difference import Between, EventChange, difference
from marsad.publishing.touched import Touched, touched
from marsad.store.briefs import briefs
from marsad.store.desk import Desk
from marsad.store.ledger import adopted_run, decisions, head, moved_since
from marsad.store.library import documents
from marsad.store.readings import claims
from marsad.store.releases import releases

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LAST_MOMENT = "T23:59:59"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is held differently at row ``now`` than at row ``since``; ``rows`` are those between."""

    since: int
    now: int
    events: tuple[EventChange, ...]
    sentences: tuple[Touched, ...]
    rows: tuple[Decision, ...]


def position_on(ledger: tuple[Decision, ...], day: date) -> int:
    """The last row of the ledger when ``day`` ended (UTC), by the times it carries itself; 0 when
    it began later. A row said to be of a later day is never before it."""
    end = f"{day.isoformat()}{LAST_MOMENT}"
    for row in ledger:
        if row.at[: len(end)] > end:
            return row.seq - 1
    return len(ledger)


def position_of(desk: Desk, word: str) -> int:
    """The ledger position that a row's number, a day, a brief's id or a release's id names. Raises
    ``MarsadError`` (``E-AS-OF``) when there is no such."""
    ledger = decisions(desk)
    if word.isdecimal() and int(word) <= len(ledger):
        return int(word)
    if DAY.fullmatch(word):
        try:
            return position_on(ledger, date.fromisoformat(word))
        except ValueError:
            pass
    for brief in briefs(desk):
        if word in (brief.id, brief.release):
            return brief.as_of
    for released in releases(desk):
        if word == released.id:
            return int(released.plan["as_of"])
    raise MarsadError(
        "E-AS-OF", "this names no position of the ledger", where=word,
        hint=f"name a row up to {len(ledger)}, a day (YYYY-MM-DD), a brief or a release",
    )  # fmt: skip


def changes_between(desk: Desk, since: int, now: int | None = None) -> Changes:
    """What is held differently at ``now`` (the ledger's head for ``None``) than at ``since``."""
    with settled(desk, actors_of_run(desk)) as view:
        return _between(view, since, now)


def _between(desk: Desk, since: int, now: int | None) -> Changes:
    upto = head(desk)[0] if now is None else now
    current = events_as_of(desk, actors_of_run(desk, upto), upto)
    index = actors_of_run(desk, since)
    if moved_since(desk, upto, but=AFTER_THE_FACT):
        then = held_at(desk, index, since)
    else:
        then = events_then(desk, index, current, (), since)
    moved = difference(then, current, between(desk, since, upto))
    told = touched([b for b in briefs(desk) if b.as_of <= upto], moved)
    return Changes(since, upto, moved, told, decisions(desk, upto)[since:])


def between(desk: Desk, since: int, now: int) -> Between:
    """The rows after ``since`` up to ``now``, with the documents of all claims at both ends."""
    ledger = decisions(desk, now)
    homes: dict[str, str] = {}
    for run in dict.fromkeys((adopted_run(desk, since), adopted_run(desk, now))):
        if run is not None:
            homes |= {c.id: c.document for c in claims(desk, run, now)}
    return Between(ledger[since:], homes, {d.seq: d for d in ledger})


def titles(desk: Desk) -> dict[str, str]:
    """How a reader knows each document: title, publisher and day."""
    return {
        d.id: f"{d.title or d.locator} ({d.source.name}, {d.published or 'no date'})"
        for d in documents(desk)
    }


def as_tree(found: Changes, names: Mapping[str, str]) -> dict[str, Any]:
    """The changes as plain JSON values."""
    rows = {r.seq: cause_row(r, names) for r in found.rows}
    return {
        "since": found.since, "now": found.now,
        "events": [event_tree(e, rows) for e in found.events],
        "sentences": [sentence_tree(s) for s in found.sentences],
    }


def sentence_tree(one: Touched) -> dict[str, Any]:
    """One published sentence that a change touches."""
    return {
        "brief": one.brief, "part": one.part, "sentence": one.sentence,
        "footnotes": list(one.footnotes), "events": list(one.events), "why": list(one.why),
    }  # fmt: skip


def event_tree(change: EventChange, rows: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """One event's change with its causes written out."""
    return {
        "event": change.event, "sort": change.sort, "others": list(change.others),
        "fields": [
            {"field": f.field, "before": f.before, "after": f.after,
             "causes": [rows[s] for s in f.causes if s in rows]}
            for f in change.fields
        ],
        "causes": [rows[s] for s in change.causes if s in rows],
    }  # fmt: skip


def cause_row(row: Decision, names: Mapping[str, str]) -> dict[str, Any]:
    """A row of the ledger as a cause: who decided stands in the ledger, not here."""
    return {
        "row": row.seq, "at": row.at, "verb": row.verb, "subject": row.subject,
        "reason": row.reason or None, "document": names.get(row.subject),
    }  # fmt: skip
