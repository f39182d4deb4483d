"""From a phrase to the registry: by its own name, by the name that modifies it, by a demonym."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from marsad.codebook.people import nouns
from marsad.model.actors import Actor
from marsad.model.mentions import ActorMention
from marsad.reading.actor.names import NameHit
from marsad.reading.actor.phrases import Phrase
from marsad.reading.actor.stands import opposed

GROUP_KINDS = frozenset(
    {"rebel", "militia", "unidentified-armed", "other", "communal", "criminal", "igo", "party"}
)
STATE_KINDS = frozenset({"state-forces", "police", "intelligence", "government", "judiciary"})
TITLE_WORDS = frozenset({"of", "for", "to", "and", ",", "'s", "’s", "the", "general", "-"})
BELONGING = frozenset({"loyal", "belonging", "affiliated"})
OF_WORDS = frozenset({"of", "from", "for", "with", "loyal", "to"})


@dataclass(frozen=True, slots=True)
class Linked:
    """What the registry adds to a phrase."""

    actor: Actor | None
    country: str | None
    kind: str
    candidates: tuple[str, ...] = ()


def link(phrase: Phrase, doc: Doc, hits: dict[int, NameHit]) -> Linked:
    """The registry's view of ``phrase``; ``hits`` maps token index to the name hit over it."""
    own = hits.get(phrase.head)
    if own is not None and own.use != "demonym" and (phrase.named or own.end - own.start > 1):
        actor = own.senses[0].actor
        kind = phrase.kind if _more_telling(phrase, actor) else actor.kind
        return Linked(actor, actor.country or None, kind, _ids(own))
    if own is not None and own.use == "demonym":
        actor = own.senses[0].actor
        stands_for_state = phrase.kind == actor.kind
        return Linked(
            actor if stands_for_state else None, actor.country or None, phrase.kind or "civilians"
        )
    hit = _modifier(phrase, doc, hits) or _complement(phrase, doc, hits)
    if hit is None and phrase.named and phrase.type == "person":
        return _by_title(phrase, doc, hits)
    if hit is None:
        return Linked(None, None, "militia" if _has_own_men(phrase, doc) else phrase.kind)
    actor = hit.senses[0].actor
    if actor.id.startswith("marsad:state-"):
        stands_for_state = phrase.kind == "government" and phrase.type != "facility"
        return Linked(actor if stands_for_state else None, actor.country or None, phrase.kind)
    if phrase.type in ("facility", "vehicle", "weapon", "place", "object"):
        return Linked(None, actor.country or None, phrase.kind)
    if phrase.kind in ("civilians", "media", "judiciary", "protesters"):
        return Linked(None, actor.country or None, phrase.kind)
    return Linked(actor, actor.country or None, actor.kind, _ids(hit))


def _by_title(phrase: Phrase, doc: Doc, hits: dict[int, NameHit]) -> Linked:
    """A person by the title before the name: "the Ruritanian foreign minister, Jane Doe"."""
    known, kind = nouns(), ""
    for i in range(phrase.start - 1, max(phrase.start - 10, -1), -1):
        token = doc[i]
        if token.pos_ not in ("PROPN", "NOUN", "ADJ") and token.lower_ not in TITLE_WORDS:
            break
        kind = kind or known.get(token.lemma_.lower(), ("", ""))[1]
        if i in hits and kind:
            actor = hits[i].senses[0].actor
            if actor.id.startswith("marsad:state-"):
                return Linked(None, actor.country or None, kind)
            return Linked(actor, actor.country or None, actor.kind, _ids(hits[i]))
    return Linked(None, None, phrase.kind)


def _has_own_men(phrase: Phrase, doc: Doc) -> bool:
    """True for the forces of somebody who is no state: "Haftar forces", "Salem's forces"."""
    if doc[phrase.head].lower_ != "forces" or phrase.kind != "state-forces":
        return False
    before = doc[phrase.start : phrase.head]
    owners = [t for t in before if t.ent_type_ in ("PERSON", "NORP") and t.text[0].isupper()]
    return bool(owners) and not any(t.lemma_.lower() in nouns() for t in before)


def _ids(hit: NameHit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.actor.id for s in hit.senses))


def _more_telling(phrase: Phrase, actor: Actor) -> bool:
    return actor.kind == "government" and phrase.kind in ("state-forces", "police", "intelligence")


def _modifier(phrase: Phrase, doc: Doc, hits: dict[int, NameHit]) -> NameHit | None:
    for i in range(phrase.head - 1, max(phrase.start - 3, -1), -1):
        if i < phrase.start and doc[i].dep_ not in ("poss", "case", "compound", "amod", "nmod"):
            break
        if i in hits and not opposed(doc[i]):
            return hits[i]
    return None


def _complement(phrase: Phrase, doc: Doc, hits: dict[int, NameHit]) -> NameHit | None:
    after = [c for c in doc[phrase.head].children if c.i > phrase.head]
    after += [g for c in after if c.lower_ in BELONGING for g in c.children]
    if phrase.head + 1 < len(doc) and doc[phrase.head + 1].lower_ in BELONGING:
        after += list(doc[phrase.head + 1].children)
    for child in after:
        if child.lower_ in OF_WORDS and child.dep_ in ("prep", "amod"):
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.i in hits:
                    return hits[grand.i]
    return None


def mention_of(phrase: Phrase, doc: Doc, text: str, linked: Linked) -> ActorMention:
    """The mention as the contract lists it; ``text`` is the text of ``doc``."""
    start, end = doc[phrase.start], doc[phrase.end - 1]
    actor = linked.actor
    begin, finish = start.idx, end.idx + len(end.text)
    return ActorMention(
        start=begin,
        end=finish,
        text=text[begin:finish],
        head=doc[phrase.head].idx,
        type=phrase.type,
        kind=linked.kind,
        named=phrase.named,
        actor_id=actor.id if actor else None,
        name=actor.name if actor else (text[begin:finish] if phrase.named else None),
        country=linked.country,
        plover_code=(actor.plover_code or None) if actor else None,
        plover_sector=(actor.plover_sector or None) if actor else None,
        candidates=linked.candidates,
        confidence=0.9 if actor else 0.7,
    )


def borrow(mention: ActorMention, other: ActorMention) -> ActorMention:
    """``mention`` with the identity that ``other``, of the same one, already has."""
    return replace(
        mention,
        actor_id=other.actor_id,
        name=other.name,
        country=other.country,
        kind=other.kind or mention.kind,
        type=other.type if mention.type == "person" and other.type != "place" else mention.type,
        plover_code=other.plover_code,
        plover_sector=other.plover_sector,
        candidates=other.candidates,
        confidence=min(mention.confidence, other.confidence) * 0.9,
    )
