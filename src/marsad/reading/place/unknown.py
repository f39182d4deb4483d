"""Names of places that the gazetteer lacks: by the parser's word, or by the company they keep.

They stay unresolved: a name without an entry has no point.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.reading.place import words
from marsad.reading.place.evidence import (
    LABEL_WEIGHT,
    PLACE_LABELS,
    NameSpan,
    context_weight,
    text_of,
)
from marsad.registry.places.keys import fold

KEEP_ALONE = 1.6
TIME_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"})


def _acronym(text: str) -> bool:
    """Letters of a body, not the name of a place written large: "ISIL"."""
    return text.isupper() and text.replace(".", "").isalpha() and len(text) <= 5


def parsers_own(doc: Doc, taken: set[int]) -> list[NameSpan]:
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
        if "\n" in text or fold(text) in words.NOT_PLACES or len(text) < 3 or _acronym(text):
            continue
        bare = NameSpan(start, end, text, (), label=ent.label_)
        weight = LABEL_WEIGHT[ent.label_] + context_weight(doc, bare) - 0.6
        found.append(replace(bare, evidence=weight))
    return found


def beside(doc: Doc, kept: list[NameSpan], taken: set[int]) -> list[NameSpan]:
    """Names that neither gazetteer nor parser knows, kept by their company: joined to the name of
    a place ("in Badin and Golarchi"), or told to be one ("the hamlet of Filifili")."""
    ends = {span.end: span for span in kept}
    starts = {span.start: span for span in kept}
    found = []
    for i, end in _unknown_names(doc, taken):
        bare = NameSpan(i, end, text_of(doc, i, end), (), evidence=KEEP_ALONE)
        if _told_a_place(doc, bare) or _joined(doc, i, end, ends, starts):
            found.append(bare)
    return found


def _unknown_names(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of up to three capitalised words that nothing is known of, hyphens within."""
    i = 1
    while i < len(doc):
        token = doc[i]
        i += 1
        first = token.i
        if first in taken or not _may_name(token) or _may_name(doc[first - 1]):
            continue
        end = first + 1
        while end < len(doc) and end not in taken:
            hyphen = doc[end].text in "-‑–" and end + 1 < len(doc) and _may_name(doc[end + 1])
            if not (hyphen or _may_name(doc[end])):
                break
            end += 2 if hyphen else 1
        i = end
        if end - first <= 5 and token.ent_type_ not in TIME_LABELS:
            yield first, end


def _may_name(token: Token) -> bool:
    name = token.pos_ == "PROPN" and token.text[:1].isupper() and len(token) > 2
    return name and not token.text.isupper() and fold(token.text) not in words.NOT_PLACES


def _told_a_place(doc: Doc, span: NameSpan) -> bool:
    """ "the village of X", "X community": the words around say what it is."""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    kind = doc[span.start - 2].lower_ if span.start > 1 else ""
    of = doc[span.start - 1].lower_ == "of" and kind in words.SETTLEMENTS
    return of or after in words.SETTLEMENTS


def _joined(
    doc: Doc, i: int, end: int, ends: dict[int, NameSpan], starts: dict[int, NameSpan]
) -> bool:
    after = doc[end] if end < len(doc) else None
    left = ends.get(i - 1) if doc[i - 1].lower_ == "and" else None
    right = starts.get(end + 1) if after is not None and after.lower_ == "and" else None
    acts = after is not None and after.pos_ in ("VERB", "AUX", "PART")
    located = right is not None and doc[i - 1].lower_ in words.PREPOSITIONS
    partner = left if left is not None and not acts else right if located else None
    return partner is not None and partner.evidence >= 1.5 and not partner.demonym
