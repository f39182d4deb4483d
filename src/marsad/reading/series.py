"""What the text asserts about a run of events: "first in two months", "deadliest since 2014".

It is kept as said, and checked elsewhere against what is held.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from marsad.codebook.kinds import type_of
from marsad.model.locations import Place
from marsad.model.mentions import PlaceMention, SeriesClaim, Window
from marsad.reading.drafts import Trigger
from marsad.reading.parse import whole_text
from marsad.reading.series_words import (
    KILLING,
    LEAD,
    ORDINALS,
    as_many,
    measure_of,
    read_window,
    window_at,
)
from marsad.reading.trigger.frames import lemma_of

_REACH = 110
_LONGEST_NOUN = 4
_EVENTFUL = ("assault", "protest", "coerce", "consult", "mobilize", "sanction", "retreat", "aid",
             "agree", "cooperate")  # fmt: skip
_NAMES = frozenset({"attack", "strike", "airstrike", "bombing", "raid", "protest", "meeting",
                    "visit", "incident", "clash", "shooting", "killing", "arrest", "talk",
                    "explosion", "assault", "ambush", "demonstration", "violence", "event",
                    "execution", "kidnapping", "summit", "test", "ceasefire", "offensive",
                    "operation", "massacre", "battle", "riot", "toll", "blast", "launch",
                    "fighting", "unrest", "casualty", "death", "kind", "such", "time",
                    "abduction", "murder", "assassination", "bomb", "rally", "march", "shelling",
                    "bombardment", "invasion", "incursion", "rocket", "missile", "fatality",
                    "people", "injured", "clashes", "talks", "atrocity", "hijacking", "siege",
                    "coup", "truce", "mutiny", "uprising", "crackdown", "trip", "rampage",
                    "loss", "insurgency", "strikes", "crash", "hostage", "deal",
                    "evacuation", "exchange", "swap", "hanging", "beheading", "withdrawal",
                    "arson", "lynching", "airstrikes", "contact", "war"})  # fmt: skip
_STRETCHES = frozenset({"day", "night", "week", "weekend", "month", "year", "period"})
_OWN = ("det", "poss", "amod", "compound", "nummod", "nmod")
_FILLERS = frozenset({"loss", "deal", "crash"})


def find_series(
    doc: Doc, triggers: Sequence[Trigger], places: Sequence[PlaceMention] = ()
) -> tuple[tuple[SeriesClaim, int | None], ...]:
    """Each series claim with the index of the trigger it is said of, ``claim`` left ``None``."""
    found = []
    for sentence in doc.sents:
        found += list(_in_sentence(sentence, triggers, places))
    return tuple(found)


def _in_sentence(
    sentence: Span, triggers: Sequence[Trigger], places: Sequence[PlaceMention]
) -> list[tuple[SeriesClaim, int | None]]:
    text = sentence.text
    found: list[tuple[SeriesClaim, int | None]] = []
    taken = 0
    for lead in LEAD.finditer(text):
        if lead.start("ordinal") < taken or lead["run"]:
            continue
        ordinal = _RANKED.sub(r"\1-", lead["ordinal"].lower())
        read = _window(text, lead)
        if read is None:
            continue
        window, begin, end = read
        said = text[lead.start("ordinal") : end]
        rank = re.fullmatch(ORDINALS, ordinal)
        nouns = _noun(sentence, lead.start("ordinal"), lead.end("ordinal"))
        counted = nouns[-1].idx + len(nouns[-1]) - sentence.start_char if nouns else 0
        end = max(end, counted)
        trigger, names = _said_of(
            sentence, lead.start("ordinal"), max(begin, counted), end, triggers, not rank, nouns
        )
        if trigger is None and not names:
            continue
        start = _start(sentence, lead.start("ordinal"))
        if window == Window():
            end = _noun_end(sentence, lead.end())
        first, last = sentence.start_char + start, sentence.start_char + end
        whole = whole_text(sentence.doc)
        claim = SeriesClaim(
            first, last, whole[first:last],
            f"among the {ordinal}" if lead["among"] else ordinal, window, None,
            None if rank else measure_of(said), _words(nouns),
            _bound(places, whole, _after(sentence, lead, nouns), first,
                   sentence.start_char + max(begin, counted)),
        )  # fmt: skip
        found.append((claim, trigger))
        taken = end
    return found


def _window(text: str, lead: re.Match[str]) -> tuple[Window, int, int] | None:
    """The window of a lead and where its words begin and end: after it, or before it ("for the
    third time this year" has it after; "this year's deadliest attack" before)."""
    found = window_at(text, lead.end(), _REACH)
    rank = _rank(lead["ordinal"])
    stretch = text[lead.end() : lead.end() + _REACH]
    many = as_many(stretch, rank) if rank else None
    if many is not None and (found is None or found.start() > lead.end() + stretch.find("as many")):
        at = re.search(r"\bin as many \w+", stretch)
        begin, end = at.span() if at else (0, 0)
        return many, lead.end() + begin, lead.end() + end
    if found is not None:
        between = text[lead.end() : found.start()]
        apart = _APART.search(between) or LEAD.search(between)
        read = read_window(found)
        if not apart and read is not None:
            return read, found.start(), found.end()
    if lead["such"]:
        return Window(), lead.end(), lead.end()
    before = re.search(r"\b(this (?:week|month|year))['’]s (?:\w+ )?$", text[: lead.start()])
    if before is not None:
        window = window_at(before[1], 0, 20)
        read = read_window(window) if window else None
        return (read, len(text), lead.end()) if read is not None else None
    return None


_RANKED = re.compile(rf"^({ORDINALS}) (?!$)")
_APART = re.compile(r";|\. |\b(?:while|whereas|although)\b|, (?:which|who|where)\b", re.IGNORECASE)


def _rank(ordinal: str) -> int | None:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth")  # fmt: skip
    text = ordinal.lower()
    if text in words:
        return words.index(text) + 1
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text)
    return int(match[1]) if match else None


