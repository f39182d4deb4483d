"""Which words name a place: the parse, the gazetteer and the words around, weighed together.

A span is kept when its evidence is at least ``KEEP``; the weights are one small visible table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from marsad.reading.location.words import ANYWHERE, DESCRIBES
from marsad.reading.place import words
from marsad.registry.gazetteer import Gazetteer, Match
from marsad.registry.places.keys import fold

KEEP = 0.9
LONGEST = 6
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
TIME_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"})
LABEL_WEIGHT = {
    "GPE": 2.0, "LOC": 1.8, "FAC": 1.0, "NORP": 0.6, "ORG": -0.8, "PERSON": -1.4,
    "PRODUCT": -0.8, "EVENT": -0.5, "WORK_OF_ART": -1.0, "LAW": -1.0, "LANGUAGE": -0.5,
}  # fmt: skip
GENERIC_NEIGHBOURS = words.AFTER_KINDS | words.DIRECTIONS | frozenset({"the", "s", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``start:end`` as a possible name. ``label`` is the parser's entity label over it;
    ``wider`` are the bounds of a longer entity around it; ``evidence`` how much speaks for it."""

    start: int
    end: int
    text: str
    matches: tuple[Match, ...]
    demonym: bool = False
    label: str = ""
    wider: tuple[int, int] | None = None
    evidence: float = 0.0


def text_of(doc: Doc, start: int, end: int) -> str:
    """The characters of tokens ``start:end``."""
    last = doc[end - 1]
    return doc.text[doc[start].idx : last.idx + len(last)]


def _starts(token: Token) -> bool:
    """May a name start here?"""
    first = token.text[0]
    if first.isupper() or (not first.isascii() and first.isalpha() and first.lower() == first):
        return True
    if words.ARTICLE.match(token.text) and token.i + 2 < len(token.doc):
        after = token.doc[token.i + 1]
        return after.text in "-‐‑–" and token.doc[token.i + 2].text[:1].isupper()
    return False


