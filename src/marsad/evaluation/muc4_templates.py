"""From claims to MUC-4 templates: one template for each event a reading tells of.

The tables are ours, after the slot lists of the task. Only what is said to have happened or is
threatened makes a template; fights in which no side is unarmed are left out, as the task does. An
event without a date took place on or before the report's day: that is the task's convention, not
ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.codebook.parties import ARMED_GROUP, STATE, STATE_ARMED
from marsad.evaluation.muc4_keys import (
    DATE,
    PLACE,
    SLOTS,
    TYPE,
    Fill,
    Template,
    place_fill,
    set_fill,
    string_fill,
)
from marsad.model.claims import Claim, Participant

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
COUNTRIES = {
    "ARG": "ARGENTINA", "BOL": "BOLIVIA", "BRA": "BRAZIL", "CHL": "CHILE", "COL": "COLOMBIA",
    "CRI": "COSTA RICA", "CUB": "CUBA", "ECU": "ECUADOR", "SLV": "EL SALVADOR",
    "GTM": "GUATEMALA", "HND": "HONDURAS", "MEX": "MEXICO", "NIC": "NICARAGUA", "PAN": "PANAMA",
    "PER": "PERU", "PRY": "PARAGUAY", "ESP": "SPAIN", "USA": "UNITED STATES", "URY": "URUGUAY",
    "VEN": "VENEZUELA",
}  # fmt: skip
_TYPE_OF_MODE = {
    "abduct": "KIDNAPPING", "explosives": "BOMBING", "suicide-attack": "BOMBING",
    "aerial": "BOMBING", "drone": "BOMBING",
}  # fmt: skip
_FIRE = ("burn", "torch", "arson", "fire", "set")
_THEFT = ("rob", "stole", "steal", "loot", "theft")
_HUMAN = {
    "state-forces": "ACTIVE MILITARY", "external-forces": "ACTIVE MILITARY",
    "police": "LAW ENFORCEMENT", "government": "GOVERNMENT OFFICIAL", "party": "POLITICAL FIGURE",
    "judiciary": "LEGAL OR JUDICIAL", "rebel": "OTHER",
}  # fmt: skip
_EFFECT_ON_PEOPLE = {"killed": "DEATH", "injured": "INJURY", "unharmed": "NO INJURY"}
_EFFECT_ON_THINGS = {
    "destroyed": "DESTROYED", "damaged": "SOME DAMAGE", "unharmed": "NO DAMAGE",
}  # fmt: skip
_INSTRUMENTS = (
    ("car bomb", "VEHICLE BOMB"), ("dynamite", "DYNAMITE"), ("grenade", "GRENADE"),
    ("mortar", "MORTAR"), ("rocket", "ROCKET"), ("mine", "MINE"), ("machine", "MACHINE GUN"),
    ("rifle", "RIFLE"), ("gun", "GUN"), ("pistol", "HANDGUN"), ("bomb", "BOMB"),
    ("explosive", "EXPLOSIVE"), ("missile", "MISSILE"), ("fire", "FIRE"), ("stone", "STONE"),
)  # fmt: skip
_THINGS = (
    ("bank", "FINANCIAL"), ("embassy", "DIPLOMAT OFFICE OR RESIDENCE"),
    ("bus", "TRANSPORT VEHICLE"),
    ("truck", "TRANSPORT VEHICLE"), ("car", "TRANSPORT VEHICLE"), ("vehicle", "TRANSPORT VEHICLE"),
    ("pole", "ENERGY"), ("power", "ENERGY"), ("electric", "ENERGY"), ("pipeline", "ENERGY"),
    ("tower", "ENERGY"), ("house", "CIVILIAN RESIDENCE"), ("home", "CIVILIAN RESIDENCE"),
    ("church", "CHURCH"), ("bridge", "TRANSPORTATION ROUTE"), ("road", "TRANSPORTATION ROUTE"),
    ("school", "SCHOOL"), ("university", "SCHOOL"), ("hotel", "COMMERCIAL"),
    ("store", "COMMERCIAL"), ("radio", "COMMUNICATIONS"), ("newspaper", "COMMUNICATIONS"),
    ("office", "ORGANIZATION OFFICE"), ("ministry", "GOVERNMENT OFFICE OR RESIDENCE"),
    ("police", "LAW ENFORCEMENT FACILITY"),
)  # fmt: skip
_ARMED = STATE_ARMED | ARMED_GROUP


def incident_type(claim: Claim) -> str | None:
    """The task's type of incident, ``None`` for what is no incident to it."""
    base, _, mode = claim.kind.value.partition(".")
    word = claim.trigger.quote.lower()
    if base == "assault":
        if mode == "destroy":
            return "ARSON" if word.startswith(_FIRE) else "BOMBING"
        return _TYPE_OF_MODE.get(mode, "ATTACK")
    if base == "coerce" and word.startswith(_THEFT):
        return "ROBBERY"
    return None


def stage(claim: Claim) -> str | None:
    """ACCOMPLISHED or THREATENED; ``None`` for what is not said to have been."""
    if claim.stance.value == "threatened":
        return "THREATENED"
    return "ACCOMPLISHED" if claim.realis.value in ("happened", "ongoing") else None


