"""``marsad actors``: finding an actor, importing lists, what a desk offers as new actors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from datetime import date
from pathlib import Path

from marsad.app.choosing_actors import (
    actors_folder,
    actors_with,
    lists_by_option,
    lists_of_desk,
)
from marsad.app.clock import MACHINE, now
from marsad.app.console import OK, PARTLY, out, say
from marsad.app.settings import settings_of
from marsad.model.actors import Actor
from marsad.model.errors import MarsadError
from marsad.registry.actor_index import ActorIndex, Sense
from marsad.registry.actors.asking import Answer, alike, ask, fits
from marsad.registry.actors.columns import SPELLINGS
from marsad.registry.actors.importing import Imported, import_actors
from marsad.registry.actors.lists import (
    About,
    ActorList,
    list_path,
    lists_in,
    load_list,
    remove_list,
)
from marsad.registry.places.imports.parsing import country_codes
from marsad.registry.places.keys import fold as place_key
from marsad.reviewing import offered
from marsad.store.desk import Desk, open_desk
from marsad.store.held import events
from marsad.store.ledger import adopted_run, append_decision, is_set
from marsad.store.readings import claims

MOST_ALIKE = 5
IMPORTED = "registry-imported"
OFFERED_COLUMNS = tuple(column for column in SPELLINGS if column != "id")


def actors_find(
    name: str, on: date | None, country: str, lists: str | None, desk: Path | None
) -> int:
    """Prints every actor the name can mean, best first, each with the name that matched."""
    if not any(c.isalnum() for c in name):
        raise MarsadError("E-USAGE", f"{name!r} is no name", hint="name an actor")
    index = _index(lists, desk)
    land = _country(country)
    for answer in ask(index, name, on, land):
        if answer.how:
            out(f"{answer.asked}: {answer.how}")
        for sense in answer.senses:
            out(_line(index, sense, on))
        _remark(index, answer, on, land)
    return OK


def _index(lists: str | None, desk: Path | None) -> ActorIndex:
    if desk is None:
        return actors_with(lists_by_option(lists))
    with open_desk(desk):
        return actors_with(lists_of_desk(desk, settings_of(desk).actors))


def _country(words: str) -> str:
    """The alpha-3 code that a name or code means."""
    if not words.strip():
        return ""
    found = country_codes().get(place_key(words)) or country_codes().get(words.strip().lower())
    if found is None:
        raise MarsadError("E-USAGE", f"no country is called {words!r}",
                          hint="give its ISO alpha-3 code")  # fmt: skip
    return found


def _line(index: ActorIndex, sense: Sense, on: date | None) -> str:
    actor, name = sense.actor, sense.name
    used = f", used {_span(name.since, name.until)}" if name.since or name.until else ""
    marks = [f"by the {name.kind} {name.text!r}{used}"]
    if on is not None and not fits(sense, on):
        marks.append(f"not on {on}")
    if actor.id in index.own:
        marks.append("of your own list")
    return (f"{actor.id:<34} {actor.kind:<18} {actor.country or '---'}  {actor.name}  "
            f"({_span(actor.since, actor.until)})  [{'; '.join(marks)}]")  # fmt: skip


def _span(since: str | None, until: str | None) -> str:
    return f"{since or '…'} to {until or '…'}"


def _remark(index: ActorIndex, answer: Answer, on: date | None, country: str) -> None:
    """What a person should know of an answer: that it is not the only one, or that there is none
    and who may have been meant."""
    able = list(dict.fromkeys(s.actor.id for s in answer.senses if fits(s, on)))
    if len(able) > 1:
        say(f"{len(able)} actors are called {answer.asked!r}; a reading takes the first that its "
            f"day and country allow: {', '.join(able)}")  # fmt: skip
    if answer.known:
        return
    say(f"no actor is called {answer.asked!r}" + (f" in {country}" if country else ""))
    for actor in _some(alike(index, answer.asked, country)):
        say(f"  perhaps {actor.id}  {actor.name}")


def _some(actors: Iterator[Actor]) -> Iterator[Actor]:
    yield from (actor for actor, _ in zip(actors, range(MOST_ALIKE), strict=False))


def actors_import(path: Path, desk: Path | None, name: str, source: str, show: int) -> int:
    """Imports a list and says what came of it; 3 when rows were refused."""
    with _desk(desk) as opened:
        folder = actors_folder(desk)
        done = import_actors(path, folder, actors_with(()), at=now(), name=name, source=source)
        if opened is not None and not (
            done.known and is_set(opened, IMPORTED, _subject(done.made))
        ):
            _enter(opened, done.made, before=done.before, after=done.made.about)
    for row in done.refused[:show]:
        say(f"marsad: E-ACTORS-ROW: {row.what}, {path} line {row.line}; {row.hint}")
    if len(done.refused) > show:
        say(f"marsad: E-ACTORS-ROW: {len(done.refused) - show:,} more rows are refused")
    for line in _summary(done, desk):
        out(line)
    return PARTLY if done.refused else OK


@contextmanager
def _desk(folder: Path | None) -> Iterator[Desk | None]:
    with nullcontext() if folder is None else open_desk(folder) as desk:
        yield desk


def _enter(
    desk: Desk, made: ActorList, *, before: About | None = None, after: About | None = None
) -> None:
    """A row of the ledger: which list came or went."""
    old, new = (json.dumps(asdict(a), ensure_ascii=False, sort_keys=True) if a else ""
                for a in (before, after))  # fmt: skip
    append_decision(
        desk, at=now(), by=MACHINE, verb=IMPORTED, subject=_subject(made), before=old, after=new,
        reason="" if new else "taken away",
    )  # fmt: skip


def _subject(made: ActorList) -> str:
    return f"actors:{made.name}:{made.about.identity}"


def _summary(done: Imported, desk: Path | None) -> Iterator[str]:
    made = done.made
    if done.known:
        yield f"known    {made.name}: these very rows are imported already; nothing is changed"
    told = f"{made.about.rows:,} actor{'' if made.about.rows == 1 else 's'}"
    verb = "replaced" if done.before is not None else "imported"
    yield f"{'there' if done.known else verb:<8} {made.name}: {told}"
    if done.refused:
        yield f"refused  {len(done.refused):,} row{'' if len(done.refused) == 1 else 's'}"
    if done.unknown:
        yield f"ignored  columns that are not known: {', '.join(done.unknown)}"
    yield f"file     {made.path}"
    if desk is None and not done.known:
        yield "         used by annotate at once, by a desk whose desk.toml names it in [actors]"


def actors_list(desk: Path | None) -> int:
    """Prints what is imported: rows, file, day."""
    with _desk(desk):
        folder = actors_folder(desk)
    found = lists_in(folder)
    for one in found:
        about = one.about
        refused = f", {about.refused:,} rows refused" if about.refused else ""
        out(f"{one.name:<24} {about.rows:>8,} actors  {about.file}, imported "
            f"{about.imported[:10]}{refused}  ({about.identity})")  # fmt: skip
    if not found:
        out(f"nothing is imported in {folder}")
    return OK


def actors_remove(name: str, desk: Path | None) -> int:
    """Takes one list away."""
    with _desk(desk) as opened:
        folder = actors_folder(desk)
        gone = _list_or_none(list_path(folder, name)) if opened is not None else None
        remove_list(folder, name)
        if opened is not None and gone is not None:
            _enter(opened, gone, before=gone.about)
    out(f"removed {name}")
    return OK


def _list_or_none(path: Path) -> ActorList | None:
    try:
        return load_list(path)
    except MarsadError:
        return None


def actors_offered(folder: Path, least: int) -> int:
    """Prints, as a table that ``marsad actors import`` takes, the named groups and organisations
    of the desk's claims that no registry knows."""
    with open_desk(folder) as desk:
        run = adopted_run(desk)
        found = claims(desk, run) if run is not None else ()
        index = _index(None, folder)
        rejected = {c.id for c in found} - {c for e in events(desk) for c in e.claims}
        offers = [
            offer for offer in offered([c for c in found if c.id not in rejected])
            if offer.documents >= least and not index.lookup(offer.name)
        ]  # fmt: skip
    if not offers:
        say("no named group is without an actor")
        return OK
    out("\t".join(OFFERED_COLUMNS))
    for offer in offers:
        cells = {
            "name": offer.name, "kind": offer.kind, "country": offer.country,
            "aliases": "|".join(offer.aliases), "source": f"reports of the desk, {offer.claim}",
            "documents": str(offer.documents), "claim": offer.claim,
        }  # fmt: skip
        out("\t".join(cells.get(column, "") for column in OFFERED_COLUMNS))
    say(f"{len(offers)} offered; look at each claim, mend the rows you want, and give them to "
        "marsad actors import")  # fmt: skip
    return OK
