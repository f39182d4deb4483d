"""What a relative phrase hangs on: a name, or "the city", "the area", "there" said of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from marsad.model.locations import Place
from marsad.model.mentions import PlaceMention
from marsad.reading.dateline import datelines
from marsad.reading.parse import whole_text
from marsad.registry.gazetteer import Gazetteer

USED = frozenset({"location", "metonym"})
TOWN, REGION, ANY = frozenset({"P", "S"}), frozenset({"A", "L"}), frozenset("PSALHTVR")
NOUNS = {
    "city": TOWN, "town": TOWN, "village": TOWN, "capital": TOWN, "hamlet": TOWN, "port": TOWN,
    "camp": frozenset({"S", "L", "P"}), "base": frozenset({"S", "L", "P"}),
    "province": REGION, "governorate": REGION, "region": REGION, "district": REGION,
    "state": frozenset({"A"}), "country": frozenset({"A"}), "island": frozenset({"T", "P", "A"}),
    "nation": frozenset({"A"}), "area": ANY, "locality": TOWN,
    "municipality": TOWN, "enclave": ANY, "settlement": TOWN,
}  # fmt: skip
NOMINAL = re.compile(
    r"\b(?P<the>the|this|that)\s+(?P<seat>(?:provincial|regional|state|departmental|district)\s+"
    rf"(?=capital))?(?P<noun>{'|'.join(NOUNS)})\b"
    r"(?!\s+(?:of|council|government|hall|police|mayor|court|department|officials?|centre|center|"
    r"assembly|house|senate|legislature|university|attorney|media|television|tv|news|where))",
    re.I,
)
LOOK_BACK = 1500
SEAT = "seat"  # "the provincial capital"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Offsets of the words, the place they mean and the mention that names it. ``spoken`` is
    ``True`` for "the city" and "there"."""

    start: int
    end: int
    place: Place | None
    mention: int | None
    spoken: bool = False
    role: str = "location"


def named(places: tuple[PlaceMention, ...]) -> list[Anchor]:
    """Every mention that may carry a phrase."""
    return [
        Anchor(p.start, p.end, p.place, k, role=p.role)
        for k, p in enumerate(places)
        if p.role in USED or p.role in ("demonym", "in-organisation")
    ]


def _fits(noun: str, place: Place) -> bool:
    if noun in ("country", "nation"):
        return place.feature == "A.PCLI"
    if noun == "capital":
        return place.feature == "P.PPLC"
    if noun == SEAT:
        return place.feature in ("P.PPLA", "P.PPLA2")
    if noun in ("province", "region", "governorate", "district", "state"):
        return place.feature in ("A.ADM1", "A.ADM2") or place.feature[0] == "L"
    return place.feature[0] in NOUNS[noun] and place.feature != "A.PCLI"


def _antecedent(
    noun: str, at: int, places: tuple[PlaceMention, ...], starts: list[int], apart: set[int]
) -> int | None:
    """The last name before ``at`` that the noun fits, none in ``apart`` (datelines)."""
    for k in range(bisect_right(starts, at) - 1, -1, -1):
        p = places[k]
        if k in apart:
            continue
        if at - p.end > LOOK_BACK:
            return None
        if p.role in USED and p.place is not None and p.end <= at and _fits(noun, p.place):
            return k
    return None


def _capital(
    at: int, places: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> tuple[Place | None, int | None]:
    """The capital of the country that the text was last in; before any, of its first one."""
    order = [k for k, p in enumerate(places) if p.place is not None and p.place.country]
    before = [k for k in order if places[k].start < at]
    for k in [*reversed(before), *order]:
        place = places[k].place
        if place is not None:
            return gazetteer.capital_of(place.country), k
    return None, None


def spoken(doc: Doc, places: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> list[Anchor]:
    """ "the city", "the area", "there" with what they go back to; none without an antecedent."""
    starts = [p.start for p in places]
    text = whole_text(doc)
    sat = datelines(text)
    apart = {k for k, p in enumerate(places) if any(s <= p.start < e for s, e in sat)}
    out = []
    for match in NOMINAL.finditer(text):
        noun = SEAT if match["seat"] else match["noun"].lower()
        following = bisect_right(starts, match.end() - 1)
        if following < len(places) and places[following].start - match.end() <= 2:
            continue
        k = _antecedent(noun, match.start(), places, starts, apart)
        if k is not None:
            out.append(Anchor(match.start(), match.end(), places[k].place, k, True))
        elif noun == "capital":
            place, k = _capital(match.start(), places, gazetteer)
            if place is not None:
                out.append(Anchor(match.start(), match.end(), place, k, True))
    for token in doc:
        if token.lower_ == "there" and token.dep_ == "advmod" and token.tag_ == "RB":
            k = _antecedent("area", token.idx, places, starts, apart)
            if k is not None:
                out.append(Anchor(token.idx, token.idx + 5, places[k].place, k, True))
    return out
