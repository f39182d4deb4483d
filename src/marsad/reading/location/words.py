"""The words of relative places: directions, distances, and what ties them to a name.

Every pattern ends where the name begins (``$`` of the text before it).
"""

from __future__ import annotations

import re

WINDS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast",
    "southeast", "south-southeast", "south", "south-southwest", "southwest", "west-southwest",
    "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
SHORT = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw",
         "nw", "nnw")  # fmt: skip
_D = r"(?:north|south|east|west)"
DIRECTION = (
    rf"(?:(?:{_D}[\s-]+)?{_D}[\s-]?(?:east|west)?(?:ern)?(?:ward)?s?|[NS]\.?(?:[NS]?[EW])|NNE|SSW)"
)
NUMBER_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "a hundred": 100, "one hundred": 100, "two hundred": 200,
    "three hundred": 300, "four hundred": 400, "five hundred": 500, "a thousand": 1000,
    "half a": 0.5, "a dozen": 12, "twenty-five": 25, "a few": 3, "several": 5, "few": 3,
    "a couple of": 2, "dozens of": 40, "some": 5, "hundreds of": 300,
}  # fmt: skip
_WORD = "|".join(sorted((re.escape(w) for w in NUMBER_WORDS), key=len, reverse=True))
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+)?|(?:{_WORD})(?=\s))"
UNIT = r"(?:kilomet(?:re|er)s?|kms?|miles?|mi|met(?:re|er)s?|yards?|m|nautical\smiles?|nm)\b\.?"
KM = {"k": 1.0, "mi": 1.609344, "me": 0.001, "m": 0.001, "y": 0.0009144, "n": 1.852}
HEDGE = (
    r"(?:about|some|around|approximately|roughly|nearly|almost|more\sthan|over|just|at\sleast|"
    r"less\sthan|only|up\sto|within|under|an\sestimated|approx\.?|circa|ca?\.)"
)
KIND = (
    r"(?:capital\scity|capital|city|town|village|settlement|port|district|province|governorate|"
    r"region|camp|airport|airbase|base|state|island|area|hamlet|municipality|prefecture|"
    r"oil\sfield|crossing|county|department|city\scent(?:re|er)|centre|center)"
)
ADJECTIVE = (
    r"(?:[\w’'-]+(?:-(?:held|controlled|based|ridden|torn))|main|country['’]s|provincial|regional|"
    r"state|coastal|nearby|strategic|small|central|eastern|western|northern|southern|besieged|"
    r"port|border|key|desert|[A-Z][a-z]+n|disputed|ancient|oasis|rebel-held|mountain|current)"
)
_CAPITAL = (
    r"(?:(?:[\w'’-]+\s+)?(?:[\w'’-]+['’]s\s+)?(?:state|provincial|regional)?\s*capital,?\s+"
    r"(?:city\s+)?(?:of\s+)?)"
)
TIE = (
    rf"(?:the\s+)?(?:{_CAPITAL}|"
    rf"(?:the\s+)?(?:{ADJECTIVE}\s+){{0,2}}(?:{KIND}\s*(?:of\s+|,\s*)?)?(?:the\s+)?)"
)
PAREN = r"(?:\s*\([^()]{1,24}\))?"
DISTANCE = rf"(?:(?P<hedge>{HEDGE})\s+)?(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT}){PAREN}"
AWAY = r"(?:(?:to\s+the|due|away|further|farther|just|,|in\s+the|off)\s+)*"

