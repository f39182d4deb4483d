"""The location that belongs to a claim. A relative phrase with its own shape comes before a bare
name; where the speaker stood is not where it happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from marsad.model.locations import Location
from marsad.model.mentions import Attribution, LocationMention, PlaceMention
from marsad.reading.claim.designation import with_designation
from marsad.reading.claim.lands import country_around
from marsad.reading.dateline import datelines
from marsad.reading.parse import whole_text
from marsad.reading.tree import FAR, first_conjunct, head_of, paragraph_start, path_cost
from marsad.registry.geometry import distance_km

AT = 1.2
# Between a name that no gazetteer has and the place that is told to hold it or to be near it.
TIED = re.compile(
    r"\s*(?:(?:community|village|town|ward|hamlet|area|district)\b)?\s*(?:,|\()?\s*"
    r"(?:(?:in|of|just)\s+)?(?:the\s+)?(?:[a-z]+\s+of\s+)?",
)
# "in Aden, in southern Yemen": the finer of the two is meant.
WITHIN = re.compile(r",?\s*(?:in|of)?\s*(?:the\s*)?")
REACH = 800  # characters, as for times
LOCATIVE = frozenset(
    [
        "in", "at", "near", "across", "throughout", "inside", "outside", "within", "into",
        "around", "along", "through", "over", "of", "from", "towards", "toward", "to", "on",
        "off",
    ]
)  # fmt: skip
DISPLACED = frozenset(
    ["families", "people", "residents", "villagers", "households", "refugees", "civilians"]
)
RADIUS_OF = {"country": 400.0, "admin1": 120.0, "admin2": 40.0, "region": 250.0}


@dataclass(frozen=True, slots=True)
class Where:
    """A location and the characters that carry it; ``own`` when the sentence itself gives it."""

    location: Location
    start: int
    end: int
    own: bool = True


def location_of_place(mention: PlaceMention) -> Location:
    """A plain "in X": the place's own point, with its size as doubt."""
    place = mention.place
    if place is None:
        return Location(mention.text, None, "in", "unresolved")
    return Location(
        name=place.name,
        place_id=place.id,
        relation="in",
        precision=mention.precision,
        lat=place.lat,
        lon=place.lon,
        radius_km=max(place.radius_km, RADIUS_OF.get(mention.precision, 0.0)),
        country=place.country,
        admin1=place.admin1,
        feature=place.feature,
    )


def candidates(
    text: str, places: Sequence[PlaceMention], locations: Sequence[LocationMention]
) -> tuple[Where, ...]:
    """Everything that could say where: shapes first, then names not already inside a shape. The
    place of a dateline ("TUNIS (Agency) -") is where the reporter sat, and is left out."""
    sat = datelines(text)
    found = [
        Where(m.location, m.start, m.end) for m in locations if not m.describes
    ]  # fmt: skip
    taken = [(m.start, m.end) for m in locations]
    anchors = {m.anchor for m in locations if not m.describes}
    for i, mention in enumerate(places):
        if mention.role != "location" or i in anchors:
            continue
        if any(start <= mention.start < end for start, end in sat):
            continue
        described = any(m.describes and m.described == i for m in locations)
        if not described and any(s <= mention.start and mention.end <= e for s, e in taken):
            continue
        found.append(Where(location_of_place(mention), mention.start, mention.end))
    found = _in_its_country(_placed(text, found), places)
    named = [_designated(text, w, found) for w in found]
    return tuple(sorted(named, key=lambda w: (w.start, w.end)))


def _in_its_country(found: Sequence[Where], places: Sequence[PlaceMention]) -> list[Where]:
    """What no gazetteer has lies in the country of the passage around it, where that is clear."""
    out = []
    for where in found:
        lost = where.location.precision == "unresolved" and not where.location.country
        country = country_around(places, where.start) if lost else None
        own = where.location
        out.append(replace(where, location=replace(own, country=country)) if country else where)
    return out


def _designated(text: str, where: Where, found: Sequence[Where]) -> Where:
    """With the word for its kind as part of its words, unless another candidate has them."""
    if where.location.relation != "in":
        return where
    start, end = with_designation(text, where.start, where.end)
    if any(w is not where and w.start < end and start < w.end for w in found):
        return where
    return replace(where, start=start, end=end)


def _placed(text: str, found: Sequence[Where]) -> list[Where]:
    """What the gazetteer lacks gets the point of the place told right after it to hold it or to
    be near it, with the doubt of that: "the village of Andriivka, near Bakhmut"."""
    ordered = sorted(found, key=lambda w: (w.start, w.end))
    out = []
    for k, where in enumerate(ordered):
        own = where.location
        after = ordered[k + 1] if k + 1 < len(ordered) else None
        if own.precision != "unresolved" or own.relation != "in" or after is None:
            out.append(where)
            continue
        holder = after.location
        tied = TIED.fullmatch(text, where.end, max(where.end, after.start))
        if not tied or holder.lat is None or holder.precision in ("country", "region"):
            out.append(where)
            continue
        location = replace(
            holder, name=own.name, second_name=holder.name, relation="in",
            precision="area" if holder.precision in ("town", "point") else holder.precision,
            bearing_deg=None, distance_km=None,
        )  # fmt: skip
        out.append(Where(location, where.start, where.end))
    return out


