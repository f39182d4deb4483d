"""All suites, in one visible tuple, in the order in which they are reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from marsad.evaluation import (
    attribution,
    cameo,
    daily,
    daily_checked,
    dates_news,
    factuality,
    linking,
    linking_pairs,
    muc4,
    own_corpus,
    own_gold,
    places,
    places_own,
    plover,
    relative_places,
    seed,
    wikiwars,
)
from marsad.evaluation.suite import Reader, Result, Suite
from marsad.model.errors import MarsadError

SUITES: tuple[Suite, ...] = (
    *seed.SUITES,
    *own_gold.SUITES,
    *own_corpus.SUITES,
    *places.SUITES,
    *places_own.SUITES,
    *relative_places.SUITES,
    *wikiwars.SUITES,
    *dates_news.SUITES,
    *attribution.SUITES,
    *factuality.SUITES,
    *plover.SUITES,
    *cameo.SUITES,
    *muc4.SUITES,
    *daily.SUITES,
    *daily_checked.SUITES,
    *linking.SUITES,
    *linking_pairs.SUITES,
)


def suites_named(names: tuple[str, ...]) -> tuple[Suite, ...]:
    """The suites whose name is, or begins with, one of ``names``, in order of report; all for
    none. Raises ``MarsadError`` (``E-SUITE``) for a name that fits no suite."""
    for name in names:
        if not any(s.name.startswith(name) for s in SUITES):
            raise MarsadError(
                "E-SUITE",
                f"no suite is called {name}",
                hint="one of " + ", ".join(s.name for s in SUITES),
            )
    return tuple(s for s in SUITES if not names or s.name.startswith(names))


def data_of(suite: Suite, folder: Path) -> Path:
    """Where the data of ``suite`` lie: below ``folder``, or below its ``benchmarks``."""
    below = (folder / suite.path, folder / "benchmarks" / suite.path)
    return next((path for path in below if path.exists()), below[0])


def run_suites(suites: Sequence[Suite], folder: Path, reader: Reader) -> tuple[Result, ...]:
    """The results of the suites, in their order. Raises ``MarsadError`` (``E-EVAL-DATA``) where
    data are missing."""
    return tuple(suite.run(data_of(suite, folder), reader) for suite in suites)
