"""What a story expects against what is held and told. Every finding is one plain line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from marsad.model.briefs import Brief
from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing.wording import days, numbers
from marsad.registry.actor_index import fold

from .by_hand import find
from .desks import Told


def findings(told: Told) -> list[str]:
    """Everything that is not as the story expects; empty when all is."""
    return [*held_findings(told), *told_findings(told)]


def held_findings(told: Told) -> Iterator[str]:
    """How many events, and each expected event: its claims together, and apart from others."""
    for kind, number in told.story.held.items():
        have = [e for e in told.events if f"{e.kind.value}.".startswith(f"{kind}.")]
        if len(have) != number:
            yield f"held: {number} x {kind} wanted, {len(have)} held"
    homes: dict[str, str] = {}
    for wanted in told.story.events:
        event, lines = _event_of(wanted, told)
        yield from lines
        if event is None:
            continue
        if event.id in homes:
            yield f"{_name(wanted)}: is one event with {homes[event.id]}"
        homes[event.id] = _name(wanted)
        yield from (f"{_name(wanted)}: {line}" for line in _differences(wanted, event, told))


def _name(wanted: Mapping[str, Any]) -> str:
    return f"event of [{wanted['claims'][0]}]"


def _event_of(wanted: Mapping[str, Any], told: Told) -> tuple[Event | None, list[str]]:
    """The event that holds the first claim named, and a line for each other claim outside it."""
    event: Event | None = None
    lines = []
    for words in wanted["claims"]:
        claims = [c.id for c in claims_at(words, told, str(wanted.get("kind", "")))]
        homes = [e for e in told.events if set(claims) & set(e.claims)]
        if not homes:
            lines.append(f"{_name(wanted)}: no claim was read at [{words}]")
            continue
        if event is None:
            event = homes[0]
        elif event not in homes:
            lines.append(f"{_name(wanted)}: the claim at [{words}] is in another event")
    return event, lines


def claims_at(words: str, told: Told, kind: str = "") -> list[Claim]:
    """The claims whose trigger lies in the quoted words of a report; those of the wanted type
    where there are any."""
    report, _, quote = words.partition(": ")
    place = find(told.documents[report], quote)
    found = [
        c for c in told.claims
        if c.document == place.document
        and c.trigger.start < place.end and place.start < c.trigger.end
    ]  # fmt: skip
    same = [c for c in found if c.kind.value.split(".")[0] == kind.split(".")[0]]
    return same or found


def _differences(wanted: Mapping[str, Any], event: Event, told: Told) -> Iterator[str]:
    facts: dict[str, Any] = {
        "kind": event.kind.value,
        "when": days.edtf(event.when.value) if event.when else "",
        "standing": event.standing.value,
        "voices": event.standing.voices,
        "lineages": event.standing.lineages,
        "realis": event.realis,
        "theme": event.theme,
    }
    for field, have in facts.items():
        if field in wanted and wanted[field] != have:
            yield f"{field} is {have!r}, not {wanted[field]!r}"
    where = event.where.value.name if event.where else ""
    if "where" in wanted and fold(where) != fold(wanted["where"]):
        yield f"where is {where!r}, not {wanted['where']!r}"
    for role, sides in (("actor", event.actors), ("target", event.targets)):
        if role in wanted and not _same_names(wanted[role], [h.value.name for h in sides]):
            yield f"{role} is {[h.value.name for h in sides]}, not {wanted[role]}"
    amounts = {h.value.of: numbers.amount(h.value).removesuffix(" of") for h in event.counts}
    for of, many in wanted.get("counts", {}).items():
        if amounts.get(of, "none") != many:
            yield f"{of} is {amounts.get(of, 'none')!r}, not {many!r}"
    yield from _rivals(wanted.get("rivals", {}), event)
    if len(event.denials) != len(wanted.get("denials", event.denials)):
        yield f"it has {len(event.denials)} denials, not {len(wanted['denials'])}"
    for words in wanted.get("denials", ()):
        if not {c.id for c in claims_at(words, told)} & set(event.denials):
            yield f"[{words}] is no denial of it"


def _rivals(wanted: Mapping[str, Sequence[str]], event: Event) -> Iterator[str]:
    have: dict[str, list[str]] = {
        "where": [r.value.name for r in event.where.rivals] if event.where else [],
        "when": [days.edtf(r.value) for r in event.when.rivals] if event.when else [],
        "kind": [r.value for r in event.kind.rivals],
        "actor": [r.value.name for h in event.actors for r in h.rivals],
    }
    for count in event.counts:
        have[count.value.of] = [numbers.amount(r.value) for r in count.rivals]
    for field, values in wanted.items():
        if sorted(values) != sorted(have.get(field, [])):
            yield f"rivals of {field} are {have.get(field, [])}, not {list(values)}"


def _same_names(wanted: Sequence[str], have: Sequence[str]) -> bool:
    """Every wanted name is part of one that is held, each of its own, and none is left."""
    left = [fold(h) for h in have]
    for name in wanted:
        match = next((h for h in left if fold(name) in h), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def sentences(brief: Brief) -> list[str]:
    """Every sentence of a brief that tells of events, each once."""
    sections = [s for s in brief.sections if s.key != "trend"]
    told = [t.sentence for s in sections for p in s.paragraphs for t in p.sentences]
    told += [t.sentence for t in (*brief.key_points, *brief.changed)]
    return list(dict.fromkeys(told))


def told_findings(told: Told) -> Iterator[str]:
    """What a week's brief must say, may never say, and may say only together."""
    for wanted in told.story.told:
        number = int(wanted.get("week", len(told.briefs)))
        lines = sentences(told.briefs[number - 1])
        for parts in wanted.get("says", ()):
            if not _with(lines, parts):
                yield f"told in week {number}: no sentence has {parts}"
        for parts in wanted.get("never", ()):
            for line in _with(lines, parts):
                yield f"told in week {number}: {parts} must not be told, but: {line}"
        for part, with_it in wanted.get("always", {}).items():
            having = list(_with(lines, [part]))
            if not having:
                yield f"told in week {number}: no sentence has {part!r}"
            for line in having:
                if with_it.lower() not in line.lower():
                    yield f"told in week {number}: {part!r} without {with_it!r}: {line}"


