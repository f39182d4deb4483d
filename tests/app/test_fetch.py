"""``marsad fetch``: the addresses that a desk lists, each in its turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.settings import settings_of
from marsad.model.errors import MarsadError
from marsad.store import open_desk
from marsad.store.receipts import receipts
from web_desk import Page, Site, rss, story


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    return SmallDesk(tmp_path, monkeypatch)


def listing(desk: SmallDesk, *addresses: str) -> None:
    quoted = ", ".join(f'"{address}"' for address in addresses)
    (desk.folder / "desk.toml").write_text(f"[feeds]\nuse = [{quoted}]\n", "utf-8")


def test_one_address_that_fails_does_not_stop_the_others(desk: SmallDesk, site: Site) -> None:
    text = "<title>One</title><description>Shells fell on Kolda on Tuesday.</description>"
    site.pages |= {"/feed": Page(rss(text), "application/rss+xml"), "/a": Page(story("Gao"))}
    listing(desk, f"{site.at}/gone", f"{site.at}/feed", f"{site.at}/a")
    desk("fetch", "--pause", "0", code=3)
    with open_desk(desk.folder) as opened:
        assert [r.outcome for r in receipts(opened)] == ["refused", "added", "skipped", "added"]
    desk("verify")


def test_a_desk_that_lists_nothing_says_what_to_write(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk("fetch", code=1)
    assert capsys.readouterr().err.startswith("marsad: E-SETTINGS: no address is listed")


@pytest.mark.parametrize("address", ["reports", "file:///etc/hostname", "ftp://a.example/"])
def test_what_is_listed_must_be_an_address(
    desk: SmallDesk, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    listing(desk, address)
    desk("fetch", code=1)
    assert "which is no address" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["feeds = 3", "[feeds]\nuse = 3", "[feeds]\nother = []"])
def test_a_list_of_addresses_of_another_form_is_refused(desk: SmallDesk, text: str) -> None:
    (desk.folder / "desk.toml").write_text(text, "utf-8")
    with pytest.raises(MarsadError, match="E-SETTINGS"):
        settings_of(desk.folder)
