"""``marsad release``: data, brief and what changed, frozen together under one id.

A release is made from its plan and nothing else: a position of the ledger, the settings of that
moment, and what came before it. So the same plan gives the same bytes, on this desk and on a copy
that was read again from the same reports.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import marsad
from marsad.app.choosing_actors import actors_of_run
from marsad.app.coding_places import pcodes_for, pcodes_from, pcodes_row
from marsad.app.crediting import credits_of_desk
from marsad.app.settings import Settings
from marsad.app.work.changing import between, event_tree, sentence_tree
from marsad.app.work.holding import held_at
from marsad.app.work.pages import pages_of
from marsad.app.work.periods import period_of
from marsad.app.work.settling import settled
from marsad.app.work.telling import AFTER_THE_FACT, events_as_of, head_at, material_of
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.hashing import canonical_json, sha256_bytes, sha256_text
from marsad.model.withholding import VERBS_OF_HARM
from marsad.publishing import (
    BriefConfig,
    Material,
    SectionRule,
    check_files,
    export,
    harm_from,
    narrowed,
    protect,
    secret_names,
)
from marsad.publishing.difference import difference
from marsad.publishing.exports import FORMATS
from marsad.publishing.harm.settings import LEAST_HOURS
from marsad.publishing.touched import touched
from marsad.registry.places.pcodes import Pcodes
from marsad.reviewing import codings
from marsad.store.briefs import briefs
from marsad.store.desk import Desk
from marsad.store.foreign import row_counts
from marsad.store.ledger import adopted_run, decisions
from marsad.store.library import documents, reports
from marsad.store.readings import ATTEMPTS, claims, unread
from marsad.store.receipts import receipts
from marsad.store.releases import Release, check_same, release, releases, save_release

CHANGES, MANIFEST, SUMS = "changes.json", "manifest.json", "SHA256SUMS"
Days = tuple[date, date]
Plan = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Released:
    """A release with the bytes of its files; ``fresh`` is false when it was there already."""

    id: str
    files: Mapping[str, bytes]
    fresh: bool


def release_desk(
    desk: Desk, settings: Settings, *, days: Days | None, at: str, by: str
) -> Released:
    """Releases the desk as it stands (the events of ``days``, or all with the brief of the last
    week). Raises ``MarsadError``: ``E-RELEASE-DUE`` while reports are not read, and what an export
    and a brief raise."""
    with settled(desk, actors_of_run(desk)) as view:
        plan = plan_of(view, settings, days)
        files = files_of(view, plan)
    identity = id_of(plan)
    fresh = save_release(desk, identity, plan, files, at=at, by=by)
    return Released(identity, files, fresh)


def remade(desk: Desk, identity: str) -> Released:
    """A release made again from its plan, the same to the last byte. Raises ``MarsadError``:
    ``E-RELEASE-UNKNOWN``, ``E-RELEASE-CHANGED``."""
    known = release(desk, identity)
    with settled(desk, actors_of_run(desk)) as view:
        files = files_of(view, known.plan)
    check_same(known, files)
    return Released(identity, files, fresh=False)


def id_of(plan: Plan) -> str:
    """The id that names a plan. The names that its settings shield are left out, or who guesses one
    could see it from the id."""
    config = {**plan["config"], "harm": {**plan["config"].get("harm", {}), "names": []}}
    bare = {**plan, "config": config} if "harm" in plan["config"] else plan
    return f"release-{plan['as_of']}-{sha256_text(canonical_json(bare))[:12]}"


def plan_of(desk: Desk, settings: Settings, days: Days | None) -> dict[str, Any]:
    """What a release of the desk as it stands is made from. What was published since the last
    row that changes anything does not count, so that releasing twice gives one release."""
    rows = [d for d in decisions(desk) if d.verb not in AFTER_THE_FACT]
    if not rows:
        raise MarsadError("E-RELEASE-DUE", "there is nothing to release", where=str(desk.path),
                          hint="marsad add, marsad read")  # fmt: skip
    _check_read(desk)
    as_of = rows[-1].seq
    published = [d.published for d in documents(desk, as_of) if d.published is not None]
    told = days or (period_of(None, None, published) if published else None)
    before = [b for b in briefs(desk)
              if told is not None and b.as_of <= as_of and b.period[1] < told[1]]  # fmt: skip
    earlier = [r for r in releases(desk) if int(r.plan["as_of"]) < as_of]
    codes, credited = pcodes_for(desk, _held(desk, as_of), settings.places)
    return {
        "as_of": as_of, "head": rows[-1].digest, "made": rows[-1].at, "theatre": settings.theatre,
        "licence": settings.licence, "config": json.loads(canonical_json(asdict(settings.brief))),
        "days": [d.isoformat() for d in days] if days else None,
        "told": [d.isoformat() for d in told] if told else None,
        "earlier_briefs": [b.id for b in before],
        "previous_release": earlier[-1].id if earlier else None,
        "received": len(receipts(desk)),
        "place_sources": list(dict.fromkeys((*credits_of_desk(desk, settings.places), *credited))),
        "version": marsad.__version__,
        **({"pcodes": pcodes_row(codes)} if codes != Pcodes() else {}),
    }  # fmt: skip


def _held(desk: Desk, as_of: int) -> Iterator[Event]:
    """The events at a position, folded only when they are asked for."""
    yield from events_as_of(desk, actors_of_run(desk, as_of), as_of)


def _check_read(desk: Desk) -> None:
    run = adopted_run(desk)
    due = unread(desk, run, attempts=ATTEMPTS) if run is not None else reports(desk)
    if due:
        raise MarsadError("E-RELEASE-DUE", f"{len(due)} reports are not read yet",
                          where=str(desk.path), hint="marsad read, marsad resolve")  # fmt: skip


def files_of(desk: Desk, plan: Plan) -> dict[str, bytes]:
    """The files of a release by name, made from its plan."""
    as_of, made, config = int(plan["as_of"]), str(plan["made"]), _config(plan["config"])
    if head_at(desk, as_of) != plan["head"]:
        raise MarsadError("E-BRIEF-HEAD", "it was not made from this ledger", where=id_of(plan))
    index = actors_of_run(desk, as_of)
    earlier = tuple(b for b in briefs(desk) if b.id in plan["earlier_briefs"])
    material = material_of(
        desk, index, as_of=as_of, received=int(plan["received"]), earlier=earlier
    )
    material = replace(material, pcodes=pcodes_from(plan.get("pcodes")))
    part, query = narrowed(material, _days(plan["days"]))
    files: dict[str, bytes] = {}
    facts: dict[str, Any] = {}
    for form in FORMATS:
        written = export(
            part, format=form, release=id_of(plan), licence=str(plan["licence"]), query=query,
            made=made, harm=config.harm, audience=config.audience,
            imported=plan["place_sources"], foreign=row_counts(desk, as_of),
        )  # fmt: skip
        facts = json.loads(written.pop(MANIFEST))
        files |= written
    told = _days(plan["told"])
    if told is not None:
        files |= _brief_files(material, plan, told, config)
    files[CHANGES] = _text(_changes(desk, material, plan, config))
    files[MANIFEST] = _text(_manifest(desk, _seen(part, config, made), plan, facts, files))
    sums = (f"{sha256_bytes(files[name])}  {name}\n" for name in sorted(files))
    files[SUMS] = "".join(sums).encode()
    if config.audience == "public":
        check_files(
            {name: files[name] for name in (CHANGES, MANIFEST)},
            secret_names(material, config.harm, made),
        )
    return files


def _seen(material: Material, config: BriefConfig, made: str) -> Material:
    """``material`` as the audience may see it."""
    public = config.audience == "public"
    return protect(material, config.harm, made).material if public else material


def _brief_files(
    material: Material, plan: Plan, told: Days, config: BriefConfig
) -> dict[str, bytes]:
    pages = pages_of(
        material, theatre=str(plan["theatre"]), period=told, made=str(plan["made"]), config=config,
        credits=plan["place_sources"],
    )  # fmt: skip
    if pages.lacks is not None:
        raise pages.lacks
    return dict(pages.files)


def _changes(
    desk: Desk, material: Material, plan: Plan, config: BriefConfig
) -> dict[str, Any]:
    """What is held differently than at the last release. For the public the events are protected
    first, and neither reasons nor published sentences are repeated."""
    earlier = next((r for r in releases(desk) if r.id == plan["previous_release"]), None)
    now = int(plan["as_of"])
    then = int(earlier.plan["as_of"]) if earlier is not None else 0
    run = adopted_run(desk, then)
    old = {c.id: c for c in claims(desk, run, then)} if run is not None else {}
    both = replace(
        material, claims={**old, **material.claims},
        previous_events=held_at(desk, actors_of_run(desk, then), then),
    )  # fmt: skip
    public = config.audience == "public"
    if public:
        both = protect(both, config.harm, str(plan["made"])).material
    span = between(desk, then, now)
    moved = difference(both.previous_events, both.events, span)
    rows = {r.seq: _cause(r, public) for r in span.rows}
    hidden = {"sentence"} if public else set()
    sentences = touched([b for b in briefs(desk) if b.as_of <= now], moved)
    return {
        "since": earlier.id if earlier is not None else None, "since_row": then, "now": now,
        "events": [event_tree(e, rows) for e in moved],
        "sentences": [
            {k: v for k, v in sentence_tree(s).items() if k not in hidden} for s in sentences
        ],
    }  # fmt: skip


def _cause(row: Decision, public: bool) -> dict[str, Any]:
    subject = None if public and row.verb in VERBS_OF_HARM else row.subject
    told = {"row": row.seq, "at": row.at, "verb": row.verb, "subject": subject}
    return told if public else {**told, "reason": row.reason or None}


def _manifest(
    desk: Desk, part: Material, plan: Plan, facts: Mapping[str, Any], files: Mapping[str, bytes]
) -> dict[str, Any]:
    held = {c.document for e in part.events for c in part.read_in(e)}
    sources = Counter(
        (d.source.name, d.source.kind, d.rights) for k, d in part.documents.items() if k in held
    )
    judged = codings(decisions(desk, int(plan["as_of"])))
    return {
        **{k: facts[k] for k in ("as_of", "audience", "counts", "ledger_head", "licence", "made",
                                 "place_sources", "query", "release", "withheld",
                                 "foreign_left_out")},
        "theatre": plan["theatre"], "brief_of": plan["told"], "version": plan["version"],
        "previous_release": plan["previous_release"],
        "sources": [
            {"publisher": name, "kind": kind, "rights": rights, "documents": number}
            for (name, kind, rights), number in sorted(
                sources.items(), key=lambda row: (row[0][0], row[0][1], row[0][2] or "")
            )
        ],
        "agreement": [
            {"coders": [c.one, c.other], "items": c.found.items, "observed": c.found.observed,
             "kappa": c.found.kappa, "alpha": c.found.alpha, "differ": list(c.found.differ)}
            for c in judged
        ] or "none: no two people have judged the same thing",
        "files": {
            name: {"sha256": sha256_bytes(raw), "bytes": len(raw)} for name, raw in files.items()
        },
    }  # fmt: skip


def _config(table: Mapping[str, Any]) -> BriefConfig:
    sections = tuple(
        SectionRule(str(row["key"]), str(row["title"]),
                    *(tuple(row[part]) for part in ("kinds", "themes", "realis")))
        for row in table["sections"]
    )  # fmt: skip
    rest = {k: v for k, v in table.items() if k not in ("live_hours", "harm")}
    rules = harm_from(table.get("harm", {}), int(table.get("live_hours", 0)) or LEAST_HOURS)
    return BriefConfig(**{**rest, "sections": sections, "harm": rules})


def _days(pair: list[str] | None) -> Days | None:
    return (date.fromisoformat(pair[0]), date.fromisoformat(pair[1])) if pair else None


def _text(tree: Mapping[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def naming(desk: Desk, document: str) -> tuple[Release, ...]:
    """The releases whose data hold claims of a document."""
    found = []
    for one in releases(desk):
        path = desk.path / "releases" / one.id / "events.jsonl"
        if path.is_file() and document.encode() in path.read_bytes():
            found.append(one)
    return tuple(found)
