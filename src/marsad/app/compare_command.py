"""What ``marsad compare`` prints: a table for people, or a line of JSON for each event and row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from marsad.app.choosing_actors import actors_of_run
from marsad.app.console import OK, out
from marsad.app.desk_commands import days_between
from marsad.app.import_commands import count_words, when_words, where_words
from marsad.app.work.comparing import Comparison, compare_desk, killed_of, value_of
from marsad.codebook.contract import location_row, participant_row, time_row
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.hashing import canonical_json
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.resolving import Pair
from marsad.store.desk import open_desk

FORMS = ("table", "jsonl")
NONE = "-"


def compare(
    folder: Path, dataset: str | None, since: date | None, until: date | None, form: str,
    gone: bool,
) -> int:
    """Prints what both have with its differences, what we alone have, and what they alone have."""
    if form not in FORMS:
        raise MarsadError("E-USAGE", f"no such form: {form}", hint=" or ".join(FORMS))
    with open_desk(folder) as desk:
        index = actors_of_run(desk)
        for one in compare_desk(desk, index, dataset, days_between(since, until), gone):
            for line in tabled(one) if form == "table" else map(canonical_json, rows_of(one)):
                out(line)
    return OK


def tabled(one: Comparison) -> Iterator[str]:
    """The comparison for people."""
    found = one.found
    yield (f"{one.dataset}: {len(found.both)} in both, {len(found.ours)} ours only, "
           f"{len(found.theirs)} theirs only")  # fmt: skip
    for why, number in one.outside.items():
        yield f"  not counted: {number} of our events {why}"
    for why, number in one.beyond.items():
        yield f"  not counted: {number} of their rows {why}"
    if found.both:
        yield ""
        yield "IN BOTH"
    for pair in found.both:
        event, claim = one.events[pair.event], one.claims[pair.claim]
        yield f"{pair.event}  {one.rows[claim.document].locator}  score {pair.score:g}"
        for name, ours, theirs, how in differences(
            event, claim, pair, one.standings.get(pair.claim, "")
        ):
            yield f"  {name:<6} {ours:<44} | {theirs:<44} | {how}"
    for title, names, other in (("OURS ONLY", found.ours, "row"),
                                ("THEIRS ONLY", found.theirs, "event")):  # fmt: skip
        if names:
            yield ""
            yield title
        for name in names:
            yield from _alone(one, name, other)
    yield ""


def _alone(one: Comparison, name: str, other: str) -> Iterator[str]:
    if other == "row":
        event = one.events[name]
        yield "  ".join((name, *_event_words(event)))
    else:
        claim = one.claims[name]
        locator = one.rows[claim.document].locator
        yield "  ".join((locator, *_claim_words(claim)))
        if one.relied[name]:
            yield f"  they name {'; '.join(one.relied[name])}"
    better = one.found.perhaps.get(name)
    if better is not None:
        locator = one.rows[one.claims[better.claim].document].locator
        known = locator if other == "row" else better.event
        yield f"  perhaps also {known} (score {better.score:g}), which has a better match"


def differences(
    event: Event, claim: Claim, pair: Pair, standing: str
) -> Iterator[tuple[str, str, str, str]]:
    """The rows of a pair's table: what, ours, theirs, and how they stand to one another;
    ``standing`` is the word of another desk, where the row is one of its events."""
    days = "same" if pair.days == 0 else f"{pair.days} day{'s' if pair.days > 1 else ''} apart"
    km = "no points" if pair.km is None else f"{pair.km:g} km apart, {pair.reach_km:g} left open"
    ours, theirs = killed_of(event, claim)
    yield "kind", event.kind.value, claim.kind.value, pair.kind
    yield "day", _when(value_of(event.when)), _when(value_of(claim.happened)), days
    yield "place", _where(value_of(event.where)), _where(value_of(claim.where)), km
    yield "killed", _count(ours), _count(theirs), pair.toll
    yield "sides", _our_sides(event), _their_sides(claim), pair.sides
    if standing:
        same = standing_agreement(event.standing.value, standing)
        yield "stands", event.standing.value, standing, same or ""
    elif event.standing.value not in ("single-voice", "corroborated"):
        yield "stands", event.standing.value, "", ""


def standing_agreement(ours: str, theirs: str) -> str | None:
    """``same`` or ``differ``; ``None`` where theirs is no event of another desk, or withheld."""
    return ("same" if ours == theirs else "differ") if theirs else None


def _when(when: TimeSpan | None) -> str:
    return when_words(when) if when is not None else NONE


def _where(where: Location | None) -> str:
    return where_words(where) if where is not None else NONE


def _count(count: Count | None) -> str:
    return count_words(count) if count is not None else NONE


def _our_sides(event: Event) -> str:
    doers = "; ".join(h.value.name for h in event.actors) or NONE
    hit = "; ".join(h.value.name for h in event.targets)
    return " ".join((f"{doers} > {hit}" if hit else doers).split())


def _their_sides(claim: Claim) -> str:
    doers = "; ".join(p.mention.quote for p in claim.participants if p.role != "target") or NONE
    hit = "; ".join(p.mention.quote for p in claim.participants if p.role == "target")
    return f"{doers} > {hit}" if hit else doers


def _event_words(event: Event) -> Iterable[str]:
    ours, _ = killed_of(event, None)
    return (event.kind.value, _when(value_of(event.when)),
            _where(value_of(event.where)), f"killed {_count(ours)}",
            _our_sides(event), event.standing.value)  # fmt: skip


def _claim_words(claim: Claim) -> Iterable[str]:
    _, theirs = killed_of(None, claim)
    return (claim.kind.value, _when(value_of(claim.happened)), _where(value_of(claim.where)),
            f"killed {_count(theirs)}", _their_sides(claim))  # fmt: skip


def rows_of(one: Comparison) -> Iterator[dict[str, Any]]:
    """A JSON object for each pair (``side`` is ``both``), event alone (``ours``) and row alone
    (``theirs``)."""
    for pair in one.found.both:
        yield _row(one, "both", one.events[pair.event], one.claims[pair.claim], pair)
    for name in one.found.ours:
        yield _row(one, "ours", one.events[name], None, one.found.perhaps.get(name))
    for name in one.found.theirs:
        yield _row(one, "theirs", None, one.claims[name], one.found.perhaps.get(name))


def _row(
    one: Comparison, side: str, event: Event | None, claim: Claim | None, pair: Pair | None
) -> dict[str, Any]:
    told = None if pair is None else {
        "event": pair.event, "row": one.rows[one.claims[pair.claim].document].locator,
        "score": pair.score, "days": pair.days, "km": pair.km, "reach_km": pair.reach_km,
        "kind": pair.kind, "toll": pair.toll, "sides": pair.sides,
        "standing": standing_agreement(one.events[pair.event].standing.value,
                                       one.standings.get(pair.claim, "")),
    }  # fmt: skip
    return {
        "dataset": one.dataset, "side": side,
        "match": told if side == "both" else None, "perhaps": None if side == "both" else told,
        "ours": None if event is None else _ours(event),
        "theirs": None if claim is None else _theirs(one, claim),
    }  # fmt: skip


def _ours(event: Event) -> dict[str, Any]:
    when = event.when.value if event.when is not None else None
    where = event.where.value if event.where is not None else None
    ours, _ = killed_of(event, None)
    return {
        "event": event.id, "kind": event.kind.value, "standing": event.standing.value,
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
        "time_precision": when.precision if when else None,
        "place": where.name if where else None, "lat": where.lat if where else None,
        "lon": where.lon if where else None, "radius_km": where.radius_km if where else None,
        "country": (where.country or None) if where else None, "killed": _bounds(ours),
        "actors": [h.value.name for h in event.actors],
        "targets": [h.value.name for h in event.targets],
    }  # fmt: skip


def _theirs(one: Comparison, claim: Claim) -> dict[str, Any]:
    document = one.rows[claim.document]
    _, theirs = killed_of(None, claim)
    return {
        "row": document.locator, "document": document.id, "claim": claim.id,
        "kind": claim.kind.value, "standing": one.standings.get(claim.id),
        "time": time_row(claim.happened),
        "location": location_row(claim.where), "killed": _bounds(theirs),
        "participants": [participant_row(p) for p in claim.participants],
        "sources": list(one.relied[claim.id]), "rights": document.rights,
    }  # fmt: skip


def _bounds(count: Count | None) -> dict[str, int | None] | None:
    if count is None:
        return None
    return {"low": count.low, "best": count.best, "high": count.high}

