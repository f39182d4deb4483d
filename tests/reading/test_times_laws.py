"""Without a day of publication and without a year in the text there is no interval, ever."""

from __future__ import annotations

import re
from datetime import date

import pytest
import test_times_counted
import test_times_feasts
import test_times_field
import test_times_spans
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from marsad.reading.parse import parse
from marsad.reading.times import Publisher, find_times

YEAR = re.compile(r"\d{4}|FY|\d{6}|NOV ?17|Nov 17")
TABLES = (test_times_counted, test_times_feasts, test_times_field, test_times_spans)
YEARLESS = tuple(
    line for table in TABLES for _, line, _ in table.LINES if not YEAR.search(line)
)
SAME_PARSER = (HealthCheck.function_scoped_fixture,)
SLASHED = "The ledger of the camp has two dead on 03/04/2024."


def test_there_are_lines_enough_for_the_law() -> None:
    assert len(YEARLESS) > 120


@settings(max_examples=80, deadline=None, suppress_health_check=SAME_PARSER)
@given(st.lists(st.sampled_from(YEARLESS), min_size=1, max_size=5))
def test_no_year_no_interval(nlp: Language, lines: list[str]) -> None:
    (doc,) = parse(nlp, [" ".join(lines)])
    times, issues = find_times(doc, published=None)
    assert {(t.earliest, t.latest) for t in times} <= {(None, None)}
    known = {(i.start, i.end) for i in issues}
    for time in times:
        assert not re.match(r"\d{4}", time.value)
        dated = time.type == "DATE" and time.value.startswith("XXXX")
        assert not dated or (time.start, time.end) in known


@settings(max_examples=40, deadline=None, suppress_health_check=SAME_PARSER)
@given(st.lists(st.sampled_from(YEARLESS), min_size=1, max_size=4), st.dates())
def test_every_quote_is_in_the_text_and_every_interval_runs_forward(
    nlp: Language, lines: list[str], published: date
) -> None:
    (doc,) = parse(nlp, [" ".join(lines)])
    times, _ = find_times(doc, published=published)
    for time in times:
        assert doc.text[time.start : time.end] == time.text
        if time.earliest and time.latest:
            assert time.earliest <= time.latest


@pytest.mark.parametrize(
    ("publisher", "value"),
    [
        (Publisher("US Central Command"), "2024-03-04"),
        (Publisher("The Washington Post"), "2024-03-04"),
        (Publisher("usaid.gov"), "2024-03-04"),
        (Publisher("a desk", "US"), "2024-03-04"),
        (Publisher("a desk", "PHL"), "2024-03-04"),
        (Publisher("a desk", "KEN"), "2024-04-03"),
        (Publisher("a desk", None, "fr"), "2024-04-03"),
        (Publisher("a desk", None, "en-US"), "2024-03-04"),
    ],
)
def test_the_publisher_decides_the_order_of_day_and_month(
    nlp: Language, publisher: Publisher, value: str
) -> None:
    (doc,) = parse(nlp, [SLASHED])
    (found,), issues = find_times(doc, published=None, publisher=publisher)
    assert found.value == value
    assert issues == ()


def test_an_order_that_nobody_tells_is_not_guessed(nlp: Language) -> None:
    (doc,) = parse(nlp, [SLASHED])
    (found,), (issue,) = find_times(doc, published=None, publisher=Publisher("a desk"))
    assert (found.value, found.precision) == ("2024-XX-XX", "range")
    assert (str(found.earliest), str(found.latest)) == ("2024-03-04", "2024-04-03")
    assert issue.code == "day-month-order"
    assert (issue.start, issue.end) == (found.start, found.end)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("On 03/04/2024 and again on 15/04/2024 it burned.", ["2024-04-03", "2024-04-15"]),
        ("On 03/04/2024 and again on 04/15/2024 it burned.", ["2024-03-04", "2024-04-15"]),
        ("On 03/04/2024 it burned. On 5 April 2024 it rained.", ["2024-04-03", "2024-04-05"]),
        ("On 03/04/2024 it burned. On April 5, 2024, it rained.", ["2024-03-04", "2024-04-05"]),
        ("On 05/05/2024 it burned.", ["2024-05-05"]),
    ],
)
def test_other_dates_of_the_report_decide_before_its_publisher(
    nlp: Language, line: str, values: list[str]
) -> None:
    (doc,) = parse(nlp, [line])
    times, issues = find_times(doc, published=None)
    assert [t.value for t in times] == values
    assert issues == ()


def test_the_day_of_publication_at_the_head_tells_the_order(nlp: Language) -> None:
    (doc,) = parse(nlp, ["Bulletin, 03/04/2024. The bridge was shelled on 02/04/2024."])
    times, issues = find_times(doc, published=date(2024, 4, 3))
    assert [t.value for t in times] == ["2024-04-03", "2024-04-02"]
    assert issues == ()


def test_a_day_without_year_and_order_has_both_issues(nlp: Language) -> None:
    (doc,) = parse(nlp, ["Two men died on 03/04 in the camp."])
    (found,), issues = find_times(doc, published=None)
    assert (found.value, found.earliest, found.latest) == ("XXXX-XX-XX", None, None)
    assert {i.code for i in issues} == {"year-unknown", "day-month-order"}
