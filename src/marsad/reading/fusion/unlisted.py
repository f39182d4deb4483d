"""Names of places that no list has, by the encoder's word on where a happening was.

Law 3: such a place has no point. Its words stand in the sentence, and its country is that of the
passage where that is clear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from marsad.model.locations import Location
from marsad.model.mentions import ActorMention, PlaceMention
from marsad.reading.claim.lands import country_around
from marsad.reading.claim.where import Where
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.parse import whole_text

_EDGES = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SPACE", "VERB", "AUX", "PRON", "ADV"})


def unlisted_place(
    doc: Doc,
    encoded: Encoded,
    trigger: Sequence[int],
    places: Sequence[PlaceMention],
    actors: Sequence[ActorMention],
    weights: Mapping[str, float],
) -> tuple[Where, ...]:
    """The likeliest name in the sentence of a trigger that the encoder takes for its place, with at
    least the chance ``place.add``; none where all its words are known or no name is among them."""
    sentence = doc[trigger[0]].sent
    taken = [(p.start, p.end) for p in places]
    sure = {
        t.i: chance
        for t in sentence
        if t.i not in trigger and (chance := encoded.pair("place", trigger, (t.i,))) is not None
    }
    best: tuple[float, int, int] | None = None
    for first, last in _runs(sentence, sure, weights["place.add"]):
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        if any(s < end and start < e for s, e in taken):
            continue
        chance = max(sure[i] for i in range(first, last + 1))
        if best is None or chance > best[0]:
            best = (chance, start, end)
    if best is None:
        return ()
    _, start, end = best
    name = " ".join(whole_text(doc)[start:end].split())
    country = country_around(places, start) or _of_all(actors)
    return (Where(Location(name, None, "in", "unresolved", country=country), start, end),)


def _of_all(actors: Sequence[ActorMention]) -> str:
    """The one country of all actors that the registry knows; empty without one."""
    known = {a.country for a in actors if a.actor_id and a.country}
    return next(iter(known)) if len(known) == 1 else ""


def _runs(
    sentence: Span, sure: Mapping[int, float], least: float
) -> Iterator[tuple[int, int]]:
    """First and last words of the stretches that the encoder is sure of, without small words at
    their edges, where a name is among them."""
    run: list[Token] = []
    for token in (*sentence, None):
        if token is not None and sure.get(token.i, 0.0) >= least:
            run.append(token)
            continue
        while run and run[0].pos_ in _EDGES:
            run = run[1:]
        while run and run[-1].pos_ in _EDGES:
            run = run[:-1]
        if any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in run):
            yield run[0].i, run[-1].i
        run = []
