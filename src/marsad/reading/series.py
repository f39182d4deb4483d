"""What the text asserts about a run of events: "first in two months", "deadliest since 2014".

It is kept as said, and checked elsewhere against what is held.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from marsad.codebook.kinds import type_of
from marsad.model.mentions import SeriesClaim, Window
from marsad.reading.drafts import Trigger
from marsad.reading.numbers import read_number
from marsad.reading.parse import whole_text
from marsad.reading.trigger.frames import lemma_of

_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d+(?:st|nd|rd|th)"
)
_EXTREMES = (
    "deadliest|bloodiest|worst|biggest|largest|heaviest|fiercest|highest|longest|"
    "most (?:deadly|serious|violent|severe|intense|powerful|lethal)|deadly|latest"
)
_NUMBER = r"(?:(?:more than|over|nearly|almost|about|at least|just) )?(?:an? |the (?:past|last) )?"
_WINDOW = re.compile(
    r"\b(?:"
    rf"(?:in|for|within|over|during) (?P<many>{_NUMBER}(?:[\w-]+ ){{0,3}}?)"
    r"(?P<unit>day|week|month|year|decade|hour)s?\b"
    r"|(?:this|in the (?:past|last)|of the|so far this) (?P<this>day|week|month|year|decade)\b"
    r"|since (?P<since>[^,.;:()]{2,60}?)(?=[,.;:()]|$| (?:and|when|but|after|killed|left)\b)"
    r")",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"\b(?P<ordinal>{_ORDINALS}|{_EXTREMES})\b(?P<such> such\b)?", re.IGNORECASE
)
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_REACH = 110
_EVENTFUL = ("assault", "protest", "coerce", "consult", "mobilize", "sanction", "retreat", "aid")
_SCALE = frozenset({"deadliest", "bloodiest", "deadly", "most deadly", "most lethal"})


def find_series(
    doc: Doc, triggers: Sequence[Trigger]
) -> tuple[tuple[SeriesClaim, int | None], ...]:
    """Each series claim with the index of the trigger it is said of, ``claim`` left ``None``."""
    found = []
    for sentence in doc.sents:
        found += list(_in_sentence(sentence, triggers))
    return tuple(found)


def _in_sentence(
    sentence: Span, triggers: Sequence[Trigger]
) -> list[tuple[SeriesClaim, int | None]]:
    text = sentence.text
    found: list[tuple[SeriesClaim, int | None]] = []
    for lead in _LEAD.finditer(text):
        ordinal = lead["ordinal"].lower()
        window = _window(text, lead.end())
        if window is None and lead["such"] is None:
            continue
        if ordinal == "latest" or (ordinal == "deadly" and "most" not in text[: lead.start()]):
            continue
        end = window.end() if window is not None else lead.end()
        if ";" in text[lead.end() : end] or ". " in text[lead.end() : end]:
            continue
        read = _read(window) if window is not None else Window()
        if read is None:
            continue
        trigger, names = _said_of(
            sentence, lead.start(), end, triggers, ordinal.endswith("st") and ordinal != "first"
        )
        if trigger is None and not names:
            continue
        start = _start(sentence, lead.start())
        if window is None:
            end = _noun_end(sentence, lead.end())
        text_start = sentence.start_char + start
        text_end = sentence.start_char + end
        claim = SeriesClaim(
            text_start,
            text_end,
            whole_text(sentence.doc)[text_start:text_end],
            ordinal,
            read,
            None,
            "killed" if ordinal in _SCALE else None,
        )
        found.append((claim, trigger))
    return found


def _window(text: str, at: int) -> re.Match[str] | None:
    """The first stretch of time after ``at`` that can be read ("in Norland for two months")."""
    end = min(len(text), at + _REACH)
    while at < end:
        found = _WINDOW.search(text, at, end)
        if found is None or _read(found) is not None:
            return found
        at = found.start() + 2
    return None


def _read(window: re.Match[str]) -> Window | None:
    if window["since"]:
        return Window(since=window["since"].strip())
    unit = (window["this"] or window["unit"]).lower()
    number = 1
    if window["this"] is None:
        words = re.sub(r"\b(?:the|past|last|just|an?)\b", "", window["many"] or "").strip()
        if words:
            amount = read_number(words)
            if amount is None:
                return None
            many = amount.best or amount.high or amount.low
            if amount.qualifier and amount.low and amount.best is None:
                many = amount.low - 1 if "than" in amount.qualifier or (
                    amount.qualifier == "over") else amount.low  # fmt: skip
            if not many:
                return None
            number = many
        elif window[0].lower().endswith("s") and not (window["many"] or "").strip():
            return Window(months=2 * _MONTHS[unit]) if unit in _MONTHS else Window(
                days=max(1, round(2 * _DAYS[unit]))
            )
    if unit in _MONTHS:
        return Window(months=number * _MONTHS[unit])
    return Window(days=max(1, round(number * _DAYS[unit])))


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
        first = min(first, head.head.left_edge.i)
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
    sentence: Span, start: int, end: int, triggers: Sequence[Trigger], extreme: bool
) -> tuple[int | None, bool]:
    """The trigger inside the phrase, in the sentence, or told before; and whether the phrase
    itself names an event."""
    first, last = sentence.start_char + start, sentence.start_char + end
    best: int | None = None
    for number, one in enumerate(triggers):
        if type_of(one.kind) not in _EVENTFUL:
            continue
        if first <= one.start < last:
            return number, True
        if one.start >= sentence.end_char:
            break
        if one.start < first or best is None:
            best = number
    names = False
    for token in sentence:
        if first <= token.idx < last and lemma_of(token) in _NAMES:
            names = True
    here = best is not None and triggers[best].start >= sentence.start_char
    if not names and not (here and extreme):
        return None, False
    return best, True


_NAMES = frozenset({"attack", "strike", "airstrike", "bombing", "raid", "protest", "meeting",
                    "visit", "incident", "clash", "shooting", "killing", "arrest", "talk",
                    "explosion", "assault", "ambush", "demonstration", "violence", "event",
                    "execution", "kidnapping", "summit", "test", "ceasefire", "offensive",
                    "operation", "massacre", "battle", "riot", "toll", "blast", "launch",
                    "fighting", "unrest", "casualty", "death", "kind", "such"})  # fmt: skip
