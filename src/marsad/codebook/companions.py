"""Which other claims of its document a claim is coded with: tellings of the same event, and the
protest and what was done to its crowd.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.codebook.parties import CROWD
from marsad.model.claims import Claim

REACH = 400  # characters between a protest and the act told next
_REAL = frozenset({"happened", "ongoing"})


def companions_of(claims: Sequence[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    """For every claim its companions, in the order of the text, itself left out. What was done at
    one protest goes together."""
    direct = {
        claim.id: [o for o in claims if o.id != claim.id and are_companions(claim, o)]
        for claim in claims
    }
    at_protest = {
        claim.id: {
            o.id for p in direct[claim.id] if p.kind.value.startswith("protest")
            for o in direct[p.id]
        }
        for claim in claims
    }  # fmt: skip
    return {
        claim.id: tuple(
            o for o in claims
            if o.id != claim.id and (o in direct[claim.id] or o.id in at_protest[claim.id])
        )
        for claim in claims
    }  # fmt: skip


def are_companions(one: Claim, other: Claim) -> bool:
    """True for two tellings of one event, and for a protest with an act on or by its crowd that is
    told close by, at no other time or place."""
    if one.document != other.document:
        return False
    if one.same_event is not None and one.same_event == other.same_event:
        return True
    return _is_of_protest(one, other) or _is_of_protest(other, one)


def _is_of_protest(protest: Claim, act: Claim) -> bool:
    if not protest.kind.value.startswith("protest"):
        return False
    if not act.kind.value.startswith(("assault", "coerce", "protest")):
        return False
    if not {protest.realis.value, act.realis.value} <= _REAL:
        return False
    if abs(protest.trigger.start - act.trigger.start) > REACH or _apart(protest, act):
        return False
    return act.kind.value.startswith(("protest", "assault.crowd-control")) or any(
        p.kind in CROWD for p in act.with_role("actor", "target")
    )


def _apart(one: Claim, other: Claim) -> bool:
    """True when the two are told of different times or places."""
    if (
        one.happened is not None
        and other.happened is not None
        and not one.happened.value.touches(other.happened.value)
    ):
        return True
    if one.where is None or other.where is None:
        return False
    here, there = one.where.value.place_id, other.where.value.place_id
    return bool(here and there) and here != there
