"""Which claims a decision is about, and which events decisions tie together.

An event is named after its founding claim and a split names claims, so every name in a decision
leads to a claim, and every claim to the event it joined before any decision. Where two such
events are named in one merge, split or keep-apart, what becomes of the one may depend on the other.
A decision about a document is about the events that hold a claim of it, or of a newer text of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from marsad.model.decisions import Decision, object_in
from marsad.resolving.orders import SHAPING

OF_DOCUMENTS = frozenset({"retract-document", "replace-document"})
ABOUT = frozenset(
    {*SHAPING, *OF_DOCUMENTS, "set-field", "set-standing", "reject-claim", "restore-claim", "undo"}
)


def claims_named(decision: Decision) -> frozenset[str]:
    """The claims that a decision names, directly or as the founders of events."""
    after = object_in(decision.after)
    names = {decision.subject, *(str(after.get(key, "")) for key in ("into", "from"))}
    for key in ("claims", "others"):
        listed = after.get(key)
        names.update(str(c) for c in listed) if isinstance(listed, list) else None
    return frozenset(
        "claim-" + n.removeprefix("event-") if n.startswith("event-") else n for n in names if n
    )


def documents_named(decision: Decision) -> tuple[str, ...]:
    """The documents that a decision is about: the one withdrawn, or the older and the newer."""
    if decision.verb not in OF_DOCUMENTS:
        return ()
    newer = str(object_in(decision.after).get("by", ""))
    return (decision.subject, newer) if newer else (decision.subject,)


def touched(fresh: Iterable[Decision], ledger: Sequence[Decision]) -> frozenset[str]:
    """The claims that these decisions are about; an undo is about what it takes back."""
    return frozenset(
        c for d in _meant(fresh, ledger) if d.verb in ABOUT - OF_DOCUMENTS for c in claims_named(d)
    )


def documents_touched(
    fresh: Iterable[Decision], ledger: Sequence[Decision], supersedes: Iterable[tuple[str, str]]
) -> frozenset[str]:
    """The documents whose claims speak otherwise, or may, since these decisions: those named and
    every newer text of them, by what texts say they supersede (newer, older) and by decisions."""
    found = {n for d in _meant(fresh, ledger) for n in documents_named(d)}
    if not found:
        return frozenset()
    newer: dict[str, set[str]] = {}
    for heir, older in (*supersedes, *_replaced(ledger)):
        newer.setdefault(older, set()).add(heir)
    edge = set(found)
    while edge := {heir for name in edge for heir in newer.get(name, ())} - found:
        found |= edge
    return frozenset(found)


def _replaced(ledger: Iterable[Decision]) -> Iterable[tuple[str, str]]:
    named = (documents_named(d) for d in ledger if d.verb == "replace-document")
    return ((pair[1], pair[0]) for pair in named if len(pair) == 2)


def _meant(fresh: Iterable[Decision], ledger: Sequence[Decision]) -> Iterator[Decision]:
    by_seq = {d.seq: d for d in ledger}
    for decision in fresh:
        seen: set[int] = set()
        while decision.verb == "undo" and decision.seq not in seen:
            seen.add(decision.seq)
            subject = decision.subject.strip()
            decision = by_seq.get(int(subject) if subject.isdecimal() else -1, decision)
        yield decision


def tied(ledger: Iterable[Decision]) -> tuple[frozenset[str], ...]:
    """For each merge, split and keep-apart, also one taken back, the claims it names."""
    return tuple(claims_named(d) for d in ledger if d.verb in SHAPING)


def spread(
    numbers: Collection[int], ties: Iterable[frozenset[str]], number_of: Mapping[str, int]
) -> frozenset[int]:
    """These events and all that ties lead to from them."""
    groups = [{number_of[c] for c in tie if c in number_of} for tie in ties]
    found, waiting = set(numbers), [g for g in groups if len(g) > 1]
    while reached := [g for g in waiting if not g.isdisjoint(found)]:
        found.update(*reached)
        waiting = [g for g in waiting if g not in reached]
    return frozenset(found)
