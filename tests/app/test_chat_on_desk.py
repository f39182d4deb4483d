"""A group's export on a desk: each message enters once, and says how it came."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.store.desk import open_desk
from marsad.store.library import documents
from marsad.store.receipts import receipts

FIRST = """\
13/11/2017, 11:59 - Messages and calls are end-to-end encrypted.
13/11/2017, 12:00 - Amal: Shelling was heard near the bridge in Sirte.
13/11/2017, 12:04 - Basma: <Media omitted>
13/11/2017, 12:05 - Basma: Two people were hurt in the shelling, the hospital says.
"""
NEXT = "14/11/2017, 09:00 - Amal: The bridge in Sirte is open again since this morning.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    return SmallDesk(tmp_path, monkeypatch)


def export(desk: SmallDesk, chat: str) -> None:
    """The zip that the phone makes, put in the place of the one before."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr("_chat.txt", chat)
        made.writestr("00000012-statement.txt", "The hospital took in two people on Monday.")
        made.writestr("00000013-PHOTO.jpg", b"x")
    (desk.reports / "WhatsApp Chat - Sirte desk.zip").write_bytes(into.getvalue())


def test_a_later_export_adds_only_what_is_new(desk: SmallDesk) -> None:
    export(desk, FIRST)
    desk("add", str(desk.reports))
    export(desk, FIRST + NEXT)
    desk("add", str(desk.reports))
    with open_desk(desk.folder) as opened:
        found = documents(opened)
        told = [(r.item.rpartition("#")[2], r.outcome) for r in receipts(opened)]
        hows = {r.how.partition(" sha256")[0] for r in receipts(opened)}
    day = "message-13-11-2017-12"
    first = [
        (f"{day}.00", "added"), (f"{day}.05", "added"), ("not-messages", "skipped"),
        ("00000012-statement.txt", "added"), ("not-read", "skipped"),
    ]  # fmt: skip
    again = [(name, "known" if outcome == "added" else outcome) for name, outcome in first]
    again.insert(2, ("message-14-11-2017-09.00", "added"))
    assert told == first + again
    assert hows == {"WhatsApp message of export", "file in zip", "file"}
    assert [d.supersedes for d in found] == [None] * 4
    assert {d.source.name for d in found if "message" in d.locator} == {"Sirte desk"}
    assert {d.source.kind for d in found if "message" in d.locator} == {"social"}
    desk("verify")
