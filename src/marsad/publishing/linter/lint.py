"""The linter: run over every brief before anything of it is written (``E-BRIEF-LINT``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.model.values import Told
from marsad.publishing.linter.carried import carried, quoted_figures
from marsad.publishing.linter.figures import figures_in, quotations, unquoted
from marsad.publishing.linter.sureness import surer
from marsad.publishing.material import Material


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that may not go out, and why."""

    sentence: str
    reason: str


def refused(brief: Brief, material: Material) -> tuple[Refused, ...]:
    """Every sentence of ``brief`` that has no citation, is surer than its event, or has a number
    that nothing it cites carries. ``material`` is what the brief was told from."""
    found = []
    for told in sentences_of(brief):
        reason = reason_of(told, brief, material)
        if reason:
            found.append(Refused(told.sentence, reason))
    return tuple(dict.fromkeys(found))


def check_lint(brief: Brief, material: Material) -> None:
    """Raises ``MarsadError`` (E-BRIEF-LINT) for the first sentence that may not go out."""
    found = refused(brief, material)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        where = f"in the sentence “{found[0].sentence}”"
        raise MarsadError(
            "E-BRIEF-LINT", f"{found[0].reason}{more}", where=where,
            hint="nothing was published; look at its event with marsad review, and report it",
        )  # fmt: skip


def sentences_of(brief: Brief) -> Iterator[Told]:
    """Every sentence, in the order of reading."""
    yield from brief.key_points
    yield from brief.changed
    for section in brief.sections:
        for paragraph in section.paragraphs:
            yield from paragraph.sentences
    yield from brief.unseen
    if brief.bars is not None:
        yield brief.bars.told


def reason_of(told: Told, brief: Brief, material: Material) -> str:
    """Why ``told`` may not go out; empty when it may."""
    if not told.citations:
        return "it has no citation"
    unknown = [c.claim for c in told.citations if c.claim and c.claim not in material.claims]
    if unknown:
        return f"it cites {unknown[0]}, which the desk does not hold"
    ids = set(told.events)
    events = [e for e in material.events if e.id in ids]
    if not any(c.query for c in told.citations):
        why = surer(told, events, material)
        if why:
            return why
    loose = figures_in(unquoted(told.sentence)) - carried(told, brief, material)
    loose |= figures_in(quotations(told.sentence)) - quoted_figures(told, material)
    if loose:
        return f"nothing it cites carries the number {min(loose):,g}"
    return ""
