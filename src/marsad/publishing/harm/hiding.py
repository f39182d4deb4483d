"""Hiding what is hidden: in reports by blocks of the same length, in claims and events by coarser
values. A report of which a decision blocks anything carries the hash of the text as it is shown,
since the hash of the whole text would tell whoever guesses the blocked words that the guess is
right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from marsad.model.claims import Claim, Number, Participant, Voice
from marsad.model.events import Event, Side
from marsad.model.hashing import sha256_text
from marsad.model.sources import Document, Source
from marsad.model.values import Held, Read
from marsad.publishing.harm.settings import HarmRules
from marsad.publishing.harm.snapping import coarsened, kind_side, month_of, with_value
from marsad.publishing.harm.spreading import ROLES, Hidden
from marsad.publishing.harm.words import pattern
from marsad.publishing.redaction import NO_SOURCE, PLACE_BLOCK, quoting, rewritten
from marsad.publishing.wording.sides import HUSHED, HUSHED_NAME, OTHER_BLOCK
from marsad.publishing.written_ways import without_spots

CODE = re.compile(r"[a-z][a-z.-]*")  # of a code book: "area", "assault.aerial"
T = TypeVar("T")


def hidden_documents(
    documents: Mapping[str, Document], hidden: Hidden, whole: Mapping[str, Document]
) -> dict[str, Document]:
    """The reports with blocks for what is hidden; texts keep their length. It is looked for in the
    ``whole`` reports, since the rules may have blocked a part of it in ``documents`` already."""
    return {key: _document(d, hidden, whole[key]) for key, d in documents.items()}


def _document(document: Document, hidden: Hidden, original: Document) -> Document:
    key, nothing = document.id, frozenset[str]()
    asked = hidden.reports.get(key, nothing)
    people = pattern(hidden.names.get(key, nothing) | hidden.everywhere)
    stretches = "|".join(map(re.escape, sorted(hidden.stretches.get(key, nothing), key=len)[::-1]))
    blocks = (
        (re.compile(stretches) if stretches else None, OTHER_BLOCK),
        (people, HUSHED),
        (pattern(hidden.places.get(key, nothing)), PLACE_BLOCK),
        (pattern(hidden.others.get(key, nothing)), OTHER_BLOCK),
    )

    def blocked(text: str, whole: str) -> str:
        for look, block in blocks:
            for found in look.finditer(whole) if look is not None else ():
                start, end = found.span()
                text = text[:start] + _block(text[start:end], block) + text[end:]
        return text

    text, title, author = blocked(document.text, original.text), document.title, document.author
    if key in hidden.places:
        text, title = without_spots(text), without_spots(title) if title else title
    title = _block(title, OTHER_BLOCK) if title and "quotes" in asked else title
    title = blocked(title, original.title or title) if title else title
    author = blocked(author, original.author or author) if author else author
    source, locator, rights = document.source, document.locator, document.rights
    if "documents" in asked:
        source, locator, rights = Source(NO_SOURCE, source.kind), "", None
        title = author = None
    elif _slug(locator, hidden.words_in(key)) or "quotes" in asked:
        locator = ""
    if people is not None and people.search(source.name):
        source = Source(NO_SOURCE, source.kind)
    if text == document.text and not asked:
        return replace(document, title=title, author=author, locator=locator, source=source)
    digest = sha256_text(text)
    return replace(
        document, text=text, title=title, author=author, source=source, locator=locator,
        rights=rights, text_sha256=digest, raw_sha256=digest,
    )  # fmt: skip


def _block(text: str, block: str) -> str:
    return re.sub(r"\S", block, text)


def _slug(locator: str, words: Iterable[str]) -> bool:
    """True for an address that spells a hidden word."""
    letters = _letters(locator)
    return any(_letters(w) in letters for w in words if len(_letters(w)) > 3)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def named_in_slug(locator: str, hidden: Hidden) -> bool:
    """True for the address or file name of anything that spells a hidden word."""
    return _slug(locator, hidden.all_words)


def cleaner(words: frozenset[str], documents: Mapping[str, Document]) -> Callable[[T], T]:
    """A function that gives any noun with its spans quoting ``documents`` and its strings free of
    ``words``."""
    look = pattern(words)

    def said(text: str) -> str:
        return look.sub(HUSHED_NAME, text) if look and not CODE.fullmatch(text) else text

    return rewritten(lambda span: quoting(span, documents, look, HUSHED), said)


@dataclass(frozen=True, slots=True)
class Hiding:
    """Hides in the events and claims of a material; ``documents`` are hidden already."""

    hidden: Hidden
    documents: Mapping[str, Document]
    rules: HarmRules

    def event(self, event: Event, reports: Iterable[str]) -> Event:
        """``event`` as it may be seen: the hidden fields coarser, no word of a block in the
        rest."""
        asked = self.hidden.events.get(event.id, {})
        when, where, counts = event.when, event.where, event.counts
        if when is not None and "when" in asked:
            when = None if asked["when"] == "drop" else with_value(when, month_of(when.value))
        if where is not None and "where" in asked:
            place = coarsened(where.value, asked["where"], self.rules)
            where = None if place is None else with_value(where, place)
        counts = () if "counts" in asked else counts
        actors, targets = (
            _kinds(held) if part in asked else held
            for part, held in (("actors", event.actors), ("targets", event.targets))
        )
        new = replace(event, when=when, where=where, counts=counts, actors=actors, targets=targets)
        if "counts" in asked and new.grading is not None:
            new = replace(new, grading=None)
        return cleaner(self._words(reports), self.documents)(new)

    def claim(self, claim: Claim, event: str) -> Claim:
        """A claim of ``event`` as it may be seen."""
        asked = self.hidden.events.get(event, {})
        happened, said, where = claim.happened, claim.said, claim.where
        if "when" in asked:
            drop = asked["when"] == "drop" or happened is None
            happened = None if drop or happened is None else replace(
                happened, value=month_of(happened.value)
            )
            said = None
        if where is not None and "where" in asked:
            place = coarsened(where.value, asked["where"], self.rules)
            where = None if place is None else Read(place, where.spans, where.confidence)
        counts = () if "counts" in asked else claim.counts
        hushed = {r for part, roles in ROLES.items() if part in asked for r in roles}
        people = tuple(
            _part(p, hush=p.role in hushed and (p.named or p.actor_id is not None),
                  count="counts" in asked)
            for p in claim.participants
        )  # fmt: skip
        words = self._words((claim.document,))
        look = pattern(words)
        voices = tuple(_voice(v, look) for v in claim.voices)
        territory = None if "where" in asked else claim.territory
        new = replace(claim, happened=happened, said=said, where=where, counts=counts,
                      participants=people, voices=voices, territory=territory)  # fmt: skip
        return cleaner(words, self.documents)(new)

    def _words(self, reports: Iterable[str]) -> frozenset[str]:
        """The words to clean from strings: of places and names, not of days and numbers."""
        found = self.hidden.everywhere
        for report in reports:
            found |= self.hidden.places.get(report, frozenset())
            found |= self.hidden.names.get(report, frozenset())
        return found


def _kinds(held: tuple[Held[Side], ...]) -> tuple[Held[Side], ...]:
    found: dict[str, Held[Side]] = {}
    for one in held:
        side = kind_side(one.value)
        found.setdefault(side.name, with_value(one, side))
    return tuple(found.values())


def _part(part: Participant, *, hush: bool, count: bool) -> Participant:
    if count:
        part = replace(part, number=Number())
    if not hush:
        return part
    return replace(part, named=False, actor_id=None, name=None, country=None, plover_code=None)


def _voice(voice: Voice, look: re.Pattern[str] | None) -> Voice:
    named = look is not None and (look.search(voice.mention.quote) or look.search(voice.name or ""))
    return replace(voice, actor_id=None, name=None) if named else voice
