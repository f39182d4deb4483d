"""The clause that tells a sentence's event, and what CAMEO's root 01 calls it if it only comments.

CAMEO codes the main clause of a sentence; of "said that", the clause that is said. A claim of
responsibility, a denial, condolences and the like are events there (root 01), and no kind of the
codebook: ``data/cameo_comments.tsv`` names them by the manual's categories.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from marsad.codebook.crosswalk import cameo_of
from marsad.model.claims import Claim
from marsad.reading.trigger.frames import complements, direct_objects, lemma_of

SAYING = frozenset(
    "say tell announce state add report note inform declare confirm reveal assert insist stress"
    " reaffirm show find indicate".split()
)
_ASIDE = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "pcomp"})


@dataclass(frozen=True, slots=True)
class Comment:
    """A row of the table: verbs with what they must and must not have, and CAMEO's code."""

    verbs: frozenset[str]
    having: frozenset[str]
    lacking: frozenset[str]
    code: str


@cache
def comments() -> tuple[Comment, ...]:
    """The rows of the table of comments, in their order."""
    text = (files("marsad.evaluation") / "data" / "cameo_comments.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return tuple(
        Comment(_words(verbs), _words(having), _words(lacking), code)
        for verbs, having, lacking, code, _ in rows
    )


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) - {"-"}


def main_verb(doc: Doc) -> Token | None:
    """The head of the longest sentence's main clause; of reported speech, of what is said."""
    sentences = [s for s in doc.sents if s.text.strip()]
    if not sentences:
        return None
    at = max(sentences, key=len).root
    while (said := said_by(at)) is not None:
        at = said
    return at


def said_by(verb: Token) -> Token | None:
    """The head of the clause that a verb of saying reports."""
    if lemma_of(verb) not in SAYING:
        return None
    said = (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX"))
    return next(said, None)


def comment_code(verb: Token) -> str | None:
    """CAMEO's code of root 01 for a clause that only comments."""
    rows = [c for c in comments() if lemma_of(verb) in c.verbs]
    had = _had(verb) if rows else frozenset()
    fitting = (c for c in rows if not had & c.lacking and (not c.having or had & c.having))
    return next((c.code for c in fitting), None)


def _had(verb: Token) -> frozenset[str]:
    """What a verb has: its objects and predicates with what is listed with them, the verbs of its
    clauses; ``-ing`` for a gerund, ``to`` for an infinitive, ``that`` for a clause, ``with`` for a
    phrase without object."""
    objects = direct_objects(verb)
    nouns = objects + [c for c in verb.children if c.dep_ in ("acomp", "nsubjpass")]
    found = {lemma_of(t) for noun in nouns for t in (noun, *noun.conjuncts)}
    for clause in complements(verb):
        found.add(lemma_of(clause))
        if clause.dep_ == "ccomp":
            found.add("that")
        elif clause.dep_ == "xcomp":
            found.add("-ing" if clause.tag_ == "VBG" else "to")
    if not objects and any(c.lower_ == "with" and c.i > verb.i for c in verb.children):
        found.add("with")
    return frozenset(found)


def trigger_of(doc: Doc, claim: Claim) -> Token:
    """The word of the parse at a claim's trigger."""
    at = doc.char_span(claim.trigger.start, claim.trigger.end, alignment_mode="expand")
    return doc[0] if at is None else at.root


def depth(token: Token, main: Token) -> int:
    """How many clauses beside the main one hold a word: subordinate to it, or coordinated; none
    for a word that the main clause is reported by ("insisted that")."""
    if any(above.i == token.i for above in main.ancestors):
        return 0
    found = 0
    while token.i != main.i and token.head.i != token.i:
        found += token.dep_ in _ASIDE or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"))
        token = token.head
    return found + (token.i != main.i)


def told_by(doc: Doc, claims: Sequence[Claim]) -> Claim | None:
    """The claim that tells the event of a sentence: the one with a code nearest to the main
    clause, the first of equals."""
    coded = [c for c in claims if c.theme is None and cameo_of(c) is not None]
    main = main_verb(doc)
    if main is None or not coded:
        return None
    return min(coded, key=lambda c: depth(trigger_of(doc, c), main))
