"""Actors: everybody and everything in the text that could take part in an event.

Law 3: an unknown name stays unknown; an ambiguous one keeps its candidates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.codebook.people import nouns
from marsad.model.mentions import ActorMention, PlaceMention
from marsad.reading.actor.coref import resolve
from marsad.reading.actor.extent import extent, widened
from marsad.reading.actor.homes import countries_at, with_homes
from marsad.reading.actor.links import link, mention_of
from marsad.reading.actor.names import NameHit, find_names, stands_for_place
from marsad.reading.actor.owned import with_own_forces
from marsad.reading.actor.phrases import Phrase, find_phrases
from marsad.reading.dateline import datelines, is_sign
from marsad.reading.parse import whole_text
from marsad.registry.actor_index import ActorIndex

MODIFYING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
CARRIED = frozenset({"weapon", "vehicle"})
# What a country has and is: "Ruritania's coast" says where, "Ruritania's efforts" says who.
PARTS = frozenset(
    "capital coast border city town village region province district north south east west centre "
    "center side soil territory desert island airport port road street area".split()
)
# What a state or a people gives, wants or says: "a Ruritanian offer" is theirs.
WORDS = frozenset(
    "offer proposal plan request call appeal demand claim accusation allegation charge invitation "
    "change term condition suggestion bid criticism effort decision policy statement assertion "
    "position stance pressure warning ultimatum goods product import export".split()
)
TOLD = frozenset(
    [
        "ask", "urge", "tell", "accuse", "warn", "thank", "call", "press", "blame", "condemn",
        "criticise", "criticize", "pressure", "praise", "sanction", "threaten", "request",
        "inform", "notify", "fault", "rebuke", "between", "against", "with", "to",
    ]
)  # fmt: skip


def find_actors(
    doc: Doc, index: ActorIndex, places: tuple[PlaceMention, ...] = (), on: date | None = None
) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in order of the text, linked where the registry knows it."""
    sat = datelines(whole_text(doc))
    hits = _without_signs(find_names(doc, index, on), doc, sat)
    at: dict[int, NameHit] = {i: h for h in hits for i in range(h.start, h.end)}
    metonyms = {p.start for p in places if p.role == "metonym"}
    phrases: dict[int, Phrase] = {}
    for found in find_phrases(doc):
        phrase = _behind_dateline(found, doc, sat)
        hit = at.get(phrase.head)
        if hit is not None and hit.use != "demonym" and not phrase.pronoun:
            continue
        phrases.setdefault(phrase.head, phrase)
    covered = {
        i for p in phrases.values() if p.type not in CARRIED for i in range(p.start, p.end)
    }
    for hit in hits:
        phrase_of_hit = _phrase_for(hit, doc, covered, metonyms)
        if phrase_of_hit is not None:
            phrases.setdefault(phrase_of_hit.head, phrase_of_hit)
    text = doc.text  # made anew at each call
    ordered = sorted(phrases.values(), key=lambda p: (p.start, p.end))
    mentions = [mention_of(p, doc, text, link(p, doc, at)) for p in ordered]
    kept = [m for m, p in zip(mentions, ordered, strict=True) if not _is_place(p, m, doc, places)]
    told = with_homes(
        doc, resolve(doc, [_with_army(m, index, on) for m in kept]),
        countries_at(doc, hits, places), places,
    )  # fmt: skip
    owned = with_own_forces(doc, told, lambda m: _with_army(m, index, on))
    reach = {doc[p.head].idx: _span(doc, *extent(p, doc)) for p in ordered}
    return widened(owned, reach, text)


def _without_signs(
    hits: tuple[NameHit, ...], doc: Doc, sat: tuple[tuple[int, int], ...]
) -> tuple[NameHit, ...]:
    """The names without the sign of an agency in a dateline, but for those of the press: in
    "GOMA (ABC) -" no army of these letters is meant."""
    text = whole_text(doc)
    return tuple(
        h for h in hits
        if h.senses[0].actor.kind == "media" or not is_sign(text, doc[h.start].idx, sat)
    )  # fmt: skip


def _behind_dateline(phrase: Phrase, doc: Doc, sat: tuple[tuple[int, int], ...]) -> Phrase:
    """The phrase without the end of a dateline that the parse took into it."""
    start = phrase.start
    for _, end in sat:
        while start < phrase.head and doc[start].idx < end <= doc[phrase.head].idx:
            start += 1
    return replace(phrase, start=start)


def _span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)


def _with_army(mention: ActorMention, index: ActorIndex, on: date | None) -> ActorMention:
    """"US forces", "Malian soldiers": the armed forces of that country."""
    if mention.kind != "state-forces" or mention.actor_id is not None or not mention.country:
        return mention
    army = index.army(mention.country, on)
    if army is None:
        return mention
    return replace(
        mention,
        actor_id=army.id,
        name=army.name,
        plover_code=army.plover_code or None,
        plover_sector=army.plover_sector or None,
        candidates=(army.id,),
    )


def _phrase_for(hit: NameHit, doc: Doc, covered: set[int], metonyms: set[int]) -> Phrase | None:
    """The phrase that a registry name makes by itself, or ``None`` where it says only where."""
    span = doc[hit.start : hit.end]
    head = span.root.i
    actor = hit.senses[0].actor
    is_state = actor.id.startswith("marsad:state-")
    if is_state and span.start_char not in metonyms and not _acts(hit, span):
        return None
    if head in covered and (is_state or hit.use == "demonym"):
        return None
    type_ = "organisation"
    if actor.offices:
        type_ = "person"
    elif actor.kind in ("rebel", "militia", "communal", "criminal"):
        type_ = "group"
    return Phrase(hit.start, hit.end, head, type_, actor.kind, True)


def _acts(hit: NameHit, span: Span) -> bool:
    """True where the name of a state, its people or its capital stands for somebody: "the US
    raid", "Ankara said", "urged Moscow"; false for "the Libyan desert", "in Sudan"."""
    root = span.root
    if stands_for_place(span):
        return False
    if root.dep_ in MODIFYING:
        noun = root.head.lemma_.lower()
        if noun in PARTS or root.head.pos_ == "PROPN":
            return False
        if root.dep_ == "poss" or noun in WORDS:
            return True
        return noun in load_lexicon().nouns or nouns().get(noun, ("", ""))[0] in CARRIED
    if hit.use == "metonym" and root.dep_ not in ("nsubj", "nsubjpass", "agent"):
        return root.dep_ in ("dobj", "pobj", "dative") and root.head.lemma_ in TOLD
    return True


def _is_place(
    phrase: Phrase, mention: ActorMention, doc: Doc, places: tuple[PlaceMention, ...]
) -> bool:
    """True for a name that is a place and nobody: a village that spaCy took for a person."""
    if not phrase.named or mention.actor_id is not None:
        return False
    return any(
        p.role == "location"
        and p.place is not None
        and p.start <= mention.start
        and mention.end <= p.end
        and (mention.type != "facility" or mention.text == p.text)
        for p in places
    )
