"""A series claim is said of an event; "it was the first such raid" is no event of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.model.claims import Claim
from marsad.model.mentions import SeriesClaim
from marsad.reading.claim.same_event import compatible
from marsad.reading.drafts import Trigger

PREDICATE = frozenset({"attr", "oprd", "appos"})


def tie_series(
    found: Sequence[tuple[SeriesClaim, int | None]],
    doc: Doc,
    triggers: Sequence[Trigger],
    claims: Sequence[Claim],
) -> tuple[tuple[SeriesClaim, ...], tuple[Claim, ...]]:
    """The series claims, each with the claim it is said of, and the claims without those that
    only say so: a noun after "was" that an earlier claim has told."""
    kept = list(claims)
    tied: list[SeriesClaim] = []
    for series, number in found:
        trigger = triggers[number] if number is not None else None
        if trigger is None:
            tied.append(series)
            continue
        own = next((c for c in kept if c.trigger.start == trigger.start), None)
        said_of = own
        if doc[trigger.head].dep_ in PREDICATE:
            earlier = _told_before(kept, trigger)
            if earlier is not None:
                kept = [c for c in kept if c.trigger.start != trigger.start]
                said_of = earlier
        tied.append(replace(series, claim=said_of.id if said_of is not None else None))
    return tuple(tied), tuple(kept)


def _told_before(claims: Sequence[Claim], trigger: Trigger) -> Claim | None:
    before = [
        c for c in claims
        if c.trigger.end <= trigger.start and compatible(c.kind.value, trigger.kind)
        and c.realis.value in ("happened", "ongoing")
    ]  # fmt: skip
    return before[-1] if before else None
