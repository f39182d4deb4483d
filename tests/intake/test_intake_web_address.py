"""What is an address on the web, how it is written down, and which lie inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import is_address
from marsad.intake.refusals import NotFetched
from marsad.intake.web.address import address_of, public, shown


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://Valley.Example/News?id=1#top", "https://valley.example/News?id=1"),
        ("HTTP://valley.example", "http://valley.example/"),
        ("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9"),
        ("https://valley.example:443/a", "https://valley.example/a"),
        (" https://valley.example/a ", "https://valley.example/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("https://مرصد.example/", "https://xn--ugbdm6d.example/"),
    ],
)
def test_an_address_is_kept_in_one_form_without_its_fragment(given: str, kept: str) -> None:
    assert is_address(given)
    assert address_of(given) == kept
    assert address_of(kept) == kept


@pytest.mark.parametrize(
    "given",
    ["file:///etc/hostname", "ftp://a.example/", "https://", "http:///a", "http://a:99999/",
     "http://[::1/", "http://a..b/", f"http://{'a' * 64}.example/", "javascript:alert(1)",
     "https://a.example/" + "a" * 3000, "http://a b.example/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_in_one_line(given: str) -> None:
    with pytest.raises(NotFetched, match="E-FETCH-ADDRESS") as refusal:
        address_of(given)
    assert "\n" not in refusal.value.message


@pytest.mark.parametrize(
    "given",
    ["https://amal:s3cret@a.example/x", "https://s3cret@a.example/", "http://amal:s3/cret@a.example/",
     "https://amal:s3cret@a.example:99999/", "https://amal:s3?cret@a.example/"],
)  # fmt: skip
def test_a_password_is_never_sent_and_never_written_down(given: str) -> None:
    with pytest.raises(NotFetched, match="E-FETCH-ADDRESS") as refusal:
        address_of(given)
    for written in (refusal.value.message, refusal.value.how, shown(given)):
        assert "s3" not in written
        assert "cret" not in written


def test_an_at_sign_in_a_path_is_no_password() -> None:
    assert shown("https://a.example/@amal/post") == "https://a.example/@amal/post"
    assert address_of("https://a.example/@amal/post") == "https://a.example/@amal/post"


@given(st.text(max_size=60), st.text(alphabet=st.characters(categories=["L", "N"]), max_size=20))
def test_what_is_shown_is_one_line_without_a_user(text: str, user: str) -> None:
    assert len(shown(text).splitlines()) <= 1
    assert shown(f"https://{user}:{user}@a.example/x") == "https://a.example/x"


@pytest.mark.parametrize(
    ("host", "outside"),
    [
        ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False), ("172.16.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("::1", False),
        ("fe80::1", False), ("fd00::1", False), ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False), ("224.0.0.1", False), ("localhost", False),
        ("printer.local", False), ("93.184.216.34", True), ("2606:4700::1111", True),
        ("valley.example", True),
    ],
)  # fmt: skip
def test_what_lies_inside_is_not_public(host: str, outside: bool) -> None:
    assert public(host) is outside
