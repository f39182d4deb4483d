"""Did it happen, as far as the desk can say. Grades the evidence, not the source.

Source: Airwars' grading (confirmed, fair, weak, contested, discounted) and MUC-4's certainty
("claimed or admitted"), ontology notes sections 5 and 6; the rules here are ours:

- contested: somebody denies it, or voices name different culprits; who tells it and denies only
  its dead or injured does not deny it;
- refuted: only one side tells it and two independent voices deny it, or nobody tells it and
  somebody who is no party denies it;
- withdrawn: the only voice that told it takes it back;
- admitted: the doer avows what another voice told before. Owning to it beats denying it: an
  earlier denial by the same doer, another suspect's denial of its own part, and, where the doer
  owns that civilians were harmed, the denials of other parties;
- party-claimed: only one side speaks for it;
- corroborated: two independent voices through two lineages, not all of one side;
- single-voice: the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.codebook.harm_named import harm_named
from marsad.model.events import Side, Standing
from marsad.resolving.closeness import HARM, against_interest, harms_civilians, is_party
from marsad.resolving.facets import DENIAL_TRACK, Facet
from marsad.resolving.kin import Kin
from marsad.resolving.voices import SOURCE, Heard, heard, independent

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def standing_of(
    members: Sequence[Facet], culprits: Sequence[Side], kin: Kin
) -> Standing:
    """The standing of an event with these claims; ``culprits`` are doers that contradict."""
    listed = heard(members, kin)
    told = tuple(h for h in listed if h.facet.track != DENIAL_TRACK)
    denials = tuple(h for h in listed if h.facet.track == DENIAL_TRACK)
    denied = tuple(h for h in denials if not _of_its_harm(h, told))
    harm_denied = len(denied) < len(denials)
    if not told and any(f.overtaken and f.track != DENIAL_TRACK for f in members):
        return Standing("withdrawn", 0, 0, "The report that told it has a newer text, and no longer"
                        " tells it as having happened.")  # fmt: skip
    told, denied, turned = _last_words(told, denied)
    denied, apart = _but_own_part(told, denied, kin)
    voices, texts = independent(told)
    value, why = _judge(told, denied, _unowned(culprits, apart, told, kin), voices, texts)
    if harm_denied:
        why = f"{why.rstrip('.')}; a voice that tells it denies its dead or injured."
    if turned:
        why = f"{why.rstrip('.')}; {names_of(turned)} had denied it before."
    if apart and value != "contested":
        why = f"{why.rstrip('.')}; {names_of(apart)} den{_ies(apart)} a part in it."
    return Standing(value, voices, texts, why)


def _last_words(
    told: tuple[Heard, ...], denied: tuple[Heard, ...]
) -> tuple[tuple[Heard, ...], tuple[Heard, ...], tuple[Heard, ...]]:
    """What holds of tellings and denials when each voice's last word counts, and the denials that
    were given up. A voice that is the only one to tell it keeps its telling: that is a withdrawal
    (``_taken_back``)."""
    kept_denials: list[Heard] = []
    turned: list[Heard] = []
    for one in denied:
        later = [h for h in told if _one_voice(h, one) and _moment(h) > _moment(one)]
        (turned if later else kept_denials).append(one)
    taken = [h for h in told if any(_one_voice(h, d) and _moment(d) > _moment(h)
                                    for d in kept_denials)]  # fmt: skip
    left = tuple(h for h in told if h not in taken)
    return (left or told), tuple(kept_denials), tuple(turned)


def _one_voice(one: Heard, other: Heard) -> bool:
    """True for the same speaker twice: by the registry, as publisher, or by a name."""
    if one.who is not None or other.who is not None:
        return one.who == other.who
    if one.voice != other.voice:
        return False
    voices = one.facet.claim.voices
    return one.voice.startswith(SOURCE) or bool(voices and voices[-1].name)


def _but_own_part(
    told: Sequence[Heard], denied: Sequence[Heard], kin: Kin
) -> tuple[tuple[Heard, ...], tuple[Heard, ...]]:
    """The denials of the event itself, and those of suspects who deny their part in what another
    owns to: such a denial is none of the event."""
    owners = [h.who for h in told if h.avows and h.who is not None]
    apart = tuple(
        d for d in denied
        if d.own_part and d.who is not None and owners
        and not any(kin.related(d.who, o) for o in owners)
    )  # fmt: skip
    return tuple(d for d in denied if d not in apart), apart


def _unowned(
    culprits: Sequence[Side], apart: Sequence[Heard], told: Sequence[Heard], kin: Kin
) -> tuple[str, ...]:
    """The names that contradict, but for suspects who deny it while another owns to it."""
    if not culprits:
        return ()
    cleared = [d.who for d in apart if d.who is not None]
    owners = [h.who for h in told if h.avows and h.who is not None]
    first, *others = culprits
    if first.actor_id is None or not any(kin.related(first.actor_id, o) for o in owners):
        return tuple(c.name for c in culprits)
    left = [c.name for c in others
            if not any(kin.related(c.actor_id or "", d) for d in cleared)]  # fmt: skip
    return (first.name, *left) if left else ()


def _of_its_harm(denial: Heard, told: Sequence[Heard]) -> bool:
    """True of who owns to the event or tells it, and denies only whom it harmed."""
    named = harm_named(denial.facet.claim.trigger.quote)
    return bool(named) and any(h.voice == denial.voice for h in told)


def _judge(
    told: Sequence[Heard], denied: Sequence[Heard], culprits: Sequence[str], voices: int, texts: int
) -> tuple[str, str]:
    if not told:
        party = any(is_party(h) for h in denied)
        if party:
            return "contested", "It is known from the denial of a party alone."
        return "refuted", "Nobody on this desk tells it, and a voice that is no party denies it."
    if denied and _taken_back(told, denied):
        return "withdrawn", "The voice that told it has taken it back."
    sides = {h.side for h in told}
    one_side = None not in sides and len(sides - {"party"}) <= 1
    if denied and _admits_harm(told) and all(is_party(h) for h in denied):
        return "admitted", f"The doer avows what another voice told before; {_deny(denied)}."
    if denied:
        against, apart = independent(h for h in denied if not is_party(h))
        if one_side and against >= 2 and apart >= 2:
            return "refuted", f"Only one side tells it; {against} independent voices deny it."
        return "contested", f"{_tell(voices, texts)}; {_deny(denied)}."
    if culprits:
        names = " and ".join((", ".join(culprits[:-1]), culprits[-1]))
        return "contested", f"{_tell(voices, texts)}, but they name different culprits: {names}."
    if _admitted(told):
        return "admitted", "The doer avows what another voice told before."
    if one_side:
        owned = any(against_interest(h, of) for h in told for of in HARM)
        return "party-claimed", "Only a party to it tells it" + (
            ", against its own interest." if owned else "."
        )
    if voices >= 2 and texts >= 2:
        return "corroborated", f"{_tell(voices, texts)}."
    if voices >= 2:
        return "single-voice", f"{_tell(voices, texts)}: all through one report."
    return "single-voice", "One voice tells it."


def _admits_harm(told: Sequence[Heard]) -> bool:
    """True when the doer owns that civilians were harmed by what another voice told before."""
    return _admitted(told) and any(h.avows and harms_civilians(h.facet) for h in told)


def _tell(voices: int, texts: int) -> str:
    if voices == 1:
        return "One voice tells it"
    number = NUMBERS[voices] if voices < len(NUMBERS) else str(voices)
    through = NUMBERS[texts].lower() if texts < len(NUMBERS) else str(texts)
    lineages = "lineage" if texts == 1 else "lineages"
    return f"{number} independent voices through {through} {lineages} tell it"


def _deny(denied: Sequence[Heard]) -> str:
    parties = [h for h in denied if is_party(h)]
    if len({h.who for h in parties if h.who is not None}) > 1:
        return f"{names_of(parties)} each deny it or their part in it"
    number = len({h.voice for h in denied})
    if parties:
        return "a party to it denies it or its part in it"
    return "another denies it" if number == 1 else f"{number} others deny it"


def names_of(listed: Sequence[Heard]) -> str:
    """Who speaks, each once, as their reports call them."""
    said = dict.fromkeys(_name(h) for h in listed)
    *most, last = said
    return f"{', '.join(most)} and {last}" if most else last


def _name(one: Heard) -> str:
    voices = one.facet.claim.voices
    if voices:
        return voices[-1].name or voices[-1].mention.quote
    return one.facet.dossier.source


def _ies(listed: Sequence[Heard]) -> str:
    return "ies" if len({_name(h) for h in listed}) == 1 else "y"


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
