"""Which published sentences rest on what is held differently now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model.briefs import Brief
from marsad.model.values import Told
from marsad.publishing.difference import OF_CLAIMS, EventChange
from marsad.publishing.footnotes import key_of, note_key


@dataclass(frozen=True, slots=True)
class Touched:
    """One sentence of a published brief: its part (``key-points``, a section's key, ``changed`` or
    ``unseen``), its footnotes, the events that changed, and what changed, in words."""

    brief: str
    part: str
    sentence: str
    footnotes: tuple[int, ...]
    events: tuple[str, ...]
    why: tuple[str, ...]


def touched(briefs: Sequence[Brief], changes: Sequence[EventChange]) -> tuple[Touched, ...]:
    """The sentences of each brief that tell of an event which changed after the brief was made, in
    a field, or by losing a claim that the sentence cites."""
    found: list[Touched] = []
    for brief in briefs:
        later = {c.event: c for c in changes if any(seq > brief.as_of for seq in c.causes)}
        if later:
            found += _of_brief(brief, later)
    return tuple(found)


def _of_brief(brief: Brief, later: dict[str, EventChange]) -> Iterator[Touched]:
    notes = {key_of(n): n.number for n in brief.footnotes}
    for part, told in sentences_of(brief):
        about = dict.fromkeys((*told.events, *(e for c in told.citations for e in c.cites)))
        cited = {c.claim for c in told.citations if c.claim}
        why = {e: _why(later[e], cited) for e in about if e in later}
        moved = tuple(e for e, words in why.items() if words)
        if moved:
            numbers = (notes.get(note_key(c)) for c in told.citations if c.span is not None)
            yield Touched(
                brief.id, part, told.sentence,
                tuple(dict.fromkeys(n for n in numbers if n is not None)), moved,
                tuple(dict.fromkeys(w for e in moved for w in why[e])),
            )  # fmt: skip


def sentences_of(brief: Brief) -> Iterator[tuple[str, Told]]:
    """Every sentence of a brief with its part, in reading order."""
    for told in brief.key_points:
        yield "key-points", told
    for section in brief.sections:
        for paragraph in section.paragraphs:
            for told in paragraph.sentences:
                yield section.key, told
    for told in brief.changed:
        yield "changed", told
    for told in brief.unseen:
        yield "unseen", told


def _why(change: EventChange, cited: set[str]) -> list[str]:
    """What of a change concerns a sentence; more reports of the same are no concern of it."""
    if change.sort != "changed":
        return [change.sort]
    words = [f.field for f in change.fields if f.field not in (*OF_CLAIMS, "voices")]
    gone = {c for f in change.fields if f.field == "claims" for c in f.before}
    silent = {c for f in change.fields if f.field == "overtaken" for c in f.after}
    if cited & gone:
        words.append("a claim it cites has left")
    if cited & silent:
        words.append("a report it cites has a newer text")
    return words
