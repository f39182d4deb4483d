"""Merge and split as ordered, over what the machine made. An id follows its founding claim.

A merged event keeps every name it had. A split takes the named claims out; what was reported
after the split goes with the half it is nearer to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.model.events import event_id
from marsad.resolving.clusters import Cluster
from marsad.resolving.facets import Facet
from marsad.resolving.kin import Kin
from marsad.resolving.orders import SHAPING, Order, added_at
from marsad.resolving.scoring import reasons_to_join, total


@dataclass(slots=True)
class Shaped:
    """An event after every merge and split: its id, its claims, and the names it also had."""

    id: str
    members: list[Facet]
    names: list[str]
    merged_by: int | None = None


class Shape:
    """The events by id, and where each name leads."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self.events: dict[str, Shaped] = {}
        self.lead: dict[str, str] = {}
        self.apart: set[frozenset[str]] = set()
        for one in clusters:
            name = event_id(one.members[0].claim.id)
            self.events[name] = Shaped(name, list(one.members), [])

    def current(self, name: str) -> str | None:
        """The id under which the event of this name now stands, or ``None``."""
        seen: set[str] = set()
        while name not in self.events:
            if name in seen or name not in self.lead:
                return None
            seen.add(name)
            name = self.lead[name]
        return name

    def merge(self, subject: str, into: str, seq: int) -> None:
        """Puts the claims of one event into another. Unknown or equal events: nothing."""
        one, other = self.current(subject), self.current(into)
        if one is None or other is None or one == other:
            return
        gone, kept = self.events.pop(one), self.events[other]
        kept.members = sorted((*kept.members, *gone.members), key=lambda f: f.order)
        kept.names = list(dict.fromkeys((*kept.names, gone.id, *gone.names)))
        kept.merged_by = seq
        self.lead[one] = other

    def split(self, subject: str, claims: frozenset[str]) -> tuple[str, str] | None:
        """Takes ``claims`` out of an event: ids of what stays and of what left, or ``None`` when
        nothing would stay or leave. The half with the founding claim keeps the name."""
        name = self.current(subject)
        if name is None:
            return None
        whole = self.events[name]
        out = [f for f in whole.members if f.claim.id in claims]
        rest = [f for f in whole.members if f.claim.id not in claims]
        if not out or not rest:
            return None
        keeps = next((h for h in (rest, out) if any(_founds(f, name) for f in h)), rest)
        leaves = out if keeps is rest else rest
        fresh = event_id(leaves[0].claim.id)
        mine = {event_id(f.claim.id) for f in leaves}
        names = [n for n in whole.names if n in mine and n != fresh]
        whole.members = keeps
        whole.names = [n for n in whole.names if n not in mine]
        self.events[fresh] = Shaped(fresh, leaves, names)
        self.lead.pop(fresh, None)
        self.lead.update(dict.fromkeys(names, fresh))
        self.apart.add(frozenset((name, fresh)))
        return (name, fresh)


def _founds(facet: Facet, name: str) -> bool:
    return event_id(facet.claim.id) == name


def shape(clusters: Sequence[Cluster], orders: Sequence[Order], kin: Kin) -> Shape:
    """The events after every merge and split in force, in the order of the ledger."""
    made = Shape(clusters)
    added = added_at(orders)
    for order in orders:
        if order.verb not in SHAPING:
            continue
        seq = order.decision.seq
        if order.verb == "merge":
            made.merge(order.subject, str(order.after.get("into", "")), seq)
            continue
        listed = order.after.get("claims")
        named = frozenset(str(c) for c in listed) if isinstance(listed, list) else frozenset()
        halves = made.split(order.subject, named)
        if halves is not None:
            _settle_later(made, halves, named, added, seq, kin)
    return made


def _settle_later(
    made: Shape,
    halves: tuple[str, str],
    named: frozenset[str],
    added: Mapping[str, int],
    seq: int,
    kin: Kin,
) -> None:
    """Claims of documents added after the split were not judged: each goes to the nearer half."""
    both = [made.events[name] for name in halves]
    mine = both[0] if any(f.claim.id in named for f in both[1].members) else both[1]
    other = both[1] if mine is both[0] else both[0]
    later = [f for f in mine.members if added.get(f.claim.document, 0) > seq]
    for facet in later:
        kin = kin.at(facet.day)
        stays = [f for f in mine.members if f not in later]
        if not stays or _founds(facet, mine.id):
            continue
        here = total(reasons_to_join((facet,), stays, kin))
        there = total(reasons_to_join((facet,), other.members, kin))
        if there > here:
            mine.members = [f for f in mine.members if f is not facet]
            other.members = sorted((*other.members, facet), key=lambda f: f.order)
