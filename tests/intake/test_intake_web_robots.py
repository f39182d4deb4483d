"""What robots.txt says is kept to, as RFC 9309 has it."""

from __future__ import annotations

import gzip

import pytest

from marsad.intake.refusals import NotFetched
from web_desk import Clock, Page, Site, story, web


def rules(text: str, **heads: str) -> Page:
    return Page(text.encode(), "text/plain", heads=heads)


def code_at(site: Site, path: str = "/a") -> str:
    """The code of what becomes of ``path``, empty when it is had."""
    site.pages.setdefault(path, Page(story("Kolda")))
    with web() as client:
        try:
            client.get(site.at + path)
        except NotFetched as error:
            return error.code
    return ""


@pytest.mark.parametrize(
    ("text", "path", "had"),
    [
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: marsad\nAllow: /", "/a", True),
        ("User-agent: Marsad\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("", "/a", True), ("<html>no rules</html>", "/a", True),
    ],
)  # fmt: skip
def test_what_a_site_forbids_is_not_asked(site: Site, text: str, path: str, had: bool) -> None:
    site.pages["/robots.txt"] = rules(text)
    assert code_at(site, path) == ("" if had else "E-FETCH-ROBOTS")
    assert site.paths() == ([path] if had else [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_robots_txt_that_is_not_there_allows_everything(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Page(b"Disallow: /", status=status)
    assert code_at(site) == ""


@pytest.mark.parametrize("status", [500, 502, 503, 599, 204, 304])
def test_a_robots_txt_that_cannot_be_had_allows_nothing(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Page(status=status)
    assert code_at(site) == "E-FETCH-ROBOTS"
    assert site.paths() == []


def test_a_robots_txt_is_asked_once_for_a_site(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=500)
    with web() as client:
        for path in ("/a", "/b", "/c"):
            with pytest.raises(NotFetched, match=r"cannot be had \(status 500\)"):
                client.get(site.at + path)
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_a_redirect_to_a_host_that_forbids_it_ends_there(site: Site, outside: Site) -> None:
    outside.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /")
    site.pages["/a"] = Page(status=301, heads={"Location": f"{outside.at}/a"})
    assert code_at(site) == "E-FETCH-ROBOTS"
    assert outside.paths() == []


def test_the_rules_at_the_end_of_redirects_are_those_of_the_site(site: Site) -> None:
    site.pages |= {
        "/robots.txt": Page(status=301, heads={"Location": "/rules"}),
        "/rules": rules("User-agent: *\nDisallow: /a"),
    }
    assert code_at(site) == "E-FETCH-ROBOTS"


def test_rules_that_are_redirected_without_end_count_as_none(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=301, heads={"Location": "/robots.txt"})
    assert code_at(site) == ""


def test_rules_that_are_redirected_off_the_web_allow_nothing(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=301, heads={"Location": "file:///etc/hostname"})
    assert code_at(site) == "E-FETCH-ROBOTS"


def test_half_a_megabyte_of_rules_is_read_and_no_more(site: Site) -> None:
    filling = "# " + "x" * 98 + "\n"
    body = "User-agent: *\nDisallow: /a\n" + filling * 6000 + "Disallow: /b\n"
    site.pages["/robots.txt"] = rules(body)
    assert [code_at(site, path) for path in ("/a", "/b")] == ["E-FETCH-ROBOTS", ""]


def test_rules_that_unpack_to_much_allow_nothing(site: Site) -> None:
    bomb = gzip.compress(bytes(70_000_000), mtime=0)
    site.pages["/robots.txt"] = Page(bomb, "text/plain", heads={"Content-Encoding": "gzip"})
    assert code_at(site) == "E-INTAKE-TOO-LARGE"
    assert site.paths() == []


def test_the_delay_that_a_site_asks_for_is_waited(site: Site) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 7.5")
    site.pages |= {path: Page(story("Kolda")) for path in ("/a", "/b")}
    clock = Clock()
    with web(clock, pause_s=1.0) as client:
        client.get(f"{site.at}/a")
        client.get(f"{site.at}/b")
    assert clock.slept == [1.0, 7.5]


def test_a_delay_that_nobody_sits_out_is_said_and_not_waited(site: Site) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 86400")
    site.pages |= {path: Page(story("Kolda")) for path in ("/a", "/b")}
    clock = Clock()
    with web(clock) as client:
        client.get(f"{site.at}/a")
        with pytest.raises(NotFetched, match="E-FETCH-WAIT: the site asks for 86400 seconds"):
            client.get(f"{site.at}/b")
    assert clock.slept == []


def test_a_robots_txt_in_which_a_host_asks_for_rest_is_heeded(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=429, heads={"Retry-After": "60"})
    assert code_at(site) == "E-FETCH-WAIT"
    assert site.paths() == []
