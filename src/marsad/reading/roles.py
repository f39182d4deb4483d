"""Who did it to whom: actor mentions in the roles that the parse gives them.

One mention has one role in one trigger. Who only speaks has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from marsad.codebook.kinds import type_of
from marsad.model.mentions import ActorMention
from marsad.reading.drafts import Role, Trigger
from marsad.reading.role.conditions import condition_parts
from marsad.reading.role.distant import DISTANT, distant_tokens, duty_parts
from marsad.reading.role.nouns import noun_parts, spread
from marsad.reading.role.people import People
from marsad.reading.role.verbs import verb_parts
from marsad.reading.trigger.frames import (
    agents,
    doers,
    is_passive,
    lemma_of,
    subjects,
    undergoers,
)
from marsad.reading.trigger.joined import Harm, effect_of_kind, find_harms

_WHO = ("person", "group", "organisation")
_ORDER = {"actor": 0, "target": 1, "instrument": 2, "with": 3, "authority": 4}
_SOLID = frozenset({"verb:doer", "verb:undergoer", "noun:owner", "noun:by", "harm:undergoer",
                    "noun:light-verb"})  # fmt: skip
# A place after these words is where it was, and no side of it.
_WHERE = ("object:in", ":at")


def find_roles(
    doc: Doc, triggers: Sequence[Trigger], actors: Sequence[ActorMention]
) -> tuple[Role, ...]:
    """The roles of ``actors`` in ``triggers``, by trigger, role and place in the text."""
    people = People(doc, actors, frozenset(t.head for t in triggers))
    if not triggers or not actors:
        return ()
    found: dict[tuple[int, int], Role] = {}
    for number, trigger in enumerate(triggers):
        _from_trigger(doc, number, trigger, people, found)
    for harm in find_harms(doc, triggers):
        if harm.trigger is not None:
            _from_harm(harm, triggers, people, found)
    for number, trigger in enumerate(triggers):
        if type_of(trigger.kind) in DISTANT:
            _from_afar(doc, number, trigger, people, found)
    return tuple(
        sorted(found.values(), key=lambda r: (r.trigger, _ORDER[r.role], actors[r.mention].start))
    )


def _from_trigger(
    doc: Doc,
    number: int,
    trigger: Trigger,
    people: People,
    found: dict[tuple[int, int], Role],
) -> None:
    head = doc[trigger.head]
    effect = effect_of_kind(trigger.kind)
    if trigger.kind.startswith("condition."):
        parts = spread(condition_parts(head))
    elif trigger.rule.startswith("must:"):
        parts = spread(duty_parts(head))
    elif head.pos_ in ("VERB", "AUX"):
        parts = spread(verb_parts(head, trigger.kind))
    else:
        parts = spread(noun_parts(head, trigger.kind))
    for role, token, rule in parts:
        if token.i == head.i:
            continue
        for mention in people.of(token):
            _add(found, number, mention, role, rule, effect, people)


def _from_afar(
    doc: Doc,
    number: int,
    trigger: Trigger,
    people: People,
    found: dict[tuple[int, int], Role],
) -> None:
    """A recipient deep in the clause, when nobody nearer is one."""
    for (at, mention), role in found.items():
        if at == number and role.role == "target" and people.mentions[mention].type in _WHO:
            return
    for token in distant_tokens(doc[trigger.head]):
        one = people.at(token)
        if one is None or (number, one) in found or token.pos_ == "PRON":
            continue
        held = people.mentions[one]
        if held.type in _WHO or (held.type == "place" and held.named):
            _add(found, number, one, "target", "verb:distant", None, people)
            for other in people.all(token.conjuncts):
                if people.mentions[other].type in _WHO:
                    _add(found, number, other, "target", "verb:distant", None, people)
            return


def _add(
    found: dict[tuple[int, int], Role],
    trigger: int,
    mention: int,
    role: str,
    rule: str,
    effect: str | None,
    people: People,
) -> None:
    kind = people.mentions[mention].type
    if kind == "weapon" and role == "actor":
        role = "instrument"
    if kind == "weapon" and role == "with":
        role = "instrument"
    if role == "instrument" and kind not in ("weapon", "vehicle", "object"):
        return
    if kind == "place" and (rule.startswith("condition:") or rule.endswith(_WHERE)):
        return
    told = effect if role == "target" else None
    old = found.get((trigger, mention))
    if old is not None:
        if told and old.effect is None and old.role == "target":
            found[trigger, mention] = Role(trigger, mention, "target", old.rule, told,
                                           old.confidence)  # fmt: skip
        return
    sure = 0.5 if rule == "verb:distant" else 0.9 if rule in _SOLID else 0.75
    found[trigger, mention] = Role(trigger, mention, role, rule, told, sure)


def hurt_by(harm: Harm) -> list[Token]:
    """The nouns that a word of harm is said of."""
    token = harm.token
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
        if lemma_of(token) in ("die", "perish", "disappear", "vanish", "succumb", "flee"):
            return subjects(token)
        if token.dep_ == "amod":
            return [token.head]
        return undergoers(token)
    if token.pos_ == "NOUN" and not token.lower_.endswith("ed") and token.lower_ != "dead":
        nouns = [c for c in token.children if c.dep_ == "poss"]
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "among"):
                nouns += [c for c in child.children if c.dep_ == "pobj"]
        return nouns
    own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return own
    if token.dep_ in ("amod", "acl"):
        return [token.head]
    if token.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advcl"):
        above = token.head
        held = [c for c in above.children if c.dep_ in ("dobj", "obj")]
        return held or (subjects(above) if above.lemma_ in ("be", "remain", "go", "lie") else [])
    if token.dep_ == "conj" and token.head.pos_ in ("ADJ", "VERB", "AUX"):
        return []
    return [token]


def _from_harm(
    harm: Harm,
    triggers: Sequence[Trigger],
    people: People,
    found: dict[tuple[int, int], Role],
) -> None:
    number = harm.trigger
    assert number is not None
    for mention in people.all(hurt_by(harm)):
        old = found.get((number, mention))
        if old is not None and old.role == "actor" and harm.token.i != triggers[number].head:
            continue
        if old is not None:
            found[number, mention] = Role(number, mention, "target", old.rule, harm.effect,
                                          old.confidence)  # fmt: skip
        else:
            _add(found, number, mention, "target", "harm:undergoer", harm.effect, people)
    if harm.token.i == triggers[number].head or harm.token.pos_ != "VERB":
        return
    if any(r.role == "actor" for (t, _), r in found.items() if t == number):
        return
    by = agents(harm.token) if is_passive(harm.token) else (
        doers(harm.token) if harm.token.dep_ != "advcl" and lemma_of(harm.token) != "die" else []
    )
    for mention in people.all(by):
        _add(found, number, mention, "actor", "harm:doer", None, people)
