"""Claims of one document that tell of one event: "the strike" is the strike told before.

A small visible table of reasons; a pair is joined when they add up to ``JOIN`` and nothing
speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from marsad.model.claims import Claim
from marsad.model.sources import Segment
from marsad.model.values import Read
from marsad.reading.claim.one_more import is_one_more
from marsad.reading.claim.toll import is_toll_of
from marsad.reading.tree import head_of

JOIN = 2.0
POINTING = 0.6
AGAINST = -1.5
NEVER = -5.0
MOST = 4.0  # what a hunch may add; nothing where another reason speaks against it
REACH = 8
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"", "aerial", "drone", "heavy-weapons", "destroy", "targeted"}),
    frozenset({"", "explosives", "suicide-attack", "destroy", "targeted"}),
    frozenset({"", "firearms", "targeted", "explosives", "primitive", "beat"}),
    frozenset({"", "demo", "strike", "obstruct", "riot", "vandalize"}),
)
RANK = {"": 0, "destroy": 1, "targeted": 1, "aerial": 2, "demo": 1, "explosives": 1}


@dataclass(frozen=True, slots=True)
class Pair:
    """Why two claims are or are not one event."""

    score: float
    reasons: tuple[tuple[str, float], ...]


def compatible(one: str, other: str) -> bool:
    """True when two kinds can be one happening told twice."""
    base, _, mode = one.partition(".")
    other_base, _, other_mode = other.partition(".")
    if base != other_base:
        return False
    if base == "condition":
        return mode == other_mode
    return (
        mode == other_mode
        or not (mode and other_mode)
        or any(mode in family and other_mode in family for family in FAMILIES)
    )


def compare(earlier: Claim, later: Claim, later_head: Token, in_title: bool = False) -> Pair:
    """The reasons for and against taking ``later`` for the event of ``earlier``; ``in_title``
    when the earlier one stands in the headline."""
    reasons: list[tuple[str, float]] = []
    if not compatible(earlier.kind.value, later.kind.value):
        return Pair(-9.0, (("other kind", -9.0),))
    if earlier.sentence == later.sentence and earlier.theme is None:
        reasons.append(("told side by side", -1.0))
    if _is_definite(later_head):
        reasons.append(("definite", 1.6))
    if in_title:
        reasons.append(("headline", 1.6))
    if is_one_more(later_head) and earlier.sentence != later.sentence:
        reasons.append(("one more", -3.0))
    if is_toll_of(earlier, later, later_head):
        reasons.append(("its toll", 2.0))
    if _one_word(_last_word(earlier), _last_word(later)):
        reasons.append(("same word", 0.5))
    reasons += _who(earlier, later)
    reasons += _when(earlier, later)
    reasons += _where(earlier, later)
    if earlier.realis.value != later.realis.value and "future" in (
        earlier.realis.value,
        later.realis.value,
    ):
        reasons.append(("one has happened, one not", -3.0))
    return Pair(sum(weight for _, weight in reasons), tuple(reasons))


def _last_word(claim: Claim) -> str:
    """What the trigger's noun is: "strike" of "air strikes"."""
    return claim.trigger.quote.lower().split()[-1].rstrip("s")


