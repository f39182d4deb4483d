"""What a newspaper says in violent or political words without telling of an event, and how an event
keeps its kind in real sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.reading.triggers import find_triggers


def told(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.kind) for t in find_triggers(nlp(text))]


def kinds(nlp: Language, text: str) -> list[str]:
    return [kind for _, kind in told(nlp, text)]


MATCH = (
    "Lastra held by ten-man Verrin in the derby. The visitors bombarded the goal from the first "
    "minute, and their captain fired a missile into the top corner. "
    "\"We were massacred,\" the coach said. The keeper was beaten twice."
)


def test_a_match_report_tells_of_no_war(nlp: Language) -> None:
    assert kinds(nlp, MATCH) == []


def test_police_at_a_match_are_news(nlp: Language) -> None:
    text = "Police arrested forty hooligans after the derby between Lastra and Verrin."
    assert "coerce.arrest" in kinds(nlp, text)


NOTHING = [
    "Armed conflicts and attacks",
    "Friends ask if we are all well.",
    "Thank God, the children are at home.",
    "He asked not to be named.",
    "The carmaker agreed to buy its rival for two billion dollars.",
    "The singer apologised to her fans for the late start of the concert.",
    "The shareholders rejected the takeover of the company.",
    "The ministry did not publish an estimate of fighters killed.",
    "Do not believe rumours about dead and wounded in Dorna.",
    "No text had been agreed by the evening.",
    "The command said that it was committed to keeping up the pressure.",
    "No group has claimed the attack.",
    "The army had not confirmed the raid by Monday.",
    "It is not clear who killed the two men.",
    "A wreath was laid on the anniversary of the massacre.",
    "He pleaded not guilty on Monday.",
    "The fall festival was held on 12 March.",
    "A shark killed a swimmer off the cape.",
    "The governor declared a state of emergency because of the wildfire.",
    "Attacks on hospitals are prohibited by law.",
    "Two bodies were recovered in Dorna on Wednesday.",
    "The lions were killed after the accident.",
    "The move was met with anger.",
    "A jury convicted the actress of shoplifting.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_without_an_event(nlp: Language, text: str) -> None:
    assert kinds(nlp, text) == []


KEPT = [
    ("Warplanes of the northern army have bombed a depot.", ["assault.aerial"]),
    ("The army says it bombed fighters near Dorna.", ["assault.aerial"]),
    ("Militants bombed a bridge near Dorna.", ["assault.explosives"]),
    ("Two drones struck the convoy on Friday.", ["assault.drone"]),
    ("Whoever helps them will be struck from the air.", ["assault.aerial"]),
    ("The force, which has encircled the town, has bombed it before.",
     ["coerce.restrict", "assault.aerial"]),
    ("Unknown attackers raided an oil field on Sunday.", ["assault"]),
    ("Police raided a house and seized documents.", ["coerce.seize", "coerce.seize"]),
    ("The army declared the valley a closed military zone.", ["coerce.restrict"]),
    ("The mission condemned the killing of four nurses.",
     ["accuse.disapprove", "assault.targeted"]),
    ("The minister called the bombing a war crime.",
     ["accuse.disapprove", "assault.explosives"]),
    ("Rebels captured the town of Dorna.", ["coerce.seize"]),
    ("The army entered the town without a fight.", ["mobilize.troops"]),
    ("Gunmen stole ninety cattle near Dorna.", ["coerce.seize"]),
    ("In Dorna rioters stoned a polling office.", ["protest.riot"]),
    ("The council condemned the law, urged calm and called for an inquiry.",
     ["accuse.disapprove", "request.change", "request.change"]),
    ("The group threatened to attack the port.", ["threaten.violence", "assault"]),
    ("Nine bodies with bullet wounds were found near Dorna.", ["assault.targeted"]),
    ("The army killed nine fighters after tanks fired on a village.",
     ["assault.heavy-weapons", "assault.firearms"]),
    ("The general warned that the port would be shelled.",
     ["threaten.violence", "assault.heavy-weapons"]),
    ("Six strikes destroyed a militant camp.", ["assault.aerial"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_an_event_keeps_its_kind(nlp: Language, text: str, expected: list[str]) -> None:
    assert kinds(nlp, text) == expected


SPANS = [
    ("The governor imposed a curfew on the town.", "curfew"),
    ("The delegate announced an investigation.", "investigation"),
    ("Shells hit a school in Dorna.", "Shells hit"),
    ("The government is ready to help the rebels.", "ready"),
]


@pytest.mark.parametrize(("text", "span"), SPANS)
def test_the_trigger_is_the_word_that_carries_the_kind(
    nlp: Language, text: str, span: str
) -> None:
    assert [words for words, _ in told(nlp, text)][:1] == [span]


def test_a_trade_row_of_states_stays(nlp: Language) -> None:
    text = "The government of Norland banned exports of grain by foreign companies."
    assert kinds(nlp, text) == ["coerce.restrict"]
