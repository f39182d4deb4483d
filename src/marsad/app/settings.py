"""``desk.toml``: what a person sets for one desk. Unknown keys are refused, not ignored."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marsad.model.errors import MarsadError
from marsad.publishing.config import BriefConfig, config_from

FILE = "desk.toml"
KEYS = frozenset({"theatre", "licence", "brief"})
TEMPLATE = """# What this desk watches and how it tells it.
theatre = {theatre}
licence = "CC BY 4.0"

# How the week is told; docs/desk.md names every setting.
[brief]
# "public" withholds what could harm somebody; "desk" is for your own eyes.
audience = "public"
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one desk."""

    theatre: str = "unnamed theatre"
    licence: str = "CC BY 4.0"
    brief: BriefConfig = field(default_factory=BriefConfig)


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
    brief = config_from(table["brief"]) if "brief" in table else BriefConfig()
    return Settings(
        str(table.get("theatre", "unnamed theatre")),
        str(table.get("licence", "CC BY 4.0")),
        brief,
    )


def write_settings(desk: Path, theatre: str) -> None:
    """Writes a first ``desk.toml``; one that is there already stays."""
    path = desk / FILE
    if not path.exists():
        quoted = '"' + theatre.replace("\\", "\\\\").replace('"', '\\"') + '"'
        path.write_text(TEMPLATE.format(theatre=quoted), "utf-8")
