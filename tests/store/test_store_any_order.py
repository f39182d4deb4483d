"""Whatever is done to a desk, in whatever order, it verifies, and nothing is lost unasked."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from store_makers import AT, REPORT, RUN, fold, reading_of, report

from marsad.model.sources import Document
from marsad.store import (
    add_document,
    append_decision,
    claims,
    decisions,
    documents,
    drop_derived,
    events,
    head,
    open_desk,
    original,
    purge,
    save_events,
    save_reading,
    unread,
    verify,
)

LOCATORS = st.sampled_from(["a", "b", "c"])
TEXTS = st.sampled_from([REPORT, REPORT + " More later."])


class AnyOrder(RuleBasedStateMachine):
    """A desk, and beside it what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = open_desk(Path(self.folder.name), create=True)
        self.added: dict[str, tuple[Document, bytes]] = {}
        self.purged: set[str] = set()
        self.read: set[str] = set()
        self.rows = 0

    @rule(locator=LOCATORS, text=TEXTS)
    def add(self, locator: str, text: str) -> None:
        document, raw = report(text, locator=locator)
        fresh = add_document(self.desk, document, raw, lineage="l", at=AT, by="machine")
        assert fresh == (document.id not in self.added)
        self.added.setdefault(document.id, (document, raw))
        self.rows += fresh

    @rule()
    def read_all(self) -> None:
        for identity in unread(self.desk, RUN):
            save_reading(self.desk, reading_of(self.added[identity][0]))
            self.read.add(identity)

    @rule(locator=LOCATORS, text=TEXTS)
    def purge_one(self, locator: str, text: str) -> None:
        identity = report(text, locator=locator)[0].id
        if identity in self.added:
            purge(self.desk, identity, reason="asked", at=AT, by="amal")
            self.rows += identity not in self.purged
            self.purged.add(identity)

    @rule()
    def reject_a_claim(self) -> None:
        for claim in claims(self.desk, RUN)[:1]:
            append_decision(self.desk, at=AT, by="amal", verb="reject-claim", subject=claim.id)
            self.rows += 1

    @rule()
    def resolve(self) -> None:
        as_of = head(self.desk)[0]
        given = fold(claims(self.desk, RUN, as_of), decisions(self.desk, as_of), ())
        save_events(self.desk, given, as_of=as_of, run=RUN)
        assert events(self.desk) == given

    @rule()
    def drop(self) -> None:
        drop_derived(self.desk)
        self.read.clear()

    @rule()
    def open_again(self) -> None:
        self.desk.close()
        self.desk = open_desk(Path(self.folder.name))

    @rule()
    def check(self) -> None:
        assert verify(self.desk, fold).lines() == ()
        assert head(self.desk)[0] == self.rows
        held = {d.id: d for d in documents(self.desk)}
        assert list(held) == list(self.added)
        for identity, (document, raw) in self.added.items():
            gone = identity in self.purged
            assert held[identity].purged == gone
            assert original(self.desk, identity) == (None if gone else raw)
            assert gone or held[identity] == document
        assert {c.document for c in claims(self.desk, RUN)} == self.read

    def teardown(self) -> None:
        self.check()
        self.desk.close()
        self.folder.cleanup()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=15, stateful_step_count=15, phases=(Phase.generate,), deadline=None
)
