"""Harm rules: what a public page or export must not give away.

The law: Marsad is no targeting aid. For a public audience, (1) an event at a health, aid or
shelter site or among witnesses is placed in a half-degree cell, by snapping, never by jitter, and
the page says so; (2) private persons lose their names, in sentences, quotes and archived text,
while hashes stay; (3) the position of armed actors is held back until the event is old enough;
(4) what a person decided to withhold is withheld, and words of it in its reports with it;
(5) what was withheld is said; (6) publishing is refused while any of this is unmet, and a last
look goes through the bytes that are about to be written.
"""

from __future__ import annotations

from marsad.publishing.harm.checking import check_harm
from marsad.publishing.harm.decided import embargo_ended
from marsad.publishing.harm.last_look import check_files
from marsad.publishing.harm.protecting import Protected, protect, public_documents, secret_names
from marsad.publishing.harm.rules import is_live, is_sensitive
from marsad.publishing.harm.settings import HarmRules, harm_from
from marsad.publishing.harm.snapping import snapped

__all__ = [
    "HarmRules",
    "Protected",
    "check_files",
    "check_harm",
    "embargo_ended",
    "harm_from",
    "is_live",
    "is_sensitive",
    "protect",
    "public_documents",
    "secret_names",
    "snapped",
]
