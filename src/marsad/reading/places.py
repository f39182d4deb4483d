"""Names of places in a document, each with what it means, how it is used, and the candidates."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from marsad.model.locations import Place
from marsad.model.mentions import Candidate, PlaceMention
from marsad.reading.place import words
from marsad.reading.place.agreement import contains, neighbours
from marsad.reading.place.evidence import NameSpan
from marsad.reading.place.names import keep_names, scan_names
from marsad.reading.place.ranking import Question, firmly_holds, rank
from marsad.reading.place.roles import role_of
from marsad.registry.gazetteer import Gazetteer, Match
from marsad.registry.places.keys import fold

KEPT_CANDIDATES = 5
RIVERS = frozenset({"river", "rivers", "creek", "lake", "bay", "gulf", "sea"})
REGIONS = frozenset(
    {"province", "governorate", "region", "oblast", "state", "prefecture", "department", "county"}
)
TOWNS = frozenset({"city", "town", "village", "municipality", "capital"})


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


def _kind(doc: Doc, span: NameSpan) -> str:
    """What kind of place the words next to the name say it is."""
    near = {doc[span.end].lower_} if span.end < len(doc) else set()
    if span.start > 1 and doc[span.start - 1].lower_ == "of":
        near.add(doc[span.start - 2].lower_)
    if span.start:
        near.add(doc[span.start - 1].lower_)
    for kind, group in (("river", RIVERS), ("region", REGIONS), ("town", TOWNS)):
        if near & group:
            return kind
    return ""


def _meanings(span: NameSpan, gazetteer: Gazetteer) -> tuple[Match, ...]:
    if span.demonym:
        return tuple(Match(p, 3) for p in gazetteer.demonym(span.text))
    return span.matches


def _key(span: NameSpan, kind: str) -> str:
    """What is asked once for a document: the name, apart where it is said to be a region's or
    is a region's abbreviation."""
    key = fold(span.text)
    if kind == "region":
        return f"{key}|region"
    short = span.matches and len(key) <= 5 and all(fold(m.place.name) != key for m in span.matches)
    return f"{key}|{span.matches[0].place.id}" if short and not span.demonym else key


def _holders(doc: Doc, spans: list[NameSpan]) -> dict[int, int]:
    """Which name is said right after which to hold it: "X, Y" or "X (Y)" or "X in Y"."""
    held = {}
    for k in range(len(spans) - 1):
        a, b = spans[k], spans[k + 1]
        between = [t.lower_ for t in doc[a.end : b.start]]
        if b.demonym or not b.matches:
            continue
        if any(m.place.feature == "A.PCLI" and m.quality >= 2 for m in a.matches) and (
            between != [","] or any(m.place.feature == "A.PCLI" for m in b.matches)
        ):
            continue
        if between in ([","], ["("], ["in"], ["in", "the"], ["in", "northern"], [",", "in"],
                       ["in", "southern"], ["in", "eastern"], ["in", "western"],
                       ["in", "central"], ["province"], [",", "northern"]):  # fmt: skip
            held[k] = k + 1
    return held


def _truly(inner: NameSpan, outer: NameSpan) -> bool:
    """Is there a first-level region of the second name that has a town of the first?"""
    return any(
        o.place.feature.startswith("A.") and contains(o, i) and i.place.feature[:6] != "P.PPLX"
        for o in outer.matches
        for i in inner.matches
    )


LIST_JOINS = frozenset({",", "and", "or", "&"})


def _regions_all(spans: list[NameSpan]) -> bool:
    """Is each of three or more names that of a country or a first-level region?"""
    return len(spans) > 2 and all(any(map(firmly_holds, s.matches)) for s in spans)


def _lists(doc: Doc, spans: list[NameSpan]) -> list[list[int]]:
    """Runs of names that only commas and "and" part: "in Gao, Kidal and Timbuktu". "Derna, Libya"
    is none, but "in Georgia, Oklahoma and Ohio" is one."""
    runs: list[list[int]] = []
    for k in range(len(spans)):
        before = [t.lower_ for t in doc[spans[k - 1].end : spans[k].start]] if k else []
        if 0 < len(before) <= 2 and all(w in LIST_JOINS for w in before):
            runs[-1].append(k)
        else:
            runs.append([k])
    out = []
    for run in runs:
        if _regions_all([spans[k] for k in run]):
            out.append(run)
            continue
        part = run[:1]
        joined = False
        for k in run[1:]:
            between = [t.lower_ for t in doc[spans[k - 1].end : spans[k].start]]
            if between == [","] and _truly(spans[k - 1], spans[k]):
                out.append(part if joined or len(part) > 2 else [])
                part, joined = [], False
            joined = joined or between != [","]
            part = [*part, k]
        out.append(part if joined or len(part) > 2 else [])
    return [run for run in out if len(run) > 1]


