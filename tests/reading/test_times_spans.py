"""Ranges, nights over two days, seasons, lengths and sets in newspaper lines."""

from __future__ import annotations

import pytest
from spacy.language import Language
from time_lines import Line, Said, said

FRIDAY = "2017-11-17"
NEW_YEAR = "2024-01-03"

LINES: tuple[Line, ...] = (
    (FRIDAY, "The summit was held on 28-30 July.",
     (("28", "2017-07-28", "2017-07-28/2017-07-30"),
      ("30 July", "2017-07-30", "2017-07-28/2017-07-30"))),
    (FRIDAY, "Clashes were reported from 3 to 5 March.",
     (("3", "2017-03-03", "2017-03-03/2017-03-05"),
      ("5 March", "2017-03-05", "2017-03-03/2017-03-05"))),
    (FRIDAY, "The airport has been closed since 2014.", (("2014", "2014", "2014-01-01/.."),)),
    (FRIDAY, "The curfew will last until Thursday.",
     (("Thursday", "2017-11-23", "../2017-11-23"),)),
    (FRIDAY, "Exports fell in March-May 2016.",
     (("March", "2016-03", "2016-03-01/2016-05-31"),
      ("May 2016", "2016-05", "2016-03-01/2016-05-31"))),
    (FRIDAY, "The drought of 2014-15 emptied the villages.",
     (("2014", "2014", "2014-01-01/2015-12-31"), ("15", "2015", "2014-01-01/2015-12-31"))),
    (FRIDAY, "Jets struck on the night of 3-4 June.",
     (("the night of 3-4 June", "2017-06-03TNI", "2017-06-03/2017-06-04"),)),
    (FRIDAY, "Jets struck in the night of 3 to 4 November.",
     (("the night of 3 to 4 November", "2017-11-03TNI", "2017-11-03/2017-11-04"),)),
    (FRIDAY, "Jets struck overnight on 3-4 November.",
     (("overnight on 3-4 November", "2017-11-03TNI", "2017-11-03/2017-11-04"),)),
    (FRIDAY, "He ruled from 1987 to 2003.",
     (("1987", "1987", "1987-01-01/2003-12-31"), ("2003", "2003", "1987-01-01/2003-12-31"))),
    (FRIDAY, "Between 30 October and 2 November, 45 people fled.",
     (("30 October", "2017-10-30", "2017-10-30/2017-11-02"),
      ("2 November", "2017-11-02", "2017-10-30/2017-11-02"))),
    (FRIDAY, "From Friday to Sunday no aid came in.",
     (("Friday", "2017-11-10", "2017-11-10/2017-11-12"),
      ("Sunday", "2017-11-12", "2017-11-10/2017-11-12"))),
    (NEW_YEAR, "From 28 December to 2 January no aid came in.",
     (("28 December", "2023-12-28", "2023-12-28/2024-01-02"),
      ("2 January", "2024-01-02", "2023-12-28/2024-01-02"))),
    (FRIDAY, "Shelling went on from December 2016 until February 2017.",
     (("December 2016", "2016-12", "2016-12-01/2017-02-28"),
      ("February 2017", "2017-02", "2016-12-01/2017-02-28"))),
    (FRIDAY, "The dam was hit last winter.",
     (("last winter", "2016-WI", "2016-12-01/2017-02-28"),)),
    (FRIDAY, "The dam was hit this summer.",
     (("this summer", "2017-SU", "2017-06-01/2017-08-31"),)),
    (FRIDAY, "Families froze in the winter of 2015-16.",
     (("the winter of 2015-16", "2015-WI", "2015-12-01/2016-02-29"),)),
    (FRIDAY, "An offensive was launched in spring 2016.",
     (("spring 2016", "2016-SP", "2016-03-01/2016-05-31"),)),
    (FRIDAY, "An offensive was launched in late autumn 2016.",
     (("late autumn 2016", "2016-FA", "2016-10-31/2016-11-30"),)),
    (FRIDAY, "It was the first strike for two months.", (("two months", "P2M", ""),)),
    (FRIDAY, "The market was hit for the third time in a week.", (("a week", "P1W", ""),)),
    (FRIDAY, "They march every Friday.", (("every Friday", "XXXX-WXX-5", ""),)),
    (FRIDAY, "The hospital receives 40 wounded daily.", (("daily", "P1D", ""),)),
    (FRIDAY, "The hospital receives 40 wounded each day.", (("each day", "P1D", ""),)),
    (FRIDAY, "Water is delivered twice a week.", (("twice a week", "P1W", ""),)),
    (FRIDAY, "The siege lasted 18 months.", (("18 months", "P18M", ""),)),
    (FRIDAY, "The year-long siege was lifted.", (("year-long", "P1Y", ""),)),
    (FRIDAY, "A 72-hour truce was agreed.", (("72-hour", "PT72H", ""),)),
    (FRIDAY, "Shelling went on for several hours.", (("several hours", "PTXH", ""),)),
    (FRIDAY, "Protests are held on Fridays.", (("Fridays", "XXXX-WXX-5", ""),)),
)  # fmt: skip


@pytest.mark.parametrize(("published", "line", "times"), LINES, ids=[x[1] for x in LINES])
def test_a_line_says_when(
    nlp: Language, published: str, line: str, times: tuple[Said, ...]
) -> None:
    assert said(nlp, line, published) == times
