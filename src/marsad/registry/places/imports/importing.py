"""From a file to a gazetteer: recognised, read by batches, finished. Killed at any moment, the
same call goes on where it stopped."""

from __future__ import annotations

import json
import re
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.registry.places.imports.entry import Bad, Entry, Naming, Skip
from marsad.registry.places.imports.finishing import FORMAT, finish, identity_of, restate
from marsad.registry.places.imports.layer import SUFFIX, Layer, geonames_ids
from marsad.registry.places.imports.layouts import NAMES, OWN, Layout, layout_of
from marsad.registry.places.imports.locating import Locator
from marsad.registry.places.imports.opening import Input, head_of, open_input, stream_of
from marsad.registry.places.imports.origin import Origin, origin_of, stated
from marsad.registry.places.imports.parsing import Parse, Terms, country_codes, parser_of
from marsad.registry.places.imports.records import Record, plain_rows, quoted_rows
from marsad.registry.places.imports.shelf import is_there, made_path, part_path, remove_part
from marsad.registry.places.imports.staging import (
    Progress,
    commit,
    open_staging,
    stage,
    stage_names,
    writing_to,
)
from marsad.registry.places.keys import fold

BATCH = 5_000
EXCHANGED = "it is in its country only with latitude and longitude exchanged"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person who imports states: all may be empty. ``country`` is a name or code that
    holds for rows that name none."""

    name: str = ""
    format: str | None = None
    source: str = ""
    licence: str = ""
    dated: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that could not be used."""

    file: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told while an import runs: of each bad row, and of progress and size in bytes."""

    trouble: Callable[[Trouble], None]
    progress: Callable[[Progress, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. ``known`` when this very file was there, and ``before`` its origin where
    another was stated now; ``resumed`` the row it went on after, 0 for one begun anew."""

    layer: Layer
    progress: Progress
    known: bool = False
    resumed: int = 0
    before: Origin | None = None


def gazetteer_name(path: Path, wished: str) -> str:
    """The name of an import: the one wished for, else the file's name without its endings.
    Raises ``MarsadError`` (``E-USAGE``) for a wish that is no name."""
    if wished:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_\-]{0,63}", wished) or wished == "none":
            raise MarsadError(
                "E-USAGE", f"{wished!r} cannot be a gazetteer's name",
                hint="use letters, digits, - and _",
            )  # fmt: skip
        return wished
    stem = path.name.split(".")[0]
    return re.sub(r"[^A-Za-z0-9_\-]+", "-", fold(stem) and stem).strip("-_")[:64] or "places"


def import_places(
    path: Path, folder: Path, wish: Wish, watch: Watch, *, at: str, index: Path,
    layers: Sequence[Layer] = (),
) -> Imported:  # fmt: skip
    """``folder`` afterwards holds the gazetteer that ``path`` makes; ``index`` is that of the
    built-in places and ``layers`` what was imported before, whose places alternate names may name.

    Raises ``MarsadError``: ``E-PLACES-FILE``, ``-FORMAT``, ``-NAME`` (another import has the
    name), ``-EMPTY`` (no row could be used), ``-WRITE``, ``-LOCKED``, ``-BROKEN``.
    """
    name = gazetteer_name(path, wish.name)
    country = _country(wish.country)
    found = open_input(path)
    layout = layout_of(head_of(found), where=str(path), forced=wish.format)
    others = [layer.identity for layer in layers] if layout.format == NAMES else []
    job = json.dumps([FORMAT, found.sha256, found.member, layout.format, name, country,
                      index.name, sorted(others)])  # fmt: skip
    target = folder / f"{name}{SUFFIX}"
    if is_there(target):
        layer = Layer(target)
        if layer.identity == identity_of(job):
            return _known_already(layer, made_path(folder, name), wish)
        raise MarsadError(
            "E-PLACES-NAME", f"{name} is imported already, from another file or in another way",
            where=str(folder),
            hint="give this one another --name, or take that one away with --remove",
        )  # fmt: skip
    origin = origin_of(
        path.name, found.sha256, layout.format, source=wish.source, licence=wish.licence,
        dated=wish.dated, imported=at,
    )  # fmt: skip
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        db, begun = open_staging(part_path(folder, name), job)
    with closing(db):
        run = _Run(
            found, layout, parser_of(layout, Terms(name, country)), Locator(index),
            _known(index, layers) if layout.format == NAMES else array("q"), watch,
        )  # fmt: skip
        done = begun
        for batch in _batches(found, layout, begun):
            with writing_to(folder):
                done = _take(run, db, batch, done)
            watch.progress(done, found.size)
        if not done.rows:
            db.close()
            remove_part(folder, name)
            raise _empty(path, done)
        with writing_to(folder):
            finish(db, made_path(folder, name), target, name=name, origin=origin, job=job,
                   progress=done)  # fmt: skip
    remove_part(folder, name)
    return Imported(Layer(target), done, resumed=begun.rows)


