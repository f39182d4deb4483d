"""What is asked of a document's names: which hold which, which stand in one list, what kind of
place the words next to them say they are."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from marsad.reading.place import words
from marsad.reading.place.agreement import contains
from marsad.reading.place.evidence import NameSpan
from marsad.reading.place.ranking import Question, firmly_holds
from marsad.registry.gazetteer import Gazetteer, Match
from marsad.registry.places.keys import fold

RIVERS = frozenset({"river", "rivers", "creek", "lake", "bay", "gulf", "sea"})
REGIONS = frozenset(
    {"province", "governorate", "region", "oblast", "state", "prefecture", "department", "county"}
)
TOWNS = frozenset({"city", "town", "village", "municipality", "capital"})


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


def questions_of(
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


def home_question(source: str, gazetteer: Gazetteer) -> Question | None:
    """The place in the name of a local outlet ("Valley Post, Gao"): it speaks for names near it."""
    parts = source.replace(",", " ").split()
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            name = " ".join(parts[start : start + size])
            known = not name[:1].isupper() or fold(name) in words.NOT_PLACES
            matches = () if known else gazetteer.matches(name)
            if matches and matches[0].quality >= 2:
                return Question(f"{fold(name)}|home", matches, 1)
    return None
