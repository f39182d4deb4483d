"""What reports assert about a series, as a query and a verdict on the events held."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.mentions import SeriesClaim
from marsad.publishing.computed.answer import BROKEN, OPEN
from marsad.publishing.computed.query import Query
from marsad.publishing.computed.running import held, run
from marsad.publishing.computed.scope import Scope, scope_of
from marsad.publishing.computed.watched import Watched
from marsad.publishing.computed.windows import full_start, least_start, widest_start
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.registry.geometry import distance_km

SUPPORTED, CONTRADICTED, UNKNOWN = "supported", "contradicted", "cannot-tell"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
            "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip
DEADLY = ("deadliest", "bloodiest", "most deadly", "most lethal", "most bloody")
BY_DEAD = (*DEADLY, "worst")
SIZED = ("highest", "heaviest", "biggest", "largest", "most")
NO_START = "it counts from a day, a month or a year, and the words begin with none of these"
STRETCHES = {"day": "day", "week": "week", "month": "month"}
GENERIC = frozenset({"assault", "protest"})
ECHO_DAYS, ECHO_KM, SHARP_DAYS = 3, 40.0, 7


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one check: the query and its answer, ``last`` the event that decided it,
    ``days`` how long before the reference it was, ``why`` it cannot be told; ``maybe`` are events
    that may belong and are not counted."""

    outcome: str
    query: Query | None = None
    events: tuple[str, ...] = ()
    last: Event | None = None
    days: int | None = None
    why: str = ""
    maybe: tuple[str, ...] = ()


def judge(series: SeriesClaim, event: Event, material: Material) -> Verdict:
    """Whether the events held bear out what ``series`` says of ``event``."""
    upto = day_of(event)
    if upto is None or not _sharp(event):
        return Verdict(UNKNOWN, why="its event has no day")
    start, whole = least_start(series.window, upto), full_start(series.window, upto)
    if start is None or whole is None:
        return Verdict(UNKNOWN, why=NO_START)
    start, whole = min(start, upto), min(whole, upto)
    scope = scope_of(series, event, material.actors)
    query = Query(
        "nth", start, upto, kinds=scope.kinds, actors=scope.actors, targets=scope.targets,
        between=scope.between, area=scope.area, at=event.id,
    )  # fmt: skip
    rank = rank_of(series.ordinal)
    if rank == 1:
        return _first(query, event, scope, material)
    if rank is not None:
        wide = replace(query, first=min(widest_start(series.window, upto) or whole, upto))
        return _ranked(query, wide, rank, scope, material)
    return _extreme(query, series, event, scope, material)


def _sharp(event: Event) -> bool:
    """True when the day of an event is known to about a week."""
    when = event.when.value if event.when else None
    if when is None or when.earliest is None or when.latest is None:
        return when is not None
    return (when.latest - when.earliest).days <= SHARP_DAYS


def rank_of(ordinal: str) -> int | None:
    """The number an ordinal stands for; ``None`` for an extreme."""
    word = ordinal.lower().strip()
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    return int(match.group(1)) if match else None


def _first(query: Query, event: Event, scope: Scope, material: Material) -> Verdict:
    back = replace(query, measure="since", first=date.min)
    answer = run(back, material)
    last = held(answer.last, material) if answer.last else None
    base = Verdict(UNKNOWN, query, answer.events, last, answer.days)
    if answer.since is not None and answer.since >= query.first:
        if last is not None and echo(last, event):
            return replace(base, why="the one before may be the same, told again")
        return _against(base, scope)
    inside = run(query, material)
    return _for(base, inside.watched, inside.maybe)


def _ranked(
    query: Query, wide: Query, rank: int, scope: Scope, material: Material
) -> Verdict:
    """At least as many as in the strict window, at most as in the wide one. One of the same day may
    be the same told again: one of an earlier day must be held. A bare "second attack" leaves open
    what it is second to."""
    answer, most = run(query, material), run(wide, material)
    last = held(most.last, material) if most.last else None
    base = Verdict(UNKNOWN, wide, most.events, last, most.days)
    if answer.low is not None and answer.low > rank:
        if GENERIC & set(scope.kinds) and not scope.named:
            return replace(base, why="its words do not say enough of what is counted")
        return _against(base, scope)
    if not most.last or (most.high is not None and most.high < rank):
        return replace(base, why="the desk holds fewer of them")
    return _for(base, most.watched, ())


def _extreme(
    query: Query, series: SeriesClaim, event: Event, scope: Scope, material: Material
) -> Verdict:
    of, per = _measured(series, scope)
    if not of:
        return Verdict(UNKNOWN, why="what it goes by is not a figure the desk counts")
    query = replace(query, measure="highest", of=of, per=per, at=event.id if per == "event" else "")
    answer = run(query, material)
    last = held(answer.last, material) if answer.last else None
    day, upto = day_of(last) if last else None, query.last
    base = Verdict(UNKNOWN, query, answer.events, last, (upto - day).days if day else None)
    if answer.low is None:
        return replace(base, last=None, why=f"the desk counts nobody {of} in its event")
    if answer.verdict == BROKEN:
        if per == "event" and last is not None and echo(last, event):
            return replace(base, why="the one with more may be the same, told again")
        return _against(base, scope)
    if answer.verdict == OPEN:
        return replace(base, why="another held may have had as many")
    return _for(replace(base, last=None, days=None), answer.watched, ())


def _measured(series: SeriesClaim, scope: Scope) -> tuple[str, str]:
    """What an extreme counts, and over what; empty for one the desk does not count."""
    noun = (series.noun or "").split()[-1:]
    per = STRETCHES.get(noun[0].removesuffix("s"), "event") if noun else "event"
    if noun and noun[0].startswith(("year", "decade")):
        return "", per
    violent = all(k.startswith("assault") or k == "protest.riot" for k in scope.kinds)
    if series.ordinal in BY_DEAD and violent:
        return "killed", per
    if violent and noun and noun[0].removesuffix("s") == "massacre":
        return "killed", per
    if series.ordinal in SIZED and series.measure:
        return series.measure, per
    return "", per


def _against(base: Verdict, scope: Scope) -> Verdict:
    if scope.narrower:
        words = " ".join(scope.narrower[:4])
        return replace(base, why=f"the desk does not count “{words}” apart")
    if scope.loose:
        return replace(base, why="its words do not say enough of what is counted")
    return replace(base, outcome=CONTRADICTED)


def _for(base: Verdict, seen: Watched, maybe: tuple[str, ...]) -> Verdict:
    if not seen.enough:
        return replace(base, why=blindness(seen))
    return replace(base, outcome=SUPPORTED, maybe=maybe)


def blindness(seen: Watched) -> str:
    """Why a window is no baseline, in words with their figures."""
    if not seen.reaches:
        return "no baseline: the desk's documents do not reach back so far"
    return f"no baseline: the desk read something in only {seen.read:,} of {seen.weeks:,} weeks"


def echo(one: Event, other: Event) -> bool:
    """True when two events of nearly one day and one place may be one happening told twice."""
    if one.id in other.alike or other.id in one.alike:
        return True
    a, b = day_of(one), day_of(other)
    if a is None or b is None or abs(a - b) > timedelta(days=ECHO_DAYS):
        return False
    here, there = (e.where.value if e.where else None for e in (one, other))
    if here is None or there is None or here.lat is None or there.lat is None:
        return True
    away = distance_km(here.lat, here.lon or 0.0, there.lat, there.lon or 0.0)
    return away <= ECHO_KM + max(here.radius_km or 0.0, there.radius_km or 0.0)


