"""The words of two places together: roads, what lies between, borders.

Patterns end where a name begins (``$``) or start where one ends (``^``).
"""

from __future__ import annotations

import re

from marsad.reading.location.measures import DISTANCE, MEASURED_DIRECTION
from marsad.reading.location.words import TIE

_ROAD = (
    r"(?:roads?|highway|route|motorway|axis|axe|track|railway(?:\sline)?|line|pipeline|corridor|"
    r"way|stretch)"
)
BETWEEN = re.compile(
    rf"(?P<span>\b(?P<half>(?:half[\s-]?way|mid-?way)\s+)?between\s+)(?:{TIE})$", re.I
)
ROAD_BEFORE = re.compile(
    rf"(?P<span>\b{_ROAD}\s+(?:(?:that|which)\s+)?(?:between|linking|connecting|joining|from|links|"
    rf"connects|joins|(?:leading|running|runs|leads)\s(?:from|between)|that\sruns\sbetween)\s+)"
    rf"(?:{TIE})$",
    re.I,
)
UNDERWAY = re.compile(
    rf"(?P<span>\b(?:on\s(?:the|their|its|his|her)\sway|en\sroute|while\s(?:travell?ing|driving)|"
    rf"(?:travell?ing|driving))\s+from\s+)(?:{TIE})$",
    re.I,
)
AXIS_BEFORE = re.compile(rf"(?P<span>(?:the\s+|l['’])?\b{_ROAD}\s+)$", re.I)
ROAD_AFTER = re.compile(
    r"^\s*(?:main\s+|coastal\s+|desert\s+|international\s+|strategic\s+)?"
    r"(?:road|highway|route|motorway|axis|railway|corridor|track|expressway|pipeline)\b",
    re.I,
)
# "PK 13 on the X-Y road": kilometres from the first place.
KILOMETRE_POST = re.compile(
    r"(?P<span>\bP\.?K\.?\s?(?P<km>\d{1,3})\s+(?:on|along|sur|of)?\s*(?:the\s+|l['’])?"
    r"(?:(?:road|axis|axe|highway|route)\s+)?)$",
    re.I,
)
JOINS = re.compile(r"^\s*(?:-|–|—|/|‑|‐| to )\s*(?:the\s+)?$")
ANDS = re.compile(rf"^\s*(?:and|to|with|&)\s+(?:{TIE})$", re.I)

_EDGE = (
    r"(?:border|frontier|boundary)(?:\s+(?:areas?|regions?|zone|crossings?|posts?|towns?|"
    r"villages?|fence))?"
)
_BY = (
    r"(?:near(?:\sto)?|close\sto|on|along|at|across|by|next\sto|not\sfar\sfrom|towards?|"
    r"in\sthe\s(?:area|region|vicinity)\sof|adjacent\sto)"
)
_FROM = (
    rf"(?:{DISTANCE},?\s+(?:(?:to\sthe\s+)?(?P<dir>{MEASURED_DIRECTION})\s+)?"
    r"(?:of|from|off|away\sfrom|inside)\s+)"
)
AN_EDGE = re.compile(rf"\b{_EDGE}", re.I)
BORDER_LEAD = re.compile(
    rf"(?P<span>(?:{_FROM}|\b{_BY}\s+)?(?:\bthe\s+)?(?:(?:common|shared|land|long|porous|north\w*|"
    r"south\w*|east\w*|west\w*)\s+)*)$",
    re.I,
)
BORDER_BEFORE = re.compile(
    rf"(?P<span>(?:{_FROM}|\b{_BY}\s+)?(?:\b(?:the|its|their|our)\s+)?(?:(?:common|shared|land|long|"
    rf"porous|north\w*|south\w*|east\w*|west\w*|country['’]s)\s+)*\b{_EDGE}\s+"
    rf"(?:(?:shared\s)?with|of|between|to)\s+)(?:{TIE})$",
    re.I,
)
BORDER_AFTER = re.compile(
    rf"^(?:['’]s)?\s*(?:(?:north\w*|south\w*|east\w*|west\w*|land)\s+)*{_EDGE}\b"
    r"(?!\s+(?:with|of|between)\b)"
    r"(?!\s+(?:guards?|polic\w+|patrols?|control|authority|forces?|agency|security|officials?))"
    r"(?!\s+(?:towns?|villages?|city|cities|regions?|districts?|provinces?|crossing|post|area)\s+of\b)",
    re.I,
)
BORDER_WITH = re.compile(
    rf"^(?:['’]s)?\s*(?:(?:north\w*|south\w*|east\w*|west\w*|land)\s+)*{_EDGE}\s+(?:shared\s+)?"
    rf"(?:with|to)\s+(?:{TIE})$",
    re.I,
)
THE_BORDER = re.compile(
    rf"\b{_BY}\s+the\s+(?:border|frontier)\b(?!\s+(?:with|of|between|to|towns?|guards?|police|"
    r"patrols?|control|force|security|officials?|crossings?|posts?))",
    re.I,
)
