"""Law 8 on the sentence: what is not settled has its speaker, what is only alleged its doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.attributing import verbs
from marsad.publishing.frames import frame_of
from marsad.publishing.linter.carried import cited_claims
from marsad.publishing.linter.figures import unquoted
from marsad.publishing.material import Material
from marsad.publishing.speakers import speaker_of, supports_of
from marsad.publishing.wording.sides import side_name

SETTLED = ("corroborated", "admitted")
HELD = (
    "account", "alleged", "allegedly", "accused", "apparently", "according", "counted", "denied",
    "described", "dated", "feared", "foresaw", "knew of", "named", "placed", "planned",
    "put the toll", "reported", "reportedly", "spoke of", "threatened", "unconfirmed",
    "voiced fear", "wrote", "raised the possibility", "on the word of", "is now", "are now",
    "now counts", "now count", "is placed", "are placed", "has been withdrawn",
    "holds this account", "not told",
)  # fmt: skip
DOUBT = re.compile(
    r"\b(?:alleged|allegedly|apparently|reportedly|unconfirmed|feared|fear|possib\w+|planned|"
    r"would|threatened|threat|spoke of|to come|claimed|denied|not told|also reported|accused|"
    r"foresaw|now|word of|demand|was not so|there was no|refuted)\b", re.IGNORECASE
)  # fmt: skip


# The report's own sentence and nothing else: its doubt is in its words.
QUOTING = re.compile(
    r".+ reported(?: on \w+ \w+(?: \d{4})?)?(?:, (?:in|under) \W*)?:"
    r"(?:\W|\b(?:in|under|elsewhere)\b)*"
)


def attributing() -> re.Pattern[str]:
    """Words that give a sentence its speaker, or say how it is held."""
    own = {verb.removesuffix(" that") for verb, _, _ in verbs().values() if verb}
    own |= {verb for _, verb, _ in verbs().values() if verb}
    words = sorted({*own, *HELD}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def surer(told: Told, events: Sequence[Event], material: Material) -> str:
    """Why ``told`` is surer than one of its events; empty when it is not."""
    text = unquoted(told.sentence)
    cited = cited_claims(told, material)
    for event in events:
        if event.standing.value in SETTLED:
            continue
        if not attributing().search(text) and not _is_its_word(text, event, cited, material):
            return f"it asserts what is {event.standing.value} and names no speaker"
        supports = supports_of(event, material)
        doubted = bool(supports) and all(c.stance.value != "asserted" for c in supports)
        if QUOTING.fullmatch(text):
            continue
        if doubted and not DOUBT.search(text) and event.theme is None:
            return "its tellers only allege or expect it, and it keeps no doubt"
    return ""


def _is_its_word(
    text: str, event: Event, cited: Sequence[Claim], material: Material
) -> bool:
    """True for an act of speech told of the one who is cited as speaking: its word is the act."""
    if event.theme is not None or not frame_of(event.kind.value).verbal:
        return False
    names = [side_name(h.value).lower() for h in event.actors]
    ids = {h.value.actor_id for h in event.actors} - {None}
    speakers = [speaker_of(c, material) for c in cited]
    speaks = any(s.actor_id in ids or s.phrase.lower() in names for s in speakers)
    return speaks and any(name in text.lower() for name in names)
