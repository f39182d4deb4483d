"""Web archives: every page that was fetched whole is an item under its own address."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from archives import DAY, Archive, chunked, page, wacz
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_desk import RECEIVED
from paper_desk import pdf, word_file

from marsad.intake import Item, find_inputs, read_item
from marsad.intake.archives import warc_payload, warcs
from marsad.intake.archives.warcs import wacz_items, warc_items
from marsad.model.sources import Document

SHELLS = "Shells fell near the bridge at dawn."
SITE = "https://news.example/"


def _texts(archive: Archive | bytes, name: str = "a.warc.gz") -> dict[str, str]:
    raw = archive if isinstance(archive, bytes) else archive.bytes()
    items = (wacz_items if name.endswith("wacz") else warc_items)(io.BytesIO(raw), name)
    return {item.locator: _text(item) for item in items}


def _text(item: Item) -> str:
    found = read_item(item, received=RECEIVED)
    if isinstance(found, Document):
        return found.text.split("\n")[0]
    return f"{found.code} {found.message}"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_each_page_is_an_item_under_its_address(name: str, tmp_path: Path) -> None:
    made = Archive(gzip=name.endswith("gz"))
    made.response(f"{SITE}a", page(SHELLS), "text/html; charset=utf-8")
    made.response(f"{SITE}b", word_file(), "application/octet-stream")
    made.response(f"{SITE}c.docx", word_file(), "application/octet-stream")
    made.response(f"{SITE}d", b"The market burned.", "text/plain")
    made.response(f"{SITE}e", page("Troops left."), "text/html", sort="resource")
    (tmp_path / name).write_bytes(made.bytes())
    items = list(find_inputs([tmp_path]))
    assert {item.locator: _text(item) for item in items if item.raw} == {
        f"{SITE}a": SHELLS, f"{SITE}c.docx": "Shelling in Kesra",
        f"{SITE}d": "The market burned.", f"{SITE}e": "Troops left.",
    }  # fmt: skip
    assert items[0].how.startswith("WARC response <urn:uuid:")
    assert items[0].how.endswith(f"> {DAY} in {name}")


def test_the_bytes_kept_are_those_the_server_sent() -> None:
    raw = page(SHELLS)
    body = gzip.compress(raw, mtime=0)
    made = Archive().response(f"{SITE}a", body, Content_Encoding="gzip")
    (item,) = warc_items(io.BytesIO(made.bytes()), "a.warc.gz")
    found = read_item(item, received=RECEIVED)
    assert isinstance(found, Document)
    assert found.raw_sha256 == sha256(raw).hexdigest()


def test_pages_in_chunks_and_packed_pages_are_unpacked() -> None:
    raw = page(SHELLS)
    bare = zlib.compressobj(wbits=-15)
    made = Archive()
    made.response(f"{SITE}1", chunked(raw), Transfer_Encoding="chunked")
    made.response(f"{SITE}2", chunked(gzip.compress(raw)), Transfer_Encoding="chunked",
                  Content_Encoding="gzip")  # fmt: skip
    made.response(f"{SITE}3", zlib.compress(raw), Content_Encoding="deflate")
    made.response(f"{SITE}4", bare.compress(raw) + bare.flush(), Content_Encoding="deflate")
    made.response(f"{SITE}5", raw, Content_Encoding="gzip", Transfer_Encoding="chunked")
    assert set(_texts(made).values()) == {SHELLS}


def test_a_page_packed_in_an_unknown_way_or_cut_off_is_refused_by_one_line() -> None:
    raw = page(SHELLS)
    made = Archive()
    made.response(f"{SITE}1", b"x", Content_Encoding="br")
    made.response(f"{SITE}2", gzip.compress(raw)[:-9], Content_Encoding="gzip")
    made.response(f"{SITE}3", raw, head={"WARC-Truncated": "length"})
    found = _texts(made)
    assert found[f"{SITE}1"].startswith("E-INTAKE-FORMAT a page packed as 'br', which is not read")
    assert found[f"{SITE}2"].startswith("E-INTAKE-PARSE the packed page is cut off")
    assert found[f"{SITE}3"].startswith("E-INTAKE-PARSE the page was cut off when it was archived")


def test_what_is_no_page_is_told_in_one_line() -> None:
    made = Archive()
    made.response(f"{SITE}1", b"", status="301 Moved")
    made.response(f"{SITE}2", page("gone"), status="404 Not Found")
    made.response(f"{SITE}3", b"x", "image/png").response(f"{SITE}4", b"x", "image/png")
    made.response(f"{SITE}5", b"x", "text/css").response(f"{SITE}6", b"", sort="revisit")
    made.response("dns:news.example", b"x", "text/dns", sort="resource")
    made.response(f"{SITE}7", page(SHELLS))
    told = _texts(made)
    assert told.pop(f"{SITE}7") == SHELLS
    assert told == {
        "a.warc.gz#not-read":
            "I-NOT-A-REPORT 7 records that are no reports: 2 image/png, 1 of status 301, "
            "1 of status 404, 1 text/css, 1 revisit, 1 resource",
    }  # fmt: skip


def test_a_page_that_is_not_what_its_digest_says_is_refused() -> None:
    raw, sent = page(SHELLS), chunked(page(SHELLS))
    made = Archive(gzip=False).response(f"{SITE}a", raw)
    made.response(f"{SITE}b", sent, Transfer_Encoding="chunked")
    whole = made.bytes()
    digests = re.findall(rb"WARC-Payload-Digest: (\S+)", whole)

    def told(*others: str) -> dict[str, str]:
        changed = whole
        for digest, other in zip(digests, others, strict=True):
            changed = changed.replace(digest, other.encode(), 1)
        return _texts(changed)

    right, of_chunks = (f"sha256:{sha256(one).hexdigest()}" for one in (raw, sent))
    assert set(_texts(whole).values()) == {SHELLS}
    assert set(told(right, right).values()) == {SHELLS}
    assert set(told("blake9:xyz", of_chunks).values()) == {SHELLS}
    found = told("sha1:" + "A" * 32, right)
    assert found[f"{SITE}a"].startswith("E-INTAKE-PARSE the page is not what its digest says")
    assert found[f"{SITE}b"] == SHELLS


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_broken_archive_what_was_read_stays(packed: bool) -> None:
    made = Archive(gzip=packed).response(f"{SITE}1", page(SHELLS))
    whole = len(made.bytes())
    made.response(f"{SITE}2", page(SHELLS) * 40)
    for cut in (whole + 60, len(made.bytes()) - 30):
        first, *rest = _texts(made.bytes()[:cut]).items()
        assert first == (f"{SITE}1", SHELLS)
        assert [told[:14] for _, told in rest] == ["E-INTAKE-PARSE"]


def test_what_is_no_archive_is_refused_by_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert [t[:14] for t in _texts(b"no archive\n" * 9).values()] == ["E-INTAKE-PARSE"]
    assert [t[:14] for t in _texts(b"").values()] == ["E-INTAKE-EMPTY"]
    assert [t[:14] for t in _texts(b"no", "a.wacz").values()] == ["E-INTAKE-PARSE"]
    assert [t[:14] for t in _texts(wacz(), "a.wacz").values()] == ["E-INTAKE-PARSE"]
    assert capsys.readouterr().err == ""


def test_a_wacz_gives_the_pages_of_each_archive_in_it(tmp_path: Path) -> None:
    one = Archive().response(f"{SITE}1", page(SHELLS)).bytes()
    two = Archive().response(f"{SITE}2", page("Troops left.")).bytes()
    (tmp_path / "a.wacz").write_bytes(wacz(one=one, two=two))
    items = list(find_inputs([tmp_path / "a.wacz"]))
    assert {i.locator: _text(i) for i in items} == {f"{SITE}1": SHELLS, f"{SITE}2": "Troops left."}
    assert items[0].how.endswith("in one.warc.gz")


def test_large_pages_and_too_many_records_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_payload, "MOST_RECORD", 1_000)
    made = Archive().response(f"{SITE}1", page("x" * 2_000))
    made.response(f"{SITE}2", gzip.compress(b"x" * 9_000), Content_Encoding="gzip")
    made.response(f"{SITE}3", page(SHELLS))
    found = _texts(made)
    assert found.pop(f"{SITE}3") == SHELLS
    assert [t[:18] for t in found.values()] == ["E-INTAKE-TOO-LARGE"] * 2
    monkeypatch.setattr(warcs, "MOST_RECORDS", 2)
    assert list(_texts(made)) == [f"{SITE}1", f"{SITE}2", "a.warc.gz#rest"]


def test_an_archive_is_read_record_by_record() -> None:
    made = Archive().response(f"{SITE}1", page(SHELLS))
    for n in range(2, 400):
        made.response(f"{SITE}{n}", sha256(bytes([n % 256])).digest() * 100)
    file = io.BytesIO(made.bytes())
    assert next(iter(warc_items(file, "a.warc.gz"))).locator == f"{SITE}1"
    assert file.tell() < len(made.bytes()) / 2


def test_a_pdf_in_an_archive_is_read() -> None:
    made = Archive().response(f"{SITE}a", pdf("Troops shelled Kesra.", ""), "application/pdf")
    assert _texts(made) == {f"{SITE}a": "Troops shelled Kesra."}


WHOLE = Archive(gzip=False).response(f"{SITE}1", page(SHELLS)).response(
    f"{SITE}2", chunked(gzip.compress(page(SHELLS), mtime=0)), Content_Encoding="gzip",
    Transfer_Encoding="chunked",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_archive_never_raises(data: st.DataObject) -> None:
    raw = bytearray(WHOLE.bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1), "at")
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        raw = raw or bytearray(b"x")
    packed = gzip.compress(raw) if data.draw(st.booleans()) else bytes(raw)
    assert _texts(packed)
