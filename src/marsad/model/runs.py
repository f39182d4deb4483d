"""What code read or resolved it. A run's claims stay when a newer run is adopted."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.hashing import name_for


@dataclass(frozen=True, slots=True)
class Run:
    """One version of the reader: equal versions, models and registries give one run id."""

    id: str
    marsad: str
    models: str
    registries: str
    started: str = ""


def run_id(marsad: str, models: str, registries: str) -> str:
    """The name of the run that these versions make."""
    return name_for("run", marsad, models, registries)
