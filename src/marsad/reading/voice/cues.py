"""The words that give speech and thought to somebody, and the shapes their content may take.

``data/cues.tsv``: a verb and its frames. ``that`` a finite clause; ``quote`` a quotation;
``to`` an infinitive; ``obj-to`` an object with an infinitive ("urged them to leave");
``ing`` a gerund; ``obj`` a noun phrase; ``pred`` an object with a predicate ("called it a
mistake"); ``as`` an object with *as*; ``whom`` the object is the one spoken to; ``to-p`` the
preposition *to*; any other word is a preposition that leads to the content.
``data/cues_noun.tsv``: the same for nouns.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

NOT_PREPOSITIONS = frozenset(
    {"that", "quote", "to", "obj-to", "ing", "obj", "pred", "as", "whom", "to-p"}
)


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    text = (files("marsad.reading") / "data" / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: frozenset(frames.split()) for word, frames in rows}


def verb_frames(lemma: str) -> frozenset[str]:
    """What the content of this verb may be; empty for a verb that is no cue."""
    return _table("cues.tsv").get(lemma, frozenset())


def noun_frames(lemma: str) -> frozenset[str]:
    """What the content of this noun may be; empty for a noun that is no cue."""
    return _table("cues_noun.tsv").get(lemma, frozenset())


def prepositions(frames: frozenset[str]) -> frozenset[str]:
    """The prepositions that lead from the cue to its content."""
    found = frames - NOT_PREPOSITIONS
    return found | {"to"} if "to-p" in frames else found
