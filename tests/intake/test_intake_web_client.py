"""One address is asked politely and followed carefully; whatever the other side does, it ends."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest

import marsad
from marsad.intake import Seen
from marsad.intake.refusals import NotFetched
from marsad.intake.web.body import body_of
from web_desk import STORY, Clock, Page, Site, story, web


def refused(site: Site, path: str = "/a", clock: Clock | None = None, **manners: float) -> str:
    """The one line about what is at ``path``, which must not be had."""
    with web(clock, **manners) as client, pytest.raises(NotFetched) as refusal:
        client.get(site.at + path)
    line = f"{refusal.value.code}: {refusal.value.message}"
    assert len(line.splitlines()) == 1
    return line


def to(place: str, status: int = 302) -> Page:
    return Page(status=status, heads={"Location": place})


def drip(*parts: bytes, every_s: float = 0.02) -> Callable[[BaseHTTPRequestHandler, Event], None]:
    """Sends the last part over and over, slowly."""

    def act(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        for part in parts[:-1]:
            handler.wfile.write(part)
        while not closing.wait(every_s):
            handler.wfile.write(parts[-1])

    return act


def flood(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while not closing.is_set():
        handler.wfile.write(b"x" * 65_536)


def hang(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    closing.wait(5)


def cut(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nHalf of")
    handler.connection.shutdown(socket.SHUT_RDWR)


def babble(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    handler.wfile.write(b"SSH-2.0-x\r\n" * 9)


def test_a_page_is_had_and_the_request_says_who_asks(site: Site) -> None:
    site.pages["/a"] = Page(story("Kolda"), etag='"v1"', heads={"Set-Cookie": "id=1"})
    with web() as client:
        answer = client.get(site.at + "/a#part")
        client.get(site.at + "/a")
    assert answer.raw == site.pages["/a"].body
    assert answer.how == f'GET 200 {site.at}/a etag "v1"'
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/a"]
    for _, heads in site.asked:
        assert heads["user-agent"].startswith(f"Marsad/{marsad.__version__} ")
        assert "cookie" not in heads
        assert "if-none-match" not in heads


def test_what_was_seen_before_is_asked_for_news_only(site: Site) -> None:
    site.pages["/a"] = Page(story("Kolda"), etag='"v1"')
    url = f"{site.at}/a"
    seen = Seen(url, '"v1"', "Tue, 05 Mar 2024 10:00:00 GMT", "2030-01-01T00:00:00Z")
    with web(visits={url: seen}) as client:
        answer = client.get(url)
    assert (answer.raw, answer.unchanged, site.sent) == (b"", "2030-01-01T00:00:00Z", 9)
    heads = site.asked[-1][1]
    assert heads["if-none-match"] == '"v1"'
    assert heads["if-modified-since"] == "Tue, 05 Mar 2024 10:00:00 GMT"


def test_unchanged_is_no_answer_to_who_was_never_there(site: Site) -> None:
    site.pages["/a"] = Page(status=304)
    assert refused(site) == "E-FETCH-STATUS: the answer is 304"


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "404 (there is no such page)"), (410, "410 (it is gone for ever)"),
     (403, "403 (forbidden)"), (401, "401 (it wants a password)"), (418, "418"),
     (500, "500 (the server failed)"), (204, "204"), (206, "206"), (300, "300"),
     (302, "302")],
)  # fmt: skip
def test_another_status_is_one_line_with_its_number(site: Site, status: int, says: str) -> None:
    site.pages["/a"] = Page(b"", status=status)
    assert refused(site) == f"E-FETCH-STATUS: the answer is {says}"


def test_five_redirects_are_followed_and_no_sixth(site: Site) -> None:
    site.pages |= {f"/{n}": to(f"/{n + 1}", 301) for n in range(6)}
    site.pages["/6"] = Page(story("Kolda"))
    with web() as client:
        assert client.get(f"{site.at}/1").how == f"GET 200 {site.at}/6"
    assert refused(site, "/0") == "E-FETCH-REDIRECT: it is redirected more than 5 times"


def test_a_circle_of_redirects_is_said(site: Site) -> None:
    site.pages |= {"/a": to("/b"), "/b": to("/a#again")}
    assert refused(site) == f"E-FETCH-REDIRECT: its redirects go in a circle, by {site.at}/a"
    assert site.paths() == ["/a", "/b"]


@pytest.mark.parametrize(
    "place",
    ["file:///etc/hostname", "ftp://a.example/x", "javascript:alert(1)",
     "http://amal:s3cret@a.example/", "data:text/plain,x", "http://[::1/"],
)  # fmt: skip
def test_a_redirect_off_the_web_is_not_followed(site: Site, place: str) -> None:
    site.pages["/a"] = to(place)
    said = refused(site)
    assert said.startswith("E-FETCH-REDIRECT: it is redirected to ")
    assert "s3cret" not in said


def test_a_public_page_leads_nobody_inside(site: Site, outside: Site) -> None:
    site.pages["/secret"] = Page(story("Inside"))
    outside.pages |= {"/a": to(f"{site.at}/secret"), "/b": to("/a")}
    for path in ("/a", "/b"):
        assert refused(outside, path).startswith("E-FETCH-REDIRECT: a public address leads to")
    assert site.asked == []


def test_a_robots_txt_leads_nobody_inside_either(site: Site, outside: Site) -> None:
    outside.pages |= {"/robots.txt": to(f"{site.at}/robots.txt"), "/a": Page(story("Out"))}
    assert refused(outside).startswith("E-FETCH-REDIRECT: a public address leads to")
    assert (site.asked, outside.paths()) == ([], [])


def test_from_inside_one_may_go_out_but_not_back(site: Site, outside: Site) -> None:
    site.pages |= {"/a": to(f"{outside.at}/a"), "/c": Page(story("Inside"))}
    outside.pages |= {"/a": Page(story("Out")), "/b": to(f"{site.at}/c")}
    site.pages["/b"] = to(f"{outside.at}/b")
    with web() as client:
        assert client.get(f"{site.at}/a").public
    assert "leads to one of this machine" in refused(site, "/b")


def test_a_server_that_never_answers_is_left(site: Site) -> None:
    site.pages["/a"] = Page(act=hang)
    assert refused(site, quiet_s=0.1) == "E-FETCH-TIME: nothing was heard for 0.1 seconds"


@pytest.mark.parametrize(
    "parts",
    [(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"x"),
     (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
     (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"), (b"", b"HTTP/1.1 103 Wait\r\n\r\n")],
    ids=["its body", "its body of a length", "its head", "answers before the answer"],
)  # fmt: skip
def test_a_server_that_drips_is_cut_off_in_time(site: Site, parts: tuple[bytes, ...]) -> None:
    site.pages["/a"] = Page(act=drip(*parts))
    begun = time.monotonic()
    assert refused(site, total_s=0.15) == "E-FETCH-TIME: it was not done after 0.15 seconds"
    assert time.monotonic() - begun < 3


def test_a_body_without_end_is_stopped_at_the_limit(site: Site) -> None:
    site.pages["/a"] = Page(act=flood)
    said = refused(site, most=300_000)
    assert said == "E-INTAKE-TOO-LARGE: more than 300000 bytes; the rest was not taken"


def test_little_that_unpacks_to_much_is_stopped_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(30_000_000), mtime=0)
    assert len(bomb) < 40_000
    site.pages["/a"] = Page(bomb, heads={"Content-Encoding": "gzip"})
    assert refused(site, most=1_000_000).startswith("E-INTAKE-TOO-LARGE")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_what_comes_packed_is_kept_unpacked(site: Site, pack: Callable[[bytes], bytes]) -> None:
    name = "gzip" if pack is gzip.compress else "deflate"
    site.pages["/a"] = Page(pack(story("Kolda")), heads={"Content-Encoding": name})
    with web() as client:
        assert client.get(f"{site.at}/a").raw == story("Kolda")


@pytest.mark.parametrize(
    ("packing", "raw", "says"),
    [("br", b"x", "packed as 'br'"), ("gzip, gzip", b"x", "packed as 'gzip, gzip'"),
     ("gzip", b"no gzip", "cannot be unpacked"),
     ("gzip", gzip.compress(STORY.encode())[:-9], "cut off")],
)  # fmt: skip
def test_what_cannot_be_unpacked_is_refused(
    site: Site, packing: str, raw: bytes, says: str
) -> None:
    site.pages["/a"] = Page(raw, heads={"Content-Encoding": packing})
    said = refused(site)
    assert said.startswith("E-FETCH-NETWORK")
    assert says in said


def test_packed_parts_one_after_another_are_one_body() -> None:
    two = gzip.compress(b"one ") + gzip.compress(b"two")
    assert body_of([two[i : i + 3] for i in range(0, len(two), 3)], "gzip", 100) == b"one two"


def test_a_connection_cut_in_the_middle_gives_nothing(site: Site) -> None:
    site.pages["/a"] = Page(act=cut)
    assert refused(site).startswith("E-FETCH-NETWORK: the answer breaks off")


def test_what_does_not_speak_http_is_refused(site: Site) -> None:
    site.pages["/a"] = Page(act=babble)
    assert refused(site).startswith("E-FETCH-NETWORK: the answer breaks off, or is none")


@pytest.mark.parametrize(
    ("address", "says"),
    [("http://127.0.0.1:9/a", "the host does not take connections there"),
     ("http://no-such-host.invalid/a", "no host of this name is known")],
)  # fmt: skip
def test_a_host_that_is_not_there_is_one_line(address: str, says: str) -> None:
    with web() as client, pytest.raises(NotFetched, match="E-FETCH-NETWORK") as refusal:
        client.get(address)
    assert says in refusal.value.message
    assert refusal.value.again


def test_a_connection_that_cannot_be_made_safe_is_refused(site: Site) -> None:
    with web() as client, pytest.raises(NotFetched, match="E-FETCH-NETWORK") as refusal:
        client.get(site.at.replace("http:", "https:") + "/a")
    assert "cannot be made safe" in refusal.value.message


@pytest.mark.parametrize(
    ("status", "after", "until"),
    [(429, "120", "00:02:00"), (503, "Tue, 01 Jan 2030 01:00:00 GMT", "01:00:00"),
     (429, "0", "00:00:00"), (503, "Mon, 31 Dec 2029 01:00:00 GMT", "00:00:00")],
)  # fmt: skip
def test_a_busy_host_is_left_alone_as_long_as_it_asks(
    site: Site, status: int, after: str, until: str
) -> None:
    site.pages |= {
        "/a": Page(status=status, heads={"Retry-After": after}), "/b": Page(story("Kolda")),
    }  # fmt: skip
    clock = Clock()
    with web(clock) as client:
        for path in ("/a", "/b") if until > "00:00:00" else ("/a",):
            with pytest.raises(NotFetched, match="E-FETCH-WAIT") as refusal:
                client.get(site.at + path)
            assert f"left alone until 2030-01-01T{until}Z" in refusal.value.message
        assert site.paths() == ["/a"]
        clock.seconds += 3600
        assert client.get(f"{site.at}/b").raw


def test_a_host_that_is_asked_too_much_is_not_asked_again_in_this_run(site: Site) -> None:
    site.pages |= {"/a": Page(status=429), "/b": Page(story("Kolda"))}
    with web() as client:
        for path, code in (("/a", "E-FETCH-STATUS"), ("/b", "E-FETCH-WAIT")):
            with pytest.raises(NotFetched, match=code):
                client.get(site.at + path)
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("after", ["soon", "-5", "9" * 5000, "Tue, 99 Jan 2030", "1.5"])
def test_a_retry_after_that_says_nothing_is_one_line_still(site: Site, after: str) -> None:
    site.pages["/a"] = Page(status=503, heads={"Retry-After": after})
    assert refused(site).startswith(("E-FETCH-STATUS", "E-FETCH-WAIT"))


def test_two_requests_to_one_host_lie_a_pause_apart(site: Site, outside: Site) -> None:
    site.pages |= {"/a": Page(story("Kolda")), "/b": Page(story("Gao"))}
    outside.pages["/a"] = Page(story("Out"))
    clock = Clock()
    with web(clock, pause_s=1.0) as client:
        client.get(f"{site.at}/a")
        assert clock.slept == [1.0]
        clock.seconds += 0.4
        client.get(f"{site.at}/b")
        assert clock.slept == [1.0, 0.6]
        client.get(f"{outside.at}/a")
        assert clock.slept == [1.0, 0.6, 1.0]
        clock.seconds += 60
        client.get(f"{site.at}/a")
    assert clock.slept == [1.0, 0.6, 1.0]


def test_a_proxy_of_the_environment_is_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", site.at)
    site.pages["http://valley.example/a"] = Page(story("By the proxy"))
    with web() as client:
        assert b"By the proxy" in client.get("http://valley.example/a").raw
