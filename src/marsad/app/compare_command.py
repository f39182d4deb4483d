"""What ``marsad compare`` prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path


def compare(
    folder: Path, dataset: str | None, since: date | None, until: date | None, form: str
) -> int:
    """Stub."""
    return 0