def _with(lines: Iterable[str], parts: str | Sequence[str]) -> list[str]:
    """The lines that hold every part, in any case of letters."""
    listed = [parts] if isinstance(parts, str) else parts
    return [s for s in lines if all(p.lower() in s.lower() for p in listed)]


def summary(told: Told) -> str:
    """What is held and told, for a person who wonders why a story fails."""
    names = {d.id: key for key, d in told.documents.items()}
    rows = ["", "held:"]
    claims = {c.id: c for c in told.claims}
    for event in told.events:
        when = days.edtf(event.when.value) if event.when else "-"
        where = event.where.value.name if event.where else "-"
        counts = "; ".join(
            numbers.label(h.value)
            + (f" (rivals {[numbers.amount(r.value) for r in h.rivals]})" if h.rivals else "")
            for h in event.counts
        )
        rows.append(
            f"  {event.kind.value} | {when} | {where} | {[h.value.name for h in event.actors]} >"
            f" {[h.value.name for h in event.targets]} | {counts} | {event.standing.value}"
            f" {event.standing.voices}/{event.standing.lineages} | {event.realis}"
        )
        for key in event.claims:
            one = claims[key]
            voices = ">".join(v.name or v.mention.quote for v in one.voices)
            mark = "-" if key in event.denials else "+"
            rows.append(f"    {mark} {names[one.document]}: {one.trigger.quote} ({one.kind.value},"
                        f" {one.stance.value}, {voices or 'the document'})")  # fmt: skip
    for number, brief in enumerate(told.briefs, start=1):
        rows.append(f"told in week {number}:")
        rows += [f"  - {line}" for line in sentences(brief)]
    return "\n".join(rows)
