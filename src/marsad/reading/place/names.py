"""Which words name a place: the parse, the gazetteer and the words around, weighed together.

A span is kept when its evidence is at least ``KEEP``.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.reading.casing import in_capitals
from marsad.reading.location.words import ANYWHERE, DESCRIBES
from marsad.reading.parse import whole_text
from marsad.reading.place import words
from marsad.reading.place.agreement import at_home, containment, not_persons, surnames
from marsad.reading.place.evidence import (
    LABEL_WEIGHT,
    NameSpan,
    alone,
    context_weight,
    firm,
    follows_preposition,
    gazetteer_weight,
    heads_line,
    text_of,
    wider_weight,
)
from marsad.reading.place.unknown import KEEP_ALONE, TIME_LABELS, beside, parsers_own
from marsad.registry.gazetteer import Gazetteer, Match
from marsad.registry.places.keys import fold

KEEP = 0.6

LONE_PERSON = -0.6
SHORT_BUT_PLACED, LISTED, HEADING = 1.0, 0.8, 1.3
JOINS = frozenset({"and", "or", ",", "&"})

LONGEST = 6


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
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    stop = after.startswith(".") and not token.whitespace_
    dotted = token.text.endswith(".") or stop or (token.text.isupper() and len(token.text) < 4)
    if token.text == "Ms.":
        return ()
    comma = before is not None and before.text == ","
    year = before is not None and before.like_num
    if dotted and not year and (comma or key in words.SAFE_STATES):
        name = words.STATES[key]
        found = (m for m in gazetteer.matches(name) if m.place.country in ("USA", "CAN", "AUS"))
        if key == "dc":
            return tuple(m for m in found if m.quality >= 2)
        return tuple(m for m in found if m.place.feature == "A.ADM1")
    return ()


VILLAGE = 15_000


def _part_of(doc: Doc, i: int, end: int, matches: tuple[Match, ...], gazetteer: Gazetteer) -> bool:
    """Is "East Texas" rather a part of Texas than the village of that name?"""
    if end - i < 2 or doc[i].lower_ not in words.DIRECTIONS:
        return False
    if any(m.place.feature[0] != "P" or m.place.population > VILLAGE for m in matches):
        return False
    rest = gazetteer.matches(text_of(doc, i + 1, end))
    return any(m.quality >= 2 and m.place.feature in ("A.PCLI", "A.ADM1") for m in rest)


def _worth_a_look(key: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Two letters are a place only as its own name, or as a country's short one."""
    if len(key) > 2 or not matches:
        return matches
    plain = matches[0].quality >= 2 or matches[0].place.feature == "A.PCLI"
    return matches if plain else ()


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
            capital = end == i + 1 or last.text in words.LOWER_TAILS
            capital = capital or any(c.isupper() for c in last.text) or not last.text[0].isascii()
            if capital and key:
                matches = _worth_a_look(key, gazetteer.matches_of_key(key))
                if matches and end - i > 1 and matches[0].quality == 0 and best[1]:
                    matches = ()
                if matches or gazetteer.demonym(text):
                    demonym = bool(gazetteer.demonym(text)) and not any(map(firm, matches))
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
    return any(0 < start - end <= 90 and DESCRIBES.match(text[end:start]) for start, _ in spans)


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


def _no_country(doc: Doc, i: int) -> bool:
    """The pronoun, or the currency: "us", "US$", "$US"."""
    money = (i + 1 < len(doc) and doc[i + 1].text == "$") or (i > 0 and doc[i - 1].text == "$")
    return doc[i].text != "US" or money


def _scan(doc: Doc, gazetteer: Gazetteer) -> list[NameSpan]:
    """Every longest name of the gazetteer in ``doc``, left to right, none over another."""
    labels = _labels(doc)
    anchored, measures = measured(whole_text(doc))
    shouted = in_capitals(doc)
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
        if i in shouted and not label and not any(t.pos_ == "PROPN" for t in doc[i:end]):
            i += 1
            continue
        text = text_of(doc, i, end)
        if token.lower_ == "us" and end == i + 1 and not state and _no_country(doc, i):
            i += 1
            continue
        if _part_of(doc, i, end, matches, gazetteer):
            i += 1
            continue
        wider = (first, last) if label and (first < i or last > end) else None
        span = NameSpan(i, end, text, matches, demonym, label, wider)
        weight = 6.0 if state else gazetteer_weight(span, doc) if matches or demonym else 0.0
        if label in TIME_LABELS and end - i == 1 and wider is None:
            weight -= 4.0
        short = end == i + 1 or words.ARTICLE.match(token.lower_) is not None
        known = bool(matches) and matches[0].quality >= 2 and token.lower_ not in words.NOT_PLACES
        if label == "PERSON" and wider is None and (short or known):
            weight += LONE_PERSON
        else:
            weight += LABEL_WEIGHT.get(label, 0.0) if wider is None else wider_weight(doc, span)
        weight += context_weight(doc, span)
        if end == i + 1 and len(text) <= 3 and follows_preposition(doc, i):
            weight += SHORT_BUT_PLACED
        if found and _listed(doc, found[-1], i) and not label:
            weight += LISTED
        if alone(doc, i, end):
            weight += 1.0
        elif known and len(text) > 3 and heads_line(doc, i, end):
            weight += HEADING
        elif token.is_sent_start and not label and end == i + 1:
            weight -= 0.7 if token.pos_ in ("PROPN", "NOUN", "ADJ", "X") else 2.0
        if after_measure or (
            measures and _describes_name(whole_text(doc), token.idx + len(text), measures)
        ):
            weight += 3.0
        if all(t.lower_ in words.DIRECTIONS or t.is_punct for t in doc[i:end]):
            weight -= 4.0
        found.append(replace(span, evidence=weight))
        i = end
    return found


def _listed(doc: Doc, last: NameSpan, i: int) -> bool:
    """True for the next name of a list whose last one is a place: "in Gao and Timbuktu"."""
    between = doc[last.end : i]
    return last.evidence > 0 and bool(between) and all(t.lower_ in JOINS for t in between)


def scan_names(
    doc: Doc, gazetteer: Gazetteer, hints: frozenset[str] = frozenset()
) -> list[NameSpan]:
    """Every name of the gazetteer in ``doc``, in order, with what speaks for its being a place."""
    return at_home(not_persons(doc, containment(doc, _scan(doc, gazetteer))), hints)


def keep_names(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """The names of places in ``doc``, in order, each with evidence of at least ``KEEP``; with them
    what only the parser calls a place.

    A name that is sure in one place of the document lends a part of it to the others.
    """
    best: dict[str, float] = {}
    for span in spans:
        key = fold(span.text)
        best[key] = max(best.get(key, -9.0), span.evidence)
    kept = []
    for span in spans:
        lent = min(1.2, max(0.0, 0.6 * (best[fold(span.text)] - 1.3)))
        if span.evidence + lent >= KEEP:
            kept.append(span)
    taken = {i for span in kept for i in range(span.start, span.end)}
    last_names = surnames(doc)
    kept += [
        s for s in parsers_own(doc, taken) if s.evidence >= KEEP_ALONE and s.text not in last_names
    ]
    taken = {i for span in kept for i in range(span.start, span.end)}
    kept += [s for s in beside(doc, kept, taken) if s.text not in last_names]
    known = {(s.start, s.end): s for s in spans}
    kept = [s if s.matches else replace(known.get((s.start, s.end), s), evidence=s.evidence)
            for s in kept]  # fmt: skip
    return sorted(kept, key=lambda s: s.start)
