"""What a person sets on an event: fields and standing. The machine's own value stays as a rival.

Raises ``MarsadError`` (``E-REVIEW-VALUE``) where a decision holds a value that cannot be one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from marsad.model.counts import Count
from marsad.model.errors import LawBroken, MarsadError
from marsad.model.events import Event, Grading, Side, Standing
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Rival
from marsad.resolving.orders import Order

T = TypeVar("T")
FIELDS = ("kind", "when", "where", "actors", "targets", "counts", "grading")


def apply_settings(event: Event, orders: Sequence[Order]) -> Event:
    """``event`` as the decisions have it, each in the order of the ledger."""
    for order in orders:
        try:
            event = _apply(event, order)
        except (LawBroken, ValueError, TypeError, KeyError) as error:
            raise MarsadError(
                "E-REVIEW-VALUE",
                f"decision {order.decision.seq} sets a value that cannot be one ({error})",
                where=event.id,
                hint="undo it and set the value again",
            ) from error
    return event


def _apply(event: Event, order: Order) -> Event:
    seq = order.decision.seq
    if order.verb == "set-standing":
        word = str(order.after.get("standing", order.after.get("value", "")))
        now = event.standing
        if now.decision is not None and now.decision > seq:  # withdrawn by a later decision
            return event
        why = order.decision.reason or "A decision of the desk."
        return replace(event, standing=Standing(word, now.voices, now.lineages, why, seq))
    field = str(order.after.get("field", ""))
    value: Any = order.after.get("value")
    if field == "kind":
        return replace(event, kind=_held(str(value), event.kind, seq))
    if field == "when":
        return replace(event, when=_held(time_from(value), event.when, seq))
    if field == "where":
        return replace(event, where=_held(location_from(value), event.where, seq))
    if field == "actors":
        return replace(event, actors=_held_all(value, side_from, event.actors, seq))
    if field == "targets":
        return replace(event, targets=_held_all(value, side_from, event.targets, seq))
    if field == "counts":
        return replace(event, counts=_set_counts(value, event.counts, seq))
    if field == "grading":
        set_to = Grading(str(value), order.decision.reason or "A decision of the desk.")
        now_held = event.grading
        if now_held is not None and now_held.value.value == set_to.value:
            now_held = replace(now_held, value=set_to)
        return replace(event, grading=_held(set_to, now_held, seq))
    raise ValueError(f"no such field: {field}")


def _held(value: T, machine: Held[T] | None, seq: int) -> Held[T]:
    if machine is None:
        return Held(value, (), "decision", (), seq)
    if machine.value == value:
        return Held(value, machine.claims, "decision", machine.rivals, seq)
    agreeing = next((r.claims for r in machine.rivals if r.value == value), ())
    others = tuple(r for r in machine.rivals if r.value != value)
    rivals = (Rival(machine.value, machine.claims), *others) if machine.claims else others
    return Held(value, agreeing, "decision", rivals, seq)


def _held_all(
    values: Any, make: Callable[[Any], T], machine: Sequence[Held[T]], seq: int
) -> tuple[Held[T], ...]:
    wanted = [make(v) for v in values]
    known = {h.value: h for h in machine}
    dropped = tuple(
        rival
        for h in machine
        if h.value not in wanted
        for rival in ((Rival(h.value, h.claims), *h.rivals) if h.claims else h.rivals)
    )
    held = []
    for place, value in enumerate(wanted):
        one = _held(value, known.get(value), seq)
        held.append(replace(one, rivals=(*one.rivals, *dropped)) if place == 0 else one)
    return tuple(held)


def _set_counts(value: Any, machine: Sequence[Held[Count]], seq: int) -> tuple[Held[Count], ...]:
    rows = value if isinstance(value, list) else [value]
    wanted = {row["of"]: count_from(row) for row in rows}
    kept = [
        _held(wanted[h.value.of], h, seq) if h.value.of in wanted else h for h in machine
    ]
    known = {h.value.of for h in machine}
    fresh = [c for of, c in wanted.items() if of not in known]
    return (*kept, *(Held(c, (), "decision", (), seq) for c in fresh))


def _day(text: Any) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def time_from(value: Mapping[str, Any]) -> TimeSpan:
    """``{"earliest", "latest", "precision"?}`` as a time that rests on a decision."""
    earliest, latest = _day(value.get("earliest")), _day(value.get("latest"))
    precision = str(value.get("precision") or ("day" if earliest == latest else "range"))
    return TimeSpan(earliest, latest, precision, "decision")


def location_from(value: Mapping[str, Any]) -> Location:
    """A location from its fields by name; lists become tuples."""
    fields = dict(value)
    fields["shape"] = tuple((float(x), float(y)) for x, y in fields.get("shape") or ())
    fields.setdefault("relation", "in")
    fields.setdefault("precision", "town" if fields.get("lat") is not None else "unresolved")
    fields.setdefault("place_id", None)
    return Location(**fields)


def side_from(value: Any) -> Side:
    """A side from its fields by name, or from a bare name."""
    if isinstance(value, str):
        return Side(None, value)
    return Side(**{"actor_id": None, **value})


def count_from(value: Mapping[str, Any]) -> Count:
    """A count from its fields; without words, the numbers stand for them."""
    low, best, high = (value.get(k) for k in ("low", "best", "high"))
    words = str(value.get("verbatim") or next(n for n in (best, low, high) if n is not None))
    return Count(str(value["of"]), low, best, high, words, who=value.get("who"))
