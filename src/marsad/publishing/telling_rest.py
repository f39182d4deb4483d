"""What stands beside the lead of an event: values of other voices, rivals, denials (law 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marsad.codebook.harm_named import harm_named
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.values import Held, Told
from marsad.publishing.citing import cite
from marsad.publishing.clauses import COUNTED
from marsad.publishing.frames import frame_of, noun_of
from marsad.publishing.material import Material
from marsad.publishing.speakers import (
    Speaker,
    by_speaker,
    denials_of,
    speaker_of,
    supports_of,
)
from marsad.publishing.wording import days, numbers, places, sides

FINER = tuple(
    frozenset(pair) for pair in (
        ("assault.aerial", "assault.drone"), ("assault.explosives", "assault.suicide-attack"),
        ("consult", "consult.visit"),
    )
)  # fmt: skip
BOUNDED = ("at least", "more than", "up to", "about")
NAMING = re.compile(r"named (.+) (as (?:taking part|responsible|the target|the other side))$")
MOST_VOICES = 3
SHARED = ("consult", "agree", "cooperate", "protest", "retreat.ceasefire")
AIMED = ("assault", "coerce", "mobilize", "protest", "threaten", "sanction", "accuse")


@dataclass(frozen=True, slots=True)
class Field:
    """One held value of an event: its name, the value in words, and what it rests on."""

    name: str
    held: Held[Any]


def fields_of(event: Event) -> tuple[Field, ...]:
    """Every value of ``event`` that a sentence may carry."""
    found = [Field("actor", h) for h in event.actors]
    found += [Field("target", h) for h in event.targets]
    found += [Field("where", event.where)] if event.where else []
    found += [Field("when", event.when)] if event.when else []
    return tuple(found + [Field("count", h) for h in event.counts])


def told_of(sentence: str, event: Event, claims: Sequence[Claim], material: Material) -> Told:
    """A sentence of one event with its citations, capital and full stop in place."""
    text = sides.capital(" ".join(sentence.split())).rstrip(". ") + "."
    return Told(text, (event.id,), cite(claims, material))


def details(
    event: Event, rest: Sequence[Field], material: Material, year: int | None
) -> list[Told]:
    """A sentence a voice for the held values that the lead could not carry."""
    lines: dict[str, tuple[Speaker, list[str], list[Claim]]] = {}
    for field in rest:
        behind = material.behind(field.held)
        if not behind or (field.name == "when" and field.held.value.basis == "publication"):
            continue
        speaker = speaker_of(behind[0], material)
        words = predicate(field, field.held.value, event, year)
        words = _own(field, field.held.value, speaker, event) or words
        entry = lines.setdefault(speaker.key, (speaker, [], []))
        entry[1].append(words)
        entry[2].append(behind[0])
    told = list(lines.values())
    only_names = [one for one in told[MOST_VOICES:] if all(NAMING.match(w) for w in one[1])]
    only_names = only_names if len(only_names) > 1 else []
    found = [
        told_of(f"{speaker.phrase} {joined_predicates(said)}", event, claims, material)
        for speaker, said, claims in told
        if not any(claims is other[2] for other in only_names)
    ]
    if only_names:
        said = [words for one in only_names for words in one[1]]
        claims = [c for one in only_names for c in one[2]]
        found.append(told_of(f"other voices {joined_predicates(said)}", event, claims, material))
    return found


def joined_predicates(said: Sequence[str]) -> str:
    """What one voice said as one predicate, names of one role together: "named A and B as the
    target and placed it near C"."""
    roles: dict[str, list[str]] = {}
    rest = []
    for words in said:
        match = NAMING.match(words)
        if match:
            roles.setdefault(match[2], []).append(match[1])
        else:
            rest.append(words)
    named = [f"named {sides.joined(names)} {role}" for role, names in roles.items()]
    return sides.joined([*named, *rest])


def rivals(
    event: Event, material: Material, year: int | None, lead: Speaker | None,
    told: Sequence[Field],
) -> list[Told]:  # fmt: skip
    """A sentence a voice for the values that rival the held ones."""
    lines: dict[str, tuple[Speaker, list[str], list[Claim]]] = {}
    for field in fields_of(event):
        for rival in field.held.rivals:
            claims = [material.claims[c] for c in rival.claims
                      if c in material.claims and c not in event.overtaken]  # fmt: skip
            if not claims or Field(field.name, Held(rival.value, rival.claims, "rival")) in told:
                continue
            words = predicate(field, rival.value, event, year)
            if words == predicate(field, field.held.value, event, year):
                continue
            speaker = speaker_of(claims[0], material)
            words = _own(field, rival.value, speaker, event) or words
            entry = lines.setdefault(speaker.key, (speaker, [], []))
            entry[1].append(words)
            entry[2].extend(claims)
    found = []
    for speaker, predicates, claims in lines.values():
        turn = " also" if lead and speaker.key == lead.key else ", however,"
        sentence = f"{speaker.phrase}{turn} {joined_predicates(predicates)}"
        found.append(told_of(sentence, event, claims, material))
    return found


