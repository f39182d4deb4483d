"""Floors: below what no figure may fall, pinned beside the hash of the data it was measured on.

Law: nothing passes in silence. A figure below its floor, a suite or figure that was not measured,
one that has no floor, and data that are not those of the floor are each a breach, said by name. A
floor is lowered only with a reason, and the value before stays in its history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from marsad.evaluation.suite import Figure, Result
from marsad.model.errors import MarsadError

TOLERANCE = 0.005
MARGIN = 0.01
KM_TOLERANCE = 0.01
LEAST_KM = 0.5
KM_MARGIN = 0.05
MEASURED = "measured"
OTHER_DATA = "measured on other data"
KINDS = ("below", "data-differs", "missing-suite", "missing-figure", "not-pinned")


@dataclass(frozen=True, slots=True)
class Past:
    """A floor that once stood."""

    value: float
    set: str
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The least value of a figure (the most, where lower is better), the day it was set (ISO),
    why, and what stood before, oldest first."""

    value: float
    set: str
    reason: str
    higher_is_better: bool = True
    unit: str = "share"
    history: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class SuiteFloors:
    """The floors of one suite and the hash of the data they stand on."""

    data_sha256: str
    figures: Mapping[str, Floor]


Floors = Mapping[str, SuiteFloors]


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is not as pinned; ``kind`` is one of ``KINDS``."""

    kind: str
    suite: str
    figure: str = ""
    floor: float | None = None
    value: float | None = None

    def line(self) -> str:
        """The breach in one line."""
        name = f"{self.suite}: {self.figure}" if self.figure else self.suite
        if self.kind == "below":
            return f"{name} is {self.value:.4f}, its floor {self.floor:.4f}"
        said = {
            "data-differs": "was measured on other data than its floors; not comparable",
            "missing-suite": "has floors and was not measured",
            "missing-figure": "has a floor and was not measured",
            "not-pinned": "was measured and has no floor",
        }
        return f"{name} {said[self.kind]}"


def is_worse(value: float, floor: Floor, by: float | None = None) -> bool:
    """True when ``value`` lies on the wrong side of the floor by more than ``by`` (the tolerance
    where not given: half a point; for km a hundredth of the floor, but half a km at least)."""
    km = floor.unit == "km"
    usual = max(LEAST_KM, KM_TOLERANCE * floor.value) if km else TOLERANCE
    slack = usual if by is None else by
    behind = floor.value - value if floor.higher_is_better else value - floor.value
    return behind > slack + 1e-9


def check(results: Iterable[Result], floors: Floors) -> tuple[Breach, ...]:
    """Every breach, in the order of the results, then of the floors that met no result."""
    found: list[Breach] = []
    measured = {r.suite: r for r in results}
    for name, result in measured.items():
        pinned = floors.get(name)
        if pinned is None:
            found.append(Breach("not-pinned", name))
        elif pinned.data_sha256 != result.data_sha256:
            found.append(Breach("data-differs", name))
        else:
            found += _figures(result, pinned)
    found += [Breach("missing-suite", name) for name in floors if name not in measured]
    return tuple(found)


def _figures(result: Result, pinned: SuiteFloors) -> list[Breach]:
    values = {f.name: f.value for f in result.figures}
    found = [
        Breach("not-pinned", result.suite, name, value=value)
        for name, value in values.items()
        if name not in pinned.figures
    ]
    for name, floor in pinned.figures.items():
        if name not in values:
            found.append(Breach("missing-figure", result.suite, name, floor.value))
        elif is_worse(values[name], floor):
            found.append(Breach("below", result.suite, name, floor.value, values[name]))
    return found


def only(floors: Floors, suites: Iterable[str]) -> Floors:
    """The floors of the named suites: for a run that was asked to measure only those."""
    wanted = set(suites)
    return {name: f for name, f in floors.items() if name in wanted}


def lowered(old: Floors, new: Floors, reasons: Mapping[str, str]) -> tuple[str, ...]:
    """The floors (``suite/figure``) that are looser or gone in ``new`` and have no reason."""
    found = []
    for suite, pinned in old.items():
        for name, floor in pinned.figures.items():
            now = new[suite].figures.get(name) if suite in new else None
            loose = now is None or is_worse(now.value, floor, by=0.0)
            if loose and not _reason(reasons, suite, name):
                found.append(f"{suite}/{name}")
    return tuple(found)


def unexplained(floors: Floors) -> tuple[str, ...]:
    """The floors (``suite/figure``) that are looser than the one before them and say no more
    than that they were measured."""
    found = []
    for suite, pinned in floors.items():
        for name, floor in pinned.figures.items():
            before = floor.history[-1] if floor.history else None
            said = floor.reason.strip() not in ("", MEASURED)
            if before is not None and _looser(floor, before) and not said:
                found.append(f"{suite}/{name}")
    return tuple(found)


def _looser(now: Floor, before: Past) -> bool:
    then = Floor(before.value, before.set, before.reason, now.higher_is_better, now.unit)
    return is_worse(now.value, then, by=0.0)


def _reason(reasons: Mapping[str, str], suite: str, figure: str) -> str:
    return (reasons.get(f"{suite}/{figure}") or reasons.get(suite) or "").strip()


def below(figure: Figure) -> float:
    """What is pinned for a figure: a point worse than measured, a twentieth for km. A share has no
    floor below zero, unless it is a skill and is itself below."""
    margin = KM_MARGIN * figure.value if figure.unit == "km" else MARGIN
    value = figure.value - margin if figure.higher_is_better else figure.value + margin
    return round(value if figure.value < 0 else max(0.0, value), 4)


def pin(
    results: Sequence[Result], old: Floors, *, on: str, reasons: Mapping[str, str]
) -> dict[str, Any]:
    """The new floors as JSON: suites that were not measured keep theirs; floors rise with what
    was measured, and stay where it would lower them within the tolerance. ``on`` is the ISO day;
    ``reasons`` are by ``suite`` or ``suite/figure``. Raises ``MarsadError`` (``E-FLOOR``) where a
    figure fell, or is gone, without a reason."""
    new: dict[str, SuiteFloors] = dict(old)
    for result in results:
        before = old.get(result.suite)
        same = before is not None and before.data_sha256 == result.data_sha256
        figures = {
            f.name: _pinned(
                f,
                before.figures.get(f.name) if before else None,
                (on, _reason(reasons, result.suite, f.name) or ("" if same else OTHER_DATA)),
            )
            for f in result.figures
        }
        new[result.suite] = SuiteFloors(result.data_sha256, figures)
    given = {**reasons} | {
        r.suite: reasons.get(r.suite) or OTHER_DATA
        for r in results
        if r.suite in old and old[r.suite].data_sha256 != r.data_sha256
    }
    fallen = lowered(old, new, given)
    if fallen:
        raise MarsadError(
            "E-FLOOR",
            "floors would fall without a reason",
            where=", ".join(fallen),
            hint="say why each may fall, or mend what made it fall",
        )
    return as_json(new)


def _pinned(figure: Figure, before: Floor | None, when_why: tuple[str, str]) -> Floor:
    on, why = when_why
    value = below(figure)
    if before is None:
        return Floor(value, on, why or MEASURED, figure.higher_is_better, figure.unit)
    if not is_worse(value, before, by=0.0) and value == before.value:
        return before
    if is_worse(value, before, by=0.0) and not why and not is_worse(figure.value, before):
        return before
    past = (*before.history, Past(before.value, before.set, before.reason))
    return Floor(value, on, why or MEASURED, figure.higher_is_better, figure.unit, past)


def as_json(floors: Floors) -> dict[str, Any]:
    """The floors as plain JSON values, suites and figures in their order."""
    return {
        suite: {
            "data_sha256": pinned.data_sha256,
            "figures": {
                name: {
                    "floor": f.value,
                    "set": f.set,
                    "reason": f.reason,
                    "higher_is_better": f.higher_is_better,
                    "unit": f.unit,
                    "history": [
                        {"floor": p.value, "set": p.set, "reason": p.reason} for p in f.history
                    ],
                }
                for name, f in pinned.figures.items()
            },
        }
        for suite, pinned in floors.items()
    }


def from_json(value: Mapping[str, Any]) -> Floors:
    """The floors that ``as_json`` wrote."""
    return {
        suite: SuiteFloors(
            pinned["data_sha256"],
            {
                name: Floor(
                    f["floor"],
                    f["set"],
                    f["reason"],
                    f["higher_is_better"],
                    f["unit"],
                    tuple(Past(p["floor"], p["set"], p["reason"]) for p in f["history"]),
                )
                for name, f in pinned["figures"].items()
            },
        )
        for suite, pinned in value.items()
    }


def load_floors() -> Floors:
    """The floors that ship with the package."""
    text = files("marsad.evaluation").joinpath("data/floors.json").read_text("utf-8")
    return from_json(json.loads(text))
