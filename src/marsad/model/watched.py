"""What a library holds, in numbers: enough to say what was and was not watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Watched:
    """``days`` are those on which some document was published, ``days_read`` those with one that
    could be read; ``read`` counts what could be read, ``unread`` what could not, by language."""

    days: frozenset[date] = frozenset()
    days_read: frozenset[date] = frozenset()
    sources: frozenset[str] = frozenset()
    read: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
