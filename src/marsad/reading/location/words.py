"""The words of relative places: what ties a direction or a distance to a name.

Every pattern ends where the name begins (``$`` of the text before it), unless it says otherwise.
"""

from __future__ import annotations

import re

from marsad.reading.location.measures import (
    DIRECTION,
    DISTANCE,
    HEDGE,
    MEASURED_DIRECTION,
    NUMBER,
    PAREN,
    UNIT,
)

KIND = (
    r"(?:capital\scity|capital|city|town|village|settlement|port|district|province|governorate|"
    r"region|camp|airport|airbase|base|state|island|area|hamlet|municipality|prefecture|"
    r"oil\sfield|crossing|county|department|city\scent(?:re|er)|centre|center|sub-prefecture|"
    r"locality|commune|community|oasis|cities|towns|villages|districts|provinces|regions|"
    r"governorates|settlements|refugee\scamp)"
)
ADJECTIVE = (
    r"(?:[\w’'-]+(?:-(?:held|controlled|based|ridden|torn))|main|country['’]s|provincial|regional|"
    r"state|coastal|nearby|strategic|small|central|eastern|western|northern|southern|besieged|"
    r"port|border|key|desert|(?-i:[A-Z][a-z]+(?:n|i|ese|ish|ch))|Greek|disputed|ancient|oasis|rebel-held|mountain|current|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|neighbou?ring|large|largest|"
    r"second|mining|restive|remote|frontier|historic|industrial|contested)"
)
_CAPITAL = (
    r"(?:(?:[\w'’-]+\s+)?(?:[\w'’-]+['’]s\s+)?(?:state|provincial|regional)?\s*capital,?\s+"
    r"(?:city\s+)?(?:of\s+)?)"
)
TIE = (
    rf"(?:(?:the|of)\s+)?(?:{_CAPITAL}|"
    rf"(?:the\s+)?(?:{ADJECTIVE}\s+){{0,3}}(?:{KIND}\s*(?:of\s+|,\s*)?)?(?:the\s+)?)"
)
AWAY = (
    r"(?:(?:to\s+the|due|away|further|farther|just|,|in\s+the|off|by\s+road|drive|or\s+so|"
    r"towards?\s+the)\s+)*"
)

