"""The time that belongs to a claim, not the nearest one on the line.

Law 3: a time that hangs on the reporting verb says when it was told; the happening is on or
before it. What has no time in its sentence takes the time its passage goes on telling, with basis
``context``; it never takes the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from marsad.model.claims import Voice
from marsad.model.mentions import Attribution, TimeMention
from marsad.model.times import TimeSpan
from marsad.reading.parse import whole_text
from marsad.reading.tree import (
    FAR,
    belongs_elsewhere,
    head_of,
    paragraph_start,
    path_cost,
    token_at,
)

NEAR_ENOUGH = 4.0
DATING = frozenset({"in", "on", "since", "by", "during", "at", "until", "before", "after"})
NAMING = frozenset({"nummod", "compound", "amod", "nmod"})
REACH = 800  # characters; further words of a sentence without end belong elsewhere
# "the deadliest since April": what the run is counted from, not when it happened.
COUNTED_FROM = re.compile(
    r"\b(?:first|last|only|worst|deadliest|bloodiest|heaviest|biggest|largest|highest|lowest|most|"
    r"fewest|\w+th|second|third)\b[^.;:\n]{0,60}\b(?:since|in)\s(?:the\s)?$"
)
JOINED = re.compile(r"\s*(?:,|,?\s*and|&)\s*(?:again\s+)?(?:on\s+)?")

SHARED = "shared-with-reporting-verb"


@dataclass(frozen=True, slots=True)
class When:
    """The time of the happening and the time of the telling, as indexes of mentions."""

    happened: TimeSpan | None
    happened_at: int | None
    said: TimeSpan | None
    said_at: int | None


NOWHEN = When(None, None, None, None)


def is_dated(when: When) -> bool:
    """Is a day of the happening itself told, on which the passage may go on?"""
    happened = when.happened
    return (
        happened is not None
        and happened.precision in ("day", "part-of-day", "instant")
        and happened.basis != SHARED
    )


def usable(mention: TimeMention) -> bool:
    """True for a mention that can date a happening: a date or time with an interval."""
    return mention.type in ("DATE", "TIME") and (
        mention.earliest is not None or mention.latest is not None
    )


def span_of_time(mention: TimeMention) -> TimeSpan:
    """The interval of a mention."""
    return TimeSpan(mention.earliest, mention.latest, mention.precision, mention.basis)


def when_of(
    doc: Doc,
    head: Token,
    times: Sequence[TimeMention],
    attributions: Sequence[Attribution],
    covering: Sequence[int],
    past: bool,
    rivals: Sequence[Token] = (),
) -> When:
    """What the sentence of ``head`` says of when; all ``None`` where it says nothing."""
    sent = head.sent
    near = [
        (i, t) for i, t in enumerate(times)
        if abs(t.start - head.idx) <= REACH and usable(t)
        and sent.start_char <= t.start < sent.end_char
    ]  # fmt: skip
    inside: list[tuple[int, TimeMention]] = []
    outside: list[tuple[int, TimeMention]] = []
    for i, t in near:
        told_within = all(_within(attributions[k].content, t.start) for k in covering)
        (inside if told_within else outside).append((i, t))
    told = (i for i, t in outside if not _of_a_person(head_of(doc, t.start, t.end), head))
    said_at = min(told, key=lambda i: times[i].start, default=None)
    said = span_of_time(times[said_at]) if said_at is not None else None
    best, best_cost = None, FAR
    for i, t in inside:
        anchor = head_of(doc, t.start, t.end)
        if of_something_else(doc, head, anchor, t):
            continue
        cost = path_cost(head, anchor)
        if cost < best_cost and not belongs_elsewhere(head, anchor, rivals, cost):
            best, best_cost = i, cost
    if best is not None and best_cost < NEAR_ENOUGH:
        return When(span_of_time(times[best]), best, said, said_at)
    if said is not None and past and said.latest is not None:
        before = TimeSpan(None, said.latest, said.precision, SHARED)
        return When(before, said_at, said, said_at)
    return When(None, None, said, said_at)


def of_something_else(doc: Doc, head: Token, anchor: Token, mention: TimeMention) -> bool:
    """Does the time belong to another thing or deed of the sentence: to a noun that it names
    ("the 1999 protests"), to who somebody is ("who was appointed four days ago"), to a run?"""
    named = anchor.head
    first = token_at(doc, mention.start).i
    own = first > 0 and doc[first - 1].lower_ in DATING
    if not own and anchor.dep_ in NAMING and named.i > anchor.i and named.pos_ in ("NOUN", "PROPN"):
        return named.i != head.i and head not in named.subtree
    before = whole_text(doc)[max(0, mention.start - 90) : mention.start]
    if COUNTED_FROM.search(before):
        return True
    node = anchor
    while node.head.i != node.i and node.i != head.i:
        if node.dep_ == "relcl" and node.head.i != head.i and head not in node.subtree:
            return True
        node = node.head
    return False


def _of_a_person(anchor: Token, head: Token) -> bool:
    """True for a time that says what a speaker did besides: "the minister, who visited Kabul last
    week, said"."""
    for node in (anchor, *anchor.ancestors):
        if node.dep_ == "relcl" and not node.is_ancestor(head) and node != head:
            return any(c.lower_ in ("who", "whom", "whose") for c in node.subtree)
    return False


def others_of(text: str, times: Sequence[TimeMention], when: When) -> tuple[When, ...]:
    """The further days of a happening told of several: "on 17 and 19 November"."""
    if when.happened is None or when.happened_at is None or when.happened.precision != "day":
        return ()
    found: list[When] = []
    for step in (1, -1):
        at = when.happened_at
        while 0 <= at + step < len(times):
            near, far = sorted((times[at], times[at + step]), key=lambda t: t.start)
            joined = JOINED.fullmatch(text, near.end, far.start)
            other = times[at + step]
            if joined is None or other.precision != "day" or not usable(other):
                break
            found.append(When(span_of_time(other), at + step, when.said, when.said_at))
            at += step
    mine = (when.happened.earliest, when.happened.latest)
    return tuple(
        w for w in found if w.happened and (w.happened.earliest, w.happened.latest) != mine
    )


def _within(content: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in content)


def goes_on_telling(
    text: str, head: Token, speaker: Voice, tellings: Sequence[tuple[int, Voice, When]]
) -> When | None:
    """For a speaker who goes on from a sentence before in the same paragraph: what is told was
    told then, and happened on or before it."""
    start = paragraph_start(text, head.idx)
    for at, voice, when in reversed(tellings):
        if at < start or speaker.actor_id is None:
            return None
        if voice.actor_id != speaker.actor_id or when.said is None or when.said.latest is None:
            continue
        said = when.said
        before = TimeSpan(None, said.latest, said.precision, SHARED)
        return When(before, when.said_at, said, when.said_at)
    return None


def from_passage(
    text: str, head: Token, times: Sequence[TimeMention], earlier: Sequence[tuple[int, When]]
) -> When | None:
    """The time that an earlier claim of the same paragraph has, as context. ``earlier`` pairs the
    character where a claim's trigger stands with its time, in order of the text."""
    start = paragraph_start(text, head.idx)
    for at, when in reversed(earlier):
        if at < start:
            return None
        if when.happened is None or when.happened_at is None:
            continue
        if head.sent.start_char - at > 700:
            return None
        basis = when.happened.basis
        if basis != SHARED:
            basis = "context"
        return When(replace(when.happened, basis=basis), when.happened_at, None, None)
    return None
