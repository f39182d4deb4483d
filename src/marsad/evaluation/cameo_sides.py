"""Who did it and to whom, of the event of a sentence: heads of noun phrases.

The sides are those of the claim that tells the event (``cameo_clauses``). Where it names none, or
the clause is no claim at all (CAMEO's statements), they are subject and object of the clause. The
object of an act put as a noun ("launched a raid on", "voiced hope that Vulgaria") is whom the act
is on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from marsad.codebook.kinds import type_of
from marsad.evaluation.cameo_clauses import comment_code, depth, main_verb, told_by, trigger_of
from marsad.evaluation.cameo_phrases import ASKED, NOUNS, head_of_phrase, objects_of
from marsad.model.claims import Claim, Participant
from marsad.reading.trigger.frames import SUBJECTS, doers, lemma_of, own_subjects, undergoers

PRONOUNS = frozenset(
    "he she it they him her them his its their who which that itself themselves i we you us me"
    " this these those".split()
)
# Acts, words and help put as nouns: the side is in the phrase or clause that follows them.
ACTS = ASKED | frozenset(
    "attack assault strike airstrike offensive raid operation war campaign bombing bombardment"
    " shelling siege blockade talk meeting visit mediation support concern hope optimism pessimism"
    " condolence confidence satisfaction surprise solidarity sympathy respect tribute doubt regret"
    " appeal warning statement demand ultimatum pressure sanction embargo ban restriction curfew"
    " tariff duty responsibility tie relation investigation probe inquiry access approval"
    " authorization permission amnesty asylum refuge shelter aid assistance training help supply"
    " equipment fund funding money weapon information evidence intelligence protest demonstration"
    " rally drill exercise game cooperation agreement deal effort control withdrawal ceasefire"
    " truce cessation".split()
)
_AT = ("on", "against", "to", "with", "for", "over", "about", "into", "toward", "towards",
       "regarding")  # fmt: skip
_OF = (*_AT, "in", "of", "by", "from", "between", "at")
_PHRASES = frozenset({"prep", "agent", "dative"})
_TWO_SIDED = frozenset({"consult", "cooperate", "agree", "assault", "support"})
_BARE = frozenset({"be", "have", "issue"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Heads of the phrases of sources, targets and, of a two-sided act, both sides."""

    sources: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    both: tuple[Token, ...] = ()


def sides(doc: Doc, claims: Sequence[Claim]) -> Sides:
    """The sides of the event that a sentence tells."""
    main = main_verb(doc)
    if main is None:
        return Sides()
    told = told_by(doc, claims) if comment_code(main) is None else None
    if told is not None and not _is_aside(trigger_of(doc, told), main):
        read = sides_of_claim(doc, told)
        verb = _verb_of(trigger_of(doc, told))
    else:
        read, verb = Sides(), main
    if read.both:
        return read
    sources = read.sources or named_doers(verb) or named_doers(main)
    targets = read.targets or (targets_of(verb, {t.i for t in sources}) if sources else ())
    return Sides(_listed(sources[:1]), _listed(targets[:1]))


def _is_aside(trigger: Token, main: Token) -> bool:
    """True for what a full verb's clause tells by the way only."""
    return depth(trigger, main) > 0 and main.pos_ == "VERB" and lemma_of(main) not in _BARE


def _listed(heads: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(t for head in heads for t in (head, *(c for c in head.conjuncts if c.i > head.i)))


def _verb_of(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def sides_of_claim(doc: Doc, claim: Claim) -> Sides:
    """The participants of a claim as heads of whole phrases, without pronouns."""
    trigger = trigger_of(doc, claim)
    actors, targets = claim.with_role("actor", "with"), claim.with_role("target")
    heads = _heads(doc, actors, trigger)
    if not targets and len(actors) > 1 and type_of(claim.kind.value) in _TWO_SIDED:
        return Sides(both=heads)
    return Sides(heads, _heads(doc, targets, trigger))


def _heads(doc: Doc, people: Sequence[Participant], trigger: Token) -> tuple[Token, ...]:
    found: dict[int, Token] = {}
    for one in people:
        at = doc.char_span(one.mention.start, one.mention.end, alignment_mode="expand")
        if at is not None and at.root.lower_ not in PRONOUNS:
            head = head_of_phrase(at.root, trigger)
            found[head.i] = head
    return tuple(found.values())


def named_doers(verb: Token) -> tuple[Token, ...]:
    """Who does it; for a pronoun, the subject of the clause above ("the bank said it")."""
    found: list[Token] = []
    for doer in doers(verb):
        found += [doer] if doer.lower_ not in PRONOUNS else _subject_above(verb)
    return tuple(found)


def _subject_above(verb: Token) -> list[Token]:
    while verb.head.i != verb.i:
        verb = verb.head
        named = _named_subjects(verb) if verb.pos_ in ("VERB", "AUX") else []
        if named:
            return named[:1]
    return []


def _named_subjects(verb: Token) -> list[Token]:
    return [t for t in own_subjects(verb) if t.lower_ not in PRONOUNS]


def _below(word: Token, names: Collection[str]) -> list[Token]:
    prepositions = (c for c in word.children if c.dep_ in _PHRASES and c.lower_ in names)
    return [noun for p in prepositions for noun in objects_of(p)]


def targets_of(verb: Token, sources: Collection[int]) -> tuple[Token, ...]:
    """To whom it is done: who receives, whom the act in the object is on, the object, or what
    a preposition or a clause below the verb names."""
    receivers = [c for c in verb.children if c.dep_ == "dative" and c.pos_ in NOUNS]
    things = [t for t in undergoers(verb) if t.lower_ not in PRONOUNS and t.pos_ != "ADJ"]
    things = [t for t in things if t.i not in sources]
    if not receivers and things:
        receivers = _below(verb, ("to",))
    if receivers:
        return tuple(receivers[:1])
    for act in (t for t in things if lemma_of(t) in ACTS):
        on = _below(act, _OF) + _below(verb, _AT) or _in_clauses(act, verb, sources)
        if on:
            return tuple(on[:1])
    if things:
        return tuple(things[:1])
    named = _below(verb, (*_AT, "from", "at", "in")) or _in_predicate(verb)
    if named:
        return tuple(named[:1])
    clauses = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB")
    return next((found for c in clauses if (found := targets_of(c, sources))), ())


def _in_clauses(act: Token, verb: Token, sources: Collection[int]) -> list[Token]:
    """Of "voiced hope that Vulgaria", "sent money to help Zorba": who is named there."""
    found: list[Token] = []
    for clause in (c for word in (act, verb) for c in word.children if c.pos_ in ("VERB", "AUX")):
        if clause.dep_ in ("acl", "ccomp") and any(c.dep_ in SUBJECTS for c in clause.children):
            found += _named_subjects(clause)
        elif any(c.tag_ == "TO" for c in clause.children):
            found += targets_of(clause, sources)
    return found


def _in_predicate(verb: Token) -> list[Token]:
    """Of "hoped that Vulgaria would", "is wary of Zorba": who is named there."""
    for child in verb.children:
        if child.dep_ == "ccomp" and _named_subjects(child):
            return _named_subjects(child)
        if child.dep_ == "acomp":
            clauses = (c for c in child.children if c.dep_ == "ccomp")
            found = _below(child, _OF) + [t for c in clauses for t in _named_subjects(c)]
            if found:
                return found
    return []
