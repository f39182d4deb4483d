"""How close a voice stands to the dead and injured it counts, and whom they were.

Levels, the closest first, are data (``LEVELS``); ``docs/desk.md`` tells them in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.codebook.parties import is_armed
from marsad.codebook.people import nouns
from marsad.model.counts import Count
from marsad.resolving.facets import Facet, voices_of
from marsad.resolving.voices import Heard

AGAINST_INTEREST, COUNTED, WAS_THERE, OTHERS, PARTY = range(5)
LEVELS = (
    (COUNTED, re.compile(
        r"(?i)\b(?:hospitals?|clinics?|morgues?|mortuar\w+|medics?|medical|paramedics?|doctors?|"
        r"physicians?|surgeons?|nurses?|ambulances?|health (?:officials?|workers?|authorit\w+)|"
        r"health ministry|ministry of health|red (?:cross|crescent)|civil defen[cs]e|rescuers?|"
        r"rescue (?:workers?|teams?)|forensic\w*|coroners?)\b")),
    (WAS_THERE, re.compile(
        r"(?i)\b(?:(?:eye)?witness(?:es)?|residents?|villagers?|locals|survivors?|neighbours?|"
        r"neighbors?|relatives?|famil(?:y|ies)|elders?|shopkeepers?|traders?|local (?:officials?|"
        r"council\w*|leaders?|activists?|sources?))\b")),
)  # fmt: skip
ANYBODY = frozenset({"people", "person", "persons", "man", "men", "others"})
HARM = frozenset({"killed", "injured", "casualties"})
LOCAL_SOURCES = frozenset({"local"})
CIVIL = frozenset({"civilians", "protesters", "media", "ngo", "religious", "company"})
_WORD = re.compile(r"[A-Za-z]+")
_ODD = {"children": "child", "women": "woman", "men": "man", "people": "people"}
CIVIL_WORDS = frozenset({"civilian", "noncombatant", "bystander", "worshipper", "shopper"})


def closeness(one: Heard, of: str = "killed") -> int:
    """The level of a voice, for a count of ``of``: the lower the closer."""
    if against_interest(one, of):
        return AGAINST_INTEREST
    if is_party(one):
        return PARTY
    voices = voices_of(one.facet)
    if not voices:
        return WAS_THERE if one.facet.dossier.source_kind in LOCAL_SOURCES else OTHERS
    words = f"{voices[-1].mention.quote} {voices[-1].name or ''}"
    return next((level for level, said in LEVELS if said.search(words)), OTHERS)


def is_party(one: Heard) -> bool:
    """True of who is a side to it, or speaks of its own part in it."""
    return one.side is not None or one.facet.claim.voice_is_party is True or one.own_part


def against_interest(one: Heard, of: str = "killed") -> bool:
    """True of the doer who owns that its deed harmed civilians, and of a side that counts its own
    fighters' losses: nobody says that to look better."""
    count = one.facet.totals.get(of)
    if count is None or not (count.best or count.low):
        return False
    if one.avows:
        return harms_civilians(one.facet)
    return one.side == "target" and not harms_civilians(one.facet)


def harms_civilians(facet: Facet, *, doubtful: bool = False) -> bool:
    """True of a claim that names civilians among those killed, injured or targeted. Bare "people"
    and "men" are civilians only where the ``doubtful`` are meant too."""
    for one in facet.claim.with_role("target"):
        civil = one.kind in CIVIL or (one.kind is None and _civil(one.mention.quote))
        if civil and (doubtful or one.kind != "civilians" or _says_civil(one.mention.quote)):
            return True
    harmed = [c.value for c in facet.claim.counts if c.value.of in HARM and _has_some(c.value)]
    said = [c.who for c in harmed if c.who and _civil(c.who)]
    return any(doubtful or _says_civil(who) for who in said)


def _says_civil(words: str) -> bool:
    """False of phrases that name nobody's calling, age or sex but "people" or "men"."""
    found = [w for w in _WORD.findall(words.lower()) if _kind(w) is not None]
    return bool(found) and any(w not in ANYBODY for w in found)


def harms_fighters(facet: Facet) -> bool:
    """True of a claim whose sufferers bear arms, and that names no civilian."""
    if harms_civilians(facet):
        return False
    kinds = [one.kind for one in facet.claim.with_role("target")]
    kinds += [_kind(c.value.who or "") for c in facet.claim.counts if c.value.of in HARM]
    return any(is_armed(kind) for kind in kinds)


def _has_some(count: Count) -> bool:
    return count.high is None or count.high > 0


def _civil(words: str) -> bool:
    return _kind(words) in CIVIL


def _kind(words: str) -> str | None:
    """What sort of people a phrase names: the last of its nouns that says it."""
    known = nouns()
    for word in reversed(_WORD.findall(words.lower())):
        for form in _forms(word):
            if form in CIVIL_WORDS:
                return "civilians"
            if form in known and known[form][1]:
                return known[form][1]
    return None


def _forms(word: str) -> Sequence[str]:
    if word in _ODD:
        return (_ODD[word], word)
    ends = (("ies", "y"), ("es", ""), ("s", ""))
    return (word, *(word.removesuffix(a) + b for a, b in ends if word.endswith(a)))
