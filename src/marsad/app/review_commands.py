"""``marsad review``: what waits for a person, and a person's decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from marsad.app.choosing_actors import actors_of_run
from marsad.app.console import OK, out, say
from marsad.app.decide_commands import entered
from marsad.app.work.holding import dossiers_of
from marsad.app.work.orders_file import Line
from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import explain_pairs, in_force
from marsad.reviewing import ReviewItem, due
from marsad.store.desk import Desk, open_desk
from marsad.store.held import events
from marsad.store.ledger import adopted_run, decisions
from marsad.store.library import documents, lineages
from marsad.store.readings import claims


def review(folder: Path, verb: str | None, subject: str | None, after: str, reason: str) -> int:
    """Lists what is due, or enters one lawful decision into the ledger and folds anew."""
    if verb is not None:
        if subject is None:
            raise MarsadError("E-USAGE", "a decision has a --subject")
        return entered(folder, [Line("", verb, subject, after, reason)])
    with open_desk(folder) as desk:
        run = adopted_run(desk)
        found = claims(desk, run) if run is not None else ()
        lines = [*_listed(desk, events(desk), found)]
    for line in lines:
        out(line)
    if lines:
        say("marsad: answer with marsad decide VERB SUBJECT; marsad decide --list names the verbs")
    return OK


def newer_texts(library: Sequence[Document], ledger: Sequence[Decision]) -> dict[str, str]:
    """For each document the one that took its place, by its own word or a decision's."""
    found = {d.supersedes: d.id for d in library if d.supersedes is not None}
    for order in in_force(ledger):
        if order.verb == "replace-document":
            found[order.subject] = str(order.after.get("by", ""))
    return found


def _listed(desk: Desk, held: Sequence[Event], found: Sequence[Claim]) -> Iterator[str]:
    library, ledger = documents(desk), decisions(desk)
    items = due(held, found, ledger, newer_texts(library, ledger))
    known = {e.id: e for e in held}
    pairs = [i for i in items if i.sort == "alike"]
    index = actors_of_run(desk)
    tables = dict(zip(pairs, _tables(desk, pairs, known, found, library, index), strict=True))
    for item in items:
        others = f" with {', '.join(item.others)}" if item.others else ""
        yield f"{item.sort:<12} {item.subject}{others}  {item.why}"
        for name in (item.subject, *item.others):
            if name in known:
                yield f"             {name}: {in_words(known[name])}"
        yield from tables.get(item, ())


def _tables(
    desk: Desk, pairs: Sequence[ReviewItem], known: Mapping[str, Event], found: Sequence[Claim],
    library: Sequence[Document], index: ActorIndex,
) -> list[list[str]]:  # fmt: skip
    """For each pair the features that speak for and against one event, the strongest first."""
    if not pairs:
        return []
    sides = [(known[i.subject], known[i.others[0]]) for i in pairs]
    dossiers = dossiers_of(library, lineages(desk), index)
    tables = []
    for reasons in explain_pairs(sides, found, dossiers=dossiers, index=index):
        points = [(name, value * weight) for name, value, weight in reasons if value]
        points.sort(key=lambda row: (-abs(row[1]), row[0]))
        speak = {
            "for": [f"{name} {score:+.1f}" for name, score in points if score > 0],
            "against": [f"{name} {score:+.1f}" for name, score in points if score < 0],
        }
        tables.append([
            f"             {side:<8} {', '.join(said) or 'nothing'}" for side, said in speak.items()
        ])  # fmt: skip
    return tables


def in_words(event: Event) -> str:
    """An event in a few words, so that a person knows what to judge."""
    time = event.when.value if event.when is not None else None
    day = "no date"
    if time is not None:
        first, last = time.earliest or "…", time.latest or "…"
        day = f"{first}" if first == last else f"{first} to {last}"
    place = event.where.value.name if event.where is not None else "no place"
    sides = [", ".join(h.value.name for h in held) or "-" for held in (event.actors, event.targets)]
    words = (event.kind.value, day, place, f"{sides[0]} > {sides[1]}", event.standing.value)
    return " ".join(", ".join(words).split())
