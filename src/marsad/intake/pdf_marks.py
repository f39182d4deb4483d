"""Marks in what a page of a PDF draws: what belongs to the page and not to its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Marks:
    """Which marks are open while a page is drawn."""

    opened: list[bool] = field(default_factory=list)

    def see(self, operator: bytes, given: Any) -> None:
        """Takes note of a mark that opens or closes."""
        if operator in (b"BDC", b"BMC"):
            self.opened.append(_is_aside(given))
        elif operator == b"EMC" and self.opened:
            self.opened.pop()

    @property
    def aside(self) -> bool:
        """True inside of what belongs to the page and not to its text."""
        return any(self.opened)


def _is_aside(given: Any) -> bool:
    if not given or given[0] != "/Artifact":
        return False
    said = given[1] if len(given) > 1 else None
    return not isinstance(said, dict) or said.get("/Type", "/Pagination") == "/Pagination"
