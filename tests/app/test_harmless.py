"""Names of files and words of reports do nothing to the terminal they are printed on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.app.console import harmless, out, say

STEERS = ["\x1b[31m", "\x1b]0;t\x07", "\x9b2J", "\r", "\b", "\x00", "\x7f", "\u202e", "\u2066"]


@pytest.mark.parametrize("sign", STEERS)
def test_what_steers_a_terminal_is_printed_as_words(
    sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out(f"added {sign}a.txt")
    say(f"marsad: {sign}a.txt")
    printed = capsys.readouterr()
    for stream in (printed.out, printed.err):
        assert sign[0] not in stream
        assert "\\u" in stream
        assert stream.endswith("a.txt\n")


def test_a_name_with_an_end_of_line_makes_no_second_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out("refused a\nadded b.txt")
    out("one\ntwo", lines=True)
    assert capsys.readouterr().out == "refused a\\u000aadded b.txt\none\ntwo\n"


def test_letters_of_all_scripts_and_tabs_are_printed_as_they_are() -> None:
    words = "Sédhiou\tتقرير שלום e\u0301 👩\u200d👧 می\u200cخواهم"
    assert harmless(words) == words


@given(st.text())
def test_json_says_the_same_when_it_is_printed(words: str) -> None:
    assert json.loads(harmless(json.dumps(words, ensure_ascii=False))) == words
