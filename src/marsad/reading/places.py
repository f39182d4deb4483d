"""Names of places in a document, each with what it means, how it is used, and the candidates."""

from __future__ import annotations

from spacy.tokens import Doc

from marsad.model.locations import Place
from marsad.model.mentions import Candidate, PlaceMention
from marsad.reading.location.misspelt import country_one_off
from marsad.reading.place import words
from marsad.reading.place.agreement import neighbours
from marsad.reading.place.evidence import NameSpan
from marsad.reading.place.names import keep_names, scan_names
from marsad.reading.place.questions import home_question, questions_of
from marsad.reading.place.ranking import Question, rank
from marsad.reading.place.roles import role_of
from marsad.registry.gazetteer import Gazetteer
from marsad.registry.places.keys import fold

KEPT_CANDIDATES = 5
Ranked = list[tuple[Place, float]]


def precision_of(place: Place | None) -> str:
    """The contract's precision for a place of that feature."""
    if place is None:
        return "unresolved"
    feature = place.feature
    if feature == "A.PCLI":
        return "country"
    if feature in ("A.ADM1", "A.ADM2"):
        return feature[2:].lower().replace("adm", "admin")
    if feature[0] == "P":
        return "town"
    if feature[0] == "H":
        return (
            "sea-or-air" if feature in ("H.SEA", "H.OCN", "H.GULF", "H.STRT", "H.BAY") else "area"
        )
    if feature[0] == "L":
        if feature in ("L.MILB", "L.CMP", "L.OILF"):
            return "point"
        return "region" if place.radius_km >= 30 else "area"
    return "point" if feature[0] in "SR" else "area"


def _hints(gazetteer: Gazetteer, country: str | None) -> frozenset[str]:
    place = gazetteer.country_of(country) if country else None
    return frozenset({place.country}) if place else frozenset()


# So many times the sure places may bring in their neighbours.
ROUNDS = 3
SURE = 0.5
LOCAL_KM = 60.0


def _sure(
    spans: list[NameSpan], asked: list[int], answers: list[Ranked]
) -> tuple[tuple[str, Place], ...]:
    """The small places that the text surely speaks of, each with its folded name, once."""
    found: dict[str, Place] = {}
    for span, q in zip(spans, asked, strict=True):
        place, score = answers[q][0] if answers[q] else (None, 0.0)
        if place is not None and score >= SURE and place.radius_km <= LOCAL_KM:
            found.setdefault(fold(span.text), place)
    return tuple(found.items())


def _answers(
    doc: Doc,
    spans: list[NameSpan],
    gazetteer: Gazetteer,
    hints: frozenset[str],
    home: Question | None,
) -> tuple[list[int], list[Ranked]]:
    """For each span the number of its question, and for each question the ranked places."""
    questions, asked = questions_of(doc, spans, gazetteer)
    return asked, rank([*questions, home] if home else questions, hints)


MISSPELT = 0.7


def _misspelt(span: NameSpan, gazetteer: Gazetteer) -> Ranked:
    """For a name that no gazetteer has: the country whose name is one letter off."""
    country = country_one_off(span.text, gazetteer) if span.label == "GPE" else None
    return [(country, MISSPELT)] if country is not None else []


def _is_street(doc: Doc, span: NameSpan) -> bool:
    """ "Atlantic Avenue" is no place of the name Atlantic, and the gazetteer has no streets."""
    after = doc[span.end].text if span.end < len(doc) else ""
    return after in words.STREETS


def find_places(
    doc: Doc,
    gazetteer: Gazetteer,
    *,
    country_hint: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
) -> tuple[PlaceMention, ...]:
    """Every name of a place in ``doc``, in order.

    ``country_hint`` (ISO code) and names of countries in ``title`` speak for their country; a place
    in the name of a local ``outlet`` speaks for what is near it. A name that the gazetteer lacks,
    or that is a person's, has no place and precision ``unresolved``.
    """
    hints = _hints(gazetteer, country_hint) | _title_hints(gazetteer, title)
    scanned = scan_names(doc, gazetteer, hints)
    home = home_question(outlet, gazetteer) if outlet else None
    spans = keep_names(doc, scanned)
    asked, answers = _answers(doc, spans, gazetteer, hints, home)
    for _ in range(ROUNDS):
        before = spans
        spans = keep_names(doc, neighbours(scanned, _sure(spans, asked, answers)))
        if [s.start for s in spans] == [s.start for s in before]:
            break
        asked, answers = _answers(doc, spans, gazetteer, hints, home)
    found = []
    for k, span in enumerate(spans):
        ranked = answers[asked[k]] or _misspelt(span, gazetteer)
        top = ranked[0][0] if ranked and ranked[0][1] >= 0.15 else None
        role = role_of(doc, span, top)
        if role == "in-person" or _is_street(doc, span):
            top = None
        start = doc[span.start].idx
        found.append(
            PlaceMention(
                start, start + len(span.text), span.text, role, top, precision_of(top),
                tuple(Candidate(p, round(s, 4)) for p, s in ranked[:KEPT_CANDIDATES]),
            )
        )  # fmt: skip
    return tuple(found)


def _title_hints(gazetteer: Gazetteer, title: str | None) -> frozenset[str]:
    found = set()
    for word in (title or "").replace("'s", "").split():
        if word[:1].isupper() and fold(word) not in words.NOT_PLACES:
            for match in gazetteer.matches(word.strip(".,:;!?")):
                if match.place.feature == "A.PCLI":
                    found.add(match.place.country)
    return frozenset(found)
