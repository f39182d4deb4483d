"""What is only counted ("Not told: four mentions ...") leaves out what the brief quotes anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from marsad.model.briefs import Paragraph, Section
from marsad.model.events import Event
from marsad.model.spans import Span
from marsad.publishing.gathering import NOT_TOLD, counted_only
from marsad.publishing.material import Material
from marsad.publishing.once import QUOTED, sentences_in

Stretch = tuple[str, int, int]


def untold_only(sections: Iterable[Section], material: Material) -> tuple[Section, ...]:
    """The sections with each count of what is not told made of the events whose words stand in no
    quotation of these sections; those that do go with the quotation. A paragraph left empty is
    gone."""
    sections = tuple(sections)
    quoted = [_stretch(c.span) for t in sentences_in(sections) if QUOTED.match(t.sentence)
              for c in t.citations if c.span is not None]  # fmt: skip
    held = {e.id: e for e in material.events}
    return tuple(replace(s, paragraphs=tuple(_kept(s.paragraphs, quoted, held, material)))
                 for s in sections)  # fmt: skip


def _kept(
    paragraphs: Iterable[Paragraph], quoted: list[Stretch], held: Mapping[str, Event],
    material: Material,
) -> Iterator[Paragraph]:  # fmt: skip
    for paragraph in paragraphs:
        sentences = []
        for told in paragraph.sentences:
            if not told.sentence.startswith(NOT_TOLD):
                sentences.append(told)
                continue
            rest = [held[e] for e in told.events if not _is_quoted(held[e], quoted, material)]
            sentences += [counted_only(rest, material)] if rest else []
        if sentences:
            yield replace(paragraph, sentences=tuple(sentences))


def _is_quoted(event: Event, quoted: list[Stretch], material: Material) -> bool:
    """True when a sentence that tells of it stands in a quotation."""
    return any(
        document == claim.document and start <= claim.sentence.start and claim.sentence.end <= end
        for claim in material.read_in(event) for document, start, end in quoted
    )


def _stretch(span: Span) -> Stretch:
    return span.document, span.start, span.end
