"""Sections: the most important of a theme in full, the rest gathered in one honest sentence.

Nothing of the week is lost: every event is in exactly one paragraph of one section, with its
footnote, and in the table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.model.briefs import Paragraph
from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.before import Before
from marsad.publishing.citing import cite
from marsad.publishing.clauses import COUNTED, nominal
from marsad.publishing.config import OTHER, BriefConfig
from marsad.publishing.frames import frame_of, noun_of
from marsad.publishing.material import Material
from marsad.publishing.presentable import presentable
from marsad.publishing.ranking import UNTOLD, is_doubtful, is_hazy, is_minor, is_unsure
from marsad.publishing.speakers import by_speaker, speaker_of, supports_of
from marsad.publishing.stories import stories_of
from marsad.publishing.telling_conditions import tell_together
from marsad.publishing.telling_events import parts_of, tell_event
from marsad.publishing.telling_rest import fields_of
from marsad.publishing.wording import numbers, places, sides

LEAD = "Also reported: "
NOT_TOLD = "Not told: "
MOST_NAMED = 12
ENOUGH = 6
DAY = r"(\d{1,2} [A-Z][a-z]+(?: \d{4})?)"
SPOKEN = re.compile(rf"On {DAY} |[^“]*? reported on {DAY} that ")
DOUBTS = {"planned": "planned", "threatened": "threatened", "feared": "feared",
          "hypothetical": "possible", "denied": "denied", "alleged": "alleged"}  # fmt: skip


def section_of(event: Event, material: Material, config: BriefConfig) -> str:
    """The section an event is told in: what is only feared or thought possible stands with the
    plans, where the desk has such a section; a quoted act whose kind is doubtful stands apart."""
    claims = material.read_in(event)
    ahead = next((s.key for s in config.sections if "future" in s.realis), None)
    doubtful = bool(claims) and all(c.stance.value in UNTOLD for c in claims)
    if material.quoting and is_hazy(event):
        return OTHER
    return ahead if ahead and doubtful and event.theme is None else config.section_of(event)


def unsure(event: Event, material: Material) -> bool:
    """True for what stands last: what is held refuted, and what its tellers only allege."""
    claims = material.read_in(event)
    alleged = bool(claims) and all(c.stance.value in ("alleged", "denied") for c in claims)
    return event.standing.value == "refuted" or alleged


def _is_only_counted(event: Event, material: Material) -> bool:
    """What is doubtful; and, where reports are quoted, what one mentions in passing and may have
    been misread."""
    passing = is_minor(event, material) or event.standing.value == "refuted"
    passing = passing and is_unsure(event)
    return is_doubtful(event, material) or (material.quoting and passing)


def paragraphs_of(
    events: Sequence[Event], told: Mapping[str, tuple[Told, ...]], material: Material, most: int,
    year: int, *, trimmed: bool = False, short: bool = False,
) -> tuple[Paragraph, ...]:  # fmt: skip
    """The events of one heading: a paragraph a story and a place, then what is told in few words
    and what is only counted. ``trimmed`` says how many are told in few words for want of room,
    ``short`` only counts them."""
    doubtful = [e for e in events if _is_only_counted(e, material)]
    minor = [e for e in events if is_minor(e, material) and e not in doubtful]
    conditions = [e for e in events if e.theme is not None]
    acts = [e for e in events if e.theme is None and e not in minor and e not in doubtful]
    blocks = [(story, tell_story(story, told, material, year))
              for story in stories_of(acts, material)]  # fmt: skip
    blocks += tell_together(conditions, material, year)
    full, over = blocks[:most], blocks[most:]
    found = [Paragraph(sentences, tuple(e.id for e in own)) for own, sentences in full]
    rest = [e for own, _ in over for e in own] + minor
    if len(rest) == 1 and most and not trimmed:
        found.append(Paragraph(told[rest[0].id], (rest[0].id,)))
        rest = []
    if rest or doubtful:
        found.append(
            also_reported(rest, doubtful, material, year, trimmed=trimmed, short=short)
        )
    return tuple(found)


def also_reported(
    rest: Sequence[Event], doubtful: Sequence[Event], material: Material, year: int, *,
    trimmed: bool = False, short: bool = False,
) -> Paragraph:  # fmt: skip
    """The paragraph for what is told in few words and for what is only counted. ``trimmed`` says
    how many the former are, ``short`` counts them only."""
    sentences = [gathered(rest, material, year, trimmed=trimmed)] if rest and not short else []
    sentences += [cut(rest, material)] if rest and short else []
    sentences += [counted_only(doubtful, material)] if doubtful else []
    return Paragraph(tuple(sentences), tuple(e.id for e in (*rest, *doubtful)))


def tell_story(
    story: Sequence[Event], told: Mapping[str, tuple[Told, ...]], material: Material, year: int
) -> tuple[Told, ...]:
    """The sentences of a story. What follows its lead does not repeat place, day and speaker."""
    last = told[story[0].id]
    found = list(last)
    for before, event in pairwise(story):
        front = before_of(before, material, year, last[0].sentence)
        last = tell_event(event, material, year, front)
        twin = next((n for n, t in enumerate(found) if _same(t, last)), None)
        if twin is None:
            found += last
        else:
            found[twin] = _both(found[twin], last[0])
    return tuple(found)


def _same(one: Told, other: Sequence[Told]) -> bool:
    """True when a story would say the same again."""
    tails = [t.sentence.rpartition(" that ")[2] for t in (one, *other)]
    return len(other) == 1 and tails[0] == tails[1] and len(tails[0].split()) > ENOUGH


def _both(one: Told, other: Told) -> Told:
    more = tuple(c for c in other.citations if c not in one.citations)
    return Told(one.sentence, (*one.events, *other.events), (*one.citations, *more))


def before_of(event: Event, material: Material, year: int, lead: str) -> Before:
    """What a sentence after those of ``event`` need not tell again; ``lead`` is its first."""
    shown = presentable(event, material)
    parts = parts_of(shown, fields_of(shown), material, year)
    settled = event.standing.value in ("corroborated", "admitted")
    claims = supports_of(event, material)
    alone = not settled and len(by_speaker(claims, material)) == 1
    where = "" if event.where is None or event.where.rivals else parts.where
    when = "" if event.when is None or event.when.rivals else parts.when
    said = SPOKEN.match(lead)
    key = speaker_of(claims[0], material).key if alone else ""
    return Before(where, when, key, (said[1] or said[2]) if said else "")


def cut(events: Sequence[Event], material: Material) -> Told:
    """One sentence that says how many events there was no room for, each cited."""
    many, s = numbers.number(len(events)), "" if len(events) == 1 else "s"
    text = f"{LEAD}{many} event{s}, cut for length (see the table of events)."
    return Told(text, tuple(e.id for e in events), tuple(_grounds(events, material)))


def counted_only(events: Sequence[Event], material: Material) -> Told:
    """One sentence that says how many events are not told in words, each cited."""
    many, s = numbers.number(len(events)), "" if len(events) == 1 else "s"
    text = (
        f"{NOT_TOLD}{many} mention{s} too vague, or read with too little confidence"
        " (see the table of events)."
    )
    return Told(text, tuple(e.id for e in events), tuple(_grounds(events, material)))


def gathered(
    events: Sequence[Event], material: Material, year: int, *, trimmed: bool = False
) -> Told:
    """One sentence for many events: each named in a few words, equal ones counted together, each
    cited by its first claim. Beyond a dozen kinds the sentence says how many more there are;
    where room was wanting (``trimmed``) how many there are in all."""
    groups = list(alike(events, material).items())
    words = [
        f"{numbers.number(len(group))} {many}{place}" if len(group) > 1
        else _single(group[0], one, place, material, year)
        for (one, many, place), group in groups[:MOST_NAMED]
    ]  # fmt: skip
    more = sum(len(group) for _, group in groups[MOST_NAMED:])
    words += [f"{numbers.number(more)} more that the table of events lists"] if more else []
    many, s = numbers.number(len(events)), "" if len(events) == 1 else "s"
    lead = f"Also reported, for want of room ({many} event{s}): " if trimmed else LEAD
    text = lead + "; ".join(words) + "."
    return Told(text, tuple(e.id for e in events), tuple(_grounds(events, material)))


def alike(
    events: Sequence[Event], material: Material
) -> dict[tuple[str, str, str], list[Event]]:
    """The events that one phrase counts together: by noun, its plural, and the place in words."""
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        noun, place = _noun(event, material), _place(event)
        groups.setdefault((noun[0], noun[1], place), []).append(event)
    return groups


def _grounds(events: Sequence[Event], material: Material) -> list[Citation]:
    found: list[Citation] = []
    for event in events:
        claims = material.read_in(event)[:1]
        found += [c for c in cite(claims, material) if c not in found]
    return found


def _noun(event: Event, material: Material) -> tuple[str, str]:
    one = noun_of(event.kind.value, event.theme)
    many = noun_of(event.kind.value, event.theme, plural=True)
    if event.kind.value == "agree" and len(event.actors) < 2:
        one, many = "undertaking", "undertakings"
    if event.theme is not None:
        return one, f"accounts of {one}"
    doubt = doubt_of(event, material)
    return f"{doubt} {one}".strip(), f"{doubt} {many}".strip()


def doubt_of(event: Event, material: Material) -> str:
    """The word for what its tellers all put as no fact: ``planned``, ``alleged``; else empty."""
    stances = {c.stance.value for c in material.read_in(event)}
    return DOUBTS.get(next(iter(stances)), "") if len(stances) == 1 else ""


def _place(event: Event) -> str:
    if event.where is None or event.where.value.precision == "unresolved":
        return ""
    return f" {places.phrase(event.where.value)}"


def _single(event: Event, noun: str, place: str, material: Material, year: int) -> str:
    if event.theme is not None:
        return f"{noun}{place}"
    shown = presentable(event, material)
    fields = [
        f for f in fields_of(replace(shown, where=None))
        if f.name != "target" and not (f.name == "when" and f.held.value.basis == "publication")
    ]  # fmt: skip
    parts = parts_of(shown, fields, material, year)
    harms = tuple(c for c in parts.counts if c.of not in COUNTED)
    words = nominal(replace(parts, counts=harms))
    plain = frame_of(event.kind.value).noun
    core = re.sub(rf"^(?:an? )?{re.escape(plain)}", "", words, count=1)
    who = sides.joined(parts.actors)
    return f"{_article(noun)}{f' by {who}' if who else ''}{place}{core}"


def _article(noun: str) -> str:
    first = noun.split()[0]
    if first in ("withholding", "spread", "support"):
        return noun
    return f"an {noun}" if first[0] in "aeiou" and not first.startswith("use") else f"a {noun}"
