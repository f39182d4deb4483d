"""Whether two labels of one claim are wholly equal, by the measure that a reading is held to
(``marsad.evaluation.own_corpus``): kind, first actor, first target, place and date.

What two labellers reach by it is about as far as a reading can be asked to go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def wholly_equal(one: Row, other: Row) -> bool:
    """Equal also where neither has a value. ``other``'s first participant is its main one."""
    return (
        one["kind"] == other["kind"]
        and all(_main(one, other, role) for role in ("actor", "target"))
        and _place(one["location"], other["location"])
        and _date(one["time"], other["time"])
    )


def _spans(claim: Row, role: str) -> list[Sequence[int]]:
    return [p["span"] for p in claim["participants"] if p["role"] == role and p["span"]]


def _main(one: Row, other: Row, role: str) -> bool:
    ones, others = _spans(one, role), _spans(other, role)
    if not ones or not others:
        return not ones and not others
    first = others[0]
    return any(span[0] < first[1] and first[0] < span[1] for span in ones)


def _place(one: Row | None, other: Row | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    if one["country"] != other["country"]:
        return False
    if one["precision"] == "country":
        return bool(other["precision"] == "country")
    names = [(place["name"] or "").casefold() for place in (one, other)]
    return names[0] in names[1] or names[1] in names[0]


def _date(one: Row | None, other: Row | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return bool((one["earliest"], one["latest"]) == (other["earliest"], other["latest"]))
