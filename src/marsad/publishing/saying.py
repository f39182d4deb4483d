"""Who says it, in the verb its stance deserves, with the day where the day belongs.

A day that is only the day of saying stands with the verb of saying: "On 15 November the army said
it had carried out ...", "The paper reported on 16 November that ...". So no reader takes the day
of a report for the day of a deed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing.attributing import HARMS, hedge_of, verb_of
from marsad.publishing.clauses import Parts, finite, infinitive, nominal
from marsad.publishing.frames import frame_of
from marsad.publishing.material import Material
from marsad.publishing.speakers import Speaker
from marsad.publishing.telling_rest import Field
from marsad.publishing.wording import days, sides
from marsad.publishing.wording.sides import publisher_name

PUBLISHER = "reported that"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: ``year`` goes unsaid, ``again`` when the sentence in front has the
    same speaker, ``told`` the values it may carry, ``spoken`` the day of saying in front."""

    material: Material
    year: int | None
    again: bool = False
    told: tuple[Field, ...] = ()
    spoken: str = ""

    def on(self, day: date) -> str:
        """The day of saying before a speaker."""
        words = days.day(day, self.year)
        return "the same day " if words == self.spoken else f"on {words} "

    def after(self, day: date) -> str:
        """The day of saying after a publisher's verb; one that goes on is of the same day."""
        words = days.day(day, self.year)
        if words != self.spoken:
            return f"on {words}"
        return "" if self.again else "the same day"


def said(claim: Claim, speaker: Speaker, parts: Parts, event: Event, at: Setting) -> str:
    """The clause as its speaker put it, in the verb its stance deserves."""
    stance = claim.stance.value
    own = _is_own(speaker, parts, event)
    subject = _pronoun(claim, speaker) if own else ""
    if own and frame_of(parts.kind).verbal and stance == "asserted":
        front, after, tail, parts = _dated(claim, speaker, parts, at)
        tail = tail or (f" {after}" if after else "")
        return f"{front}{finite(replace(parts, perfect=False))}{tail}"
    who = _again(speaker) if at.again else speaker.phrase
    speaker = replace(speaker, phrase=who, verb=_also(speaker.verb) if at.again else speaker.verb)
    settled = claim.realis.value in ("happened", "unknown", "ongoing")
    if stance in ("asserted", "alleged") and settled:
        return _of_past(claim, speaker, parts, subject, at)
    return _of_other(claim, speaker, parts, subject, stance)


def _of_past(
    claim: Claim, speaker: Speaker, parts: Parts, subject: str, at: Setting
) -> str:
    """What is told as having happened, the day of saying at its place."""
    front, after, tail, parts = _dated(claim, speaker, parts, at)
    verb = speaker.verb
    published = verb.endswith(PUBLISHER)
    if claim.stance.value == "alleged" and published:
        parts = replace(parts, reportedly=hedge_of(claim))
    elif claim.stance.value == "alleged":
        verb = "also alleged that" if at.again else "alleged that"
    elif not published:
        toll = any(c.of in HARMS and c.high != 0 for c in parts.counts)
        verb = verb_of(claim, own=bool(subject), toll=toll)
        verb = f"also {verb}" if at.again else verb
    if after:
        verb = f"{verb.removesuffix(' that')} {after} that"
    return f"{front}{speaker.phrase} {verb} {finite(parts, subject)}{tail}"


def _of_other(claim: Claim, speaker: Speaker, parts: Parts, subject: str, stance: str) -> str:
    """What is planned, threatened, feared or only possible."""
    who = subject or sides.joined(parts.actors)
    lead = f"{speaker.phrase} {speaker.verb}"
    if stance == "planned":
        plan = f"{who} planned to {infinitive(parts)}" if who else f"{nominal(parts)} was planned"
        return f"{lead} {plan}"
    if stance == "threatened" and (subject or not parts.actors):
        return f"{speaker.phrase} threatened to {infinitive(parts)}"
    if stance == "threatened":
        return f"{lead} {who} threatened to {infinitive(parts)}"
    if stance == "denied":
        return refusal(speaker, parts)
    if stance == "hypothetical":
        return f"{speaker.phrase} spoke of {nominal(parts)} only as a possibility"
    if stance == "feared" and claim.realis.value == "future":
        return f"{lead} {nominal(parts)} was feared"
    if stance == "feared":
        return f"{lead} it was feared that {finite(replace(parts, perfect=True), subject)}"
    if claim.realis.value == "not-happened":
        return refusal(speaker, parts)
    if who:
        return f"{lead} {who} would {infinitive(parts)}"
    return f"{speaker.phrase} spoke of {nominal(parts)} to come"


def refusal(speaker: Speaker, parts: Parts) -> str:
    """A voice denies; a publisher, who is no side, reports that it was not so."""
    none = re.sub(r"^an? ", "no ", nominal(parts))
    if speaker.verb.endswith(PUBLISHER) and none.startswith("no "):
        return f"{speaker.phrase} {speaker.verb} there was {none}"
    return f"{speaker.phrase} denied that {finite(parts)}"


def _dated(
    claim: Claim, speaker: Speaker, parts: Parts, at: Setting
) -> tuple[str, str, str, Parts]:
    """Words before the speaker, after the verb and at the end, and the parts without the day
    that these have told. The clause is then in the past perfect."""
    held = next((f.held.value for f in at.told if f.name == "when"), None)
    if held is None or held.latest is None or held.earliest is not None:
        return "", "", "", parts
    spoken = claim.said.value if claim.said is not None else None
    day = spoken.latest if spoken and spoken.earliest == spoken.latest else None
    bare = replace(parts, when="", perfect=claim.realis.value == "happened")
    publisher = speaker.verb.endswith(PUBLISHER)
    published = at.material.published(claim)
    if held.basis == "shared-with-reporting-verb" and day == held.latest and not publisher:
        return at.on(held.latest), "", "", bare
    if held.basis != "publication":
        return "", "", "", parts
    if publisher and published == held.latest:
        return "", at.after(held.latest), "", bare
    if day is not None and not publisher:
        return at.on(day), "", "", bare
    tail = _carried(claim, speaker, held.latest, published, at)
    return ("", "", tail, replace(parts, when="")) if tail else ("", "", "", parts)


def _carried(
    claim: Claim, speaker: Speaker, day: date, published: date | None, at: Setting
) -> str:
    """``, the Gulf Wire reported on 16 November``; empty where nobody known carried it."""
    document = at.material.documents.get(claim.document)
    if document is None or published != day:
        return ""
    name = document.source.name.strip()
    if not claim.voices or name.lower() in ("", "unknown") or name in speaker.phrase:
        return ""
    return f", {publisher_name(name)} reported on {days.day(day, at.year)}"


def _is_own(speaker: Speaker, parts: Parts, event: Event) -> bool:
    own = [h.value for h in event.actors if h.value.actor_id or h.value.name]
    if len(own) != 1 or not parts.actors:
        return False
    actor = own[0].actor_id
    return speaker.phrase == parts.actors[0] or (bool(actor) and speaker.key == f"actor:{actor}")


def _pronoun(claim: Claim, speaker: Speaker) -> str:
    person = any(p.type == "person" for p in claim.with_role("actor"))
    return "they" if person or sides.plural([speaker.phrase]) else "it"


def _again(speaker: Speaker) -> str:
    """A publisher that goes on is "it"; a voice is named again."""
    return "it" if speaker.verb.endswith(PUBLISHER) else speaker.phrase


def _also(verb: str) -> str:
    return f"also {verb}"
