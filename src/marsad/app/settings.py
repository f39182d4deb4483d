"""``desk.toml``: what a person sets for one desk. Unknown keys are refused, not ignored."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marsad.model.errors import MarsadError
from marsad.publishing.config import BriefConfig, config_from
from marsad.publishing.harm import harm_from
from marsad.store.archive import write_durably
from marsad.store.desk import sync_folder, told

FILE = "desk.toml"
KEYS = frozenset({"theatre", "licence", "places", "actors", "feeds", "brief", "harm"})
PLACES = frozenset({"use", "prefer"})
ACTORS = frozenset({"use"})
FEEDS = frozenset({"use"})
TEMPLATE = """# What this desk watches and how it tells it.
theatre = {theatre}
licence = "CC BY 4.0"

# How the week is told; docs/desk.md names every setting.
[brief]
# "public" withholds what could harm somebody; "desk" is for your own eyes.
audience = "public"
"""
PLACES_TEMPLATE = """
# Gazetteers imported with marsad places import, beside those in this folder's places/.
[places]
use = [{names}]
"""
ACTORS_TEMPLATE = """
# Lists imported with marsad actors import, beside those in this folder's actors/.
[actors]
use = [{names}]
"""


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """Imported gazetteers by name: ``use`` of the person's beside the desk's own, ``prefer`` which
    win over the built-in places, the first first."""

    use: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one desk."""

    theatre: str = "unnamed theatre"
    licence: str = "CC BY 4.0"
    brief: BriefConfig = field(default_factory=BriefConfig)
    places: PlaceSettings = field(default_factory=PlaceSettings)
    actors: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


def settings_of(desk: Path) -> Settings:
    """The settings in ``desk.toml``, or the usual ones. Raises ``MarsadError``
    (``E-SETTINGS``) for a file that is no TOML or has an unknown key."""
    path = desk / FILE
    if not path.exists():
        return Settings()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MarsadError("E-SETTINGS", f"not TOML: {error}", where=str(path)) from error
    return _checked(table, str(path))


def _checked(table: Mapping[str, Any], where: str) -> Settings:
    unknown = sorted(set(table) - KEYS)
    if unknown:
        raise MarsadError(
            "E-SETTINGS",
            f"unknown setting {unknown[0]!r}",
            where=where,
            hint=f"known ones are {', '.join(sorted(KEYS))}",
        )
    brief = _brief(table.get("brief", {}), table.get("harm", {}), where)
    return Settings(
        str(table.get("theatre", "unnamed theatre")),
        str(table.get("licence", "CC BY 4.0")),
        brief,
        _places(table.get("places", {}), where),
        _names(table.get("actors", {}), "actors", ACTORS, where)["use"],
        _names(table.get("feeds", {}), "feeds", FEEDS, where)["use"],
    )


def _brief(table: Mapping[str, Any], rules: object, where: str) -> BriefConfig:
    """How the week is told, with the desk's harm rules. ``live_hours`` was once a setting of the
    brief, and may still stand there."""
    try:
        usual = config_from(table).harm
        return config_from(table, harm_from(rules, usual.live_hours))
    except MarsadError as error:
        if error.code != "E-SETTINGS":
            raise
        raise MarsadError(error.code, error.what, where=where, hint=error.hint) from error


def _places(table: object, where: str) -> PlaceSettings:
    found = _names(table, "places", PLACES, where)
    return PlaceSettings(found["use"], found["prefer"])


def _names(
    table: object, part: str, known: frozenset[str], where: str
) -> dict[str, tuple[str, ...]]:
    """The lists of names in one part of the settings, by key, each name once."""
    if not isinstance(table, dict) or set(table) - known:
        raise MarsadError(
            "E-SETTINGS", f"unknown setting in [{part}]", where=where,
            hint=f"known ones are {', '.join(sorted(known))}",
        )  # fmt: skip
    for name, value in table.items():
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise MarsadError(
                "E-SETTINGS", f"{part}.{name} is no list of names", where=where,
                hint='write it as ["name", ...]',
            )  # fmt: skip
    return {key: tuple(dict.fromkeys(table.get(key, ()))) for key in known}


def write_settings(
    desk: Path, theatre: str, use: Sequence[str] = (), lists: Sequence[str] = ()
) -> None:
    """Writes a first ``desk.toml`` that uses the imported gazetteers and lists of actors named,
    whole or not at all; one that is there already stays. Raises ``MarsadError``
    (``E-DESK-READONLY``)."""
    path = desk / FILE
    if not path.exists():
        quoted = '"' + theatre.replace("\\", "\\\\").replace('"', '\\"') + '"'
        text = TEMPLATE.format(theatre=quoted)
        for names, template in ((use, PLACES_TEMPLATE), (lists, ACTORS_TEMPLATE)):
            if names:
                text += template.format(names=", ".join(f'"{name}"' for name in names))
        try:
            desk.mkdir(parents=True, exist_ok=True)
            write_durably(path, text.encode())
            sync_folder(desk)
        except OSError as error:
            raise told(error, desk) from error
