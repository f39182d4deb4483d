"""Who did it and who was hurt, in the words and slot values of MUC-4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.codebook.parties import STATE
from marsad.evaluation.alike import words_of
from marsad.evaluation.muc4_bands import CLAIMED, FACT, bands_in, bands_of, how_sure, state_of
from marsad.evaluation.muc4_heard import Incident
from marsad.evaluation.muc4_keys import Fill, set_fill, string_fill
from marsad.evaluation.muc4_page import Page, Who, clean
from marsad.evaluation.muc4_words import rows, value_of, word_in
from marsad.model.claims import Claim

Slot = tuple[str, Fill]
_NEAR = 300
_KIND = {
    "state-forces": "ACTIVE MILITARY", "external-forces": "ACTIVE MILITARY",
    "police": "LAW ENFORCEMENT", "government": "GOVERNMENT OFFICIAL", "party": "POLITICAL FIGURE",
    "judiciary": "LEGAL OR JUDICIAL",
}  # fmt: skip
_EFFECT = {
    "killed": "DEATH", "injured": "INJURY", "unharmed": "NO INJURY", "freed": "REGAINED FREEDOM",
}  # fmt: skip
_BODY = re.compile(
    r"\b(?:army|armed forces|air force|navy|military|government|regime|front|fmln|eln|farc|epl|mrta"
    r"|cartels?|mafias?|movement|extraditables|party|organi[sz]ation|battalion|brigade|path|union"
    r"|death squads?|luminoso|police|state|m-19|high command)$",
    re.I,
)
_VAGUE = re.compile(r"\b(?:groups?|members?|column|band|organi[sz]ation|people)$", re.I)
_OF = re.compile(r"\s+of\s+(?:[\w-]+\s+){0,2}[\w-]+", re.I)
_SINGULAR = frozenset({"headquarters", "premises", "barracks", "police", "press"})
_FORMER = {"GOVERNMENT OFFICIAL": "FORMER GOVERNMENT OFFICIAL",
           "ACTIVE MILITARY": "FORMER ACTIVE MILITARY"}  # fmt: skip


def people_slots(one: Incident) -> Iterator[Slot]:
    """The slots of the people who were hurt or threatened."""
    for who in one.people:
        if who.name:
            yield "HUM TGT: NAME", string_fill(who.name)
        for noun in who.nouns[:1]:
            yield "HUM TGT: DESCRIPTION", string_fill(noun)
        yield "HUM TGT: TYPE", set_fill(_type(who), who.words)
        yield "HUM TGT: NUMBER", set_fill(number(who), who.words)
        for effect in dict.fromkeys(_EFFECT.get(p.effect or "") for p in who.parts):
            if effect:
                yield "HUM TGT: EFFECT OF INCIDENT", set_fill(effect, who.words)
                break


def _type(who: Who) -> str:
    for noun in who.nouns:
        value = value_of("person", noun)
        if value:
            former = value_of("former", noun)
            return _FORMER.get(value, value) if former else value
    kinds = [_KIND[p.kind] for p in who.parts if p.kind in _KIND]
    return kinds[0] if kinds else "CIVILIAN"


def number(who: Who) -> str:
    """How many they are: a number, or ``PLURAL`` for several."""
    if who.name:
        return "1"
    counts = [p.number.best for p in who.parts if p.number.best is not None]
    if counts:
        return str(max(counts))
    many = any((p.number.low or 0) > 1 or p.type == "group" for p in who.parts)
    return "PLURAL" if many or _is_plural(who.words) else "1"


def _is_plural(words: str) -> bool:
    last = words.lower().split()[-1:] or [""]
    if last[0] in _SINGULAR:
        return False
    return last[0].endswith(("s", "men", "people", "children")) and not last[0].endswith("ss")


def named_bodies(page: Page, one: Incident) -> dict[str, str]:
    """The bodies that the claims name as doers or, where they name none, those that the report
    does, with how sure that is."""
    bodies: dict[str, str] = {}
    for who in one.actors:
        body, _ = _split(page, who)
        if body:
            bodies.setdefault(body, _owner(one, who))
    if _is_states(page, one):
        state = state_of(one.claims, page.text)
        if not bodies and state is not None:
            bodies[state.name] = state.sure
    else:
        known = bands_in(" , ".join(bodies))
        for band in bands_of(one.claims, page.text):
            if not bodies or band.label in known:
                bodies = {n: s for n, s in bodies.items() if band.label not in bands_in(n)}
                bodies[band.name] = band.sure
    return bodies


def perpetrator_slots(page: Page, one: Incident) -> Iterator[Slot]:
    """The slots of those who did it: persons and bands as individuals, bodies by name as
    organisations, with how sure that is."""
    for body, sure in named_bodies(page, one).items():
        yield "PERP: ORGANIZATION ID", string_fill(body)
        yield "PERP: ORGANIZATION CONFIDENCE", set_fill(sure, body)
    singles = [(who.name, single) for who in one.actors if (single := _split(page, who)[1])]
    names = [single for name, single in singles if name]
    groups = [single for name, single in singles if not name]
    said = [*names, *groups] or _doers_said(one) or _doers_near(page, one)
    for single in dict.fromkeys(said):
        yield "PERP: INDIVIDUAL ID", string_fill(single)


def _doers_said(one: Incident) -> list[str]:
    """The first words for doers in the sentences of the claims."""
    for claim in one.claims:
        found = word_in("doer", claim.sentence.quote)
        if found and not any(found.group().lower() in w.words.lower() for w in one.people):
            return [clean(found.group())]
    return []


def _doers_near(page: Page, one: Incident) -> list[str]:
    """The words for doers that stand nearest to the claims, within reach."""
    found = [
        (min(abs(m.start() - c.trigger.start) for c in one.claims), m.start(), clean(m.group()))
        for word, _ in rows("doer")
        for m in word.finditer(page.text)
    ]
    near = [f for f in sorted(found) if f[0] < _NEAR]
    hurt = " ".join(w.words for w in one.people).lower()
    return [words for _, _, words in near if words.lower() not in hurt][:1]


def _split(page: Page, who: Who) -> tuple[str, str]:
    """The body and the individuals that an actor is: "ELN GUERRILLAS" is both."""
    words = who.words
    part = who.parts[0]
    if part.type == "person" and who.name:
        return "", who.name
    bands = bands_in(words)
    if bands:
        name = next(iter(bands.values()))
        return name, "" if words_of(words) <= words_of(name) else words
    if part.kind in STATE and _BODY.search(words):
        return words, ""
    if part.named and part.type in ("organisation", "group") and _BODY.search(words):
        return words, ""
    if _VAGUE.search(words):
        after = _OF.match(page.text, part.mention.end)
        return "", clean(f"{words} {after.group()}") if after else ""
    return ("", words) if part.type in ("person", "group") and not part.named else ("", "")


def _owner(one: Incident, who: Who) -> str:
    claims = [c for c in one.claims if any(p in c.participants for p in who.parts)]
    if any(_owned(c, who) for c in claims):
        return CLAIMED
    return next((s for c in claims if (s := how_sure(c.sentence.quote)) != FACT), FACT)


def category(page: Page, one: Incident) -> str:
    """Whose act it was: the state's, or else that of terrorists."""
    return "STATE-SPONSORED VIOLENCE" if _is_states(page, one) else "TERRORIST ACT"


def _is_states(page: Page, one: Incident) -> bool:
    """True when the state's forces did it: an actor is theirs, or no actor is said and a sentence
    names them as the doer."""
    if one.actors:
        return any(p.kind in STATE for w in one.actors for p in w.parts)
    named = any(bands_in(c.sentence.quote) for c in one.claims)
    return not named and state_of(one.claims, page.text) is not None


def _owned(claim: Claim, who: Who) -> bool:
    ids = {p.actor_id for p in who.parts if p.actor_id}
    return bool(claim.voice_is_party) and any(v.actor_id in ids for v in claim.voices)
