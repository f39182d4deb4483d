"""Times as people say them without ceremony: bare hours, messages, diaries, heads, shorthand."""

from __future__ import annotations

import pytest
from spacy.language import Language
from time_lines import Line, day, said

FRIDAY = "2017-11-17"

LINES: tuple[Line, ...] = (
    # parts of a day
    (FRIDAY, "Rockets hit the depot early on 12 November.",
     (("early on 12 November", "2017-11-12TMO", "2017-11-12"),)),
    (FRIDAY, "Two farmers were abducted late on Tuesday night.",
     (("late on Tuesday night", "2017-11-14TNI", "2017-11-14"),)),
    (FRIDAY, "The first mortar fell on Thursday; by noon the bridge was gone.",
     (day("Thursday", "2017-11-16"), ("noon", "2017-11-16T12:00", "2017-11-16"))),
    (FRIDAY, "They came on Thursday and by midnight they had left.",
     (day("Thursday", "2017-11-16"), ("midnight", "2017-11-17T00:00", "2017-11-17"))),
    (FRIDAY, "Between Monday midday and Tuesday midday nothing moved.",
     (("Monday midday", "2017-11-13T12:00", "2017-11-13/2017-11-14"),
      ("Tuesday midday", "2017-11-14T12:00", "2017-11-13/2017-11-14"))),
    # clock times
    (FRIDAY, "A drone struck the mill at 0620 hrs this morning.",
     (("0620 hrs this morning", "2017-11-17T06:20", "2017-11-17"),)),
    (FRIDAY, "Gunfire began last night at 11 pm.",
     (("last night at 11 pm", "2017-11-16T23:00", "2017-11-16"),)),
    (FRIDAY, "They crossed the ford at 4 in the afternoon on Wednesday.",
     (("4 in the afternoon on Wednesday", "2017-11-15T16:00", "2017-11-15"),)),
    (FRIDAY, "On Wednesday the convoy reached the ford at ten at night.",
     (day("Wednesday", "2017-11-15"), ("ten at night", "2017-11-15T22:00", "2017-11-15"))),
    (FRIDAY, "On Wednesday the patrol reached the well at 9, villagers said.",
     (day("Wednesday", "2017-11-15"), ("9", "2017-11-15T09:00", "2017-11-15"))),
    (FRIDAY, "Yesterday at 4.15 the shelling stopped.",
     (("Yesterday at 4.15", "2017-11-16T16:15", "2017-11-16"),)),
    (FRIDAY, "The rocket was launched at 3:05 a.m. local time (0005 GMT) on Monday.",
     (("3:05 a.m.", "2017-11-13T03:05", "2017-11-13"),
      ("0005 GMT", "2017-11-13T00:05", "2017-11-13"),
      day("Monday", "2017-11-13"))),
    (FRIDAY, "On Monday the mayor spoke. Buses leave daily at 0700.",
     (day("Monday", "2017-11-13"), ("daily", "P1D", ""), ("0700", "XXXX-XX-XXT07:00", ""))),
    (FRIDAY, "On Monday he imposed a curfew from 6 pm to 5 am.",
     (day("Monday", "2017-11-13"), ("6 pm", "XXXX-XX-XXT18:00", ""),
      ("5 am", "XXXX-XX-XXT05:00", ""))),
    (FRIDAY, "The power failed an hour ago.", (("an hour ago", "PAST_REF", "2017-11-17"),)),
    # lengths
    (FRIDAY, "The line was cut, hours after the talks ended.", (("hours", "PTXH", ""),)),
    (FRIDAY, "The shop was hit minutes before the deadline.", (("minutes", "PTXM", ""),)),
    (FRIDAY, "It was the third raid in as many weeks.", (("as many weeks", "P3W", ""),)),
    (FRIDAY, "Two buses were torched in as many days.", (("as many days", "P2D", ""),)),
    (FRIDAY, "The fuel will not last three weeks.", (("three weeks", "P3W", ""),)),
    (FRIDAY, "Nine rifles were recovered in the last one month.",
     (("the last one month", "P1M", "2017-10-17/2017-11-17"),)),
    (FRIDAY, "The pause was 6 hours long.", (("6 hours", "PT6H", ""),)),
    (FRIDAY, "The four-year-old siege has ended.", (("four-year-old", "P4Y", ""),)),
    (FRIDAY, "Clashes were worse in previous years.", (("previous years", "PAST_REF", ""),)),
    # messages and shorthand
    (FRIDAY, "the lorries passed here last thursday again",
     (day("last thursday", "2017-11-16"),)),
    (FRIDAY, "he was beaten yday, we bury him tmrw",
     (day("yday", "2017-11-16"), day("tmrw", "2017-11-18"))),
    (FRIDAY, "Herders burned huts in the intervening night of November 9 and 10.",
     (("the intervening night of November 9 and 10", "2017-11-09TNI", "2017-11-09/2017-11-10"),)),
    (FRIDAY, "Northern revolt (2012-present): a fort falls.",
     (("2012", "2012", ""), ("present", "PRESENT_REF", ""))),
    (FRIDAY, "The suspect in the 2008 Harbour attacks is dead.",
     (("2008", "2008", "2008-01-01/2008-12-31"),)),
    # tense
    ("2016-03-20", "Polling was to begin on 9 April.", (day("9 April", "2016-04-09"),)),
    (FRIDAY, "The union calls for a march on Tuesday.", (day("Tuesday", "2017-11-21"),)),
    # what a bare year cannot anchor
    (FRIDAY, "The 2015 accord was signed again the same day.",
     (("2015", "2015", "2015-01-01/2015-12-31"), day("the same day", "2017-11-17"))),
    # feasts
    ("2023-04-17", "Eid is near, and the mills are idle.",
     (("Eid", "2023-04-21", "2023-04-20/2023-04-22"),)),
    ("2021-05-11", "The road opens before the Sallah.",
     (("the Sallah", "2021-05-13", "2021-05-12/2021-05-14"),)),
    ("2024-03-21", "This is our first Ramadan in the camp.",
     (("Ramadan", "2024", "2024-03-10/2024-04-10"),)),
    # the head of a text that has no other day
    (None, "Gao, 14 June 2019\nMen on camels came the day before yesterday. If nothing is done by"
     " the end of June we shall leave.",
     (day("14 June 2019", "2019-06-14"), day("the day before yesterday", "2019-06-12"),
      ("the end of June", "2019-06", "2019-06-20/2019-06-30"))),
    (None, "Friday, June 14, 2019\u00a0\n\n\nShells fell yesterday, as in 2011, 2012 and 2014.",
     (day("Friday, June 14, 2019", "2019-06-14"), day("yesterday", "2019-06-13"),
      ("2011", "2011", "2011-01-01/2011-12-31"), ("2012", "2012", "2012-01-01/2012-12-31"),
      ("2014", "2014", "2014-01-01/2014-12-31"))),
    (None, "The revolt began on 14 June 2019, and yesterday it ended.",
     (day("14 June 2019", "2019-06-14"), ("yesterday", "XXXX-XX-XX", ""))),
    # a diary: each day counts for its own lines
    (FRIDAY, "Mon 6 Nov. Shells all day.\nTue. The clinic was hit yesterday.\nThu 9. Quiet until"
     " noon.",
     (day("Mon 6 Nov.", "2017-11-06"), day("Tue.", "2017-11-07"),
      day("yesterday", "2017-11-06"), day("Thu 9", "2017-11-09"),
      ("noon", "2017-11-09T12:00", "../2017-11-09"))),
)  # fmt: skip

NONE = (
    "The death toll stood at 11, officials said.",
    "The index fell by 10.45, traders said.",
    "Two men were killed by 3, a witness said.",
    "A 60-year-old man and a six-month-old baby were freed.",
    "She was twenty years old.",
    "Pastor Sunday Adeyemi resigned.",
    "The complaint is filed as case 204/2016.",
    "The number of displaced could surpass 1500.",
    "They paused around the noon prayer.",
    "No deal on future relations was reached.",
    "Workers of 17 July Bakery went on strike.",
    "Theresa May spoke in London; the unions marched against May's plan.",
    "The ballroom was held by 1,200 men at 4,000 feet.",
)


@pytest.mark.parametrize(("published", "line", "wanted"), LINES, ids=[x[1] for x in LINES])
def test_a_line_says_when(nlp: Language, published: str, line: str, wanted: object) -> None:
    assert said(nlp, line, published) == wanted


@pytest.mark.parametrize("line", NONE)
def test_it_is_no_time(nlp: Language, line: str) -> None:
    assert said(nlp, line, FRIDAY) == ()
