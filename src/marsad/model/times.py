"""Times are intervals with a precision and a reason, never a bare day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.errors import LawBroken

PRECISIONS = (
    "instant", "part-of-day", "day", "week", "month", "season", "year", "range", "open",
)  # fmt: skip
READ_BASES = ("explicit", "relative", "shared-with-reporting-verb", "previous-date", "context")
HELD_BASES = (*READ_BASES, "publication", "decision")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From ``earliest`` to ``latest``, both days included; ``None`` is an open or unknown end.

    "On or before the 15th" is ``(None, the 15th)``. ``basis`` says where it comes from;
    ``publication`` may stand only on a value that is held, never on one that was read (law 3).
    """

    earliest: date | None
    latest: date | None
    precision: str
    basis: str

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise LawBroken(10, f"no such precision of time: {self.precision}")
        if self.basis not in HELD_BASES:
            raise LawBroken(10, f"no such basis of time: {self.basis}")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise LawBroken(3, f"a time runs forward, not from {self.earliest} to {self.latest}")

    def touches(self, other: TimeSpan) -> bool:
        """True when both could hold one day; an open end reaches as far as it must."""
        starts = (self.earliest or date.min) <= (other.latest or date.max)
        ends = (other.earliest or date.min) <= (self.latest or date.max)
        return starts and ends