def _noun(sentence: Span, start: int, end: int) -> list[Token]:
    """The words counted, "suicide bombing", "death toll": what the lead stands before."""
    words = sentence.doc.char_span(
        sentence.start_char + start, sentence.start_char + end, alignment_mode="expand"
    )
    if words is None:
        return []
    last = words[-1]
    head = last.head if last.head.i > last.i and last.head.pos_ in ("NOUN", "PROPN") else None
    if words[0].head.i > last.i and words[0].head.pos_ in ("NOUN", "PROPN"):
        head = head or words[0].head
    if head is None:
        return []
    found = [
        t for t in sentence.doc[last.i + 1 : head.i + 1]
        if t.i == head.i or (t.dep_ in ("compound",) and t.head.i <= head.i and t.pos_ != "PROPN")
    ]  # fmt: skip
    after = sentence.doc[head.i + 1 : min(head.i + 3, sentence.end)]
    if lemma_of(head) == "death" and len(after) and after[0].lower_ == "toll":
        found.append(after[0])
    if lemma_of(head) == "number" and len(after) == 2 and after[0].lower_ == "of":
        found += list(after)
    elif lemma_of(head) == "people" and len(after) and after[0].tag_ == "VBN":
        found.append(after[0])
    return found[-_LONGEST_NOUN:]


def _words(nouns: Sequence[Token]) -> str | None:
    text = " ".join(t.lower_ for t in nouns)
    return None if not text or text == "time" else text


def _start(sentence: Span, at: int) -> int:
    """Where the phrase begins: its owner and article are part of it ("the US's first")."""
    word = sentence.doc.char_span(
        sentence.start_char + at, sentence.start_char + at + 1, alignment_mode="expand"
    )
    if word is None:
        return at
    first = word[0].i
    head = word[0]
    if head.dep_ in ("amod", "nummod", "advmod") and head.head.i > head.i:
        own = [c.left_edge.i for c in head.head.lefts if c.dep_ in _OWN]
        first = min([first, *own])
    if first < sentence.start or word[0].i - first > 8:
        first = word[0].i
    return int(sentence.doc[first].idx - sentence.start_char)