def agreed_kind(event: Event, material: Material, supports: Sequence[Claim]) -> str:
    """The kind as a sentence without a speaker may tell it: with its mode, unless only one voice
    gives that and another gives one that it does not refine (a shell, and a mine)."""
    kind = event.kind.value
    kinds = {c.kind.value for c in supports if c.kind.value.partition(".")[2]}
    others = [k for k in kinds if k != kind and frozenset((k, kind)) not in FINER]
    voices = by_speaker((c for c in supports if c.kind.value == kind), material)
    apart = [k for k in others if k.partition(".")[0] == kind.partition(".")[0]]
    return kind.partition(".")[0] if apart and len(voices) < 2 else kind


def kinds_told(event: Event, material: Material, supports: Sequence[Claim]) -> list[Told]:
    """A sentence for each voice with the kind as it has it."""
    found = []
    for group in by_speaker(supports, material).values():
        kinds = list(dict.fromkeys(c.kind.value for c in group if c.kind.value.partition(".")[2]))
        nouns = sides.joined([sides.with_article(noun_of(k)) for k in kinds])
        if nouns:
            text = f"{speaker_of(group[0], material).phrase} spoke of {nouns}"
            found.append(told_of(text, event, group, material))
    return found


def _own(field: Field, value: Any, speaker: Speaker, event: Event) -> str:
    """What a voice says that names itself the doer or the one it was done to."""
    if field.name not in ("actor", "target") or sides.side_name(value) != speaker.phrase:
        return ""
    if field.name == "target" or event.kind.value.startswith(SHARED):
        they = "they were" if sides.plural([speaker.phrase]) else "it was"
        return f"said {they} {_role(field, event).removeprefix('as ')}"
    own = "their" if sides.plural([speaker.phrase]) else "its"
    return f"said {'they were' if several(event) else 'it was'} {own} own"


def denials(event: Event, material: Material) -> list[Told]:
    """A sentence for each voice that denies the event, or of what it tells the dead."""
    found = []
    tells = by_speaker(supports_of(event, material), material)
    for key, group in by_speaker(denials_of(event, material), material).items():
        speaker = speaker_of(group[0], material)
        if key in tells and all(harm_named(c.trigger.quote) for c in group):
            text = f"{speaker.phrase} denied that {_harm_denied(group)}"
            found.append(told_of(text, event, group, material))
            continue
        own = any(
            p.actor_id and p.actor_id == speaker.actor_id
            for c in group for p in c.with_role("actor")
        )  # fmt: skip
        verb = "denied having done so" if own else "denied it"
        if speaker.verb.endswith("reported that"):
            verb = "reported that this was not so"
        noun = frame_of(event.kind.value).noun
        verb = f"denied responsibility for the {noun}" if own and noun else verb
        found.append(told_of(f"{speaker.phrase} {verb}", event, group, material))
    return found


def _harm_denied(group: Sequence[Claim]) -> str:
    """``civilians were killed``: whom the denial names, and the harm it says they did not take."""
    named = [
        sides.with_article(sides.tidy(p.mention.quote))
        for c in group for p in c.with_role("target") if not sides.is_pronoun(p.mention.quote)
    ]  # fmt: skip
    harm = " or ".join(dict.fromkeys(harm_named(c.trigger.quote) for c in group))
    whom = sides.joined(named[:2]) or "anyone"
    return f"{whom} {'were' if sides.plural(named[:2]) else 'was'} {harm}"


def predicate(field: Field, value: Any, event: Event, year: int | None) -> str:
    """What a voice said of one field: ``placed it near Sirte``."""
    it = "them" if several(event) else "it"
    if field.name == "where":
        return f"placed {it} {places.phrase(value)}"
    if field.name == "when":
        return f"dated {it} {days.phrase(value, year).removeprefix('on ')}"
    if field.name == "actor":
        return f"named {sides.side_name(value)} {_role(field, event)}"
    if field.name == "target":
        return f"named {sides.side_name(value)} {_role(field, event)}"
    count: Count = value
    if count.of in COUNTED:
        frame = frame_of(event.kind.value)
        return f"counted {numbers.counted(count, frame.noun, frame.nouns)}"
    harm = numbers.harm(count)
    if count.of in ("killed", "injured") and not harm.startswith(BOUNDED):
        return f"put the toll at {harm}"
    return f"knew of {harm}" if count.high == 0 else f"spoke of {harm}"


def _role(field: Field, event: Event) -> str:
    kind = event.kind.value
    if field.name == "actor":
        return "as taking part" if kind.startswith(SHARED) else "as responsible"
    return "as the target" if kind.startswith(AIMED) else "as the other side"


def several(event: Event) -> bool:
    """True when the event is held to be more than one act."""
    return any(h.value.of in COUNTED and (h.value.low or 0) > 1 for h in event.counts)
