"""A purge takes the words of one document from everywhere, and afterwards everything verifies."""

from __future__ import annotations

import pytest
from store_makers import AT, RUN, brief_of, fold, reading_of, report

from marsad.model.errors import LawBroken, MarsadError
from marsad.store import (
    Desk,
    Receipt,
    add_document,
    add_receipt,
    append_decision,
    brief_files,
    claims,
    decisions,
    document,
    documents,
    events,
    folded,
    head,
    issues,
    original,
    purge,
    readings,
    receipts,
    save_brief,
    save_events,
    save_reading,
    search,
    unread,
    verify,
)
from marsad.store.archive import archive_path, store_bytes
from marsad.store.tombstones import is_tombstone

SECRET = "Zubeyda"


def secret_desk(desk: Desk) -> str:
    """A desk with one report that names somebody everywhere a name can stand."""
    text = (
        f"Gunmen killed four traders near Umm Qasab on 3 May, the mayor, Idris Wafi, said. "
        f"{SECRET} Qandil saw it."
    )
    made, raw = report(text, locator=f"https://example.org/{SECRET}", title=f"{SECRET} tells")
    add_document(desk, made, raw, lineage="l", at=AT, by="machine")
    add_receipt(desk, Receipt(AT, made.locator, "added", made.id))
    save_reading(desk, reading_of(made))
    save_events(desk, fold(claims(desk, RUN), decisions(desk), documents(desk)),
                as_of=head(desk)[0], run=RUN)  # fmt: skip
    return made.id


def test_nothing_of_the_words_is_left_on_the_disk(desk: Desk) -> None:
    identity = secret_desk(desk)
    desk_files = [p for p in desk.path.rglob("*") if p.is_file()]
    assert any(SECRET.encode() in p.read_bytes() for p in desk_files)
    result = purge(desk, identity, reason="a witness asked", at=AT, by="amal")
    assert (result.bytes_gone, result.log_gone, result.claims) == (True, True, 1)
    for path in (p for p in desk.path.rglob("*") if p.is_file()):
        assert SECRET.lower().encode() not in path.read_bytes().lower(), path
        assert b"Idris" not in path.read_bytes(), path


def test_a_tombstone_keeps_hashes_and_everything_verifies(full_desk: Desk) -> None:
    gone, kept = documents(full_desk)
    result = purge(full_desk, gone.id, reason="court order 12", at=AT, by="amal")
    left = document(full_desk, gone.id)
    assert left.purged
    assert (left.text, left.title, left.author, left.locator, left.source.name) == (
        "", None, None, "", "",
    )  # fmt: skip
    assert (left.text_sha256, left.raw_sha256) == (gone.text_sha256, gone.raw_sha256)
    assert document(full_desk, kept.id) == kept
    assert search(full_desk, "traders") == (kept.id,)
    last = decisions(full_desk)[-1]
    assert (last.verb, last.subject, last.reason) == ("purge", gone.id, "court order 12")
    assert result.decision == last.seq
    assert result.same_text == (kept.id,)
    assert verify(full_desk, fold).ok
    assert folded(full_desk) is None
    assert result.events_due
    again = fold(claims(full_desk, RUN), decisions(full_desk), documents(full_desk))
    save_events(full_desk, again, as_of=head(full_desk)[0])
    assert verify(full_desk, fold).ok
    assert len(events(full_desk)) == 2


def test_claims_keep_their_places_and_codes_but_no_words(full_desk: Desk) -> None:
    before = claims(full_desk, RUN)
    purge(full_desk, before[0].document, reason="r", at=AT, by="amal")
    buried, untouched = claims(full_desk, RUN)
    assert untouched == before[1]
    assert (buried.id, buried.kind.value, buried.happened and buried.happened.value) == (
        before[0].id, "assault", before[0].happened and before[0].happened.value,
    )  # fmt: skip
    assert all(is_tombstone(span.quote) for span in buried.spans())
    assert buried.voices[0].name is not None
    assert is_tombstone(buried.voices[0].name)
    assert is_tombstone(buried.counts[0].value.verbatim)
    assert buried.counts[0].value.best == 4
    assert readings(full_desk, RUN)[0].places == ()
    assert [i.document for i in issues(full_desk, RUN)] == [before[1].document]


