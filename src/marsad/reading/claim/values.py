"""The values of one claim, each with the words that carry it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from marsad.model.claims import EFFECTS, Number, Participant
from marsad.model.counts import Count
from marsad.model.mentions import ActorMention
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.reading.claim.howmany import number_of
from marsad.reading.claim.owners import with_owners
from marsad.reading.claim.several import Quoter
from marsad.reading.sheet import Sheet
from marsad.reading.tree import head_of

DENYING = re.compile(r"(?:den(?:y|ied|ies|ying)|disput\w+|refut\w+)\b", re.IGNORECASE)


def sentence_of(token: Token, quote: Quoter) -> Span:
    """The sentence of a token, without the blanks at its ends."""
    sent = token.sent
    start, end = sent.start_char, sent.end_char
    raw = quote.text[start:end]
    return quote(start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))


def time_of(
    sheet: Sheet, quote: Quoter, value: TimeSpan | None, at: int | None
) -> Read[TimeSpan] | None:
    """The time with the words of its mention; ``None`` without either."""
    if value is None or at is None:
        return None
    mention = sheet.times[at]
    return Read(value, (quote(mention.start, mention.end),))


def participants_of(sheet: Sheet, i: int, quote: Quoter) -> tuple[Participant, ...]:
    """Who takes part in trigger ``i``, in the order of the text."""
    out: list[Participant] = []
    seen: set[tuple[str, int]] = set()
    for role in sheet.roles:
        if role.trigger != i:
            continue
        mention = sheet.actors[role.mention]
        if (role.role, mention.start) in seen:
            continue
        seen.add((role.role, mention.start))
        out.append(_participant(sheet, mention, role.role, role.effect, role.confidence, quote))
    out = with_owners(sheet.doc, out, sheet.actors, quote.document, quote.text)
    return tuple(sorted(out, key=lambda p: (p.mention.start, p.role)))


def _participant(
    sheet: Sheet,
    mention: ActorMention,
    role: str,
    effect: str | None,
    confidence: float,
    quote: Quoter,
) -> Participant:
    return Participant(
        role=role,
        mention=quote(mention.start, mention.end),
        type=mention.type,
        named=mention.named,
        confidence=round(min(confidence, mention.confidence), 4),
        actor_id=mention.actor_id,
        name=mention.name,
        country=mention.country,
        kind=mention.kind or None,
        number=_number(sheet, mention),
        effect=effect if effect in EFFECTS else None,  # being displaced is a count, no effect
        plover_code=mention.plover_code,
        plover_sector=mention.plover_sector,
    )


def _number(sheet: Sheet, mention: ActorMention) -> Number:
    for count in sheet.counts:
        if count.start < mention.end and mention.start < count.end + 1:
            return Number(count.low, count.best, count.high)
    return number_of(head_of(sheet.doc, mention.head, mention.head + 1), mention)


def counts_of(
    sheet: Sheet, i: int, quote: Quoter, denied: bool = False
) -> tuple[Read[Count], ...]:
    """The counts of trigger ``i``, parts pointing at their whole among them. Of a happening that is
    not itself ``denied`` a number that somebody denies is no count."""
    mine = [
        k for k, c in enumerate(sheet.counts)
        if c.trigger == i and (denied or not _is_denied(sheet, c.start, quote.text))
    ]  # fmt: skip
    place = {k: n for n, k in enumerate(mine)}
    out = []
    for k in mine:
        c = sheet.counts[k]
        part_of = place.get(c.part_of) if c.part_of is not None else None
        out.append(
            Read(
                Count(
                    of=c.of, who=c.who, low=c.low, best=c.best, high=c.high, verbatim=c.text,
                    qualifier=c.qualifier, part_of=part_of, cumulative=c.cumulative,
                ),
                (quote(c.start, c.end),),
            )
        )  # fmt: skip
    return tuple(out)


def _is_denied(sheet: Sheet, at: int, text: str) -> bool:
    """"Denied that 40 people were killed in the strike": the strike stands, the forty do not."""
    return any(
        DENYING.match(text, a.cue[0][0]) for a in sheet.attributions
        if a.cue and any(start <= at < end for start, end in a.content)
    )  # fmt: skip


def of_its_own_time(
    counts: tuple[Read[Count], ...], kind: str, happened: TimeSpan | None
) -> tuple[Read[Count], ...]:
    """The counts of a condition that lasts since a day: "12,000 displaced since 1 June" counts no
    more than this condition, so it is no running total of others."""
    if not kind.startswith("condition.") or happened is None or happened.latest is not None:
        return counts
    return tuple(replace(c, value=replace(c.value, cumulative=False)) for c in counts)
