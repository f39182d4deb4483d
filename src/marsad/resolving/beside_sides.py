"""Whether the sides of an event are those that a row names.

A row's names are looked up in the registry of actors; where they are not there, names are compared
word for word, and last the class and country: "Military Forces of Libya" is an army of Libya.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.codebook.parties import ARMED_GROUP, STATE
from marsad.model.claims import Claim, Participant
from marsad.model.events import Event, Side
from marsad.registry.actor_index import Sense, fold
from marsad.resolving.kin import Kin

_BRACKETS = re.compile(r"\s*\([^()]*\)")
UNNAMED = re.compile(r"(?i)^(?:unidentified|unknown|civilians|protesters|rioters)\b")


def sides_agreement(event: Event, claim: Claim, kin: Kin) -> str:
    """``same`` where a named side of one is a side of the other and nobody is left over on both,
    ``part`` where each names one whom the other does not, ``alike`` where class and country are
    one, ``unknown`` where a side names nobody, else ``other``. Both ways round: coders put the
    first named first."""
    ours = [h.value for h in (*event.actors, *event.targets)]
    theirs = [p for p in claim.participants if p.role in ("actor", "target")]
    named = [s for s in ours if s.actor_id or (s.kind and any(_names(s.name)))]
    known = [p for p in theirs if p.named]
    met = [(s, p) for s in named for p in known if same_side(s, p, kin)]
    if met:
        doer = {h.value for h in event.actors} & set(named)
        left = doer - {s for s, _ in met}
        more = [p for p in known if p.role == "actor" and p not in [q for _, q in met]]
        return "part" if left and more else "same"
    classes = {(c, s.country) for s in ours if (c := _class(s.kind))}
    coded = {(c, p.country or "") for p in theirs if (c := _class(p.kind or ""))}
    if any(a == b and _meet(x, y) for a, x in classes for b, y in coded):
        return "alike"
    return "other" if named and known else "unknown"


def same_side(ours: Side, theirs: Participant, kin: Kin) -> bool:
    """True where a name of the row is that of our side, by the registry or by its words."""
    names = tuple(_names(theirs.name or theirs.mention.quote))
    ids = [s.actor.id for name in names for s in _senses(name, kin)]
    if ours.actor_id and ids:
        return kin.any_related([ours.actor_id], ids)
    mine = {fold(name) for name in _names(ours.name)}
    return any(fold(name) in mine for name in names)


def _senses(name: str, kin: Kin) -> tuple[Sense, ...]:
    return kin.index.lookup(name)[:1] if kin.index is not None else ()


def _names(text: str) -> Iterable[str]:
    """The names in a cell: "LNA: Libyan National Army (Haftar)" has both; nobody's name none."""
    bare = _BRACKETS.sub("", text).strip()
    if not bare or UNNAMED.search(bare):
        return
    yield bare
    if ":" in bare:
        yield from (part.strip() for part in bare.split(":") if part.strip())
    if found := re.match(r"(?:Military Forces|Government) of (.+)", bare):
        yield f"{found[1]} Armed Forces"
        yield f"Government of {found[1]}"


def _class(kind: str) -> str:
    if kind in STATE:
        return "state"
    return "group" if kind in ARMED_GROUP else ""  # unarmed people are in nearly all of them


def _meet(one: str, other: str) -> bool:
    return not one or not other or one == other
