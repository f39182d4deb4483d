"""The features that compare what surrounds a telling: the story of its document, the words of its
sentence, and whether it is told as news or as known.

Their weights and those of places and doers were set on 1,229 pairs of claims that readers judged
(``training/labels/pairs.tsv``): where wars last, an act told anew on another day is another act.
"""

from __future__ import annotations

from marsad.resolving.facets import Facet
from marsad.resolving.kin import Kin
from marsad.resolving.stories import likeness_within

STORY_FROM, STORY_FULL, STORY_DAYS, STORY_DATED = 0.04, 0.14, 14, 0.35
SENTENCE_FULL = 0.4
KNOWN_AGAIN, KNOWN_BOTH, FRESH = -1.0, -0.6, (-1.5, -1.5, -3.0)  # by days from telling to telling


def one_document(one: Facet, other: Facet) -> bool:
    """True for two claims of one document."""
    return one.claim.document == other.claim.document


def _settled(one: Facet, other: Facet) -> bool:
    """With a day and a place on both sides these decide."""
    return one.dated and other.dated and one.place is not None and other.place is not None


def story(one: Facet, other: Facet, kin: Kin) -> float:
    """Two documents of one fortnight that name the same rare people and places tell one story.
    Asked only where day or place is missing: with both on both sides they decide. It counts half
    where days of publication say how near the two are."""
    if one.claim.theme or not one.story or not other.story or one_document(one, other):
        return 0.0
    if _settled(one, other):
        return 0.0
    if one.published and other.published and abs(one.published - other.published) > STORY_DAYS:
        return 0.0
    alike = kin.one_story(one.claim.document, other.claim.document, one.story, other.story)
    full = STORY_DATED if one.published and other.published else 1.0
    return full * min(1.0, max(0.0, (alike - STORY_FROM) / (STORY_FULL - STORY_FROM)))


def sentence(one: Facet, other: Facet, kin: Kin) -> float:
    """Sentences of two documents that share names, figures and rare words; asked where ``story``
    is, for twins are told in the same words."""
    if one.claim.theme or one_document(one, other) or _settled(one, other):
        return 0.0
    alike = likeness_within(one.story, other.story, one.words, other.words)
    return min(1.0, alike / SENTENCE_FULL)


def fresh(one: Facet, other: Facet, kin: Kin) -> float:
    """What is told again on a later day is spoken of as known ("the bombing", "after Friday's
    attack"); told anew, and without a day of its own, it is hardly the one of the day before."""
    if one.claim.theme or one_document(one, other) or (one.dated and other.dated):
        return 0.0
    if one.published is None or other.published is None or one.dossier.line == other.dossier.line:
        return 0.0
    earlier, later = sorted((one, other), key=lambda f: (f.published or 0, f.order))
    gap = abs(one.published - other.published)
    if later.known:
        return KNOWN_AGAIN if not earlier.known else KNOWN_BOTH
    return FRESH[min(gap, 2)]
