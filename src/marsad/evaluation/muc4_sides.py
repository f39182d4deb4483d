"""Who did it, who was hurt and what was hit, over all claims of one incident.

Where no claim says so, what the sentences of the claims name is taken: the task wants a slot
filled from the whole report, a claim only says what its own words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.codebook.parties import ARMED_GROUP
from marsad.evaluation.alike import words_of
from marsad.evaluation.muc4_page import Page, Who, clean, named_as, who_is
from marsad.evaluation.muc4_words import value_of
from marsad.model.claims import Claim, Participant

HURT = {"killed": "killed", "injured": "injured", "abducted": "abducted"}
_MILITARY = re.compile(
    r"\b(?:army|military|tanks?|armou?red (?:cars?|vehicles?)|fighter|garrisons?|barracks|bases?"
    r"|positions?|camps?|brigade|battalion|troops?|convoys?|patrols?|detachment|air force|posts?"
    r"|laborator\w+|weapons?|arsenal|checkpoints?|command)\b",
    re.I,
)
_KILLING = re.compile(
    r"\b(?:murder\w*|assassinat\w*|kill\w*|massacre\w*|shot|slain|slaying|execut\w+|gunned)", re.I
)
_AFTER = re.compile(r"\s+(?:of\s+)?(?:[\w.-]+\s+){0,4}", re.I)
_BEFORE = re.compile(
    r"(?:['’]s?)?\s+(?:,?\s*(?:was|were|has been|had been|have been)\s+)?(?:\w+\s+)?", re.I
)
_FIGHTERS = ARMED_GROUP | {"state-forces"}
_BODY_KINDS = frozenset({"company", "media", "party", "ngo", "igo", "religious", "judiciary"})
_ANYBODY = re.compile(r"\b(?:persons?|victims?|bod(?:y|ies)|corpses?|man|men|members?)$", re.I)
_NOBODY = re.compile(
    r"^(?:group|plan|fact|movement|sentence|opposition|country|nation|government|actions?|acts?"
    r"|democracy|life|lives|attacks?|leaflets?|efe|text|report|press|city|town|area|place"
    r"|organi[sz]ations?|guerrillas?|rebels?|terrorists?|attackers?|assailants?|kidnappers?)$",
    re.I,
)


def is_human(part: Participant) -> bool:
    """True for people; a body counts as people only where somebody of it was hurt."""
    if part.type in ("person", "group"):
        return True
    return part.type == "organisation" and part.effect in HURT


def is_thing(part: Participant) -> bool:
    """True for what can be hit and is no fighter's: a building, a vehicle, a firm."""
    if part.type == "weapon" or _MILITARY.search(part.mention.quote):
        return False
    if part.type in ("facility", "vehicle"):
        return True
    return part.kind in _BODY_KINDS or value_of("thing", part.mention.quote) is not None


def people(
    page: Page, claims: Sequence[Claim], more: Sequence[Participant] = ()
) -> tuple[Who, ...]:
    """The people who were hurt or threatened, each once; ``more`` are known from elsewhere."""
    parts = [p for c in claims for p in c.with_role("target") if is_human(p)]
    parts += more
    if not parts:
        parts = [p for c in claims for p in _beside(page, c)]
    parts += [p for part in parts for p in _listed(page, part)]
    parts += [p for c in claims for p in _counted(page, c, parts)]
    found = merged(page, parts, True)
    named = {w.name for w in found if w.name}
    kept: list[Who] = []
    for who in found:
        if not who.name and _NOBODY.match(who.words):
            continue
        name = "" if who.name or _is_many(who) else named_as(page, who.words)
        if name and name in named:
            continue
        kept.append(replace(who, name=name) if name else who)
    hurt = [w for w in kept if w.name or any(p.effect for p in w.parts)] or kept
    hurt = distinct(_unarmed(hurt))
    names = any(w.name for w in hurt)
    return tuple(w for w in hurt if w.name or not (names and _ANYBODY.search(w.words)))


def _unarmed(hurt: Sequence[Who]) -> Sequence[Who]:
    """Those who bear no arms, where there are any: the task asks for the unarmed."""
    kept = [w for w in hurt if w.name or not _is_armed(w)]
    return kept or hurt


def _is_armed(who: Who) -> bool:
    kinds = {p.kind or "" for p in who.parts}
    return bool(kinds & _FIGHTERS) or value_of("person", who.words) == "ACTIVE MILITARY"


def _is_many(who: Who) -> bool:
    return any((p.number.low or 0) > 1 or (p.number.best or 0) > 1 for p in who.parts)


def _beside(page: Page, claim: Claim) -> Iterator[Participant]:
    """Whom the words right beside the trigger name: "MURDER OF X", "X'S MURDER", "X WAS SHOT"."""
    if not _KILLING.search(claim.trigger.quote):
        return
    for mention in page.between(claim.sentence.start, claim.sentence.end):
        after = page.text[claim.trigger.end : mention.start]
        before = page.text[mention.end : claim.trigger.start]
        right = claim.trigger.end < mention.start and _AFTER.fullmatch(after)
        left = mention.end < claim.trigger.start and _BEFORE.fullmatch(before)
        if (right or left) and is_human(part := page.part("target", mention)):
            yield replace(part, effect="killed")


