"""What the desk's commands do and print. Results go to standard output, the rest to standard
error. What reads is loaded by the commands that read: it is slow to load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.app.choosing import chosen_by_desk, places_home
from marsad.app.choosing_actors import actors_home, actors_of_run, lists_of_desk
from marsad.app.clock import now, person
from marsad.app.console import FAILED, OK, PARTLY, error_line, out, progress, say, several
from marsad.app.options import PAUSE
from marsad.app.settings import settings_of, write_settings
from marsad.app.work.changing import position_of
from marsad.app.work.holding import resolve_desk
from marsad.app.work.periods import period_of
from marsad.app.work.settling import verify_desk
from marsad.app.work.telling import Written, brief_desk, export_desk
from marsad.model.errors import MarsadError
from marsad.model.mentions import Reading
from marsad.publishing.config import TEMPLATES
from marsad.registry.actors.lists import lists_in
from marsad.registry.places.imports.shelf import layers_in
from marsad.store.desk import DATABASE, Desk, open_desk
from marsad.store.held import standings
from marsad.store.library import document
from marsad.store.library import search as search_library
from marsad.store.purge import purge as purge_document
from marsad.store.receipts import Receipt
from marsad.store.window import newest_published

if TYPE_CHECKING:
    from marsad.app.work.reading import ReadReport

BAD = frozenset({"refused", "failed"})


def show_receipt(receipt: Receipt) -> None:
    """One line for one item."""
    note = f"  ({receipt.message})" if receipt.message else ""
    code = f" {receipt.code}" if receipt.code else ""
    out(f"{receipt.outcome:<8} {receipt.item}{code}{note}")


def tallied(receipts: Sequence[Receipt]) -> str:
    """How many items had which outcome: ``2 added, 1 refused``."""
    tally = Counter(r.outcome for r in receipts)
    return ", ".join(f"{n} {word}" for word, n in sorted(tally.items()))


def show_reading(readings: Iterator[Reading], total: int) -> Iterator[Reading]:
    """A bar while reading."""
    return progress(readings, "reading", total)


def said(report: ReadReport) -> None:
    """What a reading did, in a line or two."""
    kept = sum(number for _, number in report.unreadable)
    out(f"read {several(report.read - kept, 'report')}, {several(report.claims, 'claim')}")
    for language, number in report.unreadable:
        out(f"kept unread: {number} in language {language}")
    for locator, note in report.failed:
        say(f"marsad: E-READ: {note}, {locator}; it is kept and tried again at the next run")


def code_of(receipts: Sequence[Receipt], reports: Sequence[ReadReport] = ()) -> int:
    """3 when some items were refused or failed, else 0."""
    failed = any(r.outcome in BAD for r in receipts) or any(r.failed for r in reports)
    return PARTLY if failed else OK


def monitor(
    inputs: list[str],
    folder: Path,
    since: date | None,
    until: date | None,
    theatre: str,
    jobs: int,
    limit: int,
) -> int:
    """The main job. A desk that is there already goes on where it stopped."""
    from marsad.app.inputs import items_of
    from marsad.app.kit import load_kit
    from marsad.app.work.adding import take
    from marsad.app.work.monitor import monitor as run_monitor

    at = now()
    desk = _open_or_make(folder, theatre)
    with desk:
        settings = settings_of(folder)
        given = take(items_of(inputs, limit=limit), at=at, by=person(), limit=limit)
        items = list(progress(given, "opening"))
        if not any(t.document for t in items):
            for taken in items:
                show_receipt(taken.receipt)
            raise MarsadError("E-NOTHING", "no report could be read", hint="see the lines above")
        kit = load_kit(
            chosen_by_desk(folder, settings.places), lists_of_desk(folder, settings.actors)
        )
        done = run_monitor(
            desk, kit, settings, items, since=since, until=until, at=at, jobs=jobs,
            show_receipt=show_receipt, show=show_reading,
        )  # fmt: skip
        out(tallied(done.receipts))
        for report in done.reports:
            said(report)
        if done.later:
            are = f"{several(done.later, 'report')} {'is' if done.later == 1 else 'are'}"
            out(f"{are} of a later day than the last brief, and kept")
        for written in done.briefs:
            first, last = written.brief.period
            out(f"brief {first} to {last}:")
            for path in written.files:
                out(f"  {path}")
            _say_what_lacks(written)
        lacking = any(written.lacks for written in done.briefs)
        return PARTLY if lacking else code_of(done.receipts, done.reports)


def _say_what_lacks(written: Written) -> None:
    if written.lacks is not None:
        say(error_line(written.lacks))


def _open_or_make(folder: Path, theatre: str) -> Desk:
    try:
        return open_desk(folder)
    except MarsadError as error:
        if error.code != "E-DESK-MISSING":
            raise
    return _made(folder, theatre)


def _made(folder: Path, theatre: str) -> Desk:
    """A new desk. Its settings are there before its database is: a making that was stopped is
    done again by the same command."""
    if not (folder / DATABASE).is_file() or not (folder / DATABASE).stat().st_size:
        write_settings(folder, theatre, *_imports())
    return open_desk(folder, create=True)


def _imports() -> tuple[list[str], list[str]]:
    """The names of the person's gazetteers and lists of actors: a new desk uses them and says
    so."""
    layers, lists = layers_in(places_home()), lists_in(actors_home())
    return [layer.name for layer in layers], [one.name for one in lists]


def init(folder: Path, theatre: str) -> int:
    """Makes a desk and says where."""
    _made(folder, theatre).close()
    out(f"desk {folder}")
    return OK


def add(
    folder: Path,
    inputs: list[str],
    published: date | None,
    source: str | None,
    limit: int,
    pause: float = PAUSE,
) -> int:
    """Adds items with a receipt each. An address that was had before is asked for news only."""
    from marsad.app.inputs import items_of
    from marsad.app.work.adding import KNOWN, add_items, seen_by, take

    at = now()
    with open_desk(folder) as desk:
        taken = take(
            items_of(inputs, limit=limit, pause=pause, visits=seen_by(desk)), at=at, by=person(),
            limit=limit, default_source=source, default_published=published,
        )  # fmt: skip
        receipts = add_items(desk, progress(taken, "adding"), at=at, show=show_receipt)
        out(tallied(receipts) or "nothing given")
        return code_of([r for r in receipts if r.outcome != KNOWN])


def read(folder: Path, jobs: int) -> int:
    """Reads what is due."""
    from marsad.app.kit import load_kit
    from marsad.app.work.reading import read_desk

    with open_desk(folder) as desk:
        settings = settings_of(folder)
        kit = load_kit(
            chosen_by_desk(folder, settings.places), lists_of_desk(folder, settings.actors)
        )
        report = read_desk(desk, kit, at=now(), jobs=jobs, show=show_reading)
        said(report)
        return code_of([], [report])


def resolve(folder: Path) -> int:
    """Brings the events up to the ledger."""
    with open_desk(folder) as desk:
        resolve_desk(desk, actors_of_run(desk))
        tally = Counter(standings(desk))
        words = ", ".join(f"{n} {name}" for name, n in tally.most_common())
        out(several(tally.total(), "event") + (f": {words}" if words else ""))
    return OK


def brief(folder: Path, since: date | None, until: date | None, template: str | None) -> int:
    """Tells one period, in the form asked for or in the desk's own, and prints where it lies."""
    with open_desk(folder) as desk:
        settings = settings_of(folder)
        if template is not None and template not in TEMPLATES:
            raise MarsadError("E-USAGE", f"no such template: {template}",
                              hint=" or ".join(TEMPLATES))  # fmt: skip
        if template is not None:
            settings = replace(settings, brief=replace(settings.brief, template=template))
        newest = newest_published(desk)
        period = period_of(since, until, [newest] if newest is not None else [])
        written = brief_desk(
            desk, actors_of_run(desk), settings, period=period, made=now()
        )
        for path in written.files:
            out(str(path))
        _say_what_lacks(written)
    return PARTLY if written.lacks else OK


