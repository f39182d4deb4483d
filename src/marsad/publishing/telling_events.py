"""One event in one to a few sentences.

Law 8: a brief is never surer than its event. What one voice or only a party says is told with its
speaker; an event that is corroborated or admitted may be told flat, but of its values only those
that two voices give or the one who did it avows; the rest keep their speaker. Denials and rivals
are always told beside it (law 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.values import Held, Told
from marsad.publishing.before import NOTHING, Before
from marsad.publishing.citing import in_order
from marsad.publishing.clauses import Parts, finite, infinitive, nominal
from marsad.publishing.material import Material
from marsad.publishing.matters import matter_of
from marsad.publishing.own_words import quoted_event, with_denial
from marsad.publishing.presentable import presentable
from marsad.publishing.ranking import is_read_with_doubt, is_unsure
from marsad.publishing.saying import Setting, refusal, said
from marsad.publishing.seizures import seized
from marsad.publishing.speakers import (
    Speaker,
    avowals_of,
    by_speaker,
    denials_of,
    speaker_of,
    supports_of,
)  # fmt: skip
from marsad.publishing.telling_conditions import tell_condition
from marsad.publishing.telling_rest import (
    Field,
    agreed_kind,
    denials,
    details,
    fields_of,
    kinds_told,
    rivals,
    told_of,
)
from marsad.publishing.twice import told_by_side
from marsad.publishing.wording import days, places, sides

FLAT = ("corroborated", "admitted")
UNTOLD = ("hypothetical", "feared")  # however many speak of it, nobody tells that it happened
UNKNOWN = ("unknown", "unidentified")
PLACED_KINDS = ("assault", "coerce", "mobilize", "protest", "retreat")


def tell_event(
    event: Event, material: Material, year: int | None = None, before: Before = NOTHING
) -> tuple[Told, ...]:
    """The sentences that tell ``event``, the first the most important. ``year`` goes unsaid, and
    so do a place and a day that ``before``, the sentence in front of it, has told already."""
    if material.quoting and is_unsure(event):
        quoted = quoted_event(event, material, year)
        if quoted:
            return quoted
    if event.theme is not None or event.kind.value.startswith("condition"):
        return tell_condition(event, material, year)
    event = presentable(event, material)
    supports = supports_of(event, material)
    if not supports:
        return _only_denied(event, material, year)
    lead, told, speaker = _lead(event, material, supports, year, before)
    if material.quoting and is_read_with_doubt(event):
        some = any(f.name in ("actor", "target", "count") for f in told)  # voices agree on that
        return with_denial(event, lead if some else None, material, year) or (lead,)
    rest = [f for f in fields_of(event) if f not in told]
    if any(f.name == "actor" for f in told) and _all_unknown(event):
        rest = [f for f in rest if f.name != "actor"]
    sentences = [lead, *details(event, rest, material, year)]
    if speaker is None and agreed_kind(event, material, supports) != event.kind.value:
        sentences += kinds_told(event, material, supports)
    agreed = replace(event, actors=()) if _all_unknown(event) else event
    sentences += rivals(agreed, material, year, speaker, told)
    sentences += denials(event, material)
    if event.standing.value == "refuted":
        grounds = denials_of(event, material) or supports
        sentences.append(told_of("the desk holds this account refuted", event, grounds, material))
    return tuple(sentences)


def _lead(
    event: Event, material: Material, supports: tuple[Claim, ...], year: int | None,
    before: Before,
) -> tuple[Told, list[Field], Speaker | None]:  # fmt: skip
    """Told flat where it is settled and voices agree on more than that something happened; else
    with its speaker, who is given back."""
    unsure = all(c.stance.value in UNTOLD for c in supports)
    if event.standing.value in FLAT and not unsure:
        lead, told = _flat(event, material, supports, year, before)
        agreed = any(f.name in ("actor", "target", "where", "count") for f in told)
        if agreed or event.standing.value != "corroborated":
            return lead, told, None
    return _attributed(event, material, supports, year, before)


def _flat(
    event: Event, material: Material, supports: tuple[Claim, ...], year: int | None,
    before: Before,
) -> tuple[Told, list[Field]]:  # fmt: skip
    avowals = avowals_of(event, material) if event.standing.value == "admitted" else ()
    avowing = {c.id for c in avowals}

    def sure(field: Field) -> bool:
        behind = material.behind(field.held)
        if field.held.decision is not None or avowing & set(field.held.claims):
            return True
        return len(by_speaker((c for c in behind if c in supports), material)) > 1

    told = [f for f in fields_of(event) if sure(f)]
    if not any(f.name == "actor" for f in told) and _all_unknown(event):
        told = [f for f in fields_of(event) if f.name == "actor"][:1] + told
    doubt = all(c.stance.value != "asserted" for c in supports)
    agreed = replace(event, kind=replace(event.kind, value=agreed_kind(event, material, supports)))
    hedge = "reportedly" if doubt else ""
    parts = before.shortened(parts_of(agreed, told, material, year, reportedly=hedge))
    sentence = finite(parts)
    if event.realis == "future":
        who = sides.joined(parts.actors)
        be = "were" if sides.plural(parts.actors) else "was"
        sentence = f"{who} {be} to {infinitive(parts)}" if who else f"{nominal(parts)} was to come"
    if avowals:
        speaker = speaker_of(avowals[-1], material)
        own = {h.value.actor_id for h in event.actors} - {None}
        sentence += (
            ", by its own account" if speaker.actor_id in own and len(event.actors) == 1
            and any(f.name == "actor" for f in told)
            else f", as {speaker.phrase} has acknowledged"
        )  # fmt: skip
    grounds = [c for f in told for c in material.behind(f.held)]
    grounds += [*avowals, *supports] if not grounds or avowals else []
    claims = in_order((c for c in grounds if c in supports), event.claims) or supports
    return told_of(sentence, event, claims, material), told


def _all_unknown(event: Event) -> bool:
    """True when two or more voices name the doer and each calls it unknown."""
    sides_told = [v for h in event.actors for v in (h.value, *(r.value for r in h.rivals))]
    grounds = {
        c for h in event.actors for c in (*h.claims, *(k for r in h.rivals for k in r.claims))
    }
    known = [s for s in sides_told if s.actor_id or not s.name.lower().startswith(UNKNOWN)]
    return len(grounds) > 1 and bool(sides_told) and not known


def _attributed(
    event: Event, material: Material, supports: tuple[Claim, ...], year: int | None,
    before: Before,
) -> tuple[Told, list[Field], Speaker]:  # fmt: skip
    groups = by_speaker(supports, material)
    fields = fields_of(event)

    def weight(group: list[Claim]) -> int:
        ids = {c.id for c in group}
        return sum(bool(ids & set(f.held.claims)) for f in fields)

    group = max(groups.values(), key=weight)
    ids = {c.id for c in group}
    speaker = speaker_of(group[0], material)
    views = (_own_view(f, ids) for f in fields)
    told = [f for f in views if f is not None]
    claim = _foremost(group, told)
    parts = before.shortened(parts_of(event, told, material, year))
    setting = Setting(material, year, before.speaker == speaker.key, tuple(told), before.spoken)
    sentence = said(claim, speaker, parts, event, setting)
    quote = matter_of(event, group, parts, material)
    sentence = f"{sentence}: {quote}" if quote else sentence
    used = [c for f in told for c in material.behind(f.held) if c.id in ids]
    claims = in_order([claim, *used], event.claims)
    return told_of(sentence, event, claims, material), told, speaker


def _foremost(group: Sequence[Claim], told: Sequence[Field]) -> Claim:
    """The claim whose verb leads: asserted before doubted, then one that says when it was said
    where the held time hangs on that, then the first."""
    hangs = any(
        f.name == "when" and f.held.value.basis == "shared-with-reporting-verb" for f in told
    )
    return min(group, key=lambda c: (c.stance.value != "asserted", hangs and c.said is None))


def _own_view(field: Field, ids: set[str]) -> Field | None:
    """The field as the lead speaker has it: the held value, or the rival that is the speaker's."""
    if ids & set(field.held.claims) or field.held.decision is not None:
        return field
    own = next((r for r in field.held.rivals if ids & set(r.claims)), None)
    return Field(field.name, Held(own.value, own.claims, "rival")) if own else None


