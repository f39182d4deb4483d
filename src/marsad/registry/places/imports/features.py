"""Kinds of places: words of other sources as GeoNames codes, and how much each kind may claim.

Law: an imported place makes no ordinary word into a place. What is no town or region counts less,
and a small thing (class S, R, V or U) is read by a single word only where the fighting is about
such things: bases, camps, crossings, prisons, fields, dams.
"""

from __future__ import annotations

# Codes of GeoNames whose single-word names are read ("Sharara", "Kweiris").
STRATEGIC = frozenset(
    """
    L.MILB L.NVB L.OILF L.GASF L.MNA L.RESV
    S.AIRB S.AIRF S.AIRP S.AIRH S.AIRQ S.CMPRF S.CMP S.CTRB S.DAM S.DAMQ S.FT S.INSM S.MILB
    S.MN S.MNAU S.MNCU S.MNQ S.NUC S.NOV S.OILJ S.OILP S.OILQ S.OILR S.OILT S.OILW S.PP S.PRN
    S.PS S.PSH S.PSTB S.PSTC S.PSTP S.STNE S.GASF S.PRT R.TNL
    """.split()
)
SMALL = "SRVU"
GONE = {"H": "historical", "Q": "abandoned", "W": "destroyed"}

# A multiword name of a small thing that has none but these words names any such thing.
GENERIC = frozenset(
    """
    a the of and in at on new old upper lower north south east west northern southern eastern
    western central main grand great big little first second city town village national royal
    general public local street road avenue highway bridge square market mall center centre park
    garden gardens playground forest wood woods hill farm estate house hall home hotel inn hostel
    resort restaurant cafe bar club shop store bank post office station railway train bus metro
    subway airport terminal harbour harbor port ferry school primary secondary high elementary
    middle university college academy institute library museum theatre theater cinema stadium
    arena gym pool church mosque temple cathedral chapel monastery cemetery hospital clinic
    medical health pharmacy police fire court palace castle tower fort gate wall monument
    memorial mill windmill factory plant power water works depot camp site building buildings
    complex tomb ruins ruin ranch field fields memorial parking de la le les el los del van der
    den des du al
    """.split()
)

