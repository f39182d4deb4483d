"""Which mentions, in which documents, tell of the same event: ECB+, the topics near our field.

All documents of a topic lie on one desk. A gold mention counts when the trigger of some claim
covers it; how many do is a figure of its own, for the others say nothing about linking.

Most mentions of this gold are of kinds no codebook of conflict codes: what was said, found or worn,
a party, an illness, a trial's day. Which of its chains tell of a kind we code was judged chain by
chain by a reader who saw no output of ours (``data/ecb_kinds.tsv``).
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from marsad.evaluation.clusterings import Groups, b_cubed, conll, groups_of
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, hash_files, need
from marsad.model.claims import Claim
from marsad.model.sources import Document
from marsad.registry.actor_index import ActorIndex, load_actor_index
from marsad.resolving import Dossier, resolve
from marsad.resolving.words import words_of

TOPICS = (12, 13, 16, 18, 19, 22, 24, 26, 32, 33)
NOTE = (
    "ECB+ topics 12, 13, 16, 18, 19, 22, 24, 26, 32 and 33 only (piracy, arson, killings, riots, "
    "armed robbery, organised crime); measured over the gold mentions that a claim's trigger "
    "covers; the references were measured by others on gold mentions of other topics. Coded: "
    "mentions of chains whose happening is of a kind we code; over all of them, one that no "
    "trigger covers stands alone. Twins: pairs of mentions of the two happenings of a topic."
)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words of a document that tell of the event ``chain``."""

    start: int
    end: int
    text: str
    chain: str


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One document of the gold with its topic and its mentions."""

    id: str
    topic: int
    text: str
    mentions: tuple[GoldMention, ...]
    subtopic: str = ""


@cache
def coded_chains() -> frozenset[str]:
    """The chains of the gold that tell of a kind we code."""
    lines = (files("marsad.evaluation") / "data" / "ecb_kinds.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(chain for chain, kind in rows if kind != "none")


def read_reports(path: Path) -> tuple[GoldReport, ...]:
    """The documents of the topics near our field, in the order of the file."""
    made = []
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if int(row["topic"]) not in TOPICS:
                continue
            mentions = tuple(
                GoldMention(m["start"], m["end"], m["text"], m["chain"]) for m in row["mentions"]
            )
            made.append(
                GoldReport(row["id"], int(row["topic"]), row["text"], mentions,
                           row.get("subtopic", ""))
            )  # fmt: skip
    return tuple(made)


def dossier_of(document: Document, position: int) -> Dossier:
    """What the resolver may know of a gold document: next to nothing."""
    return Dossier(document.id, position, document.locator, lineage=document.text_sha256)


def covering(mention: GoldMention, claims: Sequence[Claim]) -> Claim | None:
    """The claim whose trigger shares most characters with the mention, the first among equals."""
    best, size = None, 0
    for claim in claims:
        shared = min(mention.end, claim.trigger.end) - max(mention.start, claim.trigger.start)
        if shared > size:
            best, size = claim, shared
    return best


def link_topic(
    reports: Sequence[GoldReport],
    documents: Sequence[Document],
    claims: Sequence[Sequence[Claim]],
    index: ActorIndex | None,
) -> dict[Hashable, Hashable]:
    """For every covered mention (report, offset, end) the event it was put in."""
    dossiers = {d.id: dossier_of(d, place) for place, d in enumerate(documents)}
    events = resolve([c for found in claims for c in found], (), dossiers=dossiers, index=index)
    home = {claim: event.id for event in events for claim in event.claims}
    label: dict[Hashable, Hashable] = {}
    for report, found in zip(reports, claims, strict=True):
        for mention in report.mentions:
            claim = covering(mention, found)
            if claim is not None and claim.id in home:
                label[report.id, mention.start, mention.end] = home[claim.id]
    return label


def same_words(
    reports: Sequence[GoldReport], covered: Mapping[Hashable, Hashable]
) -> dict[Hashable, Hashable]:
    """The baseline: mentions of a topic with the same stems are one event."""
    return {
        (r.id, m.start, m.end): (r.topic, *sorted(words_of(m.text) or {m.text.lower()}))
        for r in reports
        for m in r.mentions
        if (r.id, m.start, m.end) in covered
    }


def run_ecb(path: Path, reader: Reader) -> Result:
    """Figures over all chosen topics together; events never reach over two topics."""
    reports = read_reports(path)
    documents = [gold_document(f"ecb-{r.id}", r.text) for r in reports]
    readings = reader(documents, ("claims",))
    index = load_actor_index()
    found: dict[Hashable, Hashable] = {}
    for topic in TOPICS:
        chosen = [k for k, r in enumerate(reports) if r.topic == topic]
        label = link_topic(
            [reports[k] for k in chosen], [documents[k] for k in chosen],
            [readings[k].claims for k in chosen], index,
        )  # fmt: skip
        found.update({thing: (topic, name) for thing, name in label.items()})
    chains = {(r.id, m.start, m.end): m.chain for r in reports for m in r.mentions}
    gold = groups_of({thing: chain for thing, chain in chains.items() if thing in found})
    baseline = groups_of(same_words(reports, found))
    coded: dict[Hashable, Hashable] = {
        thing: chain for thing, chain in chains.items() if chain in coded_chains()
    }
    made = (
        *figures(gold, groups_of(found), baseline, len(chains)),
        *figures_of_coded(coded, found),
        twins_merged(reports, found),
    )
    return Result("linking-ecb", hash_files(path), made, NOTE)


def figures(
    gold: Groups, found: Groups, baseline: Groups, mentions: int
) -> tuple[Figure, ...]:
    """The figures; ``mentions`` is how many the gold has, covered or not."""
    covered = sum(len(g) for g in gold)
    cubed = b_cubed(gold, found)
    theirs = "same lemma, on gold mentions (published: 70s; state of the art mid 80s)"
    return (
        Figure("linking.covered", covered / mentions if mentions else 0.0, mentions),
        Figure("linking.b-cubed.precision", cubed.precision, covered),
        Figure("linking.b-cubed.recall", cubed.recall, covered),
        Figure("linking.b-cubed.f1", cubed.f1, covered, b_cubed(gold, baseline).f1,
               "same words, measured here"),
        Figure("linking.conll.f1", conll(gold, found), covered, 0.75, theirs),
        Figure("linking.same-words.conll.f1", conll(gold, baseline), covered),
    )  # fmt: skip


def figures_of_coded(
    coded: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]
) -> tuple[Figure, ...]:
    """The figures over mentions of kinds we code: those covered, and all of them, where one that
    is not covered is in no event with any other."""
    covered = {thing: chain for thing, chain in coded.items() if thing in found}
    ours = groups_of({thing: found[thing] for thing in covered})
    alone = groups_of({thing: found.get(thing, ("alone", thing)) for thing in coded})
    share = len(covered) / len(coded) if coded else 0.0
    return (
        Figure("linking.coded.covered", share, len(coded)),
        Figure("linking.coded.conll.f1", conll(groups_of(covered), ours), len(covered)),
        Figure("linking.coded.all.conll.f1", conll(groups_of(coded), alone), len(coded)),
    )


def twins_merged(reports: Sequence[GoldReport], found: Mapping[Hashable, Hashable]) -> Figure:
    """The share put in one event, of pairs of covered mentions from both happenings of a topic."""
    sides: dict[int, Counter[str]] = {}
    events: dict[Hashable, Counter[str]] = {}
    for report in reports:
        for mention in report.mentions:
            event = found.get((report.id, mention.start, mention.end))
            if event is not None:
                sides.setdefault(report.topic, Counter())[report.subtopic] += 1
                events.setdefault(event, Counter())[report.subtopic] += 1
    pairs = sum(map(_across, sides.values()))
    merged = sum(map(_across, events.values()))
    return Figure(
        "linking.twins-merged", merged / pairs if pairs else 0.0, pairs, higher_is_better=False
    )


def _across(sides: Counter[str]) -> int:
    total = sum(sides.values())
    return (total * total - sum(n * n for n in sides.values())) // 2


SUITES: tuple[Suite, ...] = (
    Suite("linking-ecb", "benchmarks/linking/ecbplus.dev.jsonl.gz", run_ecb),
)
