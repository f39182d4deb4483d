"""What is only played is no attack: fire drills, war games, re-enactments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from marsad.reading.drafts import Trigger

PLAYED = re.compile(
    r"\b(?:mock|simulat\w+|re-?enact\w*|(?:fire|evacuation|safety) drill|(?:dress )?rehearsal|"
    r"rehears\w+ (?:an?|the|their) (?:\w+ )?(?:attack|assault|raid|strike|siege|rescue)|"
    r"(?:in|during|as part of) (?:the|an?|this) (?:\w+ )?(?:exercise|drill))\b",
    re.IGNORECASE,
)


def not_rehearsed(doc: Doc, triggers: Iterable[Trigger]) -> list[Trigger]:
    """The triggers without the assaults of a sentence that says that they were played."""
    return [
        t for t in triggers
        if not t.kind.startswith("assault") or not PLAYED.search(doc[t.head].sent.text)
    ]  # fmt: skip
