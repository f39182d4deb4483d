"""The rules of one desk. They may be made stronger than the usual ones, never weaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.codebook.kinds import is_kind
from marsad.model.errors import MarsadError
from marsad.model.withholding import SHORTEST_NAME

LEAST_HOURS, LEAST_DEGREES, MOST_DEGREES = 24, 0.5, 10.0
LISTS = ("words", "kinds", "names")
KEYS = ("live_hours", "cell_degrees", *LISTS)


@dataclass(frozen=True, slots=True)
class HarmRules:
    """``live_hours``: how old an event with armed actors must be before its position is told,
    counted from the end of its last day (UTC). ``cell_degrees``: the side of the cells. ``words``
    and ``kinds``: what is sensitive besides. ``names``: what the public sees nowhere. Raises
    ``MarsadError`` (E-SETTINGS) for what is weaker than the usual rules."""

    live_hours: int = LEAST_HOURS
    cell_degrees: float = LEAST_DEGREES
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.live_hours < LEAST_HOURS:
            raise _refused(f"live_hours may only be raised above {LEAST_HOURS}")
        if not LEAST_DEGREES <= self.cell_degrees <= MOST_DEGREES:
            raise _refused(f"cell_degrees lies between {LEAST_DEGREES:g} and {MOST_DEGREES:g}")
        for word in (*self.words, *self.names):
            if sum(c.isalpha() for c in word) < SHORTEST_NAME:
                raise _refused(f"{word!r} is too short to look for")
        for kind in self.kinds:
            if not is_kind(kind):
                raise _refused(f"no such kind: {kind}")


USUAL = HarmRules()


def harm_from(table: object, live_hours: int = LEAST_HOURS) -> HarmRules:
    """The rules that a table ``[harm]`` of TOML gives; ``live_hours`` where it has none. Raises
    ``MarsadError`` (E-SETTINGS) at an unknown word, a wrong type or a weaker value."""
    if not isinstance(table, Mapping):
        raise _refused("[harm] is a table")
    unknown = sorted(set(table) - set(KEYS))
    if unknown:
        raise MarsadError("E-SETTINGS", f"unknown setting in [harm]: {unknown[0]}",
                          hint=f"known ones are {', '.join(KEYS)}")  # fmt: skip
    hours, degrees = table.get("live_hours", live_hours), table.get("cell_degrees", LEAST_DEGREES)
    if not isinstance(hours, int) or isinstance(hours, bool):
        raise _refused("live_hours is a whole number")
    if not isinstance(degrees, int | float) or isinstance(degrees, bool):
        raise _refused("cell_degrees is a number")
    words, kinds, names = (_texts(table, key) for key in LISTS)
    return HarmRules(hours, float(degrees), words, kinds, names)


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise _refused(f"{key} is a list of texts")
    return tuple(dict.fromkeys(" ".join(v.split()) for v in value))


def _refused(what: str) -> MarsadError:
    return MarsadError("E-SETTINGS", what, where="[harm]", hint="docs/desk.md tells the rules")
