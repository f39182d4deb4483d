"""What is seized, and from whom: people are not what a seizure takes; whom it is taken from are
(whoever takes people arrests or abducts them)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.events import Side
from marsad.publishing.wording import sides

SEIZURE, FROM = "coerce.seize", "coerce.seize.from"


def seized(kind: str, targets: Sequence[Side]) -> tuple[str, tuple[str, ...]]:
    """The frame and the targets as told: "weapons from a militia"; where nothing is named but
    those who lost it, the frame that says so."""
    names = tuple(sides.side_name(t) for t in targets)
    losers = tuple(sides.side_name(t) for t in targets if t.kind)
    if kind != SEIZURE or not losers:
        return kind, names
    things = tuple(sides.side_name(t) for t in targets if not t.kind)
    if not things:
        return FROM, losers
    return kind, (f"{sides.joined(things)} from {sides.joined(losers)}",)
