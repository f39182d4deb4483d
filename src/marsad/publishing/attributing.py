"""Verbs of saying as data (``data/verbs.tsv``): which of ours a report's own cue deserves.

Ours is never surer than the cue. "Announced" and "acknowledged" say that a thing was done: they
are kept for a speaker who tells of its own deed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from marsad.model.claims import Claim

HARMS = ("killed", "injured", "bodies", "arrested", "abducted", "destroyed")


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[str, str, str]]:
    """By cue: our verb for a happening, our verb for a condition, and ``own`` where the first
    is only for a speaker's own deed."""
    text = files("marsad.publishing").joinpath("data", "verbs.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    return {cue: (verb, of, own) for cue, verb, of, own in rows}


def cue_of(claim: Claim) -> str:
    """The verb by which the innermost voice speaks, in lower case: ``confirmed``."""
    cue = claim.voices[-1].cue if claim.voices else None
    words = re.findall(r"[a-z]+", cue.quote.lower()) if cue is not None else []
    return next((w for w in reversed(words) if w in verbs()), "")


def verb_of(claim: Claim, *, own: bool, toll: bool) -> str:
    """The verb for what a voice asserts: by its cue, but "claimed" where a party counts the harm
    that it did itself."""
    if own and toll and claim.voice_is_party:
        return "claimed that"
    verb, _, only_own = verbs().get(cue_of(claim), ("said", "", ""))
    return "said" if only_own and not own else verb


def verb_for_condition(claim: Claim) -> str:
    """The verb for a condition that a voice speaks of."""
    return verbs().get(cue_of(claim), ("", "spoke of", ""))[1]


def hedge_of(claim: Claim) -> str:
    """The adverb that keeps the doubt of the words: ``apparently`` where they say so, else
    ``reportedly``."""
    cue = claim.stance_cue.quote.lower() if claim.stance_cue is not None else ""
    if re.match(r"apparent|seem|appear", cue):
        return "apparently"
    if re.match(r"alleg|accus|suspect", cue):
        return "allegedly"
    return "reportedly"
