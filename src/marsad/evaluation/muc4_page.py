"""One reading as MUC-4 looks at it: who is meant by a mention, under which names and nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.evaluation.alike import words_of
from marsad.evaluation.muc4_words import person_noun
from marsad.model.claims import Number, Participant
from marsad.model.mentions import ActorMention, Reading
from marsad.model.spans import Span

_PRONOUNS = frozenset(
    "he she it they him her them his their its who whom which that this these those i we you us "
    "me one ones both others another himself themselves someone some all".split()
)
_BEFORE = re.compile(r"[\w'’.-]+(?:\s+[\w'’.-]+){0,5}\s*$")
_AFTER = re.compile(
    r"\s*,\s*(?:\d+\s*,\s*)?(?:who (?:is|was)\s+)?((?:[\w'’.\"-]+\s+){0,6}[\w'’.\"-]+)", re.I
)
_BETWEEN = re.compile(
    r"\s*(?:\([^)]*\)|\[[^\]]*\])?\s*(?:,\s*\d+\s*)?[,;]?\s*(?:(?:and|as\s+well\s+as)\s+)?"
    r"(?:(?:the|a|an|his|her|their|one|two|three|four|five|six|\d+|another|other)\s+){0,2}$",
    re.I,
)
_TITLES = frozenset("mr mrs ms dr don dona col gen capt maj lt father sister brother".split())
_NO_NAME = re.compile(r"\b(?:the|of|al|efe|text|radio|army|police|party|group|movement)\b", re.I)
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_WORDS)})\s+(?:other\s+|more\s+)?$", re.I)
_NUMBER_FIRST = re.compile(rf"(\d{{1,3}}|{'|'.join(_WORDS)})\s", re.I)
_HURT = ("killed", "injured", "abducted")


@dataclass(frozen=True, slots=True)
class Page:
    """The mentions of a reading by where they stand."""

    reading: Reading
    by_span: dict[tuple[int, int], ActorMention]

    def between(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """The mentions from ``start`` to ``end``."""
        return tuple(m for (s, e), m in self.by_span.items() if start <= s and e <= end)

    def part(self, role: str, mention: ActorMention) -> Participant:
        """A mention as a participant in a role."""
        quote = self.text[mention.start : mention.end]
        span = Span(self.reading.document.id, mention.start, mention.end, quote)
        return Participant(
            role, span, mention.type, mention.named, mention.confidence, mention.actor_id,
            mention.name, mention.country, mention.kind or None, self._number(mention),
        )  # fmt: skip

    def _number(self, mention: ActorMention) -> Number:
        """The number right before a mention, or at its start."""
        before = self.text[max(0, mention.start - 24) : mention.start]
        found = _NUMBER.search(before) or _NUMBER_FIRST.match(mention.text)
        if found is None:
            return Number()
        word = found.group(1).lower()
        n = int(word) if word.isdigit() else _WORDS.index(word) + 1
        return Number(n, n, n)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.reading.document.text

    def mention(self, start: int, end: int) -> ActorMention | None:
        """The mention at those offsets, or the shortest that holds them."""
        found = self.by_span.get((start, end))
        if found is not None:
            return found
        around = [m for (s, e), m in self.by_span.items() if s <= start and end <= e]
        return min(around, key=lambda m: m.end - m.start, default=None)

    def chain(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """All mentions of the one at those offsets, in the order of the text."""
        found = self.mention(start, end)
        if found is None:
            return ()
        spans = {(found.start, found.end), *found.coref}
        return tuple(self.by_span[s] for s in sorted(spans) if s in self.by_span)

    def listed_with(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """The persons of the list that the one at those offsets stands in."""
        names = sorted(
            (m for m in self.by_span.values() if m.type == "person" or self._is_like_name(m)),
            key=lambda m: m.start,
        )
        at = next((i for i, m in enumerate(names) if (m.start, m.end) == (start, end)), None)
        if at is None:
            return ()
        first, last = at, at
        while first and self._joined(names[first - 1], names[first]):
            first -= 1
        while last + 1 < len(names) and self._joined(names[last], names[last + 1]):
            last += 1
        return tuple(names[first : last + 1])

    def _is_like_name(self, mention: ActorMention) -> bool:
        """True for two words or more that are named and are no body: a person, read as a body."""
        words = mention.text.split()
        named = mention.named and mention.type == "organisation" and not mention.actor_id
        return named and 1 < len(words) < 5 and not _NO_NAME.search(mention.text)

    def _joined(self, one: ActorMention, other: ActorMention) -> bool:
        between = self.text[one.end : other.start]
        return one.end < other.start and bool(between.strip()) and bool(_BETWEEN.match(between))


def page_of(reading: Reading) -> Page:
    """The page of a reading."""
    return Page(reading, {(m.start, m.end): m for m in reading.actors})


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or something in an incident, over all its mentions: the fullest name, the nouns
    that describe it, and the participants that it is."""

    key: tuple[int, int]
    name: str
    nouns: tuple[str, ...]
    parts: tuple[Participant, ...]

    @property
    def words(self) -> str:
        """The words that stand for it in a set fill: the name, or else the first noun."""
        return self.name or (self.nouns[0] if self.nouns else "")