def _known_already(layer: Layer, made: Path, wish: Wish) -> Imported:
    """The same file again; what is stated of it anew takes the place of what was."""
    old = layer.origin
    origin = origin_of(
        old.file, old.sha256, old.format, source=wish.source or stated(old.source, old.format),
        licence=wish.licence or stated(old.licence), dated=wish.dated or old.dated,
        imported=old.imported,
    )  # fmt: skip
    if origin == old:
        return Imported(layer, layer.progress, known=True)
    with writing_to(layer.path.parent):
        restate(layer.path, made, origin)
    return Imported(Layer(layer.path), layer.progress, known=True, before=old)


def _empty(path: Path, done: Progress) -> MarsadError:
    if done.strangers:
        what, hint = "it names no place that is here", "import the places first"
    elif done.bad:
        what = "no row could be used"
        hint = "see the lines above, or say which format it is with --format"
    else:
        what, hint = "it holds no place", "look at the file, download it again"
    return MarsadError("E-PLACES-EMPTY", what, where=str(path), hint=hint)


@dataclass(frozen=True, slots=True)
class _Run:
    found: Input
    layout: Layout
    parse: Parse
    locator: Locator
    known: array[int]
    watch: Watch


def _batches(found: Input, layout: Layout, begun: Progress) -> Iterator[list[Record]]:
    with stream_of(found, begun.position) as table:
        plain = layout.delimiter == "\t" and layout.format != OWN
        read = plain_rows if plain else quoted_rows
        records = read(table, begun.line, begun.position, layout.delimiter)
        if begun.position == 0 and layout.skip:
            next(records, None)
        while batch := list(islice(records, BATCH)):
            yield batch


def _take(
    run: _Run, db: sqlite3.Connection, batch: list[Record], done: Progress
) -> Progress:
    lines: list[int] = []
    entries: list[Entry] = []
    namings: list[Naming] = []
    skipped = strangers = 0
    troubles: list[Trouble] = []
    file = run.found.member or run.found.path.name
    for record in batch:
        parsed = Bad(record.trouble) if record.trouble else run.parse(record.cells)
        if isinstance(parsed, Entry):
            lines.append(record.line)
            entries.append(parsed)
        elif isinstance(parsed, Bad):
            troubles.append(Trouble(file, record.line, parsed.what))
        elif isinstance(parsed, Skip):
            skipped += 1
        elif _has(run.known, int(parsed.id.partition(":")[2])):
            namings.append(parsed)
        else:
            strangers += 1
    if run.layout.format == OWN:
        wrong = run.locator.exchanged(entries)
        troubles += [Trouble(file, lines[k], EXCHANGED) for k in sorted(wrong)]
        lines = [line for k, line in enumerate(lines) if k not in wrong]
        entries = [entry for k, entry in enumerate(entries) if k not in wrong]
    located = run.locator.located(entries)
    for line, first in stage(db, list(zip(lines, located, strict=True))):
        troubles.append(Trouble(file, line, f"its id stands in line {first} already"))
    stage_names(db, namings)
    bad = len(troubles)
    done = replace(
        done, position=batch[-1].end, line=batch[-1].after, bad=done.bad + bad,
        rows=done.rows + len(batch) - bad - skipped - strangers, skipped=done.skipped + skipped,
        strangers=done.strangers + strangers,
    )  # fmt: skip
    commit(db, done)
    for trouble in sorted(troubles, key=lambda t: t.line):
        run.watch.trouble(trouble)
    return done


def _country(wished: str) -> str:
    if not wished:
        return ""
    code = country_codes().get(fold(wished))
    if code is None:
        raise MarsadError("E-USAGE", f"{wished!r} is no country's name or code")
    return code


def _known(index: Path, layers: Sequence[Layer]) -> array[int]:
    """The GeoNames ids of every place there is, in order."""
    found = array("q")
    for path in (index, *(layer.path for layer in layers)):
        found.extend(geonames_ids(path))
    return array("q", sorted(found))


def _has(known: array[int], number: int) -> bool:
    at = bisect_left(known, number)
    return at < len(known) and known[at] == number
