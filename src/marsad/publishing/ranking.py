"""What matters most: deaths, kind, standing, place and novelty give each event a weight.

The weight orders; it is never told as a figure.
"""

from __future__ import annotations

import math

from marsad.model.events import Event
from marsad.publishing.frames import frame_of
from marsad.publishing.material import Material

KINDS = {"assault": 3.0, "coerce": 1.6, "mobilize": 1.5, "protest": 1.4, "threaten": 1.3,
         "retreat": 1.6, "sanction": 1.2, "consult": 1.2, "agree": 1.3, "aid": 1.4,
         "condition": 1.5, "accuse": 0.6, "request": 0.5, "support": 0.5,
         "reject": 0.6}  # fmt: skip
STANDINGS = {"corroborated": 1.2, "admitted": 1.2, "contested": 1.0, "party-claimed": 0.8,
             "single-voice": 0.7, "refuted": 0.2, "withdrawn": 0.0}  # fmt: skip
UNREAL = {"future": 0.5, "unknown": 0.5, "not-happened": 0.3}
URGENT = {"displacement": 0.5, "protection": 0.6, "access": 0.4, "health": 0.5,
          "services": 0.2}  # fmt: skip
UNTOLD = ("hypothetical", "feared")
COARSE = ("country", "region", "unresolved")
DOUBTFUL = 0.4
SURE = 0.6
UNSURE = 0.8
DEAD = ("killed", "bodies")
HURT = ("injured", "abducted", "missing", "displaced", "arrested")


def weight(event: Event, *, new: bool) -> float:
    """The weight of ``event``; ``new`` when the last brief did not tell of it."""
    kind = KINDS.get(event.kind.value.partition(".")[0], 0.8)
    value = kind + 1.5 * math.log1p(most(event, DEAD)) + 0.5 * math.log1p(most(event, HURT))
    value += URGENT.get(event.theme or "", 0.0) + 0.1 * min(len(event.claims) - 1, 5)
    value += 0.8 if is_placed(event) else 0.0
    value += 0.4 if any(h.value.actor_id for h in event.actors) else 0.0
    value += 0.2 if any(h.value.actor_id for h in event.targets) else 0.0
    value += 0.2 if event.when is not None and event.when.value.basis != "publication" else 0.0
    value *= STANDINGS[event.standing.value] * UNREAL.get(event.realis, 1.0)
    return value * (1.2 if new else 1.0)


def most(event: Event, kinds: tuple[str, ...]) -> int:
    """The largest count of any of ``kinds``; zero where none is held."""
    return max((h.value.best or h.value.low or 0 for h in event.counts if h.value.of in kinds),
               default=0)  # fmt: skip


def is_placed(event: Event) -> bool:
    """True when the event's place is held more closely than a country or a region."""
    return event.where is not None and event.where.value.precision not in COARSE


def is_doubtful(event: Event, material: Material) -> bool:
    """True for what the desk will not put into words: one voice tells it, and the machine read it
    with little confidence and without a place, a day and a toll, or holds as still to come what
    lies before its own report. The table lists it, and its section counts it. Conditions are
    told in the report's own words and never doubtful; nor is what a person decided."""
    if event.theme is not None or event.standing.value not in ("single-voice", "party-claimed"):
        return False
    if event.kind.decision is not None or event.standing.decision is not None:
        return False
    whole = is_placed(event) and _is_dated(event) and most(event, (*DEAD, *HURT)) > 0
    if (event.confidence < DOUBTFUL and not whole) or _is_vague(event, material):
        return True
    last = event.when.value.latest if event.when is not None else None
    seen = material.first_published(event)
    return event.realis == "future" and last is not None and seen is not None and last < seen


def is_unsure(event: Event) -> bool:
    """True for what one side tells and the machine read with less than ``UNSURE``; what a person
    decided, and what several voices bear out, is told in the desk's words."""
    alone = event.standing.value in ("single-voice", "party-claimed", "contested", "refuted")
    return alone and is_read_with_doubt(event)


def is_hazy(event: Event) -> bool:
    """True for an act without a toll whose very kind was read with little confidence: told, but
    neither in front nor under its kind, and counted in no trend."""
    doubtful = event.theme is None and is_unsure(event) and event.confidence < SURE
    return doubtful and not most(event, (*DEAD, *HURT))


def is_read_with_doubt(event: Event) -> bool:
    """True where the surest reading is below ``UNSURE`` and no person has decided."""
    decided = event.kind.decision is not None or event.standing.decision is not None
    return not decided and event.confidence < UNSURE


def _is_dated(event: Event) -> bool:
    return event.when is not None and event.when.value.basis != "publication"


def _is_vague(event: Event, material: Material) -> bool:
    """A mention in passing that was read with little confidence, or that names nobody, no place
    and no day."""
    if not is_minor(event, material) or any(c.voices for c in material.read_in(event)):
        return False
    bare = not (event.actors or event.targets or event.where or _is_dated(event))
    return event.confidence < SURE or (bare and event.realis == "happened")


def is_minor(event: Event, material: Material) -> bool:
    """True for what one voice mentions in passing: no harm, no linked actor and no place, a mere
    possibility, or an act of speech by nobody known. Conditions are never minor."""
    if event.theme is not None or event.standing.value not in ("single-voice", "party-claimed"):
        return False
    if most(event, (*DEAD, *HURT)):
        return False
    claims = material.read_in(event)
    if claims and all(c.stance.value in UNTOLD for c in claims):
        return True
    linked = any(h.value.actor_id for h in event.actors)
    if frame_of(event.kind.value).verbal:
        alone = event.kind.value.startswith("agree") and len(event.actors) + len(event.targets) < 2
        return not linked or (alone and event.confidence < SURE)
    if event.kind.value.startswith("consult") and len(event.actors) + len(event.targets) < 2:
        return True
    known = linked or any(h.value.actor_id for h in event.targets)
    return not known and (not is_placed(event) or not (event.actors or event.targets))
