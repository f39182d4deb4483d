"""The day of publication stands in the head or nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.intake.heads.days import day_of
from marsad.intake.heads.head import head_of

BODY = (
    "Gunmen attacked a convoy on 3 March 2018 near the river, a local official said. "
    "At least four soldiers were killed, and two vehicles were burned before help came."
)
DAY = date(2018, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 5 March 2018",
        "Published on Monday, March 5, 2018 at 14:20 GMT",
        "By Amina Diallo | River Post | 5 March 2018",
        "River Post, Gao, 5 March 2018",
        "RPA / Gao / Monday 5 March 2018",
        "River Post | 2018-03-05T14:20:00Z",
        "Monday, March 5, 2018",
        "March 5th, 2018, 9:15 am",
        "5 Mar. 2018",
        "05.03.2018",
        "13:05, 5 March 2018 | River Post",
        "Issued 5 March 2018 | Period covered: 26 February to 4 March",
        "River Post | Updated: 7 March 2018 | Published: 5 March 2018",
        "Publié le 5 mars 2018",
        "Gao, lundi 5 mars 2018",
        "La Voz del Río, 5 de marzo de 2018",
        "وكالة النهر، غاو، 5 مارس 2018",
        "وكالة النهر، ٥ آذار ٢٠١٨",
        "River Post · 5 March 2018 · 4 min read",
    ],
)
def test_a_credit_line_below_the_title(line: str) -> None:
    assert head_of(f"Convoy attacked near the river\n{line}\n\n{BODY}").published == DAY


@pytest.mark.parametrize(
    "opening",
    [
        "GAO, Mali (RPA) - 5 March 2018 - ",
        "GAO, Mali, 5 March 2018 (RPA) — ",
        "GAO, March 5, 2018 – ",
        "5 mars 2018. - ",
    ],
)
def test_a_dateline_that_opens_the_report(opening: str) -> None:
    assert head_of(f"Convoy attacked\n\n{opening}{BODY}\n\n{BODY}").published == DAY


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Convoy attacked near the river\n\n",
        "Reporting period: 26 February 2018 to 4 March 2018\n\n",
        "Report no. 3\nPeriod covered: 26 February - 4 March 2018\n\n",
        "River Post. Received 6 March 2018\n\n",
        "Three years since the massacre of 5 March 2018\n\n",
        "On 5 March 2018, a truck burned.\n\n",
        "5 March\n\n",
        "04/05/2018\n\n",
        "31 February 2018\n\n",
        "Remarks due on 5 March 2018 in Gao\n\n",
    ],
)
def test_a_day_of_the_story_is_not_the_day_of_publication(head: str) -> None:
    assert head_of(head + BODY).published is None


def test_a_chronology_has_no_day_of_publication() -> None:
    text = "3 March 2018 - A convoy burned.\n4 March 2018 - Troops came.\n5 March 2018 - Calm."
    assert head_of(text).published is None


def test_the_title_of_a_daily_digest_may_say_it() -> None:
    assert head_of(f"Sahel daily brief, 5 March 2018\n\n{BODY}").published == DAY
    assert head_of(f"The market bombing, 5 March 2018\n\n{BODY}").published is None


def test_a_labelled_line_at_the_end_and_a_publication_before_an_update() -> None:
    tail = "\n\nLast updated: 7 March 2018\nFirst published: 5 March 2018"
    assert head_of(BODY + tail).published == DAY
    assert head_of(BODY + "\n\nLast updated: 7 March 2018").published == date(2018, 3, 7)
    assert head_of(BODY + "\n\nGao, 7 March 2018, evening").published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-03-05T23:59:59-11:00", DAY),
        ("5 March 2018", DAY),
        ("Mon, 05 Mar 2018 10:00:00 GMT", DAY),
        ("2018-13-05", None),
        ("2018-03", None),
        ("last week", None),
    ],
)
def test_a_field_holds_one_full_day_or_none(text: str, day: date | None) -> None:
    assert day_of(text) == day
