"""CAMEO sentences in five classes: comments, and cooperation and conflict in words and in deeds.

CAMEO codes the event of a sentence's main clause (``cameo_clauses``). Where that clause comments
(root 01) the class is 0; else it is that of the claim whose trigger stands fewest clauses beside
the main one, the first of equals; a sentence without a claim only states something, class 0.

The classes are OEDA's pentaclasses of the root: 01 and 02 are 0, 03 to 05 are 1, 06 to 08 are 2,
09 to 13 and 16 (reduced relations) are 3, 14, 15 and 17 to 20 are 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from marsad.codebook.crosswalk import cameo_of
from marsad.evaluation.cameo_clauses import comment_code, main_verb, told_by
from marsad.evaluation.documents import gold_document, rows_of
from marsad.evaluation.suite import Figure, Reader, Result, f1, hash_files
from marsad.model.claims import Claim
from marsad.reading.parse import load_nlp, parse

BAG = "TF-IDF and logistic regression, official test"
PENTACLASS = {
    root: number
    for number, roots in enumerate(
        ("01 02", "03 04 05", "06 07 08", "09 10 11 12 13 16", "14 15 17 18 19 20")
    )
    for root in roots.split()
}


def class_of(claim: Claim) -> int | None:
    """The class of a claim, 0 to 4; ``None`` where CAMEO has no code for it."""
    code = cameo_of(claim)
    return None if code is None else PENTACLASS[code[:2]]


def class_of_sentence(doc: Doc, claims: Sequence[Claim]) -> int:
    """0 for a comment, else the class of the claim that tells the event, else 0."""
    main = main_verb(doc)
    if main is not None and comment_code(main) is not None:
        return 0
    told = told_by(doc, claims)
    return 0 if told is None else class_of(told) or 0


def run_classes(path: Path, reader: Reader) -> Result:
    """Macro-F1 over the five classes. Raises ``MarsadError`` when the file is missing."""
    rows = rows_of(path)
    readings = reader([gold_document(r["id"], r["text"]) for r in rows], ("claims",))
    docs = parse(load_nlp(), [r["text"] for r in rows])
    read = [class_of_sentence(d, r.claims) for d, r in zip(docs, readings, strict=True)]
    gold = [r["penta"] for r in rows]
    pairs = list(zip(gold, read, strict=True))
    each = [f1(sum(g == r == k for g, r in pairs), read.count(k), gold.count(k)) for k in range(5)]
    silent = sum(not r.claims for r in readings)
    return Result(
        "cameo-classes",
        hash_files(path),
        (
            Figure("macro-F1", sum(each) / 5, len(rows), 0.631, BAG),
            *(Figure(f"class {k} F1", each[k], gold.count(k)) for k in range(5)),
            Figure("accuracy", sum(g == r for g, r in pairs) / len(rows), len(rows)),
        ),
        f"not trained on these sentences; {silent} without a claim",
    )
