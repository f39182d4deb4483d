"""Which attribution stands inside which, and chains that one clause spells out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from marsad.reading.voice.draft import Draft
from marsad.reading.voice.shape import children, covers, ranges
from marsad.reading.voice.sources import source_ranges

_RELAYS = frozenset({"quote", "cite"})


def relayed(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with more for "X quoted by Y" (Y tells of X) and "Y, citing X, reported" (X
    within Y). Sets ``within`` on the inner one."""
    more: list[Draft] = []
    cited: list[int] = []
    for draft in drafts:
        relay = _relay(doc, draft)
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
                cited.append(cite.i)
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
    return [d for d in drafts if d.token.i not in cited] + more


def _relay(doc: Doc, draft: Draft) -> Token | None:
    """The "quoted" that hangs on the source and names who quotes it."""
    if not draft.source:
        return None
    start, end = draft.source[0][0], draft.source[-1][1]
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    for token in span.root.subtree:
        if token.tag_ == "VBN" and token.lemma_ in _RELAYS and children(token, "agent"):
            return token
    return None


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
