"""Countries whose first-level regions are no longer those that Natural Earth draws.

Where a region was parted, joined or renamed since, its point is the middle of its towns and its
radius their reach (``tools/natural_earth.py`` says when an outline still holds). The units that
Natural Earth draws and that are gone stay as second-level places, since reports go on naming them.
Dates: laws and constitutions of the countries, as of November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from marsad.model.locations import Place
from marsad.registry.places.rows import countries

OUTDATED_ADMIN1: Mapping[str, str] = MappingProxyType({
    "AGO": "21 provinces since 2025, drawn 18",
    "BFA": "17 regions since 2025, GeoNames has 13; drawn are the 45 provinces of before",
    "CAF": "20 prefectures since 2021, drawn 17",
    "CIV": "14 districts since 2011, drawn the 19 regions of before",
    "COD": "26 provinces since 2015, drawn 11",
    "DZA": "58 wilayas since 2019 and 69 since 2025, drawn 48",
    "ETH": "Sidama since 2020, South West since 2021, South and Central since 2023 parted from the "
    "Southern Nations, drawn as one",
    "GHA": "16 regions since 2019, drawn 10",
    "IDN": "38 provinces since 2022, drawn 33",
    "IND": "Ladakh apart from Jammu and Kashmir since 2019",
    "IRQ": "Halabja a governorate since 2014, drawn within Sulaymaniyah",
    "KEN": "47 counties since 2013, drawn the 8 provinces of before",
    "LBN": "Akkar and Baalbek-Hermel apart since 2003, drawn within North and Bekaa",
    "MAR": "12 regions since 2015, drawn the 16 of before",
    "MLI": "Taoudénit and Ménaka since 2016, 19 regions and Bamako since 2023, drawn 9",
    "MMR": "Nay Pyi Taw a territory since 2008, drawn within Mandalay",
    "MRT": "three regions of Nouakchott since 2014, drawn as one",
    "NPL": "7 provinces since 2015, drawn the 14 zones of before",
    "PAK": "the tribal areas within Khyber Pakhtunkhwa since 2018, drawn apart",
    "SDN": "West Kordofan again since 2013, drawn within its neighbours",
    "SOM": "the regions of Somaliland drawn as one",
    "SSD": "10 states and the areas of Abyei, Pibor and Ruweng since 2020, drawn the states only",
    "TCD": "Ennedi parted in 2012, 23 provinces since 2018, drawn 22",
    "VNM": "34 provinces since July 2025, drawn the 63 of before",
    "YEM": "Socotra a governorate since 2013, drawn within Hadramawt",
})  # fmt: skip


def outdated_countries() -> dict[str, str]:
    """The English name of each country in ``OUTDATED_ADMIN1``, by its code."""
    names = {row.place.country: row.place.name for row in countries()}
    return {code: names[code] for code in OUTDATED_ADMIN1}


def outdated(place: Place) -> str:
    """What is out of date about the drawn outline of a first-level region, now or of before, in
    that country; ``""`` for any other place."""
    first = place.feature == "A.ADM1" or place.id.startswith("marsad-place:ne-")
    why = OUTDATED_ADMIN1.get(place.country, "") if first else ""
    return f"first-level geometry out of date: {why}" if why else ""
