"""Names of places that the gazetteer lacks: by the parser's word, or by the company they keep.

They stay unresolved: a name without an entry has no point.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

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
    """Names that neither gazetteer nor parser knows, joined to the name of a place by "and" or a
    comma of a list: "in Badin and Golarchi"."""
    ends = {span.end: span for span in kept}
    starts = {span.start: span for span in kept}
    found = []
    for token in doc:
        i = token.i
        if i in taken or token.pos_ != "PROPN" or not token.text[:1].isupper() or i == 0:
            continue
        if doc[i - 1].pos_ == "PROPN" or fold(token.text) in words.NOT_PLACES or len(token) < 3:
            continue
        end = i + 1
        while end < len(doc) and end not in taken and doc[end].pos_ == "PROPN":
            end += 1
        after = doc[end] if end < len(doc) else None
        if token.text.isupper() or token.ent_type_ in TIME_LABELS or end - i > 3:
            continue
        left = ends.get(i - 1) if doc[i - 1].lower_ == "and" else None
        right = starts.get(end + 1) if after is not None and after.lower_ == "and" else None
        located = right is not None and doc[i - 1].lower_ in words.PREPOSITIONS
        acts = after is not None and after.pos_ in ("VERB", "AUX", "PART")
        before = left if left is not None and not acts else right if located else None
        if before is not None and before.evidence >= 1.5 and not before.demonym:
            found.append(NameSpan(i, end, text_of(doc, i, end), (), evidence=KEEP_ALONE))
    return found
