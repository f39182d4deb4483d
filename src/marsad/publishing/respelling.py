"""A brief in the spelling that its desk has set: every sentence, and our words in tables and marks.

The last step of telling, a table of letters: it changes no name, no quotation, no number."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.briefs import Brief, EventRow, Paragraph, Section
from marsad.model.values import Told
from marsad.publishing.wording.spelling import spelt


def respelt(brief: Brief) -> Brief:
    """``brief`` with our own words in its spelling."""
    way = brief.spelling

    def told(one: Told) -> Told:
        return replace(one, sentence=spelt(one.sentence, way))

    def told_all(many: tuple[Told, ...]) -> tuple[Told, ...]:
        return tuple(told(t) for t in many)

    def section(one: Section) -> Section:
        inner = tuple(Paragraph(told_all(p.sentences), p.events) for p in one.paragraphs)
        return replace(one, paragraphs=inner)

    def row(one: EventRow) -> EventRow:
        return replace(one, kind=_label(one.kind, way), actors=spelt(one.actors, way),
                       targets=spelt(one.targets, way), counts=spelt(one.counts, way))  # fmt: skip

    return replace(
        brief,
        key_points=told_all(brief.key_points),
        changed=told_all(brief.changed),
        unseen=told_all(brief.unseen),
        sections=tuple(section(s) for s in brief.sections),
        rows=tuple(row(r) for r in brief.rows),
        marks=tuple(replace(m, label=spelt(m.label, way)) for m in brief.marks if m.event)
        + tuple(m for m in brief.marks if not m.event),
    )


def _label(kind: str, way: str) -> str:
    """The name of a kind, which has a capital and may be one word alone."""
    words = spelt(kind[:1].lower() + kind[1:], way)
    return words[:1].upper() + words[1:]
