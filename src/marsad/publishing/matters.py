"""What was talked about: acts of speech and meetings with the words that say so.

"The mission demanded change" tells a reader nothing, nor does "an act of coercion"; the report's
own clause does. It is quoted where it is a sentence of its own, told by the same voice, and not
too long for a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing.clause_words import clause_of
from marsad.publishing.clauses import Parts
from marsad.publishing.frames import frame_of
from marsad.publishing.material import Material
from marsad.publishing.wording.sides import OTHER_BLOCK

LONGEST = 170
WIDE = ("coerce", "retreat", "mobilize", "sanction", "cooperate")
ENDS = (".", "!", "?", "”", '"', "’")


def matter_of(
    event: Event, claims: Sequence[Claim], parts: Parts, material: Material
) -> str:
    """The quoted clause for an act of speech, a meeting, or a kind so wide that its name says
    little, the surest reading first; empty where no claim has one."""
    kind = event.kind.value
    if not frame_of(kind).verbal and not kind.startswith("consult") and kind not in WIDE:
        return ""
    gone = {key for key, d in material.documents.items() if d.purged}
    whole = [
        c for c in claims
        if c.document not in gone and c.sentence.quote.rstrip().endswith(ENDS)
        and OTHER_BLOCK not in c.sentence.quote
    ]  # fmt: skip
    for claim in sorted(whole, key=lambda c: (-c.confidence, c.id)):
        words = clause_of(claim)
        if len(words) <= LONGEST and len(words.split()) > len(parts.actors) + 4:
            return f"“{words}”"
    return ""
