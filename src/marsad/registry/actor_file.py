"""Actors from JSON Lines: the package's own lists and a user's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from marsad.model.actors import Actor, ActorName, Office, Tie
from marsad.model.errors import MarsadError

FILES = ("states", "forces", "leaders", "groups", "igos", "ngos", "outlets")


def actor_of(row: dict[str, Any]) -> Actor:
    """The actor that one row describes. Raises ``KeyError`` or ``LawBroken`` on a bad row."""
    valid = row.get("valid") or {}
    offices = row.get("office") or []
    if isinstance(offices, dict):
        offices = [offices]
    offices = [*offices, *row.get("other_offices", [])]
    plover = row.get("plover") or {}
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row.get("country") or "",
        names=tuple(
            ActorName(
                n["text"], n.get("kind", "name"), n.get("lang", "en"), n.get("from"), n.get("to")
            )
            for n in row.get("names", [])
        ),
        parents=tuple(Tie(t["id"], t.get("from"), t.get("to")) for t in row.get("parents", [])),
        aligned=tuple(Tie(t["id"], t.get("from"), t.get("to")) for t in row.get("aligned", [])),
        offices=tuple(Office(o["title"], o["of"], o.get("from"), o.get("to")) for o in offices),
        since=valid.get("from"),
        until=valid.get("to"),
        plover_code=plover.get("code") or "",
        plover_sector=plover.get("sector") or "",
        source=row.get("source") or "",
    )


def read_actors(lines: Iterator[str], where: str) -> Iterator[Actor]:
    """The actors of JSON Lines. Raises ``MarsadError`` (``E-ACTORS``) naming the bad line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise TypeError("not an object")
            yield actor_of(row)
        except MarsadError as error:
            raise MarsadError("E-ACTORS", error.what, where=f"{where}:{number}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise MarsadError(
                "E-ACTORS",
                f"not an actor ({error!r})",
                where=f"{where}:{number}",
                hint="each line is a JSON object with id, name and kind",
            ) from error


def bundled_actors() -> tuple[Actor, ...]:
    """Every actor of the package's own lists, in the order of ``FILES``."""
    folder = files("marsad.registry").joinpath("data/actors")
    found: list[Actor] = []
    for name in FILES:
        text = folder.joinpath(f"{name}.jsonl").read_text("utf-8")
        found += read_actors(iter(text.splitlines()), f"{name}.jsonl")
    return tuple(found)


def actors_from(path: Path) -> tuple[Actor, ...]:
    """The actors of a user's JSON Lines file."""
    return tuple(read_actors(iter(path.read_text("utf-8").splitlines()), str(path)))
