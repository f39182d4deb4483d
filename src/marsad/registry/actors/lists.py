"""The folder of imported lists of actors: one file each, JSON Lines behind a line about the list.

Law: a list is written whole or not at all; its identity is the hash of its rows.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from marsad.model.actors import Actor
from marsad.model.errors import MarsadError
from marsad.registry.actor_file import read_actors

SUFFIX = ".actors.jsonl"


@dataclass(frozen=True, slots=True)
class About:
    """Where a list comes from. ``sha256`` is of the file that was imported, ``identity`` of the
    rows that were taken from it, ``imported`` the moment."""

    file: str
    sha256: str
    identity: str
    rows: int
    refused: int
    imported: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """One imported list: its name, where its file lies, and its actors."""

    name: str
    path: Path
    about: About
    actors: tuple[Actor, ...]

    @property
    def mark(self) -> str:
        """How a run names this list: equal marks are equal rows."""
        return f"actors:{self.name}@{self.about.identity}"


def identity_of(rows: Iterable[str]) -> str:
    """The hash of rows as they are written."""
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def list_path(folder: Path, name: str) -> Path:
    """Where the list of that name lies."""
    return folder / f"{name}{SUFFIX}"


def load_list(path: Path) -> ActorList:
    """The list in a file. Raises ``MarsadError``: ``E-ACTORS-FILE`` when it cannot be read,
    ``E-ACTORS-BROKEN`` when it is not as it was written."""
    try:
        head, *rows = path.read_text("utf-8").removesuffix("\n").split("\n")
        about = About(**json.loads(head)["list"])
        if identity_of(rows) != about.identity:
            raise ValueError("its rows were changed")
        actors = tuple(read_actors(iter(rows), path.name))
    except OSError as error:
        raise MarsadError(
            "E-ACTORS-FILE", f"a list of actors cannot be read ({error.strerror})",
            where=str(path), hint="check its permissions, or what MARSAD_ACTORS names",
        ) from error  # fmt: skip
    except (ValueError, KeyError, TypeError, MarsadError) as error:
        raise MarsadError(
            "E-ACTORS-BROKEN", f"an imported list of actors is damaged ({error})",
            where=str(path), hint="import its file again",
        ) from error  # fmt: skip
    return ActorList(path.name.removesuffix(SUFFIX), path, about, actors)


def lists_in(folder: Path) -> tuple[ActorList, ...]:
    """Every list of a folder, by name; none for a folder that is not there."""
    return tuple(load_list(path) for path in _files(folder))


def write_list(path: Path, about: About, rows: Iterable[str]) -> None:
    """Afterwards the list lies at ``path``, whole. Raises ``MarsadError`` (``E-ACTORS-WRITE``)."""
    text = "".join(f"{line}\n" for line in (json.dumps({"list": asdict(about)}), *rows))
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        raise MarsadError(
            "E-ACTORS-WRITE", f"nothing can be written there ({error.strerror})",
            where=str(path.parent), hint="check permissions and room on the disk",
        ) from error  # fmt: skip


def remove_list(folder: Path, name: str) -> None:
    """Afterwards the folder has no list of that name. Raises ``MarsadError``:
    ``E-ACTORS-MISSING`` when it had none, ``E-ACTORS-WRITE`` when it cannot be taken away."""
    path = list_path(folder, name)
    if path not in _files(folder):
        raise missing(name, folder)
    try:
        path.unlink()
    except OSError as error:
        raise MarsadError("E-ACTORS-WRITE", f"it cannot be taken away ({error.strerror})",
                          where=str(path), hint="check permissions") from error  # fmt: skip


def missing(name: str, folder: Path) -> MarsadError:
    """The error for a name that no list has."""
    have = ", ".join(p.name.removesuffix(SUFFIX) for p in _files(folder)) or "none"
    return MarsadError(
        "E-ACTORS-MISSING", f"no list of actors {name!r} is imported", where=str(folder),
        hint=f"there are: {have}; see marsad actors import --list",
    )  # fmt: skip


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise MarsadError(
            "E-ACTORS-FILE", f"the folder of lists cannot be read ({error.strerror})",
            where=str(folder), hint="check its permissions, or what MARSAD_ACTORS names",
        ) from error  # fmt: skip
    return [p for p in found if p.name.endswith(SUFFIX) and not p.name.startswith(".")]
