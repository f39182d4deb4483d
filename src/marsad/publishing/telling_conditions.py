"""Conditions (looting, shortages, no police): told in the words of those who describe them."""

from __future__ import annotations

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.citing import cite, in_order
from marsad.publishing.footnotes import unmask
from marsad.publishing.frames import themes
from marsad.publishing.material import Material
from marsad.publishing.speakers import by_speaker, denials_of, speaker_of, supports_of
from marsad.publishing.wording import days, places, sides

MOST_WORDS = 3


def tell_condition(event: Event, material: Material, year: int | None = None) -> tuple[Told, ...]:
    """The sentences that tell a condition. A corroborated one says how many voices describe it;
    any other names the speaker. The quoted words are the claims' triggers."""
    supports, denials = supports_of(event, material), denials_of(event, material)
    place = f" {places.phrase(event.where.value)}" if event.where else ""
    theme, many = themes().get(event.theme or "", ("the conditions", True))
    found = []
    if event.standing.value == "corroborated":
        verb = "were" if many else "was"
        voices = by_speaker(supports, material)
        names = sides.joined([speaker_of(g[0], material).phrase for g in voices.values()])
        sentence = (
            f"{theme}{place} {verb} described independently by {names}, in words such as"
            f" {_words(supports)}{_said(supports, material, year)}"
        )
        found.append(_told(sentence, event, supports, material))
    else:
        for group in by_speaker(supports, material).values():
            speaker = speaker_of(group[0], material)
            verb = "alleged" if group[0].stance.value == "alleged" else "described"
            verb = "voiced fear of" if group[0].stance.value == "feared" else verb
            sentence = f"{speaker.phrase} {verb} {_words(group)}{place}"
            sentence += _said(group, material, year)
            found.append(_told(sentence, event, group, material))
    for group in by_speaker(denials, material).values():
        speaker = speaker_of(group[0], material)
        sentence = f"{speaker.phrase} denied {theme}{place}"
        found.append(_told(sentence, event, group, material))
    return tuple(found)


def _words(claims: tuple[Claim, ...] | list[Claim]) -> str:
    words = list(dict.fromkeys(unmask(" ".join(c.trigger.quote.split())) for c in claims))
    return sides.joined([f"“{w}”" for w in words[:MOST_WORDS]])


def _said(claims: tuple[Claim, ...] | list[Claim], material: Material, year: int | None) -> str:
    said = sorted(c.said.value.latest for c in claims if c.said and c.said.value.latest)
    if said:
        return (
            f", speaking on {days.span_words(said[0], said[-1], year)}"
            if (said[0] == said[-1])
            else f", speaking between {days.day(said[0], year)} and {days.day(said[-1], year)}"
        )
    published = sorted(d for d in map(material.published, claims) if d is not None)
    if not published:
        return ""
    first, last = published[0], published[-1]
    if first == last:
        return (
            f", in a report of {days.day(first, year)}"
            if len(claims) == 1
            else (f", in reports of {days.day(first, year)}")
        )
    return f", in reports of {days.span_words(first, last, year)}"


def _told(
    sentence: str, event: Event, claims: tuple[Claim, ...] | list[Claim], material: Material
) -> Told:
    text = sides.capital(" ".join(sentence.split())).rstrip(". ") + "."
    return Told(text, (event.id,), cite(in_order(claims, event.claims), material))
