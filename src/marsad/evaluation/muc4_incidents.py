"""The incidents of a report as MUC-4 counts them: claims of one incident put together, whoever
else was hurt near them added, and those kept that the task asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.codebook.parties import ARMED_GROUP
from marsad.evaluation.muc4_harmed import harmed
from marsad.evaluation.muc4_heard import Incident, groups_of_claims, incident
from marsad.evaluation.muc4_joining import joined
from marsad.evaluation.muc4_page import Page
from marsad.evaluation.muc4_relevance import is_told, signs
from marsad.evaluation.muc4_sides import people
from marsad.model.claims import Participant

_HEAD = 160
_REACH = 500


def heard(page: Page, reported: date | None) -> list[Incident]:
    """All incidents of a reading, in the order in which they are first told."""

    def whole(group: Sequence[Incident]) -> Incident:
        return incident(page, [c for i in group for c in i.claims])

    return with_harmed(page, joined(groups_of_claims(page, reported), whole))


def incidents(page: Page, reported: date | None) -> tuple[Incident, ...]:
    """The incidents of a reading that the task asks for."""
    head = page.text[:_HEAD]
    return tuple(
        i for i in heard(page, reported)
        if is_told(signs(i.claims, i.people, i.things, i.actors, head, reported))
    )


def with_harmed(page: Page, found: Sequence[Incident]) -> list[Incident]:
    """The incidents with those whom the report says were hurt near their claims."""
    more: dict[int, list[Participant]] = {}
    known = {p.mention.start for i in found for w in i.people for p in w.parts}
    for part in harmed(page):
        at = part.mention.start
        if at in known or part.kind in ARMED_GROUP:
            continue
        far = [min(abs(c.trigger.start - at) for c in i.claims) for i in found]
        if far and min(far) < _REACH:
            more.setdefault(far.index(min(far)), []).append(part)
    return [
        replace(one, people=people(page, one.claims, more[n])) if n in more else one
        for n, one in enumerate(found)
    ]
