"""What was seen at an address is kept beside the library, and goes with what it brought."""

from __future__ import annotations

from dataclasses import replace

from store_makers import AT, report

from marsad.store import (
    Desk,
    Receipt,
    Visit,
    add_document,
    add_receipts,
    keep_visits,
    purge,
    receipts,
    verify,
    visit_of,
)

FIRST = Visit("https://a.example/1", "2024-03-05T10:00:00Z", '"v1"', "", "ab" * 32)


def test_the_last_visit_to_an_address_is_the_one_that_counts(desk: Desk) -> None:
    assert visit_of(desk, FIRST.url) is None
    other = replace(FIRST, url="https://a.example/2")
    keep_visits(desk, [FIRST, other])
    later = replace(FIRST, at="2024-03-06T10:00:00Z", etag="", modified="Wed, 06 Mar 2024")
    keep_visits(desk, [replace(later, at="2024-03-05T12:00:00Z"), later])
    keep_visits(desk, [])
    assert visit_of(desk, FIRST.url) == later
    assert visit_of(desk, other.url) == other
    assert verify(desk).ok


def test_a_purge_forgets_what_was_seen_at_the_address_and_that_it_was_asked(desk: Desk) -> None:
    address = "https://a.example/zubeyda-hides-in-the-mill"
    document, raw = report(locator=address)
    add_document(desk, document, raw, lineage="lineage-a", at=AT, by="machine")
    there = Receipt(AT, address, "added", document.id, how=f"GET 200 {address}")
    still = Receipt(AT, address, "known", code="I-UNCHANGED", how=f"GET 304 {address}")
    other = Receipt(AT, FIRST.url, "known", code="I-UNCHANGED", how=f"GET 304 {FIRST.url}")
    add_receipts(desk, [there, still, other])
    keep_visits(desk, [replace(FIRST, url=address, raw_sha256=document.raw_sha256), FIRST])
    purge(desk, document.id, reason="To protect her.", at=AT, by="amal")
    assert visit_of(desk, address) is None
    assert visit_of(desk, FIRST.url) == FIRST
    assert [r.item for r in receipts(desk)] == ["", "", FIRST.url]
    assert "zubeyda" not in repr(receipts(desk))
    assert verify(desk).ok
