"""Every item that is given leaves a line of custody: who, when, how, and the hash of its bytes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.store.desk import open_desk
from marsad.store.receipts import Receipt, receipts

MAIL = b"""From: desk@valley.example
Subject: Two reports
Date: Thu, 7 Mar 2024 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Shelling was heard near the bridge at dawn, residents said.
--x
Content-Type: text/plain
Content-Disposition: attachment; filename=second.txt

A second report says that the bridge was hit twice.
--x--
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    monkeypatch.setattr("marsad.app.desk_commands.person", lambda: "amal")
    return SmallDesk(tmp_path, monkeypatch)


def held(desk: SmallDesk) -> dict[str, Receipt]:
    with open_desk(desk.folder) as opened:
        return {Path(r.item).name: r for r in receipts(opened)}


def test_a_file_a_line_a_mail_and_its_attachment_say_how_they_came(desk: SmallDesk) -> None:
    (desk.reports / "a.txt").write_text("Shelling was heard near the bridge.\n", "utf-8")
    (desk.reports / "b.jsonl").write_text('{"text": "Gunfire was heard."}\n', "utf-8")
    (desk.reports / "c.eml").write_bytes(MAIL)
    desk("add", str(desk.reports))
    found = held(desk)
    assert {name: r.how for name, r in found.items()} == {
        "a.txt": "file", "b.jsonl#1": "line of JSON", "c.eml": "mail",
        "c.eml#attachment-1-second.txt": "attachment",
    }  # fmt: skip
    assert {(r.by, r.at) for r in found.values()} == {("amal", desk.clock)}
    assert found["a.txt"].raw_sha256 == sha256((desk.reports / "a.txt").read_bytes()).hexdigest()


def test_what_was_refused_leaves_its_line_and_the_hash_of_its_bytes(desk: SmallDesk) -> None:
    (desk.reports / "a.pdf").write_bytes(b"not a paper")
    desk("add", str(desk.reports / "a.pdf"), str(desk.reports / "gone.txt"), code=3)
    found = held(desk)
    assert found["a.pdf"].outcome == "refused"
    assert found["a.pdf"].raw_sha256 == sha256(b"not a paper").hexdigest()
    assert (found["gone.txt"].by, found["gone.txt"].raw_sha256) == ("amal", "")


def test_the_same_file_given_again_leaves_a_second_line(desk: SmallDesk) -> None:
    (desk.reports / "a.txt").write_text("Shelling was heard near the bridge.\n", "utf-8")
    desk("add", str(desk.reports))
    desk.on_day("2017-11-20")
    desk("add", str(desk.reports))
    with open_desk(desk.folder) as opened:
        assert [(r.at[:10], r.outcome) for r in receipts(opened)] == [
            ("2017-11-18", "added"), ("2017-11-20", "known"),
        ]  # fmt: skip
