"""``marsad brief`` and ``marsad export``: what the desk holds, as of a position of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marsad.app.coding_places import pcodes_for
from marsad.app.crediting import credits_of_desk
from marsad.app.settings import Settings
from marsad.app.work.holding import held_at, resolve_desk
from marsad.app.work.pages import pages_of
from marsad.app.work.passing_on import with_rows
from marsad.app.work.settling import settled
from marsad.app.work.window import material_for
from marsad.app.work.written import write_into
from marsad.model.briefs import Brief
from marsad.model.decisions import GENESIS
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.publishing import (
    Material,
    brief_id,
    check_files,
    coverage_of,
    export,
    narrowed,
    watched_in,
)  # fmt: skip
from marsad.publishing.harm import embargo_ended
from marsad.registry.actor_index import ActorIndex
from marsad.store.briefs import brief_files, brief_path, briefs, save_brief
from marsad.store.desk import Desk
from marsad.store.foreign import row_counts
from marsad.store.held import events
from marsad.store.ledger import adopted_run, decisions, head, moved_since
from marsad.store.library import lineages, reports
from marsad.store.readings import claims, issues, readings, work
from marsad.store.receipts import ROW_REFUSED, Receipt, receipts

AFTER_THE_FACT = ("publish", "release")
NOT_SHOWN = frozenset({"skipped", "added", "known", ROW_REFUSED})


@dataclass(frozen=True, slots=True)
class Written:
    """A published brief and where its files lie; ``lacks`` says why it is without its PDF."""

    brief: Brief
    files: tuple[Path, ...]
    lacks: MarsadError | None = None


def material_of(
    desk: Desk, index: ActorIndex, *, as_of: int | None = None, received: int | None = None,
    earlier: tuple[Brief, ...] = (),
) -> Material:  # fmt: skip
    """All that the desk holds as of a ledger position (the head for ``None``), with the first
    ``received`` receipts (without it those of that time). A brief told from it is compared with the
    newest of the ``earlier`` ones."""
    as_of, top = head(desk) if as_of is None else (as_of, head_at(desk, as_of))
    run = adopted_run(desk, as_of)
    library = {d.id: d for d in reports(desk, as_of)}
    found = claims(desk, run, as_of) if run is not None else ()
    read = readings(desk, run) if run is not None else ()
    read = tuple(r for r in read if r.document.id in library)
    found_issues = issues(desk, run) if run is not None else ()
    codes = Counter(i.code for i in found_issues if i.document in library)
    unread = frozenset(
        r.document.id for r in read if any(i.code == "language-unread" for i in r.issues)
    )
    done = {w.document for w in work(desk, run) if w.state == "done"} if run else set[str]()
    failed = tuple(
        (r.item, r.message) for r in receipts_at(desk, as_of, received)
        if r.outcome not in NOT_SHOWN
    )  # fmt: skip
    codes.pop("language-unread", None)
    previous = earlier[-1] if earlier else None
    return Material(
        events=events_as_of(desk, index, as_of),
        claims={c.id: c for c in found},
        documents=library,
        coverage=coverage_of(
            watched_in(library, unread | (frozenset(library) - done)),
            name=f"coverage as of ledger row {as_of}",
            failed=failed,
            issues=codes,
        ),
        as_of=as_of,
        head=top,
        decisions=decisions(desk, as_of),
        lineages=lineages(desk),
        series=tuple((s, r.document.id) for r in read for s in r.series),
        previous=previous,
        previous_events=held_at(desk, index, previous.as_of) if previous is not None else (),
        earlier=earlier,
        actors=index,
    )


def events_as_of(desk: Desk, index: ActorIndex, as_of: int) -> tuple[Event, ...]:
    """What is held at a ledger position: the events stored, if nothing was decided since."""
    if moved_since(desk, as_of, but=AFTER_THE_FACT):
        return held_at(desk, index, as_of)
    resolve_desk(desk, index)
    return events(desk)


def head_at(desk: Desk, as_of: int) -> str:
    """The hash of the ledger at a position. Raises ``MarsadError`` (``E-AS-OF``)."""
    rows = decisions(desk, as_of)
    if not 0 <= as_of <= len(rows):
        raise MarsadError("E-AS-OF", f"the ledger has no row {as_of}", where=str(desk.path))
    return rows[-1].digest if rows else GENESIS


def receipts_at(desk: Desk, as_of: int, received: int | None = None) -> tuple[Receipt, ...]:
    """The first ``received`` receipts; without it those up to the time of the next ledger row."""
    listed = receipts(desk)
    later = next((d.at for d in decisions(desk)[as_of:]), None)
    if received is not None or later is None:
        return listed[:received]
    return tuple(r for r in listed if r.at < later)


def brief_desk(
    desk: Desk, index: ActorIndex, settings: Settings, *, period: tuple[date, date], made: str
) -> Written:
    """Tells the brief of ``period`` and publishes it: its files lie in the desk, kept as they
    are. "What changed" is told against the newest brief of an earlier period. A PDF that cannot be
    made holds nothing up: the brief is published without it."""
    told = briefs(desk)
    same = _still_true(desk, told, period, settings, made)
    if same is not None:
        folder = brief_path(desk, same.id)
        return Written(same, tuple(folder / name for name in brief_files(desk, same.id)))
    before = [b for b in told if b.period[1] < period[1]]
    with settled(desk, index) as view:
        material = material_for(view, index, period=period, earlier=tuple(before))
        credits = credits_of_desk(view, settings.places)
    pages = pages_of(
        material, theatre=settings.theatre, period=period, made=made, config=settings.brief,
        credits=credits,
    )  # fmt: skip
    save_brief(desk, pages.brief, pages.files, at=made)
    folder = brief_path(desk, pages.brief.id)
    return Written(pages.brief, tuple(folder / name for name in pages.files), pages.lacks)


def _still_true(
    desk: Desk, told: tuple[Brief, ...], period: tuple[date, date], settings: Settings,
    made: str,
) -> Brief | None:  # fmt: skip
    """The brief of just this period in just these settings, when nothing but publishing has
    happened since and no embargo has ended."""

    def asked(brief: Brief) -> bool:
        same = (settings.theatre, period, brief.as_of, brief.head, brief.made, settings.brief)
        return brief.period == period and brief.id == brief_id(*same)

    newest = next((b for b in reversed(told) if asked(b)), None)
    if newest is None or not _free_of(desk, newest, settings.brief.harm.names):
        return None
    moved = moved_since(desk, newest.as_of, but=AFTER_THE_FACT)
    return None if moved or embargo_ended(decisions(desk), newest.made, made) else newest


def _free_of(desk: Desk, brief: Brief, names: tuple[str, ...]) -> bool:
    """True when none of ``names`` stands in the files of a published brief."""
    if not names:
        return True
    folder = brief_path(desk, brief.id)
    try:
        check_files({n: (folder / n).read_bytes() for n in brief_files(desk, brief.id)}, names)
    except MarsadError:
        return False
    return True


def export_desk(
    desk: Desk, index: ActorIndex, settings: Settings, *, form: str, into: Path, made: str,
    as_of: int | None = None, days: tuple[date, date] | None = None, hxl: bool = False,
    beside: str | None = None,
) -> tuple[Path, ...]:  # fmt: skip
    """Writes the events (of those days) as held at a position in one format, with its manifest,
    into a folder; with ``hxl`` its table has a row of hashtags; ``beside`` names a data set whose
    rows go with it. What people decided to withhold since that position is withheld too."""
    with settled(desk, index) as view:
        material = replace(material_of(view, index, as_of=as_of), decisions=decisions(view))
        material, query = narrowed(material, days)
        codes, credited = pcodes_for(view, material.events, settings.places)
        material = replace(material, pcodes=codes)
        credits = (*credits_of_desk(view, settings.places), *credited)
        rows = row_counts(view, material.as_of)
    files = export(
        material,
        format=form,
        release=f"as-of-{material.as_of}",
        licence=settings.licence,
        query=query,
        made=made,
        harm=settings.brief.harm,
        audience=settings.brief.audience,
        imported=credits,
        hxl=hxl,
        foreign=rows,
    )
    if beside is not None:
        files = with_rows(desk, files, beside, settings.brief.audience, material.as_of)
    return write_into(into, files)