def _noun_end(sentence: Span, at: int) -> int:
    word = sentence.doc.char_span(
        sentence.start_char + at - 1, sentence.start_char + at, alignment_mode="expand"
    )
    if word is None:
        return at
    last = min(word[-1].i + 1, sentence.end - 1)
    return int(sentence.doc[last].idx + len(sentence.doc[last]) - sentence.start_char)


def _said_of(
    sentence: Span, start: int, begin: int, end: int, triggers: Sequence[Trigger], extreme: bool,
    nouns: Sequence[Token],
) -> tuple[int | None, bool]:  # fmt: skip
    """The trigger inside the phrase but not in its window (from ``begin``), in the sentence, or
    told before; and whether the phrase itself names an event. A phrase that counts something else
    (a price, a win) names none."""
    first, last = sentence.start_char + start, sentence.start_char + min(begin, end)
    over = sentence.start_char + end
    best: int | None = None
    after: int | None = None
    for number, one in enumerate(triggers):
        if type_of(one.kind) not in _EVENTFUL:
            continue
        if one.start >= sentence.end_char:
            break
        if first <= one.start < last and (not nouns or one.start <= nouns[-1].idx):
            return number, True
        if one.start < first:
            best = number
        if one.start >= over and after is None:
            after = number
    heads = [lemma_of(t) for t in nouns]
    said = sentence.text[start:end]
    if nouns and not _eventful(nouns, heads, extreme and bool(KILLING.search(said))):
        doing = next((n for n, t in enumerate(triggers) if nouns[-1].idx < t.start < last
                      and _does(sentence.doc[t.head], nouns[-1])), None)  # fmt: skip
        return doing, doing is not None
    time = heads[-1:] == ["time"]
    inside = next((n for n, t in enumerate(triggers) if first <= t.start < last
                   and type_of(t.kind) in _EVENTFUL), None)  # fmt: skip
    here = best is not None and triggers[best].start >= sentence.start_char
    if time:
        own = best if here and best is not None and triggers[best].start < first else None
        own = inside if inside is not None else own if own is not None else after
        return own, own is not None
    names = bool(heads) or any(
        (first <= t.idx < over or t.dep_ == "nsubj") and lemma_of(t) in _NAMES - _FILLERS - {"time"}
        for t in sentence
    )
    if not names and not (here and extreme):
        return None, False
    return best if best is not None else after, True


def _does(verb: Token, noun: Token) -> bool:
    """True when the noun is who does or suffers it: "the first envoy to visit", "the first prisoner
    executed"."""
    if verb.pos_ != "VERB" or any(c.dep_ == "neg" for c in verb.children):
        return False
    return any(one.i == noun.i for one in (verb.head, verb.head.head))


def _eventful(nouns: Sequence[Token], heads: Sequence[str], deadly: bool) -> bool:
    """True when what is counted is a happening, its toll, or a stretch of time by its dead ("the
    deadliest day", not "a third day")."""
    words = {*heads, *(t.lower_ for t in nouns)}
    return bool(words & (_NAMES - _FILLERS)) or (deadly and heads[-1] in _STRETCHES)


def _after(sentence: Span, lead: re.Match[str], nouns: Sequence[Token]) -> int:
    """Where what is counted ends."""
    if nouns:
        return nouns[-1].idx + len(nouns[-1])
    return sentence.start_char + lead.end("ordinal")


def _bound(places: Sequence[PlaceMention], text: str, after: int, first: int, last: int) -> (
    Place | None
):  # fmt: skip
    """The place in the words that bounds where: the first one after what is counted ("an attack in
    Dorna, Norland" is Dorna), else the owner ("Norland's worst attack"). A name before the noun is
    somebody's who did it ("the first US strike")."""
    inside = [p for p in places if first <= p.start < last and p.place is not None]
    behind = [p for p in inside if p.start >= after and p.role == "location"]
    owner = [p for p in inside if p.start < after and text[p.end : p.end + 2] in ("'s", "’s")]
    return next((p.place for p in (*behind, *owner)), None)
