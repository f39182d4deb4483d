"""What the desk works out itself of the week's events: the first for a while, the third this month.

A few that matter, told with the event. Law: without a baseline nothing is called a first; an event
that is not settled is told "as reported"; what may belong and is not counted is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.model.events import Event, Side
from marsad.model.values import Citation, Held, Told
from marsad.publishing.citing import cite
from marsad.publishing.computed.actors import OF_STATE, STATE
from marsad.publishing.computed.answer import NO_BASELINE, Answer
from marsad.publishing.computed.asserted import ORDINALS
from marsad.publishing.computed.form import text_of
from marsad.publishing.computed.query import Area, Query
from marsad.publishing.computed.running import run
from marsad.publishing.computed.scope import FAMILIES
from marsad.publishing.frames import noun_of
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import days, numbers, sides

SETTLED = ("corroborated", "admitted")
RARE = ("assault.aerial", "assault.drone", "assault.explosives", "assault.suicide-attack",
        "assault.abduct", "assault.heavy-weapons", "assault.firearms", "assault.targeted",
        "protest.riot", "retreat.ceasefire", "retreat.release", "coerce.martial-law",
        "coerce.curfew")  # fmt: skip
QUIET_DAYS, BLANK_DAYS, FARTHEST_DAYS = 28, 182, 730
MOST, MOST_OPEN, LEAST_RANK = 3, 3, 3
TOWN_KM = 20.0
NOUNS = {"assault.aerial": "air or drone strike", "assault.drone": "air or drone strike",
         "assault.explosives": "bombing", "assault.suicide-attack": "bombing"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Computed:
    """One sentence that may be told of an event, and how much it matters."""

    event: str
    told: Told
    worth: float


def computed(
    week: Iterable[Event], material: Material, period: tuple[date, date]
) -> Mapping[str, Told]:
    """At most ``MOST`` events of the week with the sentence that was worked out for each."""
    best: dict[tuple[object, ...], Computed] = {}
    for event in sorted(week, key=lambda e: (day_of(e) or date.max, e.id)):
        for one in (_first(event, material, period), _nth(event, material, period)):
            if one is not None:
                query = one.told.citations[-1].query or ""
                key = tuple(w for w in query.split() if not w.startswith(("at=", "from=", "to=")))
                best.setdefault(key, one)
    ranked = sorted(best.values(), key=lambda c: (-c.worth, c.event))
    found: dict[str, Told] = {}
    for one in ranked[:MOST]:
        found.setdefault(one.event, one.told)
    return found


def _first(event: Event, material: Material, period: tuple[date, date]) -> Computed | None:
    day, where = _sharp(event, period), event.where.value if event.where else None
    begun = material.coverage.watched_from
    if day is None or where is None or not where.country or begun is None:
        return None
    home = _country(where.country, material)
    if event.kind.value not in RARE or not home or begun >= day:
        return None
    doer = next((h for h in event.actors if h.value.actor_id), None)
    query = Query(
        "since", max(begun, day - timedelta(days=FARTHEST_DAYS)), day, kinds=_family(event),
        actors=(_id(doer.value, where.country),) if doer else (), area=Area(where.country),
        at=event.id,
    )  # fmt: skip
    answer = run(query, material)
    if answer.verdict == NO_BASELINE or len(answer.maybe) > MOST_OPEN:
        return None
    gap = answer.days if answer.days is not None else (day - query.first).days
    if gap < (QUIET_DAYS if answer.last else BLANK_DAYS):
        return None
    return Computed(event.id, _told_first(event, answer, doer, home, material, period), float(gap))


def _told_first(
    event: Event, answer: Answer, doer: Held[Side] | None, home: str, material: Material,
    period: tuple[date, date],
) -> Told:  # fmt: skip
    noun = NOUNS.get(event.kind.value) or noun_of(event.kind.value)
    by = f" by {_doer(answer.query, doer, material)}" if doer else ""
    year = period[1].year
    if answer.since is not None and answer.days is not None:
        back = f"since {days.day(answer.since, year)}, {answer.days:,} days before"
    else:
        back = f"since the desk's reading begins, on {days.day(answer.query.first, year)}"
    but = ""
    if answer.maybe:
        many = len(answer.maybe)
        but = f", not counting {'one' if many == 1 else numbers.number(many)} that may belong"
    text = f"{_was(event)} the first {noun}{by} held here in {home} {back}{but}."
    return _told(text, event, answer, material)


def _nth(event: Event, material: Material, period: tuple[date, date]) -> Computed | None:
    """The third of its kind in one town in the calendar month, or a later one."""
    day, where = _sharp(event, period), event.where.value if event.where else None
    if day is None or where is None or where.lat is None or where.lon is None:
        return None
    if where.precision not in ("town", "point") or where.relation != "in" or not where.place_id:
        return None
    if not event.kind.value.startswith("assault") or not where.name:
        return None
    area = Area(where.country, place=where.place_id, lat=where.lat, lon=where.lon,
                radius_km=TOWN_KM)  # fmt: skip
    query = Query("nth", day.replace(day=1), day, kinds=_family(event), area=area, at=event.id)
    answer = run(query, material)
    rank = int(answer.low or 0)
    if rank < LEAST_RANK or answer.low != answer.high or rank > len(ORDINALS):
        return None
    if answer.verdict == NO_BASELINE:
        return None
    noun = NOUNS.get(event.kind.value) or noun_of(event.kind.value)
    text = f"{_was(event)} the {ORDINALS[rank - 1]} {noun} held here in {where.name} this month."
    return Computed(event.id, _told(text, event, answer, material), 10.0 * rank)


def _sharp(event: Event, period: tuple[date, date]) -> date | None:
    """The day of an event that is known to the day, and of the week."""
    when = event.when.value if event.when else None
    if when is None or when.basis == "publication" or when.earliest != when.latest:
        return None
    if event.realis != "happened" or event.standing.value in ("refuted", "withdrawn", "contested"):
        return None
    day = when.latest
    return day if day is not None and period[0] <= day <= period[1] else None


def _family(event: Event) -> tuple[str, ...]:
    own = event.kind.value
    return tuple(sorted(next((f for f in FAMILIES if own in f), frozenset({own}))))


def _id(side: Side, home: str) -> str:
    if side.country not in ("", home) and side.kind in OF_STATE:
        return STATE + side.country.lower()
    return side.actor_id or ""


def _doer(query: Query, doer: Held[Side] | None, material: Material) -> str:
    actor = material.actors.get(query.actors[0]) if material.actors and query.actors else None
    name = actor.name if actor else doer.value.name if doer else ""
    return sides.with_article(name)


def _country(code: str, material: Material) -> str:
    state = material.actors.state(code) if material.actors else None
    return state.name if state else ""


def _was(event: Event) -> str:
    return "It was" if event.standing.value in SETTLED else "As reported, it was"


def _told(text: str, event: Event, answer: Answer, material: Material) -> Told:
    last = next((e for e in material.events if e.id == answer.last), None)
    ground = cite(material.read_in(last)[:1], material) if last else ()
    query = Citation(query=text_of(answer.query), cites=answer.events or (event.id,))
    return Told(text, (event.id,), (*ground, query))


def with_computed(
    told: Mapping[str, tuple[Told, ...]], extra: Mapping[str, Told]
) -> dict[str, tuple[Told, ...]]:
    """Each event's sentences, with what was worked out of it after its lead."""
    return {key: (*own[:1], extra[key], *own[1:]) if key in extra else own
            for key, own in told.items()}  # fmt: skip