BEARING = re.compile(
    rf"(?P<span>(?:{DISTANCE},?\s*)(?:[a-z]+\s+)?{AWAY}(?P<dir>{MEASURED_DIRECTION})"
    rf"(?:\s+(?:side|direction|outskirts|edge))?(?:\s*,)?\s+(?:of|from|outside)\s+)(?:{TIE})$",
    re.I,
)
# The same wherever it stands in a text: what follows is a name, what precedes may be one.
ANYWHERE = re.compile(
    rf"(?<![\w.,])(?:(?:{HEDGE}\s+)?{NUMBER}[\s-]?{UNIT}{PAREN},?\s*"
    rf"(?:{AWAY}{MEASURED_DIRECTION}(?:\s+(?:side|direction))?\s+(?:of|from)|(?:away\s+)?from|"
    rf"outside)|(?:half[\s-]?way|mid-?way)\s+between|on\s+the\s+outskirts\s+of|"
    rf"in\s+the\s+vicinity\s+of|off\s+the\s+coast\s+of|(?:road|highway)\s+(?:linking|between))\s+"
    rf"(?:{TIE})",
    re.I,
)
STATE_CAPITAL = re.compile(
    r"^(?:['’]s)?\s+(?:state['’]?s?\s+|provincial\s+|regional\s+)?capital", re.I
)
APART = re.compile(
    rf"(?P<span>{DISTANCE},?\s+(?:or\sso\s+)?(?:away\s+|drive\s+|inland\s+|by\sroad\s+)?"
    rf"(?:from|outside|off|of|inside|beyond|(?:upstream|downstream|upriver|downriver)\s(?:of|from)|"
    rf"short\sof|past|before|to|away\sfrom)\s+)(?:{TIE})$",
    re.I,
)
# Behind the name of ``APART``: "20 km from X to the north".
TO_THE = re.compile(
    rf"^,?\s*(?:(?:to|in|towards?)\s+the\s+)(?P<dir>{DIRECTION})(?!\s+of\b)(?=[\s,.;:)]|$)", re.I
)
# Behind the name of ``APART``: "7 km from X on the road to Y", "58 km from X on the X-Y axis".
BY_ROAD = re.compile(
    r"^\s*,?\s*(?:(?:located|situated)\s+)?(?:on|along|in\sthe\sdirection\sof|towards?|"
    r"on\sthe\s(?:road|way|route|axis|highway)\s(?:to|towards?)|heading\s(?:to|for))\s+"
    r"(?:the\s+)?(?:(?:main|coastal|desert)\s+)?(?:(?:road|way|route|axis|highway)\s+"
    r"(?:(?:to|towards?|leading\sto|from)\s+)?)?(?:the\s+)?$",
    re.I,
)
TOWARD = re.compile(
    rf"(?P<span>(?P<just>just\s+(?:to\sthe\s+)?|immediately\s+|directly\s+|"
    rf"a\sfew\skilomet(?:re|er)s\s+|a\sshort\sdistance\s+)?"
    rf"(?P<dir>{DIRECTION})\s+(?:of|from)\s+)(?:{TIE})$",
    re.I,
)
_PARTS = (
    r"(?:part|parts|half|areas?|region|regions|tip|end|section|districts?|provinces?|"
    r"neighbou?rhoods?|countryside|desert|suburbs)"
)
# "northern Mali", "the eastern part of the city of Derna"; never "the eastern city of Derna".
PART = re.compile(
    rf"(?P<span>(?:the\s+)?(?:far\s+|extreme\s+)?(?P<dir>{DIRECTION}|\bcentral|\brural)"
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
    rf"(?P<span>(?:\b(?:near(?:\sto)?|nearby|close\sto|around|outside|surrounding|beside|"
    rf"adjacent\sto|next\sto|just\soutside|not\s(?:too\s)?far\s(?:away\s)?from|opposite|"
    rf"inland\sfrom|a\sshort\s(?:distance|drive)\sfrom|a\sstone['’]s\sthrow\sfrom|"
    rf"(?:upstream|downstream|upriver|downriver)\s(?:of|from)|across\sthe\s(?:border|river)\sfrom|"
    rf"(?:on\s|in\s|at\s)?the\s(?:outskirts|vicinity|edge|edges|suburbs|environs|surroundings|"
    rf"entrance|gates|approaches|periphery|proximity)\s(?:of|to)|in\sand\saround|on\sthe\sedge\sof|"
    rf"in\sproximity\sto|within\s(?:sight|reach)\sof))\s+)(?:{TIE})$",
    re.I,
)
COAST = re.compile(
    rf"(?P<span>\b(?:(?P<off>off(?:\sthe)?(?:\s(?P<from>[\w-]+))?\s(?:coast|shores?)\s"
    rf"(?:of|off|near)|(?P<bare>off)|(?:in\s)?(?:the\s)?waters\s(?:of|off)|out\sat\ssea\sfrom)|"
    rf"(?:on\s|along\s)?(?:the\s)?(?:(?P<side>[\w-]+)\s)?(?:coast|coastline|shores?|seaboard)"
    rf"\sof)\s+)(?:{TIE})$",
    re.I,
)
# "set off", "sealed off": no sea in it.
NOT_AT_SEA = re.compile(
    r"\b(?:set|sets|setting|seal\w*|cut\w*|kick\w*|tak\w+|took|take|pull\w*|call\w*|go|goes|went|"
    r"going|gone|fight|fought|fend\w*|drop\w*|lay|laid|pa(?:y|id|ys)|ward\w*|br[eo]ak\w*|show\w*|"
    r"s(?:ell|old)|head\w*|dr[io]v\w+|trip\w*|turn\w*|play|jump\w*|fall\w*|fell|play-?|take-?)"
    r"[\s-]+$",
    re.I,
)
# "travelled 700 miles from X": how far one went, not where one is.
MOVING = re.compile(
    r"\b(?:travel(?:s|l?ed|l?ing)?|fl(?:y|ew|ies|ying|own)|driv(?:e|es|en|ing)|drove|walk\w*|march\w*|sail\w*|trek\w*|"
    r"advanc\w+|retreat\w*|withdr\w+|pull\w*|mov\w+)\s+(?:back\s+)?(?:(?:about|some|around|nearly|"
    r"over|more\sthan)\s+)?$",
    re.I,
)
# Behind a name: "the Libyan coast".
COAST_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?P<word>coast|coastline|shores?|seaboard|waters)\b(?![\s-]*guard)", re.I
)
OFF_THE = re.compile(r"\boff\s+(?:the\s+)?(?:\w+ern\s+)?$", re.I)
AREA = re.compile(
    r"(?<!government\s)(?<!council\s)(?<!development\s)"
    r"(?P<span>(?:the\s+)?\b(?:desert|countryside|hinterland|mountains|hills|forests?|valleys?|"
    rf"coastline|plains|rural\sareas?|territory|areas?|surrounding\sareas?|bush)\s+"
    rf"(?:of|around|in|near|outside)\s+)(?:{TIE})$",
    re.I,
)
AFTER_AREA = re.compile(
    r"^(?:['’]s)?\s+(?P<word>countryside|area|desert|outskirts|suburbs|surroundings|hinterland)\b",
    re.I,
)
# What may stand between a named place and a phrase that only says where it lies.
DESCRIBES = re.compile(
    rf"^(?:\s+(?:town|city|village|camp|settlement|district|locality))?\s*(?:[,(–—-]\s*)*"
    rf"(?:(?:(?:an?|the)\s+)?(?:[\w'’-]+\s+){{0,5}}?(?:{KIND}|one)\s*(?:of\s+[^.;]{{1,60}})?,?\s*)?"
    rf"(?:(?:which|that)\s+)?(?:(?:is|was|lies|lying|located|situated|based|sits|sitting|stands|"
    rf"being|are)\s+)*(?:at\s+a\s+distance\s+of\s+|in\s+the\s+desert\s+|at\s+|in\s+|on\s+)?"
    rf"(?:{HEDGE}\s+)?$",
    re.I,
)  # fmt: skip
