"""Parents and allies of imported rows: by id, or by a name that means one actor only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from marsad.registry.actor_index import ActorIndex, fold
from marsad.registry.actors.entries import OWN, Entry, Refused


def tied(
    entries: Iterable[Entry], known: ActorIndex
) -> tuple[tuple[Entry, ...], tuple[Refused, ...]]:
    """The entries whose parents and allies are all known, here or in ``known``, with their ids;
    and the others. An entry that leans on a refused one is refused too."""
    left, refused = list(entries), list[Refused]()
    while True:
        here = _names(left)
        judged = [_tied(entry, here, known) for entry in left]
        bad = [one for one in judged if isinstance(one, Refused)]
        refused += bad
        if not bad:
            done = tuple(one for one in judged if isinstance(one, Entry))
            return done, tuple(refused)
        lines = {one.line for one in bad}
        left = [entry for entry in left if entry.line not in lines]


def _names(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Ids and folded names of the rows at hand, each with the ids it can mean."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        names = entry.row["names"]
        assert isinstance(names, list)
        for text in (str(entry.row["name"]), *(n["text"] for n in names)):
            found.setdefault(fold(text), set()).add(entry.id)
        found.setdefault(entry.id, set()).add(entry.id)
        found.setdefault(entry.id.removeprefix(OWN), set()).add(entry.id)
    return found


def _tied(entry: Entry, here: Mapping[str, set[str]], known: ActorIndex) -> Entry | Refused:
    row = dict(entry.row)
    for column, words in (("parents", entry.parents), ("aligned", entry.aligned)):
        ids = []
        for word in words:
            can = here.get(word) or here.get(fold(word)) or _of_registry(word, known)
            what = "parent" if column == "parents" else "ally"
            if not can:
                return Refused(entry.line, f"no actor is called {word!r}, named as {what}",
                               "add a row for it, or see marsad actors find")  # fmt: skip
            if len(can) > 1:
                return Refused(entry.line, f"the {what} {word!r} can be {', '.join(sorted(can))}",
                               "name it by its id")  # fmt: skip
            (one,) = can
            if one == entry.id:
                return Refused(entry.line, f"it is its own {what}", "name another, or none")
            ids.append(one)
        row[column] = [{"id": i, "from": None, "to": None} for i in dict.fromkeys(ids)]
    return replace(entry, row=row)


def _of_registry(word: str, known: ActorIndex) -> set[str]:
    if known.get(word) is not None:
        return {word}
    senses = known.lookup(word)
    full = {s.actor.id for s in senses if fold(s.actor.name) == fold(word)}
    return full or {s.actor.id for s in senses}
