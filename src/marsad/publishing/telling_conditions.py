"""Conditions (looting, shortages, no police): told in the words of those who describe them.

A quotation is the clause that carries the condition, cut at the marks of its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.citing import cite, in_order
from marsad.publishing.footnotes import unmask
from marsad.publishing.frames import themes
from marsad.publishing.material import Material
from marsad.publishing.speakers import by_speaker, denials_of, speaker_of, supports_of
from marsad.publishing.wording import days, places, sides

VERBS = {
    "alleged": "alleged", "feared": "voiced fear of", "planned": "foresaw",
    "threatened": "threatened", "hypothetical": "raised the possibility of",
}  # fmt: skip
MOST_QUOTES = 3
LONGEST = 150
SHORTEST = 40
LINK = re.compile(r"(?:\s+on\s+\w+|\s+yesterday)?\s*(?:,|:)?\s*(?:that\s+)?")
EDGE = re.compile(r"[;:](?=\s)|,(?=\s)|\s[–—-](?=\s)")


def tell_condition(event: Event, material: Material, year: int | None = None) -> tuple[Told, ...]:
    """The sentences that tell a condition. A corroborated one says who describes it
    independently; any other names each speaker."""
    supports, refusals = supports_of(event, material), denials_of(event, material)
    theme, many = themes().get(event.theme or "", ("the conditions", True))
    found = []
    if event.standing.value == "corroborated":
        verb = "were" if many else "was"
        voices = by_speaker(supports, material)
        names = sides.joined([speaker_of(g[0], material).phrase for g in voices.values()])
        sentence = (
            f"{theme}{_place([event])} {verb} described independently by {names}"
            f"{_said(supports, material, year)}: {_quotes(supports)}"
        )
        found.append(_told(sentence, (event,), supports, material))
    else:
        for group in by_speaker(supports, material).values():
            found.append(_described((event,), group, material, year))
    for group in by_speaker(refusals, material).values():
        speaker = speaker_of(group[0], material)
        sentence = f"{speaker.phrase} denied {theme}{_place([event])}: {_quotes(group)}"
        found.append(_told(sentence, (event,), group, material))
    return tuple(found)


def tell_together(
    events: Sequence[Event], material: Material, year: int | None = None
) -> tuple[tuple[tuple[Event, ...], tuple[Told, ...]], ...]:
    """Conditions as paragraphs, in order: those of one theme and standing that one voice alone
    describes come together in one sentence, every other has its own."""
    groups: dict[tuple[str, ...], list[Event]] = {}
    for event in events:
        voices = by_speaker(supports_of(event, material), material)
        single = len(voices) == 1 and not denials_of(event, material)
        single = single and event.standing.value != "corroborated"
        doubt = {c.stance.value for c in supports_of(event, material)}
        key: tuple[str, ...] = (event.id,)
        if single:
            key = (next(iter(voices)), event.theme or "", event.standing.value, *sorted(doubt))
        groups.setdefault(key, []).append(event)
    found = []
    for group in groups.values():
        if len(group) == 1:
            told = tell_condition(group[0], material, year)
        else:
            claims = [c for e in group for c in supports_of(e, material)]
            told = (_described(tuple(group), claims, material, year),)
        found.append((tuple(group), told))
    return tuple(found)


def _described(
    events: tuple[Event, ...], claims: Sequence[Claim], material: Material, year: int | None
) -> Told:
    theme, _ = themes().get(events[0].theme or "", ("the conditions", True))
    speaker = speaker_of(claims[0], material)
    stance = claims[0].stance.value
    verb = VERBS.get(stance, "described")
    sentence = (
        f"{speaker.phrase} {verb} {theme}{_place(events)}{_said(claims, material, year)}:"
        f" {_quotes(claims)}"
    )
    return _told(sentence, events, claims, material)


def _place(events: Sequence[Event]) -> str:
    words = [places.phrase(e.where.value) for e in events if e.where]
    once = list(dict.fromkeys(words))
    return f" {once[0]}" if len(once) == 1 and len(words) == len(events) else ""


def _quotes(claims: Sequence[Claim]) -> str:
    words = list(dict.fromkeys(clause_of(c) for c in claims))
    kept = [w for w in words if not any(w != o and w.strip("… ") in o for o in words)]
    return "; ".join(f"“{w}”" for w in kept[:MOST_QUOTES])


def clause_of(claim: Claim) -> str:
    """The claim's own words: its sentence or, where that is long, the stretch between commas,
    colons or dashes that holds the trigger, with dots where words were left out."""
    text, base = claim.sentence.quote, claim.sentence.start
    start, end = claim.trigger.start - base, claim.trigger.end - base
    if not 0 <= start < end <= len(text):
        return _clean(text)
    first, last = _without_voice(claim)
    left, right = (first, last) if first <= start and end <= last else (0, len(text))
    if right - left > LONGEST:
        inner = text[left:right]
        edges = [left, *(left + m.end() for m in EDGE.finditer(inner)), right]
        left, right = max(e for e in edges if e <= start), min(e for e in edges if e >= end)
        while right - left < SHORTEST and (left, right) != (edges[0], edges[-1]):
            later = [e for e in edges if e > right]
            left = left if later else max([e for e in edges if e < left], default=edges[0])
            right = later[0] if later else right
    words = _clean(text[left:right]).rstrip(",;:–—- ")
    cut = re.search(r"\w", text[:left]), re.search(r"\w", text[right:])
    return f"{'… ' if cut[0] else ''}{words}{' …' if cut[1] else ''}"


def _without_voice(claim: Claim) -> tuple[int, int]:
    """The stretch of the sentence that is not "X said that" before or ", X said" after it."""
    text, base = claim.sentence.quote, claim.sentence.start
    left, right = 0, len(text)
    for voice in claim.voices:
        if voice.cue is None or not claim.sentence.holds(voice.cue):
            continue
        edge = min(voice.mention.start, voice.cue.start) - base
        stop = max(voice.cue.end, voice.mention.end) - base
        if voice.mention.start < base or edge < 0 or stop > len(text):
            continue
        if edge <= 4 and stop <= claim.trigger.start - base:
            after = LINK.match(text[stop:])
            left = max(left, stop + (after.end() if after else 0))
        elif edge >= claim.trigger.end - base and (gap := text.rfind(",", 0, edge)) > 0:
            right = gap if edge - gap < 4 and len(text) - stop < 60 else right
    return left, right


def _clean(text: str) -> str:
    flat = unmask(" ".join(text.split()))
    return re.sub(r"^[-*•–—·]\s+", "", flat).strip().rstrip(".").replace("“", "‘").replace("”", "’")


def _said(claims: Sequence[Claim], material: Material, year: int | None) -> str:
    said = sorted(c.said.value.latest for c in claims if c.said and c.said.value.latest)
    published = sorted(d for d in map(material.published, claims) if d is not None)
    found, word = (said, "speaking on") if said else (published, "reported")
    return f" ({word} {days.span_words(found[0], found[-1], year)})" if found else ""


def _told(
    sentence: str, events: tuple[Event, ...], claims: Sequence[Claim], material: Material
) -> Told:
    text = sides.capital(" ".join(sentence.split()))
    text = text if text.endswith((".", "?", "!")) else f"{text}."
    order = tuple(c for e in events for c in e.claims)
    return Told(text, tuple(e.id for e in events), cite(in_order(claims, order), material))
