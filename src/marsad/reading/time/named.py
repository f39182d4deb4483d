"""Days, months and feasts that are part of a name: "11 September Street", "the Sunday Times".

Works on the words around a match, in the case they were written in.
"""

from __future__ import annotations

import re

_AFTER = re.compile(r"(?:[ ]|(?<=\d)-)([A-Za-z][\w’'-]*)")
_BEFORE = re.compile(r"([\w.’'-]+)[ ]$")

# Never "on 7 October Square": where a thing stands or what it is called.
STANDING = frozenset(
    ("street", "square", "bridge", "avenue", "road", "boulevard", "roundabout", "hospital",
     "university", "stadium", "airport", "mosque", "district", "neighbourhood", "neighborhood",
     "city", "park", "tunnel", "barracks", "prison", "dam", "refinery", "island", "palace",
     "agreement", "accord", "accords", "constitution", "revolution", "uprising", "intifada",
     "motors", "stores", "supermarket", "pharmacy", "hotel", "bakery", "school", "college",
     "cinema", "restaurant", "clinic", "plaza", "ltd", "company", "enterprises", "factory")
)  # fmt: skip
# May also begin a sentence's subject: "On 14 March Brigade commanders met".
ACTING = frozenset(
    ("brigade", "brigades", "battalion", "battalions", "division", "martyrs", "movement",
     "alliance", "coalition", "bloc", "foundation", "organisation", "organization", "institute",
     "regiment", "army", "group", "committee", "corps", "camp", "party", "forces", "front",
     "war", "crisis", "offensive", "massacre", "accident", "operation", "plot", "group's")
)  # fmt: skip
# As far as they are written small.
SMALL_ACTING = frozenset(("movement", "alliance", "coalition", "bloc", "brigade", "brigades"))
PAPERS = frozenset(
    ("times", "telegraph", "mirror", "mail", "post", "express", "herald", "tribune", "observer",
     "independent", "vanguard", "standard", "sun", "star", "nation", "guardian", "monitor")
)  # fmt: skip
WARS = frozenset(("war", "wars", "offensive", "agreement", "accord", "rising", "island", "egg",
                  "bunny", "tree", "carol"))  # fmt: skip
LEADING = frozenset(
    ("on", "by", "since", "until", "till", "before", "after", "from", "and", "to", "dated", "early",
     "late", "of", "in", "between", "during")
)  # fmt: skip
_TIME_BEFORE = frozenset(
    ("in", "during", "of", "since", "before", "after", "until", "till", "by", "for", "through",
     "throughout", "this", "last", "next", "the", "every", "each", "to", "from", "around", "on",
     "with", "month", "and", "or", "late", "early", "mid", "at", "coming", "holy", "when", "as",
     "ahead", "upon", "following", "previous", "that", "post", "pre")
)  # fmt: skip
_EID_OPENS = re.compile(r"(?:^|\n|[.!?:]\s+|[“\"]|- )$")
_EID_DOES = re.compile(
    r"[ ](?:is|was|will|brings|brought|comes|came|begins|began|starts|started|falls|fell|passed"
    r"|passes|approaches|nears|marks|marked|ended|ends)\b"
)
_EID_AFTER = re.compile(
    r"[ ](?:holidays?|truce|ceasefire|cease-fire|prayers?|celebrations?|festiv\w+|feast|lull|break"
    r"|vacation|shopping|weekend|eve|day|this|last|next|of|and)\b",
    re.IGNORECASE,
)


def word_before(text: str, start: int) -> str:
    """The word right before a place, as it is written."""
    found = _BEFORE.search(text, max(0, start - 25), start)
    return found.group(1) if found else ""


def word_after(text: str, end: int) -> str:
    """The word right behind a place, as it is written."""
    found = _AFTER.match(text, end)
    return found.group(1) if found else ""


def day_in_name(text: str, start: int, end: int) -> bool:
    """True for a day or month that names a street, a hospital, a brigade or the like."""
    after, before = word_after(text, end), word_before(text, start).lower()
    small = after.lower()
    if after[:1].isupper() and small in STANDING:
        return True
    if before in LEADING:
        return False
    return small in (ACTING if after[:1].isupper() else SMALL_ACTING)


def weekday_in_name(text: str, start: int, end: int) -> bool:
    """True for "the Sunday Times" and "Friday Street"."""
    after = word_after(text, end)
    if not after[:1].isupper():
        return False
    small = after.lower()
    return (small in PAPERS and word_before(text, start) not in ("on", "On")) or small in STANDING


def feast_in_name(text: str, end: int) -> bool:
    """True for "the Yom Kippur War" and "the Good Friday Agreement"."""
    after = word_after(text, end)
    return after[:1].isupper() and after.lower() in WARS


def hijri_in_name(text: str, start: int, end: int, month: int) -> bool:
    """True where a lone month of the Islamic calendar is somebody's name."""
    before, after = word_before(text, start), word_after(text, end)
    leads = before.lower() in _TIME_BEFORE
    if after[:1].isupper() and after.lower() not in ("month", "war", "offensive"):
        both = before.lower() in ("of", "by", "to", "from", "and")
        return not leads or (both and after.lower() not in _TIME_BEFORE) or month != 9
    if not leads and before and before[0].isupper():
        return True
    return month != 9 and not leads


def is_bare_eid(text: str, start: int, end: int) -> bool:
    """True where a bare "Eid" is spoken of as a time: by what stands before it or behind."""
    if word_before(text, start).lower() in _TIME_BEFORE or _EID_AFTER.match(text, end):
        return True
    opens = _EID_OPENS.search(text, max(0, start - 3), start) is not None
    return opens and _EID_DOES.match(text, end) is not None
