"""Feeds, from a file: each entry is an item with the feed's own words; nothing is opened."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Item, Refusal, find_inputs, read_item
from marsad.intake.web.feed_entries import feed_items
from marsad.intake.web.feeds import MOST_ENTRIES, day_said, is_feed
from marsad.model.sources import Document
from web_desk import RECEIVED, rss

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Kesra Watch</title><id>urn:kesra</id><updated>2024-03-07T08:00:00Z</updated>
<entry><title>Harbour &amp; market shelled</title><id>tag:kesra.example,2024:1</id>
<link rel="alternate" href="https://kesra.example/1?a=b#c"/><link rel="self" href="/self"/>
<published>2024-03-05T23:30:00-05:00</published><updated>2024-03-06T10:00:00Z</updated>
<author><name>Mira Tolun</name></author><summary>In short.</summary>
<content type="html">&lt;p&gt;Forces shelled the harbour of Kesra on Sunday.&lt;/p&gt;
&lt;p&gt;&lt;script&gt;x()&lt;/script&gt;Two men died.&lt;/p&gt;</content></entry>
<entry><title>Only changed</title><id>tag:kesra.example,2024:2</id>
<updated>2024-03-06T10:00:00Z</updated>
<content type="text">A plain &lt; text of it.</content></entry>
<entry><title>Nothing in it</title><id>tag:kesra.example,2024:3</id></entry>
</feed>"""


def items(raw: bytes | str) -> list[Item]:
    return list(feed_items(raw.encode() if isinstance(raw, str) else raw, "f.atom"))


def document(item: Item, **options: object) -> Document:
    found = read_item(item, received=RECEIVED, **options)  # type: ignore[arg-type]
    assert isinstance(found, Document), found
    return found


def test_an_entry_of_atom_gives_what_it_says_of_itself() -> None:
    first, second, third = items(ATOM)
    found = document(first)
    assert found.text == "Forces shelled the harbour of Kesra on Sunday.\n\nTwo men died."
    assert (found.title, found.author) == ("Harbour & market shelled", "Mira Tolun")
    assert (found.source.name, found.locator) == ("Kesra Watch", "https://kesra.example/1?a=b")
    assert str(found.published) == "2024-03-05"
    assert document(second).text == "A plain < text of it."
    assert second.locator == "tag:kesra.example,2024:2"
    assert third.refusal is not None
    assert third.refusal.code == "E-INTAKE-EMPTY"


def test_a_day_of_change_counts_only_where_nothing_else_says_one() -> None:
    second = items(ATOM)[1]
    assert str(document(second).published) == "2024-03-06"
    given_day = date(2024, 3, 1)
    assert document(second, default_published=given_day).published == given_day
    assert str(document(items(ATOM)[0], default_published=given_day).published) == "2024-03-05"


def test_an_entrys_own_bytes_are_its_fields_as_a_line() -> None:
    first = items(ATOM)[0]
    fields = json.loads(first.raw or b"")
    assert fields["feed"] == "Kesra Watch"
    assert fields["link"] == "https://kesra.example/1?a=b"
    assert fields["published"] == "2024-03-05T23:30:00-05:00"
    assert items(ATOM)[0].raw == first.raw


def test_a_feed_whose_xml_is_broken_gives_what_can_be_told_apart_and_says_so() -> None:
    whole = rss("<title>One &nbsp; & two</title><description>Shells fell on Kolda.</description>")
    for raw in (whole, whole[:-20], whole.replace(b"</item>", b"")):
        (item,) = items(raw)
        assert document(item).text == "Shells fell on Kolda."
        assert item.beside.note == "from a feed whose XML is broken"
    sound = rss("<title>One</title><description>Shells fell on Kolda.</description>")
    assert items(sound)[0].beside.note == ""


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "iso-8859-5", "utf-8-sig"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    words = "Снаряды упали на порт Колды."
    name = encoding.removesuffix("-sig")
    text = rss(f"<title>Т</title><description>{words}</description>").decode()
    (item,) = items(text.replace('"utf-8"', f'"{name}"').encode(encoding))
    assert document(item).text == words


@pytest.mark.parametrize(
    ("raw", "code"),
    [("", "E-INTAKE-EMPTY"), (" \n", "E-INTAKE-EMPTY"), ("<p>No feed</p>", "E-INTAKE-PARSE"),
     ("\x00\x01\x02", "E-INTAKE-PARSE"), (rss().decode(), "E-INTAKE-EMPTY"),
     ("/etc/hostname", "E-INTAKE-PARSE"), ("http://127.0.0.1:9/feed", "E-INTAKE-PARSE")],
)  # fmt: skip
def test_what_is_no_feed_is_one_line(raw: str, code: str) -> None:
    (item,) = items(raw)
    assert item.refusal is not None
    assert item.refusal.code == code


