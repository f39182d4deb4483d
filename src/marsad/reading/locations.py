"""Relative places as shapes: "90km south of Harawah", "between X and Y", "the city".

Law: a phrase never becomes a sharp pin; its doubt is a radius and an outline.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from marsad.model.mentions import LocationMention, PlaceMention
from marsad.reading.location import shapes, words
from marsad.reading.location.anchors import Anchor, named, spoken
from marsad.reading.location.phrases import Phrase, after, before, pair
from marsad.reading.places import precision_of
from marsad.registry.gazetteer import Gazetteer
from marsad.registry.geometry import distance_km

DESCRIBED = frozenset({"town", "point", "area"})


def _phrases(text: str, anchors: list[Anchor]) -> list[Phrase]:
    """The phrases of all anchors; a name that two phrases share goes to the first that fits."""
    out: list[Phrase] = []
    paired: set[int] = set()
    for k, anchor in enumerate(anchors):
        if k in paired:
            continue
        both = pair(text, anchor, anchors[k + 1]) if k + 1 < len(anchors) else None
        if both is not None:
            paired.add(k + 1)
            out.append(both)
            continue
        one = before(text, anchor) or after(text, anchor)
        if one is not None:
            out.append(one)
        elif anchor.spoken and anchor.place is not None:
            place = shapes.inside(anchor.place, precision_of(anchor.place))
            out.append(Phrase(anchor.start, anchor.end, anchor, place))
    return out


def _described(
    text: str, phrase: Phrase, places: tuple[PlaceMention, ...], starts: list[int]
) -> int | None:
    """The name that the phrase only says the place of, if it has a point that can be so."""
    if phrase.location.relation not in ("bearing", "near") or phrase.anchor.mention is None:
        return None
    k = bisect_right(starts, phrase.start - 1) - 1
    if k < 0 or k == phrase.anchor.mention:
        return None
    named_place = places[k]
    place = named_place.place
    if place is None or named_place.role != "location" or named_place.precision not in DESCRIBED:
        return None
    gap = text[named_place.end : phrase.start]
    if not gap.strip() or len(gap) > 120 or not words.DESCRIBES.match(gap):
        return None
    where = phrase.location
    if where.lat is None or where.lon is None:
        return k
    off = distance_km(place.lat, place.lon, where.lat, where.lon)
    said = where.distance_km if where.distance_km is not None else 100.0
    return k if off <= max(60.0, 0.6 * said) else None


def find_locations(
    doc: Doc, places: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> tuple[LocationMention, ...]:
    """Every relative phrase in ``doc``, in order, on the names in ``places``.

    ``describes`` is true only where the named place has a point of its own that agrees with the
    phrase; then that point stands.
    """
    anchors = sorted(
        named(places) + spoken(doc, places, gazetteer), key=lambda a: (a.start, -a.end)
    )
    starts = [p.start for p in places]
    found = []
    phrases = _phrases(doc.text, anchors)
    used = {p.anchor.mention for p in phrases if p.location.relation == "bearing"}
    for phrase in phrases:
        k = _described(doc.text, phrase, places, starts)
        k = None if k in used else k
        found.append(
            LocationMention(
                phrase.start, phrase.end, doc.text[phrase.start : phrase.end],
                phrase.anchor.mention, phrase.location, k is not None, k,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))
