"""What an address gives to read: a page, a paper, each entry of a feed; or one line that says why
nothing."""

from __future__ import annotations

from hashlib import sha256

import pytest
from intake_desk import marked
from paper_desk import pdf

from marsad.intake import Item, Refusal, Seen, read_item
from marsad.intake.web.items import items_at
from marsad.model.sources import Document
from web_desk import RECEIVED, STORY, Page, Site, rss, story, web


def items(site: Site, path: str = "/a", **options: object) -> list[Item]:
    with web(**options) as client:  # type: ignore[arg-type]
        return list(items_at(site.at + path, client, received=RECEIVED))


def taken(item: Item) -> Document | Refusal:
    return read_item(item, received=RECEIVED)


def document(item: Item) -> Document:
    found = taken(item)
    assert isinstance(found, Document), found
    return found


def entry(title: str, link: str = "", text: str = "", more: str = "") -> str:
    inner = f"<title>{title}</title>" + (f"<link>{link}</link>" if link else "")
    return inner + (f"<description>{text}</description>" if text else "") + more


def test_a_page_is_a_report_with_its_address_and_its_line_of_custody(site: Site) -> None:
    head = (
        '<meta property="og:site_name" content="Valley Post">'
        '<meta property="article:published_time" content="2024-03-05">'
    )
    site.pages["/a"] = Page(story("Shelling at Kolda", head=head), etag='"v1"')
    (item,) = items(site, "/a#comments")
    found = document(item)
    assert (found.locator, found.source.name) == (f"{site.at}/a", "Valley Post")
    assert str(found.published) == "2024-03-05"
    assert STORY in found.text
    assert found.raw_sha256 == sha256(site.pages["/a"].body).hexdigest()
    assert item.how == f'GET 200 {site.at}/a etag "v1"'
    assert item.beside.seen == Seen(f"{site.at}/a", '"v1"')


def test_a_page_that_names_no_publisher_is_of_its_host(site: Site) -> None:
    site.pages["/a"] = Page(story("Shelling at Kolda"))
    assert document(items(site)[0]).source.name == "127.0.0.1"
    named = read_item(items(site)[0], received=RECEIVED, default_source="By hand")
    assert isinstance(named, Document)
    assert named.source.name == "By hand"


def test_the_locator_is_where_a_person_pointed_and_custody_where_it_was(site: Site) -> None:
    site.pages |= {"/a": Page(status=301, heads={"Location": "/b"}), "/b": Page(story("Kolda"))}
    (item,) = items(site)
    assert (item.locator, item.how) == (f"{site.at}/a", f"GET 200 {site.at}/b")


@pytest.mark.parametrize(
    ("path", "kind", "raw", "form"),
    [
        ("/a", "application/pdf", b"%PDF-1.7 x", "pdf"),
        ("/a", "text/html", b"%PDF-1.7 x", "pdf"),
        ("/a.pdf", "application/octet-stream", b"x", "pdf"),
        ("/a.docx", "application/octet-stream", b"PK x", "docx"),
        ("/a.docx", "application/zip", b"PK x", "docx"),
        ("/a.txt", "text/plain; charset=utf-8", b"Words.", "txt"),
        ("/a", "text/plain", b"Words.", "txt"),
        ("/a.md", "text/plain", b"# Words", "md"),
        ("/a", "text/plain", b" <!DOCTYPE html><p>Words", "html"),
        ("/a.html", "", b"<p>Words", "html"),
        ("/a", "application/xhtml+xml", b"<html><p>Words", "html"),
        ("/a", "TEXT/HTML;charset", b"<p>Words", "html"),
        ("/a", "text/html", rss(), "feed"),
        ("/a", "application/xml", rss(), "feed"),
        ("/a.xml", "text/plain", rss(), "feed"),
        ("/a.pdf", "text/html", b"<p>Log in first", "html"),
    ],
)
def test_the_form_is_told_by_type_then_suffix_then_first_bytes(
    site: Site, path: str, kind: str, raw: bytes, form: str
) -> None:
    site.pages[path] = Page(raw, kind)
    assert items(site, path)[-1].form == form


