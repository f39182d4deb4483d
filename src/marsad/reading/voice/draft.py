"""One attribution while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from marsad.reading.voice.shape import Ranges


@dataclass(slots=True)
class Draft:
    """Source, cue and content in characters; ``shape`` names the frame that gave the content;
    ``within`` is the draft that tells of this one, where a chain says so ("quoted by"); ``own`` is
    false when the source is taken from the clause above."""

    source: Ranges
    cue: Ranges
    content: Ranges
    token: Token
    shape: str
    within: Draft | None = None
    own: bool = True

    @property
    def start(self) -> int:
        return min(s for s, _ in (*self.source, *self.cue, *self.content))
