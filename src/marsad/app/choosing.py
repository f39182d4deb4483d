"""Which imported gazetteers a command reads with: those of the person, those of a desk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.app.settings import FILE, PlaceSettings
from marsad.model.errors import MarsadError
from marsad.registry.places.imports.layer import SUFFIX, Layer
from marsad.registry.places.imports.shelf import layers_in, missing

NONE = "none"
IN_DESK = "places"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Gazetteers in the order in which they are asked; the first ``preferred`` win over the
    built-in places."""

    layers: tuple[Layer, ...] = ()
    preferred: int = 0


NO_PLACES = Chosen()


def places_home() -> Path:
    """Where a person's imports lie: ``MARSAD_PLACES`` if set, else ``$XDG_DATA_HOME/marsad/places``
    or ``~/.local/share/marsad/places``."""
    return home_of("MARSAD_PLACES", "places")


def home_of(variable: str, folder: str) -> Path:
    """Where a person's own data lie: as ``variable`` of the environment says, else ``folder``
    among the data of Marsad."""
    named = os.environ.get(variable)
    if named:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "marsad" / folder


def places_folder(desk: Path | None) -> Path:
    """Where imports go: the desk's own folder, or without a desk the person's."""
    return desk / IN_DESK if desk is not None else places_home()


def chosen_by_option(words: str | None, usual: str = "") -> Chosen:
    """What ``--places`` asks for: names of imports or paths of gazetteers, parted by commas, a
    ``+`` before one that is preferred; ``none``; without the option what is ``usual``, where
    empty means all of the person's. Raises ``MarsadError`` (``E-PLACES-MISSING``)."""
    text = usual if words is None else words
    if text.strip() == NONE:
        return NO_PLACES
    home = places_home()
    if not text.strip():
        return Chosen(layers_in(home))
    asked = [word.strip() for word in text.split(",") if word.strip()]
    first = [w[1:].strip() for w in asked if w.startswith("+")]
    rest = [w for w in asked if not w.startswith("+")]
    return _chosen([_layer(w, (home,)) for w in first], [_layer(w, (home,)) for w in rest])


def chosen_by_desk(desk: Path, settings: PlaceSettings) -> Chosen:
    """What a desk reads with: all of its own gazetteers and, of the person's, those that its
    settings name. Raises ``MarsadError`` (``E-PLACES-MISSING``) for a name that is not there."""
    folders = (desk / IN_DESK, places_home())
    own = [layer.name for layer in layers_in(folders[0])]
    first = list(settings.prefer)
    rest = [name for name in dict.fromkeys([*own, *settings.use]) if name not in first]
    try:
        return _chosen([_layer(n, folders) for n in first], [_layer(n, folders) for n in rest])
    except MarsadError as error:
        if error.code != "E-PLACES-MISSING" or error.where != str(folders[0]):
            raise
        raise MarsadError(
            error.code, error.what, where=str(desk / FILE),
            hint="import it again, or take its name out of [places]",
        ) from error  # fmt: skip


def _chosen(first: Sequence[Layer], rest: Sequence[Layer]) -> Chosen:
    layers = {layer.path.resolve(): layer for layer in (*first, *rest)}
    return Chosen(tuple(layers.values()), len({layer.path.resolve() for layer in first}))


def _layer(word: str, folders: Sequence[Path]) -> Layer:
    for folder in folders:
        if (path := folder / f"{word}{SUFFIX}").is_file():
            return Layer(path)
    path = Path(word)
    if path.suffix == SUFFIX and path.is_file():
        return Layer(path)
    if path.is_file():
        raise MarsadError(
            "E-PLACES-MISSING", "this file is not imported yet", where=word,
            hint="import it first: marsad places import FILE",
        )  # fmt: skip
    raise missing(word, folders[0])
