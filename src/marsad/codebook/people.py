"""Common nouns for people, bodies and things: what type of participant and what kind of actor.

Kinds are CONTRACT's; which noun is which follows the actor sections of the PLOVER manual (2.0)
and the ACLED Codebook (2019): an unknown armed person is ``unidentified-armed``, a person without
arms a civilian.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _table(name: str) -> list[list[str]]:
    text = files("marsad.codebook").joinpath(f"data/{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Lemma (one or two words) to participant type and actor kind."""
    return {row[0]: (row[1], row[2]) for row in _table("people")}


@cache
def organisation_words() -> tuple[tuple[str, str], ...]:
    """Words in an organisation's name that tell its kind, in order of precedence."""
    return tuple((row[0], row[1]) for row in _table("organisation_words"))


def kind_of_name(name: str) -> str:
    """The actor kind that an organisation's own name tells, or ``""``."""
    words = f" {name.lower()} "
    for word, kind in organisation_words():
        if f" {word} " in words:
            return kind
    return ""
