"""What events are folded from, so that a fold of what is no longer so is never kept.

Folding takes seconds and holds no lock. Whoever folds asks for the ground before, and gives it back
with the events: where another program read, purged or resolved meanwhile, they are not written.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from marsad.model.errors import MarsadError
from marsad.store.desk import Desk, looking
from marsad.store.schema import DECISION, JUDGED, WORK


@dataclass(frozen=True, slots=True)
class Ground:
    """What events are folded from, as far as other programs may change it meanwhile: how many
    readings the run has and how often any was tried, the last purge, and how far judging has
    come."""

    run: str
    readings: int
    tried: int
    purged: int
    judged: tuple[int, int, str] | None


def ground_of(desk: Desk, run: str) -> Ground:
    """The ground of this moment."""
    with looking(desk) as connection:
        return _ground(connection, run)


def _ground(connection: Connection, run: str) -> Ground:
    tried = select(func.count(), func.coalesce(func.sum(WORK.c.attempts), 0))
    done = connection.execute(tried.where(WORK.c.run == run, WORK.c.state == "done")).one()
    purges = select(func.max(DECISION.c.seq)).where(DECISION.c.verb == "purge")
    row = connection.execute(select(JUDGED.c.as_of, JUDGED.c.documents, JUDGED.c.code)).first()
    last = connection.scalar(purges) or 0
    return Ground(run, done[0], done[1], last, None if row is None else (row[0], row[1], row[2]))


def check_ground(connection: Connection, desk: Desk, upon: Ground | None) -> None:
    """Returns when the ground is still ``upon`` (or that is ``None``). Raises ``MarsadError``
    ``E-DESK-MOVED``."""
    if upon is not None and _ground(connection, upon.run) != upon:
        raise MarsadError(
            "E-DESK-MOVED", "another program changed the desk meanwhile", where=str(desk.path),
            hint="run the command again",
        )  # fmt: skip
