"""Who is said to have said what: source, cue and content, and which stands inside which.

Law: a voice is only what the text names. A cue with nobody behind it has an empty source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from marsad.model.mentions import Attribution
from marsad.reading.parse import whole_text
from marsad.reading.voice.announced import announced
from marsad.reading.voice.chains import enclosing, relayed
from marsad.reading.voice.cues import verb_frames
from marsad.reading.voice.draft import Draft
from marsad.reading.voice.nouns import accordings, hearsay, noun_cues
from marsad.reading.voice.quotes import Quotation, quotations
from marsad.reading.voice.shape import covers
from marsad.reading.voice.speech import attach, go_on, headed, insert, signed, widen
from marsad.reading.voice.trailing import reach_back, trailing
from marsad.reading.voice.verbs import verb_cues


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Every attribution in the order of the text; offsets are characters of ``doc.text``.

    ``inside`` is the index of the attribution whose content tells of this one.
    """
    text = whole_text(doc)
    quotes = quotations(text)
    drafts = [*accordings(doc), *verb_cues(doc), *noun_cues(doc), *hearsay(doc)]
    drafts += [*signed(doc, quotes), *headed(doc)]
    drafts = _told_once(drafts, announced(doc))
    drafts = _with_quotations(drafts, quotes, text)
    drafts = [d for d in drafts if d.cue and d.content]
    drafts += [*trailing(doc, drafts)]
    reach_back(doc, drafts)
    drafts = _told(drafts, quotes, text)
    drafts = relayed(doc, drafts)
    drafts.sort(key=lambda d: (d.start, d.cue))
    around = enclosing(drafts)
    return tuple(
        Attribution(d.source, d.cue, d.content, inside)
        for d, inside in zip(drafts, around, strict=True)
    )


def _told_once(drafts: Sequence[Draft], more: Iterable[Draft]) -> list[Draft]:
    """``drafts`` with those of ``more`` in the place of what starts with the same word."""
    fresh = list(more)
    verbs = {d.token.i for d in fresh}
    return [*(d for d in drafts if d.token.i not in verbs), *fresh]


_TELLING = frozenset({"that", "quote", "around", "according", "hearsay"})
_TELLERS = frozenset({"report", "claim", "allege", "confirm", "deny", "announce"})
_NOT_OTHERS = frozenset({"i", "we", "you", "my", "our", "your", "it", "that", "this"})


def _told(drafts: Sequence[Draft], quotes: Sequence[Quotation], text: str) -> list[Draft]:
    """Of what stands inside another's content only what somebody else is said to have told:
    wishes and thoughts in there are part of what is said."""
    kept = []
    for draft in drafts:
        start, end = draft.cue[0]
        inner = any(covers(d.content, start, end) for d in drafts if d is not draft) or any(
            q.holds(start) for q in quotes
        )
        telling = draft.shape in _TELLING or draft.token.lemma_ in _TELLERS
        if not inner or (telling and _by_others(draft, text)):
            kept.append(draft)
    return kept


def _by_others(draft: Draft, text: str) -> bool:
    if draft.shape == "hearsay":
        return True
    named = [text[s:e].lower() for s, e in draft.source]
    frames = verb_frames(draft.token.lemma_.lower())
    telling = draft.shape == "according" or "quote" in frames
    return telling and bool(named) and named[0] not in _NOT_OTHERS


def _with_quotations(
    drafts: Sequence[Draft], quotes: tuple[Quotation, ...], text: str
) -> list[Draft]:
    ordered = sorted(drafts, key=lambda d: d.cue)
    tied: dict[int, Quotation] = {}
    for n, draft in enumerate(ordered):
        insert(draft, text)
        widen(draft, quotes, text)
        quote = attach(draft, quotes, text)
        if quote is not None:
            tied[n] = quote
    go_on(ordered, tied, quotes, text)
    return ordered


def voices_at(attributions: Sequence[Attribution], start: int, end: int) -> tuple[int, ...]:
    """The indexes of the attributions whose content covers ``[start, end)``, outermost first."""
    found = [n for n, a in enumerate(attributions) if covers(a.content, start, end)]

    def depth(n: int) -> int:
        above: set[int] = set()
        inside = attributions[n].inside
        while inside is not None and inside not in above:
            above.add(inside)
            inside = attributions[inside].inside
        return len(above)

    size = {n: sum(e - s for s, e in attributions[n].content) for n in found}
    return tuple(sorted(found, key=lambda n: (depth(n), -size[n], n)))
