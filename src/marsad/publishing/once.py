"""A sentence that quotes a report stands once in a brief, for every event that was read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from marsad.model.briefs import Paragraph, Section
from marsad.model.values import Told

# "The Gulf Monitor reported on 3 March: ..."
QUOTED = re.compile(r"[^“:]+ reported(?: on \d+ \w+(?: \d{4})?)?: “")


def told_once(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections without a quoting sentence that stood before: its events and citations go to
    the one that stands. A paragraph that was nothing else is gone."""
    many: dict[str, Told] = {}
    sections = tuple(sections)
    for told in _sentences(sections):
        if QUOTED.match(told.sentence):
            before = many.get(told.sentence)
            many[told.sentence] = _joined(before, told) if before else told
    seen: set[str] = set()
    return tuple(replace(s, paragraphs=_kept(s.paragraphs, many, seen)) for s in sections)


def _kept(
    paragraphs: Iterable[Paragraph], many: dict[str, Told], seen: set[str]
) -> tuple[Paragraph, ...]:
    kept = []
    for paragraph in paragraphs:
        sentences = []
        for told in paragraph.sentences:
            if told.sentence not in many:
                sentences.append(told)
            elif told.sentence not in seen:
                seen.add(told.sentence)
                sentences.append(many[told.sentence])
        sentences = _run_together(sentences)
        if sentences:
            quoted = (e for t in sentences if QUOTED.match(t.sentence) for e in t.events)
            events = dict.fromkeys([*paragraph.events, *quoted])
            kept.append(replace(paragraph, sentences=tuple(sentences), events=tuple(events)))
    return tuple(kept)


def _run_together(sentences: list[Told]) -> list[Told]:
    """What one report says of several things stands after one mention of it."""
    kept: list[Told] = []
    for told in sentences:
        lead = QUOTED.match(told.sentence)
        if lead and kept and kept[-1].sentence.startswith(lead.group()):
            words = told.sentence[lead.end() - 1 :]
            so_far = kept[-1].sentence.rstrip(".")
            last = so_far[so_far.rfind("“") :].rstrip("”")
            if words.startswith(f"{last}. "):  # it is quoted with the sentence it leans on
                text = so_far[: so_far.rfind("“")] + words
            else:
                text = f"{so_far}; {words}"
            kept[-1] = replace(_joined(kept[-1], told), sentence=text)
        else:
            kept.append(told)
    return kept


def _joined(one: Told, other: Told) -> Told:
    events = tuple(dict.fromkeys((*one.events, *other.events)))
    return replace(
        one, events=events, citations=tuple(dict.fromkeys((*one.citations, *other.citations)))
    )


def _sentences(sections: Iterable[Section]) -> Iterable[Told]:
    return (t for s in sections for p in s.paragraphs for t in p.sentences)
