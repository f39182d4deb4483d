"""Who, whom, where to: the sides of a verb in the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ACCUSING = frozenset({"accuse", "suspect", "charge", "blame", "convict", "acquit"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
LEMMAS = "marsad lemmas"
CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
# "accused him of killing": who is accused is who killed.
_OF_THE_OBJECT = frozenset({"of", "for", "from", "into", "with"})

# Whose subject meets with what another does: "fled fighting", "condemned killing prisoners".
MEETING = frozenset({
    "flee", "escape", "evade", "survive", "witness", "hear", "see", "watch", "condemn", "denounce",
    "deplore", "decry", "criticise", "criticize", "mourn", "forbid", "outlaw", "ban", "prohibit",
})  # fmt: skip
# What is done to somebody: "Soldiers killed in ambush" tells of soldiers who were killed.
NEEDS_OBJECT = frozenset({
    "kill", "wound", "injure", "abduct", "kidnap", "detain", "arrest", "displace", "behead",
    "execute", "assassinate", "massacre", "murder", "torture", "imprison", "jail",
})  # fmt: skip
AWAY = MEETING | {"run", "hide", "shelter"}  # with "from"


def lemma_of(token: Token) -> str:
    """The lemma in lower case; for names the word itself. Kept with the document."""
    doc = token.doc
    kept: list[str] | None = doc.user_data.get(LEMMAS)
    if kept is None:
        kept = doc.user_data[LEMMAS] = [
            t.lower_ if t.pos_ == "PROPN" else t.lemma_.lower() for t in doc
        ]
    return kept[token.i]


def with_conjuncts(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens and what is coordinated with them."""
    for token in tokens:
        yield token
        yield from token.conjuncts


def is_passive(verb: Token) -> bool:
    """True for "was killed" and for a bare participle after its noun ("troops killed in"), also
    where a headline makes it the verb ("Troops killed in ambush")."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if _is_bare_harm(verb):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children):
        return False
    if verb.dep_ == "acl":
        return not listed(verb)
    return verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)


def _is_bare_harm(verb: Token) -> bool:
    """True for a past form of a deed that always has an object where it has none: whoever is
    its subject has suffered it."""
    if verb.tag_ not in ("VBD", "VBN") or lemma_of(verb) not in NEEDS_OBJECT:
        return False
    if not any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children):
        return False
    others = ("dobj", "obj", "ccomp", "xcomp", "dative", "aux", "attr", "oprd", "prt")
    if any(c.dep_ in others or (c.dep_ == "conj" and c.pos_ == "VERB") for c in verb.children):
        return False
    behind = [c for c in verb.children if c.i > verb.i and c.dep_ not in ("punct", "cc")]
    return all(c.dep_ in ("prep", "agent", "npadvmod", "advmod", "advcl") for c in behind)


def listed(verb: Token) -> bool:
    """True for the second verb of "called for an inquiry, condemned the raid and urged calm", that
    the parser hangs on the noun before it."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and any(
        c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def _verb_above(token: Token) -> Token:
    at = token.head
    while at.pos_ not in ("VERB", "AUX") and at.head.i != at.i:
        at = at.head
    return at


def _stranded(verb: Token) -> list[Token]:
    """The subject that the parser took into the phrase before: "In Dorna rioters stoned"."""
    if verb.tag_ not in ("VBD", "VBP", "VBZ") or verb.i == verb.sent.start:
        return []
    noun = verb.nbor(-1)
    if noun.dep_ != "pobj" or noun.pos_ not in ("NOUN", "PROPN"):
        return []
    return [noun] if noun.head.dep_ == "prep" and noun.head.head.i == verb.i else []


def _is_accused(noun: Token) -> bool:
    """True for whom somebody accuses, where the parse hangs the deed on them."""
    return noun.dep_ in ("dobj", "nsubjpass") and lemma_of(noun.head) in ACCUSING


def own_subjects(verb: Token) -> list[Token]:
    """The grammatical subjects in the verb's own clause."""
    return [child for child in verb.children if child.dep_ in SUBJECTS]


