"""``marsad add`` with addresses: a receipt for each item, custody, and no second transfer of what
has not changed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.store import open_desk
from marsad.store.library import documents, original
from marsad.store.receipts import Receipt, receipts
from marsad.store.visits import visit_of
from web_desk import STORY, Clock, Page, Site, rss, story

RIVERS = "Aru Bisan Colva Dora Eshk Fane Gurra Hume Isk Jaro".split()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    return SmallDesk(tmp_path, monkeypatch)


def held(desk: SmallDesk) -> list[Receipt]:
    with open_desk(desk.folder) as opened:
        return list(receipts(opened))


def add(desk: SmallDesk, *addresses: str, code: int = 0) -> list[Receipt]:
    """The receipts of one more ``add``."""
    before = len(held(desk))
    desk("add", *addresses, "--pause", "0", code=code)
    return held(desk)[before:]


def test_fifty_pages_are_had_once_and_a_second_time_not_one_byte(
    desk: SmallDesk, site: Site
) -> None:
    for n in range(50):
        text = f"{n + 2} houses burned on the {RIVERS[n % 10]} in village {n}. {STORY}"
        site.pages[f"/{n}"] = Page(story(f"Fire {n}", text), etag=f'"{n}"')
    addresses = [f"{site.at}/{n}" for n in range(50)]
    first = add(desk, *addresses)
    assert [(r.item, r.outcome) for r in first] == [(a, "added") for a in addresses]
    for n, receipt in enumerate(first):
        assert receipt.raw_sha256 == sha256(site.pages[f"/{n}"].body).hexdigest()
        assert receipt.how == f'GET 200 {addresses[n]} etag "{n}"'
        assert receipt.at == desk.clock
    with open_desk(desk.folder) as opened:
        for document, address in zip(documents(opened), addresses, strict=True):
            assert original(opened, document.id) == site.pages[address[len(site.at) :]].body
            assert document.received == desk.clock
    had = site.sent
    desk.on_day("2017-11-20")
    second = add(desk, *addresses)
    assert Counter((r.outcome, r.code) for r in second) == {("known", "I-UNCHANGED"): 50}
    assert {r.message for r in second} == {"unchanged since 2017-11-18T09:00:00Z"}
    assert site.sent - had == len(b"Not here.")  # its robots.txt, asked once in each run
    desk("verify")


def test_a_page_that_changed_is_a_newer_text(desk: SmallDesk, site: Site) -> None:
    site.pages["/a"] = Page(story("Kolda"), etag='"1"')
    add(desk, f"{site.at}/a")
    site.pages["/a"] = Page(story("Kolda", f"{STORY} A third man died."), etag='"2"')
    (receipt,) = add(desk, f"{site.at}/a")
    assert receipt.outcome == "added"
    with open_desk(desk.folder) as opened:
        older, newer = documents(opened)
        assert newer.supersedes == older.id
        seen = visit_of(opened, f"{site.at}/a")
    assert seen is not None
    assert (seen.etag, seen.raw_sha256) == ('"2"', receipt.raw_sha256)


def test_what_gave_no_report_is_asked_in_full_again(desk: SmallDesk, site: Site) -> None:
    site.pages["/a"] = Page(b"<script>app()</script>", etag='"1"')
    for _ in range(2):
        (receipt,) = add(desk, f"{site.at}/a", code=3)
        assert receipt.code == "E-INTAKE-EMPTY"
    assert "if-none-match" not in site.asked[-1][1]


def test_a_feed_is_followed_from_run_to_run(desk: SmallDesk, site: Site) -> None:
    def listed(*numbers: int) -> Page:
        inner = [f"<title>{n}</title><link>{site.at}/{n}</link><description>In short, report {n}"
                 " of the day.</description>" for n in numbers]  # fmt: skip
        return Page(rss(*inner), "application/rss+xml", etag=f'"{numbers}"')

    for n in (1, 2, 4):
        text = f"{n + 2} houses burned on the {RIVERS[n]}. {STORY}"
        site.pages[f"/{n}"] = Page(story(f"Fire {n}", text), etag=f'"{n}"')
    site.pages["/feed"] = listed(1, 2, 3)
    one, two, three, feed = add(desk, f"{site.at}/feed")
    assert (one.outcome, two.outcome, three.outcome) == ("added", "added", "added")
    assert one.how == f'GET 200 {site.at}/1 etag "1"'
    assert three.how.startswith(f"entry of GET 200 {site.at}/feed")
    assert three.message.startswith("the feed's own words: the answer is 404")
    assert (feed.outcome, feed.code) == ("skipped", "I-FEED")
    assert feed.raw_sha256 == sha256(site.pages["/feed"].body).hexdigest()
    (same,) = add(desk, f"{site.at}/feed")
    assert (same.outcome, same.code) == ("known", "I-UNCHANGED")
    site.pages["/feed"] = listed(4, 1, 2)
    fresh = add(desk, f"{site.at}/feed")
    assert [r.outcome for r in fresh] == ["added", "known", "known", "skipped"]
    desk("verify")


def test_a_feed_of_which_a_page_failed_for_the_moment_is_asked_in_full_again(
    desk: SmallDesk, site: Site
) -> None:
    inner = f"<title>One</title><link>{site.at}/1</link><description>In short.</description>"
    site.pages |= {
        "/feed": Page(rss(inner), "application/rss+xml", etag='"f"'), "/1": Page(status=503),
    }  # fmt: skip
    own, _ = add(desk, f"{site.at}/feed")
    assert own.message.startswith("the feed's own words: the answer is 503")
    site.pages["/1"] = Page(story("Kolda"), etag='"1"')
    page, _ = add(desk, f"{site.at}/feed")
    assert (page.outcome, page.item) == ("added", own.item)
    with open_desk(desk.folder) as opened:
        older, newer = documents(opened)
        assert newer.supersedes == older.id


def test_a_password_is_in_no_file_of_the_desk(desk: SmallDesk, site: Site) -> None:
    address = site.at.replace("http://", "http://amal:s3cret@")
    (receipt,) = add(desk, f"{address}/a", code=3)
    assert receipt.code == "E-FETCH-ADDRESS"
    for path in desk.folder.rglob("*"):
        assert path.is_dir() or b"s3cret" not in path.read_bytes(), path
    assert site.asked == []


def test_a_kill_between_two_pages_keeps_the_first_and_goes_on(
    desk: SmallDesk, site: Site
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    site.pages |= {"/a": Page(story("Kolda"), etag='"a"'), "/b": Page(story("Gao"), etag='"b"')}
    with pytest.MonkeyPatch.context() as patch:
        from marsad.intake.web import asking

        whole = asking.Asking.ask
        patch.setattr(asking.Asking, "ask", lambda self, url, *a, **k: (
            stop() if url.endswith("/b") else whole(self, url, *a, **k)))  # fmt: skip
        desk("add", f"{site.at}/a", f"{site.at}/b", "--pause", "0", code=130)
    assert [(r.item, r.outcome) for r in held(desk)] == [(f"{site.at}/a", "added")]
    first, second = add(desk, f"{site.at}/a", f"{site.at}/b")
    assert (first.code, second.outcome) == ("I-UNCHANGED", "added")


def test_a_kill_after_the_report_and_before_the_visit_loses_nothing(
    desk: SmallDesk, site: Site
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    site.pages["/a"] = Page(story("Kolda"), etag='"a"')
    for step in ("add_with_receipts", "keep_visits"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f"marsad.app.work.adding.{step}", stop)
            desk("add", f"{site.at}/a", "--pause", "0", code=130)
        with open_desk(desk.folder) as opened:
            assert visit_of(opened, f"{site.at}/a") is None
    (receipt,) = add(desk, f"{site.at}/a")
    assert (receipt.outcome, receipt.code) == ("known", "")
    (receipt,) = add(desk, f"{site.at}/a")
    assert receipt.code == "I-UNCHANGED"
    desk("verify")


@pytest.mark.parametrize(
    ("name", "value"),
    [("ALL_PROXY", "socks5://127.0.0.1:9"), ("HTTPS_PROXY", "gopher://127.0.0.1:9"),
     ("SSL_CERT_FILE", "/no/such/file"), ("HTTP_PROXY", "http://[::1")],
)  # fmt: skip
def test_a_proxy_or_certificates_that_cannot_be_used_are_one_line(
    name: str, value: str, desk: SmallDesk, site: Site, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv(name, value)
    desk("add", f"{site.at}/a", code=1)
    assert capsys.readouterr().err.startswith("marsad: E-FETCH-NETWORK: a proxy or the certif")


ROWS = {
    "gone": (Page(status=404), "E-FETCH-STATUS"),
    "gone for ever": (Page(status=410), "E-FETCH-STATUS"),
    "a circle": (Page(status=302, heads={"Location": "/a"}), "E-FETCH-REDIRECT"),
    "to a file": (Page(status=302, heads={"Location": "file:///etc/hostname"}),
                  "E-FETCH-REDIRECT"),
    "busy": (Page(status=503, heads={"Retry-After": "0"}), "E-FETCH-WAIT"),
    "a server that failed": (Page(status=500), "E-FETCH-STATUS"),
    "no body": (Page(b""), "E-INTAKE-EMPTY"),
    "a picture": (Page(b"\x89PNG\x00", "image/png"), "E-INTAKE-FORMAT"),
    "a picture that says it is a page": (Page(b"\x89PNG\r\n\x1a\n\x00\x00"), "E-INTAKE-BINARY"),
    "no PDF": (Page(b"<p>Log in", "application/pdf"), "E-INTAKE-PARSE"),
    "no feed": (Page(b"<p>Log in", "application/rss+xml"), "E-INTAKE-PARSE"),
    "broken packing": (Page(b"x", heads={"Content-Encoding": "gzip"}), "E-FETCH-NETWORK"),
    "too short a body": (Page(b"half", heads={"Content-Length": "999"}), "E-FETCH-NETWORK"),
}  # fmt: skip


@pytest.mark.parametrize("about", list(ROWS))
def test_whatever_is_at_an_address_has_its_line_and_the_next_is_taken(
    about: str, desk: SmallDesk, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/a"], code = ROWS[about]
    site.pages["/next"] = Page(story("Kolda"))
    capsys.readouterr()
    bad, good = add(desk, f"{site.at}/a", f"{site.at}/next", code=3)
    shown = capsys.readouterr()
    assert (bad.outcome, bad.code, good.outcome) == ("refused", code, "added")
    assert len(shown.out.splitlines()) == 3
    assert "Traceback" not in shown.err + shown.out
    assert "E-INTERNAL" not in shown.err
    desk("verify")


def test_annotate_and_monitor_take_addresses_too(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.app.fetching.TIMING", Clock().timing())
    head = '<meta property="article:published_time" content="2024-03-05">'
    site.pages["/a"] = Page(story("Shelling at Kolda", head=head), etag='"a"')
    assert run(["annotate", f"{site.at}/a", f"{site.at}/gone"]) == 3
    shown = capsys.readouterr()
    assert f'"id": "{site.at}/a"' in shown.out
    assert '"code": "E-FETCH-STATUS"' in shown.out
    for _ in range(2):
        assert run(["monitor", f"{site.at}/a", "--out", str(tmp_path / "desk")]) == 0
    assert "brief 2024-02-28 to 2024-03-05" in capsys.readouterr().out


WITHOUT = """
import sys
from marsad.app.main import run
code = run(["add", sys.argv[1], sys.argv[2], "--desk", sys.argv[3]])
loaded = {"httpx", "httpcore", "protego", "feedparser", "spacy", "marsad.intake.web.client"}
sys.exit(code or sorted(loaded & set(sys.modules)) or 0)
"""


def test_nothing_that_asks_the_web_is_loaded_without_an_address(desk: SmallDesk) -> None:
    (desk.reports / "a.txt").write_text(STORY, "utf-8")
    (desk.reports / "https.html").write_bytes(story("https://not-asked.example/"))
    given = [str(desk.reports / "a.txt"), str(desk.reports / "https.html"), str(desk.folder)]
    command = [sys.executable, "-c", WITHOUT, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
