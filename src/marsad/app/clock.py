"""The one place that looks at the clock and at who is working."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime


def now() -> str:
    """This moment, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def person() -> str:
    """Who types the command, for the ledger."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


MACHINE = "machine"
