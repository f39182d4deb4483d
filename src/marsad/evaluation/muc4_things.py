"""What was hit and with what, in the words and slot values of MUC-4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.evaluation.muc4_heard import BOMBING, Incident
from marsad.evaluation.muc4_keys import set_fill, string_fill
from marsad.evaluation.muc4_page import Page, clean
from marsad.evaluation.muc4_people import Slot, number
from marsad.evaluation.muc4_words import value_of, word_in

_EFFECT = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE", "unharmed": "NO DAMAGE"}
_TOLD = (
    (re.compile(r"\b(?:damag|shatter|windows)", re.I), "SOME DAMAGE"),
    (re.compile(r"\b(?:destroy|blew up|blown up|burned|demolish|downed)", re.I), "DESTROYED"),
)
_SHOT = re.compile(
    r"\b(?:shot|shoot\w*|gunned|gunfire|riddled|bullets?|gunmen|gunshot|fired)\b", re.I
)


def thing_slots(one: Incident) -> Iterator[Slot]:
    """The slots of buildings, vehicles and installations."""
    for who in one.things:
        yield "PHYS TGT: ID", string_fill(who.words)
        yield "PHYS TGT: NUMBER", set_fill(number(who), who.words)
        yield "PHYS TGT: TYPE", set_fill(value_of("thing", who.words) or "OTHER", who.words)
        for effect in dict.fromkeys(_EFFECT.get(p.effect or "") for p in who.parts):
            if effect:
                yield "PHYS TGT: EFFECT OF INCIDENT", set_fill(effect, who.words)
                break
        else:
            said = " ".join(c.sentence.quote for c in one.claims)
            told = next((v for words, v in _TOLD if words.search(said)), None)
            if told:
                yield "PHYS TGT: EFFECT OF INCIDENT", set_fill(told, who.words)


def instrument_slots(page: Page, one: Incident) -> Iterator[Slot]:
    """The weapons: those that the claims name, else the one that their sentences do."""
    said = [p.mention.quote for c in one.claims for p in c.with_role("instrument")]
    said += [
        p.mention.quote for c in one.claims for p in c.with_role("target") if p.type == "weapon"
    ]
    weapons = [w for w in map(clean, said) if value_of("weapon", w)]
    if not weapons:
        sentences = dict.fromkeys(c.sentence.quote for c in one.claims)
        found = (word_in("weapon", s) for s in sentences)
        weapons = [m.group() for m in found if m]
        if one.type != BOMBING and not any(_SHOT.search(s) for s in sentences):
            weapons = []
    for weapon in dict.fromkeys(w.lower() for w in weapons):
        kind = value_of("weapon", weapon)
        if kind is None:
            continue
        if kind == "GUN":
            yield "INCIDENT: INSTRUMENT TYPE", set_fill(kind)
        else:
            yield "INCIDENT: INSTRUMENT ID", string_fill(weapon)
            yield "INCIDENT: INSTRUMENT TYPE", set_fill(kind, weapon)
