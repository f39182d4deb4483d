"""The folder of imported gazetteers: which there are, which are half done, taking one away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.registry.places.imports.layer import SUFFIX, Layer
from marsad.registry.places.imports.staging import Progress, progress_of

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
    """Every gazetteer of a folder, by name. Raises ``MarsadError`` (``E-PLACES-BROKEN``)."""
    return tuple(Layer(path) for path in sorted(folder.glob(f"*{SUFFIX}")))


def unfinished_in(folder: Path) -> tuple[Unfinished, ...]:
    """Every import of a folder that was stopped, by name."""
    found = sorted(folder.glob(f".*{PART}"))
    return tuple(Unfinished(p.name[1 : -len(PART)], progress_of(p)) for p in found)


def remove(folder: Path, name: str) -> None:
    """Afterwards the folder has no gazetteer and no half-done import of that name. Raises
    ``MarsadError`` (``E-PLACES-MISSING``) when it had none."""
    target = folder / f"{name}{SUFFIX}"
    if not target.exists() and not part_path(folder, name).exists():
        raise missing(name, folder)
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
    have = ", ".join(p.stem for p in sorted(folder.glob(f"*{SUFFIX}"))) or "none"
    return MarsadError(
        "E-PLACES-MISSING", f"no gazetteer {name!r} is imported", where=str(folder),
        hint=f"there are: {have}; see marsad places import --list",
    )  # fmt: skip
