"""Tables of the brief on paper: events, conditions, and the week against the past."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from marsad.model.briefs import Brief, EventRow
from marsad.model.values import Told
from marsad.publishing.frames import short_of, themes
from marsad.publishing.page.html import compact
from marsad.publishing.paper.words import words
from marsad.publishing.trend import columns
from marsad.publishing.wording.days import table_words
from marsad.publishing.wording.sides import capital

HEAD = ["When", "Where", "What", "Who", "On whom", "How many", "Standing", "Notes"]
CONDITION_HEAD = ["When", "Where", "Condition", "Who it touches", "Standing", "Notes"]
MEANS = ("4 weeks", "52 weeks")
NOTHING = "–"
Tell = Callable[[Told], dict[str, Any]]


def event_tables(brief: Brief) -> list[dict[str, Any]]:
    """The rows of the brief as one table of events and one of conditions; none that is empty."""
    kinds = {capital(short_of("condition", theme)) for theme in themes()}
    events = [row for row in brief.rows if row.kind not in kinds]
    conditions = [row for row in brief.rows if row.kind in kinds]
    year = brief.period[1].year
    tables = [
        {"title": "Events", "key": "events", "head": HEAD, "rows": _rows(events, year, _event)},
        {"title": "Conditions", "key": "conditions", "head": CONDITION_HEAD,
         "rows": _rows(conditions, year, _condition)},
    ]  # fmt: skip
    return [table for table in tables if table["rows"]]


def trend_of(brief: Brief, tell: Tell) -> dict[str, Any] | None:
    """The week against the past as a table with a bar a row: ``bar`` and ``mean`` are shares of
    the widest; what is no row of it is told beneath. ``None`` when the brief has none."""
    told = [t for s in brief.sections if s.key == "trend" for p in s.paragraphs
            for t in p.sentences]  # fmt: skip
    if not told:
        return None
    found = [(cells, t) for t in told if (cells := columns(t.sentence)) is not None]
    top = max([1.0, *(float(n) for cells, _ in found for n in cells[1:3])])
    rows = [
        {**tell(t), "said": words(cells[0]), "cells": list(cells[1:]),
         "bar": float(cells[1]) / top, "mean": float(cells[2]) / top if len(cells) > 2 else None}
        for cells, t in found
    ]  # fmt: skip
    means = [f"Mean of {w} before" for w in MEANS[: len(found[0][0]) - 2]] if found else []
    return {
        "title": next(s.title for s in brief.sections if s.key == "trend"),
        "head": ["Theme", "This week", *means],
        "rows": rows,
        "legend": bool(means),
        "rest": [tell(t) for t in told if columns(t.sentence) is None],
    }


def leads(numbers: Iterable[int]) -> list[list[str]]:
    """Numbers of notes, each with where it leads; four or more in a row are one range."""
    return [list(mark) for mark in compact([(str(n), f"note-{n}") for n in numbers])]


def _rows(
    rows: Iterable[EventRow], year: int, cells: Callable[[EventRow], list[str]]
) -> list[dict[str, Any]]:
    return [
        {"cells": [words(c or NOTHING) for c in (table_words(row.when, year), *cells(row))],
         "standing": row.standing, "notes": leads(row.notes)}
        for row in rows
    ]  # fmt: skip


def _event(row: EventRow) -> list[str]:
    return [row.where, row.kind, row.actors, row.targets, row.counts]


def _condition(row: EventRow) -> list[str]:
    sides = "; ".join(side for side in (row.actors, row.targets, row.counts) if side)
    return [row.where, row.kind, sides]
