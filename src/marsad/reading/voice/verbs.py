"""Attributions whose cue is a verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from marsad.reading.doubt.clause import MODALS
from marsad.reading.voice.contents import content_of
from marsad.reading.voice.cues import verb_frames
from marsad.reading.voice.draft import Draft
from marsad.reading.voice.shape import children, is_passive, ranges, verb_group
from marsad.reading.voice.sources import source_ranges, source_tokens, speaker


def verb_cues(doc: Doc) -> Iterator[Draft]:
    """A draft for every verb of speech or thought with a content of its own. Those that can
    carry a quotation come without one too, for the quotation to be found."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        frames = verb_frames(verb.lemma_.lower())
        if not frames:
            continue
        if _only_possible(verb):
            continue
        draft = verb_draft(doc, verb, frames)
        if draft is not None:
            yield draft


def _only_possible(verb: Token) -> bool:
    """True where nobody has said or thought it: "to say", "could say", "did not say"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "neg") and 0 < verb.i - c.i <= 4]
    helpers = [c for c in helpers if c.dep_ == "aux" or verb.i - c.i <= 2]
    return any(c.dep_ == "neg" or c.lower_ == "to" or c.lower_ in MODALS for c in helpers)


_ASPECT = frozenset({"continue", "go", "begin", "start", "come"})


def verb_draft(doc: Doc, verb: Token, frames: frozenset[str]) -> Draft | None:
    """The attribution of one verb; ``None`` when it has neither content nor quotation frame."""
    content = content_of(verb, frames)
    if not content and "quote" not in frames:
        return None
    who = speaker(verb)
    if who is not None and who.i in content.tokens:
        who = None
    said_by = source_tokens(doc, who, verb) if who is not None else []
    taken = set(content.tokens) | set(said_by)
    group = verb_group(verb, taken)
    leads = [i for i in content.leads if i > group[-1]]
    if leads and leads[0] == group[-1] + 1:
        group = [*group, *leads]
    if who is None and not (is_passive(verb) and content) and content.shape != "around":
        if not content or children(verb, "nsubjpass"):
            return None
        if verb.dep_ in ("relcl", "amod", "csubj", "compound", "pcomp", "acl", "advcl", "xcomp"):
            return None
    if who is not None and who.lower_ == "you":
        return None
    return Draft(
        source=source_ranges(doc, who, verb),
        cue=ranges(doc, group),
        content=ranges(doc, [i for i in content.tokens if i not in group and i not in said_by]),
        token=verb,
        shape=content.shape,
        own=who is None or who.head.i == verb.i,
    )
