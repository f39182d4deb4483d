"""PLOVER's contexts (manual 2.0): what an event is about, from its kind, its sides and its words.

Only the words round the trigger speak: a context judged on a whole document must not be read as a
cause of the event. Several may hold; none is lawful too. ``data/context_rules.tsv``.
"""

from __future__ import annotations

from marsad.codebook.cases import case_of
from marsad.codebook.rules import holding
from marsad.model.claims import Claim

CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)  # fmt: skip


def contexts_of(claim: Claim) -> tuple[str, ...]:
    """The contexts of an event: those its trigger has by the lexicon, then those of every row
    that holds. None for a condition."""
    if claim.theme is not None:
        return ()
    case = case_of(claim)
    found = [rule.code for rule in holding("context_rules", case)]
    return tuple(dict.fromkeys((*claim.contexts, *found)))
