"""Private persons' names: named, not in the registry, and of no office.

A name is told by a claim, or by the words beside it in a text (``names_in_text``); one that
anywhere stands beside an office, or in the registry, is public. The law: only persons lose their
names. A demonym, a place, an organisation, or a word that a
linked actor's name is made of is never blocked, or every text that says "Libyan" would suffer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from marsad.codebook.people import kind_of_name
from marsad.model.claims import Claim
from marsad.model.sources import Document
from marsad.model.spans import Span
from marsad.publishing.material import Material
from marsad.publishing.names_in_text import OFFICE, holds_office, named_in
from marsad.publishing.public_words import is_people, public_words, words_of
from marsad.publishing.wording.sides import BARE, HEADS

TOKEN = r"(?:[A-Z][\w'’.-]*|al-[A-Z][\w'’-]*|el-[A-Z][\w'’-]*)"
NAME = re.compile(rf"{TOKEN}(?:\s+(?:(?:bin|ben|ibn|abu|de|van|von|al|el)\s+)?{TOKEN})+")
NOT_NAMES = frozenset({
    "The", "A", "An", "Fox", "News", "Press", "Agency", "Service", "Times", "Post", "TV",
    "Radio", "Channel", "Media", "Reuters", "Monitor", "Digest", "Network", "Watch", "Voices",
    "International", "Command", "House", "Without", "Borders", "Al", "Jazeera", "Today",
    "Twitter", "Facebook", "Telegram", "YouTube", "Instagram", "WhatsApp", "TikTok", "Insider",
})  # fmt: skip
OF_A_GROUP = re.compile(
    r"(?i)\b(?:call(?:s|ed|ing) (?:itself|themselves)"
    r"|(?:group|party|movement|faction|militia|organi[sz]ation|band|cell) (?:called|named))"
    r"\s+[\"'“‘]?(?:the\s+)?$"
)
BEFORE = 60


def private_names(material: Material) -> dict[str, str]:
    """Every way a private person's name is written in the claims, or beside a word in a text that
    says who it is, to the full name: the whole mention and, for names of two words or more, the
    last word."""
    others = {
        (c.document, p.mention.quote) for c in material.claims.values() for p in c.participants
        if p.type != "person"
    }  # fmt: skip
    spoken = (
        name for claim in material.claims.values() for span in _persons(claim)
        for name in _name_in(span, claim, material, others)
    )  # fmt: skip
    return _told(spoken, material.documents, material)


def names_left(documents: Mapping[str, Document], material: Material) -> dict[str, str]:
    """The private names that the texts of ``documents``, blocked out or not, still tell."""
    return _told((), documents, material)


def _told(
    spoken: Iterable[str], documents: Mapping[str, Document], material: Material
) -> dict[str, str]:
    found: dict[str, str] = {}
    public = public_words(material)
    read = [named_in(words) for d in documents.values() for words in (d.text, d.title or "")]
    office = frozenset(name for one in read for name in one.public)
    written = (name for one in read for name in sorted(one.private))
    for name in dict.fromkeys((*spoken, *written)):
        if set(words_of(name)) <= public or name in office or _is_known(name, material):
            continue
        found[name] = name
        last = name.split()[-1]
        if len(last) > 3 and last.lower() not in public and not is_people(last):
            found.setdefault(last, name)
    return found


def _is_known(name: str, material: Material) -> bool:
    """True for a name of the registry of actors."""
    return material.actors is not None and bool(material.actors.lookup(name))


def _persons(claim: Claim) -> list[Span]:
    spans = [
        p.mention for p in claim.participants
        if p.type == "person" and p.named and p.actor_id is None
    ]  # fmt: skip
    return spans + [v.mention for v in claim.voices if v.actor_id is None]


def _name_in(
    span: Span, claim: Claim, material: Material, others: Collection[tuple[str, str]]
) -> list[str]:
    """The persons' names in a mention; ``others`` are the words of a report that are no person."""
    words = " ".join(span.quote.split())
    document = material.documents.get(claim.document)
    before = document.text[max(0, span.start - BEFORE) : span.start] if document else ""
    before = re.split(r"[.!?;:\n“”\"]", before)[-1]
    after = document.text[span.end : span.end + BEFORE] if document else ""
    if OFFICE.search(words) or holds_office(before, after) or OF_A_GROUP.search(before):
        return []
    person = any(p.mention == span and p.type == "person" and p.named for p in claim.participants)
    if (claim.document, span.quote) in others:
        return []
    names = [m.group() for m in NAME.finditer(words)]
    if not names and person and re.fullmatch(TOKEN, words):
        names = [words]
    if not person:
        names = [n for n in names if _is_whole(n, words)]
    names = [n for n in map(_of_person, names) if n and (person or " " in n)]
    names = [n for n in names if not re.search(rf"(?i)\ban?\s+{re.escape(n)}", before + words)]
    return [n for n in names if not _is_body(n) and not _is_where(n, words)]


def _of_person(name: str) -> str:
    """The name without the demonyms before it; empty when nothing else is left."""
    words = name.split()
    while words and is_people(words[0]):
        words.pop(0)
    return " ".join(words)


def _is_whole(name: str, words: str) -> bool:
    """For a voice of unknown type: a name at either end of the mention, without an article."""
    if re.match(r"(?i)(?:the|a|an|some|one|two|several|many|other|another)\b", words):
        return False
    return words.startswith(name) or words.endswith(name)


def _is_where(name: str, words: str) -> bool:
    return bool(re.search(rf"\b(?:of|in|from|at|near|around)\s+{re.escape(name)}", words))


def _is_body(name: str) -> bool:
    words = set(name.split())
    acronym = any(re.fullmatch(r"[A-Z]{2,}", w) for w in words)
    return bool(acronym or words & (NOT_NAMES | set(HEADS)) or name in BARE or kind_of_name(name))
