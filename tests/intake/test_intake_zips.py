"""A zip of reports: every file in it is an item, and nothing in it can do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from chat_exports import Said, read, whatsapp
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_desk import RECEIVED
from paper_desk import mail, word_file

from marsad.intake import find_inputs, read_item
from marsad.intake.archives import zips
from marsad.intake.archives.zips import zip_items
from marsad.model.sources import Document

SHELLS = "Shells fell near the bridge at dawn."
CHAT = whatsapp("iOS", [Said(datetime.fromisoformat("2024-03-27T12:00:00"), "Amal", SHELLS)])


def packed(**files: bytes | str) -> bytes:
    """A zip of files; ``__`` in a name is a slash, ``_dot_`` the dot before a suffix."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in files.items():
            made.writestr(name.replace("_dot_", ".").replace("__", "/"), raw)
    return into.getvalue()


def _texts(path: Path, raw: bytes) -> dict[str, str]:
    return {
        name: found.text.split("\n")[0] if isinstance(found, Document) else found
        for name, found in read(path, raw).items()
    }


def test_each_file_in_a_zip_is_an_item_of_its_own(tmp_path: Path) -> None:
    raw = packed(
        week__a_dot_txt=SHELLS, week__b_dot_docx=word_file(),
        c_dot_eml=mail("Troops left.").as_bytes(),
        d_dot_csv="text\nThe market burned.\n", e_dot_jpg=b"x", f_dot_jpg=b"y", _dot_hidden=b"x",
        README_dot_txt="of the zip", g_dot_doc=b"x", h_dot_json='{"a": 1}',
    )  # fmt: skip
    found = _texts(tmp_path / "a.zip", raw)
    assert found.pop("a.zip#g.doc").startswith("E-INTAKE-FORMAT")
    assert found == {
        "a.zip#week/a.txt": SHELLS,
        "a.zip#week/b.docx": "Shelling in Kesra",
        "a.zip#c.eml": "Troops left.",
        "a.zip#d.csv#row-2": "The market burned.",
        "a.zip#not-read":
            "I-NOT-A-REPORT 5 files that are no reports: 2 .jpg, 1 .json, 1 about the "
            "zip, 1 hidden",
    }


def test_the_zip_of_a_chat_gives_messages_and_what_was_sent_with_them(tmp_path: Path) -> None:
    raw = packed(_chat_dot_txt=CHAT, a_dot_docx=word_file(), b_dot_opus=b"x")
    found = read(tmp_path / "WhatsApp Chat - Gao desk.zip", raw)
    told = {k.partition("#")[2]: v for k, v in found.items()}
    message = told["_chat.txt#message-27-03-2024-12.00.00"]
    assert isinstance(message, Document)
    assert (message.text, message.source.name) == (SHELLS, "Gao desk")
    assert isinstance(told["a.docx"], Document)


def test_a_zip_says_how_its_files_came(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(a_dot_txt=SHELLS))
    assert [item.how for item in find_inputs([path])] == ["file in zip"]


def test_a_zip_in_a_zip_stays_closed_also_by_way_of_a_mail(tmp_path: Path) -> None:
    inner, letter = packed(a_dot_txt=SHELLS), EmailMessage()
    letter["From"] = "a@kesra.example"
    letter.add_attachment(inner, maintype="application", subtype="zip", filename="b.zip")
    found = read(tmp_path / "a.zip", packed(a_dot_zip=inner, m_dot_eml=letter.as_bytes()))
    assert [str(v)[:15] for v in found.values()] == ["E-INTAKE-FORMAT"] * 2
    attached = read(tmp_path / "m.eml", letter.as_bytes())
    assert list(attached) == ["m.eml#attachment-1-b.zip#a.txt"]


def test_nothing_is_unpacked_when_the_sum_is_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = packed(a_dot_txt=b"x" * 60, b_dot_txt=b"y" * 60, c_dot_mp4=b"z" * 10_000)
    monkeypatch.setattr(zips, "MOST_UNPACKED", 120)
    assert len(read(tmp_path / "a.zip", raw)) == 3
    monkeypatch.setattr(zips, "MOST_UNPACKED", 119)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    (told,) = read(tmp_path / "a.zip", raw).values()
    assert str(told).startswith("E-INTAKE-TOO-LARGE")


def test_a_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "MOST_FILE", 100)
    found = _texts(tmp_path / "a.zip", packed(a_dot_txt=b"x" * 101, b_dot_txt=SHELLS))
    assert found["a.zip#a.txt"].startswith("E-INTAKE-TOO-LARGE")
    assert found["a.zip#b.txt"] == SHELLS


def test_names_that_lead_out_of_the_zip_are_only_names(tmp_path: Path) -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr("/etc/a.txt", SHELLS)
        made.writestr("week/a.txt", SHELLS)
    found = _texts(tmp_path / "a.zip", into.getvalue())
    assert found == {"a.zip#/etc/a.txt": SHELLS, "a.zip#week/a.txt": SHELLS}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_an_encrypted_file_and_a_broken_one_are_named(tmp_path: Path) -> None:
    raw = bytearray(packed(a_dot_txt=SHELLS, b_dot_txt=SHELLS * 2))
    locked = raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01", 1)
    found = _texts(tmp_path / "a.zip", bytes(locked))
    assert found["a.zip#a.txt"].startswith("E-INTAKE-LOCKED")
    raw[45] ^= 0xFF
    found = _texts(tmp_path / "a.zip", bytes(raw))
    assert found["a.zip#a.txt"].startswith("E-INTAKE-PARSE")
    assert found["a.zip#b.txt"] == SHELLS * 2


def test_what_is_no_zip_or_an_empty_one_is_refused(tmp_path: Path) -> None:
    assert str(read(tmp_path / "a.zip", b"no zip")).count("E-INTAKE-PARSE") == 1
    assert str(read(tmp_path / "a.zip", packed())).count("E-INTAKE-EMPTY") == 1


WHOLE = packed(_chat_dot_txt=CHAT, a_dot_docx=word_file(), b_dot_txt=SHELLS)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_broken_zip_never_raises(data: st.DataObject) -> None:
    raw = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        raw = raw or bytearray(b"x")
    for item in zip_items(io.BytesIO(raw), "a.zip"):
        read_item(item, received=RECEIVED)
