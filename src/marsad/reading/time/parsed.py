"""What the parse says against a time: a person's name, an age, an adjective, the verb "last"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from marsad.reading.parse import whole_text
from marsad.reading.time.meaning import Fixed, Found

_OLD = re.compile(r"\bold$", re.IGNORECASE)
_LAST = re.compile(r"last\s+", re.IGNORECASE)
_LEADING = frozenset(
    ("on", "last", "next", "this", "since", "until", "till", "by", "from", "late", "early", "every",
     "before", "after", "of", "in", "that", "through", "and", "or")
)  # fmt: skip
# What has an age that is a time: how long it has lasted. All else that is old is a living being.
LASTING = frozenset(
    ("war", "conflict", "siege", "blockade", "dispute", "truce", "ceasefire", "insurgency",
     "rule", "rebellion", "occupation", "campaign", "feud", "government", "agreement", "ban",
     "law", "embargo", "curfew", "strike", "protest", "protests", "crisis", "regime", "state",
     "republic", "uprising", "revolution", "revolt", "fight", "fighting", "battle",
     "offensive", "operation", "mission", "deal", "accord", "treaty", "peace", "mandate",
     "standoff", "stand-off", "hostility", "violence", "emergency", "junta", "movement",
     "group", "party", "case", "policy", "sanction", "partition", "union", "nation", "country",
     "kingdom", "border", "struggle", "invasion", "hunt", "building", "bridge", "church",
     "mosque", "dam", "camp", "mine", "house", "tradition", "coup", "cease-fire",
     "administration", "council", "coalition", "alliance", "force", "boycott")
)  # fmt: skip


# What stands capitalised behind a day and is no surname.
NO_SURNAME = frozenset(
    ("night", "morning", "evening", "afternoon", "market", "school", "mass", "service", "prayers",
     "prayer", "president", "prime", "minister", "king", "general", "mosque", "church", "news",
     "times", "league", "football", "agreement", "edition", "magazine", "massacre", "bombing",
     "police", "army", "government", "parliament", "congress", "senate", "court", "council")
)  # fmt: skip


SURNAMES = frozenset(("April", "May", "June", "August"))


def is_person(doc: Doc, found: Found) -> bool:
    """True for "April Smith" and "Sunday Okoro": a name of several words that begins with a month
    or weekday, as the parser sees it; never behind a word that leads to a day."""
    span = doc.char_span(found.start, found.end)
    if span is None or len(span) != 1 or span.end >= len(doc):
        return False
    before = doc[span.start - 1].lower_ if span.start else ""
    alone = found.rule == "month" and before not in _LEADING - {"by", "and", "or"}
    if alone and span.text in SURNAMES and _is_told_whole(doc, span.text):
        return True
    this, after = span[0], doc[span.end]
    if after.tag_ != "NNP":
        return False
    if found.rule == "month" and this.ent_type_ == "PERSON" and after.ent_type_ == "PERSON":
        return True
    if before in _LEADING:
        return False
    return (
        (found.rule == "weekday" or this.lower_ == "august")
        and (this.tag_, this.dep_, this.head.i) == ("NNP", "compound", after.i)
        and after.ent_type_ in ("", "PERSON")
        and after.text.istitle()
        and after.lower_ not in NO_SURNAME
    )


def _is_told_whole(doc: Doc, name: str) -> bool:
    """True when somebody of that family name is called by the whole name anywhere in the text."""
    if re.search(rf"[A-Z]\w+ {name}\b", whole_text(doc)) is None:
        return False  # the entities are slow to ask for
    return any(e.label_ == "PERSON" and len(e) > 1 and e[-1].text == name for e in doc.ents)


def describes_next(doc: Doc, found: Found) -> bool:
    """True for "future relations": an adjective of the noun behind it."""
    span = doc.char_span(found.start, found.end) if found.rule == "reference" else None
    if span is None or span[-1].lower_ != "future":
        return False
    return span[-1].dep_ == "amod" and span[-1].head.i == span.end


def without_verb(doc: Doc, found: Found) -> Found:
    """ "will not last three weeks": the verb is no part of the length."""
    verb = _LAST.match(whole_text(doc), found.start, found.end) if found.rule == "period" else None
    span = doc.char_span(found.start, found.end, alignment_mode="expand") if verb else None
    if verb is None or span is None or span[0].pos_ != "VERB":
        return found
    said = found.meaning
    length = replace(said, reach=None) if isinstance(said, Fixed) else said
    return replace(found, start=verb.end(), meaning=length)


def is_age(doc: Doc, found: Found) -> bool:
    """True for "a 60-year-old man" and "she is twenty years old", not "the five-year-old war"."""
    if not found.rule.startswith("length"):
        return False
    if not _OLD.search(whole_text(doc), found.start, found.end):
        return False
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    noun = _bearer(span) if span is not None else None
    return noun is None or noun.lemma_.lower() not in LASTING


def _bearer(span: Span) -> Token | None:
    """What is so old: the noun it describes, or the subject of the verb it follows."""
    root = span.root
    if root.dep_ in ("amod", "compound", "nmod", "nummod") and root.head.i >= span.end:
        return root.head
    for token in (root.head, root.head.head):
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return None
