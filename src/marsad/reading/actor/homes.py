"""Whose country somebody is of, where no name tells it but the words around do: "opposition
parties in Ruritania", "refugees fleeing the war in Ruritania", "Jane Doe, Ruritania's envoy"; and
for a government, an army, rebels or a crowd: the one country in which the sentence is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.model.mentions import ActorMention, PlaceMention
from marsad.reading.actor.names import NameHit
from marsad.reading.actor.stands import opposed
from marsad.reading.tree import head_of, token_at

# Kinds that act at home unless the text names another country for them.
DOMESTIC = frozenset({"government", "state-forces", "police", "intelligence", "rebel", "militia",
                      "protesters", "rioters", "judiciary", "party"})  # fmt: skip
RULING = frozenset({"president", "premier", "minister", "king", "queen", "emperor", "sultan"})
# Of a government, but often of another's: they are sent abroad.
_SENT = frozenset({"diplomat", "envoy", "ambassador", "delegate", "delegation", "embassy", "consul",
                   "consulate", "mediator", "negotiator"})  # fmt: skip
_WHO = frozenset({"person", "group", "organisation"})
_HOLDING = frozenset({"of", "in", "from", "at"})
_DOWN = frozenset({"prep", "pobj", "acl", "dobj", "appos", "nmod", "amod", "compound", "poss"})
_DEEP = 5


def countries_at(
    doc: Doc, hits: Sequence[NameHit], places: Sequence[PlaceMention]
) -> dict[int, str]:
    """Token to country, for the heads of names of states, of peoples and of places."""
    found: dict[int, str] = {}
    for place in places:
        if place.place is not None and place.place.country:
            found[head_of(doc, place.start, place.end).i] = place.place.country
    for hit in hits:
        actor = hit.senses[0].actor
        if actor.id.startswith("marsad:state-") and actor.country:
            found.update(dict.fromkeys(range(hit.start, hit.end), actor.country))
    return {i: c for i, c in found.items() if not opposed(doc[i])}


def with_homes(
    doc: Doc,
    mentions: Sequence[ActorMention],
    countries: Mapping[int, str],
    places: Sequence[PlaceMention],
) -> list[ActorMention]:
    """The mentions, each without a country or an identity with the one its words tell."""
    out = []
    for mention in mentions:
        bare = mention.actor_id is None and mention.country is None and mention.type in _WHO
        head = token_at(doc, mention.head)
        if not bare or head.pos_ == "PRON":
            out.append(mention)
            continue
        home = _described(head, countries) or _setting(doc, mention, head, places)
        out.append(replace(mention, country=home) if home else mention)
    return out


def _described(head: Token, countries: Mapping[int, str]) -> str | None:
    """The country in the words before or after ``head`` that describe it."""
    before = [t for t in head.subtree if t.i < head.i and t.i in countries]
    near = [t for t in before if head.i - t.i <= 6 and t.dep_ in _DOWN]
    if near:
        return countries[near[-1].i]
    return _below(head, countries, 0)


def _below(token: Token, countries: Mapping[int, str], depth: int) -> str | None:
    if depth > _DEEP:
        return None
    for child in token.children:
        if (child.i < token.i and depth == 0) or child.dep_ not in _DOWN:
            continue
        if child.dep_ == "prep" and depth < 2 and child.lower_ not in (*_HOLDING, "to", "by"):
            continue
        if child.i in countries:
            return countries[child.i]
        found = _below(child, countries, depth + 1)
        if found:
            return found
    return None


def _setting(
    doc: Doc, mention: ActorMention, head: Token, places: Sequence[PlaceMention]
) -> str | None:
    """The one country in which the sentence is set, for who acts at home."""
    ruling = mention.type == "person" and any(
        t.lemma_.lower() in RULING for t in doc[max(head.sent.start, head.i - 6) : head.i]
    )
    sent = head.lemma_.lower() in _SENT
    if not ruling and (mention.named or sent or mention.kind not in DOMESTIC):
        return None
    start, end = head.sent.start_char, head.sent.end_char
    here = {
        p.place.country
        for p in places
        if p.place is not None and p.role == "location" and start <= p.start < end
    }
    return next(iter(here)) if len(here) == 1 else None
