"""Which claims a decision is about, and which events decisions tie together.

An event is named after its founding claim and a split names claims, so every name in a decision
leads to a claim, and every claim to the event it joined before any decision. Where two such
events are named in one merge or split, what becomes of the one may depend on the other.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from marsad.model.decisions import Decision
from marsad.resolving.orders import SHAPING

ABOUT = frozenset(
    {*SHAPING, "set-field", "set-standing", "reject-claim", "restore-claim", "undo"}
)


def claims_named(decision: Decision) -> frozenset[str]:
    """The claims that a decision names, directly or as the founders of events."""
    names = {decision.subject}
    try:
        after = json.loads(decision.after) if decision.after else {}
    except ValueError:
        after = {}
    if isinstance(after, dict):
        names.add(str(after.get("into", "")))
        listed = after.get("claims")
        names.update(str(c) for c in listed) if isinstance(listed, list) else None
    return frozenset(
        "claim-" + n.removeprefix("event-") if n.startswith("event-") else n for n in names if n
    )


def touched(fresh: Iterable[Decision], ledger: Sequence[Decision]) -> frozenset[str]:
    """The claims that these decisions are about; an undo is about what it takes back."""
    by_seq = {d.seq: d for d in ledger}
    found: set[str] = set()
    for decision in fresh:
        seen: set[int] = set()
        while decision.verb == "undo" and decision.seq not in seen:
            seen.add(decision.seq)
            subject = decision.subject.strip()
            decision = by_seq.get(int(subject) if subject.isdecimal() else -1, decision)
        if decision.verb in ABOUT:
            found |= claims_named(decision)
    return frozenset(found)


def tied(ledger: Iterable[Decision]) -> tuple[frozenset[str], ...]:
    """For each merge and split, also one taken back, the claims it names."""
    return tuple(claims_named(d) for d in ledger if d.verb in SHAPING)


def spread(
    numbers: Collection[int], ties: Iterable[frozenset[str]], number_of: Mapping[str, int]
) -> frozenset[int]:
    """These events and all that ties lead to from them."""
    groups = [{number_of[c] for c in tie if c in number_of} for tie in ties]
    found, waiting = set(numbers), [g for g in groups if len(g) > 1]
    while reached := [g for g in waiting if not g.isdisjoint(found)]:
        found.update(*reached)
        waiting = [g for g in waiting if g.isdisjoint(found)]
    return frozenset(found)
