"""Events in the columns of ACLED (Codebook 2019; columns and categories of acledR 1.0.1).

Law: what Marsad does not know stays empty. Only ``fatalities`` follows ACLED where it makes a
number of a word: nothing said is 0, "several" 10, "dozens" 12, "hundreds" 100; of rival figures
the lowest, unless the held one was confirmed; one total of several rows divided among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from marsad.codebook.crosswalk import Codes
from marsad.codebook.interactions import CIVILIANS, PROTESTERS, RIOTERS
from marsad.codebook.place_precision import acled_precision
from marsad.model.counts import Count
from marsad.model.events import Event, Side
from marsad.publishing.exports.acled_shares import shared
from marsad.publishing.exports.coded import (
    NOT_HAPPENED,
    Days,
    class_of_side,
    codes_held,
    days_of,
    joined,
    killed,
    most,
    place_of,
    publishers,
    sides_held,
    told_claims,
    why_uncoded,
)
from marsad.publishing.material import Material
from marsad.registry.countries import country_name, country_number

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
NO_CODE = "without an ACLED code"
CONFIRMED = frozenset({"decision", "corrected", "most-voices", "grown"})
VAGUE = (("hundreds", 100), ("dozens", 12), ("several", 10), ("many", 10), ("some", 10),
         ("number of", 10))  # fmt: skip
MASSACRE = 100
CROWDS = {CIVILIANS: "Civilians", PROTESTERS: "Protesters", RIOTERS: "Rioters"}
BOTH = "Excessive force against protesters"
DEMONSTRATION, VIOLENCE = "Demonstrations", "Political violence"
Row = dict[str, Any]


def acled_rows(material: Material, made: str) -> Iterator[Row | str]:
    """Each event in ACLED's columns, or why it is left out."""
    tried = [(event, acled_row(event, material, made)) for event in material.events]
    kept = [(event, row) for event, row in tried if not isinstance(row, str)]
    tolls = {event.id: row["fatalities"] for event, row in kept}
    divided = shared(tolls, [event for event, _ in kept], material)
    for event, row in tried:
        yield row if isinstance(row, str) else row | {"fatalities": divided[event.id]}


def acled_row(event: Event, material: Material, made: str) -> Row | str:
    """``event`` in ACLED's columns, or why it is left out."""
    why = why_uncoded(event)
    if why is not None:
        return why
    coded = [c for c in codes_held(event, material) if c.acled_sub_event is not None]
    if not coded:
        told = told_claims(event, material)
        unreal = told and all(c.realis.value in ("not-happened", "future") for c in told)
        return NOT_HAPPENED if unreal else NO_CODE
    sub = most(c.acled_sub_event for c in coded)
    alike = [c for c in coded if c.acled_sub_event == sub]
    best = next((c for c in alike if c.interaction is not None), alike[0])
    quotes = (c.sentence.quote for c in told_claims(event, material))
    return {
        "event_id_cnty": event.id, **_when(days_of(event)),
        "disorder_type": disorder_of(best), "event_type": best.acled_event,
        "sub_event_type": best.acled_sub_event, **_sides(event, best), **_where(event),
        "source": joined(publishers(event, material)),
        "notes": " ".join(next(quotes, "").split()) or None,
        "fatalities": fatalities_of(event, material), "tags": _tags(event, best),
        "timestamp": int(datetime.fromisoformat(made).timestamp()),
    }  # fmt: skip


def disorder_of(codes: Codes) -> str | None:
    """ACLED's ``disorder_type`` of an event (the flags of ``acled_event_categories``)."""
    sub, event = codes.acled_sub_event, codes.acled_event
    if sub == BOTH:
        return f"{VIOLENCE}; {DEMONSTRATION}"
    if event == "Protests" or sub == "Violent demonstration":
        return DEMONSTRATION
    return event if event == "Strategic developments" else VIOLENCE


