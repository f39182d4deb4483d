"""Directions and distances in words and figures, and what they come to in degrees and km."""

from __future__ import annotations

import re

from marsad.reading.numbers import whole

WINDS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast",
    "southeast", "south-southeast", "south", "south-southwest", "southwest", "west-southwest",
    "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
SHORT = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw",
         "nw", "nnw")  # fmt: skip
_D = r"(?:north|south|east|west)"
_WORD = rf"(?:{_D}[\s-]+)?{_D}[\s-]?(?:east|west)?(?:ern)?(?:wards?|s)?"
# In full, for phrases without a distance; with one, letters are enough ("20 km S of").
DIRECTION = rf"(?<![\w’'])(?:{_WORD}|[NS]\.?[EW]\b\.?|NNE|NNW|SSE|SSW|ENE|ESE|WNW|WSW)"
MEASURED_DIRECTION = (
    rf"(?<![\w’'])(?:{_WORD}|[NSEW]\.?(?:[NS]?\.?[EW])?\b\.?|NNE|NNW|SSE|SSW|ENE|ESE|WNW|WSW)"
)
# Vague amounts as one figure; the doubt is kept as radius.
VAGUE = {
    "a few": 3.0, "few": 3.0, "several": 5.0, "some": 5.0, "a couple of": 2.0, "a couple": 2.0,
    "a number of": 5.0, "a handful of": 4.0, "tens of": 30.0, "dozens of": 40.0,
    "scores of": 60.0, "hundreds of": 300.0, "a few dozen": 40.0, "several dozen": 50.0,
    "a few hundred": 300.0, "several hundred": 500.0, "a few tens of": 30.0,
}  # fmt: skip
HALVES = {"half a": 0.5, "half": 0.5, "half of a": 0.5, "a quarter of a": 0.25, "a": 1.0, "an": 1.0}
_SAID = sorted((*VAGUE, *HALVES), key=len, reverse=True)
_ONE = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|dozen)"
)
_WORDS = rf"(?:a\s)?{_ONE}(?:[\s-](?:and\s)?{_ONE})*(?:[\s-]and[\s-]a[\s-]half)?"
_FIGURE = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
NUMBER = (
    rf"(?:(?:between\s)?(?:{_FIGURE})(?:\s?(?:-|–|to|or|and)\s?(?:{_FIGURE}))?|"
    rf"(?:between\s)?{_WORDS}(?:\s(?:to|or|and)\s{_WORDS})?(?=[\s-])|"
    rf"(?:{'|'.join(re.escape(w).replace(chr(92) + ' ', chr(92) + 's') for w in _SAID)})(?=[\s-]))"
)
UNIT = (
    r"(?:kilomet(?:re|er)s?|kilometros|kms?|klicks|miles?|mi|met(?:re|er)s?|yards?|m|"
    r"nautical\smiles?|nm)\b\.?"
)
# Asked before a whole phrase: without a unit there is no distance, and this is soon told.
A_UNIT = re.compile(rf"(?<![^\W\d_]){UNIT}", re.I)
KM = {"k": 1.0, "mi": 1.609344, "me": 0.001, "m": 0.001, "y": 0.0009144, "n": 1.852}
HEDGE = (
    r"(?:about|some|around|approximately|roughly|nearly|almost|well\sover|more\sthan|over|just|"
    r"barely|at\sleast|less\sthan|only|up\sto|within|under|an\sestimated|approx\.?|circa|ca?\.|"
    r"close\sto|no\smore\sthan|as\smuch\sas|a\sdistance\sof)"
)
PAREN = r"(?:\s*\([^()]{0,24}\))?"
DISTANCE = (
    rf"(?:(?P<hedge>{HEDGE})\s+)?(?:\((?=[^()]*\)))?(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT})"
    rf"\)?{PAREN}"
)


def degrees(word: str) -> float | None:
    """The bearing of a direction word; ``None`` for "central" and the like."""
    key = re.sub(r"[^a-z]", "", word.lower())
    for suffix in ("wards", "ward", "erns", "ern"):
        key = key.removesuffix(suffix)
    key = key.replace("ern", "")
    if len(key) > 4:
        key = key.removesuffix("s")
    for k, wind in enumerate(WINDS):
        if key in (wind.replace("-", ""), SHORT[k]):
            return 22.5 * k
    return None


def _values(number: str) -> list[float]:
    """The one value of a number, or both ends of a range; empty if it cannot be read."""
    low = " ".join(number.lower().replace("\u00a0", " ").replace("\u202f", " ").split())
    if low in VAGUE:
        return [VAGUE[low]]
    if low in HALVES:
        return [HALVES[low]]
    low = re.sub(r"(?<=\d)[, ](?=\d{3}(?!\d))", "", low.removeprefix("between "))
    if low[:1].isdigit():
        parts = re.split(r"\s?(?:-|–|to|or|and)\s?", low)
        try:
            return [float(part.replace(",", ".")) for part in parts if part]
        except ValueError:
            return []
    half = re.sub(r"[\s-]and[\s-]a[\s-]half$", "", low)
    values = []
    for part in re.split(r"\s(?:to|or)\s", half) if half == low else [half]:
        value = whole(part.split())
        if value is None:
            return []
        values.append(value + (0.5 if half != low else 0.0))
    return values


def kilometres(number: str, unit: str) -> float | None:
    """A distance in km; the middle of a range; ``None`` if the number cannot be read."""
    values = _values(number)
    name = unit.lower()
    for head in ("mi", "me", "k", "y", "n", "m"):
        if name.startswith(head) and values:
            return sum(values) / len(values) * KM[head]
    return None


def vagueness(number: str) -> float:
    """How far off a distance may be by its own words, as a share of it: half the width of a
    range, a half for "a few" and its like, nothing for a plain figure."""
    if " ".join(number.lower().split()) in VAGUE:
        return 0.5
    values = _values(number)
    if len(values) < 2 or sum(values) <= 0:
        return 0.0
    return min(1.0, abs(values[-1] - values[0]) / sum(values))
