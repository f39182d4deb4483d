"""Merge, split and keep apart as ordered, over what the machine made. An id follows its founding
claim.

A merged event keeps every name it had. A split takes the named claims out; what was reported
after the split goes with the half it is nearer to. Two events kept apart stay two, however a later
reading would group their claims. A name that any order ever made leads somewhere for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    def keep_apart(
        self, subject: str, other: str, ours: frozenset[str], theirs: frozenset[str]
    ) -> tuple[str, str] | None:
        """Notes that two events are two. Where they have become one, the claims that were the
        other's then (``theirs``; its founding claim at least) leave it: ids of both halves."""
        one, two = self.current(subject), self.current(other) or self.home(other)
        one = one or self.home(subject)
        if one is None or two is None:
            return None
        if one != two:
            self.apart.add(frozenset((one, two)))
            return None
        founder = other.replace("event-", "claim-", 1)
        return self.split(one, (theirs | {founder}) - ours)

    def home(self, name: str) -> str | None:
        """The event that holds the claim after which an event was named."""
        return next(
            (e.id for e in self.events.values() if any(_founds(f, name) for f in e.members)), None
        )

    def parted(self) -> set[frozenset[str]]:
        """The pairs that are judged to be two, by the names under which they stand now."""
        now = ({self.current(n) or n for n in pair} for pair in self.apart)
        return {frozenset(pair) for pair in now if len(pair) == 2}

    def keep_names(self, orders: Iterable[Order]) -> None:
        """Afterwards every name that a split among ``orders`` (undone ones too) gave leads to the
        event that holds the claim it was named after."""
        listed = [named for o in orders if (named := _listed(o, "claims"))]
        if not listed:
            return
        known = {n for e in self.events.values() for n in (e.id, *e.names)}
        homes = {f.claim.id: e for e in self.events.values() for f in e.members}
        for named in listed:
            for event in {e.id: e for c in sorted(named) if (e := homes.get(c))}.values():
                out = [f for f in event.members if f.claim.id in named]
                rest = [f for f in event.members if f.claim.id not in named]
                for name in (event_id(half[0].claim.id) for half in (out, rest) if half):
                    if name not in known:
                        event.names.append(name)
                        known.add(name)


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
        named = _listed(order, "claims")
        if order.verb == "keep-apart":
            other = str(order.after.get("from", ""))
            named = _listed(order, "others")
            halves = made.keep_apart(order.subject, other, _listed(order, "claims"), named)
        else:
            halves = made.split(order.subject, named)
        if halves is not None:
            _settle_later(made, halves, named, added, seq, kin)
    return made


def _listed(order: Order, field: str) -> frozenset[str]:
    listed = order.after.get(field)
    return frozenset(str(c) for c in listed) if isinstance(listed, list) else frozenset()


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
