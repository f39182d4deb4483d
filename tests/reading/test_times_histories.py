"""Histories count from the date before; without a publication date nobody guesses a year."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from spacy.language import Language

from marsad.model.mentions import Issue, TimeMention
from marsad.model.sources import Segment
from marsad.reading.parse import parse
from marsad.reading.times import find_times

PUBLISHED = date(2020, 6, 1)
HISTORY = (
    "The war began on 3 March 1912 with a raid on the port. In April, the islanders landed in the "
    "south. The next day they took the mill. In June 1912 a truce was made. It was broken on "
    "9 September, and two months later the capital fell. In January, the queen fled. By 1914 the "
    "league controlled the coast. It signed the peace on 2 May 1915. In the same year the "
    "harbour was rebuilt, and a year later trade resumed."
)


def read(
    nlp: Language, text: str, published: date | None, segments: tuple[Segment, ...] = ()
) -> tuple[tuple[TimeMention, ...], tuple[Issue, ...]]:
    (doc,) = parse(nlp, [text])
    return find_times(doc, published=published, segments=segments)


def test_a_history_counts_from_the_date_before(nlp: Language) -> None:
    times, issues = read(nlp, HISTORY, PUBLISHED)
    values = {t.text: t.value for t in times}
    assert values["April"] == "1912-04"
    assert values["9 September"] == "1912-09-09"
    assert values["two months later"] == "1912-11"
    assert values["January"] == "1913-01"
    assert values["the same year"] == "1915"
    assert values["a year later"] == "1916"
    assert issues == ()


def test_what_is_counted_says_from_where(nlp: Language) -> None:
    times, _ = read(nlp, HISTORY, PUBLISHED)
    told, april = times[0], times[1]
    assert (april.basis, april.anchor) == ("previous-date", (told.start, told.end))
    assert (told.basis, told.anchor) == ("explicit", None)


def test_a_look_back_does_not_move_the_story(nlp: Language) -> None:
    text = HISTORY + " In 1916 he praised the pact signed two decades earlier. In July he died."
    times, _ = read(nlp, text, PUBLISHED)
    assert [t.value for t in times][-3:] == ["1916", "189", "1916-07"]


def test_an_aside_in_brackets_does_not_move_the_story(nlp: Language) -> None:
    text = HISTORY + " In May 1917 the bridge (rebuilt in 1954) was blown up. In June it rained."
    times, _ = read(nlp, text, PUBLISHED)
    assert times[-1].value == "1917-06"


def test_years_before_the_era(nlp: Language) -> None:
    text = "The fleet sailed in 490 BC. It came back in August. The feud began in the 470s BC."
    times, _ = read(nlp, text, None)
    assert [(t.text, t.value) for t in times] == [
        ("490 BC", "BC0490"),
        ("August", "BC0490-08"),
        ("the 470s BC", "BC047"),
    ]
    assert {t.earliest for t in times} == {None}


def test_without_a_publication_date_there_is_no_year(nlp: Language) -> None:
    times, issues = read(nlp, "On 15 November, shells hit the port.", None)
    (found,) = times
    assert (found.value, found.earliest, found.latest) == ("XXXX-11-15", None, None)
    (issue,) = issues
    assert issue.code == "year-unknown"
    assert (issue.start, issue.end) == (found.start, found.end)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Shells hit the port on Friday.", "XXXX-WXX-5"),
        ("Shells hit the port in November.", "XXXX-11"),
        ("Shells hit the port last week.", "XXXX-WXX"),
        ("Shells hit the port yesterday.", "XXXX-XX-XX"),
        ("Shells hit the port last night.", "XXXX-XX-XXTNI"),
        ("Shells hit the port two months ago.", "XXXX-XX"),
        ("Shells hit the port on Tuesday morning.", "XXXX-WXX-2TMO"),
    ],
)
def test_without_a_publication_date_nothing_is_made_up(
    nlp: Language, line: str, value: str
) -> None:
    (found,), issues = read(nlp, line, None)
    assert (found.value, found.earliest, found.latest) == (value, None, None)
    assert [i.code for i in issues] == ["year-unknown"]


def test_a_year_said_before_serves_without_a_publication_date(nlp: Language) -> None:
    text = "On 14 November 2017 a truce began. On 16 November it was broken."
    times, issues = read(nlp, text, None)
    assert (times[1].value, times[1].basis) == ("2017-11-16", "previous-date")
    assert issues == ()


def test_nothing_counts_from_the_rights_line(nlp: Language) -> None:
    rights = "Copyright 1999 by the agency."
    text = f"{rights}\n\nOn 15 November, shells hit the port."
    times, issues = read(nlp, text, None, (Segment(0, len(rights), "rights"),))
    assert [t.value for t in times] == ["1999", "XXXX-11-15"]
    assert len(issues) == 1


def test_news_with_a_few_old_years_stays_news(nlp: Language) -> None:
    text = (
        "The base was shelled on Friday. It was built in 1950 and rebuilt in 1974. On Wednesday a "
        "drone had hit it. The army said yesterday that it would close in 2021."
    )
    times, _ = read(nlp, text, PUBLISHED)
    values = {t.text: t.value for t in times}
    assert values["Friday"] == "2020-05-29"
    assert values["Wednesday"] == "2020-05-27"
    assert values["yesterday"] == "2020-05-31"


def test_every_quote_is_in_the_text(nlp: Language) -> None:
    times, _ = read(nlp, HISTORY, PUBLISHED)
    assert len(times) >= 10
    for one, following in pairwise(times):
        assert HISTORY[one.start : one.end] == one.text
        assert one.end <= following.start


def test_a_plan_does_not_move_the_story(nlp: Language) -> None:
    text = HISTORY + " In 1916 a campaign planned for 1918 was drawn up. In July he died."
    times, _ = read(nlp, text, PUBLISHED)
    assert [t.value for t in times][-3:] == ["1916", "1918", "1916-07"]


def test_what_only_describes_a_thing_of_an_earlier_year_does_not_move_the_story(
    nlp: Language,
) -> None:
    text = HISTORY + " In 1916 the queen broke the 1911 treaty. In July she died."
    times, _ = read(nlp, text, PUBLISHED)
    assert [t.value for t in times][-2:] == ["1911", "1916-07"]


def test_a_leap_day_is_of_a_leap_year(nlp: Language) -> None:
    times, _ = read(nlp, HISTORY + " In 1919 the mill burned. On 29 February it rained.", PUBLISHED)
    assert times[-1].value == "1920-02-29"


def test_an_account_of_days_of_last_year_counts_from_its_first_day(nlp: Language) -> None:
    days = ". ".join(f"On {n} March shells hit the port" for n in range(2, 9))
    times, _ = read(nlp, f"The siege began on 27 February 2019. {days}.", PUBLISHED)
    assert {t.value[:7] for t in times[1:]} == {"2019-03"}
