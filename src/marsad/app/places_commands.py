"""``marsad places``: importing gazetteers, listing and removing them, finding a place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import (
    Progress as Bar,
)

from marsad.app.choosing import chosen_by_desk, chosen_by_option, places_folder
from marsad.app.clock import MACHINE, now
from marsad.app.console import OK, PARTLY, out, say
from marsad.app.kit import cache_folder
from marsad.app.settings import settings_of
from marsad.model.errors import MarsadError
from marsad.registry.gazetteer import Match, index_path, load_gazetteer
from marsad.registry.places.imports.features import state_of
from marsad.registry.places.imports.importing import (
    Imported,
    Trouble,
    Watch,
    Wish,
    import_places,
)
from marsad.registry.places.imports.layer import SUFFIX, Layer
from marsad.registry.places.imports.layouts import FORMATS, NAMES
from marsad.registry.places.imports.origin import UNSTATED
from marsad.registry.places.imports.shelf import layers_in, remove, unfinished_in
from marsad.registry.places.imports.staging import Progress
from marsad.registry.places.keys import fold
from marsad.registry.places.outdated import outdated
from marsad.store.desk import Desk, open_desk
from marsad.store.ledger import append_decision, is_set

EVERY = 250_000  # rows between two lines of progress where there is no terminal
IMPORTED = "registry-imported"
GEONAMES = "GeoNames (geonames.org), CC BY 4.0"
OURS = "Marsad's own tables, Apache-2.0"


def places_import(path: Path, desk: Path | None, wish: Wish, show: int) -> int:
    """Imports a file and says what came of it; 3 when rows could not be used."""
    if wish.format is not None and wish.format not in FORMATS:
        raise MarsadError("E-USAGE", f"no format is called {wish.format!r}",
                          hint=f"one of {', '.join(FORMATS)}")  # fmt: skip
    told = 0

    def trouble(row: Trouble) -> None:
        nonlocal told
        told += 1
        if told <= show:
            say(f"marsad: E-PLACES-ROW: {row.what}, {row.file} line {row.line}; it is left out")

    with _desk(desk) as opened:
        folder = places_folder(desk)
        with _shown(path) as progress:
            done = import_places(
                path, folder, wish, Watch(trouble, progress), at=now(),
                index=index_path(cache_folder()), layers=_known(desk),
            )  # fmt: skip
        there = done.known and done.before is None
        if opened is not None and not (there and is_set(opened, IMPORTED, _subject(done.layer))):
            before = "" if done.before is None else asdict(done.before)
            _enter(opened, done.layer, before=before, after=asdict(done.layer.origin))
    if told > show:
        say(f"marsad: E-PLACES-ROW: {told - show:,} more rows are left out")
    for line in _summary(done):
        out(line)
    return PARTLY if done.progress.bad and not done.known else OK


def _known(desk: Path | None) -> tuple[Layer, ...]:
    """What was imported before: alternate names may be of its places."""
    home = layers_in(places_folder(None))
    return home if desk is None else (*layers_in(places_folder(desk)), *home)


@contextmanager
def _desk(folder: Path | None) -> Iterator[Desk | None]:
    with nullcontext() if folder is None else open_desk(folder) as desk:
        yield desk


def _enter(desk: Desk, layer: Layer, *, before: object = "", after: object = "") -> None:
    """A row of the ledger: which gazetteer came or went."""
    old, new = (
        json.dumps(v, ensure_ascii=False, sort_keys=True) if v else "" for v in (before, after)
    )
    append_decision(
        desk, at=now(), by=MACHINE, verb=IMPORTED,
        subject=_subject(layer), before=old, after=new,
        reason="" if new else "taken away",
    )  # fmt: skip


def _subject(layer: Layer) -> str:
    return f"places:{layer.name}:{layer.identity}"


def _summary(done: Imported) -> Iterator[str]:
    layer, progress = done.layer, done.progress
    if done.known:
        told = "" if done.before is None else "; what you state of it is noted"
        yield f"known    {layer.name}: this very file is imported already{told}"
    elif done.resumed:
        yield f"resumed  after {done.resumed:,} rows"
    rows = "name" if layer.origin.format == NAMES else "place"
    names = _number(layer.names, "name")
    yield f"imported {layer.name}: {_number(progress.rows, rows)}, {names} to look up"
    if progress.skipped:
        yield f"skipped  {_number(progress.skipped, 'row')} without a name (links, codes)"
    if progress.strangers:
        yield f"skipped  {_number(progress.strangers, 'name')} of places that are not here"
    if progress.bad:
        yield f"left out {_number(progress.bad, 'bad row')}"
    yield f"source   {layer.origin.line()}"
    if layer.origin.licence == UNSTATED:
        yield ("         no licence is stated: run it again with --licence, or keep it to "
               "yourself")  # fmt: skip
    yield f"cite     {layer.origin.attribution}"
    yield f"file     {layer.path}"


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@contextmanager
def _shown(path: Path) -> Iterator[Callable[[Progress, int], None]]:
    """A bar of bytes on a terminal, else a line now and then."""
    console = Console(stderr=True)
    if not console.is_terminal:
        last = 0

        def lines(done: Progress, size: int) -> None:
            nonlocal last
            if done.line // EVERY > last:
                last = done.line // EVERY
                share = f", {100 * done.position // size} %" if size else ""
                say(f"importing {path.name}: {done.line - 1:,} lines{share}")

        yield lines
        return
    columns = (SpinnerColumn(), TextColumn("importing {task.description}"), BarColumn(),
               DownloadColumn(), TimeElapsedColumn())  # fmt: skip
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(path.name, total=None)

        def move(done: Progress, size: int) -> None:
            bar.update(task, completed=done.position, total=size or None)

        yield move


def places_list(desk: Path | None) -> int:
    """Prints what is imported: rows, names, source, licence; and what was stopped half-way."""
    with _desk(desk):
        folder = places_folder(desk)
    layers, stopped = layers_in(folder), unfinished_in(folder)
    for layer in layers:
        out(f"{layer.name:<24} {layer.progress.rows:>10,} rows {layer.names:>11,} names  "
            f"{layer.origin.line()}  ({layer.origin.file}, {layer.identity})")  # fmt: skip
    for part in stopped:
        done = f"{part.progress.rows:,} rows so far" if part.progress else "at work now"
        out(f"{part.name:<24} not finished: {done}; run its import again, or --remove it")
    if not layers and not stopped:
        out(f"nothing is imported in {folder}")
    return OK


def places_remove(name: str, desk: Path | None) -> int:
    """Takes one import away."""
    with _desk(desk) as opened:
        folder = places_folder(desk)
        gone = _layer_or_none(folder, name) if opened is not None else None
        remove(folder, name)
        if opened is not None and gone is not None:
            _enter(opened, gone, before=asdict(gone.origin))
    out(f"removed {name}")
    return OK


def _layer_or_none(folder: Path, name: str) -> Layer | None:
    """The gazetteer of that name; ``None`` when there is none or it is damaged."""
    try:
        return Layer(folder / f"{name}{SUFFIX}")
    except MarsadError:
        return None


def places_find(name: str, places: str | None, desk: Path | None) -> int:
    """Prints every place the name can mean, with the source and licence of each."""
    if not fold(name):
        raise MarsadError("E-USAGE", f"{name!r} is no name", hint="name a place")
    if desk is not None:
        with _desk(desk):
            chosen = chosen_by_desk(desk, settings_of(desk).places)
    else:
        chosen = chosen_by_option(places)
    gazetteer = load_gazetteer(cache_folder(), chosen.layers, chosen.preferred)
    layers = {layer.name: layer for layer in chosen.layers}
    found = gazetteer.find(name)
    if not found:
        say(f"no place is called {name!r}")
    for match in found:
        place = match.place
        where = ", ".join(part for part in (place.admin1, place.country) if part)
        state = f", {state_of(place.feature)}" if state_of(place.feature) else ""
        out(f"{place.id:<24} {place.lat:9.4f} {place.lon:9.4f}  {place.feature:<8} "
            f"{place.population:>10,}  {place.name}  ({where}{state})  "
            f"[{'; '.join(_sources(match, layers))}]")  # fmt: skip
        if why := outdated(place):
            out(f"{'':<24} {why}")
    return OK


def _sources(match: Match, layers: dict[str, Layer]) -> Iterator[str]:
    ids = (match.place.id, *match.also)
    for name in match.sources or ("",):
        if name:
            layer = layers[name]
            day = next((m for i in ids if (m := layer.modified(i))), "")
            yield f"{name}: {layer.origin.line()}{f', row of {day}' if day else ''}"
        else:
            own = not any(i.startswith("geonames:") for i in ids)
            yield OURS if own else GEONAMES
