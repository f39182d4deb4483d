"""Counts of what words of harm are said of: the killed, the hurt, the taken, what was wrecked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from marsad.codebook.lexicon.entries import Lexicon, load_lexicon
from marsad.reading.count.found import Found
from marsad.reading.count.kinds import is_animal, is_thing, listed
from marsad.reading.count.near import adjacent, after, before
from marsad.reading.count.parts import parts_of
from marsad.reading.count.phrases import Phrase, read_phrase
from marsad.reading.count.tolls import is_running
from marsad.reading.drafts import Trigger
from marsad.reading.roles import hurt_by
from marsad.reading.trigger.frames import lemma_of, own_subjects, subjects, with_conjuncts
from marsad.reading.trigger.harm import effect_of
from marsad.reading.trigger.joined import Harm, find_harms

TOLD_ALONE = frozenset({"killed", "injured", "missing", "displaced"})
# These hurt or kill: which, the word alone does not tell.
_EITHER = frozenset({"shoot", "stab", "gun", "knife", "hack", "machine-gun"})
_ADJECTIVES = frozenset({"dead", "injured", "wounded", "hurt", "missing", "killed"})
_TO_DEATH = frozenset({"dead", "death"})
_ROBBED = frozenset({"loot", "rob", "plunder", "steal"})
_WRECK = frozenset({"destroyed", "damaged"})
_TAKE = frozenset({"abducted", "arrested"})
_OF_THINGS = {"abducted": "seized", "arrested": "seized", "destroyed": "destroyed",
              "damaged": "damaged"}  # fmt: skip


def harm_counts(doc: Doc, triggers: Sequence[Trigger], lexicon: Lexicon) -> Iterator[Found]:
    """Every number of a word of harm, with its parts."""
    harms = [h for h in find_harms(doc, triggers) if h.trigger is not None
             or h.effect in TOLD_ALONE]  # fmt: skip
    for harm in harms:
        effect = _effect(harm)
        for phrase in _phrases(harm):
            of = counted_as(phrase.noun, effect, lexicon)
            if of == "damaged" and lemma_of(harm.token) in _ROBBED:
                of = "seized"
            if of is None:
                continue
            running = is_running(harm.token)
            yield Found(of, phrase, harm.trigger, running)
            for part in parts_of(phrase):
                yield Found(of, part, harm.trigger, running, phrase.first)


def counted_as(noun: Token, effect: str, lexicon: Lexicon) -> str | None:
    """What a count of ``noun`` under ``effect`` counts: things are seized, not abducted; beasts
    and days are not counted among the dead."""
    if noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return _OF_THINGS.get(effect) if noun.ent_type_ in ("QUANTITY", "MONEY") else None
    if listed(noun, lexicon) == "attacks":
        return None
    if is_thing(noun, lexicon):
        return _OF_THINGS.get(effect)
    if is_animal(noun):
        return "seized" if effect in _TAKE else None
    if effect in _WRECK and _is_person(noun):
        return None
    return None if effect == "unharmed" else effect


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "NORP") or noun.pos_ == "PRON"


def _effect(harm: Harm) -> str:
    """The effect; ``casualties`` for "killed or wounded" and for "shot" without more."""
    token = harm.token
    if harm.effect in ("killed", "injured") and _other_side(token) == {"killed", "injured"} - {
        harm.effect
    }:
        return "casualties"
    if lemma_of(token) in _EITHER and harm.effect in ("injured", "killed"):
        near = token.doc[token.i + 1 : token.i + 4]
        if any(t.lower_ in _TO_DEATH for t in near) or lemma_of(token) == "gun":
            return "killed"
        return "casualties"
    if lemma_of(token) == "beat" and any(
        t.lower_ == "death" for t in token.doc[token.i + 1 : token.i + 4]
    ):
        return "killed"
    return harm.effect


def _other_side(token: Token) -> set[str]:
    """The effects of the words that "and" or "or" joins right to ``token``."""
    doc, found = token.doc, set()
    for joint, other in ((token.i - 1, token.i - 2), (token.i + 1, token.i + 2)):
        if token.sent.start <= min(joint, other) and max(joint, other) < token.sent.end:
            effect = effect_of(doc[other], load_lexicon())
            if doc[joint].lower_ in ("and", "or", "/", "and/or") and effect is not None:
                found.add(effect)
    return found


def _phrases(harm: Harm) -> list[Phrase]:
    """The numbers said of a word of harm: beside it, else of its nouns, else near by."""
    token = harm.token
    beside = adjacent(token)
    if beside is not None:
        return [beside]
    found = []
    for noun in dict.fromkeys(with_conjuncts(_sufferers(harm))):
        if noun.i == token.i or noun.sent.start != token.sent.start:
            continue
        if noun.lower_ in _ADJECTIVES:
            continue
        phrase = read_phrase(noun)
        if phrase is not None and not phrase.first <= token.i <= phrase.last - (
            1 if token.i > phrase.noun.i else 0
        ):
            found.append(phrase)
    if found:
        return found
    own = read_phrase(token) if token.pos_ == "NOUN" and token.lower_ != "dead" else None
    if own is not None:
        return [own]
    near = before(token) or after(token)
    return [near] if near is not None else []


def _sufferers(harm: Harm) -> list[Token]:
    if lemma_of(harm.token) == "lose":
        return subjects(harm.token)
    token = harm.token
    found = hurt_by(harm)
    if not found and token.tag_ in ("VBD", "VBN") and effect_of(token, load_lexicon()) is not None:
        return own_subjects(token)
    return found
