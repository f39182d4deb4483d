"""Who did it and who suffered it: the two sides of a claim, whose deaths it tells, what it hit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.codebook.parties import OFFICIAL
from marsad.codebook.people import nouns
from marsad.model.claims import Claim, Participant

BEINGS = frozenset({"person", "group", "organisation"})
FOUGHT = re.compile(
    r"\b(?:clash|fight|fought|battl|skirmish|firefight|gun ?battle|shoot-?out|gunfight|hostilit"
    r"|exchang\w* fire|fire exchange|exchange of fire|combat|standoff|confrontation)"
)
_ARMED_SITE = re.compile(
    r"\b(?:base|bases|barracks?|checkpoints?|check point|outposts?|garrison|military|army|police"
    r"|headquarters|frontline|front line|positions?|trench\w*|navy|naval|patrols?|warships?"
    r"|training camps?|border post)\b"
)
_CIVIL_SITE = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|markets?|schools?|hospitals?|clinics?|church\w*|mosques?"
    r"|homes?|houses?|farms?|bus(?:es)?|hotels?|restaurants?|neighbou?rhoods?|suburbs?|district"
    r"|camps?|funerals?|weddings?|shops?|bakery|bakeries|universit\w+|ambulances?|aid convoys?"
    r"|convoys?|districts?|quarters?|apartments?|residential|fields?|pastures?|temples?)\b"
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The doers and those it was done to, each with its kind as codes see it; ``fought`` where
    both did it to one another."""

    doers: tuple[Participant, ...]
    victims: tuple[Participant, ...]
    fought: bool


def _as_official(participant: Participant) -> Participant:
    if participant.kind == "government" and participant.type == "person":
        return replace(participant, kind=OFFICIAL)
    return participant


def sides_of(claim: Claim) -> Sides:
    """The sides of ``claim``. Of a two-sided act the first named is the doer and the others are
    the other side (CONTRACT: every side is ``actor``)."""
    actors = tuple(p for p in claim.with_role("actor", "with") if p.type in BEINGS)
    targets = tuple(_as_official(p) for p in claim.with_role("target") if p.type in BEINGS)
    main = tuple(p for p in actors if p.role == "actor")
    fought = len(main) > 1 and (not targets or bool(FOUGHT.search(claim.trigger.quote.lower())))
    if fought:
        return Sides(main[:1], (*main[1:], *targets), True)
    return Sides(actors, targets, False)


def kind_of_words(words: str) -> str | None:
    """The actor kind that a counted group's last word has ("12 villagers": civilians)."""
    found = re.findall(r"[a-z'-]+", words.lower())
    for word in reversed(found):
        forms = (word, word.removesuffix("s"), re.sub(r"men$", "man", word),
                 re.sub(r"ies$", "y", word), re.sub(r"es$", "", word))  # fmt: skip
        for form in forms:
            entry = nouns().get(form)
            if entry is not None:
                return entry[1] or None
    return None


def counted_victims(claim: Claim) -> frozenset[str]:
    """The kinds of those whose death, injury or abduction the claim counts."""
    counted = ("killed", "injured", "abducted", "missing", "arrested")
    kinds = (
        kind_of_words(r.value.who) for r in claim.counts if r.value.who and r.value.of in counted
    )
    return frozenset(k for k in kinds if k)


def harm_of(claim: Claim) -> frozenset[str]:
    """The effects the claim tells: ``killed``, ``injured`` ...; ``none-killed`` where it says so.
    Of ``unharmed`` alone nobody died."""
    told = {p.effect for p in claim.participants if p.effect}
    none = False
    for read in claim.counts:
        count = read.value
        if count.of not in ("killed", "injured", "abducted", "missing", "arrested"):
            continue
        if count.high == 0:
            none = none or count.of == "killed"
            if count.of == "killed":
                told.discard("killed")
        else:
            told.add(count.of)
    return frozenset(told | ({"none-killed"} if none and "killed" not in told else set()))


def sites_of(claim: Claim) -> frozenset[str]:
    """``armed`` and ``civil`` by the words for the places and things it was aimed at."""
    hit = [p.mention.quote.lower() for p in claim.with_role("target") if p.type not in BEINGS]
    found = set()
    for words in hit:
        if _ARMED_SITE.search(words):
            found.add("armed")
        elif _CIVIL_SITE.search(words):
            found.add("civil")
    return frozenset(found)
