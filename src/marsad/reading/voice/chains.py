"""Which attribution stands inside which, and chains that one clause spells out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from marsad.reading.voice.draft import Draft
from marsad.reading.voice.shape import children, covers, ranges
from marsad.reading.voice.sources import source_ranges

_RELAYS = frozenset({"quote", "cite"})


def relayed(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Further drafts for "X quoted by Y" (Y tells of X) and "Y, citing X, reported" (X within Y).
    Sets ``within`` on the inner one."""
    more: list[Draft] = []
    for draft in drafts:
        heads = [t for t in doc if draft.source and draft.source[0][0] <= t.idx < draft.source[0][1]]
        relay = next(
            (t for t in heads if t.lemma_ in _RELAYS and children(t, "agent")),
            None,
        )
        if relay is None and draft.source:
            last = draft.source[-1][1]
            span = doc.char_span(draft.source[0][0], last, alignment_mode="expand")
            if span is not None:
                relay = next(
                    (
                        t
                        for t in span.root.subtree
                        if t.lemma_ in _RELAYS and t.tag_ == "VBN" and children(t, "agent")
                    ),
                    None,
                )
        if relay is not None:
            agent = children(relay, "agent")[0]
            names = children(agent, "pobj")
            if names:
                outer = Draft(
                    source_ranges(doc, names[0], agent),
                    ranges(doc, [relay.i, agent.i]),
                    draft.content,
                    relay,
                    "relay",
                )
                draft.within = outer
                more.append(outer)
        for cite in children(draft.token, "advcl", "prep"):
            if cite.lemma_ == "cite" and cite.tag_ == "VBG" and children(cite, "dobj"):
                name = children(cite, "dobj")[0]
                more.append(
                    Draft(
                        source_ranges(doc, name, cite),
                        ranges(doc, [cite.i]),
                        draft.content,
                        cite,
                        "relay",
                        within=draft,
                    )
                )
    return more


def enclosing(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest one whose content holds its cue."""
    found: list[int | None] = []
    for n, draft in enumerate(drafts):
        if draft.within is not None:
            found.append(next((k for k, d in enumerate(drafts) if d is draft.within), None))
            continue
        start, end = draft.cue[0]
        around = [
            k
            for k, d in enumerate(drafts)
            if k != n
            and covers(d.content, start, end)
            and not covers(draft.content, *d.cue[0])
            and d.within is not draft
        ]
        around.sort(key=lambda k: (sum(e - s for s, e in drafts[k].content), -k))
        found.append(around[0] if around else None)
    return found
