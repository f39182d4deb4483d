"""The brief as data for the template: texts, numbers and pictures, and no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from marsad.model.briefs import Brief, Section
from marsad.model.sources import Document
from marsad.model.values import Told
from marsad.publishing.attribution import attribution
from marsad.publishing.forms import name_of
from marsad.publishing.page.html import (
    ABOUT,
    STANDING_WORDS,
    compact,
    facts_of,
    marks_of,
    queries_of,
)
from marsad.publishing.page.map_svg import COLOURS
from marsad.publishing.page.tags import tags_of
from marsad.publishing.paper.figures import (
    bars_of_paper,
    beneath_map,
    beneath_timeline,
    map_of,
    shapes_of,
    signs_of,
    timeline_of,
)
from marsad.publishing.paper.sources import notes_of, queries_of_paper, reports_of
from marsad.publishing.paper.tables import Tell, event_tables, trend_of
from marsad.publishing.paper.words import flat, words
from marsad.publishing.wording.days import span_words
from marsad.publishing.wording.spelling import spelt

NO_THEME = ("series", "trend", "other")
WHOLE = "The page brief.html beside this file holds the cited reports with the cited words marked."
BLOCKED_OUT = (
    "For this public copy some names and places are blocked out; the hashes are those of the full"
    " texts."
)
PURPOSE = (
    "Marsad documents what was publicly reported, for protection, research and accountability. A"
    " brief is never surer than what it holds."
)


def tree_of(
    brief: Brief, *, documents: Mapping[str, Document], imported: Iterable[str] = ()
) -> dict[str, Any]:
    """Everything that is printed, in the order of the page: the sentences, marks and credits are
    those of ``html_of``."""
    queries = queries_of(brief)
    standing = {row.event: row.standing for row in brief.rows}

    def tell(told: Told) -> dict[str, Any]:
        marks = compact(marks_of(told, brief, queries))
        return {"said": words(told.sentence), "marks": [list(mark) for mark in marks]}

    period = span_words(*brief.period)
    form = name_of(brief.template)
    return {
        "name": flat(f"{brief.theatre}: {form.lower()}, {period}"),
        "form": form,
        "opens": brief.template != "incident-log",
        "region": "US" if brief.spelling == "american" else "GB",
        "theatre": words(brief.theatre),
        "period": period,
        "made": list(made_at(brief).timetuple()[:6]),
        "facts": _facts(brief),
        "key": [{**tell(t), "tag": _first(t, standing)} for t in brief.key_points],
        "standings": [[s, STANDING_WORDS[s]] for s in STANDING_WORDS if s in standing.values()],
        "colours": COLOURS,
        "changed": [tell(t) for t in brief.changed],
        "map": map_of(brief),
        "shapes": shapes_of(brief),
        "map_note": words(beneath_map(brief)),
        "signs": signs_of(brief),
        "bars": bars_of_paper(brief),
        "bars_told": tell(brief.bars.told) if brief.bars is not None else None,
        "timeline": timeline_of(brief),
        "timeline_note": words(beneath_timeline(brief)),
        "sections": [_section(s, standing, tell) for s in brief.sections
                     if s.paragraphs and s.key != "trend"],
        "trend": trend_of(brief, tell),
        "quiet": [words(s.title) for s in brief.sections
                  if not s.paragraphs and s.key not in NO_THEME],
        "unseen": [tell(t) for t in brief.unseen],
        "about": words(spelt(" ".join((*ABOUT, attribution(imported))), brief.spelling)),
        "tables": event_tables(brief),
        "notes": notes_of(brief),
        "queries": queries_of_paper(queries),
        "reports": reports_of(brief, documents),
        "reports_note": f"{WHOLE} {BLOCKED_OUT}" if brief.withheld else WHOLE,
        "foot": [words(_foot(brief)), PURPOSE],
        "release": words(brief.release),
    }  # fmt: skip


def made_at(brief: Brief) -> datetime:
    """When the brief was made, in UTC; a time without a zone is UTC already."""
    time = datetime.fromisoformat(brief.made)
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def _facts(brief: Brief) -> list[list[Any]]:
    return [
        ["Rests on", facts_of(brief)],
        ["Made", brief.made[:16].replace("T", ", ") + " UTC"],
        ["As of", f"ledger row {brief.as_of}"],
        ["Release", words(brief.release)],
        ["Ledger head", brief.head[:12]],
    ]


def _first(told: Told, standing: Mapping[str, str]) -> str:
    return next((standing[e] for e in told.events[:1] if e in standing), "")


def _section(section: Section, standing: Mapping[str, str], tell: Tell) -> dict[str, Any]:
    paragraphs = []
    for paragraph in section.paragraphs:
        tags = tags_of(paragraph, standing)
        told = [
            {**tell(t), "tag": tag if section.key != "series" else ""}
            for t, tag in zip(paragraph.sentences, tags, strict=True)
        ]
        paragraphs.append({"told": told})
    return {"title": words(section.title), "paragraphs": paragraphs}


def _foot(brief: Brief) -> str:
    follows = f" · follows {brief.previous}" if brief.previous else ""
    return f"{brief.id} · release {brief.release} · ledger head {brief.head}{follows}"