def export(
    folder: Path, into: Path, form: str, as_of: str | None, since: date | None,
    until: date | None, hxl: bool = False, beside: str | None = None,
) -> int:  # fmt: skip
    """Writes the events (of some days, as held at some time) and prints the files; ``beside`` is
    a data set whose rows go with them."""
    with open_desk(folder) as desk:
        position = None if as_of is None else position_of(desk, as_of)
        written = export_desk(
            desk, actors_of_run(desk, position), settings_of(folder), form=form, into=into,
            made=now(), as_of=position, days=days_between(since, until), hxl=hxl, beside=beside,
        )  # fmt: skip
        for path in written:
            out(str(path))
    return OK


def days_between(since: date | None, until: date | None) -> tuple[date, date] | None:
    """The days asked for; one alone is open at the other end. Raises ``E-PERIOD``."""
    if since is None and until is None:
        return None
    first, last = since or date.min, until or date.max
    if first > last:
        raise MarsadError("E-PERIOD", f"the period runs backwards, from {first} to {last}")
    return first, last


def purge(folder: Path, identity: str, reason: str) -> int:
    """Buries one document's words and folds the events anew."""
    from marsad.app.work.releasing import naming

    with open_desk(folder) as desk:
        report = purge_document(desk, identity, reason=reason, at=now(), by=person())
        resolve_desk(desk, actors_of_run(desk))
        out(f"purged {report.document}")
        for name in report.briefs:
            say(f"marsad: the published brief {name} quotes it and is kept as it is")
        for one in naming(desk, identity):
            say(f"marsad: the release {one.id} quotes it and is kept as it is")
    return OK


def search(folder: Path, words: str) -> int:
    """Prints the reports that hold the words."""
    with open_desk(folder) as desk:
        identities = search_library(desk, words)
        for identity in identities:
            found = document(desk, identity)
            out(f"{identity}  {found.published or '----------'}  {found.title or found.locator}")
    if not identities:
        say("marsad: no report holds these words")
    return OK


def verify(folder: Path) -> int:
    """Prints what was looked at and every finding."""
    with open_desk(folder) as desk:
        report = verify_desk(desk, actors_of_run(desk))
        for line in report.lines():
            out(line)
        for note in report.notes:
            say(f"marsad: {note}")
        looked = ", ".join(f"{number} {what}" for what, number in report.counts)
        out(f"{'clean' if report.ok else f'{len(report.findings)} findings'}: {looked}")
        return OK if report.ok else FAILED
