"""Which one of its like, and how long after the one before."""

from __future__ import annotations

from datetime import date

from marsad.model.events import Event
from marsad.publishing.computed.answer import HOLDS, NO_BASELINE, OPEN, Answer
from marsad.publishing.computed.watched import watched
from marsad.publishing.computed.working import Working
from marsad.publishing.period import day_of


def nth(work: Working) -> Answer:
    """The rank of the event among those of the window: at least one more than those of earlier
    days, at most also all of its own day and all that may belong. ``holds`` when it is one rank."""
    day, earlier, twins = _before(work)
    perhaps = [e for e in work.maybe if (day_of(e) or day) <= day]
    low = 1 + len(earlier)
    high = low + sum(_extra(e) for e in earlier) + len(twins) + len(perhaps)
    verdict = HOLDS if low == high else OPEN
    if not work.watched.enough:
        verdict = NO_BASELINE
    return Answer(
        work.query, low, high, _ids(*earlier, *twins, work.at), work.watched, verdict,
        _ids(*perhaps), *_last(earlier, day),
    )  # fmt: skip


def since(work: Working) -> Answer:
    """The days since the one before. ``holds`` when the desk watched those days, or, where there
    was none before, the whole window; ``open`` when one between may belong."""
    day, earlier, _ = _before(work)
    last, start, days = _last(earlier, day)
    perhaps = [e for e in work.maybe if (start or work.query.first) < (day_of(e) or day) <= day]
    seen = watched(work.coverage, start or work.query.first, day)
    verdict = NO_BASELINE if not seen.enough else OPEN if perhaps else HOLDS
    return Answer(
        work.query, days, days, _ids(*earlier[-1:], work.at), seen, verdict,
        _ids(*perhaps), last, start, days,
    )  # fmt: skip


def _before(work: Working) -> tuple[date, list[Event], list[Event]]:
    day = (day_of(work.at) if work.at else None) or work.query.last
    earlier = [e for e in work.sure if (day_of(e) or day) < day]
    return day, earlier, [e for e in work.sure if day_of(e) == day]


def _last(earlier: list[Event], day: date) -> tuple[str, date | None, int | None]:
    newest = earlier[-1] if earlier else None
    when = day_of(newest) if newest else None
    if newest is None or when is None:
        return "", None, None
    return newest.id, when, (day - when).days


def _extra(event: Event) -> int:
    """Further acts that an event of several ("two air strikes") stands for."""
    acts = next((h.value for h in event.counts if h.value.of == "attacks"), None)
    return max(0, (acts.best or acts.low or 1) - 1) if acts else 0


def _ids(*events: Event | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.id for e in events if e is not None))
