"""What was read with doubt is told in the report's own words.

Where the machine is not sure who did what to whom, a sentence of its own making would be surer than
its reading. The report's sentence is quoted instead, with who printed it and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.model.values import Citation, Told
from marsad.publishing.citing import quoted
from marsad.publishing.clause_words import clause_of
from marsad.publishing.footnotes import unmask
from marsad.publishing.leaning import (
    heading_over,
    leans,
    names_nothing,
    with_what_it_leans_on,
)
from marsad.publishing.material import Material
from marsad.publishing.speakers import denials_of, supports_of
from marsad.publishing.wording import days, sides

# "TUNIS (LPS) - ", and the mark of a list.
LEAVINGS = re.compile(r"^(?:[A-Z][A-Z ,./-]* \([^)]{2,30}\) ?[-–—]+ |[-*•–—·] )")
TOP = 600  # characters: headline, byline and lead
LONGEST = 560  # characters; a longer sentence is cut to the clause that tells it


def quoted_event(event: Event, material: Material, year: int | None) -> tuple[Told, ...]:
    """The event in the words of its surest report, and a denial in its own; what is only denied in
    the words of the denial. Empty where the words are no longer there."""
    supports = supports_of(event, material)
    if supports:
        return with_denial(event, None, material, year)
    denial = in_own_words(event, denials_of(event, material), material, year)
    return (denial,) if denial is not None else ()


def with_denial(
    event: Event, lead: Told | None, material: Material, year: int | None
) -> tuple[Told, ...]:
    """``lead`` (for ``None`` the quotation of the surest report) with what denies it, quoted.
    Empty where there is no lead."""
    lead = lead or in_own_words(event, supports_of(event, material), material, year)
    if lead is None:
        return ()
    against = in_own_words(event, denials_of(event, material), material, year)
    return (lead, against) if against is not None else (lead,)


def in_own_words(
    event: Event, supports: Sequence[Claim], material: Material, year: int | None
) -> Told | None:
    """``The Gulf Monitor reported on 3 March: “...”``: the sentence that tells it best, with its
    printer and day; ``None`` where the words are no longer there."""
    for claim in sorted(supports, key=lambda c: (-_tells(c), c.id)):
        document = material.documents.get(claim.document)
        if document is None or document.purged:
            continue
        if not claim.sentence.quote.strip(f"{sides.OTHER_BLOCK} \n"):
            continue
        span = with_what_it_leans_on(claim.sentence, document.text, LONGEST)
        words = LEAVINGS.sub("", unmask(" ".join(span.quote.split())))
        words = words if len(words) <= LONGEST else clause_of(claim)
        who = sides.publisher_name(document.source.name)
        on = f" on {days.day(document.published, year)}" if document.published else ""
        told = words.strip(" .“”")
        over = _context(claim, document, told)
        sentence = sides.capital(f"{who} reported{on}{over}: “{told}”.")
        span = span if span.end - span.start <= LONGEST else quoted(claim, material)
        return Told(sentence, (event.id,), (Citation(claim=claim.id, span=span),))
    return None


def _context(claim: Claim, document: Document, told: str) -> str:
    """Under which heading the words stand; where there is none, and they name nobody and no place,
    in which report."""
    heading = unmask(heading_over(claim.sentence.start, document.text))
    title = unmask(" ".join((document.title or "").split())).strip("“” ")
    title = title if names_nothing(told) else ""
    for words, how in ((heading, "under"), (title, "in")):
        if words and "withheld" not in words and "“" not in words and words not in told:
            return f", {how} “{words}”"
    return ""


def _tells(claim: Claim) -> float:
    """How well a sentence tells what happened: read surely, with what a reader asks for (who, to
    whom, where, when, how many), near the top of its report, and standing on its own."""
    roles = {p.role for p in claim.participants} & {"actor", "target"}
    values = len(roles) + sum(bool(v) for v in (claim.where, claim.happened, claim.counts))
    on_top = claim.sentence.start < TOP
    alone = not leans(claim.sentence.quote)
    return claim.confidence + 0.1 * values + 0.1 * on_top + 0.2 * alone
