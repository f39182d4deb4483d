"""How far a mention reaches: its head with what describes it, without article, number, clause or
apposition. Title and name are one mention ("Interior Minister Ana Roa"), and so are a body and
the place or people in its description ("the embassy in Sama", "dozens of villagers")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.codebook.people import nouns
from marsad.model.mentions import ActorMention
from marsad.reading.actor.links import TITLE_WORDS
from marsad.reading.actor.phrases import Phrase

_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_NAMES = frozenset({"GPE", "LOC", "NORP", "ORG", "FAC", "PERSON"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OF = frozenset({"of"})
_AT = frozenset({"in", "from", "at"})
_LOOSE = frozenset({"det", "predet", "nummod", "quantmod", "cc", "advmod", "case", "punct"})
_LONGEST = 12


def extent(phrase: Phrase, doc: Doc) -> tuple[int, int]:
    """First token and the token after the last of the whole mention that ``phrase`` heads."""
    if phrase.pronoun:
        return phrase.start, phrase.end
    start = phrase.start
    if phrase.named and phrase.type == "person":
        start = min(_with_title(phrase, doc), _described_from(phrase, doc))
    return start, _to_the_right(phrase, doc)


def widened(
    mentions: Sequence[ActorMention], reach: dict[int, tuple[int, int]], text: str
) -> tuple[ActorMention, ...]:
    """The mentions from and to where ``reach`` says by their heads, their chains likewise."""
    new = {
        (m.start, m.end): reach.get(m.head, (m.start, m.end)) for m in mentions
    }
    out = []
    for m in mentions:
        start, end = new[m.start, m.end]
        chain = tuple(new.get(span, span) for span in m.coref)
        out.append(replace(m, start=start, end=end, text=text[start:end], coref=chain))
    return tuple(out)


def _described_from(phrase: Phrase, doc: Doc) -> int:
    """Where the words before a name begin that the parse hangs on it."""
    first = phrase.start
    for head in doc[phrase.start : phrase.end]:
        for child in head.children:
            if child.i < first and child.dep_ in _BEFORE and not _far(child, head):
                first = min(first, child.left_edge.i)
    return _without_loose(doc, first, phrase.start)


def _far(child: Token, head: Token) -> bool:
    """True for what is no title: a pronoun before a name, or a long clause."""
    return child.pos_ == "PRON" or head.i - child.left_edge.i > 12


def _with_title(phrase: Phrase, doc: Doc) -> int:
    """Where the title before a name begins: "Secretary of State John Doe"."""
    known = nouns()
    i = phrase.start
    titled = False
    sentence = doc[phrase.start].sent.start
    while i > sentence:
        token = doc[i - 1]
        if token.text == "," or not (
            token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in TITLE_WORDS
            or token.text in (".", "’", "s", "'")
        ):
            break
        if token.lower_ == "to" or token.lower_ == "and":
            break
        i -= 1
        titled = titled or known.get(token.lemma_.lower(), ("", ""))[0] == "person"
    if not titled:
        return phrase.start
    return _without_loose(doc, i, phrase.start)


def _without_loose(doc: Doc, start: int, end: int) -> int:
    while start < end and (
        doc[start].dep_ in _LOOSE or doc[start].is_punct or doc[start].is_space
        or (doc[start].is_stop and doc[start].pos_ not in ("ADJ", "NOUN", "PROPN"))
        or doc[start].ent_type_ in ("DATE", "TIME", "CARDINAL")
    ):
        start += 1
    return start


def _to_the_right(phrase: Phrase, doc: Doc) -> int:
    """Where the place or people that belong to the description end."""
    end = phrase.end
    for child in doc[phrase.head].children:
        if child.i != end or child.dep_ != "prep":
            continue
        word = child.lower_
        for noun in child.children:
            if noun.dep_ != "pobj" or not _belongs(noun, word):
                continue
            last = _last_of(noun)
            if last - phrase.head <= _LONGEST:
                end = last + 1
    return end


def _belongs(noun: Token, word: str) -> bool:
    if word in _OF:
        return noun.ent_type_ in _NAMES or noun.lemma_.lower() in nouns()
    return word in _AT and noun.ent_type_ in _PLACES


def _last_of(noun: Token) -> int:
    """The last token of a noun with its own modifiers, before any clause or what is joined."""
    last = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.i == last + 1:
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if inner and _belongs(inner[0], child.lower_):
                last = _last_of(inner[0])
    return last
