"""One toll told of several events at once, as ACLED divides it (Codebook 2019).

Law: the sum is kept. A total of attacks on several days or in several places is divided evenly
among their rows, and what does not divide stays with the first. Nothing is divided of which any
report tells more exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing.exports.coded import killed, told_claims
from marsad.publishing.material import Material

Key = tuple[str, int, int, str]


def shared(
    tolls: Mapping[str, int | None], events: Sequence[Event], material: Material
) -> dict[str, int | None]:
    """``tolls`` by event, each total that was told once of several of the ``events`` divided among
    them. A reading keeps such a total on the first of the twins that it makes of one word."""
    owners: dict[Key, list[str]] = {}
    for event in events:
        for claim in told_claims(event, material):
            listed = owners.setdefault(_key(claim), [])
            if event.id not in listed:
                listed.append(event.id)
    counted = {e.id for e in events if any(h.value.of == "killed" for h in e.counts)}
    found = dict(tolls)
    for event in events:
        total, others = tolls.get(event.id), _twins(event, owners, material)
        if not total or not others or others & counted:
            continue
        each, more = divmod(total, len(others) + 1)
        found |= dict.fromkeys(others, each) | {event.id: each + more}
    return found


def _twins(event: Event, owners: Mapping[Key, list[str]], material: Material) -> set[str]:
    """The other events of every claim that counts the dead of ``event``; none where one of them
    tells of it alone, or of others."""
    held = killed(event)
    if held is None:
        return set()
    claims = [*held.claims, *(c for rival in held.rivals for c in rival.claims)]
    told = [material.claims[c] for c in claims if c in material.claims]
    sets = {frozenset(owners.get(_key(c), ())) - {event.id} for c in told}
    return set(next(iter(sets))) if len(sets) == 1 else set()


def _key(claim: Claim) -> Key:
    """What twins have in common: the word that tells of them."""
    return (claim.document, claim.trigger.start, claim.trigger.end, claim.kind.value)
