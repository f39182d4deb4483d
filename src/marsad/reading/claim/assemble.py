"""From triggers, roles, times, places, voices and counts to claims. No value without its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from marsad.model.claims import LAWFUL_REALIS, Claim, Participant, Voice, claim_id
from marsad.model.sources import Segment
from marsad.model.values import Read
from marsad.reading.claim.about import with_matter
from marsad.reading.claim.again import RULE, is_plural
from marsad.reading.claim.chain import (
    chain_at,
    is_party,
    own_words,
    protagonist,
    publisher_of,
    spoken_for,
    with_avowal,
)
from marsad.reading.claim.counted_from import clause_beside, counted_from
from marsad.reading.claim.facility import at_facility, facilities
from marsad.reading.claim.owners import is_owned_by_voice
from marsad.reading.claim.same_event import join
from marsad.reading.claim.several import Quoter, at_each, inherited, of_several, placed
from marsad.reading.claim.values import (
    counts_of,
    of_its_own_time,
    participants_of,
    sentence_of,
    time_of,
)
from marsad.reading.claim.when import (
    NOWHEN,
    When,
    from_passage,
    goes_on_telling,
    is_dated,
    others_of,
    when_of,
)
from marsad.reading.claim.where import (
    Where,
    candidates,
    is_at,
    moves_away,
    where_from_passage,
    wheres_of,
)
from marsad.reading.drafts import StanceReading, Trigger
from marsad.reading.fusion.confidence import sure_of
from marsad.reading.fusion.events import hunch_of
from marsad.reading.fusion.settings import fuse_when, fuse_where, with_states
from marsad.reading.fusion.triggers import tokens_of
from marsad.reading.fusion.unlisted import unlisted_place
from marsad.reading.fusion.voices import fuse_voices
from marsad.reading.sheet import Kit, Sheet

PLURAL = frozenset({"NNS", "NNPS", "JJ", "PRP", "DT"})
# What is only said happens where and when its speaker speaks, not where the story is.
SPEECH = frozenset({"accuse", "request", "reject", "threaten", "support", "concede", "agree"})
SETTLED = frozenset({"happened", "ongoing"})


def is_event(kind: str) -> bool:
    """Is this something that happens, not a condition that lasts?"""
    return not kind.startswith("condition.")


def assemble(sheet: Sheet, kit: Kit) -> Sheet:
    """The sheet with its claims, in order of the text."""
    quote = Quoter(sheet.document.id, sheet.document.text)
    found = candidates(quote.text, sheet.places, sheet.locations)
    wide = with_states(found, sheet.places)
    sites = facilities(sheet.doc, sheet.actors, found, sheet.places)
    meetings: list[tuple[int, When]] = []
    deeds: list[tuple[int, When]] = []
    tellings: list[tuple[int, Voice, When]] = []
    places_before: list[tuple[int, Where | None]] = []
    claims: list[Claim] = []
    spoken: list[Voice] = []
    apart: set[str] = set()
    pointing: set[str] = set()
    heads = [sheet.doc[t.head] for t in sheet.triggers]
    publisher = publisher_of(sheet.document.source.name, kit.actors)
    for i, trigger in enumerate(sheet.triggers):
        stance = _lawful(trigger, sheet.stances[i])
        if stance is None:
            continue
        head = sheet.doc[trigger.head]
        voices, covering = chain_at(
            quote.document, quote.text, trigger.start, trigger.end,
            sheet.attributions, sheet.actors,
        )  # fmt: skip
        words = tokens_of(sheet.doc, trigger.start, trigger.end)
        if sheet.encoded is not None:
            voices = fuse_voices(sheet.doc, sheet.encoded, words, voices, kit.weights)
        hero = protagonist(trigger.start, sheet.actors, claims)
        voices = spoken_for(voices, spoken, publisher, hero)
        spoken += voices
        rivals = [
            h for h in heads[max(0, i - 6) : i + 7]
            if h.i != head.i and h.sent.start == head.sent.start
        ]  # fmt: skip
        when = when_of(
            sheet.doc, head, sheet.times, sheet.attributions, covering,
            stance.realis in SETTLED, rivals,
        )  # fmt: skip
        counted = None
        if stance.realis in SETTLED:
            dated = partial(_date_of, sheet, covering)
            counted = counted_from(
                sheet.doc, head, when, sheet.times, sheet.document.published, dated
            )
            when = counted or when
        speech = trigger.kind.partition(".")[0] in SPEECH
        undated = when.happened is None and counted is None
        if undated and stance.realis in SETTLED and voices:
            when = goes_on_telling(quote.text, head, voices[-1], tellings) or when
        if when.said is not None and voices:
            tellings.append((trigger.start, voices[-1], when))
        undated = when.happened is None and counted is None
        if undated and stance.realis in SETTLED and speech:
            context = from_passage(quote.text, head, sheet.times, meetings)
            if context is not None:
                when = replace(context, said=when.said, said_at=when.said_at)
        beside = clause_beside(sheet.doc, head, sheet.times)
        mine = [w for w in wide if beside is None or not beside[0] <= w.start < beside[1]]
        near = [w for w in found if w in mine and (not speech or is_at(sheet.doc, head, w))]
        wheres = wheres_of(sheet.doc, head, near, sheet.attributions, covering)
        if wheres and moves_away(wheres[0], places_before):
            deeds.clear()
        deed = stance.realis == "happened" and is_event(trigger.kind)
        if undated and deed and not speech:
            context = from_passage(quote.text, head, sheet.times, deeds)
            if context is not None:
                when = replace(context, said=when.said, said_at=when.said_at)
        if not speech and not wheres:
            passage = where_from_passage(quote.text, head, places_before)
            wheres = (passage,) if passage is not None else ()
        if sheet.encoded is not None and not trigger.rule.startswith(RULE):
            wheres = fuse_where(sheet.doc, sheet.encoded, words, mine, wheres, kit.weights)
            if not any(w.own for w in wheres):
                wheres = unlisted_place(
                    sheet.doc, sheet.encoded, words, sheet.places, sheet.actors, kit.weights
                ) or wheres
            if counted is None:
                when = fuse_when(sheet.doc, sheet.encoded, words, sheet.times, when, kit.weights)
        wheres = at_facility(sheet.doc, head, wheres, sites)
        if trigger.kind.startswith("consult"):
            meetings.append((trigger.start, when))
        if deed and not speech:
            deeds.append((trigger.start, when if is_dated(when) else NOWHEN))
        if not speech:
            places_before.append((trigger.start, wheres[0] if wheres else None))
        participants = participants_of(sheet, i, quote)
        if trigger.rule.startswith(RULE):
            participants = participants or inherited(claims, trigger)
        participants = own_words(participants, voices, publisher)
        participants = with_avowal(sheet.doc, voices, participants, sheet.actors)
        base = _claim(sheet, kit, quote, i, stance, when, participants)
        party = is_party(voices, participants, kit.actors, sheet.actors)
        party = party or (
            is_owned_by_voice(sheet.doc, voices, participants, sheet.actors) if voices else party
        )
        base = replace(base, voices=voices, voice_is_party=party)
        told = at_each(base, wheres, quote)
        days = others_of(quote.text, sheet.times, when) if head.tag_ in PLURAL else ()
        told += _on_each(told[0], days, len(told), sheet, quote)
        if trigger.rule == f"{RULE}:one of" or days:
            apart |= {claim.id for claim in told}
        if trigger.rule == f"{RULE}:the same" and wheres and is_plural(trigger, sheet.doc):
            claims = [placed(c, told[0]) if c.id in apart else c for c in claims]
        if trigger.rule == f"{RULE}:one of":
            claims = of_several(claims, trigger.kind, apart)
        if trigger.rule == f"{RULE}:the same":
            pointing |= {claim.id for claim in told}
        claims += told
    joined = join(
        sheet.doc, claims, _titles(sheet), frozenset(apart), frozenset(pointing),
        hunch_of(sheet.doc, sheet.encoded, kit.weights) if sheet.encoded is not None else None,
    )  # fmt: skip
    return replace(sheet, claims=tuple(with_matter(sheet.doc, claim) for claim in joined))


def _titles(sheet: Sheet) -> tuple[Segment, ...]:
    return tuple(s for s in sheet.document.segments if s.kind == "title")


def _date_of(sheet: Sheet, covering: Sequence[int], word: Token) -> When:
    """When another word of the sentence was, by its own date."""
    return when_of(sheet.doc, word, sheet.times, sheet.attributions, covering, past=False)




def _on_each(
    claim: Claim, days: tuple[When, ...], ordinal: int, sheet: Sheet, quote: Quoter
) -> list[Claim]:
    """One claim more for each further day of a happening told of several."""
    out = []
    for more, when in enumerate(days):
        name = claim_id(claim.document, claim.trigger.start, claim.trigger.end, ordinal + more)
        happened = time_of(sheet, quote, when.happened, when.happened_at)
        out.append(replace(claim, id=name, happened=happened, counts=()))
    return out


def _lawful(trigger: Trigger, stance: StanceReading) -> StanceReading | None:
    """The stance a claim of this kind may have; ``None`` where nothing is claimed at all."""
    if trigger.kind.startswith("condition.") and stance.stance in ("asserted", "alleged"):
        if stance.realis in ("not-happened", "future"):
            return None
        return replace(stance, realis="ongoing")
    if trigger.kind.startswith("condition.") and stance.stance == "feared":
        return replace(stance, realis="unknown")
    if stance.realis not in LAWFUL_REALIS[stance.stance]:
        return replace(stance, realis=LAWFUL_REALIS[stance.stance][0])
    return stance


def _claim(
    sheet: Sheet,
    kit: Kit,
    quote: Quoter,
    i: int,
    stance: StanceReading,
    when: When,
    participants: tuple[Participant, ...],
) -> Claim:
    trigger = sheet.triggers[i]
    at = quote(trigger.start, trigger.end)
    cue = quote(*stance.cue) if stance.cue is not None else None
    grounds = (cue,) if cue is not None else (at,)
    denied = stance.stance == "denied"
    theme = trigger.kind.partition(".")[2] if trigger.kind.startswith("condition.") else None
    return Claim(
        id=claim_id(quote.document, trigger.start, trigger.end),
        document=quote.document,
        run=kit.run,
        kind=Read(trigger.kind, (at,), trigger.confidence),
        trigger=at,
        sentence=sentence_of(sheet.doc[trigger.head], quote),
        stance=Read(stance.stance, grounds, stance.confidence),
        realis=Read(stance.realis, grounds, stance.confidence),
        stance_cue=cue,
        said=time_of(sheet, quote, when.said, when.said_at),
        participants=participants,
        happened=time_of(sheet, quote, when.happened, when.happened_at),
        counts=of_its_own_time(counts_of(sheet, i, quote, denied), trigger.kind, when.happened),
        contexts=trigger.contexts,
        theme=theme,
        territory=trigger.territory,
        confidence=_sure(sheet, kit, trigger, stance),
    )


def _sure(sheet: Sheet, kit: Kit, trigger: Trigger, stance: StanceReading) -> float:
    if sheet.encoded is not None:
        return sure_of(trigger.confidence, stance.confidence, kit.weights)
    return round(trigger.confidence * (0.8 + 0.2 * stance.confidence), 4)
