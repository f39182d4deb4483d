"""CAMEO sentences (ConfliBERT's set) and a dictionary coder's own tests: the suites."""

from __future__ import annotations

from marsad.evaluation.cameo_classes import run_classes
from marsad.evaluation.cameo_petrarch import run_petrarch
from marsad.evaluation.cameo_spans import run_spans
from marsad.evaluation.suite import Suite

SUITES: tuple[Suite, ...] = (
    Suite("cameo-classes", "benchmarks/events/cameo_st/cameo_class.train.jsonl", run_classes),
    Suite("cameo-spans", "benchmarks/events/cameo_st/cameo_ner.train.jsonl", run_spans),
    Suite("cameo-petrarch-tests", "benchmarks/events/petrarch_unit", run_petrarch),
)
