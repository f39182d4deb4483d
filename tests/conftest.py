"""What many tests share: one parser for the whole session."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.reading.parse import load_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_nlp()
