"""What many tests share: one parser for the whole session, and a web site on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from marsad.reading.parse import load_nlp
from web_desk import OUTSIDE, Site


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_nlp()


@pytest.fixture(autouse=True)
def no_lists_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests read without the lists of actors of whoever runs them."""
    monkeypatch.setenv("MARSAD_ACTORS", str(tmp_path / "home" / "actors"))


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web site of this machine."""
    monkeypatch.setenv("NO_PROXY", "*")
    here = Site()
    yield here
    here.close()


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web site that counts as one of the public web."""
    monkeypatch.setenv("NO_PROXY", "*")
    there = Site(OUTSIDE)
    yield there
    there.close()
