"""Everybody and everything that a report mentions, and what speaks for its part in an incident.

A claim says what its own words do; the task asks who was hurt, what was hit and who did it over
the whole report. So each one mentioned is a candidate for each slot, and its signs (its roles in
the claims, how far it stands from them, the words around it) are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.evaluation.muc4_heard import Incident
from marsad.evaluation.muc4_page import Page, Who
from marsad.evaluation.muc4_sides import is_same, merged
from marsad.evaluation.muc4_words import value_of
from marsad.model.claims import Participant

THING = ("facility", "vehicle", "organisation", "place", "object")
_BUCKETS = ((60, "at"), (150, "near"), (400, "by"), (1000, "off"))
_FAR = "far"
_LEAD = 500
_WORD = re.compile(r"[A-Za-z'’-]+|\d+|[^\sA-Za-z\d]")
_AROUND = 40
_WHERE = frozenset({"inside", "at", "near", "by", "off", "far", "named", "unnamed", "speaks"})

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something mentioned, with all places where it is."""

    who: Who
    spans: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says outside its incidents' own words: who speaks in it, and who the words
    right beside a mention say was hurt."""

    sources: frozenset[int]
    hurt: Mapping[int, str]


def candidates(page: Page, types: Sequence[str], named: bool) -> tuple[Candidate, ...]:
    """Everyone or everything of those types, each once, in the order of the text."""
    parts = [p for c in page.reading.claims for p in c.participants if p.type in types]
    seen = {s for p in parts for s in _spans(page, p)}
    for mention in page.reading.actors:
        part = page.part("with", mention)
        spans = _spans(page, part)
        if mention.type in types and seen.isdisjoint(spans):
            seen.update(spans)
            parts.append(part)
    found = [
        Candidate(who, tuple(sorted({s for p in who.parts for s in _spans(page, p)})))
        for who in merged(page, parts, named)
    ]
    return tuple(sorted(found, key=lambda c: c.spans))


def _spans(page: Page, part: Participant) -> tuple[Offsets, ...]:
    chain = page.chain(part.mention.start, part.mention.end)
    here = (part.mention.start, part.mention.end)
    return tuple(dict.fromkeys((here, *((m.start, m.end) for m in chain))))


def told(page: Page, hurt: Mapping[int, str]) -> Told:
    """What the report says beside its incidents."""
    speakers = {s for a in page.reading.attributions for s, _ in a.source}
    voices = {v.mention.start for c in page.reading.claims for v in c.voices}
    return Told(frozenset(speakers | voices), hurt)


def signs(
    page: Page, one: Incident, all_: Sequence[Incident], more: Told, it: Candidate
) -> frozenset[str]:
    """What speaks for or against a candidate's part in an incident."""
    found = {*_role_signs(page, one, it), *_own_signs(more, it), *_near_signs(page, one, all_, it)}
    found |= set(_claimed_signs(one, all_, it))
    roles = [s for s in found if s.startswith(("target", "actor"))] or ["no-role"]
    roles += [s for s in found if s.startswith("is-")]
    found |= {f"{one.type}&{r}" for r in roles}
    found |= {f"{w}&{s}" for w in found & _WHERE for s in found if s.startswith(("is-", "kind="))}
    return frozenset(found)


def _role_signs(page: Page, one: Incident, it: Candidate) -> Iterator[str]:
    """Its roles in the incident's claims and in others."""
    spans = set(it.spans)
    own = {c.id for c in one.claims}
    for claim in page.reading.claims:
        for part in claim.participants:
            if (part.mention.start, part.mention.end) not in spans:
                continue
            if claim.id not in own:
                yield f"other-{part.role}@{claim.kind.value.partition('.')[0]}"
                continue
            yield part.role
            yield f"{part.role}:{part.effect or ''}"
            yield f"{part.role}@{claim.kind.value}"
            if part.confidence < 0.5:
                yield f"{part.role}-unsure"


