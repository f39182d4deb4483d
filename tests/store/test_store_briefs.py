"""Law 9: a published brief is kept byte for byte, with the head it was made from."""

from __future__ import annotations

import pytest
from store_makers import RUN, brief_of

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.store import (
    Desk,
    Receipt,
    add_receipt,
    add_receipts,
    brief_files,
    brief_path,
    briefs,
    claims,
    decisions,
    documents,
    head,
    receipts,
    save_brief,
    verify,
)

FILES = {"brief.html": b"<p>Four \xff\x00</p>", "brief.md": b"Four\r\n", "empty.csv": b""}


def brief(desk: Desk, release: str = "1") -> Brief:
    return brief_of(claims(desk, RUN)[0], documents(desk)[0], *head(desk), release=release)


def test_a_brief_comes_back_byte_for_byte(full_desk: Desk) -> None:
    made = brief(full_desk)
    assert save_brief(full_desk, made, FILES)
    assert briefs(full_desk) == (made,)
    assert brief_files(full_desk, made.id) == FILES
    last = decisions(full_desk)[-1]
    assert (last.verb, last.subject, last.at) == ("publish", made.id, made.made)
    assert made.head in last.after
    assert verify(full_desk).ok


def test_a_brief_is_published_once_and_never_over_another(full_desk: Desk) -> None:
    made = brief(full_desk)
    save_brief(full_desk, made, FILES)
    assert not save_brief(full_desk, made, FILES)
    for other in ({**FILES, "brief.md": b"Five"}, {"brief.md": FILES["brief.md"]}):
        with pytest.raises(MarsadError, match="E-BRIEF-KEPT"):
            save_brief(full_desk, made, other)
    assert brief_files(full_desk, made.id) == FILES
    assert save_brief(full_desk, brief(full_desk, "2"), FILES)
    assert [b.release for b in briefs(full_desk)] == ["1", "2"]


def test_a_brief_from_another_ledger_or_with_an_unsafe_name_is_refused(full_desk: Desk) -> None:
    claim, document = claims(full_desk, RUN)[0], documents(full_desk)[0]
    for as_of, digest in ((3, "0" * 64), (0, head(full_desk)[1]), (99, head(full_desk)[1])):
        with pytest.raises(MarsadError, match="E-BRIEF-HEAD"):
            save_brief(full_desk, brief_of(claim, document, as_of, digest), FILES)
    for name in ("../brief.md", "a/b", "", ".hidden"):
        with pytest.raises(MarsadError, match="E-BRIEF-NAME"):
            save_brief(full_desk, brief(full_desk), {name: b""})
    assert briefs(full_desk) == ()
    with pytest.raises(MarsadError, match="E-BRIEF-UNKNOWN"):
        brief_files(full_desk, "brief-none")


def test_a_changed_or_lost_file_is_found(full_desk: Desk) -> None:
    made = brief(full_desk)
    save_brief(full_desk, made, FILES)
    (brief_path(full_desk, made.id) / "brief.md").write_bytes(b"Five\r\n")
    (brief_path(full_desk, made.id) / "empty.csv").unlink()
    with pytest.raises(MarsadError, match="E-BRIEF-LOST"):
        brief_files(full_desk, made.id)
    assert [f.line() for f in verify(full_desk).findings] == [
        f"brief: {made.id}: brief.md was changed", f"brief: {made.id}: empty.csv is missing",
    ]  # fmt: skip


def test_every_item_has_its_receipt_in_order(desk: Desk) -> None:
    many = [Receipt("2024", f"item-{n}", "refused", code="E-SIZE") for n in range(3)]
    add_receipts(desk, many)
    add_receipt(desk, Receipt("2025", "item-9", "added", document="doc-1"))
    add_receipts(desk, [])
    assert [r.item for r in receipts(desk)] == ["item-0", "item-1", "item-2", "item-9"]
    assert receipts(desk)[0] == many[0]
