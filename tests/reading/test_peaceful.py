"""Violent and forceful words in peaceful news, and the same words where they are meant."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.reading.drafts import Trigger
from marsad.reading.trigger.peaceful import without_peaceful
from marsad.reading.trigger.setting import setting_of
from marsad.reading.triggers import find_triggers


def left(nlp: Language, text: str, word: str, kind: str, rule: str = "encoder 0.99") -> list[str]:
    """What is left of one trigger on ``word``, in a text of June 2020."""
    doc = nlp(text)
    lexicon = load_lexicon()
    start = text.index(word)
    head = next(t.i for t in doc if t.idx <= start < t.idx + len(t))
    one = Trigger(start, start + len(word), head, kind, 0.9, rule)
    day = date(2020, 6, 1)
    kept = without_peaceful(doc, [one], setting_of(doc, lexicon), lexicon, day)
    return [t.kind for t in kept]


PEACEFUL = [
    ("A robot kills a worker at a car plant in Lorn.", "kills", "assault"),
    ("A bear attacked two hikers near Lorn.", "attacked", "assault"),
    ("A lion is captured in the streets of Lorn.", "captured", "coerce.seize"),
    ("Thousands of goats were sacrificed by beheading at the feast.", "beheading", "assault"),
    ("The parliament of Norland bans plastic straws.", "bans", "coerce.restrict"),
    ("The newspaper suspends its columnist for two weeks.", "suspends", "sanction"),
    ("Google removes the channel of the ministry's friends.", "removes", "coerce.censor"),
    ("Google says it has removed a thousand accounts.", "removed", "coerce.censor"),
    ("State television lifts a ban on women with veils.", "ban", "coerce.censor"),
    ("The ministry halts its programme of drones.", "halts", "coerce"),
    ("The museum returns two statues that were seized by customs.", "seized", "coerce.seize"),
    ("Her novel about the siege of Dorna wins the prize.", "siege", "coerce.restrict"),
    ("A film inspired by the murder of the poet opens on Friday.", "murder", "assault"),
    ("The museum shows a mask that soldiers stole in 1897.", "stole", "coerce.seize"),
    ("Lorn keeps the anniversary of the bombing of Dorna.", "bombing", "assault.explosives"),
    ("Runners helped the survivors of the 2013 bombing.", "bombing", "assault.explosives"),
    ("The rocket explodes on the pad before it could reach orbit.", "explodes", "assault"),
    ("The record \"Quiet Strike\" is named best of the year.", "Strike", "protest.strike"),
    ("Censorship in Norland, Marla Dorn on film", "Censorship", "coerce.censor"),
    ("The singer denies the allegations.", "allegations", "assault"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "kind"), PEACEFUL)
def test_peaceful_news_tells_of_no_conflict(nlp: Language, text: str, word: str, kind: str) -> None:
    assert left(nlp, text, word, kind) == []


MEANT = [
    ("Rebels kill a worker at a car plant in Lorn.", "kill", "assault"),
    ("Bandits stole ninety cattle near Dorna.", "stole", "coerce.seize"),
    ("The parliament of Norland bans rallies of the opposition.", "bans", "coerce.restrict"),
    ("Rebels seized an oil drilling rig off Dorna.", "seized", "coerce.seize"),
    ("The government suspends the newspaper for two weeks.", "suspends", "coerce.censor"),
    ("The World Bank suspends its loans to Norland.", "suspends", "sanction"),
    ("The army halts its convoys to punish the town.", "punish", "coerce"),
    ("Police seized two statues from the museum.", "seized", "coerce.seize"),
    ("The author of a novel was shot in Dorna on Friday.", "shot", "assault.firearms"),
    ("A series of car bombings kills nine in Dorna.", "bombings", "assault.explosives"),
    ("A ballistic missile exploded in Dorna after its launch by satellite.", "exploded", "assault"),
    ("Soldiers of \"Free Dorna\" ambushed a patrol.", "ambushed", "assault"),
    ("HE FEARS \"INCREASED VIOLENCE\" IN THAT COUNTRY.", "VIOLENCE", "assault"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "kind"), MEANT)
def test_the_same_words_stay_where_they_are_meant(
    nlp: Language, text: str, word: str, kind: str
) -> None:
    assert left(nlp, text, word, kind) == [kind]


def test_talk_and_help_are_left_alone(nlp: Language) -> None:
    text = "Google praises its novel about the siege."
    assert left(nlp, text, "praises", "support") == ["support"]


SENSES = [
    ("Hackers hack the mail of the ministry.", ["coerce.cyber"]),
    ("The account of the agency was hacked.", ["coerce.cyber"]),
    ("Two farmers were hacked to death in Dorna.", ["assault.primitive"]),
    ("A rocket of Norland deploys two satellites for the air force.", []),
    ("The explosion of a meteor above Dorna was as strong as a bomb.", []),
    ("Thousands of people gather outside the hospital.", []),
    ("Thousands of people gather outside the parliament.", ["protest.demo"]),
    ("The bishops issue a paper on how to combat sexual abuse.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENSES)
def test_words_of_two_senses(nlp: Language, text: str, expected: list[str]) -> None:
    assert [t.kind for t in find_triggers(nlp(text))] == expected
