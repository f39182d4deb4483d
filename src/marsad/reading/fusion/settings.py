"""Where and when of one claim: what the rules chose, weighed against the encoder's word.

The encoder only chooses among places and times that other steps have read; it makes none up. Of a
candidate outside its window it knows nothing, and what the rules chose stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.model.mentions import PlaceMention, TimeMention
from marsad.reading.claim.when import SHARED, When, span_of_time, usable
from marsad.reading.claim.where import Where, location_of_place
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.fusion.roles import log_odds
from marsad.reading.fusion.triggers import tokens_of

REACH = 1500
Weights = Mapping[str, float]


def with_states(found: Sequence[Where], places: Sequence[PlaceMention]) -> tuple[Where, ...]:
    """The candidates, and the states that act by their name ("Esteria expels ..."): often also
    where it was."""
    states = [
        Where(location_of_place(p), p.start, p.end)
        for p in places if p.role == "metonym" and p.place is not None
    ]  # fmt: skip
    return tuple(sorted((*found, *states), key=lambda w: (w.start, w.end)))


def fuse_where(
    doc: Doc,
    encoded: Encoded,
    trigger: Sequence[int],
    found: Sequence[Where],
    ruled: tuple[Where, ...],
    weights: Weights,
) -> tuple[Where, ...]:
    """The likeliest candidate, or those the rules counted out together with it; none where none
    is likelier than not."""
    at = doc[trigger[0]].idx
    chosen = {(w.start, w.end) for w in ruled}
    scored: list[tuple[float, Where]] = []
    for where in found:
        if abs(where.start - at) > REACH:
            continue
        chance = encoded.pair("place", trigger, tokens_of(doc, where.start, where.end))
        if chance is None:
            continue
        bonus = weights["place.rule"] * ((where.start, where.end) in chosen)
        scored.append((weights["place.encoder"] * log_odds(chance) + bonus, where))
    unseen = any((w.start, w.end) not in {(x.start, x.end) for _, x in scored} for w in ruled)
    if not scored or (unseen and max(s for s, _ in scored) <= 0):
        return ruled
    score, best = max(scored, key=lambda pair: (pair[0], -pair[1].start))
    if score <= -weights["place.bias"]:
        return ()
    if (best.start, best.end) in chosen:
        return ruled
    sentence = doc[trigger[0]].sent
    own = sentence.start_char <= best.start < sentence.end_char
    return (replace(best, own=own),)


def fuse_when(
    doc: Doc,
    encoded: Encoded,
    trigger: Sequence[int],
    times: Sequence[TimeMention],
    ruled: When,
    weights: Weights,
) -> When:
    """``ruled`` with the likeliest time as that of the happening; without one where none is
    likelier than not. A day of the telling only bounds the happening: it stands unless another
    time is likely."""
    bound = ruled.happened is not None and ruled.happened.basis == SHARED
    at = doc[trigger[0]].idx
    best: tuple[float, int] | None = None
    seen = False
    for i, time in enumerate(times):
        if not usable(time) or abs(time.start - at) > REACH:
            continue
        if bound and i == ruled.happened_at:
            continue
        chance = encoded.pair("time", trigger, tokens_of(doc, time.start, time.end))
        if chance is None:
            continue
        seen = seen or i == ruled.happened_at
        score = weights["time.encoder"] * log_odds(chance)
        score += weights["time.rule"] * (i == ruled.happened_at)
        if best is None or score > best[0]:
            best = (score, i)
    if best is None or (not seen and ruled.happened is not None and best[0] <= 0):
        return ruled
    if best[0] <= -weights["time.bias"]:
        if bound:
            return ruled
        return replace(ruled, happened=None, happened_at=None)
    if best[1] == ruled.happened_at:
        return ruled
    return replace(ruled, happened=span_of_time(times[best[1]]), happened_at=best[1])
