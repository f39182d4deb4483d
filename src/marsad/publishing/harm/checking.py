"""The check apart from the protection, so that a mistake in it is caught before it goes out."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.publishing.harm.decided import Decided, Fields, decided_in
from marsad.publishing.harm.protecting import unshown
from marsad.publishing.harm.rules import is_live, is_sensitive
from marsad.publishing.harm.settings import HarmRules
from marsad.publishing.harm.snapping import coarsened, kind_side, month_of, snapped
from marsad.publishing.harm.words import folded, pattern
from marsad.publishing.material import Material
from marsad.publishing.names import private_names
from marsad.publishing.written_ways import without_ways


def check_harm(material: Material, rules: HarmRules, made: str) -> None:
    """Raises ``MarsadError`` (E-PUBLISH-REFUSED) while a rule or a decision is unmet."""
    decided = decided_in(material, rules, made)
    names = unshown(private_names(material), decided)
    if names:
        raise refused(f"{len(names)} private names stand in it")
    _check_names(material, decided)
    if any(without_ways(d.text) != d.text for d in material.documents.values()):
        raise refused("an address of mail or a number of a telephone stands in a report")
    for event in material.events:
        asked = decided.events.get(event.id, {})
        if "event" in asked:
            raise refused(f"{event.id} is kept back by decision")
        for field in _unmet(event, asked, rules):
            raise refused(f"{event.id} tells its {field}, which a decision withholds")
        where = event.where.value if event.where else None
        if where is None or where.lat is None:
            continue
        if is_live(event, material, rules, made):
            raise refused(f"{event.id} gives a live position")
        shown = event.id in decided.shown_places
        if not shown and is_sensitive(event, material, rules) and snapped(where, rules) != where:
            raise refused(f"{event.id} gives a sensitive place too closely")


def _unmet(event: Event, asked: Fields, rules: HarmRules) -> Iterator[str]:
    """The fields of ``event`` that are finer than a decision allows."""
    where, when = event.where, event.when
    if where is not None and "where" in asked:
        place = coarsened(where.value, asked["where"], rules)
        if place != where.value or where.rivals:
            yield "where"
    if when is not None and "when" in asked:
        months = None if asked["when"] == "drop" else month_of(when.value)
        if months != when.value or when.rivals:
            yield "when"
    if "counts" in asked and event.counts:
        yield "counts"
    for part, held in (("actors", event.actors), ("targets", event.targets)):
        if part in asked and any(kind_side(h.value) != h.value or h.rivals for h in held):
            yield part


def _check_names(material: Material, decided: Decided) -> None:
    look = pattern(frozenset(map(folded, decided.names)))
    if look is None:
        return
    for document in material.documents.values():
        if look.search(document.text) or look.search(document.title or ""):
            raise refused("a shielded name stands in a report")
    for event in material.events:
        sides = [h.value.name for h in (*event.actors, *event.targets)]
        if any(look.search(w) for w in (*sides, event.where.value.name if event.where else "")):
            raise refused(f"a shielded name stands in {event.id}")


def refused(what: str) -> MarsadError:
    """The error of a publication that may not go out."""
    return MarsadError(
        "E-PUBLISH-REFUSED", what, hint="protect the material first, or publish for the desk only"
    )
