"""What was read comes back equal, and what is still to be read is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_makers import AT, RUN, reading_of, report

from marsad.model.errors import LawBroken, MarsadError
from marsad.model.runs import Run
from marsad.model.spans import Span
from marsad.store import (
    Desk,
    add_document,
    append_decision,
    begin_reading,
    claims,
    documents,
    fail_reading,
    issues,
    reading,
    readings,
    runs,
    save_reading,
    save_run,
    unread,
    work,
)


def test_readings_come_back_equal_in_library_order(full_desk: Desk) -> None:
    expected = tuple(reading_of(d) for d in documents(full_desk))
    assert readings(full_desk, RUN) == expected
    assert claims(full_desk, RUN) == tuple(c for r in expected for c in r.claims)
    assert reading(full_desk, RUN, expected[1].document.id) == expected[1]
    assert reading(full_desk, "run-none", expected[1].document.id) is None
    assert [(i.code, i.document) for i in issues(full_desk, RUN)] == [
        ("place-unresolved", r.document.id) for r in expected
    ]


def test_a_run_keeps_its_claims_when_another_is_adopted(full_desk: Desk) -> None:
    old = claims(full_desk, RUN)
    for document in documents(full_desk):
        save_reading(full_desk, reading_of(document, "run-second"))
    append_decision(full_desk, at=AT, by="amal", verb="run-adopted", subject="run-second")
    assert claims(full_desk, RUN) == old
    assert [c.id for c in claims(full_desk, "run-second")] == [c.id for c in old]


def test_reading_again_replaces_what_the_run_read(full_desk: Desk) -> None:
    document = documents(full_desk)[0]
    save_reading(full_desk, replace(reading_of(document), claims=(), issues=()))
    assert {c.document for c in claims(full_desk, RUN)} == {documents(full_desk)[1].id}
    assert len(issues(full_desk, RUN)) == 1


def test_claims_as_of_a_position_leave_later_documents_out(full_desk: Desk) -> None:
    first, second = claims(full_desk, RUN)
    assert claims(full_desk, RUN, as_of=1) == (first,)
    assert claims(full_desk, RUN, as_of=2) == (first, second)


def test_a_quote_that_does_not_stand_there_is_refused_and_nothing_changes(
    full_desk: Desk,
) -> None:
    good = reading_of(documents(full_desk)[0])
    claim = good.claims[0]
    wrong = Span(claim.document, 0, 6, "Police")
    bad = replace(good, claims=(replace(claim, trigger=wrong),))
    with pytest.raises(LawBroken, match="law-1"):
        save_reading(full_desk, bad)
    assert readings(full_desk, RUN)[0] == good


def test_what_was_begun_and_never_ended_is_still_to_be_read(desk: Desk) -> None:
    made = []
    for locator in ("a", "b", "c"):
        document, raw = report(locator=locator)
        add_document(desk, document, raw, lineage="l", at=AT, by="machine")
        made.append(document)
    a, b, c = (d.id for d in made)
    assert unread(desk, RUN) == (a, b, c)
    begin_reading(desk, RUN, [a, b])
    save_reading(desk, reading_of(made[0]))
    fail_reading(desk, RUN, b, "the parser stopped")
    assert unread(desk, RUN) == (b, c)
    begin_reading(desk, RUN, [b])
    assert [(w.document, w.state, w.attempts) for w in work(desk, RUN)] == [
        (a, "done", 1), (b, "reading", 2),
    ]  # fmt: skip
    assert unread(desk, RUN, attempts=2) == (c,)
    assert unread(desk, "run-other") == (a, b, c)


def test_a_reading_of_an_unknown_document_is_refused(desk: Desk) -> None:
    with pytest.raises(MarsadError, match="E-DOC-UNKNOWN"):
        save_reading(desk, reading_of(report()[0]))


def test_a_run_is_known_by_its_versions(desk: Desk) -> None:
    run = Run(RUN, "0.1.0", "models 3", "registries 7", AT)
    document, raw = report()
    add_document(desk, document, raw, lineage="l", at=AT, by="machine")
    save_reading(desk, reading_of(document))
    assert runs(desk) == (Run(RUN, "", "", "", ""),)
    save_run(desk, run)
    save_run(desk, replace(run, started="2030-01-01T00:00:00Z"))
    assert runs(desk) == (run,)