def _claimed_signs(one: Incident, all_: Sequence[Incident], it: Candidate) -> Iterator[str]:
    """Whether the incident's claims together have it as hurt, hit or doer, and whom they have
    instead."""
    for name, whose in (("hurt", one.people), ("hit", one.things), ("doer", one.actors)):
        if _is_one_of(it, whose):
            yield f"is-{name}"
        else:
            yield f"{name}-others" if whose else f"{name}-nobody"
    for other in all_:
        if other is not one and _is_one_of(it, (*other.people, *other.things, *other.actors)):
            yield "is-another's"


def _is_one_of(it: Candidate, whose: Sequence[Who]) -> bool:
    spans = set(it.spans)
    return any(w.key in spans or is_same(w, it.who) for w in whose)


def _own_signs(more: Told, it: Candidate) -> Iterator[str]:
    """What it is, and how often and how early it is mentioned."""
    who = it.who
    part = who.parts[0]
    noun = re.sub(r"[^a-z -]", "", who.nouns[0].lower()).split()[-1:] if who.nouns else []
    yield f"noun={''.join(noun)}"
    yield f"type={part.type}"
    yield f"kind={part.kind or ''}"
    yield "named" if who.name else "unnamed"
    if who.name and who.nouns:
        yield "named-noun"
    for table in ("person", "thing"):
        yield f"{table}={value_of(table, ' '.join(who.nouns) or who.words) or ''}"
    if len(it.spans) > 1:
        yield "again"
    if len(it.spans) > 3:
        yield "often"
    if it.spans[0][0] < _LEAD:
        yield "lead"
    starts = [s for s, _ in it.spans]
    if any(s in more.sources for s in starts):
        yield "speaks"
    for start in starts:
        if start in more.hurt:
            yield "hurt"
            yield f"hurt:{more.hurt[start]}"
    if any(p.number.best is not None for p in who.parts):
        yield "counted"


def _near_signs(
    page: Page, one: Incident, all_: Sequence[Incident], it: Candidate
) -> Iterator[str]:
    """How far its mentions stand from the incident's words, and which words are around them."""
    triggers = [c.trigger.start for c in one.claims]
    others = [c.trigger.start for i in all_ if i is not one for c in i.claims]
    far = [min(abs(t - s) for t in triggers) for s, _ in it.spans]
    best = min(far)
    yield far_name(best)
    if others and min(abs(t - s) for t in others for s, _ in it.spans) < best:
        yield "nearer-another"
    sentences = {(c.sentence.start, c.sentence.end) for c in one.claims}
    for start, _ in it.spans:
        inside = [(s, e) for s, e in sentences if s <= start < e]
        if inside:
            yield "inside"
            yield "before" if any(start < t for t in triggers if inside[0][0] <= t) else "after"
    start, end = it.spans[far.index(best)]
    yield from words_around(page.text, start, end)


def far_name(distance: int) -> str:
    """The name of a distance in characters."""
    return next((name for limit, name in _BUCKETS if distance < limit), _FAR)


def words_around(text: str, start: int, end: int) -> Iterator[str]:
    """The two words before and the two after."""
    before = _WORD.findall(text[max(0, start - _AROUND) : start].lower())[-2:]
    after = _WORD.findall(text[end : end + _AROUND].lower())[:2]
    for n, word in enumerate(reversed(before), 1):
        yield f"-{n}={word}"
    for n, word in enumerate(after, 1):
        yield f"+{n}={word}"
    yield f"--={' '.join(before)}"
    yield f"++={' '.join(after)}"


def effect_signs(one: Incident, it: Candidate, found: frozenset[str]) -> frozenset[str]:
    """What speaks for an effect on it: its signs, and the words of the incident's claims."""
    words = {w.lower() for c in one.claims for w in _WORD.findall(c.trigger.quote)}
    own = {p.effect for c in one.claims for p in c.participants if p.effect}
    return found | {f"trigger={w}" for w in words} | {f"all:{e}" for e in own}
