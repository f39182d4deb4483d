"""Whom to credit for places: the imported gazetteers that a reading was made with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.app.choosing import IN_DESK, places_home
from marsad.app.settings import PlaceSettings
from marsad.model.errors import MarsadError
from marsad.registry.places.imports.layer import SUFFIX, Layer
from marsad.registry.places.imports.origin import credit_of
from marsad.store.desk import Desk
from marsad.store.ledger import adopted_run, decisions
from marsad.store.readings import runs

NAMED = re.compile(r"\+?([^\s:]+):([0-9a-f]{16})(?!\S)")  # as Gazetteer.imported names a layer


def credits_of_layers(layers: Iterable[Layer]) -> tuple[str, ...]:
    """The credit of each gazetteer, each once."""
    return tuple(dict.fromkeys(layer.origin.credit() for layer in layers))


def credits_of_desk(desk: Desk, settings: PlaceSettings) -> tuple[str, ...]:
    """The credit of each gazetteer that the adopted run read with: as the gazetteer's file says
    it, else as the ledger does, else its name, so that none goes without."""
    run = next((r for r in runs(desk) if r.id == adopted_run(desk)), None)
    used = NAMED.findall(run.registries) if run is not None else []
    if not used:
        return ()
    known = dict(_of_ledger(desk)) | dict(_of_files(desk.path, settings))
    gone = "{} (gazetteer, no longer at hand)"
    return tuple(dict.fromkeys(known.get(h) or gone.format(name) for name, h in used))


def _of_ledger(desk: Desk) -> Iterator[tuple[str, str]]:
    for row in decisions(desk):
        told = row.after or row.before
        if row.verb == "registry-imported" and row.subject.startswith("places:") and told:
            origin = json.loads(told)
            yield row.subject.rpartition(":")[2], credit_of(
                origin["attribution"], origin["licence"]
            )


def _of_files(desk: Path, settings: PlaceSettings) -> Iterator[tuple[str, str]]:
    named = [Path(word) for word in (*settings.use, *settings.prefer) if word.endswith(SUFFIX)]
    for path in (*places_home().glob(f"*{SUFFIX}"), *(desk / IN_DESK).glob(f"*{SUFFIX}"), *named):
        try:
            layer = Layer(path)
        except MarsadError:  # damaged or gone: what the ledger says of it holds
            continue
        yield layer.identity, layer.origin.credit()
