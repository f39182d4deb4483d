"""Desks that grow by chance: short reports, claims made by hand, and decisions about them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from marsad.model.actors import Actor, Tie
from marsad.model.claims import Claim, Participant, Voice, claim_id
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.locations import Location
from marsad.model.mentions import Reading
from marsad.model.runs import Run
from marsad.model.sources import Document, Source, document_id
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.registry.actor_index import ActorIndex, index_actors
from marsad.store import Desk, add_document, append_decision, save_reading, save_run
from marsad.store.held import events
from marsad.store.ledger import decisions

AT = "2031-05-01T08:00:00Z"
RUN = "run-grown"
FIRST = date(2031, 3, 1)
WHO = ("the Coast Army", "Black Banner", "gunmen", "the Southern Command", "villagers")
IDS = {"the Coast Army": "x:army", "Black Banner": "x:group", "the Southern Command": "x:command"}
TOWNS = {"Tamsah": (30.0, 15.0), "Wadi Noor": (30.02, 15.05), "Qasr Dahab": (31.5, 17.5)}
KINDS = {
    "shelled": "assault.heavy-weapons", "struck": "assault.aerial", "attacked": "assault",
    "seized": "coerce.seize", "met": "consult", "displaced": "condition.displacement",
}  # fmt: skip
STANCES = ("asserted", "asserted", "asserted", "alleged", "denied", "planned")
VERBS = (
    "merge", "merge", "split", "keep-apart", "reject-claim", "restore-claim", "set-standing",
    "set-field", "retract-document", "replace-document", "undo",
)  # fmt: skip
REALIS = {"denied": "not-happened", "planned": "future"}


def registry() -> ActorIndex:
    """An army, a group, and a command of a state's forces."""
    return index_actors((
        Actor("marsad:state-xbb", "Bergland", "government", "XBB"),
        Actor("x:command", "Southern Command", "external-forces", "XBB",
              parents=(Tie("marsad:state-xbb"),)),
        Actor("x:army", "Coast Army", "militia", "XAA"),
        Actor("x:group", "Black Banner", "rebel", "XAA"),
    ))  # fmt: skip


