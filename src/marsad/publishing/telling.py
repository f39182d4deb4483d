"""``tell``: events as held at one position of the ledger, told as one tree of cited sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from marsad.model.briefs import Brief, Footnote, Paragraph, Section
from marsad.model.events import Event
from marsad.model.hashing import name_for
from marsad.model.sources import Document
from marsad.model.values import Told
from marsad.publishing.as_written import as_written
from marsad.publishing.changes import changed, unmoved
from marsad.publishing.computed.again import withdrawn
from marsad.publishing.computed.firsts import computed, with_computed
from marsad.publishing.computed.weekly import weekly_toll
from marsad.publishing.config import BriefConfig
from marsad.publishing.footnotes import footnotes_of, numbers_of
from marsad.publishing.forms import FORMS
from marsad.publishing.forms.parts import Week
from marsad.publishing.harm import check_harm, protect, public_documents
from marsad.publishing.harm.rules import EDITION
from marsad.publishing.key_points import key_points, lead_of
from marsad.publishing.limits import fitted, words_of
from marsad.publishing.linter.lint import check_lint
from marsad.publishing.material import Material
from marsad.publishing.once import surest_first, told_once
from marsad.publishing.period import of_period
from marsad.publishing.respelling import respelt
from marsad.publishing.rows import anchors_of, rows_and_marks, town_marks
from marsad.publishing.series import revised, told_series
from marsad.publishing.telling_events import tell_event
from marsad.publishing.trend import trend
from marsad.publishing.unseen import unseen
from marsad.publishing.untold import untold_only
from marsad.publishing.weekly_bars import bars_of


def tell(
    material: Material,
    *,
    theatre: str,
    period: tuple[date, date],
    made: str,
    config: BriefConfig | None = None,
) -> Brief:
    """The brief of ``period`` (both days included), made at ``made`` (ISO time).

    For a public audience the material is protected first (``harm.protect``) and what was withheld
    is said. Equal input gives an equal brief. Raises ``MarsadError``: E-PUBLISH-REFUSED when a
    harm rule is unmet, E-BRIEF-LINT when a sentence may not go out."""
    config = config or BriefConfig()
    withheld: tuple[str, ...] = ()
    if config.audience == "public":
        rules = config.harm
        own = {e.id for e in of_period(material, period)}
        shielded = protect(material, rules, made, shown=own)
        material, withheld = shielded.material, shielded.withheld
        check_harm(material, rules, made)
    material = replace(as_written(material), quoting=config.wording == "quoted")
    week = of_period(material, period)
    told = {e.id: tell_event(e, material, period[1].year) for e in week}
    told = with_computed(told, computed(week, material, period))
    news = changed(material, period) + revised(material, period) + withdrawn(material, period)
    changes = news + unmoved(material, period)
    leads = {e.id: lead_of(told[e.id], e) for e in week}
    form = FORMS[config.template]
    points = key_points(week, leads, news, material, config) if form.key_points else ()
    dark = unseen(material, week, period, withheld)
    findings = _findings(material, week, period, config)
    rest = words_of([*points, *changes, *dark, *_sentences(findings)])
    parts = form.build(Week(week, told, material, config, period))
    sure = {e.id: surest_first(e, material) for e in week}
    sections = told_once((*fitted(parts, config, rest), *findings), sure)
    sections = untold_only(sections, material)
    notes = footnotes_of([*points, *_sentences(sections), *changes, *dark], material)
    numbers = _numbers(week, sections, notes)
    touched = {e for t in changes for e in t.events} - {e.id for e in week}
    shown = (*week, *(e for e in material.events if e.id in touched))
    numbers |= {e: numbers_of([t for t in changes if e in t.events], notes) for e in touched}
    rows, marks, unplaced = rows_and_marks(shown, numbers, period, material)
    slug = re.sub(r"[^a-z0-9]+", "-", theatre.lower()).strip("-") or "desk"
    brief = Brief(
        id=brief_id(theatre, period, material.as_of, material.head, made, config),
        theatre=theatre,
        period=period,
        as_of=material.as_of,
        head=material.head,
        release=f"{slug}-{period[1].isoformat()}-{material.as_of}",
        made=made,
        key_points=points,
        sections=sections,
        changed=changes,
        unseen=dark,
        rows=rows,
        marks=marks + town_marks(material.towns or anchors_of(material, shown)),
        unplaced=unplaced,
        footnotes=notes,
        withheld=withheld,
        previous=material.previous.id if material.previous else None,
        template=config.template,
        spelling=config.spelling,
        bars=bars_of(material, week, period, config),
    )
    check_lint(brief, material)
    return respelt(brief)


def brief_id(
    theatre: str, period: tuple[date, date], as_of: int, head: str, made: str, config: BriefConfig
) -> str:
    """The id of a brief: equal grounds, equal settings and one edition of the harm rules give an
    equal one. The names that the settings shield are left out, or who guesses one could see it
    from the id."""
    config = replace(config, harm=replace(config.harm, names=()))
    return name_for("brief", theatre, *period, as_of, head, made, config, EDITION)


def documents_for(
    material: Material, *, made: str, config: BriefConfig | None = None
) -> Mapping[str, Document]:
    """The documents ``html_of`` may archive for a brief told with the same ``made`` and
    ``config``: blocked out for the public, whole for the desk."""
    config = config or BriefConfig()
    if config.audience != "public":
        return material.documents
    return public_documents(material, config.harm, made)


def _findings(
    material: Material, week: tuple[Event, ...], period: tuple[date, date], config: BriefConfig
) -> tuple[Section, ...]:
    checked = told_series(material, period)
    trends = weekly_toll(material, period) + trend(material, week, period, config)
    return (
        Section("series", "Claims about a series, checked",
                tuple(Paragraph((t,), t.events) for t in checked),
                "" if checked else "No report of the week made such a claim."),
        Section("trend", "The week against the past",
                tuple(Paragraph((t,), t.events) for t in trends), ""),
    )  # fmt: skip


def _numbers(
    week: tuple[Event, ...], sections: tuple[Section, ...], notes: tuple[Footnote, ...]
) -> dict[str, tuple[int, ...]]:
    """The notes of each event: those of its paragraph that rest on its own claims."""
    own = {n.claim: n.number for n in notes if n.claim}
    found = {}
    for event in week:
        cited = [c.claim for s in sections for p in s.paragraphs if event.id in p.events
                 for t in p.sentences for c in t.citations if c.claim in event.claims]  # fmt: skip
        found[event.id] = tuple(dict.fromkeys(own[c] for c in cited if c in own))
    return found


def _sentences(sections: Iterable[Section]) -> list[Told]:
    return [t for s in sections for p in s.paragraphs for t in p.sentences]
