"""Names of private persons and of office holders, by the words beside them in a text.

The law: a name is private by a word that stands right beside it: who it was ("a nurse", "the girl",
"his wife"), an age, whose family or body it is, or a name beside it in a list that is. A name with
an office beside it is public. What has neither is left to the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.codebook.people import kind_of_name, nouns
from marsad.publishing.public_words import is_people
from marsad.publishing.wording.sides import BARE, HEADS, PRONOUNS, RELATIVES

OFFICE_WORDS = (
    r"president|prime minister|premier|minister|mayor|governor|ambassador|envoy|"
    r"spokes(?:man|woman|person)|general|colonel|major|captain|brigadier|commander|admiral|"
    r"field marshal|judge|prosecutor|senator|deputy|secretary|speaker|chair(?:man|woman|person)?|"
    r"chief|head of|director|leader|king|queen|emir|sheikh of|mp|lawmaker|member of parliament|"
    r"representative|commissioner|chancellor|attorney|magistrate"
)
OFFICE = re.compile(rf"(?i)\b(?:{OFFICE_WORDS})s?\b")
OFFICES = re.compile(rf"(?i)\b(?:{OFFICE_WORDS})s,?\s+$")
BEFORE_OFFICE = re.compile(
    rf"(?i)\b(?:{OFFICE_WORDS})s?(?:[’']s)?(?:[ -](?:general|minister))?"
    rf"(?:\s*,?|\s+(?:of|for|in|to|at|on)\s+(?:[^,.;:!?]{{1,50}},|(?:(?-i:[A-Z])[\w'’-]*\s*){{1,3}}))"
    r"\s*$"
)
PART = r"[A-Z]\w*(?:[-'’](?!s\b)\w+)*"
TOKEN = rf"(?:[A-Z]\.|{PART}|(?:al|el|ar|as|ash|at|an|ad|az)-{PART})"
PARTICLE = (
    r"(?:(?:[Bb]in|[Bb]en|[Ii]bn|[Bb]int|[Aa]bu|[Uu]mm|de|da|del|van|von|der|den|al|el|ould|ag)\s+)"
)
RUN = re.compile(rf"(?<![\w-]){TOKEN}(?:[ \t]+{PARTICLE}{{0,2}}{TOKEN})+")
CALLED = r"(?:\s+(?:named|called|known\s+as|identified\s+as|by\s+the\s+name\s+of))?"
OF = re.compile(
    r"(?i)\b(?:famil(?:y|ies)|relatives|parents|mother|father|wife|husband|widow|sons?|daughters?|"
    r"brothers?|sisters?|children|friends?|neighbou?rs?|bod(?:y|ies)|remains|corpse|funeral|burial|"
    r"home|house|death|killing|murder|arrest|detention|abduction|kidnapping|disappearance|torture|"
    r"lawyers?|testimony)\s+of(?:\s+(?:the|a|an))?(?:\s+[a-z-]+){0,3}\s+$"
)
AGED_BEFORE = re.compile(r"(?i)\b(?:[\w-]+[ -]years?[ -]old|aged\s+\d{1,3}),?\s+$")
AFTER_AGE = re.compile(r"\s*(?:\(\s*(?:aged\s+)?\d{1,2}\s*\)|,\s*(?:aged\s+)?\d{1,2}\s*(?=[,.;)]))",
                       re.IGNORECASE)  # fmt: skip
AFTER_ROLE = re.compile(
    r"(?i)\s*,\s*(?:(?:a|an|the|his|her|their|who\s+was\s+an?)\s+)?((?:[\w-]+\s+){0,3}?[\w-]+)"
    r"(?:\s+(?:of|in|at|from|to|for|with|who)\b[^,.;:]{0,60})?\s*[,.;:]"
)
AFTER_WHOSE = re.compile(
    r"(?i)\s*(?:,\s*whose\b|['’]s\s+(?:mother|father|famil(?:y|ies)|wife|husband|parents|son|"
    r"daughter|brother|sister|relatives|body|house|home|lawyer|funeral|children)\b)"
)
AMONG = re.compile(
    r"(?i)\b(?:dead|killed|victims?|wounded|injured|detainees?|detained|arrested|missing|abducted|"
    r"hostages?|prisoners?|survivors?|witnesses|names?)\b[^.!?;]{0,40}"
    r"(?:\bare|\bwere|\bwas|\binclude[ds]?|\bincluding|\bamong\s+them|\bnamed(?:\s+as)?|"
    r"\bidentified\s+as|:)\s+$"
)
NEXT = re.compile(r"\s*(?:\(\s*(?:aged\s+)?\d{1,2}\s*\)|,\s*\d{1,2})?\s*(?:,\s*and|,|;|and|&)\s+$")
HONORIFICS = frozenset({"dr", "mr", "mrs", "ms", "miss", "haji", "hajj", "hajja", "ustaz"})
STARTERS = frozenset({
    "the", "a", "an", "his", "her", "their", "its", "our", "in", "on", "at", "after", "before",
    "when", "while", "but", "and", "for", "from", "with", "as", "by", "to", "of", "both", "one",
    "two", "three", "four", "five", "six", "named", "called", "later", "then", "there", "among",
    "including", "earlier", "meanwhile", "fellow", "young", "former",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
})  # fmt: skip
PRIVATE_KINDS = frozenset({"civilians", "media"})
MEDIA_BODIES = frozenset({"agency", "body", "channel", "media", "newspaper", "press", "radio",
                          "television", "community", "family", "people"})  # fmt: skip
BODIES = frozenset(h.casefold() for h in HEADS)
BESIDE = 90


@dataclass(frozen=True, slots=True)
class Named:
    """The names in one text: of private persons and of holders of an office."""

    private: frozenset[str]
    public: frozenset[str]


@lru_cache(maxsize=65536)
def named_in(text: str) -> Named:
    """Whose names stand in ``text``."""
    private: set[str] = set()
    public: set[str] = set()
    last_end, last_private, of_many = -1, False, False
    for start, end, name in _runs(text):
        before = re.split(r"[!?\n“”\"]|\.\s", text[max(0, start - BESIDE) : start])[-1]
        after = text[end : end + BESIDE].partition("\n")[0]
        listed = NEXT.fullmatch(text[last_end:start]) is not None
        of_many = bool(OFFICES.search(before)) or (of_many and listed)
        holds = of_many or OFFICE.search(_titles(text, start)) or holds_office(before, after)
        beside = last_private and listed
        is_private = not holds and (beside or _private_beside(before, after))
        if holds:
            public.add(name)
        elif is_private:
            private.add(name)
        last_end, last_private = end, is_private
    return Named(frozenset(private - public), frozenset(public))


def holds_office(before: str, after: str) -> bool:
    """True when the words right before or after a name say that it is a holder of an office."""
    apposition = re.match(r"\s*[,(]\s*[^.,;]*", after)
    return bool(
        BEFORE_OFFICE.search(before) or (apposition and OFFICE.search(apposition.group()))
    )


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Each run of capitalised words that may be a person's name: start, end, one-lined words."""
    for match in RUN.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        while len(words) > 1 and _leads(words[0].group()):
            words.pop(0)
        if len(words) < 2:
            continue
        start, end = match.start() + words[0].start(), match.start() + words[-1].end()
        name = " ".join(text[start:end].split())
        if not is_body(name):
            yield start, end, name


