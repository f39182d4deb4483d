"""Who says so: the innermost voice of a claim, or the publisher where the document speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing.material import Material
from marsad.publishing.wording.sides import UNNAMED, publisher_name, voice_name


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice: ``key`` tells voices apart, ``phrase`` names it with those it was quoted by,
    ``verb`` is "said" or, for a publisher that reports, "reported that"."""

    key: str
    phrase: str
    verb: str
    actor_id: str | None = None


def speaker_of(claim: Claim, material: Material) -> Speaker:
    """The speaker of ``claim``. Copies of one text have one publisher's key (their lineage)."""
    chain = [(v, voice_name(v)) for v in claim.voices]
    named = [(v, name) for v, name in chain if name]
    if not named:
        return _publisher(claim, material)
    inner, phrase = named[-1]
    for _, outer in reversed(named[:-1]):
        phrase += f", quoted by {outer}"
    if len(named) > 1:
        phrase = phrase.replace(", quoted by", " quoted by", 1)
    key = (
        f"actor:{inner.actor_id}"
        if inner.actor_id and inner.name == _bare(phrase)
        else (f"voice:{named[-1][1].lower()}")
    )
    return Speaker(key, phrase, "said", inner.actor_id)


def _bare(phrase: str) -> str:
    return phrase.removeprefix("the ")


def _publisher(claim: Claim, material: Material) -> Speaker:
    document = material.documents.get(claim.document)
    if document is None:
        return Speaker(f"document:{claim.document}", "a report", "said")
    if document.source.name.strip().lower() in ("", "unknown"):
        return Speaker(f"lineage:{material.lineage(claim.document)}", UNNAMED, "reported that")
    verb = "said" if document.source.kind in ("state", "party", "ngo", "igo") else "reported that"
    key = f"lineage:{material.lineage(claim.document)}"
    return Speaker(key, publisher_name(document.source.name), verb)


def by_speaker(claims: Iterable[Claim], material: Material) -> dict[str, list[Claim]]:
    """The claims by speaker's key, in their order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(speaker_of(claim, material).key, []).append(claim)
    return found


def denials_of(event: Event, material: Material) -> tuple[Claim, ...]:
    """The claims of ``event`` that deny it."""
    return tuple(
        c for c in material.read_in(event) if c.id in event.denials or c.stance.value == "denied"
    )


def supports_of(event: Event, material: Material) -> tuple[Claim, ...]:
    """The claims of ``event`` that do not deny it, without those that a newer text of their report
    has taken the word from."""
    denied = {c.id for c in denials_of(event, material)}
    told = tuple(c for c in material.read_in(event) if c.id not in denied)
    return tuple(c for c in told if c.id not in event.overtaken) or told


def avowals_of(event: Event, material: Material) -> tuple[Claim, ...]:
    """The claims by which a party to ``event`` owns up to it."""
    actors = {h.value.actor_id for h in event.actors if h.value.actor_id}

    def avows(claim: Claim) -> bool:
        speaker = speaker_of(claim, material)
        return bool(claim.voice_is_party) or (speaker.actor_id in actors)

    return tuple(c for c in supports_of(event, material) if avows(c))
