"""Phrases on a border: "the Syrian-Turkish border", "near the border with Chad", "the border"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.model.locations import Location, Place
from marsad.reading.location import edges, shapes, ways
from marsad.reading.location.anchors import LOOK_BACK, Anchor
from marsad.reading.location.context import Context, nearest_place, neighbour_near
from marsad.reading.location.measures import degrees, kilometres
from marsad.reading.location.phrases import Phrase, head_of
from marsad.registry.borders import border_lines

REGIONS = frozenset({"A.ADM1", "A.ADM2"})


def _is_country(anchor: Anchor) -> bool:
    return anchor.place is not None and anchor.place.feature == "A.PCLI"


def _measured(edge: Location, m: re.Match[str] | None) -> Location:
    """The border, or the land as far from it as the words before say."""
    if m is None or not m.groupdict().get("number"):
        return edge
    km = kilometres(m["number"], m["unit"])
    if km is None:
        return edge
    return edges.from_border(edge, km, degrees(m["dir"]) if m["dir"] else None)


def _made(
    context: Context, a: Place, b: Place, start: int, end: int, *, both: bool
) -> Location:
    codes = (a.country, b.country)
    near = next(
        (p for p in nearest_place(context, codes, start, end) if edges.looks_at(codes, p)), None
    )
    made = edges.border(a, b, near, both=both)
    if near is not None and near.country == made.country and made.lat is not None:
        return replace(made, admin1=near.admin1)
    return made


def _before(head: str) -> re.Match[str] | None:
    """The words of a border that end ``head``; where no border is named there are none."""
    return ways.BORDER_BEFORE.search(head) if ways.AN_EDGE.search(head) else None


def border_of_two(text: str, a: Anchor, b: Anchor, context: Context) -> Phrase | None:
    """ "the X-Y border", "the border between X and Y", "X's border with Y"."""
    if not (_is_country(a) and _is_country(b)) or a.place is None or b.place is None:
        return None
    if a.place.id == b.place.id or b.start - a.end > 60:
        return None
    head, middle = head_of(text, a.start), text[a.end : b.start]
    after = ways.BORDER_AFTER.match(text[b.end : b.end + 40])
    end, lead = b.end, None
    if after and (ways.JOINS.match(middle) or middle.strip() == "and"):
        end, lead = b.end + after.end(), ways.BORDER_LEAD.search(head)
    elif ways.ANDS.match(middle):
        lead = _before(head)
        if lead is None:
            return None
    elif ways.BORDER_WITH.match(middle):
        lead = ways.BORDER_LEAD.search(head)
    else:
        return None
    start = a.start - len(head) + lead.start("span") if lead else a.start
    made = _made(context, a.place, b.place, start, end, both=True)
    return Phrase(start, end, a, _measured(made, lead), (a.place.country, b.place.country))


def border_of_one(text: str, a: Anchor, context: Context) -> Phrase | None:
    """ "the Turkish border", "the border with Chad": the other side is where the text is. Of a
    region no line is kept: its border is near it."""
    region = a.place is not None and a.place.feature in REGIONS and a.role == "location"
    if a.place is None or a.spoken or not (_is_country(a) or region):
        return None
    head = head_of(text, a.start)
    lead = _before(head)
    end = a.end
    if lead is None:
        after = ways.BORDER_AFTER.match(text[a.end : a.end + 40])
        if after is None:
            return None
        end, lead = a.end + after.end(), ways.BORDER_LEAD.search(head)
    start = a.start - len(head) + lead.start("span") if lead else a.start
    if region:
        return Phrase(start, end, a, shapes.near(a.place))
    other = neighbour_near(context, a.place, start)
    if other is None:
        return Phrase(start, end, a, _measured(edges.nameless_border(a.place), lead))
    made = _made(context, a.place, other, start, end, both=False)
    return Phrase(start, end, a, _measured(made, lead), (a.place.country, other.country))


def said_again(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "near the border": the border that was named last, whole again."""
    borders = [p for p in phrases if p.border is not None and border_lines(*p.border)]
    out = []
    for m in ways.THE_BORDER.finditer(text):
        if any(p.start < m.end() and m.start() < p.end for p in phrases):
            continue
        earlier = [p for p in borders if p.end <= m.start() and m.start() - p.end <= LOOK_BACK]
        if earlier:
            last = earlier[-1]
            out.append(Phrase(m.start(), m.end(), last.anchor, last.location, last.border))
    return out