def _when(days: Days | None) -> Row:
    """The day (1), the middle of at most a week (2) or of at most a month (3)."""
    if days is None:
        return {}
    row: Row = {"year": days.first.year} if days.first.year == days.last.year else {}
    if days.many > 31:
        return row
    middle = days.first + timedelta(days=(days.many - 1) // 2)
    precision = 1 if days.many == 1 else 2 if days.many <= 7 else 3
    return {"event_date": middle.isoformat(), "year": middle.year, "time_precision": precision}


def _sides(event: Event, codes: Codes) -> Row:
    """Both sides by name, with their classes: as the claims carry them, else of the sides held."""
    doers, others = sides_held(event)
    one = class_of_side(doers[0], event) if doers else None
    other = class_of_side(others[0], event) if others else None
    if codes.acled_event == "Violence against civilians":
        other = CIVILIANS
    code = None if one is None or other is None else min(one, other) * 10 + max(one, other)
    if codes.interaction is not None:
        between = codes.interaction
        one, other, code = between.inter1, between.inter2, between.code
        if other is None and not event.targets:
            doers = (*doers, *others)  # who acts together, with no one against them
        others = others if other is not None else ()
    targeted = codes.acled_event == "Violence against civilians" or (
        codes.acled_event in ("Explosions/Remote violence", "Riots") and other == CIVILIANS
    )
    first, second = _led(doers, one, event), _led(others, other, event)
    return {
        "actor1": first[0], "assoc_actor_1": joined(first[1:]), "inter1": one,
        "actor2": second[0], "assoc_actor_2": joined(second[1:]), "inter2": other,
        "interaction": code,
        "civilian_targeting": "Civilian targeting"
        if targeted or codes.acled_sub_event == BOTH else None,
    }  # fmt: skip


def _led(sides: tuple[Side, ...], number: int | None, event: Event) -> list[str | None]:
    """The names of a side, first the one whose class is coded, else ACLED's name for people of
    that class, else the first that is held."""
    lead = next((s.name for s in sides if class_of_side(s, event) == number), None)
    name = lead or _crowd(number, event) or next((s.name for s in sides), None)
    return [name, *(s.name for s in sides if s.name != name)]


def _crowd(number: int | None, event: Event) -> str | None:
    crowd, where = CROWDS.get(number or 0), place_of(event)
    country = country_name(where.country) if where else None
    return f"{crowd} ({country})" if crowd and country else crowd


def _where(event: Event) -> Row:
    """The place. A whole country is never coded: then the country alone is named."""
    where = place_of(event)
    if where is None:
        return {}
    row: Row = {
        "iso": country_number(where.country), "country": country_name(where.country),
        "admin1": where.admin1 or None,
    }  # fmt: skip
    precision = acled_precision(where)
    if precision is None:
        return row
    return row | {"location": where.name, "latitude": where.lat, "longitude": where.lon,
                  "geo_precision": precision}  # fmt: skip


def fatalities_of(event: Event, material: Material) -> int | None:
    """ACLED's number of the dead; ``None`` where only an upper bound is told, a total of more than
    this event, or where a decision withholds it."""
    if "counts" in material.withheld.get(event.id, ()):
        return None
    held = killed(event)
    if held is None:
        if any(h.value.of == "killed" for h in event.counts):
            return None
        words = (c.trigger.quote.lower() for c in told_claims(event, material))
        return MASSACRE if any("massacre" in w for w in words) else 0
    number = number_of(held.value)
    if held.basis in CONFIRMED:
        return number
    told = (number, *(number_of(r.value) for r in held.rivals))
    return min((n for n in told if n is not None), default=None)


def number_of(count: Count) -> int | None:
    """The number ACLED makes of a count: the figure, its number for a vague word, else the lower
    bound."""
    if count.best is not None:
        return count.best
    words = count.verbatim.lower()
    if not re.search(r"\d", words):
        vague = next((n for word, n in VAGUE if re.search(rf"\b{word}\b", words)), None)
        if vague is not None:
            return vague
    return count.low


def _tags(event: Event, codes: Codes) -> str | None:
    """The size of a crowd, as ACLED tags it."""
    if codes.acled_event not in ("Protests", "Riots"):
        return None
    said = next((h.value.verbatim for h in event.counts if h.value.of == "participants"), None)
    return f"crowd size={said or 'no report'}"
