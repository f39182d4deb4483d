"""Texts of one report: a newer one takes the word from an older one, a withdrawn one has none.

The older text's claims keep their place in the event (law 4); they stop speaking once a newer text
tells the same event. That a newer text does not tell it any more is no denial: a person judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.model.events import Event, Grading, Standing
from marsad.resolving.dossier import Dossier
from marsad.resolving.facets import DENIAL_TRACK, Facet
from marsad.resolving.orders import Order

Row = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Editions:
    """``first`` names for each document the first text of its report, ``place`` how old it is
    among them; ``withdrawn`` holds the decision that withdrew a document."""

    first: Mapping[str, str]
    place: Mapping[str, int]
    withdrawn: Mapping[str, Order]

    def speaking(self, members: Sequence[Facet]) -> list[Facet]:
        """The claims of an event, marked where a newer text has the word. A denial is only taken
        back by a newer text that denies it too."""
        if all(self.first.get(f.claim.document) is None for f in members):
            return list(members)
        return [replace(f, overtaken=True) if self._overtaken(f, members) else f for f in members]

    def _overtaken(self, facet: Facet, members: Sequence[Facet]) -> bool:
        mine = facet.claim.document
        report = self.first.get(mine)
        return report is not None and any(
            self.first.get(f.claim.document) == report
            and self.place[f.claim.document] > self.place[mine]
            and (facet.track != DENIAL_TRACK or f.track == DENIAL_TRACK)
            for f in members
        )

    def left(self, members: Sequence[Facet]) -> list[Facet]:
        """The claims that withdrawn documents leave; all of them when nobody would tell it any
        more (``is_withdrawn``)."""
        if not self.withdrawn:
            return list(members)
        kept = [f for f in members if f.claim.document not in self.withdrawn]
        return list(members) if self.is_withdrawn(members) else kept

    def is_withdrawn(self, members: Sequence[Facet]) -> bool:
        """True when withdrawn documents alone told it (or, of what is denied only, denied it)."""
        if not self.withdrawn:
            return False
        told = [f for f in members if f.track != DENIAL_TRACK] or list(members)
        return bool(told) and all(f.claim.document in self.withdrawn for f in told)

    def as_withdrawn(self, event: Event, members: Sequence[Facet]) -> Event:
        """``event`` withdrawn by the decisions that withdrew its documents."""
        orders = [self.withdrawn[f.claim.document] for f in members
                  if f.claim.document in self.withdrawn]  # fmt: skip
        last = max(orders, key=lambda o: o.decision.seq)
        why = f"The report that told it was withdrawn: {last.decision.reason.strip().rstrip('.')}."
        graded = event.grading
        if graded is not None:
            graded = replace(graded, value=Grading("discounted", f"The event is withdrawn: {why}"))
        standing = Standing("withdrawn", 0, 0, why, last.decision.seq)
        return replace(event, standing=standing, grading=graded)


def editions_of(dossiers: Mapping[str, Dossier], orders: Sequence[Order]) -> Editions:
    """The reports with several texts, by what each text says it supersedes and by decisions."""
    before = {d.document: d.supersedes for d in dossiers.values() if d.supersedes in dossiers}
    place = {d.document: d.position for d in dossiers.values()}
    withdrawn: dict[str, Order] = {}
    for order in orders:
        if order.verb == "retract-document":
            withdrawn[order.subject] = order
        newer = str(order.after.get("by", "")) if order.verb == "replace-document" else ""
        if newer in dossiers and order.subject in dossiers:
            before[newer] = order.subject
            place[newer] = max(place[newer], place[order.subject] + 1)
    first: dict[str, str] = {}
    for document in {*before, *(b for b in before.values() if b is not None)}:
        first[document] = _root(document, before)
    return Editions(first, place, withdrawn)


def _root(document: str, before: Mapping[str, str | None]) -> str:
    seen = [document]
    while (older := before.get(seen[-1])) is not None and older not in seen:
        seen.append(older)
    return min(seen[seen.index(older) :]) if older in seen else seen[-1]


def lines_of(rows: Iterable[Row], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The lineage of each document, from (id, lineage it was added to, what it supersedes) in
    library order: a newer text that was no copy of anything stays in the line of the older one,
    and copies of it do too. ``known`` are the lines of documents that are no longer asked for."""
    found: dict[str, str] = {}
    told = dict(known or {})
    for document, own, older in rows:
        before = older if founds(document, own) else own.removeprefix("lineage-")
        told[document] = found[document] = told.get(before or "", own)
    return found


def founds(document: str, lineage: str) -> bool:
    """True when a document was a copy of nothing that was there before."""
    return lineage == f"lineage-{document}"


def grounds_of(document: str, lineage: str, older: str | None) -> tuple[str, ...]:
    """The documents on which the line of one and its edition rest at once: what it is a copy of,
    and what it supersedes."""
    copied = () if founds(document, lineage) else (lineage.removeprefix("lineage-"),)
    return (*copied, *((older,) if older is not None else ()))
