"""The key points: the most important of the week, each happening once, one clause each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.config import BriefConfig
from marsad.publishing.frames import frame_of
from marsad.publishing.material import Material
from marsad.publishing.presentable import presentable
from marsad.publishing.ranking import (
    DEAD,
    UNSURE,
    is_doubtful,
    is_hazy,
    is_minor,
    is_placed,
    is_unsure,
    most,
    weight,
)  # fmt: skip
from marsad.publishing.wording.sides import mid_sentence
from marsad.registry.geometry import distance_km

NEWS_WORTH = 2.0
SAME_KM = 80.0
SAME_DAYS = 2


def key_points(
    week: tuple[Event, ...], leads: Mapping[str, Told], news: tuple[Told, ...],
    material: Material, config: BriefConfig,
) -> tuple[Told, ...]:  # fmt: skip
    """At most ``config.key_points`` sentences, the weightiest first. What changed is told in the
    words of the change. The last is kept for living conditions, where any are held; an act of
    speech comes in only where nothing else happened. Where reports are quoted, what was read with
    doubt counts for less, and an act whose kind is doubtful is no key point."""
    known = {e.id for e in material.previous_events}
    changes = {t.events[0]: t for t in reversed(news) if t.events}
    ids = {e.id for e in week} | set(changes)

    def value(event: Event) -> float:
        worth = weight(event, new=event.id not in known)
        worth *= 0.3 if _is_speech(event) and not most(event, DEAD) else 1.0
        worth *= event.confidence / UNSURE if material.quoting and is_unsure(event) else 1.0
        return worth + (NEWS_WORTH if event.id in changes else 0.0)

    pool = [
        e for e in material.events
        if e.id in ids and not is_minor(e, material) and not is_doubtful(e, material)
        and not (material.quoting and is_hazy(e))
    ]  # fmt: skip
    ranked = sorted(pool, key=lambda e: (-value(e), e.id))
    acts = _distinct([e for e in ranked if e.theme is None and not _is_speech(e)])
    themes: dict[str, Event] = {}
    for event in ranked:
        if event.theme is not None:
            themes.setdefault(event.theme, event)
    conditions = list(themes.values())
    speech = _distinct([e for e in ranked if _is_speech(e) and presentable(e, material).targets])
    room = config.key_points - (1 if conditions and config.key_points > 1 else 0)
    chosen = acts[:room] + conditions[:1]
    rest = [e for e in [*acts[room:], *conditions[1:], *speech] if e not in chosen]
    chosen += rest[: config.key_points - len(chosen)]
    return tuple(changes.get(e.id) or leads[e.id] for e in chosen[: config.key_points])


def lead_of(told: tuple[Told, ...], event: Event) -> Told:
    """The first sentence of an event; where it lacks a toll or a day that is held, the sentence
    that gives them comes with it, speaker and all."""
    lead = told[0]
    held = {"killed": bool(most(event, DEAD)), "dated it": event.when is not None}
    wants = [word for word, is_held in held.items() if is_held and word not in lead.sentence]
    aside = (", however,", " also ")
    more = next(
        (
            t for t in told[1:]
            if any(w in t.sentence for w in wants) and not any(a in t.sentence for a in aside)
        ),
        None,
    )  # fmt: skip
    if more is None:
        return lead
    tail = mid_sentence(more.sentence[:-1])
    extra = tuple(c for c in more.citations if c not in lead.citations)
    return Told(f"{lead.sentence[:-1]}; {tail}.", lead.events, lead.citations + extra)


def _is_speech(event: Event) -> bool:
    return event.theme is None and frame_of(event.kind.value).verbal


def _distinct(events: list[Event]) -> list[Event]:
    found: list[Event] = []
    for event in events:
        if not any(same_story(event, other) for other in found):
            found.append(event)
    return found


def same_story(one: Event, other: Event) -> bool:
    """True for two events that a reader would take for one: alike in kind, at most two days and
    80 km apart, or marked as alike by the resolver; what is unknown does not part them, two known
    days or two known doers do."""
    if one.id == other.id:
        return True
    if (days := {_exact(one), _exact(other)}) and None not in days and len(days) > 1:
        return False
    doers = [{h.value.actor_id for h in e.actors} - {None} for e in (one, other)]
    if all(doers) and not doers[0] & doers[1]:
        return False
    if one.id in other.alike or other.id in one.alike:
        return True
    if one.kind.value.partition(".")[0] != other.kind.value.partition(".")[0]:
        return False
    if not _near_in_time(one, other):
        return False
    if not (is_placed(one) and is_placed(other)):
        return True
    a, b = (e.where.value if e.where else None for e in (one, other))
    if a is None or b is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return True
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= SAME_KM


def _exact(event: Event) -> date | None:
    when = event.when.value if event.when else None
    if when is None or when.earliest != when.latest or when.basis == "publication":
        return None
    return when.latest


def _near_in_time(one: Event, other: Event) -> bool:
    if one.when is None or other.when is None:
        return True
    (a, b), (c, d) = (
        (e.when.value.earliest or e.when.value.latest, e.when.value.latest or e.when.value.earliest)
        for e in (one, other) if e.when is not None
    )  # fmt: skip
    if a is None or b is None or c is None or d is None:
        return True
    slack = timedelta(days=SAME_DAYS)
    return a <= d + slack and c <= b + slack
