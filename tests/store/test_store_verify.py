"""Whatever is changed behind the desk's back, verify says so."""

from __future__ import annotations

import pytest
from store_makers import RUN, fold, place_event, tamper

from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.errors import LawBroken
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.store import Desk, append_decision, claims, documents, events, save_events, verify
from marsad.store.archive import archive_path, store_bytes


def codes(desk: Desk) -> set[str]:
    return {finding.code for finding in verify(desk, fold).findings}


def test_a_desk_in_order_has_no_findings(full_desk: Desk) -> None:
    report = verify(full_desk, fold)
    assert (report.ok, report.notes, report.lines()) == (True, (), ())
    assert dict(report.counts) == {
        "decisions": 3, "documents": 2, "tombstones": 0, "files": 1, "claims": 2, "readings": 2,
        "briefs": 0, "releases": 0, "events": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE document_text SET text = replace(text, 'four', 'five') WHERE seq = 1",
         {"text", "record", "quote", "index"}),
        ("UPDATE document_text SET title = 'Another' WHERE seq = 1", {"record", "index"}),
        ("UPDATE document SET published = '2020-01-01' WHERE seq = 1", {"record"}),
        ("UPDATE document SET text_sha256 = 'x' WHERE seq = 1", {"record", "text"}),
        ("DELETE FROM document_text WHERE seq = 1", {"record", "purge", "index"}),
        ("UPDATE decision SET by = 'nobody' WHERE seq = 2", {"chain"}),
        ("UPDATE claim SET json = replace(json, '\"quote\":\"killed\"', '\"quote\":\"helped\"')",
         {"quote"}),
        ("UPDATE claim SET stance = 'denied'", {"reading"}),
        ("UPDATE claim SET json = '{}'", {"reading", "events"}),
        ("UPDATE reading SET json = replace(json, 'Umm Qasab', 'Umm Qasib')", {"quote"}),
        ("DELETE FROM claim", {"events"}),
        ("UPDATE event SET json = replace(json, '\"best\":4', '\"best\":3'), kind = 'x'",
         {"events"}),
        ("DELETE FROM run", {"database"}),
        ("CREATE TABLE more (x)", {"schema"}),
        ("DELETE FROM event_box", {"index"}),
        ("INSERT INTO document_fts(document_fts, rowid, title, text)"
         " SELECT 'delete', seq, title, text FROM document_text WHERE seq = 2", {"index"}),
    ],
)  # fmt: skip
def test_a_change_is_found(full_desk: Desk, statement: str, expected: set[str]) -> None:
    tamper(full_desk, statement)
    assert codes(full_desk) == expected


def test_changed_and_lost_bytes_are_found(full_desk: Desk) -> None:
    path = archive_path(full_desk.path, documents(full_desk)[0].raw_sha256)
    path.write_bytes(path.read_bytes() + b" ")
    assert [f.detail for f in verify(full_desk).findings] == ["the archived bytes were changed"]
    path.unlink()
    assert [f.detail for f in verify(full_desk).findings] == ["the archived bytes are lost"]


def test_bytes_of_an_add_that_was_stopped_are_only_noted(full_desk: Desk) -> None:
    store_bytes(full_desk.path, [b"never committed"])
    report = verify(full_desk, fold)
    assert report.ok
    assert len(report.notes) == 1
    assert "belong to no document" in report.notes[0]


def test_events_that_nothing_gives_are_found(full_desk: Desk) -> None:
    first = events(full_desk)[0]
    save_events(full_desk, [first, place_event("nowhere", 0, 0, 1)], as_of=3)
    details = sorted(f.detail for f in verify(full_desk, fold).findings)
    assert details == [
        "is given, but not held", "is held, but nothing gives it",
        "rests on claim-nowhere, which is not there",
    ]  # fmt: skip


def test_events_are_compared_as_of_the_row_they_were_folded_from(full_desk: Desk) -> None:
    rejected = claims(full_desk, RUN)[0].id
    append_decision(
        full_desk, at="2024", by="amal", verb="reject-claim", subject=rejected, reason="a copy"
    )
    assert verify(full_desk, fold).ok
    save_events(full_desk, events(full_desk), as_of=4)
    assert [f.detail for f in verify(full_desk, fold).findings] == ["is held, but nothing gives it"]


def test_without_a_resolver_the_events_are_noted_as_unchecked(full_desk: Desk) -> None:
    assert verify(full_desk).notes == ("the events were not folded again",)


def test_a_resolver_that_breaks_a_law_is_a_finding(full_desk: Desk) -> None:
    def broken(
        _: tuple[Claim, ...], __: tuple[Decision, ...], ___: tuple[Document, ...]
    ) -> tuple[Event, ...]:
        raise LawBroken(4, "a denial was lost")

    assert [f.code for f in verify(full_desk, broken).findings] == ["events"]