@pytest.mark.parametrize(
    ("path", "kind", "raw", "code"),
    [
        ("/a.png", "image/png", b"\x89PNG", "E-INTAKE-FORMAT"),
        ("/a.html", "video/mp4", b"x", "E-INTAKE-FORMAT"),
        ("/a", "application/json", b"{}", "E-INTAKE-FORMAT"),
        ("/a", "application/octet-stream", b"\x00\x01", "E-INTAKE-FORMAT"),
        ("/a", "", b"\x00\x01", "E-INTAKE-FORMAT"),
        ("/a", "application/xml", b"<?xml version='1.0'?><other/>", "E-INTAKE-FORMAT"),
        ("/a", "text/html", b"", "E-INTAKE-EMPTY"),
        ("/a", "text/plain", b" \n ", "E-INTAKE-EMPTY"),
        ("/a", "text/html", b"<script>var a</script>", "E-INTAKE-EMPTY"),
        ("/a", "application/pdf", b"<p>Log in first", "E-INTAKE-PARSE"),
        ("/a", "application/rss+xml", b"<p>No feed", "E-INTAKE-PARSE"),
        ("/a", "text/plain", b"\x89PNG\r\n\x00\x01", "E-INTAKE-BINARY"),
        ("/a", "text/html; \u00e9\u00e8", b"", "E-INTAKE-EMPTY"),
    ],
)
def test_what_is_no_report_is_one_line(
    site: Site, path: str, kind: str, raw: bytes, code: str
) -> None:
    site.pages[path] = Page(raw, kind)
    (item,) = items(site, path)
    found = taken(item)
    assert isinstance(found, Refusal)
    assert (found.code, found.locator) == (code, site.at + path)
    assert item.how.startswith("GET 200 ")


def test_a_paper_is_read_as_one(site: Site) -> None:
    site.pages["/bulletin"] = Page(pdf("= Shelling in Kesra\n\nForces shelled the harbour."),
                                   "application/pdf")  # fmt: skip
    assert "shelled the harbour" in document(items(site, "/bulletin")[0]).text


def test_a_table_gives_its_rows_and_each_says_where_from(site: Site) -> None:
    table = b"text,published\nShells fell.,2024-03-05\nMen fled.,\n"
    site.pages["/r.csv"] = Page(table, "text/csv")
    found = items(site, "/r.csv")
    assert [i.locator for i in found] == [f"{site.at}/r.csv#row-2", f"{site.at}/r.csv#row-3"]
    assert {i.how for i in found} == {f"row in GET 200 {site.at}/r.csv"}


