"""The tuple of suites: names, choice by name, and where their data lie."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import marsad.evaluation
from marsad.evaluation.suite import Result, Suite
from marsad.evaluation.suites import SUITES, data_of, run_suites, suites_named
from marsad.model.errors import MarsadError


def test_names_are_given_once() -> None:
    names = [s.name for s in SUITES]
    assert len(names) == len(set(names))


def test_every_module_with_suites_is_in_the_tuple() -> None:
    there = {
        suite.name
        for module in pkgutil.iter_modules(marsad.evaluation.__path__)
        for suite in getattr(import_module(f"marsad.evaluation.{module.name}"), "SUITES", ())
    }
    assert there == {s.name for s in SUITES}


def test_suites_are_chosen_by_the_start_of_their_names() -> None:
    assert suites_named(()) == SUITES
    chosen = suites_named(("places", "seed"))
    assert {s.name.partition("-")[0] for s in chosen} == {"places", "seed"}
    with pytest.raises(MarsadError, match="E-SUITE"):
        suites_named(("weather",))


def test_data_lie_in_the_folder_or_below_its_benchmarks(tmp_path: Path) -> None:
    seen: list[Path] = []

    def run(path: Path, reader: object) -> Result:
        seen.append(path)
        return Result("s", "aa", ())

    suite = Suite("s", "sets/gold", run)
    assert data_of(suite, tmp_path) == tmp_path / "sets" / "gold"
    (tmp_path / "benchmarks" / "sets" / "gold").mkdir(parents=True)
    run_suites([suite], tmp_path, lambda d, v: [])
    assert seen == [tmp_path / "benchmarks" / "sets" / "gold"]
