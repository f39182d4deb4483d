"""The library keeps what it was given, in order, and says when it had it already."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from store_makers import AT, report

from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_text
from marsad.store import (
    Desk,
    Incoming,
    add_document,
    add_documents,
    append_decision,
    decisions,
    document,
    documents,
    documents_as_of,
    lineages,
    original,
    search,
    verify,
)
from marsad.store.archive import archive_path
from marsad.store.codec import write_rest


def test_a_document_comes_back_as_it_was_added(desk: Desk) -> None:
    made, raw = report()
    assert add_document(desk, made, raw, lineage="lineage-a", at=AT, by="machine")
    assert document(desk, made.id) == made
    assert documents(desk) == (made,)
    assert original(desk, made.id) == raw
    assert archive_path(desk.path, made.raw_sha256).read_bytes() == raw
    assert lineages(desk) == {made.id: "lineage-a"}
    assert [(d.verb, d.subject) for d in decisions(desk)] == [("document-added", made.id)]


def test_the_same_document_is_added_once(desk: Desk) -> None:
    made, raw = report()
    twice = [Incoming(made, raw, "a"), Incoming(made, raw, "a")]
    assert add_documents(desk, twice, at=AT, by="machine") == (True, False)
    assert not add_document(desk, made, raw, lineage="b", at=AT, by="machine")
    assert len(decisions(desk)) == len(documents(desk)) == 1


def test_the_pages_of_a_paper_come_back_and_without_them_the_row_is_as_it_always_was(
    desk: Desk,
) -> None:
    made, raw = report()
    assert "pages" not in write_rest(made)
    paged = replace(made, pages=(0, 12, 12))
    add_document(desk, paged, raw, lineage="a", at=AT, by="machine")
    assert document(desk, made.id) == paged


def test_text_with_odd_characters_comes_back_unchanged(desk: Desk) -> None:
    made, raw = report("A\x00B \U0001f6a8 \u0627\u0644\u062e\u0628\u0631\r\n end", title=None)
    add_document(desk, made, raw, lineage="a", at=AT, by="machine")
    assert document(desk, made.id) == made


def test_a_wrong_hash_is_refused_and_nothing_is_written(desk: Desk) -> None:
    made, raw = report()
    for bad, bytes_ in ((made, raw + b"!"), (replace(made, text_sha256="0" * 64), raw)):
        with pytest.raises(MarsadError, match="E-DOC-HASH"):
            add_document(desk, bad, bytes_, lineage="a", at=AT, by="machine")
    broken = replace(made, text="\ud800", text_sha256=sha256_text("\ud800"))
    with pytest.raises(MarsadError, match="E-DOC-TEXT"):
        add_document(desk, broken, raw, lineage="a", at=AT, by="machine")
    assert documents(desk) == ()
    assert decisions(desk) == ()


def test_the_library_can_be_seen_as_of_a_ledger_position(desk: Desk) -> None:
    first, raw = report(locator="a")
    second, _ = report(locator="b")
    add_document(desk, first, raw, lineage="a", at=AT, by="machine")
    append_decision(desk, at=AT, by="amal", verb="set-standing", subject="event-1")
    add_document(desk, second, raw, lineage="a", at=AT, by="machine")
    assert documents_as_of(desk, 0) == ()
    assert documents_as_of(desk, 2) == documents(desk, 1) == (first,)
    assert documents_as_of(desk, 3) == (first, second)


def test_an_unknown_document_is_an_error(desk: Desk) -> None:
    with pytest.raises(MarsadError, match="E-DOC-UNKNOWN"):
        document(desk, "doc-none")


def test_search_finds_words_in_title_and_text(desk: Desk) -> None:
    market, raw = report("Shells hit the market in Zarif.", locator="m", title="Market hit")
    road, _ = report("A convoy left by the market road.", locator="r", title="Convoy")
    accent, _ = report("Le maire de Béréla a démissionné.", locator="z", title=None)
    items = [
        Incoming(d, r, "a") for d, r in ((market, raw), report(road.text, locator="r",
        title="Convoy"), report(accent.text, locator="z", title=None))
    ]  # fmt: skip
    add_documents(desk, items, at=AT, by="machine")
    assert search(desk, "market") == (market.id, road.id)
    assert search(desk, "market AND convoy") == (road.id,)
    assert search(desk, '"market road"') == (road.id,)
    assert search(desk, "berela") == (accent.id,)
    assert search(desk, "harbour") == ()


def test_bytes_are_durable_under_their_name_before_the_row_is_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, raw = report()
    path = archive_path(desk.path, made.raw_sha256)
    synced: list[tuple[bool, int]] = []

    def watch(_: int) -> None:
        synced.append((path.exists(), len(documents(desk))))

    monkeypatch.setattr("os.fsync", watch)
    add_document(desk, made, raw, lineage="a", at=AT, by="machine")
    assert synced[0] == (False, 0)
    assert synced[-1] == (True, 0)
    assert len(documents(desk)) == 1
    assert list(desk.path.rglob("*.part")) == []


def test_a_full_disk_adds_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made, raw = report()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(MarsadError, match="E-DESK-FULL"):
            add_document(desk, made, raw, lineage="a", at=AT, by="machine")
    assert (documents(desk), decisions(desk)) == ((), ())
    assert not archive_path(desk.path, made.raw_sha256).exists()
    assert add_document(desk, made, raw, lineage="a", at=AT, by="machine")
    assert verify(desk).ok


def test_a_bad_item_stops_its_batch_and_keeps_those_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.store.library.BATCH", 100)
    items = [Incoming(*report(locator=str(n)), "a") for n in range(150)]
    items[120] = replace(items[120], raw=b"other bytes")
    with pytest.raises(MarsadError, match="E-DOC-HASH"):
        add_documents(desk, items, at=AT, by="machine")
    assert len(documents(desk)) == 100
    items[120] = Incoming(*report(locator="120"), "a")
    added = add_documents(desk, items, at=AT, by="machine")
    assert added == (False,) * 100 + (True,) * 50
    assert [d.locator for d in documents(desk)] == [str(n) for n in range(150)]


@pytest.mark.parametrize("query", ["", "  ", '"open', "a AND", "nosuch:word", "a\x00b", "*"])
def test_a_query_that_cannot_be_read_is_an_error(desk: Desk, query: str) -> None:
    with pytest.raises(MarsadError, match="E-SEARCH"):
        search(desk, query)
