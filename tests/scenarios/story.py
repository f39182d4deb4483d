"""A story as its file has it (README.md tells the form). An unknown word in a file is an error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "stories"
TOP = {"title", "sort", "fails", "weeks", "report", "places", "actor", "held", "event", "told"}
REPORT = {"id", "source", "kind", "published", "text", "claims"}
EVENT = {
    "claims", "kind", "when", "where", "actor", "target", "counts", "rivals", "standing", "voices",
    "lineages", "realis", "denials", "theme",
}  # fmt: skip
TOLD = {"week", "says", "never", "always"}
FORM = re.compile(r"\s*\|\s*")
Week = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``claims`` are lines of hand-made claims; without any, its text is read."""

    id: str
    source: str
    kind: str
    published: date
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One story with what must be held and told. ``fails`` says why it fails today, else empty."""

    name: str
    title: str
    sort: str
    fails: str
    reports: tuple[Report, ...]
    weeks: tuple[Week, ...]
    places: Mapping[str, Mapping[str, Any]]
    actors: tuple[Mapping[str, Any], ...]
    held: Mapping[str, int]
    events: tuple[Mapping[str, Any], ...]
    told: tuple[Mapping[str, Any], ...]

    @property
    def is_read(self) -> bool:
        """True when its texts are read; false when its claims are made by hand."""
        return not any(r.claims for r in self.reports)


def story_of(path: Path) -> Story:
    """The story in a file. Raises ``ValueError`` for a word that is not known, a report without
    the fields it needs, or a story that expects nothing."""
    table = tomllib.loads(path.read_text("utf-8"))
    _known(path, table, TOP)
    for name, rows, words in (("report", "report", REPORT), ("event", "event", EVENT),
                              ("told", "told", TOLD)):  # fmt: skip
        for row in table.get(rows, ()):
            _known(path, row, words, name)
    reports = tuple(_report(path, row) for row in table.get("report", ()))
    if len(reports) < 2 or len({r.id for r in reports}) != len(reports):
        raise ValueError(f"{path.name}: a story has two reports or more, each with its own id")
    if len({bool(r.claims) for r in reports}) != 1:
        raise ValueError(f"{path.name}: either every report has claims or none has")
    if not table.get("event") or not all(len(e) > 1 for e in table["event"]):
        raise ValueError(f"{path.name}: a story expects an event, and something of each")
    return Story(
        name=path.stem,
        title=table["title"],
        sort=table["sort"],
        fails=table.get("fails", ""),
        reports=reports,
        weeks=_weeks(table.get("weeks", ()), reports),
        places=table.get("places", {}),
        actors=tuple(table.get("actor", ())),
        held=table.get("held", {}),
        events=tuple(table["event"]),
        told=tuple(table.get("told", ())),
    )


def stories() -> tuple[Story, ...]:
    """Every story, by the name of its file."""
    return tuple(story_of(path) for path in sorted(STORIES.glob("*.toml")))


def _report(path: Path, row: Mapping[str, Any]) -> Report:
    missing = {"id", "source", "published", "text"} - set(row)
    if missing:
        raise ValueError(f"{path.name}: a report lacks {sorted(missing)}")
    return Report(
        row["id"], row["source"], row.get("kind", "unknown"), row["published"],
        row["text"].strip() + "\n", tuple(row.get("claims", ())),
    )  # fmt: skip


def _weeks(rows: Any, reports: tuple[Report, ...]) -> tuple[Week, ...]:
    """The periods told: those named, else one from a week before the first report to the last."""
    found = []
    for row in rows:
        first, _, last = str(row).partition("/")
        found.append((date.fromisoformat(first), date.fromisoformat(last)))
    days = [r.published for r in reports]
    return tuple(found) or ((min(days) - timedelta(days=7), max(days)),)


def _known(path: Path, row: Mapping[str, Any], words: set[str], name: str = "story") -> None:
    strange = sorted(set(row) - words)
    if strange:
        raise ValueError(f"{path.name}: a {name} has no {strange}")
