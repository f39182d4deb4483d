"""When and where an incident was, as MUC-4 asks: a day, and a country with finer places in it.

An incident without a day took place on or before the report's day; one without a country, in the
country that the report comes from or speaks of most: that is the task's convention, not ours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from marsad.evaluation.alike import words_of
from marsad.evaluation.muc4_keys import Fill, place_fill
from marsad.evaluation.muc4_page import Page, clean
from marsad.model.claims import Claim

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
COUNTRIES = {
    "ARG": "ARGENTINA", "BOL": "BOLIVIA", "BRA": "BRAZIL", "CHL": "CHILE", "COL": "COLOMBIA",
    "CRI": "COSTA RICA", "CUB": "CUBA", "ECU": "ECUADOR", "SLV": "EL SALVADOR",
    "GTM": "GUATEMALA", "HND": "HONDURAS", "NIC": "NICARAGUA", "PAN": "PANAMA",
    "PER": "PERU", "PRY": "PARAGUAY", "URY": "URUGUAY", "VEN": "VENEZUELA", "MEX": "MEXICO",
    "ESP": "SPAIN", "USA": "UNITED STATES", "DEU": "WEST GERMANY", "LBN": "LEBANON",
}  # fmt: skip
_FAR = frozenset({"MEX", "ESP", "USA", "DEU", "LBN", "CUB"})
_HEAD = 120
_DATELINE = 1.5
_LONG = timedelta(days=31)


def day_fill(claims: Sequence[Claim], reported: date | None) -> Fill | None:
    """The ends of the first day or span that a claim gives, else the report's day."""
    spans = [c.happened.value for c in claims if c.happened]
    spans = [t for t in spans if t.latest and (not t.earliest or t.latest - t.earliest < _LONG)]
    spans.sort(key=lambda t: t.earliest is None or t.earliest != t.latest)
    days = {d for t in spans[:1] for d in (t.earliest, t.latest) if d}
    if not days and reported:
        days = {reported}
    written = (f"{d.day:02} {MONTHS[d.month - 1]} {d.year % 100:02}" for d in days)
    return Fill(frozenset(written)) if days else None


def home_country(page: Page) -> str:
    """The country that the report is most likely about: the one named most often, where its
    dateline counts for more than once."""
    named: dict[str, float] = defaultdict(float)
    for mention in page.reading.places:
        country = mention.place.country if mention.place else ""
        if country not in COUNTRIES:
            continue
        if mention.start < _HEAD and country not in _FAR and mention.role == "location":
            named[country] += _DATELINE if mention.start < 3 else 0
        else:
            named[country] += 1
    near = {c: n for c, n in named.items() if c not in _FAR} or named
    return max(near, key=lambda c: near[c], default="")


def place_of(page: Page, claims: Sequence[Claim], home: str) -> Fill | None:
    """The country, and the finer places that the claims give; else those that their sentences
    name in that country."""
    country = home
    finer: list[str] = []
    for claim in claims:
        if claim.where is None:
            continue
        where = claim.where.value
        if where.country not in COUNTRIES or (where.country in _FAR and home):
            continue
        if home and where.country != home and not _is_spoken_of(page, claim, where.country):
            finer += [clean(s.quote) for s in claim.where.spans]
            continue
        if (finer and where.country != country) or not _is_named(claim, where.name):
            continue
        country = where.country
        if where.precision in ("country", "region"):
            continue
        finer += [where.name, where.admin1, *(clean(s.quote) for s in claim.where.spans)]
    if country not in COUNTRIES:
        return None
    if not finer:
        finer = [
            m.text
            for c in claims
            for m in page.reading.places
            if c.sentence.start <= m.start < c.sentence.end
            and m.role == "location"
            and m.place is not None
            and m.place.country == country
            and m.precision not in ("country", "region")
        ]
    return place_fill(COUNTRIES[country], *dict.fromkeys(clean(f) for f in finer))


def _names_country(claim: Claim, country: str) -> bool:
    """True when the claim's sentence names that country itself."""
    return COUNTRIES[country] in re.sub(r"\s+", " ", claim.sentence.quote).upper()


def _is_spoken_of(page: Page, claim: Claim, country: str) -> bool:
    """True when the claim's sentence names that country, or a place of the report is it."""
    places = (m for m in page.reading.places if m.precision == "country" and m.place)
    return _names_country(claim, country) or any(
        m.place is not None and m.place.country == country for m in places
    )


def _is_named(claim: Claim, name: str) -> bool:
    """True when the words the place was read from have its name, and it is not only meant."""
    if claim.where is None:
        return False
    said = words_of(" ".join(s.quote for s in claim.where.spans))
    return bool(said & words_of(name))
