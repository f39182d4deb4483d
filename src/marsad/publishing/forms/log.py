"""``incident-log``: one line an event, in the order of days: when, where, what, who, how many, how
it stands and on whose word. Conditions have a list of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from marsad.model.briefs import Paragraph
from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.citing import cite, in_order
from marsad.publishing.clauses import COUNTED
from marsad.publishing.forms.parts import Part, Week
from marsad.publishing.frames import frame_of, noun_of
from marsad.publishing.gathering import also_reported, doubt_of
from marsad.publishing.material import Material
from marsad.publishing.presentable import presentable
from marsad.publishing.ranking import is_doubtful
from marsad.publishing.speakers import by_speaker, denials_of, speaker_of, supports_of
from marsad.publishing.telling_events import when_words
from marsad.publishing.wording import numbers, places, sides

DOT = " · "


def log_of(week: Week) -> tuple[Part, ...]:
    """Incidents, then conditions, each in the order of days; what has no day comes last."""
    ordered = sorted(week.events, key=_order)
    acts = tuple(e for e in ordered if e.theme is None)
    conditions = tuple(e for e in ordered if e.theme is not None)

    lines = {e.id: line_of(e, week.material, week.year) for e in ordered}

    def write(events: Sequence[Event], most: int, short: bool) -> tuple[Paragraph, ...]:
        found = [Paragraph((lines[e.id],), (e.id,)) for e in events[:most]]
        rest = events[most:]
        if rest:
            found.append(
                also_reported(rest, (), week.material, week.year, trimmed=True, short=short)
            )
        return tuple(found)

    return (
        Part("incidents", "Incidents", acts, write, len(acts)),
        Part("conditions", "Conditions", conditions, write, len(conditions)),
    )


def _order(event: Event) -> tuple[date, date, str]:
    when = event.when.value if event.when is not None else None
    first, last = (when.earliest, when.latest) if when is not None else (None, None)
    return first or last or date.max, last or first or date.max, event.id


def line_of(event: Event, material: Material, year: int) -> Told:
    """One event in one line."""
    doubtful = is_doubtful(event, material)
    shown = presentable(event, material)
    cells = [_when(event, year), _where(event), _what(shown, material), _who(shown), _toll(shown)]
    standing = _standing(event, material)
    cells.append(f"{standing}, read with little confidence" if doubtful else standing)
    text = sides.capital(DOT.join(c for c in cells if c)) + "."
    claims = in_order(material.read_in(event), event.claims)
    return Told(text, (event.id,), cite(claims, material))


def _when(event: Event, year: int) -> str:
    if event.when is None:
        return "day not given"
    words = when_words(event.when, year, ongoing=event.realis == "ongoing")
    return re.sub(r"^on (?=\d)", "", words.strip("()"))


def _where(event: Event) -> str:
    if event.where is None:
        return "place not given"
    return places.phrase(event.where.value).removeprefix("in ").removeprefix("at ")


def _what(event: Event, material: Material) -> str:
    kind = event.kind.value
    if event.theme is not None:
        return noun_of(kind, event.theme)
    acts = next((h.value for h in event.counts if h.value.of in COUNTED), None)
    frame = frame_of(kind)
    words = numbers.counted(acts, frame.noun, frame.nouns) if acts is not None else frame.noun
    doubt = doubt_of(event, material)
    words = f"{doubt} {words}".strip()
    return f"{words} to come" if event.realis == "future" and not doubt else words


def _who(event: Event) -> str:
    by = sides.joined([sides.side_name(h.value) for h in event.actors])
    on = sides.joined([sides.side_name(h.value) for h in event.targets])
    joint = "to" if event.theme is None and frame_of(event.kind.value).verbal else "on"
    if event.theme is not None:
        return f"touching {on}" if on else ""
    return " ".join([f"by {by}" if by else "", f"{joint} {on}" if on else ""]).strip()


def _toll(event: Event) -> str:
    harms = [numbers.harm(h.value) for h in event.counts if h.value.of not in COUNTED]
    return sides.joined(harms)


def _standing(event: Event, material: Material) -> str:
    """How it stands and on whose word."""
    told = _names(supports_of(event, material), material)
    denied = _names(denials_of(event, material), material)
    words = event.standing.value.replace("-", " ")
    found = f"{words}, reported by {sides.joined(told)}" if told else words
    return f"{found}, denied by {sides.joined(denied)}" if denied else found


def _names(claims: Sequence[Claim], material: Material) -> list[str]:
    groups = by_speaker(claims, material).values()
    return [speaker_of(group[0], material).phrase for group in groups]