def _listed(page: Page, part: Participant) -> Iterator[Participant]:
    """The other names of the list that a victim's name stands in."""
    for mention in page.listed_with(part.mention.start, part.mention.end):
        if mention.start != part.mention.start:
            yield replace(page.part("target", mention), effect=part.effect)


def _counted(page: Page, claim: Claim, known: Sequence[Participant]) -> Iterator[Participant]:
    """Those whom a count of the claim says were hurt, and no participant is."""
    for read in claim.counts:
        effect = HURT.get(read.value.of)
        if effect is None or not read.value.who or read.value.cumulative:
            continue
        for mention in page.between(claim.sentence.start, claim.sentence.end):
            if clean(read.value.who) != clean(mention.text):
                continue
            if all(p.mention.start != mention.start for p in known):
                yield replace(page.part("target", mention), effect=effect)
            break


def things(page: Page, claims: Sequence[Claim], wanted: bool) -> tuple[Who, ...]:
    """What was hit, each once; where nothing is said and ``wanted``, what the sentences name."""
    parts = [p for c in claims for p in c.with_role("target") if not is_human(p) and is_thing(p)]
    if not parts and wanted:
        for claim in claims:
            inside = page.between(claim.sentence.start, claim.sentence.end)
            parts += [
                p
                for m in inside
                if m.type in ("facility", "vehicle") and is_thing(p := page.part("target", m))
            ]
    return tuple(distinct(merged(page, parts, False)))


def doers(page: Page, claims: Sequence[Claim], hurt: Sequence[Who]) -> tuple[Who, ...]:
    """Who did it; where no claim says so, the armed bands that their sentences name."""
    parts = [p for c in claims for p in c.with_role("actor")]
    parts = [p for p in parts if p.type not in ("facility", "vehicle", "weapon", "place", "object")]
    if not parts:
        starts = {p.mention.start for w in hurt for p in w.parts}
        parts = [
            page.part("actor", m)
            for c in claims
            for m in page.between(c.sentence.start, c.sentence.end)
            if m.kind in ARMED_GROUP and m.start not in starts
        ]
    found = merged(page, parts, True)
    return tuple(w for w in found if not any(is_same(w, h) for h in hurt))


def merged(page: Page, parts: Iterable[Participant], named: bool) -> tuple[Who, ...]:
    """Each one once, under all their participants."""
    found: list[Who] = []
    for part in parts:
        who = who_is(page, part, named)
        if who is None:
            continue
        same = next((i for i, w in enumerate(found) if is_same(w, who)), None)
        if same is None:
            found.append(who)
        else:
            old = found[same]
            name = max(old.name, who.name, key=lambda n: len(n.split()))
            nouns = tuple(dict.fromkeys((*old.nouns, *who.nouns)))
            found[same] = Who(old.key, name, nouns, (*old.parts, *who.parts))
    return tuple(found)


def distinct(found: Sequence[Who]) -> list[Who]:
    """Each one once: nouns whose words are among another's mean the same, and so does a group
    that its members are named of ("THE MISSIONARIES")."""
    kept: list[Who] = []
    for who in sorted(found, key=lambda w: -len(stems(w.words))):
        at = next((i for i, k in enumerate(kept) if _is_within(who, k)), None)
        if at is None:
            kept.append(who)
        else:
            old = kept[at]
            more = tuple(p for p in who.parts if not old.name)
            kept[at] = Who(old.key, old.name, old.nouns, (*old.parts, *more))
    return [w for w in kept if not _is_group_of(w, kept)]


def stems(text: str) -> frozenset[str]:
    """The words of ``text`` without the ending of the plural."""
    return frozenset(w.removesuffix("s") for w in words_of(text))


def _is_within(one: Who, other: Who) -> bool:
    if one.name:
        return False
    nouns = (other.words, *other.nouns) if other.name else (other.words,)
    return any(stems(one.words) <= stems(n) for n in nouns)


def _is_group_of(one: Who, all_: Sequence[Who]) -> bool:
    if one.name:
        return False
    head = {w.removesuffix("s") for w in one.words.lower().split()[-1:]}
    members = [w for w in all_ if w.name and any(head & stems(n) for n in w.nouns)]
    named = sum(bool(w.name) for w in all_)
    counts = {p.number.best for p in one.parts if (p.number.best or 0) > 1}
    return len(members) > 1 or named in counts


def is_same(one: Who, other: Who) -> bool:
    """True when both are one: one chain, one name inside the other, or the same words."""
    if one.key == other.key:
        return True
    if one.name and other.name:
        a, b = words_of(one.name), words_of(other.name)
        return a <= b or b <= a
    if not one.name and not other.name:
        return any(words_of(n) == words_of(m) for n in one.nouns for m in other.nouns)
    return False
