"""Who did it to whom, where a noun tells it: "an Israeli raid on a camp", "talks between"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.reading.trigger.frames import (
    agents,
    doers,
    is_passive,
    lemma_of,
    prepositional,
    undergoers,
    with_conjuncts,
)

Part = tuple[str, Token, str]
# Nouns whose owner or "of" names who suffers it, not who does it.
_SUFFERED = frozenset({"execution", "killing", "murder", "assassination", "arrest", "kidnapping",
                       "abduction", "release", "rape", "beheading", "detention", "shooting",
                       "bombing", "shelling", "massacre", "slaying", "torture", "deportation",
                       "eviction", "expulsion", "capture", "seizure", "invasion", "bombardment",
                       "conviction", "beating", "rescue", "extradition", "hijacking", "siege",
                       "looting", "occupation", "lynching", "slaughter", "recapture", "stabbing",
                       "genocide", "decapitation", "confiscation", "blockade"})  # fmt: skip
_DONE_TO = frozenset({"on", "against", "upon", "at", "into", "targeting", "toward", "towards"})
_SIDES = frozenset({"between", "among", "with"})
_LIGHT = frozenset({"conduct", "carry", "launch", "hold", "stage", "mount", "undertake", "commit",
                    "perpetrate", "make", "give", "take", "wage", "begin", "start", "continue",
                    "resume", "announce", "lead", "perform", "have", "open", "organize",
                    "organise", "impose", "do", "execute", "join", "attend", "pay", "end",
                    "conclude", "deliver", "express", "reiterate", "voice", "reach", "host",
                    "step", "intensify", "orchestrate", "unleash", "declare", "order", "issue",
                    "repeat", "renew", "offer", "cancel", "suspend", "initiate", "face",
                    "participate", "engage", "enter", "go", "meet", "arrive", "return", "fly",
                    "tender", "submit", "complete", "speed", "plan", "break", "kick"})  # fmt: skip
_SUFFERING = frozenset({"suffer", "survive", "face", "come", "endure", "withstand", "sustain"})
_HURTING = frozenset({"kill", "wound", "injure", "target", "hit", "strike", "destroy", "damage",
                      "rock", "claim", "leave", "displace"})  # fmt: skip


def noun_parts(noun: Token, kind: str) -> Iterator[Part]:
    """Role, token and rule for each side of what ``noun`` tells."""
    two_sided = kind.startswith(("consult", "cooperate", "agree"))
    visit = kind == "consult.visit"
    suffered = lemma_of(noun) in _SUFFERED
    for child in noun.children:
        if child.dep_ == "poss":
            yield ("target" if suffered else "actor"), child, "noun:owner"
        elif child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i:
            target = suffered and child.dep_ == "compound" and child.ent_type_ == "PERSON"
            yield ("target" if target else "actor"), child, "noun:modifier"
    for child in noun.children:
        if child.dep_ not in ("prep", "agent", "acl"):
            continue
        word = child.lower_
        for other in child.children:
            if other.dep_ not in ("pobj", "dobj"):
                continue
            if word == "by" or (child.dep_ == "acl" and word == "involving"):
                yield "actor", other, f"noun:{word}"
            elif word == "of":
                yield ("target" if suffered else "actor"), other, "noun:of"
            elif word in _DONE_TO:
                yield "target", other, f"noun:{word}"
            elif word in _SIDES:
                role = "target" if visit else "actor" if two_sided or word != "with" else None
                fights = word == "with" and lemma_of(noun) in _FIGHTS
                if role or fights:
                    yield (role or "actor"), other, f"noun:{word}"
            elif word == "to" and visit:
                yield "target", other, "noun:to"
            elif word in ("to", "for", "from") and kind.startswith(("aid", "request", "sanction",
                                                                    "support", "threaten")):
                yield "target", other, f"noun:{word}"
        if child.dep_ == "acl" and lemma_of(child) in ("carry", "conduct", "launch", "perpetrate"):
            for one in agents(child):
                yield "actor", one, "noun:carried-out-by"
    yield from _governed(noun, kind)


_JOINED = ("consult", "protest", "assault", "mobilize")
_FIGHTS = frozenset({"clash", "battle", "fighting", "skirmish", "firefight", "shootout", "combat",
                     "exchange", "war", "gunfight", "gunbattle"})  # fmt: skip


def _governed(noun: Token, kind: str) -> Iterator[Part]:
    top = noun
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    above = top.head
    through = None
    if top.dep_ == "pobj" and above.dep_ in ("prep", "agent"):
        through, above = above.lower_, above.head
        if above.pos_ == "NOUN":
            if above.lower_ in ("responsibility", "series", "wave", "round", "spate", "string"):
                if above.lower_ == "responsibility":
                    for one in doers(above.head) if above.head.pos_ == "VERB" else []:
                        yield "actor", one, "noun:claims-responsibility"
                    return
                top, above, through = above, above.head, None
            else:
                return
    if above.pos_ not in ("VERB", "AUX"):
        return
    verb, word = above, lemma_of(above)
    if through is None and top.dep_ in ("dobj", "obj", "attr") and word in _LIGHT:
        for one in doers(verb):
            yield "actor", one, "noun:light-verb"
        for name in ("against", "on", "with", "between", "to"):
            for one in prepositional(verb, name):
                two = kind.startswith(("consult", "cooperate", "agree"))
                if name in ("with", "between") and two:
                    yield ("target" if kind == "consult.visit" else "actor"), one, "noun:with"
                elif name in ("against", "on"):
                    yield "target", one, f"noun:light-{name}"
    elif through is None and top.dep_ == "nsubjpass":
        for one in agents(verb):
            yield "actor", one, "noun:carried-out-by"
        for name in ("against", "on", "between"):
            for one in prepositional(verb, name):
                yield ("actor" if name == "between" else "target"), one, f"noun:passive-{name}"
    elif through is None and top.dep_ == "nsubj" and word in _HURTING:
        for one in undergoers(verb):
            yield "target", one, "noun:harms"
    elif word in _SUFFERING and (through in (None, "under")):
        for one in doers(verb):
            yield "target", one, "noun:suffers"
        for name in ("by", "from"):
            for one in prepositional(verb, name):
                yield "actor", one, "noun:under-attack-by"
    elif through in ("in", "at", "for", "on", "to", "during") and word in _LIGHT:
        if is_passive(verb) or not kind.startswith(_JOINED):
            return
        for one in doers(verb):
            yield "actor", one, "noun:takes-part"
        if kind.startswith("consult"):
            for one in prepositional(verb, "with"):
                yield "actor", one, "noun:with"


def spread(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts, with what is coordinated with each."""
    for role, token, rule in parts:
        for one in with_conjuncts((token,)):
            yield role, one, rule
