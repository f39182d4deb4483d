"""Importing a list of actors: every row is checked, what is right is kept, the rest is told."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.registry.actor_index import ActorIndex
from marsad.registry.actors.entries import Entry, Refused, cleaned, entry_of
from marsad.registry.actors.lists import (
    About,
    ActorList,
    identity_of,
    list_path,
    load_list,
    write_list,
)
from marsad.registry.actors.table import bytes_of, table_of
from marsad.registry.actors.ties import tied
from marsad.registry.places.imports.parsing import country_codes

NAME = re.compile(r"[^\s/\\@:,|+.'\"][^\s/\\@:,|+'\"]*\Z")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import. ``known`` when the list is there already with these very rows;
    ``before`` the list of that name that it took the place of."""

    made: ActorList
    refused: tuple[Refused, ...]
    unknown: tuple[str, ...]
    known: bool
    before: About | None


def import_actors(
    path: Path, folder: Path, known: ActorIndex, *, at: str, name: str = "", source: str = ""
) -> Imported:
    """Takes the rows of ``path`` into ``folder`` as a list; ``known`` are the actors that a row
    may name as parent or ally. Raises ``MarsadError`` (``E-ACTORS-...``) when no row can be used;
    then a list of that name stays as it was."""
    raw = bytes_of(path)
    table = table_of(raw, path)
    countries = country_codes()
    judged = [entry_of(line, countries, cleaned(source) or path.name) for line in table.lines]
    entries, refused = _apart([one for one in judged if isinstance(one, Entry)])
    entries, untied = tied(entries, known)
    refused += (*(one for one in judged if isinstance(one, Refused)), *untied)
    refused = tuple(sorted(refused, key=lambda one: one.line))
    target = list_path(folder, _name(name, path))
    if not entries:
        raise MarsadError("E-ACTORS-FORMAT", _none_of(refused), where=str(path),
                          hint="see the columns in docs/commands.md")  # fmt: skip
    rows = [json.dumps(e.row, ensure_ascii=False) for e in entries]
    digest = hashlib.sha256(raw).hexdigest()
    about = About(path.name, digest, identity_of(rows), len(rows), len(refused), at)
    before = _there(target)
    if before is not None and before.about.identity == about.identity:
        return Imported(before, refused, table.unknown, True, None)
    write_list(target, about, rows)
    told = before.about if before is not None else None
    return Imported(load_list(target), refused, table.unknown, False, told)


def _none_of(refused: tuple[Refused, ...]) -> str:
    if not refused:
        return "there is no row below its first line"
    first = refused[0]
    return f"none of its rows can be used; line {first.line}: {first.what}"


def _apart(entries: list[Entry]) -> tuple[tuple[Entry, ...], tuple[Refused, ...]]:
    """Entries with an id each; a second row of one id is refused, never merged unseen."""
    first: dict[str, Entry] = {}
    refused = []
    for entry in entries:
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            what = f"line {other.line} has the id {entry.id} already"
            refused.append(Refused(entry.line, what, "give it an id of its own, or join the two"))
    return tuple(first.values()), tuple(refused)


def _name(asked: str, path: Path) -> str:
    name = asked or re.sub(r"[\s/\\@:,|+'\"]+", "_", path.stem).lstrip(".") or "list"
    if not NAME.match(name):
        raise MarsadError("E-USAGE", f"a list cannot be called {name!r}",
                          hint="use letters, digits, hyphens and underscores")  # fmt: skip
    return name


def _there(path: Path) -> ActorList | None:
    """The list at ``path``; ``None`` when there is none, or a damaged one, which is replaced."""
    if not path.exists():
        return None
    try:
        return load_list(path)
    except MarsadError as error:
        if error.code != "E-ACTORS-BROKEN":
            raise
        return None
