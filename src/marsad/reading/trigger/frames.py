"""The slots around a word: who, whom, where to, with which modifiers. Read once, when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Span, Token

from marsad.codebook.lexicon.entries import Atom, Entry, Test

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
PARTICLES = frozenset(
    {"up", "down", "out", "off", "over", "back", "aside", "in", "into", "apart", "free", "ahead",
     "through", "away", "hostage", "upon", "on", "with"}
)  # fmt: skip
WIDE = 40
# "accused him of killing": who is accused is who killed.
_OF_THE_OBJECT = frozenset({"of", "for", "from", "into", "with"})


def lemma_of(token: Token) -> str:
    """The lemma in lower case; for names the word itself."""
    return token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower()


def with_conjuncts(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens and what is coordinated with them."""
    for token in tokens:
        yield token
        yield from token.conjuncts


def is_passive(verb: Token) -> bool:
    """True for "was killed" and for a bare participle after its noun ("troops killed in")."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children):
        return False
    if verb.dep_ == "acl":
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)


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
    if verb.dep_ == "relcl":
        return [verb.head] if found else []
    if verb.dep_ == "acl":
        if verb.tag_ in ("VBG", "VBN"):
            return [verb.head]
        return subjects(verb.head.head, depth + 1) if verb.head.head.pos_ == "VERB" else []
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp"):
        above = verb.head if verb.dep_ != "pcomp" else verb.head.head
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
    found = set()
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
    while steps < 3 and above.head is not above:
        if above.dep_ in ("conj", "appos"):
            above = above.head
            continue
        above = above.head
        steps += 1
        found.update((above.lower_, lemma_of(above)))
        if above.pos_ in ("VERB", "AUX") or above.pos_ == "NOUN":
            break
    return found


def sentence_words(sentence: Span) -> frozenset[str]:
    """Lemmas and words of a sentence, in lower case."""
    return frozenset(w for t in sentence for w in (lemma_of(t), t.lower_))


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
    while at.head is not at and steps < 5:
        at, steps = at.head, steps + 1
        found.update((lemma_of(at), at.lower_))
        if at.pos_ in ("VERB", "AUX"):
            for child in at.children:
                if child.dep_ in ("xcomp", "acomp", "advmod", "prt", "ccomp"):
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