def wheres_of(
    doc: Doc,
    head: Token,
    found: Sequence[Where],
    attributions: Sequence[Attribution],
    covering: Sequence[int],
) -> tuple[Where, ...]:
    """The locations that the sentence of ``head`` gives it: none, one, or one for each of several
    places joined by "and" (countries are not counted out). Containment ("Derna, Libya") has been
    taken together before."""
    sent = head.sent
    scored: list[tuple[float, Where, Token]] = []
    for where in found:
        if abs(where.start - head.idx) > REACH:
            continue
        if not sent.start_char <= where.start < sent.end_char:
            continue
        anchor = head_of(doc, where.start, where.end)
        if not _says_where(anchor, where.location):
            continue
        inside = all(
            any(s <= where.start < e for s, e in attributions[k].content) for k in covering
        )
        opening = where.start - sent.start_char < 4
        if covering and not inside and not opening:
            continue
        cost = path_cost(head, anchor)
        cost -= (0.4 if where.location.relation != "in" else 0.0)
        cost -= 1.0 if head.is_ancestor(anchor) else 0.0
        cost += {"country": 0.9, "region": 0.5}.get(where.location.precision, 0.0)
        cost += 0.8 if where.location.lat is None else 0.0
        scored.append((cost, where, anchor))
    if not scored:
        return ()
    scored.sort(key=lambda row: (row[0], row[1].start))
    cost, best, anchor = scored[0]
    for _, other, token in scored[1:]:
        beside = WITHIN.fullmatch(whole_text(doc), other.end, max(other.end, best.start))
        if beside and (lies_in(other.location, best.location) or explains(best, other)):
            best, anchor = other, token
            break
    if cost >= FAR - 5:
        return ()
    several = [best]
    for _, other, token in scored[1:]:
        joined = token.dep_ == "conj" and first_conjunct(token).i == first_conjunct(anchor).i
        if (
            joined
            and best.location.relation == "in"
            and "country" not in {other.location.precision, best.location.precision}
        ):
            several.append(other)
    return tuple(sorted(several, key=lambda w: w.start))


def explains(phrase: Where, named: Where) -> bool:
    """ "in Ardabou, near Gao": does the phrase only say where the named place lies?"""
    near = phrase.location.relation in ("near", "bearing")
    fine = named.location.precision in ("town", "point", "area")
    return near and fine and named.location.relation == "in"


def lies_in(inner: Location, outer: Location) -> bool:
    """Is the first a town or point inside the second, a country or a large part of one?"""
    if outer.precision not in ("country", "region", "admin1") or inner.lat is None:
        return False
    if inner.precision in ("country", "region", "admin1") or inner.lon is None:
        return False
    if outer.precision == "country":
        return inner.country == outer.country
    if outer.lat is None or outer.lon is None or outer.radius_km is None:
        return False
    reach = 1.5 * outer.radius_km + 30.0
    return distance_km(inner.lat, inner.lon, outer.lat, outer.lon) <= reach


def is_at(doc: Doc, head: Token, where: Where) -> bool:
    """True where the place hangs on the word itself or on its clause ("warned in Geneva"), not on
    what is talked about."""
    return path_cost(head, head_of(doc, where.start, where.end)) <= AT


def _says_where(anchor: Token, location: Location) -> bool:
    """False for a country that acts or is acted on ("thanked France"): it is somebody there; and
    for where somebody or something is from ("a convoy from Gao"), unless they had to leave it."""
    if location.relation == "in" and anchor.dep_ == "pobj" and anchor.head.lower_ == "from":
        whose = anchor.doc[anchor.head.i - 1]
        if whose.pos_ in ("NOUN", "PROPN") and whose.lower_ not in DISPLACED:
            return False
    if location.relation != "in" or location.precision not in ("country", "region"):
        return True
    first = first_conjunct(anchor)
    if first.dep_ == "pobj":
        return first.head.lower_ in LOCATIVE
    return first.dep_ in ("npadvmod", "appos", "dep", "ROOT")


def where_from_passage(
    text: str, head: Token, earlier: Sequence[tuple[int, Where | None]]
) -> Where | None:
    """The location an earlier claim of the same paragraph has."""
    start = paragraph_start(text, head.idx)
    for at, where in reversed(earlier):
        if at < start or head.sent.start_char - at > 700:
            return None
        if where is not None:
            return Where(where.location, where.start, where.end, own=False)
    return None


def moves_away(here: Where, earlier: Sequence[tuple[int, Where | None]]) -> bool:
    """Does the telling go to another place than the last one it named?"""
    last = next((where for _, where in reversed(earlier) if where is not None), None)
    return last is not None and last.location.place_id != here.location.place_id
