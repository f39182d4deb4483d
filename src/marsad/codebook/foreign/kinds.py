"""From the codes of other data sets to our kinds: the crosswalk walked backwards.

Law 10: what does not fit has no kind, and whoever asks makes an issue of it. The tables are ours:
a code that may be several of our kinds is given the type that they share, never the likeliest mode.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from marsad.codebook.kinds import is_kind, plover_types
from marsad.codebook.rules import table

# PLOVER drafts before 2.0, and modes of CAMEO2PLOVER-2021 that the manual no longer lists.
OLD_TYPES = {
    "demand": "request", "disapprove": "accuse", "investigate": "accuse.investigate",
    "fight": "assault", "yield": "concede", "reduce": "sanction",
}  # fmt: skip
OLD_MODES = {"assassinate": "targeted", "massacre": "targeted", "ban": "restrict",
             "return": "release", "demonstrate": "demo", "coup": ""}  # fmt: skip
DROPPED = frozenset({"cleansing", "political", "ease", "pro_autocracy"})


@dataclass(frozen=True, slots=True)
class Meant:
    """Our kind, who took ground (``state``, ``non-state``) where the code says so, and the modes
    that it leaves out: a kind has one."""

    kind: str
    ground: str | None = None
    left: tuple[str, ...] = ()


@cache
def _acled() -> dict[tuple[str, str], Meant]:
    return {
        (_word(event), _word(sub)): Meant(kind, None if ground == "-" else ground)
        for event, sub, kind, ground, _ in table("kind_of_acled", 5)
    }


def _word(text: str) -> str:
    return " ".join(text.lower().split())


def of_acled(event: str, sub_event: str) -> Meant | None:
    """Our kind for an event and sub-event type of ACLED; without a sub-event type (exports before
    2019) for the event type. ``None`` for what has none: "Other", and what is not ACLED's."""
    if sub_event.strip():
        return _acled().get(("*", _word(sub_event)))
    return _acled().get((_word(event), "-"))


def of_ucdp(type_of_violence: str) -> Meant | None:
    """Every type of UCDP's organised violence is ``assault``: with what is not coded."""
    return Meant("assault") if type_of_violence.strip() in ("1", "2", "3") else None


def of_plover(event: str, modes: Sequence[str]) -> Meant | None:
    """Type and the first mode that the manual lists for it; the other modes are ``left``."""
    given, _, own = OLD_TYPES.get(_word(event), _word(event)).partition(".")
    if given not in plover_types():
        return None
    found = [own] if own else []
    for mode in map(_word, modes):
        named = OLD_MODES.get(mode, mode)
        if named and named not in DROPPED and named not in found:
            found.append(named)
    known = [m for m in found if is_kind(f"{given}.{m}")]
    kind = f"{given}.{known[0]}" if known else given
    return Meant(kind, None, tuple(m for m in found if m != (known[0] if known else None)))


@cache
def kinds_of_acled() -> frozenset[str]:
    """Every kind that a row of ACLED can mean."""
    return frozenset(meant.kind for meant in _acled().values())
