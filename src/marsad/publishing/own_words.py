"""What was read with doubt is told in the report's own words.

Where the machine is not sure who did what to whom, a sentence of its own making would be surer than
its reading. The report's sentence is quoted instead, with who printed it and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.clause_words import clause_of
from marsad.publishing.footnotes import unmask
from marsad.publishing.material import Material
from marsad.publishing.telling_rest import told_of
from marsad.publishing.wording import days, sides

# "TUNIS (LPS) - ", and the mark of a list.
LEAVINGS = re.compile(r"^(?:[A-Z][A-Z ,./-]* \([^)]{2,30}\) ?[-–—]+ |[-*•–—·] )")
LONGEST = 420  # characters; a longer sentence is cut to the clause that tells it


def in_own_words(
    event: Event, supports: Sequence[Claim], material: Material, year: int | None
) -> Told | None:
    """``The Gulf Monitor reported on 3 March: “...”``: the surest reading's sentence, with its
    printer and day; ``None`` where the words are no longer there."""
    for claim in sorted(supports, key=lambda c: (-c.confidence, c.id)):
        document = material.documents.get(claim.document)
        if document is None or document.purged:
            continue
        words = LEAVINGS.sub("", unmask(" ".join(claim.sentence.quote.split())))
        words = words if len(words) <= LONGEST else clause_of(claim)
        who = sides.publisher_name(document.source.name)
        on = f" on {days.day(document.published, year)}" if document.published else ""
        return told_of(f"{who} reported{on}: “{words.strip(' .“”')}”", event, (claim,), material)
    return None
