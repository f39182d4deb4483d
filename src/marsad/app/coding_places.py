"""P-codes of the places that events are held to have been in, from the imported gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from marsad.app.choosing import chosen_by_desk
from marsad.app.crediting import credits_of_layers
from marsad.app.settings import PlaceSettings
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.registry.places.pcodes import Codes, Pcodes, pcodes_of
from marsad.store.desk import Desk


def pcodes_for(
    desk: Desk, events: Iterable[Event], settings: PlaceSettings
) -> tuple[Pcodes, tuple[str, ...]]:
    """What the gazetteers of a desk know of the places of ``events``, and whom to credit for it;
    nothing where one of them is no longer at hand."""
    try:
        layers = chosen_by_desk(desk.path, settings).layers
    except MarsadError:  # an export needs no gazetteer: without it the codes are not known
        return Pcodes(), ()
    known = pcodes_of((e.where.value for e in events if e.where is not None), layers)
    told = [layer for layer in layers if layer.has_pcodes] if known != Pcodes() else []
    return known, credits_of_layers(told)


def pcodes_row(known: Pcodes) -> dict[str, Any]:
    """The codes as a plan of a release keeps them."""
    places = {key: asdict(codes) for key, codes in sorted(known.places.items())}
    return {"places": places, "regions": dict(sorted(known.regions.items()))}


def pcodes_from(row: Mapping[str, Any] | None) -> Pcodes:
    """The codes back from a plan; none where it has none."""
    if row is None:
        return Pcodes()
    return Pcodes({key: Codes(**codes) for key, codes in row["places"].items()}, row["regions"])
