"""A desk of a few reports, worked on day by day by a clock that the test sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marsad.app.main import run

CLOCKED = (
    "desk_commands", "review_commands", "release_commands", "care_commands", "decide_commands",
    "watch_command", "import_commands",
)  # fmt: skip


class SmallDesk:
    """A desk in a folder; every command is run at the moment of ``clock``."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "desk"
        self.reports = folder / "reports"
        self.reports.mkdir()
        self.clock = "2017-11-18T09:00:00Z"
        for module in CLOCKED:
            patch.setattr(f"marsad.app.{module}.now", lambda: self.clock, raising=False)
        assert run(["init", str(self.folder), "--theatre", "Libya"]) == 0

    def on_day(self, day: str) -> None:
        """Afterwards it is nine o'clock of that day."""
        self.clock = f"{day}T09:00:00Z"

    def __call__(self, *words: str, code: int = 0) -> None:
        assert run([*words, "--desk", str(self.folder)]) == code, words

    def report(self, name: str, text: str, *, source: str, published: str) -> None:
        """A report comes in and is read and held."""
        path = self.reports / f"{name}.txt"
        path.write_text(text, "utf-8")
        self("add", str(path), "--source", source, "--published", published)
        self("read")
        self("resolve")

    def decide(self, verb: str, subject: str, after: Any = None, reason: str = "Seen.") -> None:
        """A person's decision."""
        given = ["--after", json.dumps(after)] if after is not None else []
        self("review", "--verb", verb, "--subject", subject, *given, "--reason", reason)
