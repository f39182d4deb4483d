"""``--explain``: for every value of every claim, the words and the rule that made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.codebook.companions import companions_of
from marsad.codebook.crosswalk import codes_of
from marsad.model.claims import Claim
from marsad.model.spans import Span
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
        yield person.role, (person.name or person.mention.quote) + note, _quote(person.mention)
    if claim.happened is not None:
        t = claim.happened.value
        yield (
            "time",
            f"{t.earliest or '…'} to {t.latest or '…'}, {t.basis}",
            _quote(claim.happened.spans[0]),
        )
    if claim.where is not None:
        p = claim.where.value
        point = (
            f" {p.lat:.3f} {p.lon:.3f} ±{p.radius_km or 0:.0f} km"
            if p.lat is not None and p.lon is not None
            else ""
        )
        yield "where", f"{p.relation} {p.name}{point}", _quote(claim.where.spans[0])
    for read in claim.counts:
        c = read.value
        yield "count", f"{c.of}: {c.low} / {c.best} / {c.high}", _quote(read.spans[0])
    if claim.same_event is not None and claim.same_event != claim.id:
        yield "same as", claim.same_event, ""


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