def _questions(
    doc: Doc, spans: list[NameSpan], gazetteer: Gazetteer
) -> tuple[list[Question], list[int]]:
    """One question for each name (not each mention), and each span's question."""
    lists = _lists(doc, spans)
    apart = {k for run in lists if _regions_all([spans[j] for j in run]) for k in run[:-1]}
    held = {k: holder for k, holder in _holders(doc, spans).items() if k not in apart}
    holders = set(held.values())
    order: dict[tuple[str, bool], int] = {}
    counts: Counter[int] = Counter()
    inside: dict[int, list[Match]] = {}
    holds: set[int] = set()
    kinds: dict[int, str] = {}
    asked: list[int] = []
    meanings: list[tuple[Match, ...]] = []
    names: list[tuple[str, bool]] = []
    for k, span in enumerate(spans):
        kind = _kind(doc, span)
        key = (_key(span, kind), span.demonym)
        if key not in order:
            order[key] = len(order)
            names.append(key)
            meanings.append(_meanings(span, gazetteer))
        q = order[key]
        counts[q] += 1
        asked.append(q)
        if k in held:
            inside.setdefault(q, []).extend(spans[held[k]].matches[:6])
        if k in holders and doc[span.start - 1].text == "," and _truly(spans[k - 1], span):
            holds.add(q)
        if kind:
            kinds.setdefault(q, kind)
    listed: dict[int, set[int]] = {}
    for run in lists:
        members = {asked[k] for k in run}
        for q in members:
            listed.setdefault(q, set()).update(members - {q})
    out = [
        Question(name, meanings[q], counts[q], tuple(inside.get(q, ())), demonym, q in holds,
                 kinds.get(q, ""), tuple(sorted(listed.get(q, ()))))
        for q, (name, demonym) in enumerate(names)
    ]  # fmt: skip
    return out, asked


def _hints(gazetteer: Gazetteer, country: str | None) -> frozenset[str]:
    place = gazetteer.country_of(country) if country else None
    return frozenset({place.country}) if place else frozenset()


# So many times the sure places may bring in their neighbours.
ROUNDS = 3
SURE = 0.5
LOCAL_KM = 60.0


def _sure(
    spans: list[NameSpan], asked: list[int], answers: list[list[tuple[Place, float]]]
) -> tuple[tuple[str, Place], ...]:
    """The small places that the text surely speaks of, each with its folded name, once."""
    found: dict[str, Place] = {}
    for span, q in zip(spans, asked, strict=True):
        place, score = answers[q][0] if answers[q] else (None, 0.0)
        if place is not None and score >= SURE and place.radius_km <= LOCAL_KM:
            found.setdefault(fold(span.text), place)
    return tuple(found.items())


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
) -> tuple[PlaceMention, ...]:
    """Every name of a place in ``doc``, in order.

    ``country_hint`` (ISO code) and names of countries in ``title`` speak for their country. A name
    that the gazetteer lacks, or that is a person's, has no place and precision ``unresolved``.
    """
    hints = _hints(gazetteer, country_hint) | _title_hints(gazetteer, title)
    scanned = scan_names(doc, gazetteer, hints)
    spans = keep_names(doc, scanned)
    questions, asked = _questions(doc, spans, gazetteer)
    answers = rank(questions, hints)
    for _ in range(ROUNDS):
        before = spans
        spans = keep_names(doc, neighbours(scanned, _sure(spans, asked, answers)))
        if [s.start for s in spans] == [s.start for s in before]:
            break
        questions, asked = _questions(doc, spans, gazetteer)
        answers = rank(questions, hints)
    found = []
    for k, span in enumerate(spans):
        ranked = answers[asked[k]]
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