def with_noun(verb: Token) -> Token | None:
    """The noun of "with the envoy urging": its participle's subject."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start:
        return None
    noun = verb.nbor(-1)
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ != "pobj":
        return None
    return noun if noun.head.lower_ == "with" else None


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subjects, looked up through coordination, control and relative clauses."""
    left = with_noun(verb)
    if left is not None:
        return [left]
    found = own_subjects(verb)
    if found and not all(t.tag_ in ("WDT", "WP") for t in found):
        return found
    if depth > 4:
        return []
    if not found:
        stranded = _stranded(verb)
        if stranded:
            return stranded
    if listed(verb):
        return subjects(_verb_above(verb), depth + 1)
    if verb.dep_ == "relcl":
        return [verb.head] if found else []
    if verb.dep_ == "conj" and verb.head.pos_ in ("NOUN", "PROPN"):
        return [verb.head] if verb.tag_ in ("VBD", "VBZ", "VBP") else []
    if verb.dep_ == "acl":
        if verb.tag_ in ("VBG", "VBN"):
            return [verb.head]
        return subjects(verb.head.head, depth + 1) if verb.head.head.pos_ == "VERB" else []
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp"):
        above = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if verb.dep_ == "pcomp" and _is_accused(above):
            return [above]
        met = AWAY if verb.dep_ == "pcomp" and verb.head.lower_ == "from" else MEETING
        gerund = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp", "ccomp")
        if gerund and lemma_of(above) in met:
            return []
        if verb.dep_ == "pcomp" and verb.head.lower_ in _OF_THE_OBJECT and above.pos_ == "VERB":
            return undergoers(above) or subjects(above, depth + 1)
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
            return []
        if above.pos_ in ("VERB", "AUX"):
            if verb.dep_ == "xcomp":
                held = [c for c in above.children if c.dep_ in ("dobj", "obj")]
                if held and above.lemma_ not in ("promise", "use"):
                    return held
            return subjects(above, depth + 1)
    return []


def agents(verb: Token) -> list[Token]:
    """The nouns of the by-phrase of a passive."""
    return [
        noun
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def doers(verb: Token) -> list[Token]:
    """Who did it: the subject of an active verb, the by-phrase of a passive one."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def direct_objects(verb: Token) -> list[Token]:
    """Objects in the clause; for a relative clause with a free object place, the noun above."""
    found = [c for c in verb.children if c.dep_ in OBJECTS and c.tag_ not in ("WDT", "WP")]
    if not found and verb.dep_ == "relcl":
        own = own_subjects(verb)
        if own and all(t.tag_ not in ("WDT", "WP") for t in own) and not is_passive(verb):
            found = [verb.head]
    return found


def undergoers(verb: Token) -> list[Token]:
    """To whom: the object of an active verb, the subject of a passive one. A verb coordinated
    before the object shares it ("ambushed and killed nine soldiers")."""
    if is_passive(verb):
        return subjects(verb)
    found = direct_objects(verb)
    if not found:
        for other in verb.children:
            if other.dep_ == "conj" and other.pos_ == "VERB" and not own_subjects(other):
                found = direct_objects(other)
                if found:
                    break
    return found


def prepositional(word: Token, name: str | None = None) -> list[Token]:
    """The nouns below the prepositions of ``word`` (only ``name`` when given)."""
    found = []
    for child in word.children:
        if child.dep_ in ("prep", "agent", "dative") and (name is None or child.lower_ == name):
            found += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    return found


def complements(verb: Token) -> list[Token]:
    """The verbs of complement clauses and of infinitives of purpose."""
    return [
        c
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp")
        or (c.dep_ in ("advcl", "acl", "relcl") and any(k.tag_ == "TO" for k in c.children))
    ]


def sentence_words(sentence: Span) -> frozenset[str]:
    """Lemmas and words of a sentence, in lower case."""
    return frozenset(w for t in sentence for w in (lemma_of(t), t.lower_))
