"""Counts of who took part and of whom or what it was done to, by the kind of the happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from marsad.codebook.kinds import type_of
from marsad.codebook.lexicon.entries import Lexicon
from marsad.model.mentions import ActorMention
from marsad.reading.count.found import Found
from marsad.reading.count.kinds import is_animal, is_goods, is_people, is_thing
from marsad.reading.count.near import after
from marsad.reading.count.parts import parts_of
from marsad.reading.count.phrases import Phrase, read_phrase
from marsad.reading.count.tolls import is_running
from marsad.reading.drafts import Role, Trigger
from marsad.reading.trigger.frames import doers, lemma_of, prepositional, undergoers, with_conjuncts

_SIDES = {"actor": "actor", "target": "target", "with": "actor"}
_SHOT = frozenset({"fire", "launch", "detonate", "explode", "lob", "shoot", "land", "drop", "hurl"})
_DOWN = frozenset({"down", "up"})
_FEW_OF = frozenset({"one", "ones"})


def side_counts(
    doc: Doc,
    triggers: Sequence[Trigger],
    roles: Sequence[Role],
    actors: Sequence[ActorMention],
    lexicon: Lexicon,
) -> Iterator[Found]:
    """The numbers on the sides of every happening and condition."""
    heads = {t.idx: t for t in doc}
    for number, trigger in enumerate(triggers):
        head = doc[trigger.head]
        tokens = dict.fromkeys(_tokens(head, number, trigger, roles, actors, heads))
        read = [(side, read_phrase(token, one=_is_exact(head))) for side, token in tokens]
        if head.pos_ == "VERB" and not any(p for side, p in read if side == "target"):
            read.append(("target", after(head)))
        for side, phrase in read:
            if phrase is None or phrase.first <= trigger.head <= phrase.last:
                continue
            of = _of(head, trigger.kind, side, phrase, lexicon)
            if of is None or (of in ("participants", "attacks") and phrase.amount.high == 1
                              and phrase.noun.lower_ in _FEW_OF):  # fmt: skip
                continue
            running = is_running(head)
            yield Found(of, phrase, number, running)
            for part in parts_of(phrase):
                yield Found(of, part, number, running, phrase.first)


def _tokens(
    head: Token,
    number: int,
    trigger: Trigger,
    roles: Sequence[Role],
    actors: Sequence[ActorMention],
    heads: dict[int, Token],
) -> Iterator[tuple[str, Token]]:
    condition = trigger.kind.startswith("condition.")
    if head.pos_ in ("VERB", "AUX"):
        for token in with_conjuncts(undergoers(head)):
            yield "target", _top(token)
        for token in with_conjuncts(doers(head)):
            yield ("target" if condition else "actor"), _top(token)
        for token in with_conjuncts(prepositional(head, "down")):
            yield "target", _top(token)
    elif head.pos_ in ("NOUN", "PROPN"):
        for token in with_conjuncts(prepositional(head, "of")):
            yield "target", _top(token)
        for token in with_conjuncts(prepositional(head, "by")):
            yield "actor", _top(token)
        if _falls(head):
            for token in with_conjuncts(prepositional(head, "down")):
                yield "target", _top(token)
    if trigger.kind == "condition.health":
        for token in head.sent:
            if token.lower_ in ("cases", "infections"):
                yield "target", token
    if condition:
        for token in (*head.children, head.head):
            if token.pos_ in ("NOUN", "NUM", "PROPN") and token.sent.start == head.sent.start:
                yield "target", _top(token)
    for role in roles:
        if role.trigger != number or role.role not in _SIDES:
            continue
        found = heads.get(actors[role.mention].head)
        if found is not None and found.sent.start == head.sent.start:
            yield ("target" if condition else _SIDES[role.role]), _top(found)


def _top(token: Token) -> Token:
    """The number word over a counted noun: "thousands" of "thousands of workers"."""
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "of" and (
        above.head.pos_ == "NUM" or above.head.lower_ in _MANY
    ):
        return above.head
    return token


_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions", "number",
                   "total", "couple", "handful", "lots", "group", "one"})  # fmt: skip


def _of(
    head: Token, kind: str, side: str, phrase: Phrase, lexicon: Lexicon
) -> str | None:
    noun = phrase.noun
    if noun.ent_type_ in ("DATE", "TIME", "ORDINAL", "PERCENT"):
        return None
    word = lemma_of(head)
    thing = is_thing(noun, lexicon)
    if side == "target" and type_of(kind) == "assault" and is_mortal(head):
        return None if thing else "killed"
    if thing and type_of(kind) == "assault" and (word in ("down", "sink") or _falls(head)):
        return "destroyed"
    if thing and type_of(kind) in ("assault", "mobilize") and word in _SHOT:
        return "attacks"
    nature = (
        "goods" if is_goods(noun, lexicon) else "things" if thing
        else "beasts" if is_animal(noun) else "people" if is_people(noun, lexicon) else ""
    )  # fmt: skip
    return counted_on(lexicon, kind, side, nature)


def _falls(head: Token) -> bool:
    """"shot down", "blew up", "brought down"."""
    after = head.doc[head.i + 1 : min(head.i + 2, len(head.doc))]
    return any(t.lower_ in _DOWN for t in (*after, *(c for c in head.children if c.dep_ == "prt")))


def is_mortal(head: Token) -> bool:
    """"shot dead", "stabbed to death", "hacked them to death"."""
    after = head.doc[head.i + 1 : min(head.i + 4, head.sent.end)]
    return any(t.lower_ in ("dead", "death", "killed") for t in after)


def _is_exact(head: Token) -> bool:
    """Does "a" count here? Where something is shot down or someone shot dead."""
    return _falls(head) or is_mortal(head)


def counted_on(lexicon: Lexicon, kind: str, side: str, nature: str) -> str | None:
    """What ``nature`` on ``side`` of ``kind`` counts; the longest kind in the table decides."""
    table = lexicon.sides
    while kind:
        found = table.get((kind, side, nature))
        if found is not None:
            return found
        kind = kind.rpartition(".")[0]
    return None
