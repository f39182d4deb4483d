"""Parts of a count: "including three children", "nine of them women", "of whom six"."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reading.count.near import is_number
from marsad.reading.count.phrases import Phrase, read_phrase
from marsad.reading.numbers import read_number
from marsad.reading.trigger.frames import with_conjuncts

_OPENERS = frozenset({"including", "among", "incl", "incl.", "included", "includes"})
_THEM = frozenset({"them", "whom", "which", "these", "those"})
_REACH = 14


def parts_of(whole: Phrase) -> Iterator[Phrase]:
    """The parts told after ``whole`` in its sentence, each once."""
    noun = whole.noun
    doc, end = noun.doc, min(noun.sent.end, whole.last + _REACH)
    taken: set[int] = set()
    for at in range(whole.last + 1, end):
        if doc[at].lower_ in _OPENERS:
            for phrase in _opened(whole, at, end):
                if phrase.first not in taken:
                    taken.add(phrase.first)
                    yield phrase
        elif doc[at].lower_ in _THEM and doc[at - 1].lower_ == "of" and at - 1 > whole.last:
            phrase_ = _of_them(whole, at, end)
            if phrase_ is not None and phrase_.first not in taken:
                taken.add(phrase_.first)
                yield phrase_


def _opened(whole: Phrase, at: int, end: int) -> Iterator[Phrase]:
    doc = whole.noun.doc
    heads = [c for c in doc[at].children if c.dep_ in ("pobj", "dobj")]
    heads += [
        c for child in doc[at].children if child.lower_ in _THEM for c in child.children
    ]
    found = False
    for part in with_conjuncts(heads):
        phrase = read_phrase(part) if part.i < end else None
        if phrase is not None and phrase.first > at:
            found = True
            yield phrase
    if found:
        return
    first = at + 1
    while first < end and (doc[first].lower_ in (*_THEM, ".", "were", "was", "at", "least")):
        first += 1
    if first < end and is_number(doc[first]):
        made = _counted(whole, first, end)
        if made is not None:
            yield made


def _of_them(whole: Phrase, at: int, end: int) -> Phrase | None:
    """"nine of them women" and "of whom nine were"."""
    doc = whole.noun.doc
    if is_number(doc[at - 2]) and at - 2 > whole.last:
        start = at - 2
        while start - 1 > whole.last and doc[start - 1].lower_ in ("least", "at", "about", "some"):
            start -= 1
        amount = read_number(doc[start : at - 1].text)
        if amount is None:
            return None
        who = doc[at + 1] if at + 1 < end and doc[at + 1].pos_ == "NOUN" else None
        return Phrase(start, at - 2, amount, who.text if who is not None else None, doc[at - 2])
    if at + 1 < end and is_number(doc[at + 1]):
        return _counted(whole, at + 1, end)
    return None


def _counted(whole: Phrase, first: int, end: int) -> Phrase | None:
    doc, last = whole.noun.doc, first
    while last + 1 < end and is_number(doc[last + 1]):
        last += 1
    amount = read_number(doc[first : last + 1].text)
    if amount is None:
        return None
    noun = last
    while noun + 1 < end and noun - last < 4 and doc[noun + 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        noun += 1
    who = doc[last + 1 : noun + 1].text or None
    return Phrase(first, noun, amount, who, doc[noun])
