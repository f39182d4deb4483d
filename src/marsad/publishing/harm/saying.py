"""What was withheld, said aloud: by rule and by decision, counted by field, never which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from marsad.publishing.harm.settings import HarmRules
from marsad.publishing.harm.snapping import snapped
from marsad.publishing.material import Material
from marsad.publishing.wording.numbers import several

if TYPE_CHECKING:
    from marsad.publishing.harm.protecting import Plan

SHOWN = "shown by decision although a rule would withhold it"
OF_FIELDS = {
    "when": "the day", "where": "the place", "actors": "who did it in", "targets": "to whom in",
    "counts": "the numbers", "quotes": "the words of the reports",
    "documents": "title and publisher of the reports",
}  # fmt: skip


def said(
    material: Material, plan: Plan, names: Mapping[str, str], told: Collection[str],
    rules: HarmRules,
) -> tuple[str, ...]:  # fmt: skip
    """What is withheld of the events ``told``, in words."""
    return (*_by_rule(material, plan, names, told, rules), *_by_decision(material, plan, told))


def _by_rule(
    material: Material, plan: Plan, names: Mapping[str, str], told: Collection[str],
    rules: HarmRules,
) -> Iterator[str]:  # fmt: skip
    gone = {e for e, fields in plan.hidden.events.items() if "event" in fields}
    events = [e for e in material.events if e.id in told and e.id not in gone]
    live = {e.id for e in events if e.id in plan.live}
    placed = {e.id for e in events if e.where and e.where.value.lat is not None}
    coarse = {
        e.id for e in events
        if e.id in plan.tender and e.where and snapped(e.where.value, rules) != e.where.value
    } - live  # fmt: skip
    if coarse:
        yield (
            f"the exact place of {several(len(coarse), 'event')} touching on health, aid, displaced"
            f" people or witnesses, snapped to cells of {rules.cell_degrees:g} degrees"
        )
    if live & placed:
        yield (
            f"the position of {several(len(live & placed), 'event')} with armed actors, less than"
            f" {rules.live_hours} hours old when this was made"
        )
    if names:
        many = len(set(names.values()))
        yield f"the name{'' if many == 1 else 's'} of {several(many, 'private person')}"


def _by_decision(material: Material, plan: Plan, told: Collection[str]) -> Iterator[str]:
    fields: Counter[str] = Counter()
    for event in (e.id for e in material.events if e.id in told):
        asked = plan.hidden.events.get(event, {})
        fields.update(("event",) if "event" in asked else tuple(asked))
    if fields["event"]:
        yield f"by decision, {several(fields['event'], 'event')} as a whole"
    for name, words in OF_FIELDS.items():
        if fields[name]:
            yield f"by decision, {words} of {several(fields[name], 'event')}".replace("in of", "in")
    reports = len(plan.decided.documents)
    if reports:
        yield f"by decision, words or origin of {several(reports, 'report')}"
    if plan.decided.names:
        yield f"by decision, {several(len(plan.decided.names), 'name')} wherever a report has it"
    shown = len(plan.decided.shown_places & set(told))
    if shown:
        yield f"nothing of the place of {several(shown, 'event')}: {SHOWN}"
    many = len(plan.decided.shown_names)
    if many:
        yield f"nothing of {several(many, 'name')}: {SHOWN}"