def test_nothing_that_a_feed_names_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    text = rss(
        "<title>T</title><link>http://127.0.0.1:9/page</link><enclosure url='http://127.0.0.1:9/e'"
        "/><description>Shells fell. &lt;img src='http://127.0.0.1:9/i.png'&gt;</description>"
    ).decode()
    head = '<?xml-stylesheet href="http://127.0.0.1:9/s.xsl"?>'
    (item,) = items(text.replace("?><rss", f'?>{head}<!DOCTYPE rss SYSTEM "file:///etc/x"><rss'))
    assert document(item).text == "Shells fell."


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY f SYSTEM "file:///etc/hostname">', '<!ENTITY n SYSTEM "http://127.0.0.1:9/x">',
     '<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(20))],
)  # fmt: skip
def test_a_feed_that_defines_entities_is_refused(entity: str) -> None:
    text = rss("<title>T</title><description>&f; &n; &a9; Shells.</description>").decode()
    for encoding in ("utf-8", "utf-16"):
        raw = text.replace("?><rss", f"?><!DOCTYPE r [{entity}]><rss").encode(encoding)
        (item,) = items(raw)
        assert item.refusal is not None
        assert item.refusal.message == "a feed that defines entities of its own"


def test_elements_in_one_another_without_end_are_refused_at_once() -> None:
    (item,) = items("<rss><channel>" + "<item>" * 100_000)
    assert item.refusal is not None
    assert item.refusal.code == "E-INTAKE-PARSE"
    many = "<description><![CDATA[" + "<br>" * 20_000 + "Shells fell.]]></description>"
    assert items(rss(many))[0].refusal is None


def test_two_entries_of_one_address_are_two_items() -> None:
    one = "<link>https://a.example/live</link><description>Shells fell at {}.</description>"
    found = items(rss(one.format("six"), one.format("nine")))
    assert [i.locator for i in found] == [
        "https://a.example/live", "https://a.example/live#entry-2",
    ]  # fmt: skip
    assert len({document(i).id for i in found}) == 2


def test_a_password_in_a_link_is_kept_nowhere() -> None:
    (item,) = items(rss("<link>https://amal:s3cret@a.example/x</link><guid>https://amal:s3cret@a."
                        "example/x</guid><description>Shells fell.</description>"))  # fmt: skip
    assert "s3cret" not in repr(item)
    assert item.locator == "https://a.example/x"


def test_a_feed_of_very_many_entries_says_how_many_are_read() -> None:
    one = "<guid>{}</guid><description>Shells fell.</description>"
    found = items(rss(*(one.format(f"n{n}") for n in range(MOST_ENTRIES + 5))))
    assert len(found) == MOST_ENTRIES + 1
    assert found[-1].refusal is not None
    assert found[-1].refusal.code == "E-INTAKE-TOO-LARGE"


def test_a_file_that_begins_as_a_feed_is_read_as_one(tmp_path: Path) -> None:
    feed = rss("<title>T</title><description>Shells fell on Kolda.</description>")
    for name in ("a.rss", "b.xml", "c.ATOM"):
        (tmp_path / name).write_bytes(feed)
    (tmp_path / "d.xml").write_text("<other/>")
    (tmp_path / "e.rss").write_text("<other/>")
    found = {i.locator.rpartition("/")[2]: i for i in find_inputs([tmp_path])}
    assert {name: i.form for name, i in found.items() if i.refusal is None} == {
        "a.rss#entry-1": "entry", "b.xml#entry-1": "entry", "c.ATOM#entry-1": "entry",
    }  # fmt: skip
    codes = {name: i.refusal.code for name, i in found.items() if i.refusal is not None}
    assert codes == {"d.xml": "I-SUFFIX", "e.rss": "E-INTAKE-PARSE"}
    (named,) = find_inputs([tmp_path / "d.xml"])
    assert named.refusal is not None
    assert named.refusal.code == "E-INTAKE-FORMAT"


@pytest.mark.parametrize(
    ("head", "told"),
    [(b"<rss version='2.0'>", True), (b"\xef\xbb\xbf<?xml version='1.0'?>\n<feed xmlns='x'>", True),
     (b"<?xml version='1.0'?><!-- c --><!DOCTYPE rss><rdf:RDF xmlns='x'>", True),
     ("<?xml version='1.0'?><rss>".encode("utf-16"), True), (b"<a:feed xmlns:a='x'>", True),
     (b"<html><body><rss>", False), (b"<feedback>", False), (b"", False), (b"words <rss>", False)],
)  # fmt: skip
def test_a_feed_is_told_by_how_it_begins(head: bytes, told: bool) -> None:
    assert is_feed(head) is told


@pytest.mark.parametrize(
    ("written", "day"),
    [("Tue, 05 Mar 2024 23:30:00 -0500", "2024-03-05"), ("2024-03-05T23:30:00-05:00", "2024-03-05"),
     ("5 Mar 2024", "2024-03-05"), ("Tue, 05 Mar 24 08:00 EST", "2024-03-05"), ("", "None"),
     ("yesterday", "None"), ("Tue, 99 Mar 2024 08:00:00 GMT", "None"), ("2024-02-31", "None")],
)  # fmt: skip
def test_a_day_is_as_it_is_where_it_was_written(written: str, day: str) -> None:
    assert str(day_said(written)) == day


HEADS = st.sampled_from([b"", b"<rss><channel><item>", ATOM.encode()[:700]])


@given(st.binary(max_size=300), HEADS)
def test_whatever_the_bytes_every_item_is_a_document_or_a_refusal(rest: bytes, head: bytes) -> None:
    found = list(feed_items(head + rest, "f.rss"))
    assert found
    for item in found:
        assert isinstance(read_item(item, received=RECEIVED), Document | Refusal)
