"""What changed since the last brief: events then and now, compared by id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.citing import cite, in_order
from marsad.publishing.clauses import COUNTED
from marsad.publishing.frames import frame_of, noun_of
from marsad.publishing.material import Material
from marsad.publishing.period import belongs
from marsad.publishing.presentable import presentable
from marsad.publishing.ranking import is_minor
from marsad.publishing.speakers import avowals_of, by_speaker, speaker_of, supports_of
from marsad.publishing.telling_events import tell_event
from marsad.publishing.telling_rest import several
from marsad.publishing.wording import days, numbers, places, sides

NOW = {
    "single-voice": "rests on one voice", "party-claimed": "is claimed by a party alone",
    "admitted": "is now admitted by those who did it",
    "corroborated": "is now corroborated by independent voices",
    "contested": "is now contested", "refuted": "is now held to be refuted",
    "withdrawn": "has been withdrawn",
}  # fmt: skip

MOST_UNMOVED = 3
LATELY = timedelta(days=35)


def changed(material: Material, period: tuple[date, date]) -> tuple[Told, ...]:
    """One sentence for each event of the last brief that is held differently now, then one for
    each that touches the earlier period but came to light after its brief."""
    previous = material.previous
    if previous is None:
        return ()
    told_then = {row.event for row in previous.rows}
    now = {e.id: e for e in material.events}
    heirs = {old: e for e in material.events for old in e.also_known_as}
    found: list[Told] = []
    for then in material.previous_events:
        if then.id not in told_then:
            continue
        current = now.get(then.id)
        heir = heirs.get(then.id)
        if current is None and heir is not None:
            found += _merged(then, heir, material, period)
        elif current is not None:
            found += _compared(then, current, material, period)
    known = {e.id for e in material.previous_events}
    for event in material.events:
        if event.id not in known and not set(event.also_known_as) & known:
            found += _late(event, material, period, previous.period)
    return tuple(found)


def unmoved(material: Material, period: tuple[date, date]) -> tuple[Told, ...]:
    """One sentence for each act of violence of the last brief that only a party to it claims and
    that no report since has moved, the first ``MOST_UNMOVED`` of them, each told once; after a
    longer silence of the desk that is no news."""
    if material.previous is None or period[0] - material.previous.period[1] > LATELY:
        return ()
    told_then = {row.event for row in material.previous.rows}
    now = {e.id: e for e in material.events}
    found: dict[str, Told] = {}
    for then in material.previous_events:
        if then.id in told_then and then.id in now:
            for told in _unmoved(then, now[then.id], material, period):
                found.setdefault(told.sentence.partition(" still ")[0], told)
    return tuple(found.values())[:MOST_UNMOVED]


def _unmoved(
    then: Event, now: Event, material: Material, period: tuple[date, date]
) -> Iterable[Told]:
    """Violence that only a party to it claims, and that no report since has moved."""
    if not now.kind.value.startswith("assault") or now.standing.value != "party-claimed":
        return
    if then.standing.value != "party-claimed" or is_minor(now, material):
        return
    if list(_compared(then, now, material, period)):
        return
    claims = supports_of(now, material)
    voices = [speaker_of(g[0], material) for g in by_speaker(claims, material).values()]
    names = [sides.side_name(h.value) for h in now.actors if h.value.actor_id]
    names = names or [v.phrase for v in voices if v.actor_id] or [v.phrase for v in voices]
    verb = "rest" if several(now) else "rests"
    text = (
        f"{describe(now, period[1].year)} still {verb} on the word of {sides.joined(names)} alone"
    )
    yield _told(text, now, list(claims), material)


def describe(event: Event, year: int, *, place: bool = True) -> str:
    """An event as a noun: ``the drone strike of 17 November south of Sirte``."""
    text = f"the {noun_of(event.kind.value, event.theme)}"
    acts = next((h.value for h in event.counts if h.value.of in COUNTED), None)
    if several(event) and acts is not None:
        frame = frame_of(event.kind.value)
        many = numbers.counted(acts, frame.noun, frame.nouns)
        text = f"the {many.removeprefix('at least ')}" if acts.best else f"the {frame.nouns}"
    if event.theme is not None:
        text = noun_of(event.kind.value, event.theme)
    elif event.when is not None:
        words = days.phrase(event.when.value, year)
        if event.when.value.basis == "publication" and event.when.value.latest is not None:
            words = f"reported {days.day(event.when.value.latest, year)}"
        exact = words.startswith("on ") and words[3].isdigit()
        text += f" of {words[3:]}" if exact else f" ({words})"
    if place and event.where is not None:
        text += f" {places.phrase(event.where.value)}"
    return text


def _compared(
    then: Event, now: Event, material: Material, period: tuple[date, date]
) -> Iterable[Told]:
    year = period[1].year
    parts: list[str] = []
    grounds: list[Claim] = []
    then, now = presentable(then, material), presentable(now, material)
    if then.standing.value != now.standing.value:
        parts.append(_standing(now, material))
        grounds += _new(then, now, material) or material.read_in(now)
    if then.kind.value != now.kind.value:
        noun = noun_of(now.kind.value, now.theme)
        parts.append(f"is now held as {sides.with_article(noun)}")
        grounds += material.behind(now.kind)
    actors = sides.joined([sides.side_name(h.value) for h in now.actors])
    owned = any(part.endswith(f"admitted by {actors}") for part in parts)
    before = sides.joined([sides.side_name(h.value) for h in then.actors])
    if actors and not owned and actors != before:
        parts.append(f"is now attributed to {actors}")
        grounds += [c for h in now.actors for c in material.behind(h)]
    if now.where is not None and (then.where is None or then.where.value != now.where.value):
        new = places.phrase(now.where.value)
        old = places.phrase(then.where.value) if then.where else ""
        if not old:
            parts.append(f"is now placed {new}, having been without a place")
        elif new != old:
            closer = _closer(then, now)
            parts.append(f"is placed {'more closely ' if closer else ''}{new}")
        if new != old:
            grounds += material.behind(now.where)
    if (
        _is_dated(now)
        and now.when is not None
        and (then.when is None or then.when.value != now.when.value)
    ):
        words = days.phrase(now.when.value, year)
        parts.append(f"is now dated {words.removeprefix('on ')}")
        grounds += material.behind(now.when)
    parts_counts, more = _counts(then, now, material)
    parts += parts_counts
    grounds += more
    if not parts:
        return
    text = f"{describe(then, year)} {sides.joined(parts)}"
    text = text.replace(" is ", " are ") if several(then) else text
    yield _told(text, now, grounds or list(material.read_in(now)), material)


def _standing(now: Event, material: Material) -> str:
    """The new standing in words; an admission names who admits."""
    avowals = avowals_of(now, material) if now.standing.value == "admitted" else ()
    if avowals:
        return f"is now admitted by {speaker_of(avowals[-1], material).phrase}"
    return NOW[now.standing.value]


def _is_dated(event: Event) -> bool:
    return event.when is not None and event.when.value.basis != "publication"


def _closer(then: Event, now: Event) -> bool:
    if then.where is None or now.where is None:
        return False
    before, after = then.where.value.radius_km, now.where.value.radius_km
    return before is not None and after is not None and after < before


def _counts(then: Event, now: Event, material: Material) -> tuple[list[str], list[Claim]]:
    old = {h.value.of: h.value for h in then.counts}
    parts: list[str] = []
    grounds: list[Claim] = []
    for held in now.counts:
        value, before = held.value, old.get(held.value.of)
        if before is not None and numbers.amount(before) == numbers.amount(value):
            continue
        if value.of == "attacks" and before is None:
            continue  # a report that announces several: each is told as its own
        was = f", where it had been {numbers.amount(before)}" if before else ""
        parts.append(f"now counts {numbers.harm(value)}{was}")
        grounds += material.behind(held)
    return parts, grounds


def _new(then: Event, now: Event, material: Material) -> list[Claim]:
    return [material.claims[c] for c in now.claims if c not in then.claims and c in material.claims]


def _merged(
    then: Event, heir: Event, material: Material, period: tuple[date, date]
) -> Iterable[Told]:
    year = period[1].year
    text = f"{describe(then, year)} is now held to be the same as {describe(heir, year)}"
    claims = [c for c in material.read_in(heir) if c.id in then.claims]
    yield _told(text, heir, claims or list(material.read_in(heir)), material)


def _late(
    event: Event, material: Material, period: tuple[date, date], earlier: tuple[date, date]
) -> Iterable[Told]:
    if event.when is None or event.realis != "happened" or is_minor(event, material):
        return
    if not _is_dated(event):
        return
    first, last = event.when.value.earliest, event.when.value.latest
    day = last or first
    if day is None or not earlier[0] <= day <= earlier[1]:
        return
    if not belongs(event, material, earlier):
        return
    lead = tell_event(event, material, period[1].year)[0]
    text = f"Came to light after the last brief: {sides.mid_sentence(lead.sentence)}"
    yield Told(text, lead.events, lead.citations)


def _told(text: str, event: Event, claims: list[Claim], material: Material) -> Told:
    sentence = sides.capital(" ".join(text.split())).rstrip(". ") + "."
    return Told(sentence, (event.id,), cite(in_order(claims, event.claims), material))
