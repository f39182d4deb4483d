"""Feasts and other calendars: what the moon decides is a day wider at both ends."""

from __future__ import annotations

import pytest
from spacy.language import Language
from time_lines import Line, Said, day, said

FRIDAY = "2017-11-17"

LINES: tuple[Line, ...] = (
    (FRIDAY, "The market burned on the eve of Eid al-Fitr.",
     (("the eve of Eid al-Fitr", "2017-06-24", "2017-06-23/2017-06-25"),)),
    ("2024-04-20", "Guns fell silent for Eid ul Fitr.",
     (("Eid ul Fitr", "2024-04-10", "2024-04-09/2024-04-13"),)),
    ("2024-04-20", "Guns fell silent for Eid-el-Fitr.",
     (("Eid-el-Fitr", "2024-04-10", "2024-04-09/2024-04-13"),)),
    ("2024-04-20", "Guns fell silent for Idul Fitri.",
     (("Idul Fitri", "2024-04-10", "2024-04-09/2024-04-13"),)),
    ("2024-04-20", "Shops were closed for Korite.",
     (("Korite", "2024-04-10", "2024-04-09/2024-04-13"),)),
    ("2024-06-25", "Sheep prices rose before Tabaski.",
     (("Tabaski", "2024-06-16", "2024-06-15/2024-06-17"),)),
    ("2024-06-25", "Sheep prices rose before the Greater Eid.",
     (("the Greater Eid", "2024-06-16", "2024-06-15/2024-06-17"),)),
    ("2024-03-20", "Fighting eased at the start of Ramadan.",
     (("the start of Ramadan", "2024", "2024-03-10/2024-03-20"),)),
    ("2024-03-20", "The mosque was stormed on the second day of Ramadan.",
     (("the second day of Ramadan", "2024-03-12", "2024-03-11/2024-03-13"),)),
    ("2024-03-20", "The decree was issued on 5 Ramadan 1445 AH.",
     (("5 Ramadan 1445 AH", "2024-03-15", "2024-03-14/2024-03-16"),)),
    ("2024-03-20", "The banner read رمضان 1445.",
     (("رمضان 1445", "2024", "2024-03-10/2024-04-10"),)),
    ("2024-04-20", "Churches were guarded on Easter Sunday.",
     (day("Easter Sunday", "2024-03-31"),)),
    ("2024-05-20", "A truce was declared for Orthodox Easter.",
     (day("Orthodox Easter", "2024-05-05"),)),
    ("2024-04-20", "Churches were guarded on Good Friday.", (day("Good Friday", "2024-03-29"),)),
    ("2024-08-30", "Millions walked to Karbala for Arbaeen.",
     (("Arbaeen", "2024-08-24", "2024-08-23/2024-08-25"),)),
    ("2024-07-20", "Streets were closed for Ashura.",
     (("Ashura", "2024-07-16", "2024-07-15/2024-07-17"),)),
    ("2024-04-02", "Fires were lit for Nowruz.",
     (("Nowruz", "2024-03-20", "2024-03-20/2024-03-21"),)),
    ("2018-03-01", "The offensive began on 7 Jumada al-Thani 1439.",
     (("7 Jumada al-Thani 1439", "2018-02-23", "2018-02-22/2018-02-24"),)),
    ("2023-04-30", "Fighting went on during Eid.",
     (("Eid", "2023-04-21", "2023-04-20/2023-04-24"),)),
    ("2023-07-10", "Fighting stopped for the Eid holiday.",
     (("the Eid", "2023-06-28", "2023-06-27/2023-07-02"),)),
    ("2023-04-30", "On the third day of Eid al-Fitr, mortars hit the town.",
     (("the third day of Eid al-Fitr", "2023-04-23", "2023-04-22/2023-04-24"),)),
    ("2023-10-20", "The attack came on Simchat Torah.", (day("Simchat Torah", "2023-10-07"),)),
    ("2023-10-20", "Crowds gathered on Yom Kippur.", (day("Yom Kippur", "2023-09-25"),)),
    ("2023-04-20", "Clashes broke out during Passover.",
     (("Passover", "2023-04-06", "2023-04-06/2023-04-12"),)),
    ("2023-04-20", "Police raided the mosque during the holy month of Ramadan.",
     (("the holy month of Ramadan", "2023", "2023-03-22/2023-04-21"),)),
    ("2024-02-20", "Talks must end before Ramadan.",
     (("Ramadan", "2024", "2024-03-10/2024-04-10"),)),
    ("2024-02-20", "The deal will be signed before Ramadan.",
     (("Ramadan", "2024", "2024-03-10/2024-04-10"),)),
    ("2024-04-05", "The last ten days of Ramadan were tense.",
     (("The last ten days of Ramadan", "P10D", "2024-04-01/2024-04-10"),)),
    ("2022-01-15", "Troops shot at worshippers on Orthodox Christmas.",
     (day("Orthodox Christmas", "2022-01-07"),)),
    ("2023-08-05", "Bombs went off during Muharram.",
     (("Muharram", "2023", "2023-07-18/2023-08-17"),)),
    ("2023-08-05", "The edict was of 12 Dhu al-Hijja 1444.",
     (("12 Dhu al-Hijja 1444", "2023-06-30", "2023-06-29/2023-07-01"),)),
    ("2021-05-20", "Rockets were fired in Ramadan 2021.",
     (("Ramadan 2021", "2021", "2021-04-12/2021-05-13"),)),
    ("2024-01-10", "The slogan dates from 1400 AH.",
     (("1400 AH", "1979", "1979-11-20/1980-11-09"),)),
    ("2021-12-28", "A grenade was thrown on Christmas Eve.",
     (day("Christmas Eve", "2021-12-24"),)),
    ("2022-03-25", "Thousands marked Newroz.", (day("Newroz", "2022-03-21"),)),
    ("2018-05-20", "The council was formed on 26 Dalw 1396.",
     (day("26 Dalw 1396", "2018-02-15"),)),
    (FRIDAY, "The communique of 14 Tammuz 1958 was read out.",
     (day("14 Tammuz 1958", "1958-07-14"),)),
    (FRIDAY, "The communique of 3 Kanun al-Thani 2016 was read out.",
     (day("3 Kanun al-Thani 2016", "2016-01-03"),)),
    (FRIDAY, "The communique of 12 Shubat 2016 was read out.",
     (day("12 Shubat 2016", "2016-02-12"),)),
    (FRIDAY, "The poster called for a general strike on 22 janvier.",
     (day("22 janvier", "2018-01-22"),)),
    (FRIDAY, "The poster was dated 3 août 2017.", (day("3 août 2017", "2017-08-03"),)),
    (FRIDAY, "The verdict of 22 Bahman 1395 was upheld.", (day("22 Bahman 1395", "2017-02-10"),)),
)  # fmt: skip


@pytest.mark.parametrize(("published", "line", "times"), LINES, ids=[x[1] for x in LINES])
def test_a_line_says_when(
    nlp: Language, published: str, line: str, times: tuple[Said, ...]
) -> None:
    assert said(nlp, line, published) == times