@dataclass
class Growth:
    """One desk and its chance. ``waiting`` are reports added but not read yet."""

    desk: Desk
    chance: random.Random
    waiting: list[Document] = field(default_factory=list)
    lineages: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def open(self) -> None:
        """Afterwards a run is adopted."""
        save_run(self.desk, Run(RUN, "0", "none", "none", AT))
        self.enter("run-adopted", RUN, None)

    def add(self) -> None:
        """One more report, of any day, perhaps a copy, a newer text or of no date, to be read
        later."""
        self.number += 1
        text = " ".join(self._sentence() for _ in range(self.chance.randint(1, 3)))
        source, place = f"Paper {self.chance.randint(1, 3)}", f"item-{self.number}"
        raw = f"{place} {text}".encode()
        day = FIRST + timedelta(days=self.chance.randint(0, 25))
        there = list(self.lineages)
        older = self.chance.choice(there) if there and self.chance.random() < 0.25 else None
        made = Document(
            id=document_id(source, place, text), source=Source(source), locator=place, title=None,
            published=day if self.chance.random() < 0.9 else None, published_precision="day",
            received=AT, language="en", rights=None, text=text, text_sha256=sha256_text(text),
            raw_sha256=sha256_bytes(raw), extractor="plain 1",
            supersedes=older,
        )  # fmt: skip
        copied = self.chance.choice(there) if there and self.chance.random() < 0.2 else None
        lineage = self.lineages[copied] if copied is not None else f"lineage-{made.id}"
        self.lineages[made.id] = lineage
        add_document(self.desk, made, raw, lineage=lineage, at=AT, by="machine")
        self.waiting.append(made)

    def read(self) -> None:
        """One of the waiting reports is read, mostly the first."""
        if self.waiting:
            late = self.chance.random() < 0.15
            document = self.waiting.pop(-1 if late else 0)
            save_reading(self.desk, Reading(document, RUN, claims=tuple(self._claims(document))))

    def decide(self) -> None:
        """One decision about what is held, or one taken back."""
        held, chance = events(self.desk), self.chance
        if not held:
            return
        event = chance.choice(held)
        verb = chance.choice(VERBS)
        after: dict[str, object] | None = None
        subject = event.id
        if verb == "merge":
            after = {"into": chance.choice(held).id}
        elif verb == "split":
            after = {"claims": chance.sample(event.claims, chance.randint(1, len(event.claims)))}
        elif verb == "keep-apart":
            other = chance.choice(held)
            named = {"claims": list(event.claims), "others": list(other.claims)}
            after = {"from": other.id, **(named if chance.random() < 0.7 else {})}
        elif verb in ("retract-document", "replace-document"):
            subject = chance.choice(list(self.lineages))
            newer = {"by": chance.choice(list(self.lineages))}
            after = newer if verb == "replace-document" else None
        elif verb in ("reject-claim", "restore-claim"):
            subject = chance.choice(event.claims)
        elif verb == "set-standing":
            after = {"standing": "contested"}
        elif verb == "set-field":
            after = {"field": "kind", "value": "assault.drone"}
        else:
            mine = [d.seq for d in decisions(self.desk) if d.by == "amal"]
            if not mine:
                return
            subject = str(chance.choice(mine))
        self.enter(verb, subject, after)

    def enter(self, verb: str, subject: str, after: Mapping[str, object] | None) -> None:
        """One row of the ledger by a person."""
        append_decision(
            self.desk, at=AT, by="amal", verb=verb, subject=subject,
            after=json.dumps(after) if after is not None else "", reason="judged so",
        )  # fmt: skip

    def _sentence(self) -> str:
        one, other = self.chance.sample(WHO, 2)
        verb, town = self.chance.choice(list(KINDS)), self.chance.choice(list(TOWNS))
        return f"{one} {verb} {other} near {town}."

    def _claims(self, document: Document) -> Iterator[Claim]:
        at = 0
        for sentence in document.text.split(". "):
            sentence = sentence.rstrip(".")
            whole = Span(document.id, at, at + len(sentence), sentence)
            yield self._claim(document, whole)
            at += len(sentence) + 2

    def _claim(self, document: Document, sentence: Span) -> Claim:
        def span(words: str) -> Span:
            start = document.text.index(words, sentence.start)
            return Span(document.id, start, start + len(words), words)

        chance, text = self.chance, sentence.quote
        verb = next(v for v in KINDS if f" {v} " in text)
        town = text.partition(" near ")[2]
        one, other = text.partition(" near ")[0].split(f" {verb} ")
        trigger, stance = span(verb), chance.choice(STANCES)
        kind = KINDS[verb]
        lat, lon = TOWNS[town]
        where = Location(town, f"place-{town}", "in", "town", lat, lon, 5.0, "XAA")
        spoken = chance.random() < 0.3
        return Claim(
            id=claim_id(document.id, trigger.start, trigger.end), document=document.id, run=RUN,
            kind=Read(kind, (trigger,)), trigger=trigger, sentence=sentence,
            stance=Read(stance, (trigger,)),
            realis=Read(REALIS.get(stance, "happened"), (trigger,)),
            voices=(Voice(span(one), None, IDS.get(one)),) if spoken else (),
            participants=tuple(
                Participant(role, span(who), "organisation", who in IDS, actor_id=IDS.get(who))
                for role, who in (("actor", one), ("target", other))
            ),
            happened=self._when(trigger),
            where=Read(where, (span(town),)) if chance.random() < 0.7 else None,
            counts=(Read(Count("killed", 3, 3, 3, verb), (trigger,)),)
            if chance.random() < 0.3 else (),
            theme="displacement" if kind.startswith("condition.") else None,
        )  # fmt: skip

    def _when(self, trigger: Span) -> Read[TimeSpan] | None:
        sort = self.chance.choice(("none", "day", "day", "day", "year", "since"))
        if sort == "none":
            return None
        day = FIRST + timedelta(days=self.chance.randint(0, 20))
        if sort == "day":
            return Read(TimeSpan(day, day, "day", "explicit"), (trigger,))
        if sort == "year":
            span = TimeSpan(date(2031, 1, 1), date(2031, 12, 31), "year", "explicit")
            return Read(span, (trigger,))
        return Read(TimeSpan(date(2012, 5, 1), None, "open", "explicit"), (trigger,))


def as_text(found: tuple[Event, ...]) -> list[str]:
    """Events in words, for telling two lists apart."""
    return [repr(e) for e in found]