@pytest.mark.parametrize(
    ("kind", "meta", "encoding"),
    [
        ("text/html; charset=windows-1251", "", "cp1251"),
        ("text/html", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=no-such-thing", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=utf-8", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=ascii", "", "utf-8"),
        ("text/html; charset=windows-1251", "", "utf-8"),
        ("text/html; charset=utf-16", "", "utf-8"),
    ],
)
def test_a_charset_is_believed_as_far_as_it_can_be(
    site: Site, kind: str, meta: str, encoding: str
) -> None:
    words = "Снаряды упали на порт Колды во вторник, сообщил начальник порта. Двое погибли."
    raw = f"<html><head>{meta}</head><body><p>{words}</p></body></html>".encode(encoding)
    site.pages["/a"] = Page(raw, kind)
    assert words in document(items(site)[0]).text


def test_what_has_not_changed_is_known(site: Site) -> None:
    site.pages["/a"] = Page(story("Kolda"), etag='"v1"')
    seen = Seen(f"{site.at}/a", '"v1"', "", "2029-12-01T00:00:00Z")
    (item,) = items(site, visits={seen.url: seen})
    assert item.refusal == Refusal("I-UNCHANGED", "unchanged since 2029-12-01T00:00:00Z",
                                   f"{site.at}/a", "known")  # fmt: skip
    assert item.how == f'GET 304 {site.at}/a etag "v1"'


def test_what_is_not_there_is_an_item_with_what_was_asked(site: Site) -> None:
    (item,) = items(site, "/gone")
    assert item.refusal is not None
    assert (item.refusal.code, item.how) == ("E-FETCH-STATUS", f"GET 404 {site.at}/gone")


def test_a_password_in_an_address_is_in_no_part_of_its_item(site: Site) -> None:
    with web() as client:
        address = site.at.replace("http://", "http://amal:s3cret@")
        (item,) = items_at(address, client, received=RECEIVED)
    assert "s3cret" not in repr(item)
    assert (item.locator, site.asked) == (site.at, [])


def test_a_feed_gives_the_page_of_each_entry_and_a_line_for_itself(site: Site) -> None:
    site.pages |= {f"/{n}": Page(story(f"Report {n}"), etag=f'"{n}"') for n in (1, 2)}
    dated = "<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>"
    site.pages["/feed"] = Page(
        rss(entry("One", f"{site.at}/1#x", "Short.", dated), entry("Two", "/2", "Short.")),
        "application/rss+xml", etag='"f"',
    )  # fmt: skip
    first, second, feed = items(site, "/feed")
    found = document(first)
    assert (found.locator, found.title) == (f"{site.at}/1", "Report 1")
    assert (found.source.name, str(found.published)) == ("Valley Post", "2024-03-05")
    assert first.beside.seen == Seen(f"{site.at}/1", '"1"')
    assert (second.locator, second.form) == (f"{site.at}/2", "html")
    assert feed.refusal == Refusal("I-FEED", "a feed of 2 entries", f"{site.at}/feed", "skipped")
    assert feed.how == f'GET 200 {site.at}/feed etag "f"'


@pytest.mark.parametrize(
    ("page", "robots", "why", "final"),
    [
        (Page(status=404), "", "the answer is 404 (there is no such page)", True),
        (Page(status=500), "", "the answer is 500 (the server failed)", False),
        (Page(b"x"), "User-agent: *\nDisallow: /p", "robots.txt asks robots not to read", True),
        (Page(b"<script>app()</script>"), "", "there is no text in it", True),
        (Page(b"\x89PNG", "image/png"), "", "image/png cannot be read", True),
        (Page(rss(), "application/rss+xml"), "", "its page is a feed", True),
        (Page(status=302, heads={"Location": "/p"}), "", "its redirects go in a circle", True),
    ],
)
def test_where_a_page_cannot_be_had_the_feeds_own_words_are_taken_and_it_says_so(
    site: Site, page: Page, robots: str, why: str, final: bool
) -> None:
    text = "&lt;p&gt;Gunmen attacked a market in Gao.&lt;/p&gt;&lt;p&gt;Four were hurt.&lt;/p&gt;"
    more = "<pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate><author>Amal Diop</author>"
    site.pages |= {"/p": page, "/robots.txt": Page(robots.encode(), "text/plain")}
    feed = rss(entry("Market attacked", f"{site.at}/p", text, more))
    site.pages["/feed"] = Page(feed, "application/rss+xml", etag='"f"')
    own, last = items(site, "/feed")
    found = document(own)
    assert found.text == "Gunmen attacked a market in Gao.\n\nFour were hurt."
    assert (found.title, found.source.name) == ("Market attacked", "Valley Post")
    assert (found.locator, str(found.published)) == (f"{site.at}/p", "2024-03-05")
    assert found.author == "Amal Diop"
    assert own.how == f'entry of GET 200 {site.at}/feed etag "f"'
    assert own.beside.note.startswith("the feed's own words: ")
    assert why in own.beside.note
    assert last.refusal is not None
    assert (last.beside.seen is not None) == final


def test_a_page_has_one_locator_whether_a_feed_or_a_person_names_it(site: Site) -> None:
    site.pages["/%C3%A9"] = Page(story("Kolda"))
    feed = rss(entry("One", f"{site.at}/é#top", "In short."))
    site.pages["/feed"] = Page(feed, "application/rss+xml")
    assert items(site, "/feed")[0].locator == items(site, "/é")[0].locator == f"{site.at}/%C3%A9"


def test_a_feed_of_the_public_web_leads_nobody_inside(site: Site, outside: Site) -> None:
    site.pages["/admin"] = Page(story("Inside"))
    feed = rss(entry("One", f"{site.at}/admin", "Its own words, at some length."))
    outside.pages["/feed"] = Page(feed, "application/rss+xml")
    own, _ = items(outside, "/feed")
    assert "a public address leads to one of this machine" in own.beside.note
    assert site.asked == []


def test_an_entry_without_page_and_words_is_refused_by_name(site: Site) -> None:
    feed = rss(entry("One", f"{site.at}/gone"), entry("Two"))
    site.pages["/feed"] = Page(feed, "application/rss+xml")
    first, second, _ = items(site, "/feed")
    assert first.refusal is not None
    assert second.refusal is not None
    assert (first.refusal.code, first.locator) == ("E-FETCH-STATUS", f"{site.at}/gone")
    assert second.locator == f"{site.at}/feed#entry-2"


def test_a_feed_without_entries_is_no_fault(site: Site) -> None:
    site.pages["/feed"] = Page(rss(), "application/rss+xml")
    (item,) = items(site, "/feed")
    assert item.refusal is not None
    assert (item.refusal.code, item.refusal.outcome) == ("I-FEED", "skipped")


def test_a_feed_without_end_is_refused_whole(site: Site) -> None:
    def endless(handler: object, closing: object) -> None:
        write = handler.wfile.write  # type: ignore[attr-defined]
        write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n" + rss()[:-16])
        while not closing.is_set():  # type: ignore[attr-defined]
            write(b"<item><title>Again</title><description>And again.</description></item>" * 99)

    site.pages["/feed"] = Page(act=endless)
    (item,) = items(site, "/feed", most=400_000)
    assert item.refusal is not None
    assert item.refusal.code == "E-INTAKE-TOO-LARGE"


def test_marks_of_a_page_survive_the_way(site: Site) -> None:
    text = "Residents fled.</p><blockquote>We left at night.</blockquote><p>Then it rained."
    site.pages["/a"] = Page(story("Kolda", text))
    assert marked(document(items(site)[0]), "quote-block")
