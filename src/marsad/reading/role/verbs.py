"""Who did it to whom, where a verb tells it. PLOVER 2.0: two-sided acts list every side as actor;
a visitor is actor and the host target."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.reading.role.nouns import Part
from marsad.reading.trigger.frames import (
    complements,
    doers,
    lemma_of,
    own_subjects,
    prepositional,
    undergoers,
)

_HOSTS = frozenset({"host", "welcome", "receive", "greet"})
_TARGETS = {
    "assault": ("on", "against", "at", "upon", "into", "toward", "towards"),
    "protest": ("against",),
    "coerce": ("on", "against", "from", "in"),
    "sanction": ("on", "against", "with", "to", "from"),
    "aid": ("to", "for", "with"),
    "retreat": ("from", "to"),
    "concede": ("to", "for", "with", "on", "in"),
    "request": ("to", "on", "upon", "from", "against", "with"),
    "accuse": ("against", "to", "at", "with", "on", "about"),
    "reject": ("to", "by", "from", "with"),
    "threaten": ("against", "on", "with", "to", "from", "in"),
    "support": ("for", "to", "of", "with", "in"),
    "agree": ("to", "for", "with", "from"),
    "mobilize": ("against", "to", "in", "on", "at"),
    "cooperate": ("to",),
}
_SIDED = ("consult", "cooperate")
_SHARED = frozenset({"sign", "establish", "restore", "resume", "normalize", "normalise", "upgrade",
                     "renew", "reach", "agree", "conclude", "clash", "fight", "battle", "exchange",
                     "skirmish", "negotiate", "trade", "engage", "ratify", "re-establish",
                     "ink", "finalize", "hold", "swap"})  # fmt: skip
_THEIRS = ("request", "reject", "accuse", "support", "threaten", "concede", "agree", "sanction",
           "coerce")  # fmt: skip
_DEPTH = 4


def verb_parts(verb: Token, kind: str) -> Iterator[Part]:
    """Role, token and rule for each side of what ``verb`` tells."""
    base = kind.split(".", 1)[0]
    word = lemma_of(verb)
    if kind == "consult.visit" and word in _HOSTS:
        for one in doers(verb):
            yield "target", one, "verb:host"
        for one in undergoers(verb):
            yield "actor", one, "verb:guest"
        return
    for one in doers(verb):
        yield "actor", one, "verb:doer"
    sided = base in _SIDED and kind != "consult.visit"
    for one in undergoers(verb):
        if sided:
            yield "actor", one, "verb:other-side"
        else:
            yield "target", one, "verb:undergoer"
        if kind == "consult.visit":
            for other in prepositional(one, "with"):
                yield "target", other, "object:with"
        else:
            yield from _around(one, base, sided or word in _SHARED)
    yield from _prepositions(verb, base, kind, sided, word)
    if base in ("request", "threaten", "accuse", "agree"):
        yield from _below(verb, 0)


def _prepositions(
    verb: Token, base: str, kind: str, sided: bool, word: str
) -> Iterator[Part]:
    for child in verb.children:
        if child.dep_ not in ("prep", "dative"):
            continue
        name = child.lower_
        nouns = [c for c in child.children if c.dep_ == "pobj"]
        if child.dep_ == "dative" and child.pos_ != "ADP":
            nouns = [child]
            name = "to"
        for noun in nouns:
            if name in ("between", "among") or (
                name == "with" and (sided or (word in _SHARED and kind != "consult.visit"))
            ):
                yield "actor", noun, f"verb:{name}"
            elif kind == "consult.visit":
                if name in ("to", "in", "with", "at"):
                    yield "target", noun, f"verb:{name}"
                for deeper in prepositional(noun, "with"):
                    yield "target", deeper, "verb:talks-with"
            elif name in ("with", "using") and base in ("assault", "protest"):
                yield "instrument", noun, "verb:with"
            elif name == "alongside":
                yield "with", noun, "verb:alongside"
            elif name in _TARGETS.get(base, ()):
                yield "target", noun, f"verb:{name}"


def _around(noun: Token, base: str, shared: bool) -> Iterator[Part]:
    """Sides named on the object: "signed a deal with", "rejected an Iranian offer"."""
    for child in noun.children:
        if child.dep_ in ("prep", "agent"):
            name = child.lower_
            for one in child.children:
                if one.dep_ != "pobj":
                    continue
                if name in ("with", "between", "among") and shared:
                    yield "actor", one, f"object:{name}"
                elif name == "with" and base in ("sanction", "support", "threaten"):
                    yield "target", one, "object:with"
                elif name in ("on", "against", "to", "for", "by", "from", "of", "in"):
                    if base == "accuse" and name in ("on", "against", "of") and is_deed(noun):
                        continue  # whose suffering is condemned is not condemned
                    if base == "assault" and name not in ("on", "against", "of"):
                        continue
                    if base in _TARGETS and (name in _TARGETS[base] or base in _THEIRS):
                        yield "target", one, f"object:{name}"
        elif child.dep_ in ("poss", "amod", "compound") and base in _THEIRS:
            own = base == "support" and lemma_of(noun) in ("support", "backing", "solidarity")
            yield ("actor" if own else "target"), child, "object:owner"


def is_deed(noun: Token) -> bool:
    """True for a noun of violence: an attack, a killing."""
    entries = load_lexicon().nouns.get(lemma_of(noun), ())
    return any(e.kind.startswith("assault") for e in entries)


def _below(verb: Token, depth: int) -> Iterator[Part]:
    """Who must do what is demanded: the subject below ("demanded that the army leave")."""
    if depth > 1:
        return
    for clause in complements(verb):
        for one in own_subjects(clause):
            yield "target", one, "verb:asked"
        if depth == 0:
            for one in undergoers(clause) if clause.dep_ != "ccomp" else []:
                yield "target", one, "verb:aimed-at"
            for name in ("with", "to", "against", "in", "from", "on"):
                for one in prepositional(clause, name):
                    yield "target", one, f"verb:aimed-{name}"
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "to"):
            for noun in child.children:
                if noun.dep_ != "pobj":
                    continue
                for name in ("of", "by", "from", "against", "to", "on", "with"):
                    for one in prepositional(noun, name):
                        yield "target", one, f"verb:for-{name}"
                for owner in noun.children:
                    if owner.dep_ in ("poss", "amod", "compound"):
                        yield "target", owner, "verb:for-owner"
