"""Marks in what a page of a PDF draws: what belongs to the page and not to its text, and what the
letters of a piece truly are."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Mark:
    """A mark that is open. ``told`` are the letters that it stands for, taken by its first sign."""

    aside: bool = False
    told: str | None = None
    taken: bool = False


@dataclass(slots=True)
class Marks:
    """Which marks are open while a page is drawn, the inmost last."""

    opened: list[Mark] = field(default_factory=list)

    def see(self, operator: bytes, given: Any) -> None:
        """Takes note of a mark that opens or closes."""
        if operator in (b"BDC", b"BMC"):
            self.opened.append(Mark(_is_aside(given), _told(given)))
        elif operator == b"EMC" and self.opened:
            self.opened.pop()

    @property
    def aside(self) -> bool:
        """True inside of what belongs to the page and not to its text."""
        return any(mark.aside for mark in self.opened)

    def letters(self, drawn: str) -> str:
        """What the sign ``drawn`` stands for: itself, or inside of a mark that tells its letters
        all of these for the first sign and nothing for the others."""
        mark = next((mark for mark in self.opened if mark.told is not None), None)
        if mark is None:
            return drawn
        found = "" if mark.taken else mark.told or ""
        mark.taken = True
        return found


def _is_aside(given: Any) -> bool:
    if not given or given[0] != "/Artifact":
        return False
    said = given[1] if len(given) > 1 else None
    return not isinstance(said, dict) or said.get("/Type", "/Pagination") == "/Pagination"


def _told(given: Any) -> str | None:
    said = given[1] if len(given) > 1 else None
    told = said.get("/ActualText") if isinstance(said, dict) else None
    if isinstance(told, bytes):
        wide = told.startswith(BOM_UTF16_BE)
        return told[2:].decode("utf-16-be", "ignore") if wide else told.decode("latin-1")
    return told if isinstance(told, str) else None
