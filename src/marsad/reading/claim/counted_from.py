"""When a happening was that is counted from another: "a year after gunmen abducted 40 pupils,
parents held a vigil on Saturday", "the second anniversary of the attack".

The day of the sentence is that of the vigil. The happening lies so long before it, known to half
a unit: a year before is between half a year and a year and a half before. What the text says
nothing of stays without a time; where the count runs from now, now is the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from marsad.model.mentions import TimeMention
from marsad.model.times import TimeSpan
from marsad.reading.claim.when import NOWHEN, When
from marsad.reading.parse import whole_text
from marsad.reading.time.words import ORDINAL_WORDS
from marsad.reading.tree import token_at
from marsad.reading.trigger.frames import lemma_of

LINKS = {"after": -1, "since": -1, "following": -1, "before": 1}
LENGTH = re.compile(r"P(\d+(?:\.\d+)?|X)(Y|M|W|D|DE)")
DAYS = {"Y": 365.25, "DE": 3652.5, "M": 30.44, "W": 7.0, "D": 1.0}
BETWEEN = re.compile(r"\s*(?:to the (?:day|week|month)|on|or so)?\s*", re.IGNORECASE)
LASTING = re.compile(r"\b(?:for|within|in|over|during)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
HAPPENING = frozenset({"come", "happen", "occur", "follow", "take"})
PRESENT = frozenset({"VBZ", "VBP"})
CLAUSES = frozenset({"advcl", "ccomp", "pcomp", "acl", "relcl"})
SEVERAL, MONTH = 2.0, 15  # the least that "years" says; how near a feast of memory is kept


@dataclass(frozen=True, slots=True)
class Count:
    """So many units (``None``: several) from when ``other`` was, and the words that say so."""

    amount: float | None
    unit: str
    sign: int
    other: Token
    at: int | None
    slack: int | None = None


DateOf = Callable[[Token], When]


def counted_from(
    doc: Doc,
    head: Token,
    ruled: When,
    times: Sequence[TimeMention],
    published: date | None,
    date_of: DateOf,
) -> When | None:
    """The time of ``head`` where it is counted from another; ``None`` where it is not, or has a
    date of its own. ``date_of`` says when another word of the sentence was."""
    found = _count_on(doc, head, times)
    if found is not None:
        return _forward(found, ruled, times, date_of)
    found = _count_back(doc, head, times)
    if found is None or _stands_in(head, ruled, times):
        return None
    then = date_of(found.other)
    at = found.at if found.at is not None else then.happened_at
    if at is None:
        return NOWHEN
    told = _counted(found, then)
    if told is None and published is not None and found.sign < 0:
        told = _moved(found, published, published)
        if not _is_now(found.other):
            told = TimeSpan(None, told.latest, "open", told.basis)
    return When(told, at, ruled.said, ruled.said_at) if told is not None else NOWHEN


def clause_beside(
    doc: Doc, head: Token, times: Sequence[TimeMention]
) -> tuple[int, int] | None:
    """The characters of the other deed from which ``head`` is counted: its places are its own."""
    found = _count_on(doc, head, times)
    if found is None:
        return None
    first, last = found.other.left_edge, found.other.right_edge
    return first.idx, last.idx + len(last)


def _forward(
    found: Count, ruled: When, times: Sequence[TimeMention], date_of: DateOf
) -> When | None:
    """When the main deed was, counted from the one beside it: only where that has a date."""
    if ruled.happened_at is not None and not _stands_in(found.other, ruled, times):
        return None
    told = _counted(found, date_of(found.other))
    return When(told, found.at, ruled.said, ruled.said_at) if told is not None else None


def _counted(found: Count, then: When) -> TimeSpan | None:
    day = then.happened
    if day is None or day.earliest is None or day.latest is None:
        return None
    return _moved(found, day.earliest, day.latest)


def _count_on(doc: Doc, head: Token, times: Sequence[TimeMention]) -> Count | None:
    """Of the "arrested" of "two days after gunmen attacked the bus, police arrested two"."""
    children = list(head.children)
    if head.dep_ == "nsubj" and lemma_of(head.head) in HAPPENING:
        children += head.head.children
    for child in children:
        link = _link(child) if child.dep_ == "advcl" else None
        other: Token | None = child
        if child.dep_ == "prep" and child.lower_ in LINKS:
            link = child
            other = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
        if link is None or other is None:
            continue
        found = _length(doc, link, times)
        if found is not None:
            at, amount, unit, slack = found
            return Count(amount, unit, -LINKS[link.lower_], other, at, slack)
    return None


def _count_back(doc: Doc, head: Token, times: Sequence[TimeMention]) -> Count | None:
    """Of the "attacked" of that sentence; of what an anniversary is kept of."""
    for node in _upwards(head):
        anniversary = _anniversary(node)
        if anniversary is not None:
            return anniversary
        link = _link(node)
        if link is None:
            continue
        found = _length(doc, link, times)
        if found is None:
            return None
        at, amount, unit, slack = found
        above = node.head if node.dep_ in CLAUSES else link.head
        while above.dep_ in ("npadvmod", "prep", "dep", "advmod") and above.head.i != above.i:
            above = above.head
        return Count(amount, unit, LINKS[link.lower_], above, at, slack)
    return None


def _upwards(head: Token) -> list[Token]:
    """``head``, and what it is told with: the attack of "the attack that killed 40", the verb of
    "after a blast killed four"."""
    nodes = [head]
    while nodes[-1].dep_ in ("acl", "relcl", "nsubj", "nsubjpass") and len(nodes) < 3:
        nodes.append(nodes[-1].head)
    return nodes


def _link(node: Token) -> Token | None:
    """The "after" that the clause or noun hangs on."""
    if node.dep_ in CLAUSES:
        for child in node.children:
            if child.dep_ in ("mark", "advmod") and child.lower_ in LINKS and child.i < node.i:
                return child
    above = node.head
    if node.dep_ in ("pobj", "pcomp") and above.lower_ in LINKS:
        return above
    return None


def _length(
    doc: Doc, link: Token, times: Sequence[TimeMention]
) -> tuple[int, float | None, str, int | None] | None:
    """The length told right before the link: its mention, how many, of what, and how near where
    that is said ("to the day")."""
    text = whole_text(doc)
    for at, mention in enumerate(times):
        length = LENGTH.fullmatch(mention.value or "")
        if mention.type != "DURATION" or length is None or mention.end > link.idx:
            continue
        between = BETWEEN.fullmatch(text, mention.end, link.idx)
        if between is None:
            continue
        if LASTING.search(text[max(0, mention.start - 20) : mention.start]):
            return None
        amount = None if length[1] == "X" else float(length[1])
        return at, amount, length[2], 0 if "to the day" in between[0].lower() else None
    return None


def _anniversary(node: Token) -> Count | None:
    """Of "the second anniversary of the attack" two years; without a number one or more."""
    noun = node
    if node.dep_ == "pobj" and node.head.lower_ == "of":
        noun = node.head.head
    elif node.dep_ in ("poss", "relcl"):
        noun = node.head
    if noun.lemma_.lower() != "anniversary" or noun.i == node.i:
        return None
    words = [ORDINAL_WORDS.get(c.lower_) for c in noun.children if c.i < noun.i]
    number = next((n for n in words if n), None)
    above = noun
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return Count(float(number) if number else None, "Y", -1, above, None, MONTH)


def _stands_in(word: Token, ruled: When, times: Sequence[TimeMention]) -> bool:
    """True where the time found stands in the clause of ``word`` itself."""
    if ruled.happened_at is None or ruled.happened is None:
        return False
    first = token_at(word.doc, times[ruled.happened_at].start)
    return word.left_edge.i <= first.i <= word.right_edge.i


def _moved(found: Count, first: date, last: date) -> TimeSpan:
    unit = DAYS[found.unit]
    if found.amount is None:
        least = SEVERAL if found.slack is None else 1.0
        step = timedelta(days=round(least * unit) - (found.slack or 0))
        if found.sign > 0:
            return TimeSpan(first + step, None, "open", "relative")
        return TimeSpan(None, last - step, "open", "relative")
    step = timedelta(days=round(found.amount * unit) * found.sign)
    slack = timedelta(days=int(unit / 2) if found.slack is None else found.slack)
    begin, end = first + step - slack, last + step + slack
    return TimeSpan(begin, end, "day" if begin == end else "range", "relative")


def _is_now(verb: Token) -> bool:
    """True for what goes on or has come about as the text is written."""
    return verb.tag_ in PRESENT or any(c.tag_ in PRESENT for c in verb.children if c.dep_ in
                                       ("aux", "auxpass", "cop"))  # fmt: skip
