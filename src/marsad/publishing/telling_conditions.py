"""Conditions (looting, shortages, no police): told in the words of those who describe them.

A quotation is the clause that carries the condition, cut at the marks of its own sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.attributing import verb_for_condition
from marsad.publishing.citing import cite, in_order
from marsad.publishing.clause_words import clause_of
from marsad.publishing.frames import theme_words, themes
from marsad.publishing.material import Material
from marsad.publishing.own_words import in_own_words
from marsad.publishing.ranking import is_unsure
from marsad.publishing.speakers import (
    Speaker,
    by_speaker,
    denials_of,
    speaker_of,
    supports_of,
)  # fmt: skip
from marsad.publishing.wording import days, places, sides

VERBS = {
    "alleged": "alleged", "feared": "voiced fear of", "planned": "foresaw",
    "threatened": "threatened", "hypothetical": "raised the possibility of",
}  # fmt: skip
MOST_QUOTES = 3


def tell_condition(event: Event, material: Material, year: int | None = None) -> tuple[Told, ...]:
    """The sentences that tell a condition. A corroborated one says who describes it
    independently; any other names each speaker."""
    supports, refusals = supports_of(event, material), denials_of(event, material)
    theme, many = themes().get(event.theme or "", ("the conditions", True))
    place = _place(event, material)
    found = []
    if event.standing.value == "corroborated":
        verb = "were" if many else "was"
        voices = by_speaker(supports, material)
        names = sides.joined([speaker_of(g[0], material).phrase for g in voices.values()])
        sentence = (
            f"{theme}{f' {place}' if place else ''} {verb} described independently by {names}"
            f"{_reported(supports, material, year)}: {_quotes(supports)}"
        )
        found.append(_told(sentence, (event,), supports, material))
    else:
        for group in by_speaker(supports, material).values():
            found.append(_described([(event, group)], material, year, place, set()))
    for group in by_speaker(refusals, material).values():
        speaker = speaker_of(group[0], material)
        where = f" {place}" if place else ""
        sentence = f"{speaker.phrase} denied {theme}{where}: {_quotes(group)}"
        found.append(_told(sentence, (event,), group, material))
    return tuple(found)


Block = tuple[tuple[Event, ...], tuple[Told, ...]]


def tell_together(
    events: Sequence[Event], material: Material, year: int | None = None
) -> tuple[Block, ...]:
    """Conditions as paragraphs, one a place, in order of their first; those whose place is not
    given come last. Within a paragraph one voice has one sentence for all it tells in one way; a
    report that was named once with its day is not named with it again."""
    towns: dict[str, list[Event]] = {}
    for event in events:
        towns.setdefault(_place(event, material), []).append(event)
    ordered = [*(p for p in towns if p), *(p for p in towns if not p)]
    named: set[tuple[str, str]] = set()
    return tuple((tuple(towns[p]), _of_place(towns[p], p, material, year, named)) for p in ordered)


def _of_place(
    events: Sequence[Event], place: str, material: Material, year: int | None,
    named: set[tuple[str, str]],
) -> tuple[Told, ...]:  # fmt: skip
    found: list[Told] = []
    groups: dict[tuple[str, ...], list[Event]] = {}
    for event in events:
        groups.setdefault(_manner(event, material), []).append(event)
    for group in sorted(groups.values(), key=lambda g: not _by_publisher(g[0], material)):
        quoted = [in_own_words(e, supports_of(e, material), material, year)
                  for e in group if material.quoting and is_unsure(e)]  # fmt: skip
        if len(quoted) == len(group) and all(quoted):
            found += [t for t in quoted if t is not None]
            continue
        if not _is_single(group[0], material):
            found += tell_condition(group[0], material, year)
            continue
        pairs = [(e, supports_of(e, material)) for e in group]
        where = "there" if place and found else place
        found.append(_described(pairs, material, year, where, named))
    return tuple(found)


def _by_publisher(event: Event, material: Material) -> bool:
    return not any(c.voices for c in supports_of(event, material))


def _is_single(event: Event, material: Material) -> bool:
    voices = by_speaker(supports_of(event, material), material)
    return len(voices) == 1 and not denials_of(event, material) and (
        event.standing.value != "corroborated"
    )


def _manner(event: Event, material: Material) -> tuple[str, ...]:
    """What must be alike for conditions to share a sentence: the voice, what it commits to, and
    how the event stands."""
    if not _is_single(event, material):
        return (event.id,)
    claims = supports_of(event, material)
    doubt = sorted({c.stance.value for c in claims})
    return (speaker_of(claims[0], material).key, event.standing.value, *doubt)


def _described(
    pairs: Sequence[tuple[Event, Sequence[Claim]]], material: Material, year: int | None,
    place: str, named: set[tuple[str, str]],
) -> Told:  # fmt: skip
    claims = [c for _, group in pairs for c in group]
    speaker = speaker_of(claims[0], material)
    told = _themes(pairs)
    when = _day_of(claims, speaker, material, year, named)
    words = told[0][0] if len(told) == 1 else sides.joined([f"{t} ({q})" for t, q in told])
    where = f" {place}" if place else ""
    if place and not when.front and place != "there":
        lead, where = f"{place}, {speaker.phrase}", ""
    else:
        lead = f"{when.front}{speaker.phrase}"
    also = "also " if when.known and speaker.verb.endswith("reported that") else ""
    if len(told) == 1 and when.tail:
        sentence = f"{lead} {also}{when.verb} {words}{where} ({told[0][1]}){when.tail}"
    elif len(told) == 1:
        sentence = f"{lead} {also}{when.verb} {words}{where}: {told[0][1]}"
    else:
        lead = f"{lead} {also}{when.verb}" + (f", {place}," if where else "")
        sentence = f"{lead} {words}{when.tail}"
    return _told(sentence, tuple(e for e, _ in pairs), claims, material)


def _themes(pairs: Sequence[tuple[Event, Sequence[Claim]]]) -> list[tuple[str, str]]:
    """Theme and quotations; themes that quote the same words stand together."""
    by_theme: dict[str, list[Claim]] = {}
    for event, group in pairs:
        by_theme.setdefault(event.theme or "", []).extend(group)
    quoted: dict[str, list[str]] = {}
    for theme, group in by_theme.items():
        words = theme_words(theme, [clause_of(c) for c in group])
        quoted.setdefault(_quotes(group), []).append(words)
    return [(sides.joined(names), quotes) for quotes, names in quoted.items()]


@dataclass(frozen=True, slots=True)
class Day:
    """The day at its place: before the speaker or at the end; ``known`` when the report has been
    named already; ``verb`` is how the voice puts it."""

    verb: str
    front: str = ""
    tail: str = ""
    known: bool = False


def _day_of(
    claims: Sequence[Claim], speaker: Speaker, material: Material, year: int | None,
    named: set[tuple[str, str]],
) -> Day:  # fmt: skip
    verb = VERBS.get(claims[0].stance.value, "")
    publishes = speaker.verb.endswith("reported that") or not claims[0].voices
    verb = verb or ("reported" if publishes else verb_for_condition(claims[0]))
    said = _span([c.said.value.latest for c in claims if c.said], year)
    published = _span([material.published(c) for c in claims], year)
    document = material.documents.get(claims[0].document)
    name = document.source.name.strip() if document is not None else ""
    known = (name, published) in named
    named.add((name, published))
    if said and not publishes and all(c.said for c in claims):
        return Day(verb, f"on {said} ", "", known)
    if known or not published:
        return Day(verb, known=known)
    if publishes:
        return Day(verb, f"on {published} ")
    if name.lower() in ("", "unknown") or name in speaker.phrase or len(
        {c.document for c in claims}
    ) > 1:
        return Day(verb, tail=f", as reported on {published}")
    return Day(verb, tail=f", {sides.publisher_name(name)} reported on {published}")


def _reported(claims: Sequence[Claim], material: Material, year: int | None) -> str:
    published = _span([material.published(c) for c in claims], year)
    return f" (reported {published})" if published else ""


def _span(found: Sequence[date | None], year: int | None) -> str:
    known = sorted(d for d in found if d is not None)
    return days.span_words(known[0], known[-1], year) if known else ""


def _place(event: Event, material: Material) -> str:
    if event.where is None or (material.quoting and is_unsure(event)):
        return ""
    return places.phrase(event.where.value)


def _quotes(claims: Sequence[Claim]) -> str:
    words = list(dict.fromkeys(clause_of(c) for c in claims))
    kept = [w for w in words if not any(w != o and w.strip("… ") in o for o in words)]
    return "; ".join(f"“{w}”" for w in kept[:MOST_QUOTES])


def _told(
    sentence: str, events: tuple[Event, ...], claims: Sequence[Claim], material: Material
) -> Told:
    text = sides.capital(" ".join(sentence.split()))
    text = text if text.endswith((".", "?", "!")) else f"{text}."
    order = tuple(c for e in events for c in e.claims)
    return Told(text, tuple(e.id for e in events), cite(in_order(claims, order), material))
