"""The named facility at which a deed was done: "the Norwegian embassy in Nairobi", "Marib dam".

Law 3: a facility has no point of its own unless the gazetteer knows it. It takes the point and the
doubt of the place that holds it, and keeps both names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from marsad.model.mentions import ActorMention, PlaceMention
from marsad.reading.claim.where import AT, Where, location_of_place
from marsad.reading.parse import whole_text
from marsad.reading.tree import head_of, path_cost

# Between a facility and the place that holds it.
HELD = re.compile(r",?\s*(?:(?:in|at|near|outside|of|on)\s+)?(?:the\s+)?(?:\w+\s+of\s+)?", re.I)
SITES = frozenset(
    """embassy consulate mosque church cathedral temple synagogue shrine school college university
    hospital clinic prison jail airport airbase airfield base barracks camp garrison outpost post
    checkpoint bridge dam refinery pipeline station port harbour harbor market bazaar square park
    stadium hotel restaurant mall parliament palace courthouse headquarters compound mine oilfield
    crossing roundabout junction highway tunnel depot factory plant monastery seminary
    theatre theater club museum library radio""".split()
)
ACTING = frozenset({"nsubj", "agent", "poss", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Facility:
    """Its words without the place that follows, the candidate that holds it, and its head."""

    start: int
    end: int
    head: int
    holder: Where | None


def facilities(
    doc: Doc,
    actors: Sequence[ActorMention],
    found: Sequence[Where],
    places: Sequence[PlaceMention],
) -> tuple[Facility, ...]:
    """The named facilities of a text that a word of one of ``SITES`` heads."""
    made = []
    parts = [
        Where(location_of_place(p), p.start, p.end)
        for p in places if p.role == "in-organisation" and p.place is not None
    ]  # fmt: skip
    for mention in actors:
        head = head_of(doc, mention.start, mention.end)
        core = _core(doc, mention, head) if head.lower_ in SITES else []
        if not core:
            continue
        start, end = core[0].idx, core[-1].idx + len(core[-1])
        holder = _holder(whole_text(doc), start, end, found)
        holder = holder or next((w for w in parts if start <= w.start < end), None)
        made.append(Facility(start, end, head.i, holder))
    return tuple(made)


def _core(doc: Doc, mention: ActorMention, head: Token) -> list[Token]:
    """The words of a mention up to its head, from the first that names."""
    words = [t for t in doc[head.left_edge.i : head.i + 1] if t.idx >= mention.start]
    while len(words) > 1 and not (words[0].is_title or words[0].is_upper):
        words = words[1:]
    return words if words[-1].i == head.i and len(words) > 1 else []


def _holder(text: str, start: int, end: int, found: Sequence[Where]) -> Where | None:
    for where in found:
        if start <= where.start and where.end <= end:
            return where
        if where.start >= end and HELD.fullmatch(text, end, where.start):
            return where
    return None


def at_facility(
    doc: Doc, head: Token, wheres: tuple[Where, ...], sites: Sequence[Facility]
) -> tuple[Where, ...]:
    """``wheres`` with the facility in place of the place that holds it, where the deed was done
    at it; where there are none, such a facility whose name tells its place."""
    if not wheres:
        wheres = tuple(
            s.holder for s in sites if s.holder is not None and _is_scene(head, doc[s.head])
        )[:1]
    return tuple(_finer(doc, head, where, sites) for where in wheres)


def _finer(doc: Doc, head: Token, where: Where, sites: Sequence[Facility]) -> Where:
    for site in sites:
        held = site.holder is not None and site.holder.start == where.start
        if held and _is_scene(head, doc[site.head]) and where.location.relation == "in":
            own = where.location
            name = whole_text(doc)[site.start : site.end]
            precision = "area" if own.precision in ("town", "point") else own.precision
            location = replace(own, name=name, second_name=own.name, precision=precision)
            return replace(where, location=location, start=site.start, end=max(site.end, where.end))
    return where


def _is_scene(head: Token, site: Token) -> bool:
    """Is the facility where it was done, not who did it nor what somebody is called after?"""
    return site.dep_ not in ACTING and path_cost(head, site) <= 2 * AT
