"""The ledger as orders: what is in force after every undo, decoded.

Law 6: the machine proposes over a human decision, never replaces it. Where a person and the
machine set the same thing, the person's word holds, whoever came last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model.decisions import Decision, not_undone

SHAPING = ("merge", "split", "keep-apart")
SETTING = ("set-field", "set-standing")


@dataclass(frozen=True, slots=True)
class Order:
    """One decision in force: ``after`` decoded, ``{}`` when it holds no object."""

    decision: Decision
    after: Mapping[str, Any]

    @property
    def verb(self) -> str:
        """What is ordered."""
        return self.decision.verb

    @property
    def subject(self) -> str:
        """The id it is about."""
        return self.decision.subject


def in_force(decisions: Sequence[Decision]) -> tuple[Order, ...]:
    """Every decision that no later undo takes back, in the order of the ledger."""
    return tuple(Order(d, _decode(d.after)) for d in not_undone(decisions))


def decoded(decisions: Iterable[Decision]) -> tuple[Order, ...]:
    """Decisions as orders, undone ones too, in the order of the ledger."""
    return tuple(Order(d, _decode(d.after)) for d in sorted(decisions, key=lambda d: d.seq))


def _decode(text: str) -> Mapping[str, Any]:
    if not text:
        return {}
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def rejected_claims(orders: Sequence[Order]) -> frozenset[str]:
    """The claims that a decision left out and no later one took back in; a person's word about a
    claim outranks the machine's."""
    last: dict[str, Order] = {}
    for order in orders:
        if order.verb in ("reject-claim", "restore-claim"):
            _outrank(last, order.subject, order)
    return frozenset(claim for claim, order in last.items() if order.verb == "reject-claim")


def _outrank(last: dict[str, Order], key: str, order: Order) -> None:
    before = last.get(key)
    if before is None or order.decision.by_person or not before.decision.by_person:
        last[key] = order


def settings(
    orders: Sequence[Order], current: Mapping[str, str]
) -> Mapping[str, tuple[Order, ...]]:
    """For each event (by its current id) the fields and standings set on it: the last word for
    each field, a person's before the machine's. ``current`` maps old ids to current ones."""
    last: dict[str, Order] = {}
    events: dict[str, tuple[str, str]] = {}
    for order in orders:
        if order.verb not in SETTING:
            continue
        event = current.get(order.subject, order.subject)
        field = "standing" if order.verb == "set-standing" else str(order.after.get("field", ""))
        key = f"{event}/{field}"
        events[key] = (event, field)
        _outrank(last, key, order)
    found: dict[str, tuple[Order, ...]] = {}
    for key in sorted(last, key=lambda k: last[k].decision.seq):
        event = events[key][0]
        found[event] = (*found.get(event, ()), last[key])
    return found


def added_at(orders: Sequence[Order]) -> Mapping[str, int]:
    """The ledger position at which each document was added, where the ledger says so."""
    return {o.subject: o.decision.seq for o in reversed(orders) if o.verb == "document-added"}
