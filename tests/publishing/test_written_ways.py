"""Ways to a person and positions that a text writes out do not reach the public."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.claims import Participant
from marsad.model.errors import MarsadError
from marsad.publishing import Material, check_harm, protect
from marsad.publishing.harm import HarmRules
from marsad.publishing.harm.unnamed import item_kind, without_words
from marsad.publishing.written_ways import without_spots, without_ways

from .builders import claim, document, event, held, material, on, span, town

MADE = "2017-11-29T08:00:00+00:00"
RULES = HarmRules()
WAYS = (
    "+218 91 555 01 23", "00218915550123", "091-555-0123", "nurse.n@example.org",
    "nurse [at] example [dot] org", "+٢١٨٩١٥٥٥٠١٢٣", "(+218) 91 5550123",
)  # fmt: skip
NO_WAYS = (
    "On 2017-11-16 some 1 200 000 people", "from 2016-2017", "Resolution 2254, 10,000 men",
    "05:00 to 09:30", "killed 12, 13 and 14", "100 000 000 dollars", "16 November 2017 12 dead",
    "event-0123456789abcdef",
)  # fmt: skip
SPOTS = (
    "32.88724, 13.19133", "32.88724 N 13.19133 E", "32°53'14\"N 13°11'28\"E", "32.9° N, 13.2° E",
    "lat: 32.9, lon: 13.2", "33SUR1234567890", "8F2CV5PR+VG", "///filled.count.soap",
    "@32.88,13.19", "-1.6302; 14.1021", "32,88724; 13,19133",
)  # fmt: skip
NO_SPOTS = (
    "1,200, 3,400 and 5,600 people", "rose 10.25, then 11.3 percent", "3.5 km east of Sirte",
    "30 degrees of frost", "16.11.2017", "on 16, 17 and 18 November", "version 2.10.33",
)  # fmt: skip


@pytest.mark.parametrize("words", WAYS)
def test_an_address_of_mail_or_a_telephone_is_blocked_to_its_length(words: str) -> None:
    text = f"Call her on {words} today."
    seen = without_ways(text)
    assert len(seen) == len(text)
    assert not any(c.isdigit() or c == "@" for c in seen)
    assert seen.startswith("Call her on ")
    assert seen.endswith(" today.")


@pytest.mark.parametrize("words", NO_WAYS)
def test_days_and_counts_are_no_telephones(words: str) -> None:
    assert without_ways(words) == words


@pytest.mark.parametrize("words", SPOTS)
def test_a_position_in_any_usual_writing_is_blocked(words: str) -> None:
    text = f"The shelter is at {words} now."
    seen = without_spots(text)
    assert len(seen) == len(text)
    assert not any(c.isdigit() for c in seen)
    assert "soap" not in seen
    assert seen.startswith("The shelter is at ")


@pytest.mark.parametrize("words", NO_SPOTS)
def test_counts_and_distances_are_no_positions(words: str) -> None:
    assert without_spots(words) == words


@given(st.text(alphabet="0123456789 +-.,@()[]°'\"NESWaclt/:", max_size=80))
def test_what_is_blocked_once_needs_no_second_block(text: str) -> None:
    for look in (without_ways, without_spots):
        assert len(look(text)) == len(text)
    assert without_ways(without_ways(text)) == without_ways(text)


@pytest.mark.parametrize("unit", ["1 ", "a@a.", "1,", "1/1/", "call on ", "1.11 ", "1° ", "[at]"])
def test_long_lines_of_signs_take_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    before = process_time()
    without_spots(without_ways(text))
    assert process_time() - before < 1.5


def shelled_camp() -> Material:
    first = document(
        "Paper", date(2017, 11, 17),
        "Shells hit the Wadi Zem camp for displaced people near Ghadwa at 26.43210, 14.31234."
        " Soldiers fired from Ghadwa. Ring +218 91 555 01 23 or ask at aid@example.org.\n",
        title="Camp near Ghadwa shelled, call +218 91 555 01 23",
    )  # fmt: skip
    one = claim(first, "hit", "assault.heavy-weapons",
                where=("near Ghadwa", town("Ghadwa", 26.4321, 14.3123)), participants=(
                    Participant("target", span(first, "Wadi Zem camp"), "facility", True),
                    Participant("target", span(first, "displaced people"), "group", False),
                ))  # fmt: skip
    where = held(town("Ghadwa", 26.4321, 14.3123), one)
    return material((event("assault.heavy-weapons", (one,), where=where,
                           when=held(on(date(2017, 11, 16)), one)),), (one,), (first,))  # fmt: skip


def test_a_shielded_place_is_told_by_no_writing_of_it() -> None:
    safe = protect(shelled_camp(), RULES, MADE).material
    (report,) = safe.documents.values()
    for text in (report.text, report.title or "", repr(safe.events), repr(safe.claims)):
        for word in ("Ghadwa", "Wadi Zem", "26.43", "14.31", "+218", "example.org"):
            assert word not in text
    assert len(report.text) == len(next(iter(shelled_camp().documents.values())).text)


def test_positions_stay_where_no_place_is_withheld() -> None:
    plain = document("Paper", date(2017, 11, 17), "The wreck lies at 33.12345, 14.54321 at sea.\n")
    safe = protect(material((), (), (plain,)), RULES, MADE).material
    assert safe.documents[plain.id].text == plain.text


def test_a_report_with_a_telephone_in_it_is_not_published() -> None:
    plain = document("Paper", date(2017, 11, 17), "Ring +218 91 555 01 23 for news.\n")
    with pytest.raises(MarsadError, match="E-PUBLISH-REFUSED"):
        check_harm(material((), (), (plain,)), RULES, MADE)


@pytest.mark.parametrize(
    ("sender", "seen"),
    [
        ("Salma Idris", "a source (name withheld)"), ("Idris, Salma", "a source (name withheld)"),
        ("salma@example.org", "a source (name withheld)"), ("Coast Radio", "Coast Radio"),
        ("Reuters", "Reuters"),
    ],
)  # fmt: skip
def test_who_sent_a_mail_is_not_named_unless_it_is_a_body(sender: str, seen: str) -> None:
    mail = document(sender, date(2017, 11, 17), "Shells fell on Sirte on Thursday.\n")
    mail = replace(mail, extractor="marsad-mail/1")
    safe = protect(material((), (), (mail,)), RULES, MADE).material
    assert safe.documents[mail.id].source.name == seen


def test_a_private_name_that_stands_in_a_title_alone_is_blocked() -> None:
    told = document("Paper", date(2017, 11, 17), "It happened on Thursday.\n",
                    title="The killing of Laila Farouq, 34, a nurse")  # fmt: skip
    safe = protect(material((), (), (told,)), RULES, MADE).material
    assert "Farouq" not in (safe.documents[told.id].title or "")


def test_files_that_gave_no_report_are_told_without_their_names() -> None:
    base = material((), (), ())
    failed = (("in/Laila Farouq.pdf", "no text layer"), ("x.jsonl#3", "'Laila' is no day"))
    seen = replace(base, coverage=replace(base.coverage, failed=failed))
    assert protect(seen, RULES, MADE).material.coverage.failed == (
        ("a file ending in .pdf", "no text layer"), ("a file ending in .jsonl", "... is no day")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("locator", "kind"),
    [
        ("a/Laila.zip#Laila Farouq.docx", "a file ending in .docx"), ("a.farouq", "an item"),
        ("https://example.org/laila-farouq.html", "an address on the web"), ("laila", "an item"),
    ],
)  # fmt: skip
def test_the_kind_of_an_item_says_nothing_else(locator: str, kind: str) -> None:
    assert item_kind(locator) == kind


def test_a_reason_is_told_without_the_words_it_quotes() -> None:
    assert without_words("the day 'Laila Farouq' is “none”") == "the day ... is ..."
