"""``marsad monitor``: the main job in one command. A folder of reports in, cited briefs out.

Reports enter in the order of their publication, week by week, so that each brief tells what was
known when its week ended and the next one can say what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.app.settings import Settings
from marsad.app.work.adding import Taken, add_items
from marsad.app.work.holding import resolve_desk
from marsad.app.work.reading import ReadReport, Show, read_desk
from marsad.app.work.telling import Written, brief_desk
from marsad.model.errors import MarsadError
from marsad.reading.sheet import Kit
from marsad.store.desk import Desk
from marsad.store.receipts import Receipt

WEEK = timedelta(days=7)
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Monitored:
    """What one run of the main job did."""

    receipts: tuple[Receipt, ...]
    reports: tuple[ReadReport, ...]
    briefs: tuple[Written, ...]
    later: int


def weeks_of(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The weeks from ``first`` to ``last``, both included; the last may be shorter."""
    found = []
    start = first
    while start <= last:
        found.append((start, min(start + WEEK - timedelta(days=1), last)))
        start += WEEK
    return tuple(found)


def period_of(
    since: date | None, until: date | None, published: Iterable[date]
) -> tuple[date, date]:
    """The period asked for; without one, the seven days up to the newest report. Raises
    ``MarsadError`` (``E-PERIOD``) when there is nothing to go by or it runs backwards."""
    last = until or max(published, default=None)
    if last is None:
        raise MarsadError(
            "E-PERIOD", "no report has a publication date",
            hint="say which week to tell with --from and --to",
        )  # fmt: skip
    first = since or max(last, FIRST) - WEEK + timedelta(days=1)
    if not FIRST <= first <= last <= LAST and first <= last:
        raise MarsadError(
            "E-PERIOD", f"no week can be told from {first} to {last}",
            hint=f"name days between {FIRST} and {LAST}",
        )  # fmt: skip
    if first > last:
        raise MarsadError("E-PERIOD", f"the period runs backwards, from {first} to {last}")
    return first, last


def monitor(
    desk: Desk,
    kit: Kit,
    settings: Settings,
    items: Iterable[Taken],
    *,
    since: date | None,
    until: date | None,
    at: str,
    jobs: int,
    show_receipt: Callable[[Receipt], None],
    show: Show | None = None,
) -> Monitored:
    """Adds, reads, resolves and tells. Reports published after the period are added last, so
    that nothing given is lost and no brief knows what came later."""
    taken = sorted(items, key=_published)
    days = [t.document.published for t in taken if t.document and t.document.published]
    first, last = period_of(since, until, days)
    receipts: list[Receipt] = []
    reports: list[ReadReport] = []
    written: list[Written] = []
    rest: Iterator[Taken] | list[Taken] = taken
    for week in weeks_of(first, last):
        now = [t for t in rest if _published(t)[0] <= week[1]]
        rest = [t for t in rest if _published(t)[0] > week[1]]
        receipts += add_items(desk, now, at=at, show=show_receipt)
        reports.append(read_desk(desk, kit, at=at, jobs=jobs, show=show))
        resolve_desk(desk, kit.actors)
        written.append(brief_desk(desk, kit.actors, settings, period=week, made=at))
    later = list(rest)
    if later:
        receipts += add_items(desk, later, at=at, show=show_receipt)
        reports.append(read_desk(desk, kit, at=at, jobs=jobs, show=show))
        resolve_desk(desk, kit.actors)
    return Monitored(tuple(receipts), tuple(reports), tuple(written), len(later))


def _published(taken: Taken) -> tuple[date, str]:
    day = taken.document.published if taken.document is not None else None
    return (day or date.min, taken.receipt.item)
