"""What only looks like a time: numbers of things, modal verbs, names of people and places."""

from __future__ import annotations

import pytest
from spacy.language import Language
from time_lines import said

FRIDAY = "2017-11-17"

NO_TIME = (
    "The March on the capital was banned.",
    "They freed 2017 prisoners.",
    "Some 23 Mai Mai fighters died.",
    "The match was in the Stade du 5 Juillet.",
    "Ministers may resign.",
    "Prime Minister May said nothing.",
    "May told reporters she was content.",
    "Thousands march through the city.",
    "The march was peaceful.",
    "The Sunday Times ran the photographs.",
    "Members of Black September planned it.",
    "At least 24 killed in clashes.",
    "They broke Resolution 1701.",
    "Some 2,000 people fled.",
    "It was their second escape.",
    "The 1st Brigade advanced.",
    "A shop in 11 September Street was looted.",
    "He was held in the 17 February Martyrs Brigade compound.",
    "Crowds filled 7 October Square.",
    "The March 14 alliance rejected the plan.",
    "The Yom Kippur War was refought on television.",
    "Ramadan Abdullah was arrested.",
    "Police arrested Tariq Ramadan in Paris.",
    "The Six-Day War shaped him.",
    "The Su-24 was shot down.",
    "Vision 2030 was cut.",
    "The score was 3-2.",
    "They fired 1500 rounds.",
    "The drone flew 1900 metres.",
    "Unit 1391 denied it.",
    "The Friday Times went offline.",
    "About 1/2 of the town has fallen.",
    "He fights 24/7.",
    "The Good Friday Agreement is a model.",
    "Sgt. April Jones was wounded.",
    "The 15 May Brigade claimed it.",
    "Second Lieutenant Ali was hurt.",
    "The second suspect fled.",
    "Hezbollah used Fajr-5 and Su-22 jets.",
    "Their number reached 1500.",
    "The M23 movement advanced.",
    "He served in the 82nd Airborne.",
    "Route 17 was closed.",
    "The G20 met.",
    "1,445 people died.",
    "Summer Ahmed was freed.",
    "The Greek daily Kathimerini said so.",
    "General Eid Ahmed resigned.",
    "Rajab Mansour was freed.",
    "They fired 12 Tir missiles.",
    "He scored 21/24.",
    "The mix is 50/50.",
    "The 14 July Bridge was bombed.",
    "Fighters of the October 27 Brigades fled.",
    "The Libyan Observer and the Daily Star said so.",
    "April Smith and June Jones were freed.",
    "A Dawn reporter was beaten.",
)


@pytest.mark.parametrize("line", NO_TIME)
def test_it_is_no_time(nlp: Language, line: str) -> None:
    assert said(nlp, line, FRIDAY) == ()
