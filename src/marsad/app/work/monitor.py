"""``marsad monitor``: the main job in one command. A folder of reports in, cited briefs out.

Reports enter in the order of their publication, week by week, so that each brief tells what was
known when its week ended and the next one can say what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from marsad.app.settings import Settings
from marsad.app.work.adding import Taken, add_items
from marsad.app.work.holding import resolve_desk
from marsad.app.work.periods import period_of, weeks_of
from marsad.app.work.reading import ReadReport, Show, read_desk
from marsad.app.work.telling import Written, brief_desk
from marsad.reading.sheet import Kit
from marsad.store.desk import Desk
from marsad.store.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Monitored:
    """What one run of the main job did."""

    receipts: tuple[Receipt, ...]
    reports: tuple[ReadReport, ...]
    briefs: tuple[Written, ...]
    later: int


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
