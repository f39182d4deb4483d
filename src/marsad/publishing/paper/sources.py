"""The end matter: notes with the words they quote, the reports they are from, stored queries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from marsad.model.briefs import Brief, Footnote
from marsad.model.sources import Document
from marsad.publishing.footnotes import page_words
from marsad.publishing.paper.tables import leads
from marsad.publishing.paper.words import runs_left, words
from marsad.publishing.wording.days import day

HASH = 16
JOINED = "\u00a0"
LONG_NOTE = 900


def notes_of(brief: Brief) -> list[dict[str, Any]]:
    """Every note: who published what and when, the exact words, and what stands around them."""
    return [_tombstone(n) if n.tombstone else _note(n) for n in brief.footnotes]


def reports_of(brief: Brief, documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """Every report that a note quotes, in the order of its first note, with its notes. One that
    is not among ``documents`` is told from its notes."""
    found: dict[str, list[Footnote]] = {}
    for note in brief.footnotes:
        found.setdefault(note.document, []).append(note)
    return [_report(notes, documents.get(key)) for key, notes in found.items()]


def queries_of_paper(queries: Mapping[str, str]) -> list[dict[str, Any]]:
    """The stored queries and coverage records by their letters."""
    return [{"letter": letter, "text": words(text)} for text, letter in queries.items()]


def _tombstone(note: Footnote) -> dict[str, Any]:
    who = note.publisher or "A document"
    return {
        "number": note.number, "source": words(f"{who}: purged by decision; only its hash remains"),
        "title": "", "day": "", "before": "", "quote": "", "after": "", "left": False,
        "keep": True, "ids": words(_ids(note)),
    }  # fmt: skip


def _note(note: Footnote) -> dict[str, Any]:
    return {
        "number": note.number,
        "source": words(note.publisher or "Unknown"),
        "title": words(note.title),
        "day": _day(note.published) + page_words(note),
        "before": words(f"…{JOINED}{note.before}" if note.before.strip() else ""),
        "quote": words(note.quote),
        "after": words(f"{note.after}{JOINED}…" if note.after.strip() else ""),
        "left": runs_left(note.quote),
        "keep": len(note.before) + len(note.quote) + len(note.after) < LONG_NOTE,
        "ids": words(_ids(note)),
    }


def _ids(note: Footnote) -> str:
    claim = f"{note.claim} · " if note.claim else ""
    return f"{claim}characters {note.start}–{note.end} · text {note.text_sha256[:HASH]}"


def _report(notes: list[Footnote], document: Document | None) -> dict[str, Any]:
    first = notes[0]
    purged = first.tombstone or (document is not None and document.purged)
    title = "" if purged else first.title
    return {
        "source": words(first.publisher or "Unknown"),
        "title": words("Purged by decision; its hash remains" if purged else title or "Untitled"),
        "day": _day(first.published),
        "rights": words((document.rights if document else None) or ""),
        "sha256": words(first.text_sha256),
        "notes": leads(n.number for n in notes),
    }


def _day(when: date | None) -> str:
    return day(when) if when else "day not known"