def _one_word(one: str, other: str) -> bool:
    """True for a word and its own forms: "attacked" and "the attack"."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and long.startswith(short))


def _is_definite(head: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in head.children if c.dep_ in ("det", "poss", "predet"))


def _who(earlier: Claim, later: Claim) -> list[tuple[str, float]]:
    out = []
    for role in ("actor", "target"):
        before = {p.actor_id or p.mention.quote.lower() for p in earlier.with_role(role)}
        after = {p.actor_id or p.mention.quote.lower() for p in later.with_role(role)}
        if before & after:
            out.append((f"same {role}", 0.9))
        elif before and after and role == "actor":
            out.append((f"other {role}", -1.5))
        elif before and after:
            out.append((f"other {role}", -0.5))
    return out


def _when(earlier: Claim, later: Claim) -> list[tuple[str, float]]:
    if earlier.happened is None or later.happened is None:
        return []
    if not earlier.happened.value.touches(later.happened.value):
        return [("another time", -3.0)]
    exact = earlier.happened.value == later.happened.value
    return [("same time", 0.6 if exact else 0.2)]


def _where(earlier: Claim, later: Claim) -> list[tuple[str, float]]:
    if earlier.where is None or later.where is None:
        return []
    one, other = earlier.where.value, later.where.value
    if one.place_id and one.place_id == other.place_id and one.relation == other.relation:
        return [("same place", 0.6)]
    broad = {"country", "admin1", "region"}
    if one.precision in broad or other.precision in broad or one.country != other.country:
        return [] if one.country == other.country else [("another country", -2.0)]
    if "in" == one.relation == other.relation and one.place_id != other.place_id:
        return [("another place", -2.0)]
    return []


def join(
    doc: Doc,
    claims: Sequence[Claim],
    titles: Sequence[Segment] = (),
    apart: frozenset[str] = frozenset(),
    pointing: frozenset[str] = frozenset(),
    hunch: Callable[[Claim, Claim], float] | None = None,
) -> tuple[Claim, ...]:
    """The claims with ``same_event`` set (the first claim's id) where an event is told again. A
    telling takes the time, place and finer kind it leaves out from another of the same event.
    Claims in ``apart`` are each one of several and are joined to nothing; those in ``pointing`` are
    known by their rule to point back. ``hunch`` is one more reason, by the encoder."""
    out: list[Claim] = []
    told: list[bool] = []
    for claim in claims:
        head = head_of(doc, claim.trigger.start, claim.trigger.end)
        best: Claim | None = None
        score = JOIN
        recent = range(max(0, len(out) - REACH), len(out))
        for k in {*recent, *(n for n, titled in enumerate(told) if titled)}:
            earlier = out[k]
            if earlier.trigger == claim.trigger or {earlier.id, claim.id} & apart:
                continue
            pair = compare(earlier, claim, head, told[k])
            bonus = POINTING if claim.id in pointing else 0.0
            if hunch is not None and pair.score > NEVER:
                against = any(weight <= AGAINST for _, weight in pair.reasons)
                bonus += min(hunch(earlier, claim), 0.0 if against else MOST)
            if pair.score + bonus >= score and not _contradicts(claim, head, earlier, out):
                best, score = earlier, pair.score + bonus
        out.append(claim if best is None else _told_again(claim, best))
        told.append(any(t.start <= claim.trigger.start < t.end for t in titles))
    named = {c.same_event for c in out if c.same_event is not None}
    marked = [
        replace(c, same_event=c.id) if c.same_event is None and c.id in named else c for c in out
    ]
    return tuple(_filled(c, marked) for c in marked)


def _contradicts(claim: Claim, head: Token, earlier: Claim, out: Sequence[Claim]) -> bool:
    """True when another claim of the same event rules ``claim`` out: another day, another place."""
    event = earlier.same_event or earlier.id
    return any(
        weight <= AGAINST
        for other in out
        if event in (other.id, other.same_event)
        for _, weight in compare(other, claim, head).reasons
    )


def _filled(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim with the place and time that later tellings of its event give."""
    if claim.same_event is None or (claim.happened is not None and claim.where is not None):
        return claim
    for other in claims:
        if other.same_event == claim.same_event and other.realis.value == claim.realis.value:
            claim = replace(
                claim,
                happened=claim.happened or other.happened,
                where=claim.where or other.where,
            )
    return claim


def _told_again(claim: Claim, earlier: Claim) -> Claim:
    kind = claim.kind
    mode, before = kind.value.partition(".")[2], earlier.kind.value.partition(".")[2]
    if claim.theme is None and RANK.get(before, 3) > RANK.get(mode, 3):
        kind = Read(earlier.kind.value, (*kind.spans, *earlier.kind.spans), kind.confidence * 0.9)
    return replace(
        claim,
        kind=kind,
        happened=claim.happened or earlier.happened,
        where=claim.where or earlier.where,
        same_event=earlier.same_event or earlier.id,
    )
