"""How well alleged harm to civilians is evidenced: a proposal, which a person decides (law 6).

Source: the five gradings of Airwars (airwars.org/about/methodology; ontology notes, section 5):
they grade the evidence, not the source, and keep each side's word. The rules below are ours, asked
in order; ``docs/desk.md`` tells them:

- discounted: the telling was withdrawn or refuted, or who is no party says that the dead were
  fighters, and nobody but a party or a vague "people" says otherwise;
- confirmed: who did it accepts that it harmed civilians;
- contested: voices name different culprits or causes, or differ on who the dead were;
- fair: two independent voices that are no party, through two texts, and a doer who owns to the act
  or whom one of them names;
- weak: the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.model.events import Event, Grading
from marsad.model.values import Held
from marsad.resolving.closeness import (
    HARM,
    PARTY,
    closeness,
    harms_civilians,
    harms_fighters,
)
from marsad.resolving.facets import DENIAL_TRACK, UNREAL_TRACK, Facet
from marsad.resolving.fold_fields import ids
from marsad.resolving.fold_sides import rival_culprits
from marsad.resolving.kin import Kin
from marsad.resolving.standing import names_of
from marsad.resolving.voices import Heard, heard, independent

PROPOSED = "proposed"
HARMED = frozenset({"killed", "injured"})


def grading_of(event: Event, members: Sequence[Facet], kin: Kin) -> Held[Grading] | None:
    """The grading proposed for ``event`` with these claims; ``None`` where no harm to civilians by
    violence is told."""
    if members[0].type != "assault" or event.realis not in ("happened", "ongoing", "unknown"):
        return None
    told = [h for h in heard(members, kin) if h.facet.track not in (DENIAL_TRACK, UNREAL_TRACK)]
    alleging = [h for h in told if _harm(h.facet) and harms_civilians(h.facet, doubtful=True)]
    spoken = [f for f in members if f.track not in (DENIAL_TRACK, UNREAL_TRACK) and _harm(f)
              and harms_civilians(f, doubtful=True)]  # fmt: skip
    if not spoken:
        return None
    value, why = _grade(event, told, alleging, kin)
    denied = [h for h in heard(members, kin) if h.facet.track == DENIAL_TRACK]
    if denied:
        one = len({h.voice for h in denied}) == 1
        why += f" {names_of(denied)} den{'ies' if one else 'y'} it or a part in it."
    return Held(Grading(value, why[:1].upper() + why[1:]), ids(spoken), PROPOSED)


def _grade(
    event: Event, told: Sequence[Heard], alleging: Sequence[Heard], kin: Kin
) -> tuple[str, str]:
    if event.standing.value in ("withdrawn", "refuted"):
        return "discounted", f"The event is {event.standing.value}: {event.standing.why}"
    owned = [h for h in alleging if h.avows and harms_civilians(h.facet)
             and h.facet.claim.stance.value == "asserted"]  # fmt: skip
    if owned:
        return "confirmed", f"{_say(owned, 'accept')} that civilians were harmed by it."
    free = [h for h in alleging if closeness(h) != PARTY]
    sure = [h for h in free if harms_civilians(h.facet)]
    fighters = [h for h in told if harms_fighters(h.facet) and _harm(h.facet)
                and closeness(h) != PARTY]  # fmt: skip
    if fighters and not sure:
        return "discounted", f"{_say(fighters, 'say')} that the dead were fighters."
    if fighters:
        return "contested", (
            f"{_say(sure, 'say')} that civilians were harmed, {names_of(fighters)} that the dead"
            " were fighters."
        )
    silent = frozenset(event.overtaken)
    culprits = rival_culprits(event.actors, kin, silent)
    if culprits and not any(h.avows for h in told):
        return "contested", f"Voices name different culprits: {_listed(c.name for c in culprits)}."
    causes = [event.kind.value, *(
        r.value for r in event.kind.rivals if not silent.issuperset(r.claims)
    )]  # fmt: skip
    if len(causes) > 1:
        return "contested", f"Voices tell of different causes: {_listed(causes)}."
    return _weighed(event, told, free)


def _weighed(event: Event, told: Sequence[Heard], free: Sequence[Heard]) -> tuple[str, str]:
    voices, texts = independent(free)
    named = _listed(h.value.name for h in event.actors)
    owns = [h for h in told if h.avows]
    accused = any(h.facet.actors or h.facet.named_actor for h in free)
    if min(voices, texts) >= 2 and (owns or accused):
        action = f"{_say(owns, 'own')} to the act" if owns else f"they name {named}"
        return "fair", f"{voices} independent voices through {texts} texts allege it; {action}."
    if min(voices, texts) >= 2:
        return "weak", f"{voices} independent voices allege it, but none names who did it."
    if voices >= 2:
        return "weak", f"{voices} voices allege it, all through one text."
    if voices == 1:
        return "weak", f"One voice alleges it: {names_of(free)}."
    return "weak", "Only a party to it alleges it."


def _say(listed: Sequence[Heard], verb: str) -> str:
    """Who speaks with a verb in the present."""
    names = names_of(listed)
    return f"{names} {verb}" if " and " in names else f"{names} {verb}s"


def _harm(facet: Facet) -> bool:
    if any(p.effect in HARMED for p in facet.claim.with_role("target")):
        return True
    counts = [facet.totals[of] for of in HARM if of in facet.totals]
    return any(c.best or c.low for c in counts)


def _listed(names: Iterable[str]) -> str:
    said = list(dict.fromkeys(names))
    *most, last = said or ["nobody"]
    return f"{', '.join(most)} and {last}" if most else last
