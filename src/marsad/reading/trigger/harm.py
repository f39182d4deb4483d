"""Death and injury: part of the violence told beside them, or, alone, its only sign.

A harm word joins a violent trigger of its sentence. Alone, "kill" is violence when somebody or a
weapon did it; storms, crashes and diseases kill too, and are no ASSAULT. Bodies that are found are
a count and no claim, unless they bear marks of execution: then the finding tells the killing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.found import Found, clause_head, is_above
from marsad.reading.trigger.frames import (
    doers,
    is_passive,
    lemma_of,
    subjects,
    undergoers,
)

HURTING = ("assault", "protest", "coerce", "mobilize")
_ALONE = frozenset({"kill", "wound", "maim", "injure"})
_THINGS = frozenset({"car", "bus", "train", "truck", "vehicle", "plane", "van", "boat", "tree",
                     "building", "bridge", "wall", "disaster", "incident", "tragedy", "storm",
                     "temperature", "heatwave", "smoke", "alcohol", "drug", "fog", "ferry", "ship",
                     "helicopter", "war", "conflict", "violence", "famine", "hunger", "fungus",
                     "that", "which", "it", "this", "bill", "plan", "proposal",
                     "explosion", "blast", "aircraft", "jet", "airliner", "flight",
                     "airplane", "lorry", "pile-up", "pileup", "shark", "bear", "elephant", "dog",
                     "crocodile", "lion", "tiger", "snake", "surge", "wave", "meteorite", "cliff",
                     "minibus", "coach", "tram", "hippo", "leopard", "attack",
                     "robot", "machine", "crane", "lift", "elevator", "escalator", "tractor",
                     "forklift", "lightning", "landslide", "avalanche", "earthquake", "flood",
                     "tornado", "hurricane", "typhoon", "cyclone", "volcano", "tsunami", "bee",
                     "jellyfish", "virus", "disease", "epidemic", "outbreak"})  # fmt: skip
_NOBODY = frozenset({"bill", "plan", "deal", "proposal", "amendment", "motion", "time", "cattle",
                     "chicken", "tree", "animal", "lion", "elephant", "tiger", "dog", "bear",
                     "wolf", "bird", "whale", "livestock", "sheep", "pig", "fish", "pain", "idea",
                     "himself", "herself"})  # fmt: skip
_FIGURES = frozenset({"estimate", "number", "figure", "count", "list", "toll", "record",
                      "rumour", "rumor"})  # fmt: skip
# Things burst by accident as well: these words alone arm nobody.
_BURSTS = frozenset({"explosion", "blast", "explode", "detonation", "air", "plane", "device",
                     "shell", "tank", "stick", "club"})  # fmt: skip
_ARMS = ("EXPLOSIVE", "FIREARM", "HEAVY", "DRONE", "BLADE", "AIRMEANS", "SUICIDE")


def effect_of(token: Token, lexicon: Lexicon) -> str | None:
    """``killed`` for "killing" in "killing nine", ``None`` for a word of no harm."""
    word = lemma_of(token)
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
        found = lexicon.harm["V"].get(word) or lexicon.harm["I"].get(word)
        if found is not None:
            return found
    if token.pos_ in ("ADJ", "ADV", "NOUN", "VERB", "PROPN"):
        found = lexicon.harm["A"].get(token.lower_)
        if found is not None:
            return found
    if token.pos_ == "NOUN":
        return lexicon.harm["N"].get(word)
    return None


def _is_accident(words: frozenset[str], lexicon: Lexicon) -> bool:
    classes = lexicon.classes
    return not words.isdisjoint(classes["ACCIDENT"] | classes["NATURE"] | classes["DISEASE"])


def is_figure(token: Token) -> bool:
    """"An estimate of fighters killed", without a number; "rumours about dead and wounded"."""
    doc = token.doc
    if token.i > 1 and doc[token.i - 1].lower_ in ("and", "or") and doc[token.i - 2].lower_ in (
        "dead", "killed"
    ):
        return not any(t.like_num for t in doc[max(0, token.i - 5) : token.i])
    at, steps = token.head, 0
    while token.dep_ == "acl" and steps < 3:
        if lemma_of(at) in _FIGURES:
            return not any(t.like_num for t in token.sent)
        at, steps = at.head, steps + 1
    return False


def _is_question(token: Token) -> bool:
    """"It was not clear who killed them" tells nothing new."""
    return token.dep_ in ("csubj", "ccomp", "ROOT") and any(
        c.dep_ == "nsubj" and c.tag_ == "WP" for c in token.children
    )


def lone_killing(
    token: Token, words: frozenset[str], lexicon: Lexicon, warlike: bool, before: frozenset[str]
) -> Found | None:
    """A trigger for a killing or wounding that no other word tells of, or ``None``. ``warlike``:
    the sentences before told of violence; ``before``: their words."""
    if token.pos_ != "VERB" or lemma_of(token) not in _ALONE:
        return None
    if token.dep_ in ("amod", "compound"):
        return None
    if is_figure(token) or _is_question(token):
        return None
    classes = lexicon.classes
    harmless = classes["ACCIDENT"] | classes["NATURE"] | classes["DISEASE"] | _THINGS
    for one in undergoers(token):
        if lemma_of(one) in _NOBODY:
            return None
    by = doers(token)
    if by and all(t.lower_ == "it" for t in by) and token.dep_ == "ccomp":
        by = subjects(token.head)
    near = {w for t in by for p in t.subtree for w in (lemma_of(p), p.lower_)}
    armed = any(not near.isdisjoint(classes[name] - _BURSTS) for name in _ARMS)
    weapons = classes["EXPLOSIVE"] | classes["FIREARM"] | classes["SUICIDE"]
    violent = not words.isdisjoint(weapons - _BURSTS)
    if by:
        heads = {lemma_of(t) for t in by}
        crashed = _is_accident(words, lexicon) and bool(heads & classes["AIRMEANS"])
        if crashed and not violent:
            return None
        if heads & (classes["ACCIDENT"] | classes["NATURE"] | classes["DISEASE"]):
            return None
        if not armed and (heads <= harmless or near & (classes["NATURE"] | classes["DISEASE"])):
            return None
        armed = armed or not heads.isdisjoint(classes["ARMED"])
        armed = armed or any(t.ent_type_ in ("GPE", "NORP") for t in by)
        if not armed and not violent and _is_accident(words, lexicon):
            return None
        if lemma_of(token) == "injure" and not armed and heads.isdisjoint(classes["ARMED"]):
            return None
        return Found(token, token.i, token.i, "assault", 0.75, "harm:killed-by")
    if _is_accident(words | (frozenset() if warlike else before), lexicon) and not violent:
        return None
    if lemma_of(token) != "kill" and not violent:
        return None
    if not is_passive(token) and not violent and not warlike:
        return None
    return Found(token, token.i, token.i, "assault", 0.55, "harm:killed")


def _near(token: Token, triggers: Sequence[Found]) -> int | None:
    best, best_cost = None, 1000
    top = clause_head(token)
    for number, found in enumerate(triggers):
        cost = abs(found.head.i - token.i)
        if found.head.i == token.i:
            return number
        if not (is_above(found.head, token) or is_above(token, found.head)):
            cost += 20
        if clause_head(found.head).i == top.i:
            cost -= 5
        cost += 15 * HURTING.index(found.type) if found.type in HURTING else 60
        if cost < best_cost:
            best, best_cost = number, cost
    return best


def join(token: Token, triggers: Iterable[tuple[int, Found]]) -> int | None:
    """The index of the trigger of the sentence that a harm word belongs to, or ``None``."""
    pairs = [(i, f) for i, f in triggers if f.type in HURTING]
    if not pairs:
        return None
    chosen = _near(token, [f for _, f in pairs])
    return None if chosen is None else pairs[chosen][0]
