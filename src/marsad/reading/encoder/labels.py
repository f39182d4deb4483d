"""What the encoder's outputs mean, in their order: one list a head, shared with its training.

Every name is the codebook's or the contract's. Index 0 of a head is "nothing".
"""

from __future__ import annotations

from functools import lru_cache

from marsad.codebook.kinds import CONDITION, plover_types, themes

NOTHING = "-"
MENTION_TYPES = (
    "person", "group", "organisation", "facility", "vehicle", "weapon", "object",
)  # fmt: skip
ACTOR_KINDS = (
    NOTHING, "state-forces", "police", "intelligence", "government", "external-forces", "rebel",
    "militia", "communal", "criminal", "unidentified-armed", "protesters", "rioters", "civilians",
    "igo", "ngo", "media", "company", "party", "religious", "judiciary", "other",
)  # fmt: skip
STANCES = ("asserted", "alleged", "denied", "planned", "threatened", "feared", "hypothetical")
REALIS = ("happened", "ongoing", "future", "not-happened", "unknown")
PARTY = (NOTHING, "party", "no-party")
COUNTED = (
    NOTHING, "killed", "injured", "casualties", "missing", "abducted", "arrested", "freed",
    "displaced", "participants", "attacks", "destroyed", "damaged", "seized", "delivered",
    "affected",
)  # fmt: skip
FLAGS = ("stance-cue", "voice-cue", "series", "cumulative", "part")
EFFECTS = (
    "killed", "injured", "missing", "abducted", "arrested", "freed", "damaged", "destroyed",
    "unharmed",
)  # fmt: skip
ROLES = ("actor", "target", "instrument", "with", "authority")
# From a trigger to another word; from a cue of speech; from a mention; from a trigger to a trigger.
PAIRS = (
    *ROLES, "place", "time", "count", "voice", *EFFECTS, "source", "content", "same", "same-event",
)  # fmt: skip


@lru_cache(maxsize=1)
def trigger_types() -> tuple[str, ...]:
    """Nothing, PLOVER's types, then ``condition.<theme>``."""
    return (NOTHING, *plover_types(), *(CONDITION + t for t in themes()))


@lru_cache(maxsize=1)
def modes() -> tuple[str, ...]:
    """Nothing, then ``<type>.<mode>`` of every mode."""
    return (NOTHING, *(f"{n}.{m}" for n, t in plover_types().items() for m in t.modes))


@lru_cache(maxsize=1)
def mention_tags() -> tuple[str, ...]:
    """Outside, then begin and inside of each type of mention."""
    return ("O", *(f"{part}-{t}" for t in MENTION_TYPES for part in "BI"))


@lru_cache(maxsize=1)
def heads() -> dict[str, tuple[str, ...]]:
    """The heads of single words, by name, in the order of the encoder's output."""
    return {
        "trigger": trigger_types(),
        "mode": modes(),
        "mention": mention_tags(),
        "kind": ACTOR_KINDS,
        "stance": STANCES,
        "realis": REALIS,
        "party": PARTY,
        "counted": COUNTED,
        "flags": FLAGS,
    }