def clean(text: str) -> str:
    """One line without brackets and what stands in them, quotes and spaces at the ends."""
    flat = re.sub(r"\[[^\]]*\]?|\([^)]*\)?", " ", text.replace("\n", " "))
    if "]" in flat:
        flat = flat.rpartition("]")[2]
    return re.sub(r"\s+", " ", flat).strip(" \"'.,;:-")


def is_pronoun(text: str) -> bool:
    """True for a mention that names and describes nobody."""
    words = clean(text).lower().split()
    return not words or all(w in _PRONOUNS for w in words)


def _is_name(text: str, mention_named: bool, type_: str, hurt: bool) -> bool:
    """True for the name of a person: said to be one, or a name of somebody who was hurt."""
    if not mention_named:
        return False
    if type_ == "person":
        return not all(person_noun(w) for w in text.split()[-1:])
    words = text.split()
    plain = _NO_NAME.search(text) or any(map(person_noun, words))
    return hurt and len(words) < 5 and not plain


def who_is(page: Page, part: Participant, named: bool) -> Who | None:
    """Whom a participant means, ``None`` where the text does not say. With ``named`` a person's
    name is told apart from the nouns around it."""
    chain = page.chain(part.mention.start, part.mention.end)
    key = (chain[0].start, chain[0].end) if chain else (part.mention.start, part.mention.end)
    hurt = part.effect in _HURT
    spans = [(m.start, m.end, m.named, m.type) for m in chain]
    here = (part.mention.start, part.mention.end)
    if here not in {s[:2] for s in spans}:
        spans.insert(0, (*here, part.named, part.type))
    names: list[str] = []
    nouns: list[str] = []
    for start, end, is_named, type_ in spans:
        text = clean(page.text[start:end])
        if is_pronoun(text):
            continue
        if named and _is_name(text, is_named, type_, hurt):
            before, name = _split_title(text)
            names.append(name)
            nouns += [before] if before else []
            nouns += list(_around(page.text, start, end))
        else:
            nouns.append(text)
    name = max(names, key=lambda n: len(n.split()), default="")
    nouns = [n for n in dict.fromkeys(nouns) if not words_of(n) <= words_of(name)]
    if not name and not nouns:
        return None
    return Who(key, name, tuple(nouns), (part,))


def named_as(page: Page, noun: str) -> str:
    """The one person in the text whose name stands beside ``noun``, for "THE BUSINESSMAN"."""
    found: dict[str, None] = {}
    for mention in page.by_span.values():
        if not (mention.named and mention.type == "person"):
            continue
        beside = _around(page.text, mention.start, mention.end)
        before, name = _split_title(clean(page.text[mention.start : mention.end]))
        if any(n.lower().split()[-1:] == noun.lower().split()[-1:] for n in (*beside, before) if n):
            found[name] = None
    longest = max(found, key=len, default="")
    return longest if all(words_of(n) <= words_of(longest) for n in found) else ""


def _split_title(text: str) -> tuple[str, str]:
    """The nouns before a name, and the name: "MAYOR JUAN ROJAS"."""
    words = text.split()
    cut = 0
    for i, word in enumerate(words[:-1]):
        if person_noun(word.strip(".,")) or word.lower().strip(".") in _TITLES:
            cut = i + 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _around(text: str, start: int, end: int) -> Iterator[str]:
    """Nouns for a person right before a name and right after its comma."""
    before = _BEFORE.search(text[max(0, start - 80) : start])
    if before:
        found = _last_noun([w.strip("'\"") for w in before.group().split()])
        if found:
            yield found
    after = _AFTER.match(text, end)
    if after:
        found = _first_noun([w.strip("'\",.") for w in after.group(1).split()])
        if found:
            yield found


def _last_noun(words: Sequence[str]) -> str:
    """The noun for a person that ends right before the name: one word, or two that go together."""
    if not words or not person_noun(words[-1]):
        return ""
    pair = " ".join(words[-2:])
    return pair if len(words) > 1 and person_noun(pair) else words[-1]


def _first_noun(words: Sequence[str]) -> str:
    """The first noun for a person among the words of an apposition."""
    for i, word in enumerate(words):
        if person_noun(word):
            pair = " ".join(words[max(0, i - 1) : i + 1])
            return pair if i and person_noun(pair) else word
    return ""
