"""When two names, spans or values are the same for scoring: loosely, but by one written rule.

A gold name is met when a name that the registry has, or the words of the text, contain every
word of it, or it every word of them, after accents, case, articles and punctuation are dropped.
"United States (Sullivan), the visitor" is met by the name before its bracket or the one inside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from marsad.model.claims import Claim, Participant, Voice
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.values import Read
from marsad.registry.actor_index import ActorIndex, load_actor_index

A = TypeVar("A")
B = TypeVar("B")

_BRACKET = re.compile(r"\(([^)]*)\)")
_POSSESSIVE = re.compile(r"['’]s\b(?!\s+al)")
_MARKS = re.compile("['’‘`ʿʾʼʻ]")
_DROPPED = frozenset("the a an of and s".split())
_TURN = 22.5


def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` without accents, case, articles and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = _MARKS.sub("", _POSSESSIVE.sub("", plain))
    return frozenset(re.findall(r"[^\W_]+", plain)) - _DROPPED


def same_name(gold: str, *found: str | None) -> bool:
    """True when any of ``found`` holds all words of ``gold``, or ``gold`` all of its words."""
    wanted = words_of(gold)
    for text in found:
        words = words_of(text or "")
        if words and wanted and (words <= wanted or wanted <= words):
            return True
    return False


def alternatives(gold: str) -> tuple[str, ...]:
    """The names a gold string gives: before its bracket, and inside."""
    outside = _BRACKET.sub(" ", gold).split(",")[0].strip()
    return tuple(t for t in (outside, *_BRACKET.findall(gold)) if t)


@cache
def _registry() -> ActorIndex:
    return load_actor_index()


def names_of(found: Participant | Voice) -> tuple[str | None, ...]:
    """What somebody is called: by the reading, by the text, and by the registry where linked."""
    actor = _registry().get(found.actor_id) if found.actor_id else None
    known = (actor.name, *(n.text for n in actor.names)) if actor else ()
    return found.name, found.mention.quote, *known


def is_participant(gold: str, found: Participant) -> bool:
    """True when the participant is the one that ``gold`` names."""
    return any(same_name(g, *names_of(found)) for g in alternatives(gold))


def same_chain(gold: Sequence[str], voices: Sequence[Voice]) -> bool:
    """True when the same speakers stand in the same order, outermost first."""
    return len(gold) == len(voices) and all(
        same_name(g, *names_of(v)) for g, v in zip(gold, voices, strict=True)
    )


def names_place(anchor: str, where: Read[Location]) -> bool:
    """True when the location, or the words it was read from, name ``anchor``."""
    named = (where.value.name, where.value.second_name, *(s.quote for s in where.spans))
    wanted = words_of(anchor)
    return any(wanted and wanted <= words_of(text) for text in named)


def same_bearing(gold: float | None, found: float | None) -> bool:
    """True when both have no direction, or two less than an eighth of a turn apart."""
    if gold is None or found is None:
        return gold is None and found is None
    return abs((found - gold + 180) % 360 - 180) <= _TURN


def same_distance(gold: float | None, found: float | None) -> bool:
    """True when both have no distance, or two that differ by a tenth at most."""
    if gold is None or found is None:
        return gold is None and found is None
    return abs(found - gold) <= 0.1 * gold


def touches(span: Span, start: int, end: int) -> bool:
    """True when the span shares a character with ``[start, end)``."""
    return span.start < end and start < span.end


def best_pairs(
    gold: Sequence[A], found: Sequence[B], score: Callable[[A, B], float]
) -> list[tuple[int, int]]:
    """Index pairs, each index once, taken in order of falling score; a score of 0 is no pair.
    Ties go to what stands first."""
    scored = [(score(g, f), i, k) for i, g in enumerate(gold) for k, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for value, i, k in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if value > 0 and all(i != a and k != b for a, b in pairs):
            pairs.append((i, k))
    return sorted(pairs)


def event_types(claims: Sequence[Claim]) -> list[str]:
    """The PLOVER types of the claims that are events, in order, each once."""
    types = (c.kind.value.partition(".")[0] for c in claims if c.theme is None)
    return list(dict.fromkeys(types))
