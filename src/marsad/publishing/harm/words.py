"""The words that would give away what is withheld: whole names, and what is special in them.

Matching knows no case, and white space stands for any white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from marsad.codebook.people import nouns, organisation_words
from marsad.model.claims import Claim
from marsad.model.events import Event, Side
from marsad.model.locations import Location
from marsad.publishing.names import NOT_NAMES
from marsad.publishing.public_words import is_people
from marsad.publishing.redaction import whole_words
from marsad.publishing.wording.sides import HEADS
from marsad.registry.countries import country_name

RUN = re.compile(r"(?:[^\W\d_a-z][\w'’-]*|(?:al|el|ar|as|ash|at|an|ad|az)-\w+)", re.UNICODE)
COMMON = frozenset({
    "of", "the", "and", "in", "north", "south", "east", "west", "new", "old", "city", "town",
    "village", "district", "province", "region", "camp", "bridge", "hospital", "clinic", "centre",
    "center", "road", "street", "market", "airport", "school", "mosque", "church", "national",
    "islamic", "united", "people", "general", "public", "first", "river", "valley", "mount",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "president", "minister", "colonel", "captain", "doctor", "abu", "bin",
    "who", "this", "that", "there", "they", "some", "many", "several", "after", "near", "between",
})  # fmt: skip
SHORTEST = 4  # letters of a single word that is blocked alone
SUFFIXES = re.compile(r"['’]s$")


def folded(words: str) -> str:
    """The form in which words are compared."""
    return " ".join(words.split()).casefold()


@lru_cache(maxsize=4096)
def special(name: str) -> frozenset[str]:
    """``name`` itself and the words in it that name nothing else, folded: capitalised, of four
    letters or more, no people, body, calling or common word."""
    whole = SUFFIXES.sub("", " ".join(name.split()).strip(" .,;:\"“”()"))
    parts = {SUFFIXES.sub("", w) for w in RUN.findall(whole)}
    pieces = {p for w in parts for p in (w, w.partition("-")[2]) if _is_special(p)}
    named = RUN.search(whole) is not None and len(whole) >= SHORTEST
    keeps = named and (" " in whole or _is_special(whole))
    return frozenset(w.casefold() for w in pieces | ({whole} if keeps else set()))


def _is_special(word: str) -> bool:
    low = word.casefold()
    shortest = SHORTEST - 1 if word.isupper() else SHORTEST
    if len(low) < shortest or low in COMMON or not any(c.isalpha() for c in low):
        return False
    if word in NOT_NAMES or word in HEADS or is_people(word) or low in _bodies():
        return False
    return low not in nouns() and low.removesuffix("s") not in nouns()


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(w for words, _ in organisation_words() for w in words.split())


def place_words(where: Location) -> frozenset[str]:
    """The words of a place that would give it away; none for a whole country."""
    if where.precision == "country":
        return frozenset()
    country = folded(country_name(where.country) or "")
    found = special(where.name) | (special(where.second_name) if where.second_name else frozenset())
    return frozenset(w for w in found if w != country)


def words_where(event: Event, claims: Iterable[Claim]) -> frozenset[str]:
    """The words of every place held or read for an event."""
    found: frozenset[str] = frozenset()
    if event.where is not None:
        for where in (event.where.value, *(r.value for r in event.where.rivals)):
            found |= place_words(where)
    for claim in claims:
        if claim.where is not None and claim.where.value.precision != "country":
            found |= place_words(claim.where.value)
            for span in claim.where.spans:
                found |= special(span.quote)
    return found


def words_side(side: Side) -> frozenset[str]:
    """The words of a held side that name it."""
    return special(side.name)


def words_roles(claims: Iterable[Claim], roles: tuple[str, ...]) -> frozenset[str]:
    """The words for those in these roles: as the text has them and as the registry does."""
    found: frozenset[str] = frozenset()
    for part in (p for c in claims for p in c.with_role(*roles)):
        found |= special(part.mention.quote)
        found |= special(part.name) if part.name else frozenset()
    return found


@lru_cache(maxsize=512)
def pattern(words: frozenset[str]) -> re.Pattern[str] | None:
    """Finds any of these words, whole, in any case; ``None`` without any."""
    return whole_words(words, any_case=True)
