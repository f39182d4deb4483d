"""What is said: the clause, infinitive, noun phrase or quotation that hangs on a cue."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from marsad.reading.voice.cues import prepositions, verb_frames
from marsad.reading.voice.shape import children, is_passive, subtree


@dataclass(slots=True)
class Found:
    """Token indexes of a content; ``leads`` are words that the cue takes in ("called *for*")."""

    tokens: list[int] = field(default_factory=list)
    leads: list[int] = field(default_factory=list)
    shape: str = ""

    def __bool__(self) -> bool:
        return bool(self.tokens)


def is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def is_gerund(clause: Token) -> bool:
    return clause.tag_ == "VBG" and not any(c.dep_ == "aux" for c in clause.children)


def content_of(verb: Token, frames: frozenset[str]) -> Found:
    """What ``verb`` says, by the first of its frames that the parse shows."""
    for reader in (_clause, _infinitive, _predicate, _as_phrase, _preposition, _object, _around):
        found = reader(verb, frames)
        if found:
            return found
    return Found()


def _clause(verb: Token, frames: frozenset[str]) -> Found:
    for clause in children(verb, "ccomp"):
        if is_infinitive(clause):
            if frames & {"obj-to", "to"}:
                return Found(subtree(clause), shape="obj-to")
        elif is_gerund(clause) and clause.i > verb.i:
            if frames & {"ing", "obj"}:
                return Found(subtree(clause), shape="ing")
        elif frames & {"that", "quote"}:
            return Found(subtree(clause, _own_deeds(verb, clause)), shape="that")
    return Found()


def _own_deeds(verb: Token, clause: Token) -> list[Token]:
    """Verbs that the parse joins to what is said though the speaker does them: "said it would
    leave and *warned* others"."""
    found = [
        c
        for c in children(clause, "advcl")
        if c.tag_ == "VBG"
        and c.i > clause.i
        and "quote" in verb_frames(c.lemma_.lower())
        and clause.doc[c.i - 1].text == ","
    ]
    for joined in children(clause, "conj"):
        if joined.tag_ != verb.tag_ or any(
            c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for c in joined.children
        ):
            continue
        if "quote" in verb_frames(joined.lemma_.lower()) or any(
            c.dep_ == "aux" for c in clause.children
        ):
            found.append(joined)
            found += [c for c in children(clause, "cc") if c.i < joined.i]
    return found


def _whole_thing(verb: Token, thing: Token) -> list[int]:
    """A noun phrase as content, with the phrases behind it that the parse hangs on the verb, and
    without a clause that only adds to it."""
    extra = [
        c
        for c in thing.children
        if c.dep_ == "relcl" and c.i > thing.i and thing.doc[c.left_edge.i - 1].text == ","
    ]
    tokens = subtree(thing, extra)
    if extra:
        return tokens
    for further in children(verb, "conj"):
        if further.pos_ in ("NOUN", "PROPN") and further.i > thing.i:
            links = [c.i for c in children(verb, "cc") if thing.i < c.i < further.i]
            tokens += [*links, *subtree(further)]
    for clause in children(verb, "xcomp", "advcl", "ccomp"):
        if clause.tag_ == "VBG" and clause.left_edge.i == max(tokens) + 1:
            return tokens + subtree(clause)
    for phrase in children(verb, "prep"):
        if phrase.i == max(tokens) + 1 and phrase.lower_ in _PART_OF_THING:
            tokens += subtree(phrase)
    return tokens


_PART_OF_THING = frozenset(
    {
        "of",
        "from",
        "for",
        "about",
        "with",
        "to",
        "against",
        "over",
        "out",
        "between",
        "toward",
        "towards",
        "into",
        "among",
        "on",
    }
)