KINDS = {
    "city": "P.PPL", "town": "P.PPL", "village": "P.PPL", "hamlet": "P.PPL",
    "settlement": "P.PPL", "populated place": "P.PPL", "place": "P.PPL", "municipality": "A.ADM3",
    "isolated_dwelling": "P.PPLF", "allotments": "L.LCTY", "farm": "S.FRM", "capital": "P.PPLC",
    "suburb": "P.PPLX", "quarter": "P.PPLX", "neighbourhood": "P.PPLX", "neighborhood": "P.PPLX",
    "district of a town": "P.PPLX", "borough": "P.PPLX", "city_block": "P.PPLX",
    "square": "S.SQR", "plot": "L.LCTY", "locality": "L.LCTY", "area": "L.AREA",
    "island": "T.ISL", "islet": "T.ISL", "archipelago": "T.ISLS", "peninsula": "T.PEN",
    "mountain": "T.MT", "mountains": "T.MTS", "hill": "T.HLL", "desert": "T.DSRT",
    "valley": "T.VAL", "wadi": "H.WAD", "pass": "T.PASS", "cape": "T.CAPE", "oasis": "L.OAS",
    "river": "H.STM", "stream": "H.STM", "lake": "H.LK", "dam": "S.DAM", "bay": "H.BAY",
    "gulf": "H.GULF", "strait": "H.STRT", "sea": "H.SEA", "ocean": "H.OCN", "well": "H.WLL",
    "spring": "H.SPNG", "canal": "H.CNL", "country": "A.PCL", "state": "A.ADM1",
    "province": "A.ADM1", "governorate": "A.ADM1", "region": "L.RGN", "county": "A.ADM2",
    "district": "A.ADM2", "subdistrict": "A.ADM3", "historical_state": "L.RGNH",
    "continent": "L.CONT", "camp": "S.CMP", "refugee camp": "S.CMPRF", "idp camp": "S.CMPRF",
    "base": "L.MILB", "military base": "L.MILB", "barracks": "S.INSM", "airbase": "S.AIRB",
    "air base": "S.AIRB", "airport": "S.AIRP", "airfield": "S.AIRF", "port": "L.PRT",
    "oilfield": "L.OILF", "oil field": "L.OILF", "gas field": "L.GASF", "refinery": "S.OILR",
    "oil terminal": "S.OILT", "mine": "S.MN", "prison": "S.PRN", "checkpoint": "S.PSTP",
    "border crossing": "S.PSTB", "crossing": "S.PSTB", "hospital": "S.HSP", "school": "S.SCH",
    "mosque": "S.MSQE", "church": "S.CH", "market": "S.MKT", "bridge": "S.BDG",
    "power station": "S.PS", "road": "R.RD", "highway": "R.RD", "junction": "R.RDJCT",
    "forest": "V.FRST",
}  # fmt: skip
CLASS_OF_STEM = (
    ("ADM", "A"), ("PCL", "A"), ("PPL", "P"), ("RGN", "L"), ("MILB", "L"), ("OILF", "L"),
    ("GASF", "L"), ("LCTY", "L"), ("AREA", "L"), ("CONT", "L"), ("OAS", "L"), ("STM", "H"),
    ("WAD", "H"), ("LK", "H"), ("SEA", "H"), ("OCN", "H"), ("BAY", "H"), ("GULF", "H"),
    ("ISL", "T"), ("MT", "T"), ("HLL", "T"), ("DSRT", "T"), ("VAL", "T"), ("PASS", "T"),
    ("RD", "R"), ("FRST", "V"),
)  # fmt: skip
RADIUS = {"city": 6.0, "town": 3.0, "suburb": 1.5, "village": 1.5, "hamlet": 1.0}


def feature_of(word: str) -> str:
    """A word for a kind, or a code of GeoNames with or without its class, as ``class.code``; what
    is not known is a locality, ``L.LCTY``."""
    word = word.split(";")[0].strip()
    known = KINDS.get(word.lower().replace("-", " ")) or KINDS.get(word.lower())
    if known:
        return known
    upper = word.upper()
    if len(upper) > 2 and upper[1] == "." and upper[0] in "AHLPRSTUV" and upper[2:].isalnum():
        return upper
    if word == upper and upper.isalnum() and 2 <= len(upper) <= 5:
        return next((f"{c}.{upper}" for stem, c in CLASS_OF_STEM if upper.startswith(stem)),
                    f"S.{upper}")  # fmt: skip
    return "L.LCTY"


def state_of(feature: str) -> str:
    """"historical", "abandoned" or "destroyed" for a place that is no more, else empty."""
    if feature in ("P.PPLH", "P.PPLQ", "P.PPLW", "P.PPLCH"):
        return GONE[feature[-1]]
    return "historical" if feature.startswith("A.") and feature.endswith("H") else ""


def lift_of(feature: str) -> float:
    """What the kind of an imported place takes from its weight, as a number to add."""
    if state_of(feature):
        return -1.0
    if feature in STRATEGIC:
        return -0.2
    if feature[0] in SMALL:
        return -1.0
    if feature[0] in "HTL":
        return -0.7
    if feature[0] == "A" and feature not in ("A.PCLI", "A.ADM1", "A.ADM2"):
        return -0.8
    return 0.0


def is_read(feature: str, key: str) -> bool:
    """May the folded name ``key`` of such a place be read in a text? What may not be is still
    found by ``places find``."""
    if feature[0] not in SMALL or feature in STRATEGIC:
        return True
    words = key.split(" ")
    return len(words) > 1 and not GENERIC.issuperset(words)