BEARING = re.compile(
    rf"(?P<span>(?:{DISTANCE},?\s*)(?:[a-z]+\s+)?{AWAY}(?P<dir>{DIRECTION})"
    rf"(?:\s+(?:side|direction|outskirts|edge))?(?:\s*,)?\s+(?:of|from|outside)\s+)(?:{TIE})$",
    re.I,
)
# The same wherever it stands in a text: what follows is a name, what precedes may be one.
ANYWHERE = re.compile(
    rf"(?<![\w.,])(?:{HEDGE}\s+)?\d[\d,.]*[\s-]?{UNIT}{PAREN},?\s*"
    rf"(?:{AWAY}{DIRECTION}(?:\s+(?:side|direction))?\s+(?:of|from)|(?:away\s+)?from|outside)\s+"
    rf"(?:{TIE})",
    re.I,
)
STATE_CAPITAL = re.compile(
    r"^(?:['’]s)?\s+(?:state['’]?s?\s+|provincial\s+|regional\s+)?capital", re.I
)
APART = re.compile(
    rf"(?P<span>{DISTANCE}\s+(?:away\s+|drive\s+)?(?:from|outside|off|of|inside|beyond|upstream\sof|"
    rf"downstream\sof)\s+)(?:{TIE})$",
    re.I,
)
TOWARD = re.compile(
    rf"(?P<span>(?P<just>just\s+|immediately\s+|directly\s+|a\sfew\skilomet(?:re|er)s\s+)?"
    rf"(?P<dir>{DIRECTION})\s+(?:of|from)\s+)(?:{TIE})$",
    re.I,
)
_PARTS = (
    r"(?:part|parts|half|areas?|region|regions|tip|end|section|districts?|provinces?|"
    r"neighbou?rhoods?|countryside|desert|suburbs)"
)
# "northern Mali", "the eastern part of the city of Derna"; never "the eastern city of Derna".
PART = re.compile(
    rf"(?P<span>(?:the\s+)?(?:far\s+|extreme\s+)?(?P<dir>{DIRECTION}|central|rural)"
    rf"\s+(?:{_PARTS}\s+of\s+(?:{TIE})|of\s+(?:the\s+)?)?)$",
    re.I,
)
OUTSKIRTS = re.compile(
    rf"(?P<span>(?:the\s+)?(?P<dir>{DIRECTION})\s+"
    rf"(?:outskirts|edge|edges|entrance|approaches|suburbs?|gate|side|countryside)\s+(?:of|to)\s+)"
    rf"(?:{TIE})$",
    re.I,
)
NEAR = re.compile(
    rf"(?P<span>(?:\b(?:near|nearby|close\sto|around|outside|surrounding|beside|adjacent\sto|"
    rf"next\sto|just\soutside|not\sfar\sfrom|(?:on\s|in\s|at\s)?the\s(?:outskirts|vicinity|edge|edges|"
    rf"suburbs|environs|surroundings|entrance|gates)\s(?:of|to)|in\sand\saround|"
    rf"(?:the\s)?(?:coast|waters|shores?)\s(?:of|off)|off(?:\sthe\scoast\sof)?))\s+)(?:{TIE})$",
    re.I,
)
AREA = re.compile(
    rf"(?P<span>(?:the\s+)?(?:desert|countryside|hinterland|mountains|hills|forests?|valleys?|"
    rf"coastline|plains|rural\sareas?|territory|areas?|surrounding\sareas?)\s+(?:of|around|in|near|"
    rf"outside)\s+)(?:{TIE})$",
    re.I,
)
BETWEEN = re.compile(rf"(?P<span>\bbetween\s+)(?:{TIE})$", re.I)
ROAD_BEFORE = re.compile(
    rf"(?P<span>(?:road|highway|route|motorway|axis|track|railway|line|pipeline)\s+"
    rf"(?:that\s+)?(?P<way>between|linking|connecting|from|links|connects|leading\sfrom)\s+)"
    rf"(?:{TIE})$",
    re.I,
)
ROAD_AFTER = re.compile(
    r"^\s*(?:main\s+|coastal\s+|desert\s+|international\s+)?"
    r"(?:road|highway|route|motorway|axis|railway|corridor|track)\b",
    re.I,
)
JOINS = re.compile(r"^\s*(?:-|–|—|/|‑|‐| to )\s*$")
ANDS = re.compile(rf"^\s*(?:and|to|with|&)\s+(?:{TIE})$", re.I)
BORDER_AFTER = re.compile(r"^(?:['’]s)?\s*(?:border|frontier)\b", re.I)
BORDER_BEFORE = re.compile(
    r"(?P<span>(?:the\s+)?(?:border|frontier)\s+(?:with|of|between|to)\s+)(?:the\s+)?$", re.I
)
AFTER_AREA = re.compile(
    r"^(?:['’]s)?\s+(?P<word>countryside|area|desert|outskirts|suburbs|surroundings|hinterland)\b",
    re.I,
)
# What may stand between a named place and a phrase that only says where it lies.
DESCRIBES = re.compile(
    rf"^(?:\s+(?:town|city|village|camp|settlement|district))?\s*(?:[,(–—-]\s*)*"
    rf"(?:(?:an?|the)\s+(?:[\w'’-]+\s+){{0,5}}?(?:{KIND}|one)\s*(?:of\s+[^.;]{{1,30}})?,?\s*)?"
    rf"(?:(?:which|that)\s+)?(?:(?:is|was|lies|lying|located|situated|based|sits|sitting|stands|"
    rf"being|are)\s+)*(?:at\s+a\s+distance\s+of\s+|in\s+the\s+desert\s+|at\s+|in\s+)?"
    rf"(?:{HEDGE}\s+)?$",
    re.I,
)  # fmt: skip


def degrees(word: str) -> float | None:
    """The bearing of a direction word; ``None`` for "central" and the like."""
    key = re.sub(r"[^a-z]", "", word.lower())
    for suffix in ("wards", "ward", "erns", "ern"):
        key = key.removesuffix(suffix)
    key = key.replace("ern", "")
    for k, wind in enumerate(WINDS):
        if key in (wind.replace("-", ""), SHORT[k]):
            return 22.5 * k
    return None


def kilometres(number: str, unit: str) -> float | None:
    """A distance in km; the middle of a range; ``None`` if the number cannot be read."""
    low = " ".join(number.lower().split())
    value: float | None
    if low in NUMBER_WORDS:
        value = float(NUMBER_WORDS[low])
    else:
        parts = [p.strip() for p in re.split(r"-|–|to", low) if p.strip()]
        try:
            values = [float(re.sub(r",(?=\d{3}\b)", "", p).replace(",", ".")) for p in parts]
        except ValueError:
            return None
        value = sum(values) / len(values)
    name = unit.lower()
    for head in ("mi", "me", "k", "y", "n", "m"):
        if name.startswith(head):
            return value * KM[head]
    return None
