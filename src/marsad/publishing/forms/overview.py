"""``country-overview``: one section a country; the country where nearly all events lie has one a
first-level area. How many events against the weeks before comes first, then the
situation in short paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from marsad.model.briefs import Paragraph
from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.forms.parts import Part, Week
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import numbers
from marsad.registry.places.rows import countries

NOWHERE = "Place not given"
WEEKS = 4
NEARLY_ALL = 0.8
COUNTED = ("happened", "ongoing")


def overview_of(week: Week) -> tuple[Part, ...]:
    """The areas with the most events first; what has no place comes last."""
    home = home_of(week.events)
    homes = {e.id: area_of(e, home) for e in week.material.events}
    areas: dict[str, list[Event]] = {}
    for event in week.events:
        areas.setdefault(homes[event.id], []).append(event)
    ordered = sorted(areas, key=lambda a: (a == NOWHERE, -len(areas[a]), a))
    return tuple(
        Part(
            f"area-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or n}", name,
            tuple(week.ranked(areas[name])), week.paragraphs, week.config.most,
            _trend(name, areas[name], homes, week),
        )
        for n, name in enumerate(ordered)
    )  # fmt: skip


def home_of(events: Iterable[Event]) -> str:
    """The country where nearly all events lie that have one; empty where there is none such."""
    known = Counter(c for e in events if (c := _country(e)))
    country, many = known.most_common(1)[0] if known else ("", 0)
    return country if many >= NEARLY_ALL * known.total() else ""


def area_of(event: Event, home: str) -> str:
    """The heading an event stands under: its country or, in the country ``home``, the area."""
    where = event.where.value if event.where is not None else None
    if where is None or not where.country:
        return NOWHERE
    country = country_names().get(where.country, where.country)
    if where.country != home:
        return country
    return where.admin1 or f"{country}, area not given"


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """The name of each country by its alpha-3 code."""
    return {row.place.country: row.place.name for row in countries()}


def _country(event: Event) -> str:
    return event.where.value.country if event.where is not None else ""


def _trend(
    name: str, events: Iterable[Event], homes: dict[str, str], week: Week
) -> tuple[Paragraph, ...]:
    """``Six events this week; 0.8 a week in the four weeks before``, as far as the desk reaches."""
    now = [e for e in events if e.realis in COUNTED]
    if name == NOWHERE or not now:
        return ()
    many = f"{numbers.number(len(now))} event{'' if len(now) == 1 else 's'} in the period"
    start = week.period[0] - timedelta(weeks=WEEKS)
    ids = tuple(e.id for e in now)
    text = f"{many}; the desk does not reach back over the four weeks before."
    if week.material.coverage.reaches(start):
        before = _held(name, homes, week.material, start, week.period[0])
        mean = f"{len(before) / WEEKS:.1f}"
        text = f"{many}, against {mean} a week in the four weeks before."
        ids = (*(e.id for e in before), *ids)
    query = f"events area={name} from={start} to={week.period[1]}"
    told = Told(text[:1].upper() + text[1:], tuple(e.id for e in now),
                (Citation(query=query, cites=ids),))  # fmt: skip
    return (Paragraph((told,), ()),)


def _held(
    name: str, homes: dict[str, str], material: Material, first: date, end: date
) -> list[Event]:
    return [
        e for e in material.events
        if homes[e.id] == name and e.realis in COUNTED and (day := day_of(e)) is not None
        and first <= day < end and e.standing.value not in ("withdrawn", "refuted")
    ]  # fmt: skip

