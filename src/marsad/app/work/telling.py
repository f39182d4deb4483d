"""``marsad brief`` and ``marsad export``: what the desk holds, as of a position of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.app.crediting import credits_of_desk
from marsad.app.settings import Settings
from marsad.app.work.holding import resolve_desk
from marsad.app.work.window import material_for
from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.publishing import (
    HarmRules,
    Material,
    brief_id,
    coverage_of,
    documents_for,
    export,
    html_of,
    markdown_of,
    pdf_of,
    tell,
)
from marsad.registry.actor_index import ActorIndex
from marsad.store.briefs import brief_files, brief_path, briefs, save_brief
from marsad.store.desk import Desk
from marsad.store.held import events
from marsad.store.ledger import adopted_run, decisions, head, moved_since
from marsad.store.library import documents, lineages
from marsad.store.readings import claims, issues, readings, work
from marsad.store.receipts import receipts

NOT_SHOWN = frozenset({"skipped", "added", "known"})


@dataclass(frozen=True, slots=True)
class Written:
    """A published brief and where its files lie; ``lacks`` says why it is without its PDF."""

    brief: Brief
    files: tuple[Path, ...]
    lacks: MarsadError | None = None


def material_of(desk: Desk, index: ActorIndex) -> Material:
    """All that the desk holds, as of the ledger's head."""
    resolve_desk(desk, index)
    as_of, top = head(desk)
    run = adopted_run(desk, as_of)
    library = {d.id: d for d in documents(desk, as_of)}
    found = claims(desk, run, as_of) if run is not None else ()
    read = readings(desk, run) if run is not None else ()
    codes = Counter(i.code for i in issues(desk, run)) if run is not None else Counter[str]()
    unread = frozenset(
        r.document.id for r in read if any(i.code == "language-unread" for i in r.issues)
    )
    done = {w.document for w in work(desk, run) if w.state == "done"} if run else set[str]()
    failed = tuple((r.item, r.message) for r in receipts(desk) if r.outcome not in NOT_SHOWN)
    codes.pop("language-unread", None)
    return Material(
        events=events(desk),
        claims={c.id: c for c in found},
        documents=library,
        coverage=coverage_of(
            library,
            name=f"coverage as of ledger row {as_of}",
            unread=unread | (frozenset(library) - done),
            failed=failed,
            issues=codes,
        ),
        as_of=as_of,
        head=top,
        decisions=decisions(desk, as_of),
        lineages=lineages(desk),
        series=tuple((s, r.document.id) for r in read for s in r.series),
        actors=index,
    )


def brief_desk(
    desk: Desk, index: ActorIndex, settings: Settings, *, period: tuple[date, date], made: str
) -> Written:
    """Tells the brief of ``period`` and publishes it: its files lie in the desk, kept as they
    are. "What changed" is told against the newest brief of an earlier period. A PDF that cannot be
    made holds nothing up: the brief is published without it."""
    told = briefs(desk)
    same = _still_true(desk, told, period, settings)
    if same is not None:
        folder = brief_path(desk, same.id)
        return Written(same, tuple(folder / name for name in brief_files(desk, same.id)))
    before = [b for b in told if b.period[1] < period[1]]
    resolve_desk(desk, index)
    material = material_for(desk, index, period=period, earlier=tuple(before))
    brief = tell(
        material, theatre=settings.theatre, period=period, made=made, config=settings.brief
    )
    shown = documents_for(material, made=made, config=settings.brief)
    credits = credits_of_desk(desk, settings.places)
    files = {
        "brief.html": html_of(brief, documents=shown, imported=credits).encode("utf-8"),
        "brief.md": markdown_of(brief, imported=credits).encode("utf-8"),
    }
    lacks: MarsadError | None = None
    try:
        files["brief.pdf"] = pdf_of(brief, documents=shown, imported=credits)
    except MarsadError as error:
        lacks = error
    save_brief(desk, brief, files, at=made)
    folder = brief_path(desk, brief.id)
    return Written(brief, tuple(folder / name for name in files), lacks)


def _still_true(
    desk: Desk, told: tuple[Brief, ...], period: tuple[date, date], settings: Settings
) -> Brief | None:
    """The brief of just this period in just these settings, when nothing but publishing has
    happened since."""

    def asked(brief: Brief) -> bool:
        same = (settings.theatre, period, brief.as_of, brief.head, brief.made, settings.brief)
        return brief.period == period and brief.id == brief_id(*same)

    newest = next((b for b in reversed(told) if asked(b)), None)
    if newest is None:
        return None
    return None if moved_since(desk, newest.as_of, but="publish") else newest


def export_desk(
    desk: Desk, index: ActorIndex, settings: Settings, *, form: str, into: Path, made: str
) -> tuple[Path, ...]:
    """Writes the events in one format, with its manifest, into a folder."""
    material = material_of(desk, index)
    files = export(
        material,
        format=form,
        release=f"as-of-{material.as_of}",
        licence=settings.licence,
        query="all events",
        made=made,
        harm=HarmRules(settings.brief.live_hours),
        audience=settings.brief.audience,
        imported=credits_of_desk(desk, settings.places),
    )
    try:
        into.mkdir(parents=True, exist_ok=True)
        for name, raw in files.items():
            (into / name).write_bytes(raw)
    except OSError as error:
        raise MarsadError(
            "E-USAGE", f"nothing can be written there ({error.strerror})", where=str(into),
            hint="name a folder that may be written to",
        ) from error  # fmt: skip
    return tuple(into / name for name in files)
