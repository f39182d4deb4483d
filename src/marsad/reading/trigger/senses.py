"""From words to what they tell, one lookup a token; the tests of sense are in the lexicon."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Entry, Lexicon
from marsad.reading.trigger.asked import asked_kind
from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import direct_objects, lemma_of, undergoers
from marsad.reading.trigger.slots import Frame

# Things named after a happening: "attack helicopter", "riot police", "protest leader".
_NAMED_AFTER = frozenset({"amod", "compound", "nmod", "poss"})
_HARM_NOUNS = frozenset({"death", "victim", "casualty", "fatality", "injury", "wound", "toll"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LANDING = frozenset({"hit", "strike", "slam", "land", "fall", "rain", "explode"})
_PROJECTILES = frozenset({"shell", "rocket", "missile", "mortar", "bomb", "drone",
                          "projectile"})  # fmt: skip
_LIGHT = frozenset({"impose", "reimpose", "declare", "announce", "launch", "open", "begin", "start",
                    "issue", "hold", "conduct", "reach", "conclude", "lodge", "file", "order",
                    "extend", "lift", "enforce", "carry", "tender", "submit"})  # fmt: skip
_CARRIERS = frozenset({"curfew", "investigation", "inquiry", "probe", "warrant", "sanction",
                       "embargo", "ceasefire", "truce", "agreement", "deal", "accord", "pact",
                       "ultimatum", "resignation", "ban", "blockade", "restriction", "lawsuit",
                       "complaint", "meeting", "summit", "talk", "drill", "exercise",
                       "lockdown"})  # fmt: skip
_LIGHT_OBJECTS = frozenset({"fire", "hostage", "control", "arms", "arm", "revenge"})


def _span(token: Token) -> tuple[int, int]:
    if lemma_of(token) == "be":
        for child in token.children:
            if child.dep_ in ("acomp", "attr", "oprd") and child.pos_ in ("ADJ", "VERB"):
                return child.i, child.i
    if token.pos_ != "VERB":
        return token.i, token.i
    last = token.i
    for held in direct_objects(token):
        if held.i == token.i + 1 and held.lower_ in _LIGHT_OBJECTS:
            last = held.i
    for child in token.children:
        if child.dep_ == "prt" and child.i == token.i + 1:
            last = child.i
    return _weapon_first(token), last


def _weapon_first(verb: Token) -> int:
    """In "shells hit the school" both words carry the kind."""
    if lemma_of(verb) not in _LANDING or verb.i == 0:
        return verb.i
    before = verb.nbor(-1)
    if before.dep_ == "nsubj" and before.head.i == verb.i and lemma_of(before) in _PROJECTILES:
        return before.i
    return verb.i


def _carrier(verb: Token) -> Token | None:
    """The noun that carries it rather than its light verb: "imposed a curfew"."""
    if lemma_of(verb) not in _LIGHT:
        return None
    for one in undergoers(verb):
        if lemma_of(one) in _CARRIERS:
            return one
    return None


def _noun_span(token: Token, kind: str) -> tuple[int, int]:
    first = token.i
    if kind.startswith(("assault", "protest", "consult", "coerce", "mobilize")):
        for child in token.lefts:
            if child.dep_ == "compound" and child.i == first - 1 and child.pos_ == "NOUN":
                hyphen = child.i > 0 and child.nbor(-1).text == "-"
                first = first if hyphen else child.i
    return first, token.i


def _made(token: Token, entry: Entry, lexicon: Lexicon, verb: bool) -> Found | None:
    if entry.kind == "-":
        return None
    kind = entry.kind
    if kind.endswith(".?"):
        kind = asked_kind(kind[:-2], token, lexicon) if kind != "agree.?" else "agree"
    carrier = _carrier(token) if verb else None
    if carrier is not None:
        first, last = _noun_span(carrier, "coerce")
    else:
        first, last = _span(token) if verb else _noun_span(token, kind)
    contexts = tuple(c for c in entry.contexts if c != "territory")
    marked = "territory" if "territory" in entry.contexts else None
    return Found(token, first, last, kind, 0.85 if verb else 0.8, entry.rule, contexts, marked)


def _entries(token: Token, table: Mapping[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    return table.get(lemma_of(token)) or table.get(token.lower_) or ()


def _is_label(token: Token) -> bool:
    if token.dep_ in _NAMED_AFTER and token.head.pos_ in ("NOUN", "PROPN"):
        return token.dep_ == "poss" or lemma_of(token.head) not in _HARM_NOUNS
    return token.dep_ == "nmod" and token.head.pos_ in ("NOUN", "PROPN")


def _is_gerund_noun(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "amod", "compound") for c in token.children)


def _mistagged(token: Token, lexicon: Lexicon) -> bool:
    """Headline verbs that the tagger takes for nouns: "bomb explodes in the market"."""
    if token.dep_ not in ("ROOT", "conj", "ccomp") or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
        return False
    word = lemma_of(token)
    if word not in lexicon.verbs or word in lexicon.nouns:
        return False
    if token.pos_ == "ADJ":
        return any(c.dep_ in ("dobj", "nsubj") for c in token.children)
    return token.tag_ == "NNS" and token.dep_ == "ROOT"


def _opened_fire(token: Token) -> bool:
    """"Unknown men on a motorcycle opened fire", where the parser sees a fire that is opened."""
    return (
        token.lower_ == "opened" and token.dep_ == "amod" and token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ == "fire"
    )  # fmt: skip


def find_sense(token: Token, words: frozenset[str], lexicon: Lexicon) -> Found | None:
    """What ``token`` tells in a sentence of ``words``, or ``None``."""
    if token.ent_type_ in ("DATE", "TIME") and token.tag_ in _NOUN_TAGS:
        return None
    if _opened_fire(token):
        return Found(token, token.i, token.i + 1, "assault.firearms", 0.7, "verb:opened-fire")
    copula = token.pos_ == "AUX" and token.dep_ in ("ROOT", "ccomp", "conj")
    if token.pos_ == "VERB" or copula or _mistagged(token, lexicon):
        entries = lexicon.verbs.get(lemma_of(token), ())
        if token.dep_ in ("amod", "compound", "aux", "auxpass"):
            return None
        entry = Frame(token, words).first(entries) if entries else None
        if entry is not None:
            return _made(token, entry, lexicon, True)
        if token.tag_ != "VBG" or entries or not _is_gerund_noun(token):
            return None
    elif token.tag_ not in _NOUN_TAGS:
        return None
    entries = _entries(token, lexicon.nouns)
    if not entries or _is_label(token):
        return None
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "WORK_OF_ART", "FAC") and token.pos_ == "PROPN":
        return None
    entry = Frame(token, words).first(entries)
    return _made(token, entry, lexicon, False) if entry else None
