"""``run``: a stored query over the events held, with the verdict of the coverage record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from marsad.model.errors import LawBroken
from marsad.model.events import Event
from marsad.publishing.computed.answer import Answer
from marsad.publishing.computed.counting import quiet, total, trend
from marsad.publishing.computed.extremes import extreme
from marsad.publishing.computed.matching import matching
from marsad.publishing.computed.query import Query
from marsad.publishing.computed.ranks import nth, since
from marsad.publishing.computed.watched import watched
from marsad.publishing.computed.working import Working
from marsad.publishing.config import BriefConfig
from marsad.publishing.material import Material

DEFAULT = BriefConfig()
MEASURES: Mapping[str, Callable[[Working], Answer]] = {
    "nth": nth, "since": since, "highest": extreme, "lowest": extreme, "total": total,
    "quiet": quiet, "trend": trend,
}  # fmt: skip


def run(query: Query, material: Material, config: BriefConfig = DEFAULT) -> Answer:
    """The answer that the events of ``material`` give to ``query``. Equal input gives an equal
    answer, and a question that was asked before is not worked out again. Raises ``LawBroken`` (2)
    when the event it is about is not held."""
    asked = (query, config)
    known = material.asked.get(asked)
    if known and known[0] is material.events and known[1] is material.coverage:
        return cast(Answer, known[2])
    answer = _answered(query, material, config)
    material.asked[asked] = (material.events, material.coverage, answer)
    return answer


def _answered(query: Query, material: Material, config: BriefConfig) -> Answer:
    found = matching(material.events, query, material.actors, config)
    seen = watched(material.coverage, query.first, query.last)
    at = held(query.at, material) if query.at else None
    if query.at and at is None:
        raise LawBroken(2, f"the event of the query is not held: {query.at}")
    work = Working(query, found, seen, material.coverage, at)
    return MEASURES[query.measure](work)


def held(identity: str, material: Material) -> Event | None:
    """The event of that id, or the one it was merged into."""
    return next(
        (e for e in material.events if e.id == identity),
        next((e for e in material.events if identity in e.also_known_as), None),
    )
