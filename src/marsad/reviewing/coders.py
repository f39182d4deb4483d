"""Where two people judged the same thing: how far they agree, from the ledger alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from marsad.model.decisions import Decision, object_in
from marsad.model.hashing import canonical_json
from marsad.reviewing.agreeing import Agreement, agreement

LEFT_OUT = {"reject-claim": "out", "restore-claim": "in"}


@dataclass(frozen=True, slots=True)
class Coding:
    """Two people, by number in the order of their first decision, and their agreement. Names stay
    in the ledger."""

    one: int
    other: int
    found: Agreement


def codings(decisions: Sequence[Decision]) -> tuple[Coding, ...]:
    """Every pair of people who judged something in common; empty where no two did. What somebody
    took back is no judgement any more; of several on one thing the last counts."""
    rows = {d.seq: d for d in decisions}
    back = {(int(d.subject), d.by) for d in decisions if d.verb == "undo" and d.subject.isdecimal()}
    labels: dict[str, dict[str, str]] = {}
    for decision in rows.values():
        if decision.by_person and (decision.seq, decision.by) not in back:
            for thing, label in _judged(decision):
                labels.setdefault(decision.by, {})[thing] = label
    people = list(labels)
    found = []
    for one, other in combinations(range(len(people)), 2):
        both = agreement(labels[people[one]], labels[people[other]])
        if both.items:
            found.append(Coding(one + 1, other + 1, both))
    return tuple(found)


def _judged(decision: Decision) -> Iterator[tuple[str, str]]:
    after = object_in(decision.after)
    if decision.verb in LEFT_OUT:
        yield f"claim {decision.subject}", LEFT_OUT[decision.verb]
    elif decision.verb == "set-standing":
        yield f"standing of {decision.subject}", str(after.get("standing", after.get("value")))
    elif decision.verb == "set-field":
        field = str(after.get("field"))
        yield f"{field} of {decision.subject}", canonical_json(after.get("value"))
    elif decision.verb in ("merge", "keep-apart"):
        pair = sorted((decision.subject, str(after.get("into", after.get("from", "")))))
        yield f"pair {' '.join(pair)}", "one" if decision.verb == "merge" else "two"
