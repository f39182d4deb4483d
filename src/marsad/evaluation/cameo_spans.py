"""CAMEO sentences: the spans of who did it and to whom.

A sentence's event has a source and a target, or two sides that act on each other (R); spans are
their whole noun phrases. They are compared without articles and outer punctuation, exactly and by
overlap, one to one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from marsad.evaluation.alike import best_pairs
from marsad.evaluation.cameo_phrases import phrase
from marsad.evaluation.cameo_sides import sides
from marsad.evaluation.documents import gold_document, rows_of
from marsad.evaluation.suite import Figure, Reader, Result, f1, hash_files
from marsad.model.claims import Claim
from marsad.reading.parse import load_nlp, parse

CONFLIBERT = "ConfliBERT, official test"
_ARTICLES = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)

Row = Mapping[str, Any]
Ranged = tuple[str, int, int]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without leading articles and outer punctuation."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    article = _ARTICLES.match(text[start:end])
    return (start + article.end() if article else start), end


def gold_spans(row: Row) -> tuple[str, list[Ranged]]:
    """The text of a tagged row, tokens joined by a blank, and its labelled spans."""
    text = " ".join(row["tokens"])
    spans: list[Ranged] = []
    at = 0
    for token, tag in zip(row["tokens"], row["tags"], strict=True):
        mark, _, label = tag.partition("-")
        if mark == "I" and spans and spans[-1][0] == label and spans[-1][2] + 1 == at:
            spans[-1] = (label, spans[-1][1], at + len(token))
        elif mark in ("B", "I"):
            spans.append((label, at, at + len(token)))
        at += len(token) + 1
    return text, [(label, *trimmed(text, s, e)) for label, s, e in spans]


def read_spans(doc: Doc, claims: Sequence[Claim]) -> list[Ranged]:
    """The phrases of the sides of a sentence's event, each span once."""
    found: dict[Ranged, None] = {}
    read = sides(doc, claims)
    for label, heads in (("S", read.sources), ("T", read.targets), ("R", read.both)):
        for head in heads:
            first, end = phrase(head, source=label == "S", joined=label == "R")
            part = doc[first:end]
            start, stop = trimmed(doc.text, part.start_char, part.end_char)
            if start < stop:
                found[label, start, stop] = None
    return list(found)


def _shared(one: Ranged, other: Ranged) -> float:
    return float(max(0, min(one[2], other[2]) - max(one[1], other[1]))) * (one[0] == other[0])


def run_spans(path: Path, reader: Reader) -> Result:
    """Span F1 of who and to whom. Raises ``MarsadError`` when the file is missing."""
    rows = rows_of(path)
    golds = [gold_spans(row) for row in rows]
    documents = [gold_document(r["id"], text) for r, (text, _) in zip(rows, golds, strict=True)]
    docs = parse(load_nlp(), [text for text, _ in golds])
    exact: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    readings = reader(documents, ("claims",))
    for (_, spans), doc, reading in zip(golds, docs, readings, strict=True):
        read = read_spans(doc, reading.claims)
        exact.update(label for label, _, _ in set(spans) & set(read))
        loose.update(spans[i][0] for i, _ in best_pairs(spans, read, _shared))
        found.update(s[0] for s in read)
        gold.update(s[0] for s in spans)
    n = gold.total()
    return Result(
        "cameo-spans",
        hash_files(path),
        (
            Figure("exact F1", f1(exact.total(), found.total(), n), n, 0.740, CONFLIBERT),
            Figure("overlap F1", f1(loose.total(), found.total(), n), n),
            *(
                Figure(f"{name} overlap F1", f1(loose[k], found[k], gold[k]), gold[k])
                for k, name in (("S", "source"), ("T", "target"), ("R", "both sides"))
            ),
            Figure("overlap precision", loose.total() / max(found.total(), 1), n),
            Figure("overlap recall", loose.total() / n, n),
        ),
    )
