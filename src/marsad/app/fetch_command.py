"""``marsad fetch``: what is at the addresses that a desk lists, each in its turn."""

from __future__ import annotations

from pathlib import Path

from marsad.app.desk_commands import add
from marsad.app.settings import FILE, settings_of
from marsad.intake import is_address
from marsad.model.errors import MarsadError


def fetch(folder: Path, limit: int, pause: float) -> int:
    """Adds them with a receipt each; one that fails does not stop the others. Raises
    ``MarsadError`` (``E-SETTINGS``) where none is listed, or what is listed is no address."""
    addresses = settings_of(folder).feeds
    wrong = next((a for a in addresses if not is_address(a)), "")
    if wrong or not addresses:
        raise MarsadError(
            "E-SETTINGS",
            f"feeds.use names {wrong[:80]!r}, which is no address" if wrong
            else "no address is listed to be fetched",
            where=str(folder / FILE), hint='write [feeds] use = ["https://..."]',
        )  # fmt: skip
    return add(folder, list(addresses), None, None, limit, pause)