def _leads(word: str) -> bool:
    """True for a word before a name that is none of it: a title, a calling, an article."""
    low = word.casefold().strip(".,'’")
    office = OFFICE.fullmatch(low) or low in ("prime", "interior", "foreign", "defence", "field")
    calling = low in nouns() or low.removesuffix("s") in nouns()
    return bool(
        low in HONORIFICS or low in STARTERS or low in PRONOUNS or "year-old" in low or office
        or (calling and low not in ("abu", "umm")) or is_people(word)
    )  # fmt: skip


def _titles(text: str, start: int) -> str:
    """The capitalised words right before a name."""
    found = re.search(r"((?:[A-Z][\w-]*\s+)+)$", text[max(0, start - BESIDE) : start])
    return found.group(1) if found else ""


def is_body(name: str) -> bool:
    """True for the name of a group, body, newspaper or place of renown."""
    words = name.split()
    shout = name.isupper() and all(len(w) > 2 for w in words)
    acronym = not shout and any(re.fullmatch(r"[A-Z]{2,}", w) for w in words)
    known = BODIES & {w.casefold() for w in words}
    return bool(acronym or known or name in BARE or kind_of_name(name))


def _private_beside(before: str, after: str) -> bool:
    if AFTER_AGE.match(after) or AFTER_WHOSE.match(after) or AGED_BEFORE.search(before):
        return True
    if OF.search(before) or AMONG.search(before):
        return True
    if re.search(r"(?i)\b(?:in|from|at|near|around|of|to)\s+$", before):
        return False
    role = AFTER_ROLE.match(after)
    if role and _is_calling(role[1]):
        return True
    calling = re.search(rf"(?i)((?:[\w-]+\s+)?[\w-]+),?{CALLED}\s*,?\s+$", before)
    return bool(calling and _is_calling(calling[1]))


def _is_calling(words: str) -> bool:
    """True when the last of these words says who somebody private is."""
    parts = words.casefold().split()
    forms = (" ".join(parts[-2:]), parts[-1])
    for form in forms:
        for one in (form, form.removesuffix("s"), re.sub("men$", "man", form)):
            kind = nouns().get(one, ("", ""))
            person = kind[0] == "person" and kind[1] in PRIVATE_KINDS and one not in MEDIA_BODIES
            if person or one in RELATIVES - {"family", "families"}:
                return True
    return False
