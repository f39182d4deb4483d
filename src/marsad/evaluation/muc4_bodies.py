"""Bands and bodies of the state that a report names, and what speaks for their part in an incident.

The task wants the organisation behind an incident, wherever the report names it, and how sure the
report is of it. Each body named is a candidate; its signs are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.codebook.parties import ARMED_GROUP, STATE
from marsad.evaluation.alike import words_of
from marsad.evaluation.muc4_bands import (
    BY_AUTHORITIES,
    CLAIMED,
    DOUBTING,
    FACT,
    OWNING,
    POSSIBLE,
    SUSPECTED,
    SUSPECTING,
    Band,
    bands_at,
    by_authorities,
)
from marsad.evaluation.muc4_candidates import Offsets, far_name, words_around
from marsad.evaluation.muc4_heard import Incident
from marsad.evaluation.muc4_page import Page, clean, is_pronoun
from marsad.evaluation.muc4_weights import score
from marsad.evaluation.muc4_words import rows

SURE = (FACT, CLAIMED, SUSPECTED, BY_AUTHORITIES, POSSIBLE)
_CUES = {"owned": OWNING, "suspected": SUSPECTING, "maybe": DOUBTING}
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,5}$", re.I)
_LEAD = 500
_SENTENCE = re.compile(r"[^.]+(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Body:
    """A band or a body of the state, under the first of its names, with all places of it."""

    label: str
    name: str
    kind: str
    spans: tuple[Offsets, ...]


def bodies(page: Page) -> tuple[Body, ...]:
    """The bands and bodies of the state that the report names, each once, in order."""
    found: dict[str, list[tuple[int, int, str, str]]] = {}
    taken: list[Offsets] = []
    for label, start, end in bands_at(page.text):
        found.setdefault(label, []).append((start, end, page.text[start:end], "band"))
        taken.append((start, end))
    for mention in page.reading.actors:
        armed = mention.kind in ARMED_GROUP and mention.named and mention.type != "person"
        if not armed or is_pronoun(mention.text) or _meets(taken, mention.start, mention.end):
            continue
        label = " ".join(sorted(words_of(mention.text)))
        found.setdefault(label, []).append((mention.start, mention.end, mention.text, "armed"))
        taken.append((mention.start, mention.end))
    for word, _ in rows("state"):
        for match in word.finditer(page.text):
            if _meets(taken, match.start(), match.end()):
                continue
            name = " ".join(match.group().lower().split())
            found.setdefault(name, []).append((match.start(), match.end(), match.group(), "state"))
            taken.append((match.start(), match.end()))
    made = [
        Body(label, clean(at[0][2]), at[0][3], tuple((s, e) for s, e, *_ in at))
        for label, at in ((label, sorted(at)) for label, at in found.items())
    ]
    return tuple(sorted(made, key=lambda b: (b.spans, b.label)))


def _meets(taken: Sequence[Offsets], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in taken)


def sentences(page: Page) -> tuple[Offsets, ...]:
    """Where the sentences of the text stand, cut at full stops."""
    return tuple(m.span() for m in _SENTENCE.finditer(page.text))


def body_signs(
    page: Page, one: Incident, all_: Sequence[Body], ruled: Sequence[str], body: Body
) -> frozenset[str]:
    """What speaks for or against a body's part in an incident."""
    return frozenset(
        {
            *_role_signs(page, one, body),
            *_place_signs(page, one, all_, ruled, body),
            *_cue_signs(page, one, body),
        }
    )


def _role_signs(page: Page, one: Incident, body: Body) -> Iterator[str]:
    """Its roles in the incident's claims and in others, and those of whoever did it."""
    own = {c.id for c in one.claims}
    for claim in page.reading.claims:
        where = "" if claim.id in own else "other-"
        for part in claim.participants:
            if _meets(body.spans, part.mention.start, part.mention.end):
                yield f"{where}{part.role}&{body.kind}"
        if claim.id in own and any(
            _meets(body.spans, v.mention.start, v.mention.end) for v in claim.voices
        ):
            yield f"voice&{body.kind}"
    kinds = {p.kind or "" for w in one.actors for p in w.parts}
    doer = "state" if kinds & STATE else "band" if kinds & ARMED_GROUP else "other"
    yield f"{'doer' if kinds else 'no'}-{doer}&{body.kind}"


def _place_signs(
    page: Page, one: Incident, all_: Sequence[Body], ruled: Sequence[str], body: Body
) -> Iterator[str]:
    """How often and where it is named, and which words are around it."""
    yield f"kind={body.kind}"
    yield f"{one.type}&{body.kind}"
    if body.kind == "state":
        yield f"state={body.label}"
    if any(words_of(body.name) == words_of(n) for n in ruled):
        yield f"ruled&{body.kind}"
    yield f"{'others' if ruled else 'nobody'}-ruled&{body.kind}"
    if sum(b.kind != "state" for b in all_) == 1:
        yield f"alone&{body.kind}"
    yield f"often={min(len(body.spans), 4)}"
    if body.spans[0][0] < _LEAD:
        yield f"lead&{body.kind}"
    triggers = [c.trigger.start for c in one.claims]
    far = [min(abs(t - s) for t in triggers) for s, _ in body.spans]
    yield f"{far_name(min(far))}&{body.kind}"
    start, end = body.spans[far.index(min(far))]
    if _BY.search(page.text[max(0, start - 50) : start]):
        yield "by"
    yield from words_around(page.text, start, end)


def _cue_signs(page: Page, one: Incident, body: Body) -> Iterator[str]:
    """What the sentences that name it say of its part, in the incident's claims and elsewhere."""
    inside = False
    for start, end in sentences(page):
        if not any(start <= s < end for s, _ in body.spans):
            continue
        own = any(start <= c.trigger.start < end for c in one.claims)
        inside = inside or own
        text = page.text[start:end]
        for name, cue in _CUES.items():
            if cue.search(text):
                yield f"{name}{'' if own else '-elsewhere'}"
                yield f"{name}&{body.kind}"
        if by_authorities(text) and SUSPECTING.search(text):
            yield "authorities" if own else "authorities-elsewhere"
    yield f"{'inside' if inside else 'outside'}&{body.kind}"
    for claim in one.claims:
        yield f"stance={claim.stance.value}"


def bodies_of(
    page: Page, one: Incident, all_: Sequence[Body], ruled: Sequence[str]
) -> tuple[Band, ...]:
    """The bodies whose signs speak for their part, with how sure the report is of it."""
    found = []
    for body in all_:
        signs = body_signs(page, one, all_, ruled, body)
        if score("body", signs) > 0:
            found.append(Band(body.label, body.name, how_sure_of(signs), body.kind == "state"))
    return tuple(found)


def how_sure_of(signs: frozenset[str]) -> str:
    """The value of confidence that the signs speak for most."""
    return max(SURE, key=lambda value: score(f"sure:{value}", signs))