def parts_of(
    event: Event, told: Sequence[Field], material: Material, year: int | None, *,
    reportedly: str = "",
) -> Parts:  # fmt: skip
    """What a sentence may say of ``event``: the values in ``told``, a place only once."""
    held = {name: [f.held for f in told if f.name == name] for name in
            ("actor", "target", "where", "when", "count")}  # fmt: skip
    when = ""
    if held["when"]:
        when = when_words(held["when"][0], year, ongoing=event.realis == "ongoing")
    frame, targets = seized(event.kind.value, [h.value for h in held["target"]])
    where = ""
    own = not any(h.value.actor_id for h in held["target"])
    if held["where"] and not told_by_side(held["where"][0], targets, material, owners=own):
        where = place_words(held["where"][0].value, event.kind.value)
    return Parts(
        kind=frame,
        actors=tuple(sides.side_name(h.value) for h in held["actor"]),
        targets=targets,
        counts=tuple(h.value for h in held["count"]),
        where=where,
        when=when,
        reportedly=reportedly,
    )


def place_words(where: Location, kind: str) -> str:
    """A held place in words; a meeting in a country is simply there, an attack somewhere in it."""
    words = places.phrase(where)
    return words if kind.startswith(PLACED_KINDS) else words.replace("somewhere in ", "in ", 1)


def when_words(held: Held[Any], year: int | None, *, ongoing: bool = False) -> str:
    """A held time in words; one that rests on the day of publication says so."""
    last = held.value.latest
    if held.value.basis == "publication" and last is not None:
        return f"(reported {days.day(last, year)})"
    return days.phrase(held.value, year, ongoing=ongoing)


def _only_denied(event: Event, material: Material, year: int | None) -> tuple[Told, ...]:
    found = []
    for group in by_speaker(denials_of(event, material), material).values():
        speaker = speaker_of(group[0], material)
        parts = parts_of(event, fields_of(event), material, year)
        sentence = refusal(speaker, parts)
        if all(c.stance.value == "asserted" for c in group):
            sentence = f"{speaker.phrase} said that {nominal(parts)} did not come about"
        found.append(told_of(sentence, event, group, material))
    return tuple(found)
