"""Help, burdens eased, things given back, and refusals to give way."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.reading.triggers import find_triggers


def kinds(nlp: Language, text: str) -> list[str]:
    return [t.kind for t in find_triggers(nlp(text))]


TOLD = [
    ("The ministry returned two bronze masks to Benin.", "retreat"),
    ("The statue was returned to Greece by customs officials.", "retreat"),
    ("Canada rolled back tariffs on steel.", "concede"),
    ("The government cut tariffs on rice.", "concede"),
    ("The government said it will not lift the ban on foreign channels.", "reject.yield"),
    ("Miners said they would not end the strike until they are paid.", "reject.yield"),
    ("Sudan forced aid agencies out of the province.", "sanction.expel"),
    ("Norway sent a team to investigate the explosion at the port.", "accuse.investigate"),
    ("Japan deployed observers to the polling stations in Nepal.", "aid"),
    ("Kenyan troops serve in a peacekeeping mission in the valley.", "aid"),
    ("French officers are training Malian pilots.", "aid"),
    ("The council declared a cessation of hostilities.", "retreat.ceasefire"),
    ("The army announced a two-day truce.", "retreat.ceasefire"),
    ("The chancellor hosted a dinner for the president.", "consult.visit"),
    ("Chile does not recognize the new government.", "reject"),
    ("Finland handed over ambulances to the Ukrainian government.", "aid"),
    ("Norway allocated two million euros in humanitarian aid for Yemen.", "aid"),
    ("Germany accepted 400 refugees from the islands.", "aid"),
    ("The commission launched legal action against the Polish government.", "accuse.allege"),
    ("The regime has violated a ban on missile exports.", "reject"),
    ("The two armies held war games in the strait.", "mobilize.troops"),
    ("The minister said Sudanese authorities must clear the roads.", "request.change"),
    ("The emir received the Turkish ambassador in his palace.", "consult.visit"),
    ("Envoys from Chad and the rebels opened a new round of talks.", "consult"),
    ("Kenya told Somalia to withdraw its officers.", "request.yield"),
    ("The senate set up a committee to investigate the ministry.", "accuse.investigate"),
    ("Japan reduced sanctions on Belarus.", "concede"),
    ("Ethiopia said it would allow the agency to enter the camps.", "agree"),
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_what_is_done_has_its_kind(nlp: Language, text: str, kind: str) -> None:
    assert kinds(nlp, text)[:1] == [kind]


QUIET = [
    "The firm said it would allow customers to pay later.",
    "The mother told her son to stop.",
    "The striker returned to the pitch after the break.",
    "She returned the book to the library.",
    "The airline cut fares on domestic routes.",
    "The shop trains its own bakers.",
    "The company gave training to its clerks.",
    "The band announced a two-day break.",
    "The waiter handed over the menu.",
    "The team serves in the second division.",
]


@pytest.mark.parametrize("text", QUIET)
def test_private_doings_are_nothing(nlp: Language, text: str) -> None:
    assert kinds(nlp, text) == []
