"""A sentence that quotes a report stands once in a brief, for every event that was read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from marsad.model.briefs import Paragraph, Section
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.material import Material

# "The Gulf Monitor reported on 3 March: ..."
QUOTED = re.compile(
    r"(?P<who>[^“:]+ reported(?: on \d+ \w+(?: \d{4})?)?)"
    r"(?:, (?P<where>(?:in|under) “[^”]*”))?: (?=“)"
)


def surest_first(event: Event, material: Material) -> float:
    """How surely an event was read, in steps of a twentieth; of two read alike the one that its
    sentence tells first is before."""
    claims = material.read_in(event)
    into = min((c.trigger.start - c.sentence.start for c in claims), default=0)
    return round(event.confidence * 20) / 20 - into * 1e-5


def told_once(
    sections: Iterable[Section], sure: Mapping[str, float] | None = None
) -> tuple[Section, ...]:
    """The sections with each quoting sentence only where its event was read most surely (``sure``,
    by id; else where it comes first): the events and citations of the others go to the one that
    stands. A paragraph that was nothing else is gone."""
    many: dict[str, Told] = {}
    homes: dict[str, tuple[float, int]] = {}
    sections = tuple(sections)
    for n, told in ((n, t) for n, s in enumerate(sections) for t in sentences_in([s])):
        if QUOTED.match(told.sentence):
            before = many.get(told.sentence)
            many[told.sentence] = _joined(before, told) if before else told
            sureness = max(((sure or {}).get(e, 0.0) for e in told.events), default=0.0)
            if before is None or sureness > homes[told.sentence][0]:
                homes[told.sentence] = (sureness, n)
    found = []
    for n, section in enumerate(sections):
        elsewhere = {words for words, (_, home) in homes.items() if home != n}
        kept = _kept(section.paragraphs, many, elsewhere)
        found.append(replace(section, paragraphs=kept))
    return tuple(found)


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
    for who, run in groupby(sentences, key=_who):
        told = list(run)
        kept += [_all(who, told)] if who and len(told) > 1 else told
    return kept


def _who(told: Told) -> str:
    lead = QUOTED.match(told.sentence)
    return lead["who"] if lead else ""


def _all(who: str, told: Sequence[Told]) -> Told:
    """The sentences as one: first what stands for itself, then heading by heading; a quotation
    that another holds is left out."""
    parts = [(m["where"] or "", t.sentence[m.end() :].rstrip("."))
             for t in told if (m := QUOTED.match(t.sentence))]  # fmt: skip
    apart = [_parted(words) for _, words in parts]
    places = list(dict.fromkeys(where for where, _ in parts))
    words_at: dict[str, list[str]] = {where: [] for where in sorted(places, key=bool)}
    every = [w for words in apart for w in words]
    for (where, _), words in zip(parts, apart, strict=True):
        words_at[where] += [w for w in words if not _is_held(w, every)]
    said = [(where, list(dict.fromkeys(words))) for where, words in words_at.items() if words]
    listed = [f"{where}: " * bool(where) + "; ".join(words) for where, words in said]
    first = ", " if said[0][0] else ": "
    whole = told[0]
    for one in told[1:]:
        whole = _joined(whole, one)
    return replace(whole, sentence=f"{who}{first}{'; '.join(listed)}.")


def _parted(words: str) -> list[str]:
    return re.findall(r"“[^”]*”", words)


def _is_held(one: str, every: Iterable[str]) -> bool:
    """True when another quotation holds these words and more."""
    return any(other != one and one[1:-1].rstrip(".") in other for other in every)


def _joined(one: Told, other: Told) -> Told:
    events = tuple(dict.fromkeys((*one.events, *other.events)))
    return replace(
        one, events=events, citations=tuple(dict.fromkeys((*one.citations, *other.citations)))
    )


def sentences_in(sections: Iterable[Section]) -> Iterable[Told]:
    """Every sentence of these sections, in the order of reading."""
    return (t for s in sections for p in s.paragraphs for t in p.sentences)
