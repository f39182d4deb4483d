"""``--explain``: for every value of every claim, the words and the rule that made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.codebook.companions import companions_of
from marsad.codebook.crosswalk import codes_of
from marsad.model.claims import Claim, Participant
from marsad.model.spans import Span
from marsad.reading.fusion.triggers import tokens_of
from marsad.reading.sheet import Sheet


def explain(sheet: Sheet) -> str:
    """The claims of one document as a page to read, one line a value."""
    document = sheet.document
    head = document.title or document.locator
    lines = [f"{head}  ({document.published or 'no publication date'})"]
    companions = companions_of(sheet.claims)
    for number, claim in enumerate(sheet.claims, 1):
        lines.append("")
        lines.append(f"{number}. {claim.kind.value}  {_quote(claim.sentence, 160)}")
        lines += [
            f"     {what:<11} {value:<34} {words}"
            for what, value, words in _values(sheet, claim, companions[claim.id])
        ]
    for issue in sheet.issues:
        lines.append(f"   ! {issue.code}: {issue.message}")
    return "\n".join(lines) + "\n"


def _values(
    sheet: Sheet, claim: Claim, companions: Sequence[Claim]
) -> Iterator[tuple[str, str, str]]:
    trigger = next(
        (i for i, t in enumerate(sheet.triggers) if t.start == claim.trigger.start), None
    )
    rule = f"   rule: {sheet.triggers[trigger].rule}" if trigger is not None else ""
    yield "kind", claim.kind.value, _quote(claim.kind.spans[0]) + rule
    yield from _codes(claim, companions)
    stance_rule = f"   rule: {sheet.stances[trigger].rule}" if trigger is not None else ""
    yield (
        "stance",
        f"{claim.stance.value}, {claim.realis.value}",
        _quote(claim.stance.spans[0]) + stance_rule,
    )
    for voice in claim.voices:
        cue = f" {_quote(voice.cue)}" if voice.cue is not None else ""
        yield "voice", voice.name or voice.mention.quote, _quote(voice.mention) + cue
    for person in claim.participants:
        note = f" ({person.effect})" if person.effect else ""
        yield (
            person.role,
            (person.name or person.mention.quote) + note,
            _quote(person.mention) + _role_rule(sheet, trigger, person),
        )
    if claim.happened is not None:
        t, words = claim.happened.value, claim.happened.spans[0]
        yield (
            "time",
            f"{t.earliest or '…'} to {t.latest or '…'}, {t.basis}",
            _quote(words) + _chance(sheet, claim, "time", words),
        )
    if claim.where is not None:
        p = claim.where.value
        point = (
            f" {p.lat:.3f} {p.lon:.3f} ±{p.radius_km or 0:.0f} km"
            if p.lat is not None and p.lon is not None
            else ""
        )
        words = claim.where.spans[0]
        why = _quote(words) + _chance(sheet, claim, "place", words)
        yield "where", f"{p.relation} {p.name}{point}", why
    for read in claim.counts:
        c = read.value
        why = _quote(read.spans[0]) + _chance(sheet, claim, "count", read.spans[0])
        yield "count", f"{c.of}: {c.low} / {c.best} / {c.high}", why
    yield "confidence", f"{claim.confidence:.2f}", "that this is told, with its kind"
    if claim.same_event is not None and claim.same_event != claim.id:
        yield "same as", claim.same_event, ""


def _role_rule(sheet: Sheet, trigger: int | None, person: Participant) -> str:
    """The rule, or the encoder's word, that gave somebody the role."""
    for role in sheet.roles:
        mention = sheet.actors[role.mention]
        if role.trigger == trigger and mention.start == person.mention.start:
            return f"   rule: {role.rule}"
    return ""


def _chance(sheet: Sheet, claim: Claim, name: str, words: Span) -> str:
    """What the encoder thinks of the value; nothing where it does not see both at once."""
    if sheet.encoded is None:
        return ""
    ones = tokens_of(sheet.doc, claim.trigger.start, claim.trigger.end)
    chance = sheet.encoded.pair(name, ones, tokens_of(sheet.doc, words.start, words.end))
    return "" if chance is None else f"   encoder {chance:.2f}"


def _codes(claim: Claim, companions: Sequence[Claim]) -> Iterator[tuple[str, str, str]]:
    """The code of each codebook with the reason of the row that gave it."""
    codes = codes_of(claim, companions)
    why = dict(codes.reasons)
    if codes.cameo is not None:
        yield "CAMEO", codes.cameo, why["CAMEO"]
    if codes.acled_sub_event is not None:
        between = f" ({codes.interaction.code})" if codes.interaction else ""
        yield "ACLED", codes.acled_sub_event + between, why["ACLED"]
    if codes.ucdp is not None:
        yield "UCDP", str(codes.ucdp), why["UCDP"]


def _quote(span: Span | None, width: int = 70) -> str:
    if span is None:
        return ""
    words = " ".join(span.quote.split())
    return f"«{words if len(words) <= width else words[: width - 1] + '…'}»"
