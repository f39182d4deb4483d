"""All suites, in one visible tuple, in the order in which they are reported."""

from __future__ import annotations

from marsad.evaluation import (
    attribution,
    cameo,
    daily,
    dates,
    factuality,
    linking,
    muc4,
    own_gold,
    places,
    plover,
    relative_places,
    seed,
)
from marsad.evaluation.suite import Suite
from marsad.model.errors import MarsadError

SUITES: tuple[Suite, ...] = (
    *seed.SUITES,
    *own_gold.SUITES,
    *places.SUITES,
    *relative_places.SUITES,
    *dates.SUITES,
    *attribution.SUITES,
    *factuality.SUITES,
    *plover.SUITES,
    *cameo.SUITES,
    *muc4.SUITES,
    *daily.SUITES,
    *linking.SUITES,
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
