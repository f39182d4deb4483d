"""Sentence frames as data: how each kind of event is said (``data/frames.tsv``).

Slots: ``{n}`` the counted noun ("two air strikes"), ``{t}`` the target, ``{be}`` was or were after
the target, ``{nbe}`` after the noun. A kind without a row of its own takes its type's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from marsad.model.errors import LawBroken


@dataclass(frozen=True, slots=True)
class Frame:
    """The ways to say one kind. ``active``/``base`` take a target, ``active0``/``base0`` none;
    ``passive`` has no actor; ``verbal`` kinds are acts of speech, told without "said"."""

    kind: str
    noun: str
    nouns: str
    active: str
    active0: str
    base: str
    base0: str
    passive: str
    verbal: bool


@lru_cache(maxsize=1)
def frames() -> dict[str, Frame]:
    """Every frame by kind, in the order of the table."""
    lines = _lines("frames.tsv")
    return {
        row[0]: Frame(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], bool(row[8]))
        for row in lines
    }


@lru_cache(maxsize=1)
def themes() -> dict[str, tuple[str, bool]]:
    """Each theme of a condition: a noun phrase, and whether it is plural."""
    return {row[0]: (row[1], bool(row[2])) for row in _lines("themes.tsv")}


def theme_words(theme: str, quotes: Sequence[str]) -> str:
    """The theme in the narrowest words that every quotation bears out (``theme_words.tsv``):
    "looting" for "looting or crime" where each speaks of looting."""
    for row in _lines("theme_words.tsv"):
        if row[0] == theme and quotes and all(re.search(row[1], q, re.I) for q in quotes):
            return row[2]
    return themes().get(theme, ("the conditions", True))[0]


def frame_of(kind: str) -> Frame:
    """The frame of ``kind`` or of its type. Raises ``LawBroken`` (10) for an unknown type."""
    table = frames()
    found = table.get(kind) or table.get(kind.partition(".")[0])
    if found is None:
        raise LawBroken(10, f"no sentence frame for events of kind {kind}")
    return found


def short_of(kind: str, theme: str | None = None) -> str:
    """What an event is called on a map or in a table."""
    if not kind.startswith("condition"):
        return frame_of(kind).noun
    rows = {row[0]: row[3] for row in _lines("themes.tsv")}
    return rows.get(theme or "", "condition")


def noun_of(kind: str, theme: str | None = None, *, plural: bool = False) -> str:
    """What an event of ``kind`` is called, without article."""
    if kind.startswith("condition"):
        return themes().get(theme or "", ("a condition", False))[0]
    frame = frame_of(kind)
    return frame.nouns if plural else frame.noun


def _lines(name: str) -> list[list[str]]:
    text = files("marsad.publishing").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]
