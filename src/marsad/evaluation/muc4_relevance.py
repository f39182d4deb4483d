"""Whether an incident is one that MUC-4 asks for: particular, recent, and not among fighters.

Each sign has a weight, and an incident is told of when their sum is above zero. The weights were
set by hand after a fit on reports of the training half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from marsad.codebook.parties import ARMED_GROUP, STATE, STATE_ARMED
from marsad.evaluation.muc4_page import Who
from marsad.model.claims import Claim

_VAGUE = re.compile(
    r"^(?:the |our |many |several |innocent |civilian )*(?:people|population|civilians?|persons?"
    r"|opponents?|casualties|groups?|members?|dozens|thousands|hundreds|victims?|others|citizens"
    r"|workers|peasants|everyone|leaders?|colombians?|salvadorans?|officials|government)$",
    re.I,
)
_PLURAL_ACT = re.compile(
    r"\b(?:attacks|bombings|kidnappings|murders|killings|massacres|assassinations|actions|raids"
    r"|bombardments|shellings?|genocide|disappearances|slaughters|clashes)$",
    re.I,
)
_FIGHT = re.compile(
    r"\b(?:fight|fought|clash|battle|combat|offensive|skirmish|engag|war\b|shootout|operation"
    r"|downed|shot down|fired|exchang)",
    re.I,
)
_BLAST = re.compile(r"\b(?:bomb|explosion|exploded|blew up|blown up|dynamite|detonated)\b", re.I)
_VIOLENT = re.compile(
    r"\b(?:murder|assassin|kidnap|gunned|shot\b|dynamit|bomb\s+explo|abduct)", re.I
)
_UNKNOWN = re.compile(
    r"\b(?:unidentified|unknown|gunm[ae]n|assailants?|armed\s+men|terrorists?)\b", re.I
)
_TODAY = re.compile(r"\b(?:today|yesterday|last\s+night|this\s+morning|tonight)\b", re.I)
_OPINION = re.compile(r"\b(?:commentary|editorial|communique|speech|statement|address)\b", re.I)
_YEAR = re.compile(r"\b(19\d\d)\b")
_ARMED = STATE_ARMED | ARMED_GROUP
WEIGHTS = {
    "always": -0.75, "violent": 0.8, "particular": 0.8, "unknown-doer": 0.8, "blast": 0.7,
    "two-names": 0.6, "today": 0.4, "kidnapping": 0.3, "thing": 0.4, "hurt": 0.2, "named": 0.3,
    "place": 0.2, "day": 0.2, "plural-act": -1.2, "fight": -1.1, "ongoing": -0.6,
    "armed-victims": -1.0, "vague": -0.6, "old-year": -0.7, "opinion": -0.4, "state": -0.4,
}  # fmt: skip


def signs(
    claims: Sequence[Claim],
    people: Sequence[Who],
    things: Sequence[Who],
    actors: Sequence[Who],
    head: str,
    reported: date | None,
) -> frozenset[str]:
    """What speaks for or against an incident."""
    words = [w.words for w in people]
    sure = [w for w in people if not _VAGUE.match(w.words)]
    kinds = {p.kind for w in people for p in w.parts}
    years = [int(y) for c in claims for y in _YEAR.findall(c.sentence.quote)]
    told = " ".join(c.sentence.quote for c in claims)
    this = reported.year if reported else 1990
    found = {
        "always": True,
        "named": any(w.name for w in people),
        "hurt": any(p.effect for w in (*people, *things) for p in w.parts),
        "particular": bool(sure),
        "thing": bool(things),
        "day": any(c.happened and c.happened.value.precision in ("day", "part-of-day", "instant")
                   for c in claims),
        "place": any(c.where and c.where.value.precision in ("town", "point", "area")
                     for c in claims),
        "plural-act": all(_PLURAL_ACT.search(c.trigger.quote) for c in claims),
        "fight": all(_FIGHT.search(c.trigger.quote) for c in claims),
        "violent": any(_VIOLENT.search(c.trigger.quote) for c in claims),
        "unknown-doer": bool(_UNKNOWN.search(told)),
        "two-names": sum(bool(w.name) for w in people) > 1,
        "today": bool(_TODAY.search(told)),
        "state": any(p.kind in STATE for w in actors for p in w.parts),
        "ongoing": all(c.realis.value == "ongoing" for c in claims),
        "armed-victims": bool(kinds) and kinds <= _ARMED and not things,
        "vague": bool(words) and not sure and not things,
        "old-year": bool(years) and min(years) < this - 1 and not any(
            c.happened and c.happened.value.precision == "day" for c in claims),
        "opinion": bool(_OPINION.search(head)),
        "blast": any(_BLAST.search(c.trigger.quote) for c in claims),
        "kidnapping": any(c.kind.value == "assault.abduct" for c in claims),
    }  # fmt: skip
    return frozenset(s for s, yes in found.items() if yes)


def is_told(found: frozenset[str]) -> bool:
    """True when the signs together speak for the incident."""
    return round(sum(WEIGHTS[s] for s in sorted(found)), 6) > 0
