"""The weights of MUC-4's slots, fitted on every third report of the training half.

    python training/muc4_slots.py ../shared/benchmarks/events/muc4/muc4.train.jsonl.gz

Each template that is told is paired with its key as the metric pairs them; each thing and each body
that the report mentions is then an example, right when the key has it. A model is a logistic
regression over its signs; its bias is moved to where the share of right answers is best on reports
held out of the fit.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from marsad.app.choosing import NONE, chosen_by_option
from marsad.app.kit import load_kit
from marsad.evaluation.alike import best_pairs, words_of
from marsad.evaluation.documents import gold_document
from marsad.evaluation.muc4 import dateline
from marsad.evaluation.muc4_bodies import SURE, body_signs
from marsad.evaluation.muc4_candidates import effect_signs, signs
from marsad.evaluation.muc4_incidents import heard, is_asked
from marsad.evaluation.muc4_keys import Fill, Template, parse_template, template_hits
from marsad.evaluation.muc4_page import page_of
from marsad.evaluation.muc4_parts import completed, parts_of
from marsad.evaluation.muc4_people import named_bodies
from marsad.evaluation.muc4_templates import template
from marsad.evaluation.muc4_weights import ALWAYS
from marsad.evaluation.muc4_where import home_country
from marsad.model.mentions import Reading
from marsad.reading.steps import read

OUT = Path("src/marsad/evaluation/data/muc4_weights.tsv")
EVERY, LEAST, FOLDS, SMALL = 3, 4, 5, 0.04
CHOSEN = ("thing", "body")  # whose bias is moved; the others are compared with each other
STRENGTH = 30.0
STRENGTH_AMONG = 5.0  # of models that are only compared with each other
Example = tuple[str, str, bool, frozenset[str]]


def texts_meet(texts: Sequence[str], fill: Fill) -> bool:
    """True when a text and an alternative of the fill are one inside the other."""
    own = [w for t in texts if (w := words_of(t))]
    return any(a <= b or b <= a for a in own for b in fill.entities)


def values_of(fills: Sequence[Fill], texts: Sequence[str]) -> frozenset[str]:
    """The values that the key has for what the texts name."""
    return frozenset(v for f in fills if texts_meet(texts, f) for v in f.values)


def examples(name: str, reading: Reading, keys: Sequence[Template]) -> Iterator[Example]:
    """Report, model, whether it is right, and the signs, for all that one report mentions."""
    day = dateline(reading.document.text)
    page = page_of(reading)
    home, parts, all_ = home_country(page), parts_of(page), heard(page, day)
    told = [one for one in all_ if is_asked(page, one, day)]
    made = [template(page, *completed(page, one, all_, parts), day, home) for one in told]
    for i, k in best_pairs(keys, made, lambda a, b: float(template_hits(a, b))):
        key, one = keys[i], told[k]
        for it in parts.things:
            found, text = signs(page, one, all_, parts.told, it), (it.who.words,)
            right = any(texts_meet(text, f) for f in key["PHYS TGT: ID"])
            yield name, "thing", right, found
            if right:
                values = values_of(key["PHYS TGT: EFFECT OF INCIDENT"], text)
                more = effect_signs(one, it, found)
                yield name, "destroyed", "DESTROYED" in values, more
                yield name, "damaged", "SOME DAMAGE" in values, more
        ruled = tuple(named_bodies(page, one))
        for body in parts.bodies:
            found = body_signs(page, one, parts.bodies, ruled, body)
            names = tuple(page.text[s:e] for s, e in body.spans)
            right = any(texts_meet(names, f) for f in key["PERP: ORGANIZATION ID"])
            yield name, "body", right, found
            if right:
                values = values_of(key["PERP: ORGANIZATION CONFIDENCE"], names)
                for value in SURE:
                    yield name, f"sure:{value}", value in values, found


def matrix(sets: Sequence[frozenset[str]], column: Mapping[str, int]) -> Any:
    """A row for each example, a column for each sign."""
    at = [(n, column[s]) for n, x in enumerate(sets) for s in (*x, ALWAYS) if s in column]
    rows, columns = [n for n, _ in at], [c for _, c in at]
    return csr_matrix((np.ones(len(at)), (rows, columns)), (len(sets), len(column)))


def columns_of(sets: Sequence[frozenset[str]]) -> dict[str, int]:
    """A column for each sign that is not rare; the first is the bias."""
    count = Counter(s for x in sets for s in x)
    return {s: n for n, s in enumerate([ALWAYS, *sorted(s for s in count if count[s] >= LEAST)])}


def fitted(x: Any, right: Any, strength: float) -> Any:
    """Weights of a logistic regression; the bias alone is free."""
    sign = 2 * right - 1

    def loss(w: Any) -> tuple[float, Any]:
        z = sign * (x @ w)
        slope = -sign / (1 + np.exp(np.clip(z, -30, 30)))
        held = w.copy()
        held[0] = 0
        return np.logaddexp(0, -z).sum() + strength / 2 * held @ held, x.T @ slope + strength * held

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def best_cut(scores: Any, right: Any) -> float:
    """The score down to which answers make the best F1."""
    order = np.argsort(-scores)
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + right.sum())
    return float(scores[order][int(f1.argmax())])


def model(rows: Sequence[Example], name: str) -> dict[str, float]:
    """The weights of one model."""
    sets, right = [r[3] for r in rows], np.array([float(r[2]) for r in rows])
    column = columns_of(sets)
    strength = STRENGTH_AMONG if name.startswith("sure:") else STRENGTH
    weights = fitted(matrix(sets, column), right, strength)
    if name in CHOSEN:
        fold = {d: n % FOLDS for n, d in enumerate(sorted({r[0] for r in rows}))}
        folds = np.array([fold[r[0]] for r in rows])
        scores = np.zeros(len(rows))
        for n in range(FOLDS):
            kept, out = np.flatnonzero(folds != n), np.flatnonzero(folds == n)
            own = columns_of([sets[i] for i in kept])
            w = fitted(matrix([sets[i] for i in kept], own), right[kept], strength)
            scores[out] = matrix([sets[i] for i in out], own) @ w
        weights[0] -= best_cut(scores, right)
    found = {s: round(float(weights[n]), 2) for s, n in column.items()}
    return {s: w for s, w in found.items() if s == ALWAYS or abs(w) >= SMALL}


def main(path: str) -> None:
    """Reads, fits and writes the table."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines][::EVERY]
    documents = [
        gold_document(r["docid"], r["text"], published=dateline(r["text"])) for r in reports
    ]
    kit = load_kit(chosen_by_option(None, usual=NONE))
    by_model: dict[str, list[Example]] = defaultdict(list)
    for report, reading in zip(reports, read(documents, kit, ("claims",)), strict=True):
        keys = [parse_template(t) for t in report["templates"]]
        for example in examples(report["docid"], reading, keys):
            by_model[example[1]].append(example)
    table = {name: model(rows, name) for name, rows in sorted(by_model.items())}
    lines_out = [f"{m}\t{s}\t{w:g}" for m, ws in table.items() for s, w in sorted(ws.items())]
    OUT.write_text("\n".join(["model\tsign\tweight", *lines_out]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
