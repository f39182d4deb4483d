"""One small world and one reader for the tests of whole readings."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import Found, Reader, page, small_actors, small_places
from spacy.language import Language

from marsad.reading.sheet import Kit
from marsad.reading.steps import read


@pytest.fixture(scope="session")
def kit(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    places = small_places(tmp_path_factory.mktemp("world") / "places.sqlite")
    return Kit(nlp, places, small_actors(), "run-1")


@pytest.fixture(scope="session")
def told(kit: Kit) -> Reader:
    """Reads one text of ours; every span must quote it."""

    def reader(text: str, **more: Any) -> Found:
        document = page(text, **more)
        (reading,) = read([document], kit)
        for claim in reading.claims:
            for span in claim.spans():
                assert text[span.start : span.end] == span.quote
        for mention in reading.actors:
            assert text[mention.start : mention.end] == mention.text
        return Found(reading)

    return reader
