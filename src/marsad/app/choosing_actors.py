"""Which imported lists of actors a command uses: those of the person, those of a desk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from marsad.app.choosing import home_of
from marsad.app.settings import FILE
from marsad.model.errors import MarsadError
from marsad.registry.actor_index import ActorIndex, load_actor_index
from marsad.registry.actors.lists import ActorList, list_path, lists_in, load_list, missing
from marsad.store.desk import Desk
from marsad.store.ledger import adopted_run
from marsad.store.readings import runs

NONE = "none"
IN_DESK = "actors"
MARKED = re.compile(r"(?<!\S)actors:([^\s@]+)@[0-9a-f]{16}(?!\S)")  # as ActorList.mark


def actors_home() -> Path:
    """Where a person's lists lie: ``MARSAD_ACTORS`` if set, else ``$XDG_DATA_HOME/marsad/actors``
    or ``~/.local/share/marsad/actors``."""
    return home_of("MARSAD_ACTORS", "actors")


def actors_folder(desk: Path | None) -> Path:
    """Where lists go: the desk's own folder, or without a desk the person's."""
    return desk / IN_DESK if desk is not None else actors_home()


def lists_by_option(words: str | None, usual: str = "") -> tuple[ActorList, ...]:
    """What ``--actors`` asks for: names of lists, parted by commas; ``none``; without the option
    what is ``usual``, where empty means all of the person's. Raises ``MarsadError``
    (``E-ACTORS-MISSING``)."""
    text = (usual if words is None else words).strip()
    if text == NONE:
        return ()
    home = actors_home()
    if not text:
        return lists_in(home)
    names = dict.fromkeys(word.strip() for word in text.split(",") if word.strip())
    return tuple(_list(name, (home,)) for name in names)


def lists_of_desk(desk: Path, use: Sequence[str]) -> tuple[ActorList, ...]:
    """What a desk reads with: all of its own lists and, of the person's, those that its settings
    name in ``use``. Raises ``MarsadError`` (``E-ACTORS-MISSING``) for one that is not there."""
    own = lists_in(desk / IN_DESK)
    names = [name for name in dict.fromkeys(use) if name not in {one.name for one in own}]
    try:
        return (*own, *(_list(name, (actors_home(),)) for name in names))
    except MarsadError as error:
        if error.code != "E-ACTORS-MISSING":
            raise
        raise MarsadError(
            error.code, error.what, where=str(desk / FILE),
            hint="import it again, or take its name out of [actors]",
        ) from error  # fmt: skip


def actors_with(lists: Sequence[ActorList]) -> ActorIndex:
    """The built-in actors with those of the lists; of two lists that tell the same actor, what
    the later one says holds."""
    extra = [actor for one in lists for actor in one.actors]
    return load_actor_index(extra, tuple(one.mark for one in lists))


def actors_of_run(desk: Desk, as_of: int | None = None) -> ActorIndex:
    """The actors that the desk's adopted run (as of a ledger position) was read with, so that
    claims are folded and told with what read them: a list that was imported since counts from the
    next reading on. A list that is no longer at hand is left out."""
    run = next((r for r in runs(desk) if r.id == adopted_run(desk, as_of)), None)
    names = MARKED.findall(run.registries) if run is not None else []
    paths = [list_path(folder, name) for name in names
             for folder in (desk.path / IN_DESK, actors_home())]  # fmt: skip
    found: dict[str, ActorList] = {}
    for path in paths:
        if path.is_file():
            one = load_list(path)
            found.setdefault(one.name, one)
    return actors_with(tuple(found.values()))


def _list(name: str, folders: Sequence[Path]) -> ActorList:
    for folder in folders:
        if (path := list_path(folder, name)).is_file():
            return load_list(path)
    raise missing(name, folders[0])