def _is_combat(claims: Sequence[Claim]) -> bool:
    targets = [p for c in claims for p in c.with_role("target")]
    actors = [p for c in claims for p in c.with_role("actor")]
    sides = targets or (actors if len(actors) > 1 else [])
    return bool(sides) and all((p.kind or "") in _ARMED for p in sides)


def templates(claims: Sequence[Claim], reported: date | None) -> list[Template]:
    """The templates of a report, in the order of its events."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if incident_type(claim) and stage(claim):
            groups.setdefault(claim.same_event or claim.id, []).append(claim)
    return [template(g, reported) for g in groups.values() if not _is_combat(g)]


def template(claims: Sequence[Claim], reported: date | None) -> Template:
    """One template from the claims of one event."""
    filled: dict[str, dict[Fill, None]] = {s: {} for s in SLOTS}

    def add(slot: str, fill: Fill) -> None:
        filled[slot].setdefault(fill)

    kinds = [t for c in claims if (t := incident_type(c))]
    add(TYPE, set_fill(next((t for t in kinds if t != "ATTACK"), kinds[0])))
    add("INCIDENT: STAGE OF EXECUTION", set_fill(stage(claims[0]) or "ACCOMPLISHED"))
    _when_and_where(claims, reported, filled)
    for claim in claims:
        for p in claim.with_role("instrument"):
            add("INCIDENT: INSTRUMENT ID", string_fill(p.mention.quote))
            if weapon := _first(_INSTRUMENTS, p.mention.quote):
                add("INCIDENT: INSTRUMENT TYPE", set_fill(weapon, p.mention.quote))
        for p in claim.with_role("actor"):
            _perpetrator(claim, p, filled)
        for p in claim.with_role("target"):
            _target(p, filled)
    return {slot: tuple(fills) for slot, fills in filled.items()}


def _when_and_where(
    claims: Sequence[Claim], reported: date | None, filled: dict[str, dict[Fill, None]]
) -> None:
    spans = [c.happened.value for c in claims if c.happened]
    days = {d for t in spans[:1] for d in (t.earliest, t.latest) if d} or {reported} - {None}
    if days:
        written = (f"{d.day:02} {MONTHS[d.month - 1]} {d.year % 100:02}" for d in days if d)
        filled[DATE][Fill(frozenset(written))] = None
    for where in [c.where.value for c in claims if c.where][:1]:
        country = COUNTRIES.get(where.country)
        if country:
            finer = () if where.precision == "country" else (where.name, where.admin1)
            filled[PLACE][place_fill(country, *finer)] = None


def _perpetrator(claim: Claim, who: Participant, filled: dict[str, dict[Fill, None]]) -> None:
    quote = who.mention.quote
    if who.type == "organisation" or (who.named and who.type == "group"):
        filled["PERP: ORGANIZATION ID"][string_fill(quote)] = None
        sure = "SUSPECTED OR ACCUSED" if claim.stance.value == "alleged" else "REPORTED AS FACT"
        if claim.voice_is_party and any(v.actor_id == who.actor_id for v in claim.voices):
            sure = "CLAIMED OR ADMITTED"
        filled["PERP: ORGANIZATION CONFIDENCE"][set_fill(sure, quote)] = None
    else:
        filled["PERP: INDIVIDUAL ID"][string_fill(quote)] = None
    act = "STATE-SPONSORED VIOLENCE" if who.kind in STATE else "TERRORIST ACT"
    if not filled["PERP: INCIDENT CATEGORY"]:
        filled["PERP: INCIDENT CATEGORY"][set_fill(act)] = None


def _target(who: Participant, filled: dict[str, dict[Fill, None]]) -> None:
    quote, human = who.mention.quote, who.type in ("person", "group", "organisation")
    side = "HUM TGT" if human else "PHYS TGT"
    plural = who.number.low is not None and who.number.low > 1 and who.number.best is None
    count = who.number.best if who.number.best is not None else 1
    number = "PLURAL" if plural or (who.type == "group" and who.number.best is None) else str(count)
    if human:
        slot = "HUM TGT: NAME" if who.named and who.type == "person" else "HUM TGT: DESCRIPTION"
        kind: str | None = _HUMAN.get(who.kind or "", "CIVILIAN")
        effect = _EFFECT_ON_PEOPLE.get(who.effect or "")
    else:
        slot, kind = "PHYS TGT: ID", _first(_THINGS, quote)
        effect = _EFFECT_ON_THINGS.get(who.effect or "")
    filled[slot][string_fill(quote)] = None
    filled[f"{side}: NUMBER"][set_fill(number, quote)] = None
    if kind:
        filled[f"{side}: TYPE"][set_fill(kind, quote)] = None
    if effect:
        filled[f"{side}: EFFECT OF INCIDENT"][set_fill(effect, quote)] = None


def _first(table: Sequence[tuple[str, str]], words: str) -> str | None:
    low = words.lower()
    return next((value for word, value in table if word in low), None)