def test_bytes_that_another_document_needs_stay_until_it_is_purged(full_desk: Desk) -> None:
    first, second = documents(full_desk)
    path = archive_path(full_desk.path, first.raw_sha256)
    result = purge(full_desk, first.id, reason="r", at=AT, by="amal")
    assert (result.bytes_gone, result.same_bytes) == (False, (second.id,))
    assert original(full_desk, first.id) is None
    assert original(full_desk, second.id) == path.read_bytes()
    assert purge(full_desk, second.id, reason="r", at=AT, by="amal").bytes_gone
    assert not path.exists()
    assert verify(full_desk, fold).ok


def test_a_purged_document_is_not_read_nor_added_again(full_desk: Desk) -> None:
    gone, raw = report(locator="item-1")
    purge(full_desk, gone.id, reason="r", at=AT, by="amal")
    assert not add_document(full_desk, gone, raw, lineage="l", at=AT, by="machine")
    assert document(full_desk, gone.id).purged
    assert gone.id not in unread(full_desk, "run-new")
    with pytest.raises(MarsadError, match="E-DOC-PURGED"):
        save_reading(full_desk, reading_of(gone))


def test_a_purge_that_was_stopped_is_found_and_ended(desk: Desk) -> None:
    identity = secret_desk(desk)
    raw = original(desk, identity)
    assert raw is not None
    purge(desk, identity, reason="r", at=AT, by="amal")
    store_bytes(desk.path, [raw])  # as if it had been killed before the bytes went
    assert [f.code for f in verify(desk).findings] == ["purge"]
    rows = len(decisions(desk))
    assert purge(desk, identity, reason="r", at=AT, by="amal").bytes_gone
    assert len(decisions(desk)) == rows
    assert verify(desk).ok


def test_a_published_brief_that_quotes_it_stays_and_is_named(full_desk: Desk) -> None:
    claim, gone = claims(full_desk, RUN)[0], documents(full_desk)[0]
    made = brief_of(claim, gone, *head(full_desk))
    save_brief(full_desk, made, {"brief.md": b"Four traders were killed."})
    result = purge(full_desk, gone.id, reason="r", at=AT, by="amal")
    assert result.briefs == (made.id,)
    assert brief_files(full_desk, made.id) == {"brief.md": b"Four traders were killed."}
    assert verify(full_desk).ok


def test_decisions_that_quote_it_are_named_for_a_person_to_judge(full_desk: Desk) -> None:
    gone = documents(full_desk)[0].id
    for after in ('{"name": "Idris Wafi"}', '{"best": 5, "kind": "protest"}', "Umm Qasab"):
        append_decision(
            full_desk, at=AT, by="amal", verb="set-field", subject="event-1", after=after
        )
    assert purge(full_desk, gone, reason="r", at=AT, by="amal").ledger == (4, 6)


def test_receipts_no_longer_name_the_item(desk: Desk) -> None:
    identity = secret_desk(desk)
    purge(desk, identity, reason="r", at=AT, by="amal")
    assert [(r.item, r.document) for r in receipts(desk)] == [("", identity)]


def test_a_purge_needs_a_reason_and_a_document(full_desk: Desk) -> None:
    with pytest.raises(LawBroken, match="law-7"):
        purge(full_desk, documents(full_desk)[0].id, reason=" ", at=AT, by="amal")
    with pytest.raises(MarsadError, match="E-DOC-UNKNOWN"):
        purge(full_desk, "doc-none", reason="r", at=AT, by="amal")
    assert not any(d.purged for d in documents(full_desk))
