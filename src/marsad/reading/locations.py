"""Relative places as shapes: "90km south of Harawah", "between X and Y", "the city".

Law: a phrase never becomes a sharp pin; its doubt is a radius and an outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.model.mentions import LocationMention, PlaceMention
from marsad.reading.location import shapes
from marsad.reading.location.anchors import Anchor, named, spoken
from marsad.reading.location.border_phrases import border_of_one, border_of_two, said_again
from marsad.reading.location.context import Context, nearest_place, other_countries
from marsad.reading.location.described import described, explained
from marsad.reading.location.edges import coast_at
from marsad.reading.location.misspelt import one_letter_off
from marsad.reading.location.pairs import pair
from marsad.reading.location.phrases import Phrase, after, before, measured
from marsad.reading.parse import whole_text
from marsad.reading.places import precision_of
from marsad.registry.borders import neighbours
from marsad.registry.gazetteer import Gazetteer


def _mended(text: str, anchors: Sequence[Anchor], context: Context) -> list[Anchor]:
    """Anchors of measured phrases at home: one that is elsewhere than the text has no place, and
    one without a place may be a letter off a town there."""
    out = []
    for anchor in anchors:
        place = anchor.place
        if anchor.spoken or anchor.role != "location" or not measured(text, anchor):
            out.append(anchor)
            continue
        near_home = {context.hint, *neighbours(context.hint), ""}
        if place is not None and context.hint and place.country not in near_home:
            place = None
        if place is None:
            name = text[anchor.start : anchor.end]
            at_home = {context.hint} if context.hint else other_countries(context)
            place = one_letter_off(name, at_home, context.gazetteer)
        out.append(replace(anchor, place=place))
    return out


def _by_the_sea(phrase: Phrase, context: Context) -> Phrase:
    """The coast of a country, where a town by the sea is named beside it."""
    place = phrase.anchor.place
    if not phrase.shore or place is None:
        return phrase
    for town in nearest_place(context, (place.country,), phrase.start, phrase.end):
        made = coast_at(phrase.location, town, phrase.shore == "off")
        if made is not None:
            return replace(phrase, location=made)
    return phrase


def _phrases(text: str, anchors: Sequence[Anchor], context: Context) -> list[Phrase]:
    """The phrases of all anchors; a name that two phrases share goes to the first that fits."""
    out: list[Phrase] = []
    paired: set[int] = set()
    for k, anchor in enumerate(anchors):
        if k in paired:
            continue
        if k + 1 < len(anchors):
            both = border_of_two(text, anchor, anchors[k + 1], context)
            both = both or pair(text, anchor, anchors[k + 1])
            if both is not None:
                paired.add(k + 1)
                out.append(both)
                continue
        one = border_of_one(text, anchor, context)
        one = one or before(text, anchor, anchors[k + 1 :]) or after(text, anchor)
        if one is not None:
            out.append(_by_the_sea(one, context))
        elif anchor.spoken and anchor.place is not None:
            place = shapes.inside(anchor.place, precision_of(anchor.place))
            out.append(Phrase(anchor.start, anchor.end, anchor, place))
    return sorted([*out, *said_again(text, out)], key=lambda p: (p.start, p.end))


def find_locations(
    doc: Doc,
    places: tuple[PlaceMention, ...],
    gazetteer: Gazetteer,
    *,
    country_hint: str | None = None,
) -> tuple[LocationMention, ...]:
    """Every relative phrase in ``doc``, in order, on the names in ``places``.

    ``describes`` is true only where the named place has a point of its own that agrees with the
    phrase; then that point stands. ``country_hint`` is the ISO code of the country that the text
    is said to be about.
    """
    text = whole_text(doc)
    hint = gazetteer.country_of(country_hint) if country_hint else None
    context = Context(places, hint.country if hint else "", gazetteer)
    anchors = sorted(
        named(places) + spoken(doc, places, gazetteer), key=lambda a: (a.start, -a.end)
    )
    anchors = _mended(text, anchors, context)
    from_here = {a.mention for a in anchors if not a.spoken and measured(text, a)}
    context = replace(context, counted_from=frozenset(k for k in from_here if k is not None))
    starts = [p.start for p in places]
    found = []
    phrases = _phrases(text, anchors, context)
    used = {
        p.anchor.mention
        for p in phrases
        if p.location.relation == "bearing" and not p.anchor.spoken
    }
    for phrase in phrases:
        k = described(text, phrase, context, starts)
        k = None if k in used else k
        start, location, anchor = phrase.start, phrase.location, phrase.anchor.mention
        named_before = explained(text, phrase, context) if k is None else None
        if named_before is not None:
            (start, location), anchor = named_before, None
        found.append(
            LocationMention(
                start, phrase.end, text[start : phrase.end], anchor, location,
                k is not None, k,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))
