"""Tolls as held: never averaged, chosen by the rules in ``policy.ORDER["counts"]``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model.counts import Count
from marsad.model.values import Held, Rival
from marsad.resolving.closeness import PARTY, closeness
from marsad.resolving.facets import Facet
from marsad.resolving.fold_fields import ids, lines, taken_back
from marsad.resolving.policy import decide
from marsad.resolving.voices import SOURCE, Heard, independent

Bounds = tuple[int | None, int | None, int | None]
GROWN_DAYS = 2
Given = Mapping[Bounds, Sequence[Facet]]


def fold_counts(facets: Sequence[Facet], listed: Sequence[Heard] = ()) -> tuple[Held[Count], ...]:
    """For each thing counted, the sum of its counts in a claim (parts not twice, running totals
    left out), by whose voice (``listed``) it is. Every other sum is a rival, unless it says less
    and could be the held one."""
    told: dict[str, dict[Bounds, list[Facet]]] = {}
    for facet in facets:
        for of, count in facet.totals.items():
            bounds = (count.low, count.best, count.high)
            told.setdefault(of, {}).setdefault(bounds, []).append(facet)
    heard = {h.facet.claim.id: h for h in listed}
    quoted = {h.facet.claim.document: h for h in reversed(listed)}
    return tuple(
        _fold_one(of, told[of], {
            f.claim.id: voice
            for given in told[of].values() for f in given if not f.overtaken
            if (voice := heard.get(f.claim.id) or quoted.get(f.claim.document)) is not None
        })
        for of in sorted(told)
    )  # fmt: skip


def _fold_one(of: str, given: Given, voices: Mapping[str, Heard]) -> Held[Count]:
    stale = _replaced(given, voices) | taken_back(given, lambda b, c: not _agree(b, c))
    living = [b for b in given if b not in stale]
    partial = {b for b in living if _levels(given[b], voices, of) == {PARTY}}

    def rank(bounds: Bounds) -> tuple[object, ...]:
        own = [f for f in given[bounds] if not f.overtaken]
        agree = [f for b in given if b == bounds or _says_less(b, bounds) for f in given[b]]
        levels = _levels(own, voices, of)
        speaking = [voices[f.claim.id] for f in agree if f.claim.id in voices]
        many = min(independent({h.facet.claim.id: h for h in speaking}.values()))
        last = max((f.published or 0, f.dossier.position) for f in given[bounds])
        return (
            bounds in stale,
            bounds[1] is None,
            levels == {PARTY},
            -(many or lines(agree)),
            any(_vaguer(bounds, b) for b in living),
            any(_outgrown(bounds, b, given) for b in living if b not in partial),
            min(levels, default=PARTY),
            (-last[0], -last[1]),
        )

    best, others, basis = decide("counts", list(given), rank, lambda b, c: not _says_less(b, c))
    rivals = tuple(Rival(given[b][-1].totals[of], ids(given[b])) for b in others)
    return Held(given[best][-1].totals[of], ids(given[best]), basis, rivals)


def _levels(facets: Sequence[Facet], voices: Mapping[str, Heard], of: str) -> set[int]:
    return {closeness(voices[f.claim.id], of) for f in facets if f.claim.id in voices}


def _outgrown(bounds: Bounds, other: Bounds, given: Given) -> bool:
    """True of a figure that a higher one follows by ``GROWN_DAYS`` or more."""
    mine, theirs = (b[1] if b[1] is not None else b[0] for b in (bounds, other))
    if mine is None or theirs is None or theirs <= mine:
        return False
    last, first = (
        pick([f.published for f in given[b] if f.published is not None] or [0])
        for pick, b in ((max, bounds), (min, other))
    )  # fmt: skip
    return bool(last and first) and first - last >= GROWN_DAYS


def _replaced(given: Given, voices: Mapping[str, Heard]) -> frozenset[Bounds]:
    """Figures that each of their voices has replaced since by another that contradicts them. Only
    somebody named, or a publisher in its own words, is one and the same voice the second time."""
    last: dict[str, tuple[tuple[int, int], Bounds]] = {}
    rows = [
        (bounds, _same_voice(voices[f.claim.id]), _moment(f))
        for bounds, facets in given.items() for f in facets if f.claim.id in voices
    ]  # fmt: skip
    for bounds, voice, at in rows:
        if voice is not None and (voice not in last or at >= last[voice][0]):
            last[voice] = (at, bounds)

    def gone(bounds: Bounds, voice: str | None, at: tuple[int, int]) -> bool:
        if voice is None:
            return False
        then, newest = last[voice]
        return then > at and not _agree(bounds, newest)

    mine = {b: [(v, at) for row, v, at in rows if row == b] for b in given}
    return frozenset(b for b, said in mine.items() if said and all(gone(b, *s) for s in said))


def _same_voice(one: Heard) -> str | None:
    if one.who is not None or one.voice.startswith(SOURCE):
        return one.who or one.voice
    voices = one.facet.claim.voices
    return one.voice if voices and voices[-1].name else None


def _moment(facet: Facet) -> tuple[int, int]:
    return (facet.published or 0, facet.dossier.position)


def _agree(one: Bounds, other: Bounds) -> bool:
    return one == other or _holds(one, other) or _holds(other, one)


def _holds(wide: Bounds, fine: Bounds) -> bool:
    """True when the figure of ``fine`` lies within what ``wide`` leaves open."""
    number = fine[1] if fine[1] is not None else fine[0]
    if number is None:
        return False
    low, _, high = wide
    return (low or 0) <= number and (high is None or number <= high)


def _vaguer(bounds: Bounds, other: Bounds) -> bool:
    """True for "at least ten" against an exact twelve."""
    exact = other[0] is not None and other[0] == other[1] == other[2]
    return exact and bounds != other and _holds(bounds, other)


def _says_less(bounds: Bounds, held: Bounds) -> bool:
    """True for "several" or "at least twelve" against twelve: the held number lies within, and no
    other is named."""
    low, best, high = bounds
    number = held[1] if held[1] is not None else held[0]
    if number is None or (best is not None and (best != number or low != best)):
        return False
    return (low or 0) <= number and (high is None or number <= high)
