"""Dates as situation reports, ledgers and radio logs write them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from time_lines import Line, Said, day, said

FRIDAY = "2017-11-17"

LINES: tuple[Line, ...] = (
    (FRIDAY, "Reports of 15/11 speak of two dead.", (day("15/11", "2017-11-15"),)),
    (FRIDAY, "The order was signed on 15.11.2017.", (day("15.11.2017", "2017-11-15"),)),
    (FRIDAY, "The message was sent at 2017-11-15T14:30:00Z.",
     (("2017-11-15T14:30:00Z", "2017-11-15T14:30:00Z", "2017-11-15"),)),
    (FRIDAY, "The message was sent at 2017-11-15T14:30+03:00.",
     (("2017-11-15T14:30+03:00", "2017-11-15T14:30+03:00", "2017-11-15"),)),
    (FRIDAY, "The log says 2017-11-15 14:30.",
     (("2017-11-15 14:30", "2017-11-15T14:30", "2017-11-15"),)),
    (FRIDAY, "DTG of the report: 151430ZNOV17.",
     (("151430ZNOV17", "2017-11-15T14:30Z", "2017-11-15"),)),
    (FRIDAY, "DTG of the report: 151430C NOV 17.",
     (("151430C NOV 17", "2017-11-15T14:30+03:00", "2017-11-15"),)),
    (FRIDAY, "The patrol was ambushed on 15 Nov 1430hrs.",
     (("15 Nov 1430hrs", "2017-11-15T14:30", "2017-11-15"),)),
    (FRIDAY, "The patrol was ambushed at 1430hrs on 15 Nov, officers said.",
     (("1430hrs on 15 Nov", "2017-11-15T14:30", "2017-11-15"),)),
    (FRIDAY, "15NOV 1430: PATROL HIT BY IED. 2 KIA.",
     (("15NOV 1430", "2017-11-15T14:30", "2017-11-15"),)),
    (FRIDAY, "Unknown gunmen raided the camp on 15Nov, guards said.",
     (day("15Nov", "2017-11-15"),)),
    (FRIDAY, "POLICE SAID TODAY THAT TWO MEN WERE SHOT DEAD YESTERDAY.",
     (day("TODAY", "2017-11-17"), day("YESTERDAY", "2017-11-16"))),
    (FRIDAY, "Reporting period: 5-11 Nov, all sites.",
     (("5", "2017-11-05", "2017-11-05/2017-11-11"),
      ("11 Nov", "2017-11-11", "2017-11-05/2017-11-11"))),
    (FRIDAY, "Admissions rose in week 44.", (("week 44", "2017-W44", "2017-10-30/2017-11-05"),)),
    (FRIDAY, "Admissions rose in week 44 of 2016.",
     (("week 44 of 2016", "2016-W44", "2016-10-31/2016-11-06"),)),
    (FRIDAY, "Admissions for w/c 6 November are not in yet.",
     (("w/c 6 November", "2017-W45", "2017-11-06/2017-11-12"),)),
    (FRIDAY, "Admissions rose in the week ending 12 November.",
     (("the week ending 12 November", "2017-W45", "2017-11-06/2017-11-12"),)),
    (FRIDAY, "Admissions rose in the week of 6 November.",
     (("the week of 6 November", "2017-W45", "2017-11-06/2017-11-12"),)),
    ("2024-01-20", "Funding fell in Q3 2023.", (("Q3 2023", "2023-Q3", "2023-07-01/2023-09-30"),)),
    ("2024-01-20", "Funding fell in FY2023.", (("FY2023", "2023", "2023-01-01/2023-12-31"),)),
    ("2017-11-22", "As of 20 November, 14,000 people had fled.",
     (day("20 November", "2017-11-20"),)),
    (FRIDAY, "They withdrew in mid-October.",
     (("mid-October", "2017-10", "2017-10-11/2017-10-21"),)),
    (FRIDAY, "They withdrew in late 2016.", (("late 2016", "2016", "2016-08-31/2016-12-31"),)),
    (FRIDAY, "They withdrew in the first week of November.",
     (("the first week of November", "P1W", "2017-11-01/2017-11-07"),)),
    (FRIDAY, "Situation report No. 12 (6 - 12 November 2017)",
     (("6", "2017-11-06", "2017-11-06/2017-11-12"),
      ("12 November 2017", "2017-11-12", "2017-11-06/2017-11-12"))),
    (FRIDAY, "Period covered: 01/11/2017 to 15/11/2017.",
     (("01/11/2017", "2017-11-01", "2017-11-01/2017-11-15"),
      ("15/11/2017", "2017-11-15", "2017-11-01/2017-11-15"))),
    (FRIDAY, "Cases (weeks 40 to 44) rose.",
     (("weeks 40", "2017-W40", "2017-10-02/2017-11-05"),
      ("44", "2017-W44", "2017-10-02/2017-11-05"))),
    (FRIDAY, "Epi week 44: 120 cases.", (("Epi week 44", "2017-W44", "2017-10-30/2017-11-05"),)),
    (FRIDAY, "The reporting week (30 Oct - 5 Nov) was calm.",
     (("30 Oct", "2017-10-30", "2017-10-30/2017-11-05"),
      ("5 Nov", "2017-11-05", "2017-10-30/2017-11-05"))),
    (FRIDAY, "12 NOV 2017: IED at the bridge.", (day("12 NOV 2017", "2017-11-12"),)),
    (FRIDAY, "At 0430 local, four men entered.", (("0430", "XXXX-XX-XXT04:30", ""),)),
    (FRIDAY, "151200 Nov 17: contact reported.", (day("Nov 17", "2017-11-17"),)),
    (FRIDAY, "10/11 - 16/11: three incidents.",
     (("10/11", "2017-11-10", "2017-11-10/2017-11-16"),
      ("16/11", "2017-11-16", "2017-11-10/2017-11-16"))),
    (FRIDAY, "The weekly update covers Mon 6 to Sun 12 Nov, all sectors.",
     (("weekly", "P1W", ""),
      ("Mon 6", "2017-11-06", "2017-11-06/2017-11-12"),
      ("Sun 12 Nov", "2017-11-12", "2017-11-06/2017-11-12"))),
    (FRIDAY, "H1 2017 saw 40 attacks.", (("H1 2017", "2017-H1", "2017-01-01/2017-06-30"),)),
    (FRIDAY, "The 2016/17 season was dry.",
     (("2016", "2016", "2016-01-01/2017-12-31"), ("17", "2017", "2016-01-01/2017-12-31"))),
    (FRIDAY, "The meeting will be at 15h30 on Monday.",
     (("15h30 on Monday", "2017-11-20T15:30", "2017-11-20"),)),
    (FRIDAY, "Week commencing 6 November: no incidents.",
     (("Week commencing 6 November", "2017-W45", "2017-11-06/2017-11-12"),)),
    (FRIDAY, "Update of 16 Nov. 2017, 18:00 hrs.",
     (("16 Nov. 2017, 18:00 hrs", "2017-11-16T18:00", "2017-11-16"),)),
    (FRIDAY, "Q4 will be worse.", (("Q4", "2017-Q4", "2017-10-01/2017-12-31"),)),
)  # fmt: skip


@pytest.mark.parametrize(("published", "line", "times"), LINES, ids=[x[1] for x in LINES])
def test_a_line_says_when(
    nlp: Language, published: str, line: str, times: tuple[Said, ...]
) -> None:
    assert said(nlp, line, published) == times
