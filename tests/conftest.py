"""What many tests share: one parser for the whole session."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from marsad.reading.parse import load_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_nlp()


@pytest.fixture(autouse=True)
def no_lists_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests read without the lists of actors of whoever runs them."""
    monkeypatch.setenv("MARSAD_ACTORS", str(tmp_path / "home" / "actors"))
