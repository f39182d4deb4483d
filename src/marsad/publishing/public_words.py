"""Words that name no private person: peoples, quarters of the compass, places, linked actors."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.publishing.material import Material
from marsad.registry.places.tables import rows, split

COMPASS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "greater",
})  # fmt: skip
FAITHS = frozenset({
    "muslim", "christian", "jew", "jewish", "hindu", "sikh", "buddhist", "yazidi", "druze", "copt",
    "coptic", "sunni", "shia", "shi'a", "shiite", "shi'ite", "alawite", "salafi", "salafist",
    "islamist", "jihadist", "catholic", "protestant", "ahmadi", "ismaili", "maronite", "sufi",
    "bahai", "baha'i", "zoroastrian", "orthodox", "evangelical", "mormon", "loyalist", "baathist",
})  # fmt: skip


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Every word of a demonym in the registry ("libyan", "libyans"), in lower case."""
    found: set[str] = set()
    for table in ("countries.tsv", "regions.tsv"):
        for row in rows(table):
            found |= {w for name in split(row["demonyms"] or "") for w in words_of(name)}
    return frozenset(found)


def words_of(text: str) -> list[str]:
    """The words of a name in lower case, without marks."""
    return re.findall(r"[^\W\d_][\w'’-]*", text.lower())


def is_people(word: str) -> bool:
    """True for a demonym, the word for those of a faith, or a quarter of the compass, also in the
    plural."""
    low = word.lower().strip(".,'’").replace("’", "'")
    one = low.removesuffix("s")
    return low in COMPASS or any(w in peoples() or w in FAITHS for w in (low, one))


def public_words(material: Material) -> frozenset[str]:
    """The words of every place held or read in ``material`` and of every actor linked to the
    registry: such a word alone never counts as a private person's name."""
    names: set[str] = set()
    for claim in material.claims.values():
        if claim.where is not None:
            where = claim.where.value
            names |= {where.name, where.second_name, where.admin1}
        names |= {p.name or "" for p in claim.participants if p.actor_id}
        names |= {v.name or "" for v in claim.voices if v.actor_id}
    for event in (*material.events, *material.previous_events):
        if event.where is not None:
            names |= {event.where.value.name, event.where.value.second_name}
        names |= {h.value.name for h in (*event.actors, *event.targets) if h.value.actor_id}
    names |= {d.source.name for d in material.documents.values()}
    return frozenset(w for name in names for w in words_of(name))
