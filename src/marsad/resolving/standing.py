"""Did it happen, as far as the desk can say. Grades the evidence, not the source.

Source: Airwars' grading (confirmed, fair, weak, contested, discounted) and MUC-4's certainty
("claimed or admitted"), ontology notes sections 5 and 6; the rules here are ours:

- contested: somebody denies it, or voices name different culprits; who tells it and denies only
  its dead or injured does not deny it;
- refuted: only one side tells it and two independent voices deny it, or nobody tells it and
  somebody who is no party denies it;
- withdrawn: the only voice that told it takes it back;
- admitted: the doer avows what another voice told before;
- party-claimed: only one side speaks for it;
- corroborated: two independent voices through two lineages, not all of one side;
- single-voice: the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.codebook.harm_named import harm_named
from marsad.model.events import Standing
from marsad.resolving.facets import DENIAL_TRACK, Facet
from marsad.resolving.kin import Kin
from marsad.resolving.voices import Heard, heard, independent

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def standing_of(
    members: Sequence[Facet], culprits: Sequence[str], kin: Kin
) -> Standing:
    """The standing of an event with these claims; ``culprits`` are names that contradict."""
    listed = heard(members, kin)
    told = tuple(h for h in listed if h.facet.track != DENIAL_TRACK)
    denials = tuple(h for h in listed if h.facet.track == DENIAL_TRACK)
    denied = tuple(h for h in denials if not _of_its_harm(h, told))
    voices, texts = independent(told)
    value, why = _judge(told, denied, culprits, voices, texts)
    if len(denied) < len(denials):
        why = f"{why.rstrip('.')}; a voice that tells it denies its dead or injured."
    return Standing(value, voices, texts, why)


def _of_its_harm(denial: Heard, told: Sequence[Heard]) -> bool:
    """True of who owns to the event or tells it, and denies only whom it harmed."""
    named = harm_named(denial.facet.claim.trigger.quote)
    return bool(named) and any(h.voice == denial.voice for h in told)


def _judge(
    told: Sequence[Heard], denied: Sequence[Heard], culprits: Sequence[str], voices: int, texts: int
) -> tuple[str, str]:
    if not told:
        party = any(_party(h) for h in denied)
        if party:
            return "contested", "It is known from the denial of a party alone."
        return "refuted", "Nobody on this desk tells it, and a voice that is no party denies it."
    if denied and _taken_back(told, denied):
        return "withdrawn", "The voice that told it has taken it back."
    sides = {h.side for h in told}
    one_side = None not in sides and len(sides - {"party"}) <= 1
    if denied:
        against, apart = independent(h for h in denied if not _party(h))
        if one_side and against >= 2 and apart >= 2:
            return "refuted", f"Only one side tells it; {against} independent voices deny it."
        return "contested", f"{_tell(voices, texts)}; {_deny(denied)}."
    if culprits:
        names = " and ".join((", ".join(culprits[:-1]), culprits[-1]))
        return "contested", f"{_tell(voices, texts)}, but they name different culprits: {names}."
    if _admitted(told):
        return "admitted", "The doer avows what another voice told before."
    if one_side:
        return "party-claimed", "Only a party to it tells it."
    if voices >= 2 and texts >= 2:
        return "corroborated", f"{_tell(voices, texts)}."
    if voices >= 2:
        return "single-voice", f"{_tell(voices, texts)}: all through one report."
    return "single-voice", "One voice tells it."


def _party(one: Heard) -> bool:
    return one.side is not None or one.facet.claim.voice_is_party is True or one.own_part


def _tell(voices: int, texts: int) -> str:
    if voices == 1:
        return "One voice tells it"
    number = NUMBERS[voices] if voices < len(NUMBERS) else str(voices)
    through = NUMBERS[texts].lower() if texts < len(NUMBERS) else str(texts)
    lineages = "lineage" if texts == 1 else "lineages"
    return f"{number} independent voices through {through} {lineages} tell it"


def _deny(denied: Sequence[Heard]) -> str:
    number = len({h.voice for h in denied})
    if any(_party(h) for h in denied):
        return "a party to it denies it or its part in it"
    return "another denies it" if number == 1 else f"{number} others deny it"


def _taken_back(told: Sequence[Heard], denied: Sequence[Heard]) -> bool:
    own = {h.voice for h in told}
    if len(own) != 1:
        return False
    last = max(_moment(h) for h in told)
    return any(h.voice in own and _moment(h) > last for h in denied)


def _admitted(told: Sequence[Heard]) -> bool:
    avowals = [h for h in told if h.avows and h.facet.claim.stance.value == "asserted"]
    others = [h for h in told if h.side not in ("actor", "party")]
    return any(
        _moment(o) < _moment(a) and o.line != a.line for a in avowals for o in others
    )


def _moment(one: Heard) -> tuple[int, int]:
    facet = one.facet
    return (facet.published if facet.published is not None else -1, facet.dossier.position)
