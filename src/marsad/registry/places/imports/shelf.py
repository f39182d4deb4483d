"""The folder of imported gazetteers: which there are, which are half done, taking one away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.registry.places.imports.layer import SUFFIX, Layer
from marsad.registry.places.imports.staging import Progress, is_at_work, progress_of

PART, MADE = ".part", ".making"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An import that was stopped. ``progress`` is ``None`` while somebody is at it."""

    name: str
    progress: Progress | None


def part_path(folder: Path, name: str) -> Path:
    """Where the half-done import of that name lies."""
    return folder / f".{name}{PART}"


def made_path(folder: Path, name: str) -> Path:
    """Where a gazetteer is written before it is moved into place."""
    return folder / f".{name}{MADE}"


def layers_in(folder: Path) -> tuple[Layer, ...]:
    """Every gazetteer of a folder, by name. Raises ``MarsadError``: ``E-PLACES-BROKEN``, or
    ``E-PLACES-FILE`` where the folder may not be looked into."""
    return tuple(Layer(path) for path in _files(folder) if is_gazetteer(path))


def unfinished_in(folder: Path) -> tuple[Unfinished, ...]:
    """Every import of a folder that was stopped, by name."""
    found = [p for p in _files(folder) if p.name.startswith(".") and p.name.endswith(PART)]
    return tuple(Unfinished(p.name[1 : -len(PART)], progress_of(p)) for p in found)


def is_gazetteer(path: Path) -> bool:
    """True for the name of a finished import."""
    return path.suffix == SUFFIX and not path.name.startswith(".")


def is_there(path: Path) -> bool:
    """Does the file exist? Raises ``MarsadError`` (``E-PLACES-FILE``) where that may not be
    known."""
    with _looking(path.parent):
        return path.exists()


def _files(folder: Path) -> list[Path]:
    """What lies in the folder, by name; nothing for one that is not there yet."""
    try:
        with _looking(folder):
            return sorted(folder.iterdir())
    except FileNotFoundError:
        return []


@contextmanager
def _looking(folder: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise MarsadError(
            "E-PLACES-FILE", f"the folder of imports cannot be read ({error.strerror})",
            where=str(folder), hint="check its permissions, or what MARSAD_PLACES names",
        ) from error  # fmt: skip


def remove(folder: Path, name: str) -> None:
    """Afterwards the folder has no gazetteer and no half-done import of that name. Raises
    ``MarsadError``: ``E-PLACES-MISSING`` when it had none, ``E-PLACES-LOCKED`` while it is being
    imported."""
    target, part = folder / f"{name}{SUFFIX}", part_path(folder, name)
    if not name or Path(name).name != name or not (is_there(target) or is_there(part)):
        raise missing(name, folder)
    if is_there(part) and is_at_work(part):
        raise MarsadError(
            "E-PLACES-LOCKED", f"{name} is being imported just now", where=str(folder),
            hint="wait for it, or stop it first",
        )  # fmt: skip
    try:
        target.unlink(missing_ok=True)
        remove_part(folder, name)
    except OSError as error:
        raise MarsadError(
            "E-PLACES-WRITE", f"it cannot be taken away ({error.strerror})", where=str(target),
            hint="check permissions",
        ) from error  # fmt: skip


def remove_part(folder: Path, name: str) -> None:
    """Takes away what a half-done import left."""
    part = part_path(folder, name)
    for path in (made_path(folder, name), part.with_name(part.name + "-wal"),
                 part.with_name(part.name + "-shm"), part):  # fmt: skip
        path.unlink(missing_ok=True)


def missing(name: str, folder: Path) -> MarsadError:
    """The error for a name that no gazetteer has."""
    have = ", ".join(p.stem for p in _files(folder) if is_gazetteer(p)) or "none"
    return MarsadError(
        "E-PLACES-MISSING", f"no gazetteer {name!r} is imported", where=str(folder),
        hint=f"there are: {have}; see marsad places import --list",
    )  # fmt: skip
