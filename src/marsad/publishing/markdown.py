"""``markdown_of``: the same tree as Markdown; what stands in a sentence is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.model.briefs import Brief, Footnote
from marsad.model.values import Told
from marsad.publishing.attribution import attribution
from marsad.publishing.footnotes import page_words
from marsad.publishing.forms import name_of
from marsad.publishing.page.html import (
    ABOUT,
    STANDING_WORDS,
    facts_of,
    marks_of,
    queries_of,
)
from marsad.publishing.page.tags import tags_of
from marsad.publishing.wording.days import day, span_words, table_words
from marsad.publishing.wording.spelling import spelt

LISTS = ("trend", "incidents", "conditions")


def markdown_of(brief: Brief, *, imported: Iterable[str] = ()) -> str:
    """The brief in Markdown with footnotes (``[^1]``), the sentences and credits those of the
    page."""
    queries = queries_of(brief)
    standing = {row.event: row.standing for row in brief.rows}
    told = {s.key for s in brief.sections} - {"series", "trend"}

    def line(told: Told) -> str:
        marks = "".join(f"[^{label}]" for label, _ in marks_of(told, brief, queries))
        return f"{escape(told.sentence)}{marks}"

    parts = [
        f"# {escape(brief.theatre)}: {span_words(*brief.period)}", "",
        *([f"*{name_of(brief.template)}*", ""] if brief.template != "weekly-monitor" else []),
        f"Rests on {facts_of(brief)}.", "",
        f"Made {brief.made} · as of ledger row {brief.as_of} · release {brief.release}"
        f" · ledger head `{brief.head}`",
    ]  # fmt: skip
    if brief.template != "incident-log":
        parts += ["", "## Key points", ""]
        parts += [f"{n}. {line(t)}" for n, t in enumerate(brief.key_points, start=1)]
    used = [s for s in STANDING_WORDS if s in {row.standing for row in brief.rows}]
    if used:
        told_as = "; ".join(f"*{s.replace('-', ' ')}*: {STANDING_WORDS[s]}" for s in used)
        parts += ["", f"Standing of an event: {told_as}."]
    if brief.changed:
        parts += ["", "## What changed since the last brief", ""]
        parts += [f"- {line(t)}" for t in brief.changed]
    for section in brief.sections:
        if section.paragraphs:
            parts += ["", f"## {escape(section.title)}"]
            parts += [""] if section.key in LISTS else []
            for p in section.paragraphs:
                tags = tags_of(p, standing) if section.key in told else [""] * len(p.sentences)
                lead = "- " if section.key in LISTS else "\n"
                parts += [lead + " ".join(
                    f"{line(t)} *({tag.replace('-', ' ')})*" if tag else line(t)
                    for t, tag in zip(p.sentences, tags, strict=True)
                )]  # fmt: skip
    quiet = [s.title for s in brief.sections if not s.paragraphs and s.key not in
             ("series", "trend", "other")]  # fmt: skip
    parts += ["", f"Nothing held this week under: {escape('; '.join(quiet))}."] if quiet else []
    parts += ["", "## What we could not see", "", *(f"- {line(t)}" for t in brief.unseen)]
    about = spelt(" ".join(ABOUT), brief.spelling)
    parts += ["", "## About this brief", "", f"{about} {escape(attribution(imported))}"]
    parts += ["", "## Events", "", *_table(brief), ""]
    parts += [_note(n) for n in brief.footnotes]
    parts += [f"[^{letter}]: stored: `{_code(text)}`" for text, letter in queries.items()]
    return "\n".join(parts).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no table or line breaks."""
    flat = " ".join(text.split())
    flat = flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]{}|~#])", r"\\\1", flat)


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")


def _table(brief: Brief) -> list[str]:
    year = brief.period[1].year
    lines = ["| When | Where | What | Who | On whom | How many | Standing | Notes |",
             "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for row in brief.rows:
        cells = [table_words(row.when, year), row.where, row.kind, row.actors, row.targets,
                 row.counts, row.standing.replace("-", " "),
                 ", ".join(map(str, row.notes))]  # fmt: skip
        lines.append("| " + " | ".join(escape(c) for c in cells) + " |")
    return lines


def _note(note: Footnote) -> str:
    if note.tombstone:
        return f"[^{note.number}]: purged by decision; text sha256 `{note.text_sha256}`."
    title = f", *{escape(note.title)}*" if note.title else ""
    when = (day(note.published) if note.published else "day not known") + page_words(note)
    return (
        f"[^{note.number}]: {escape(note.publisher)}{title}, {when}:"
        f" {escape(note.before)} **{escape(note.quote)}** {escape(note.after)}"
        f" ({note.claim or 'words'}, characters {note.start}–{note.end},"
        f" text sha256 `{note.text_sha256}`)"
    )