def _infinitive(verb: Token, frames: frozenset[str]) -> Found:
    for clause in children(verb, "xcomp", "oprd"):
        if is_infinitive(clause) and frames & {"to", "obj-to"}:
            found = Found(subtree(clause), shape="to")
            if is_passive(verb):
                for subject in children(verb, "nsubjpass"):
                    found.tokens = subtree(subject) + found.tokens
            elif "whom" not in frames:
                for thing in children(verb, "dobj"):
                    found.tokens = subtree(thing) + found.tokens
            for phrase in children(verb, "prep"):
                if phrase.lower_ in ("on", "upon") and phrase.i < clause.i:
                    found.leads = [phrase.i]
                    found.tokens = [i for o in children(phrase, "pobj") for i in subtree(o)] + (
                        found.tokens
                    )
            return found
        if is_gerund(clause) and "ing" in frames:
            return Found(subtree(clause), shape="ing")
    return Found()


def _predicate(verb: Token, frames: frozenset[str]) -> Found:
    if "pred" not in frames:
        return Found()
    parts = children(verb, "dobj", "nsubjpass", "ccomp", "oprd", "xcomp", "dative", "attr", "acomp")
    if not parts or (len(parts) == 1 and is_passive(verb)):
        return Found()
    return Found([i for part in parts for i in subtree(part)], shape="pred")


def _as_phrase(verb: Token, frames: frozenset[str]) -> Found:
    if "as" not in frames:
        return Found()
    for phrase in children(verb, "prep"):
        things = children(verb, "dobj", "nsubjpass")
        if phrase.lower_ == "as" and things and phrase.i > verb.i:
            return Found([i for o in things for i in subtree(o)] + subtree(phrase), shape="as")
    return Found()


def _preposition(verb: Token, frames: frozenset[str]) -> Found:
    wanted = prepositions(frames)
    phrases = children(verb, "prep")
    if "whom" in frames:
        phrases += [p for o in children(verb, "dobj") for p in children(o, "prep")]
    for phrase in phrases:
        if phrase.lower_ not in wanted or phrase.i < verb.i:
            continue
        inner = children(phrase, "pobj", "pcomp")
        if not inner:
            continue
        tokens = [i for o in inner for i in subtree(o)]
        things = children(verb, "dobj")
        if things and things[0].i < phrase.i:
            if "whom" not in frames and "obj" in frames:
                continue
            if verb.lemma_ in _ACCUSING:
                return Found([*subtree(things[0]), phrase.i, *tokens], shape="of")
            return Found(tokens, shape="prep")
        if is_passive(verb):
            subject = [i for s in children(verb, "nsubjpass") for i in subtree(s)]
            return Found([*subject, phrase.i, *tokens], shape="of")
        return Found(tokens, [phrase.i] if phrase.i - verb.i <= 2 else [], shape="prep")
    return Found()


_ACCUSING = frozenset({"accuse", "charge", "suspect", "blame", "fault", "criticize", "criticise"})


def _object(verb: Token, frames: frozenset[str]) -> Found:
    things = children(verb, "dobj") + (children(verb, "nsubjpass") if is_passive(verb) else [])
    for thing in things:
        if "obj" in frames and "whom" not in frames:
            return Found(_whole_thing(verb, thing), shape="obj")
        if thing.tag_ in ("WP", "WDT") and frames & {"that", "quote"}:
            return Found([thing.i], shape="obj")
    return Found()


def _around(verb: Token, frames: frozenset[str]) -> Found:
    """ "The road, he said, was closed.": the cue hangs on what it says."""
    if not frames & {"that", "quote"}:
        return Found()
    as_clause = verb.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ == "as" for c in verb.children
    )
    inserted = (
        verb.dep_ == "ccomp"
        and verb.i > verb.head.i
        and not children(verb, "mark", "dobj")
        and not verb_frames(verb.head.lemma_.lower())
    )
    if verb.dep_ == "parataxis" or as_clause or inserted:
        head = verb.head
        while head.dep_ in ("aux", "auxpass"):
            head = head.head
        tokens = subtree(head, [verb])
        if verb.dep_ == "ccomp" and not any(t < verb.i for t in tokens):
            return Found()
        return Found(tokens, shape="around")
    return Found()
