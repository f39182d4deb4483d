"""The slots around a word that the lexicon's tests look at. Read once, when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Atom, Entry, Test
from marsad.reading.trigger.frames import (
    complements,
    direct_objects,
    doers,
    is_passive,
    lemma_of,
    prepositional,
    undergoers,
    with_conjuncts,
)

PARTICLES = frozenset(
    {"up", "down", "out", "off", "over", "back", "aside", "in", "into", "apart", "free", "ahead",
     "through", "away", "hostage", "upon", "on", "with"}
)  # fmt: skip
WIDE = 40


def _words(tokens: Iterable[Token]) -> set[str]:
    found = set()
    for token in tokens:
        found.add(lemma_of(token))
        found.add(token.lower_)
        if token.ent_type_:
            found.add("@" + token.ent_type_)
        for child in token.children:
            if child.dep_ == "compound" and child.pos_ == "NOUN":
                found.add(child.lower_)
    return found


def _deep(tokens: Iterable[Token]) -> set[str]:
    found: set[str] = set()
    for token in tokens:
        for number, part in enumerate(token.subtree):
            if number > WIDE:
                break
            found.add(lemma_of(part))
            found.add(part.lower_)
            if part.ent_type_:
                found.add("@" + part.ent_type_)
    return found


def _modifiers(noun: Token) -> set[str]:
    found: set[str] = set()
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "nummod", "poss", "det", "npadvmod"):
            found.update((child.lower_, lemma_of(child)))
            found.update(child.lower_.split("-"))
            if child.ent_type_:
                found.add("@" + child.ent_type_)
            for deeper in child.children:
                if deeper.dep_ in ("compound", "amod", "npadvmod", "nmod", "conj"):
                    found.update((deeper.lower_, lemma_of(deeper)))
    before = noun.i - 1
    if before >= 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).is_alpha:
        found.add(noun.nbor(-2).lower_)
    return found


def _governors(noun: Token) -> set[str]:
    found: set[str] = set()
    above, steps = noun, 0
    while steps < 3 and above.head.i != above.i:
        if above.dep_ in ("conj", "appos"):
            above = above.head
            continue
        above = above.head
        steps += 1
        found.update((above.lower_, lemma_of(above)))
        if above.pos_ in ("VERB", "AUX") or above.pos_ == "NOUN":
            break
    return found


class Frame:
    """The slots of one word, each read when first asked for. Lives for one look at one word."""

    __slots__ = ("_found", "sentence", "token")

    def __init__(self, token: Token, sentence: frozenset[str]) -> None:  # words of the sentence
        self.token = token
        self.sentence = sentence
        self._found: dict[str, set[str]] = {}

    def slot(self, name: str) -> set[str] | frozenset[str]:
        """The words in the slot ``name``."""
        if name == "sent":
            return self.sentence
        if name not in self._found:
            self._found[name] = self._read(name)
        return self._found[name]

    def _read(self, name: str) -> set[str]:
        if name.startswith("p."):
            return self._prepositional(name[2:])
        return _READERS[name](self.token)

    def _prepositional(self, name: str) -> set[str]:
        nouns = prepositional(self.token, name)
        if not nouns and self.token.pos_ == "VERB":
            for held in direct_objects(self.token):
                nouns += prepositional(held, name)
        found = _words(with_conjuncts(nouns))
        if not nouns and any(c.dep_ == "prep" and c.lower_ == name for c in self.token.children):
            found.add("")
        return found

    def passes(self, test: Test) -> bool:
        """True when the test holds of this word."""
        return any(self._holds(atom) for atom in test.atoms) != test.negated

    def _holds(self, atom: Atom) -> bool:
        words = self.slot(atom.slot)
        if atom.values is None:
            return bool(words)
        if not atom.values:
            return not words
        return not atom.values.isdisjoint(words)

    def first(self, entries: Iterable[Entry]) -> Entry | None:
        """The first entry all of whose tests hold."""
        for entry in entries:
            if all(self.passes(test) for test in entry.tests):
                return entry
        return None


def _told_of(noun: Token) -> set[str]:
    """Words of the noun phrase, of the verbs above it and of what they control."""
    found = _deep((noun,)) | _modifiers(noun)
    at, steps = noun, 0
    while at.head.i != at.i and steps < 5:
        at, steps = at.head, steps + 1
        found.update((lemma_of(at), at.lower_))
        if at.pos_ in ("VERB", "AUX"):
            for child in at.children:
                if child.dep_ in ("xcomp", "acomp", "advmod", "prt", "ccomp", "nsubj", "nsubjpass"):
                    found.update((lemma_of(child), child.lower_))
            if at.dep_ not in ("xcomp", "conj"):
                break
    return found


def _yes(truth: bool) -> set[str]:
    return {"yes"} if truth else set()


def _particles(verb: Token) -> set[str]:
    found = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    found |= {
        c.lower_
        for c in verb.children
        if c.dep_ in ("advmod", "prep", "acomp", "oprd", "dobj") and c.lower_ in PARTICLES
        and (c.dep_ != "prep" or not any(True for _ in c.children))
    }
    return found


_READERS: dict[str, Callable[[Token], set[str]]] = {
    "subj": lambda t: _words(with_conjuncts(doers(t))),
    "obj": lambda t: _words(with_conjuncts(undergoers(t))),
    "objx": lambda t: _deep(with_conjuncts(undergoers(t))),
    "comp": lambda t: _words(with_conjuncts(complements(t))),
    "compx": lambda t: _deep(complements(t)),
    "passive": lambda t: _yes(is_passive(t)),
    "noobj": lambda t: _yes(not undergoers(t)),
    "noprt": lambda t: _yes(not _particles(t)),
    "prt": _particles,
    "neg": lambda t: _yes(any(c.dep_ == "neg" for c in t.children)),
    "adj": lambda t: _words(c for c in t.children if c.dep_ in ("acomp", "oprd")),
    "adv": lambda t: {c.lower_ for c in t.children if c.dep_ in ("advmod", "npadvmod")},
    "mod": _modifiers,
    "gov": _governors,
    "has": _told_of,
    "def": lambda t: _yes(
        any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these") for c in t.children)
    ),
}  # fmt: skip