def _abbreviation(token: Token, before: Token | None, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """A state's news-style abbreviation: "Calif." anywhere, "Ga." and "OH" after a comma."""
    key = token.text.replace(".", "").lower()
    if key not in words.STATES or not token.text[0].isupper():
        return ()
    dotted = token.text.endswith(".") or token.text.isupper()
    comma = before is not None and before.text == ","
    if (key in words.SAFE_STATES and dotted) or (comma and dotted):
        name = words.STATES[key]
        return tuple(
            m for m in gazetteer.matches(name)
            if m.place.country in ("USA", "CAN") and (m.place.feature == "A.ADM1" or key == "dc")
        )  # fmt: skip
    return ()


def _longest(doc: Doc, i: int, gazetteer: Gazetteer) -> tuple[int, tuple[Match, ...], bool]:
    """The longest name of the gazetteer that starts at token ``i``: end, matches, demonym."""
    best: tuple[int, tuple[Match, ...], bool] = (i, (), False)
    for end in range(i + 1, min(i + LONGEST, len(doc)) + 1):
        last = doc[end - 1]
        if last.is_space or last.text in ',;:()"“”!?|':
            break
        text = text_of(doc, i, end)
        key = fold(text)
        if last.text[-1].isalnum() or last.text.endswith("."):
            capital = (
                end == i + 1
                or last.text[0].isupper()
                or not last.text[0].isascii()
                or (words.ARTICLE.match(doc[i].text) is not None and end - i == 3)
            )
            if capital and key:
                matches = gazetteer.matches_of_key(key)
                if matches and end - i > 1 and matches[0].quality == 0 and best[1]:
                    matches = ()
                if matches or gazetteer.demonym(text):
                    demonym = not any(m.quality >= 2 for m in matches) and bool(
                        gazetteer.demonym(text)
                    )
                    best = (end, matches, demonym)
        if not gazetteer.is_prefix(key) and last.text not in "-‐‑–'’":
            break
    return best


def measured(text: str) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """Where a name must follow ("20 km south of ...": offsets of its start), and the bounds of
    those measures, before which a name may stand that they describe."""
    spans = tuple((m.start(), m.end()) for m in ANYWHERE.finditer(text))
    return frozenset(end for _, end in spans), spans


def _describes_name(text: str, end: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Is the name that ends at ``end`` followed by a measure that says where it lies?"""
    for start, _ in spans:
        if 0 < start - end <= 90 and DESCRIBES.match(text[end:start]):
            return True
    return False


def _labels(doc: Doc) -> list[tuple[str, int, int]]:
    """For each token the entity it lies in: label, start, end."""
    found = [("", 0, 0)] * len(doc)
    for ent in doc.ents:
        start, end = ent.start, ent.end
        while start < end and doc[start].lower_ in ("the", "a", "an", ","):
            start += 1
        while end > start and doc[end - 1].text in ("'s", "’s", ".", ",", "'"):
            end -= 1
        for i in range(start, end):
            found[i] = (ent.label_, start, end)
    return found


def _gazetteer_weight(span: NameSpan, doc: Doc) -> float:
    """How much the gazetteer alone says that this is a place."""
    if span.demonym:
        return 2.2
    top = span.matches[0]
    weight = -1.0
    for match in span.matches:
        place, kind = match.place, match.place.feature
        if kind == "A.PCLI":
            here = 3.0
        elif place.id.startswith("marsad-place:") and match.quality >= 2 and kind[0] in "LHTSRV":
            here = 2.4
        elif kind == "A.ADM1":
            here = 1.4 if place.population > 1_000_000 else 0.7
        elif kind == "P.PPLC":
            here = 1.8
        else:
            here = 0.0
            for bound, value in ((1_000_000, 1.5), (200_000, 1.0), (40_000, 0.5), (5_000, 0.2)):
                if place.population >= bound:
                    here = value
                    break
        here -= {3: 0.0, 2: 0.2, 1: 0.8, 0: 1.2}[match.quality]
        weight = max(weight, here)
    low = fold(span.text)
    if span.end - span.start == 1:
        if low in words.NOT_PLACES:
            weight -= 3.0
        elif low in words.NOT_AS_PLACE and not (span.text.isupper() and len(span.text) > 1):
            weight -= 1.0
        if len(low) <= 3 and top.place.feature != "A.PCLI":
            weight -= 1.5
    else:
        weight += 0.5
    return weight


def _context_weight(doc: Doc, span: NameSpan) -> float:
    """How much the words just before and after say that this is a place."""
    weight = 0.0
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None:
        low = before.lower_
        if low == "the" and span.start > 1:
            low = doc[span.start - 2].lower_
        if low in words.STRONG_PREPOSITIONS:
            weight += 1.3
        elif low in words.PREPOSITIONS:
            weight += 0.6
        elif low == "of":
            kind = doc[span.start - 2].lower_ if span.start > 1 else ""
            weight += 2.0 if kind in words.KINDS else 0.5
        elif low in words.DIRECTIONS:
            weight += 1.0
        elif low.rstrip(".") in words.PERSON_TITLES and before.text[:1].isupper():
            weight -= 2.5
        elif before.text[:1].isupper() and before.pos_ == "PROPN" and not before.is_sent_start:
            weight -= 1.3
        elif before.text[:1].isupper() and before.ent_type_ == "PERSON":
            weight -= 1.5
    if after is not None:
        low = after.lower_
        if low in words.AFTER_KINDS and not after.text.isupper():
            weight += 1.0
        elif after.text[:1].isupper() and after.pos_ == "PROPN" and low not in words.ORG_AFTER:
            weight -= 1.2
    return weight


def _scan(doc: Doc, gazetteer: Gazetteer) -> list[NameSpan]:
    """Every longest name of the gazetteer in ``doc``, left to right, none over another."""
    labels = _labels(doc)
    anchored, measures = measured(doc.text)
    found: list[NameSpan] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        after_measure = token.idx in anchored
        if token.is_space or token.is_punct or not (after_measure or _starts(token)):
            i += 1
            continue
        end, matches, demonym = _longest(doc, i, gazetteer)
        state = _abbreviation(token, doc[i - 1] if i else None, gazetteer)
        if state and end <= i + 1:
            end, matches, demonym = i + 1, state, False
        if end <= i and after_measure and token.text[:1].isupper():
            end = i + 1
        if end <= i:
            i += 1
            continue
        if end == i + 1 and token.is_stop and not state and token.text not in ("US", "U.S."):
            i += 1
            continue
        label, first, last = labels[i]
        text = text_of(doc, i, end)
        if end == i + 1 and not state and token.lower_ == "us" and token.text != "US":
            i += 1
            continue
        wider = (first, last) if label and (first < i or last > end) else None
        span = NameSpan(i, end, text, matches, demonym, label, wider)
        weight = 6.0 if state else _gazetteer_weight(span, doc) if matches or demonym else 0.0
        if label in TIME_LABELS and end - i == 1 and wider is None:
            weight -= 4.0
        weight += LABEL_WEIGHT.get(label, 0.0) if wider is None else _wider_weight(doc, span)
        weight += _context_weight(doc, span)
        if token.is_sent_start and not label and end == i + 1:
            weight -= 0.7
        if after_measure or (measures and _describes_name(doc.text, token.idx + len(text), measures)):
            weight += 3.0
        if all(t.lower_ in words.DIRECTIONS or t.is_punct for t in doc[i:end]):
            weight -= 4.0
        found.append(replace(span, evidence=weight))
        i = end
    return found


def _wider_weight(doc: Doc, span: NameSpan) -> float:
    """What a longer entity around the name says: its other capitalised words may be more name."""
    if span.wider is None:
        return 0.0
    first, last = span.wider
    rest = [
        t for t in (*doc[first : span.start], *doc[span.end : last])
        if t.text[:1].isupper() and t.lower_ not in GENERIC_NEIGHBOURS
    ]  # fmt: skip
    comma = any(t.text == "," for t in doc[first:last])
    if span.label in PLACE_LABELS:
        return 2.0 if not rest or comma else -0.2
    if span.label == "PERSON":
        return -2.5 if not comma else -0.5
    if span.label in ("ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
        return 0.0
    return -0.3 if span.label == "NORP" else -0.5


def _containment(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """Adds evidence for "X, Y" where Y is a place that has an X."""
    out = list(spans)
    for k in range(len(spans) - 1):
        left, right = out[k], out[k + 1]
        if right.start != left.end + 1 or doc[left.end].text != "," or right.demonym:
            continue
        if any(contains(r, m) for r in right.matches for m in left.matches):
            out[k] = replace(left, evidence=left.evidence + 2.5)
            out[k + 1] = replace(right, evidence=right.evidence + 1.0)
    return out


def contains(outer: Match, inner: Match) -> bool:
    """Does the first place hold the second by its codes?"""
    a, b = outer.place, inner.place
    if a.id == b.id or a.country != b.country or not a.country:
        return False
    if a.feature == "A.PCLI":
        return True
    return a.feature == "A.ADM1" and a.admin1 == b.admin1


def _unmatched(doc: Doc, taken: set[int]) -> list[NameSpan]:
    """What the parser alone calls a place, without an entry in the gazetteer."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in PLACE_LABELS:
            continue
        start, end = ent.start, ent.end
        while start < end and not doc[start].text[:1].isupper():
            start += 1
        while end > start and doc[end - 1].text in ("'s", "’s", ".", ",", "'", "-"):
            end -= 1
        if start == end or any(i in taken for i in range(start, end)):
            continue
        text = text_of(doc, start, end)
        if "\n" in text or fold(text) in words.NOT_PLACES or len(text) < 3:
            continue
        bare = NameSpan(start, end, text, (), label=ent.label_)
        weight = LABEL_WEIGHT[ent.label_] + _context_weight(doc, bare) - 0.6
        found.append(replace(bare, evidence=weight))
    return found


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[NameSpan]:
    """The names of places in ``doc``, in order, each with evidence of at least ``KEEP``.

    A name that is sure in one place of the document lends a part of it to the others.
    """
    spans = _containment(doc, _scan(doc, gazetteer))
    best: dict[str, float] = {}
    for span in spans:
        best[span.text] = max(best.get(span.text, -9.0), span.evidence)
    kept = []
    for span in spans:
        lent = min(1.2, max(0.0, 0.5 * (best[span.text] - 1.5)))
        if span.evidence + lent >= KEEP:
            kept.append(span)
    taken = {i for span in kept for i in range(span.start, span.end)}
    kept += [s for s in _unmatched(doc, taken) if s.evidence >= KEEP]
    return sorted(kept, key=lambda s: s.start)
