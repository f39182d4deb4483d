"""Newspaper lines of 17 November 2017, a Friday: what each says of when."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from marsad.model.mentions import TimeMention
from marsad.reading.parse import parse
from marsad.reading.times import find_times

FRIDAY = date(2017, 11, 17)

# line, words, value, first day, last day, precision
LINES = [
    ("On 15 November 2017, shells fell on the port.", "15 November 2017", "2017-11-15",
     "2017-11-15", "2017-11-15", "day"),
    ("On Nov. 15, 2017, shells fell.", "Nov. 15, 2017", "2017-11-15", "2017-11-15", "2017-11-15",
     "day"),
    ("The depot burned on 2017-11-15.", "2017-11-15", "2017-11-15", "2017-11-15", "2017-11-15",
     "day"),
    ("The order is dated 15/11/2017.", "15/11/2017", "2017-11-15", "2017-11-15", "2017-11-15",
     "day"),
    ("The order is dated 11/15/2017.", "11/15/2017", "2017-11-15", "2017-11-15", "2017-11-15",
     "day"),
    ("The camp opened in November 2016.", "November 2016", "2016-11", "2016-11-01", "2016-11-30",
     "month"),
    ("The front froze in 2015.", "2015", "2015", "2015-01-01", "2015-12-31", "year"),
    ("Militias of the 1990s returned.", "the 1990s", "199", "1990-01-01", "1999-12-31", "range"),
    ("The truce broke in mid-2017.", "mid-2017", "2017", "2017-05-02", "2017-09-01", "year"),
    ("They were killed last December 23.", "last December 23", "2016-12-23", "2016-12-23",
     "2016-12-23", "day"),
    ("Talks are due next 3 March.", "next 3 March", "2018-03-03", "2018-03-03", "2018-03-03",
     "day"),
    ("It was signed in early November.", "early November", "2017-11", "2017-11-01", "2017-11-11",
     "month"),
    ("They withdrew in late October 2017.", "late October 2017", "2017-10", "2017-10-21",
     "2017-10-31", "month"),
    ("The end of August brought rain.", "The end of August", "2017-08", "2017-08-21",
     "2017-08-31", "month"),
    ("On 15 November, the army said it had won.", "15 November", "2017-11-15", "2017-11-15",
     "2017-11-15", "day"),
    ("The base was shelled on 20 December.", "20 December", "2016-12-20", "2016-12-20",
     "2016-12-20", "day"),
    ("The court will rule on 20 December.", "20 December", "2017-12-20", "2017-12-20",
     "2017-12-20", "day"),
    ("Troops took the hill in April.", "April", "2017-04", "2017-04-01", "2017-04-30", "month"),
    ("Troops took the hill in December.", "December", "2016-12", "2016-12-01", "2016-12-31",
     "month"),
    ("A handover planned for 16 November was put off.", "16 November", "2017-11-16", "2017-11-16",
     "2017-11-16", "day"),
    ("The force will leave in January.", "January", "2018-01", "2018-01-01", "2018-01-31",
     "month"),
    ("A bomb went off on Sunday, Nov. 12.", "Sunday, Nov. 12", "2017-11-12", "2017-11-12",
     "2017-11-12", "day"),
    ("A car exploded on Friday, police said.", "Friday", "2017-11-17", "2017-11-17", "2017-11-17",
     "day"),
    ("A car exploded on Saturday, police said.", "Saturday", "2017-11-11", "2017-11-11",
     "2017-11-11", "day"),
    ("The council will meet on Monday.", "Monday", "2017-11-20", "2017-11-20", "2017-11-20",
     "day"),
    ("The council met last Tuesday.", "last Tuesday", "2017-11-14", "2017-11-14", "2017-11-14",
     "day"),
    ("Gunmen came on Tuesday morning.", "Tuesday morning", "2017-11-14TMO", "2017-11-14",
     "2017-11-14", "part-of-day"),
    ("The raid took place late on Wednesday.", "late on Wednesday", "2017-11-15TEV", "2017-11-15",
     "2017-11-15", "part-of-day"),
    ("They struck in the early hours of Sunday.", "the early hours of Sunday", "2017-11-12TMO",
     "2017-11-12", "2017-11-12", "part-of-day"),
    ("Jets struck on the night of 14 November.", "the night of 14 November", "2017-11-14TNI",
     "2017-11-14", "2017-11-14", "part-of-day"),
    ("The attack began at 3 a.m. on Thursday.", "3 a.m. on Thursday", "2017-11-16T03:00",
     "2017-11-16", "2017-11-16", "instant"),
    ("It fell at 03:30 local time on Thursday.", "03:30 local time on Thursday",
     "2017-11-16T03:30", "2017-11-16", "2017-11-16", "instant"),
    ("The truce starts at midnight on Saturday.", "midnight on Saturday", "2017-11-18T00:00",
     "2017-11-18", "2017-11-18", "instant"),
    ("Two men were shot yesterday.", "yesterday", "2017-11-16", "2017-11-16", "2017-11-16",
     "day"),
    ("Two men were shot the day before yesterday.", "the day before yesterday", "2017-11-15",
     "2017-11-15", "2017-11-15", "day"),
    ("The curfew begins tonight.", "tonight", "2017-11-17TNI", "2017-11-17", "2017-11-17",
     "part-of-day"),
    ("Shells hit the market last night.", "last night", "2017-11-16TNI", "2017-11-16",
     "2017-11-16", "part-of-day"),
    ("Envoys arrived last week.", "last week", "2017-W45", "2017-11-06", "2017-11-12", "week"),
    ("Envoys arrived this week.", "this week", "2017-W46", "2017-11-13", "2017-11-19", "week"),
    ("Envoys arrive next week.", "next week", "2017-W47", "2017-11-20", "2017-11-26", "week"),
    ("Envoys met last month.", "last month", "2017-10", "2017-10-01", "2017-10-31", "month"),
    ("The town fell last year.", "last year", "2016", "2016-01-01", "2016-12-31", "year"),
    ("The road was cut earlier this month.", "earlier this month", "2017-11", "2017-11-01",
     "2017-11-30", "month"),
    ("The road was cut two days ago.", "two days ago", "2017-11-15", "2017-11-15", "2017-11-15",
     "day"),
    ("The town fell two months ago.", "two months ago", "2017-09", "2017-09-01", "2017-09-30",
     "month"),
    ("The town fell three weeks ago.", "three weeks ago", "2017-W43", "2017-10-23", "2017-10-29",
     "week"),
    ("The town fell four years ago.", "four years ago", "2013", "2013-01-01", "2013-12-31",
     "year"),
    ("They have held the airport since 2014.", "2014", "2014", "2014-01-01", None, "open"),
    ("The first strike since 22 September.", "22 September", "2017-09-22", "2017-09-22", None,
     "open"),
    ("The siege lasted until 3 November.", "3 November", "2017-11-03", None, "2017-11-03",
     "open"),
    ("Fighting raged in the summer of 2016.", "the summer of 2016", "2016-SU", "2016-06-01",
     "2016-08-31", "season"),
    ("Exports fell in the third quarter of 2017.", "the third quarter of 2017", "2017-Q3",
     "2017-07-01", "2017-09-30", "range"),
    ("A fort of the 19th century was hit.", "the 19th century", "18", "1800-01-01", "1899-12-31",
     "range"),
    ("Voting is planned by the end of the year.", "the end of the year", "2017", "2017-09-01",
     "2017-12-31", "year"),
    ("The last week of October was calm.", "The last week of October", "P1W", "2017-10-25",
     "2017-10-31", "range"),
    ("They lost a third of the city over the past two weeks.", "the past two weeks", "P2W",
     "2017-11-03", "2017-11-17", "range"),
    ("There was no strike for two months.", "two months", "P2M", None, None, "open"),
    ("The town was cut off for nearly four weeks.", "nearly four weeks", "P4W", None, None,
     "open"),
    ("A 10-day truce was agreed.", "10-day", "P10D", None, None, "open"),
    ("He was held for half an hour.", "half an hour", "PT30M", None, None, "open"),
    ("They protest every Friday.", "every Friday", "XXXX-WXX-5", None, None, "open"),
    ("The market is shelled daily.", "daily", "P1D", None, None, "open"),
    ("He now lives abroad.", "now", "PRESENT_REF", None, None, "open"),
    ("The road was recently mined.", "recently", "PAST_REF", None, None, "open"),
    ("Clashes grew in recent days.", "recent days", "PAST_REF", None, None, "open"),
    ("The talks resume in the coming days.", "the coming days", "FUTURE_REF", None, None, "open"),
    ("The road opens on Christmas Day.", "Christmas Day", "2017-12-25", "2017-12-25",
     "2017-12-25", "day"),
    ("The guns fell silent on Eid al-Adha.", "Eid al-Adha", "2017-09-01", "2017-08-31",
     "2017-09-05", "range"),
    ("Food prices doubled during Ramadan.", "Ramadan", "2017", "2017-05-26", "2017-06-25",
     "month"),
    ("The decree is of 1 Muharram 1439.", "1 Muharram 1439", "2017-09-21", "2017-09-20",
     "2017-09-22", "range"),
    ("Two shops burned earlier today.", "earlier today", "2017-11-17", "2017-11-17",
     "2017-11-17", "day"),
    ("Shells fell overnight Thursday.", "overnight Thursday", "2017-11-16TNI", "2017-11-16",
     "2017-11-16", "part-of-day"),
    ("At least 13 people were killed over the weekend.", "the weekend", "2017-W45-WE",
     "2017-11-11", "2017-11-12", "range"),
    ("They met on June 12 last year.", "June 12 last year", "2016-06-12", "2016-06-12",
     "2016-06-12", "day"),
    ("The camp will stay open until 30 April.", "30 April", "2018-04-30", None, "2018-04-30",
     "open"),
    ("The board announced that from 15 December the road would be closed.", "15 December",
     "2017-12-15", "2017-12-15", "2017-12-15", "day"),
    ("Envoys said they would meet on Monday.", "Monday", "2017-11-20", "2017-11-20",
     "2017-11-20", "day"),
    ("Hundreds have fled in the past 48 hours.", "the past 48 hours", "PT48H", "2017-11-15",
     "2017-11-17", "range"),
    ("Convoys leave every two days.", "every two days", "P2D", None, None, "open"),
    ("He served five years and three months.", "five years and three months", "P5Y3M", None,
     None, "open"),
    ("The order is dated 15-Nov-2017.", "15-Nov-2017", "2017-11-15", "2017-11-15", "2017-11-15",
     "day"),
    ("The budget of fiscal year 2018 passed.", "fiscal year 2018", "2018", "2018-01-01",
     "2018-12-31", "year"),
]  # fmt: skip


def read(nlp: Language, line: str, published: date | None = FRIDAY) -> tuple[TimeMention, ...]:
    (doc,) = parse(nlp, [line])
    return find_times(doc, published=published)[0]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("line", "words", "value", "earliest", "latest", "precision"), LINES, ids=[x[0] for x in LINES]
)
def test_a_line_says_when(
    nlp: Language,
    line: str,
    words: str,
    value: str,
    earliest: str | None,
    latest: str | None,
    precision: str,
) -> None:
    (found,) = read(nlp, line)
    assert (found.text, found.value) == (words, value)
    assert (found.earliest, found.latest) == (day(earliest), day(latest))
    assert found.precision == precision


@pytest.mark.parametrize(
    "line",
    [
        "He may go home.",
        "Theresa May arrived with her ministers.",
        "Soldiers march on the city.",
        "The Black September group was blamed.",
        "Some 2000 troops crossed the river.",
        "It was the second attack by the same men.",
        "The mayor paid $2,000 to them.",
        "The council passed Resolution 1973 against them.",
        "The Boeing 747 did not land.",
        "He fled in a second car.",
        "The walls fall to pieces.",
        "Three quarters of the city lie in ruins.",
        "The driver told USA Today.",
        "The wind blew at 30 miles per hour.",
        "Over 1500 were killed.",
    ],
)
def test_what_only_looks_like_a_time_is_none(nlp: Language, line: str) -> None:
    assert read(nlp, line) == ()


def test_both_ends_of_a_range_carry_the_range(nlp: Language) -> None:
    first, last = read(nlp, "Talks were held from 28 to 30 July in the capital.")
    assert (first.text, first.value) == ("28", "2017-07-28")
    assert (last.text, last.value) == ("30 July", "2017-07-30")
    for end in (first, last):
        assert (end.earliest, end.latest) == (date(2017, 7, 28), date(2017, 7, 30))
        assert end.precision == "range"


def test_a_range_of_weekdays(nlp: Language) -> None:
    first, last = read(nlp, "Between Monday and Wednesday, twelve people died.")
    assert (first.value, last.value) == ("2017-11-13", "2017-11-15")
    assert first.latest == date(2017, 11, 15)


def test_two_days_that_are_no_range(nlp: Language) -> None:
    first, last = read(nlp, "Bombs fell on 3 and 5 November.")
    assert (first.value, first.precision) == ("2017-11-03", "day")
    assert (last.value, last.precision) == ("2017-11-05", "day")


def test_the_next_day_counts_from_the_day_told(nlp: Language) -> None:
    told, following = read(nlp, "On 9 November a convoy was hit. The next day another one burned.")
    assert following.value == "2017-11-10"
    assert following.basis == "previous-date"
    assert following.anchor == (told.start, told.end)


def test_a_month_after_a_year_of_the_same_sentence(nlp: Language) -> None:
    year, month = read(nlp, "In 2011, rebels took the capital in August.")
    assert (month.value, month.basis, month.anchor) == (
        "2011-08",
        "previous-date",
        (year.start, year.end),
    )


def test_two_months_after_an_event_is_only_a_length(nlp: Language) -> None:
    (found,) = read(nlp, "He was freed two months after the raid.")
    assert (found.text, found.value, found.earliest) == ("two months", "P2M", None)


def test_the_order_of_day_and_month_is_the_documents_own(nlp: Language) -> None:
    day_first = read(nlp, "Signed on 25/10/2017 and on 03/11/2017.")
    assert [t.value for t in day_first] == ["2017-10-25", "2017-11-03"]
    month_first = read(nlp, "Signed on 10/25/2017 and on 03/11/2017.")
    assert [t.value for t in month_first] == ["2017-10-25", "2017-03-11"]
    american = read(nlp, "Signed on November 2, 2017, and again on 11/03/2017.")
    assert [t.value for t in american] == ["2017-11-02", "2017-11-03"]


def test_a_clock_time_takes_the_day_behind_the_brackets(nlp: Language) -> None:
    found = read(nlp, "He was shot at 2 a.m. (0100 GMT) on Wednesday.")
    assert [t.value for t in found] == ["2017-11-15T02:00", "2017-11-15T01:00", "2017-11-15"]


def test_a_clock_time_of_no_known_day_has_no_interval(nlp: Language) -> None:
    (found,) = read(nlp, "The alarm sounded at 5 p.m. in the village.")
    assert (found.value, found.earliest) == ("XXXX-XX-XXT17:00", None)


def test_an_obituary_full_of_old_years_is_still_news(nlp: Language) -> None:
    line = (
        "The writer died yesterday. She was born in 1951, moved in 1976, won in 1982 and 1993 and "
        "retired in 2004. Her last speech was on 11 September."
    )
    values = {t.text: t.value for t in read(nlp, line)}
    assert values["yesterday"] == "2017-11-16"
    assert values["11 September"] == "2017-09-11"
