"""MUC-4 answer keys: fills with their alternatives, and when a response fill is right.

A string is right if, without punctuation and small words, the words of one side are a subset of
the other's, for any alternative. A set fill is right if a value is shared and, when both quote an
entity, the entity is. A location is right if the country is equal and, when both give more, a
finer place is shared. A date is right if any end point is equal. Optional fills and templates
count only when answered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.evaluation.alike import best_pairs, words_of

TYPE, DATE, PLACE = "INCIDENT: TYPE", "INCIDENT: DATE", "INCIDENT: LOCATION"
STRINGS = (
    "INCIDENT: INSTRUMENT ID", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID",
    "HUM TGT: NAME", "HUM TGT: DESCRIPTION",
)  # fmt: skip
SLOTS = (
    DATE, PLACE, TYPE, "INCIDENT: STAGE OF EXECUTION", "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE", "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: ID", "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER", "PHYS TGT: EFFECT OF INCIDENT", "HUM TGT: NAME", "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT",
)  # fmt: skip
LEAST_HITS = 2
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r"\d{1,2} [A-Z]{3} \d{2}")


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: its values (any is right), the words of the entity's alternatives, and whether
    it may be left out."""

    values: frozenset[str] = frozenset()
    entities: tuple[frozenset[str], ...] = ()
    optional: bool = False


Template = Mapping[str, Sequence[Fill]]


def string_fill(text: str) -> Fill:
    """A fill that quotes words of the report."""
    return Fill(entities=(words_of(text),))


def set_fill(value: str, text: str = "") -> Fill:
    """A fill with a value of the slot's list, for the entity ``text`` where there is one."""
    return Fill(frozenset({value}), (words_of(text),) if text else ())


def place_fill(country: str, *places: str) -> Fill:
    """A country and finer places in it."""
    return Fill(frozenset({country}), tuple(words_of(p) for p in places if p))


def parse_fill(slot: str, raw: str) -> Fill:
    """A fill as the key writes it."""
    optional = raw.lstrip().startswith("?")
    text = raw.replace("?", " ").strip()
    if slot == DATE:
        return Fill(frozenset(d.zfill(9) for d in _DAY.findall(text)), optional=optional)
    if slot == PLACE:
        return _parse_place(text, optional)
    quoted = [q for q in _QUOTED.findall(text) if q != "-"]
    entities = tuple(w for q in quoted if (w := words_of(q.replace("\\", " "))))
    if slot in STRINGS:
        # a description is written as words, then the name that it describes
        first = text.split(":")[0] if slot == "HUM TGT: DESCRIPTION" else text
        kept = tuple(words_of(q) for q in _QUOTED.findall(first) if q != "-")
        return Fill(entities=kept or entities, optional=optional)
    head = text.split('"', 1)[0].rsplit(":", 1)[0] if '"' in text else text
    values = frozenset(v.strip() for v in head.split("/") if v.strip())
    return Fill(values, entities, optional)


def _parse_place(text: str, optional: bool) -> Fill:
    """The countries of the alternatives, and the finer places in them; none where one alternative
    is a country alone, for any place in it is then right."""
    countries: list[str] = []
    finer: list[tuple[frozenset[str], ...]] = []
    for one in _alternatives(text):
        country, _, rest = one.partition(":")
        names = re.split(r" - |:|/", re.sub(r"\([^)]*\)", " ", rest))
        countries.append(country.split(" - ")[0].strip())
        finer.append(tuple(w for n in names if (w := words_of(n))))
    known = tuple(n for names in finer for n in names) if all(finer) else ()
    return Fill(frozenset(countries), known, optional)


def _alternatives(text: str) -> list[str]:
    """The places that a key takes as right: "(PERU: PUNO (CITY)) / (PERU)" are two."""
    depth = 0
    parts = [""]
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "/" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    found = [p.strip() for p in parts if p.strip()]
    return [p[1:-1] if p.startswith("(") and p.endswith(")") else p for p in found]


def parse_template(raw: Mapping[str, Sequence[str] | None]) -> dict[str, tuple[Fill, ...]]:
    """The scored slots of a key template."""
    return {s: tuple(parse_fill(s, f) for f in (raw.get(s) or [])) for s in SLOTS}


def is_optional(raw: Mapping[str, Sequence[str] | None]) -> bool:
    """True for a template that need not be answered."""
    return any("OPTIONAL" in t for t in (raw.get("MESSAGE: TEMPLATE") or []))


def _meet(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return any(a and b and (a <= b or b <= a) for a in one for b in other)


def is_right(slot: str, key: Fill, response: Fill) -> bool:
    """True when the response gives what the key asks."""
    if slot in STRINGS:
        return _meet(key.entities, response.entities)
    if not key.values & response.values:
        return False
    return not (key.entities and response.entities) or _meet(key.entities, response.entities)


def slot_counts(slot: str, key: Sequence[Fill], response: Sequence[Fill]) -> tuple[int, int, int]:
    """Hits, answered and asked of one slot; an optional fill is asked only when hit."""
    pairs = best_pairs(key, response, lambda k, r: float(is_right(slot, k, r)))
    hit = {i for i, _ in pairs}
    asked = sum(i in hit or not f.optional for i, f in enumerate(key))
    return len(pairs), len(response), asked


def template_hits(key: Template, response: Template) -> int:
    """Hits over all slots; 0 for templates that share no incident type or fewer than two hits."""
    if not slot_counts(TYPE, key[TYPE], response[TYPE])[0]:
        return 0
    hits = sum(slot_counts(s, key[s], response[s])[0] for s in SLOTS)
    return hits if hits >= LEAST_HITS else 0


def document_counts(
    keys: Sequence[Template], optional: Sequence[bool], responses: Sequence[Template]
) -> dict[str, tuple[int, int, int]]:
    """Hits, answered and asked by slot over a document, templates paired best total first."""
    pairs = dict(best_pairs(keys, responses, lambda k, r: float(template_hits(k, r))))
    answered = set(pairs.values())
    counts: dict[str, tuple[int, int, int]] = {}
    for slot in SLOTS:
        hits = found = asked = 0
        for i, key in enumerate(keys):
            if i not in pairs and optional[i]:
                continue
            response = responses[pairs[i]][slot] if i in pairs else ()
            h, r, k = slot_counts(slot, key[slot], response)
            hits, found, asked = hits + h, found + r, asked + k
        found += sum(len(r[slot]) for n, r in enumerate(responses) if n not in answered)
        counts[slot] = hits, found, asked
    return counts
