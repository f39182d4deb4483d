"""Which sentence bears the label of how its event stands."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.model.briefs import Paragraph
from marsad.model.values import Told
from marsad.publishing.gathering import NOT_TOLD


def tags_of(paragraph: Paragraph, standing: Mapping[str, str]) -> tuple[str, ...]:
    """For each sentence of a paragraph the label that follows it, or nothing: the last sentence
    of a run that stands alike bears it. A sentence about events that stand differently
    has none, nor has one that only counts them."""
    own = [_of(told, standing) for told in paragraph.sentences]
    after = [*own[1:], None]
    return tuple(
        tag if tag and tag != following else "" for tag, following in zip(own, after, strict=True)
    )


def _of(told: Told, standing: Mapping[str, str]) -> str:
    if told.sentence.startswith(NOT_TOLD):
        return ""
    found = {standing[e] for e in told.events if e in standing}
    return found.pop() if len(found) == 1 else ""
