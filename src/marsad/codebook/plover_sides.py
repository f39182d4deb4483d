"""The countries of a PLOVER record: who acted, on whom.

Law: what the text names comes first, and what is only assumed is said to be. PLOVER records of
acts at home name the country on both sides (the record of a curfew or of a march has the country
as recipient; that of a bomb that nobody owned has it as actor), where a report names nobody: the
country in which it happened, for a march or a measure else that of who did it. Source: the gold
records of the PLOVER manual 2.0, in which 46 of the 168 that are open have one country on both
sides.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.crosswalk import split_kind
from marsad.model.claims import Claim, Participant

# Of these somebody in the place is always acted on.
ON_A_PLACE = frozenset({"protest", "coerce", "concede", "assault", "aid", "retreat"})
AT_HOME = frozenset({"protest", "coerce", "concede"})
DONE_BY_SOMEBODY = frozenset({"assault", "protest"})


@dataclass(frozen=True, slots=True)
class PloverSides:
    """Codes of both sides, each once, in the order of the text; ``assumed`` names the sides that
    no words name (``actor``, ``recipient``)."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    assumed: tuple[str, ...] = ()


def plover_sides(claim: Claim) -> PloverSides:
    """The sides of ``claim``; two-sided acts have every side as actor."""
    base, _ = split_kind(claim.kind.value)
    actors = _codes(claim, "actor", "with")
    recipients = _codes(claim, "target")
    place = claim.where.value.country if claim.where is not None else ""
    assumed = []
    if not actors and place and base in DONE_BY_SOMEBODY:
        actors = (place,)
        assumed.append("actor")
    if not recipients and base in ON_A_PLACE and not _several(claim):
        home = actors[0] if len(actors) == 1 and base in AT_HOME else ""
        if place or home:
            recipients = (place or home,)
            assumed.append("recipient")
    return PloverSides(actors, recipients, tuple(assumed))


def code_of(participant: Participant) -> str | None:
    """The country of a participant, else PLOVER's code of its body; ``None`` if neither."""
    return participant.country or participant.plover_code or None


def _codes(claim: Claim, *roles: str) -> tuple[str, ...]:
    found = (code_of(p) for p in claim.with_role(*roles))
    return tuple(dict.fromkeys(code for code in found if code))


def _several(claim: Claim) -> bool:
    """Is it an act between several sides, each an actor?"""
    return len(claim.with_role("actor")) > 1 and not claim.with_role("target")
