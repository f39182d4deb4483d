"""From a reading to MUC-4 templates: one template for each incident it tells of."""

from __future__ import annotations

from datetime import date

from marsad.evaluation.muc4_heard import Incident
from marsad.evaluation.muc4_incidents import incidents
from marsad.evaluation.muc4_keys import DATE, PLACE, SLOTS, TYPE, Fill, Template, set_fill
from marsad.evaluation.muc4_page import Page, page_of
from marsad.evaluation.muc4_people import category, people_slots, perpetrator_slots
from marsad.evaluation.muc4_things import instrument_slots, thing_slots
from marsad.evaluation.muc4_where import day_fill, home_country, place_of
from marsad.model.mentions import Reading


def templates(reading: Reading, reported: date | None) -> list[Template]:
    """The templates of a report, in the order of its incidents."""
    page = page_of(reading)
    home = home_country(page)
    return [template(page, one, reported, home) for one in incidents(page, reported)]


def template(page: Page, one: Incident, reported: date | None, home: str) -> Template:
    """One template from the claims of one incident."""
    filled: dict[str, dict[Fill, None]] = {s: {} for s in SLOTS}
    filled[TYPE][set_fill(one.type)] = None
    filled["INCIDENT: STAGE OF EXECUTION"][set_fill(one.stage)] = None
    filled["PERP: INCIDENT CATEGORY"][set_fill(category(page, one))] = None
    for slot, fill in ((DATE, day_fill(one.claims, reported)),
                       (PLACE, place_of(page, one.claims, home))):  # fmt: skip
        if fill is not None:
            filled[slot][fill] = None
    for slot, fill in (
        *perpetrator_slots(page, one),
        *people_slots(one),
        *thing_slots(one),
        *instrument_slots(page, one),
    ):
        filled[slot][fill] = None
    return {slot: tuple(fills) for slot, fills in filled.items()}
