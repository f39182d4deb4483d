"""Armed bands that a report names, and how sure it is of their part in an incident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.evaluation.muc4_words import rows, word_in
from marsad.model.claims import Claim

FACT, CLAIMED, SUSPECTED, BY_AUTHORITIES, POSSIBLE = (
    "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE",
)  # fmt: skip
_OWNED = re.compile(
    r"\b(?:claim\w*\s+(?:\w+\s+)?(?:responsibility|credit)|taken\s+credit|admitted|confess\w+)",
    re.I,
)
_SUSPECTED = re.compile(
    r"\b(?:accus\w+|blam\w+|attribut\w+|suspect\w*|alleged\w*|presum\w+|apparent\w*|believed"
    r"|charg\w+|responsible\s+for|links?\s+with|linked\s+to)\b",
    re.I,
)
_MAYBE = re.compile(r"\b(?:possibl[ey]|perhaps|may\s+have|might\s+have|could\s+have)\b", re.I)
_AUTHORITIES = re.compile(
    r"\b(?:police|authorit\w+|government|army|minist\w+|president|military|officials?|officers?"
    r"|armed\s+forces|attorney|judge|spokesm[ae]n|colonel|general)\b",
    re.I,
)
_KILL = re.compile(r"\b(?:kill|murder|assassinat|massacre|kidnap|bomb)", re.I)
_BY = re.compile(
    r"\b(?:by|blam\w+|accus\w+|responsib\w+\s+of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}[\w-]+\s*\w*", re.I
)
_SENTENCE = re.compile(r"[^.]+(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Band:
    """An armed band under one of its names, and how sure its part is."""

    label: str
    name: str
    sure: str


def bands_in(text: str) -> dict[str, str]:
    """The bands named in ``text``, under the first name that each has there."""
    found: dict[str, tuple[int, str]] = {}
    for word, label in rows("band"):
        for match in word.finditer(text):
            at = match.start()
            old = found.get(label)
            if old is None or at < old[0] or (at == old[0] and len(match.group()) > len(old[1])):
                found[label] = at, re.sub(r"\s+", " ", match.group())
    return {label: name for label, (_, name) in sorted(found.items(), key=lambda f: f[1])}


def how_sure(sentence: str) -> str:
    """How sure a sentence is of who did it, and who says so."""
    if _OWNED.search(sentence):
        return CLAIMED
    if _SUSPECTED.search(sentence):
        return BY_AUTHORITIES if _AUTHORITIES.search(sentence) else SUSPECTED
    return POSSIBLE if _MAYBE.search(sentence) else FACT


def bands_of(claims: Sequence[Claim], text: str) -> tuple[Band, ...]:
    """The bands that the claims' sentences name; else those that the report holds responsible;
    else the one band that the report names at all."""
    own = dict.fromkeys(c.sentence.quote for c in claims)
    named = list(_named(own))
    if not named:
        sentences = [m.group() for m in _SENTENCE.finditer(text)]
        named = list(_named(s for s in sentences if _OWNED.search(s) or _SUSPECTED.search(s)))
    if not named:
        everywhere = bands_in(text)
        if len(everywhere) == 1:
            named = [Band(label, name, FACT) for label, name in everywhere.items()]
    found: dict[str, Band] = {}
    for band in named:
        found.setdefault(band.label, band)
    return tuple(found.values())


def state_of(claims: Sequence[Claim], text: str) -> Band | None:
    """The state's body that the claims' sentences, or else sentences of the report about
    killing, name as the doer."""
    own = [c.sentence.quote for c in claims]
    for sentence in own + [m.group() for m in _SENTENCE.finditer(text) if _KILL.search(m.group())]:
        for match in _BY.finditer(sentence):
            body = word_in("state", match.group())
            if body is not None:
                return Band("STATE", body.group(), how_sure(sentence))
    return None


def _named(sentences: Iterable[str]) -> Iterator[Band]:
    for sentence in sentences:
        for label, name in bands_in(sentence).items():
            yield Band(label, name, how_sure(sentence))
