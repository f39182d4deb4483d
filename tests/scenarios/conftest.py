"""One kit for every story."""

from __future__ import annotations

import pytest

from marsad.app.kit import load_kit
from marsad.reading.sheet import Kit


@pytest.fixture(scope="session")
def kit() -> Kit:
    return load_kit()
