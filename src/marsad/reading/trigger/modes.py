"""How the violence was done, from the words for means in its clause. PLOVER 2.0, ASSAULT."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from marsad.codebook.kinds import mode_of
from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.found import Found, clause_head
from marsad.reading.trigger.frames import doers, lemma_of, prepositional, subjects

_MEANS = (
    ("suicide-attack", frozenset({"suicide"})),
    ("drone", frozenset({"drone", "uav", "drones"})),
    ("crowd-control", frozenset({"teargas", "baton", "rubber"})),
    ("unconventional", frozenset({"sarin", "chlorine", "mustard", "nerve"})),
    ("aerial", frozenset({"airstrike", "air-strike", "warplane", "airforce", "gunship", "bomber"})),
    ("explosives", frozenset({"bomb", "ied", "explosive", "mine", "landmine", "grenade", "bombing",
                              "minefield", "dynamite", "detonate", "bombs"})),
    ("heavy-weapons", frozenset({"rocket", "missile", "artillery", "mortar", "shell", "tank",
                                 "howitzer", "shelling", "cannon", "bombardment"})),
    ("firearms", frozenset({"gunman", "gunmen", "gun", "rifle", "pistol", "gunfire", "sniper",
                            "bullet", "gunshot", "shotgun", "firearm", "ak-47"})),
    ("primitive", frozenset({"knife", "machete", "axe", "sword", "spear", "arrow", "hammer",
                             "stone", "knifeman", "bayonet"})),
)  # fmt: skip
_AIRCRAFT = frozenset({"warplane", "jet", "aircraft", "plane", "helicopter", "gunship", "bomber",
                       "fighter-bomber", "airforce", "airplane"})  # fmt: skip
_DRONES = frozenset({"drone", "uav", "quadcopter"})
_FLOWN = (None, "explosives", "heavy-weapons", "destroy")
_STATELY = frozenset({"army", "military", "air", "force", "coalition", "regime", "government",
                      "navy", "command", "nato", "airforce"})  # fmt: skip
_SHARPER = {
    "explosives": ("suicide-attack",),
    "aerial": ("drone",),
    "firearms": (),
}
_STATE = frozenset({"government", "army", "police", "regime", "military", "state", "navy"})
_REBEL = frozenset({"rebel", "rebels", "militant", "militants", "insurgent", "insurgents",
                    "taliban", "isis", "isil", "guerrilla", "guerrillas", "militia", "militiamen",
                    "separatist", "separatists", "jihadist", "jihadists", "islamist", "islamists",
                    "gunman", "gunmen", "fighter", "fighters", "houthi", "houthis", "daesh",
                    "al-shabaab", "al-qaeda", "hezbollah", "hamas"})  # fmt: skip


def _clause_words(head: Token, alone: bool) -> set[str]:
    top = head.sent.root if alone else clause_head(head)
    return {lemma_of(t) for t in top.subtree} | {t.lower_ for t in top.subtree}


def with_mode(found: Found, alone: bool, lexicon: Lexicon) -> Found:
    """``found`` with the mode that the means in its clause give it (in its whole sentence when it
    is ``alone`` there). A mode of the lexicon gives way to a sharper one only."""
    if found.type != "assault":
        return found
    mode = mode_of(found.kind)
    flown = _flown(found, mode)
    if flown is not None:
        return replace(found, kind=f"assault.{flown}")
    words = _clause_words(found.head, alone)
    if mode is not None:
        for name, means in _MEANS:
            if name in _SHARPER.get(mode, ()) and means & words:
                return replace(found, kind=f"assault.{name}")
        return found
    if lemma_of(found.head) in ("clash", "fighting", "battle", "skirmish", "fight", "war"):
        return found
    for name, means in _MEANS:
        if means & words:
            return replace(found, kind=f"assault.{name}")
    return found


def _flown(found: Found, mode: str | None) -> str | None:
    """``aerial`` or ``drone`` when aircraft did it, it came from the air, or an army bombs."""
    if not found.is_verb or mode not in _FLOWN:
        return None
    verb = found.head
    by = doers(verb)
    for one in by:
        if lemma_of(one) == "it":
            by = _speaker(verb) or by
    words = {w for t in by for p in t.subtree if p.dep_ not in ("relcl", "acl")
             for w in (lemma_of(p), p.lower_)}  # fmt: skip
    heads = {lemma_of(t) for t in by} | {t.lower_.removesuffix("s") for t in by}
    if words & _DRONES and heads & (_DRONES | {"attack", "strike"}):
        return "drone"
    if "suicide" in words or (mode == "explosives" and lemma_of(verb) != "bomb"):
        return None
    if heads & _AIRCRAFT or {"air", "force"} <= words:
        return "aerial"
    if any(lemma_of(t) == "air" for t in prepositional(verb, "from")):
        return "aerial"
    if lemma_of(verb) != "bomb" or words & _REBEL:
        return None
    states = any(t.ent_type_ in ("GPE", "NORP") or lemma_of(t) in _STATELY for t in by)
    return "aerial" if states or any(_is_army(t) for t in by) else None


def _speaker(verb: Token) -> list[Token]:
    """Who "it" is in "the army says it bombed the camp"."""
    return subjects(verb.head) if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" else []


def _is_army(name: Token) -> bool:
    """True for a name of an army, or for letters that the text spells out as one."""
    if any(lemma_of(p) in _STATELY for p in name.children if p.dep_ == "compound"):
        return True
    if not (name.is_upper and 1 < len(name.text) < 7):
        return False
    for token in name.doc:
        if token.text == name.text and token.i > 1 and token.nbor(-1).text == "(":
            return any(lemma_of(p) in _STATELY for p in name.doc[max(0, token.i - 6) : token.i])
    return False


def side_of(found: Found) -> Found:
    """``found`` with ``territory`` set to who took the ground, or to ``None``: the words for the
    taker decide, a country's name counts as the state."""
    if found.territory is None:
        return found
    takers = doers(found.head) if found.is_verb else []
    if lemma_of(found.head) == "fall":
        takers = [k for c in found.head.children if c.lower_ == "to" for k in c.children]
    elif found.is_verb and lemma_of(found.head) == "lose":
        takers = []
    elif not takers and found.is_verb:
        takers = subjects(found.head)
    words = {w for t in takers for p in t.subtree for w in (lemma_of(p), p.lower_)}
    side = None
    if words & _REBEL or "@NORP" in words:
        side = "non-state"
    elif words & _STATE or any(t.ent_type_ in ("GPE", "NORP") for t in takers):
        side = "state"
    return replace(found, territory=side)
