"""How a text stands to a happening: one line of news at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from marsad.model.claims import LAWFUL_REALIS
from marsad.reading.doubt.commitment import POLARITY, _table
from marsad.reading.doubt.modifiers import _words
from marsad.reading.doubt.state import EFFECTS, State, apply
from marsad.reading.drafts import StanceReading
from marsad.reading.parse import parse
from marsad.reading.stance import read_stance
from marsad.reading.voices import find_attributions


def stance(
    nlp: Language, text: str, word: str, kind: str | None = "assault"
) -> tuple[StanceReading, str]:
    """The stance to the last ``word`` of ``text`` and the words of its cue."""
    doc = next(iter(parse(nlp, [text])))
    head = [t.i for t in doc if t.text == word][-1]
    found = read_stance(doc, head, find_attributions(doc), kind=kind)
    return found, "" if found.cue is None else text[slice(*found.cue)]


LINES = """
The army attacked the base. | attacked | asserted happened |
The navy said it had carried out a raid. | raid | asserted happened | said
The navy said it would carry out raids. | raids | asserted future | would
The army did not attack the base. | attack | asserted not-happened | not
There was no attack on the convoy. | attack | asserted not-happened | no
No attacks were reported. | attacks | asserted not-happened | No
The convoy passed without an attack. | attack | asserted not-happened | without
Authorities have never arrested the killers. | arrested | asserted not-happened | never
Neither side attacked the town. | attacked | asserted not-happened | Neither
The rebels denied attacking the base. | attacking | denied not-happened | denied
The rebels denied that they had attacked the base. | attacked | denied not-happened | denied
The army denied the attack. | attack | denied not-happened | denied
The militia rejected accusations that it looted shops. | looted | denied not-happened | rejected
The army claimed that rebels attacked the base. | attacked | alleged happened | claimed
The army accused the rebels of shelling the hospital. | shelling | alleged happened | accused
“They burned our houses,” a resident said. | burned | asserted happened | said
“They burned our houses,” the militia claimed. | burned | alleged happened | claimed
Police suspect that militants planted the bomb. | planted | alleged happened | suspect
Three people were killed in an alleged attack. | attack | alleged happened | alleged
She spoke of possible abuses including beatings in jail. | beatings | alleged happened | possible
The mayor mourned the apparent murder of a judge. | murder | alleged happened | apparent
The school was reportedly bombed. | bombed | alleged happened | reportedly
Rebels allegedly looted shops. | looted | alleged happened | allegedly
The strike killed nine. It was not verified. | killed | alleged happened | was not verified
Militants plan to attack the base. | attack | planned future | plan
The minister is to visit Tunis. | visit | planned future | is
The two sides are set to meet on Friday. | meet | planned future | set
They agreed to hold talks in Geneva. | talks | planned future | agreed
Government forces are preparing an offensive. | offensive | planned future | preparing
A planned attack was reported. | attack | planned future | planned
The minister will visit Tunis on Monday. | visit | asserted future | will
Militants threatened to attack the base. | attack | threatened future | threatened
The threat of attacks keeps people indoors. | attacks | threatened future | threat
Residents fear an attack. | attack | feared future | fear
Aid groups warned of attacks on the camps. | attacks | feared future | warned
The council called for a ceasefire. | ceasefire | hypothetical future | called
The president demanded that rebels withdraw. | withdraw | hypothetical future | demanded
The governor urged residents to leave the town. | leave | hypothetical future | urged
If rebels attack the town, thousands will flee. | attack | hypothetical unknown | If
If rebels attack the town, thousands will flee. | flee | hypothetical unknown | If
Unless the siege ends, people will starve. | starve | hypothetical unknown | Unless
The army may have attacked the base. | attacked | hypothetical unknown | may
Did the army attack the base? | attack | hypothetical unknown | attack
They dug a tunnel through which to smuggle rifles. | smuggle | hypothetical unknown | smuggle
Police foiled an attack on the embassy. | attack | asserted not-happened | foiled
Guards prevented the crowd from storming it. | storming | asserted not-happened | prevented
Soldiers managed to retake the town. | retake | asserted happened |
Soldiers failed to retake the town. | retake | asserted not-happened | failed
The rebels refused to release the hostages. | release | asserted not-happened | refused
Soldiers tried to retake the town. | retake | asserted unknown | tried
The army has not confirmed that it carried out the strike. | strike | alleged unknown | not
Troops are shelling the town. | shelling | asserted ongoing |
Rebels freed the hostages after the army attacked the base. | attacked | asserted happened |
The attack killed nine people. | attack | asserted happened |
He condemned the attack. | attack | asserted happened |
The gas leak led to an explosion. | explosion | asserted happened |
The militia claimed responsibility for the attack. | attack | asserted happened |
Rebels allegedly used a stolen car for the attack. | attack | asserted happened |
Thousands if not tens of thousands were killed. | killed | asserted happened |
The army requested a truce by writing to the rebels. | truce | hypothetical future | requested
Fighters carried out a bombing, killing 12 people. | killing | asserted happened |
Fighters plan to carry out a bombing on Sunday. | bombing | planned future | plan
"""


@pytest.mark.parametrize("line", [line for line in LINES.splitlines() if line])
def test_one_line_of_news(nlp: Language, line: str) -> None:
    text, word, wanted, cue = (part.strip() for part in line.split("|"))
    found, words = stance(nlp, text, word)
    assert f"{found.stance} {found.realis}" == wanted, found.rule
    assert words == cue


def test_a_condition_is_ongoing(nlp: Language) -> None:
    text = "Residents faced widespread looting in the city."
    assert stance(nlp, text, "looting", "condition.looting-crime")[0].realis == "ongoing"
    assert stance(nlp, text, "looting", "assault")[0].realis == "happened"
    text = "The bishop warned that hunger continues to spread."
    found, _ = stance(nlp, text, "spread", "condition.services")
    assert (found.stance, found.realis) == ("asserted", "ongoing")


def test_a_headline_in_the_present_tense_tells_of_the_past(nlp: Language) -> None:
    text = "Gunmen kill four in raid on market in northern town."
    assert stance(nlp, text, "kill")[0].realis == "happened"


def test_a_voice_outside_the_innermost_does_not_count(nlp: Language) -> None:
    text = "The ministry claimed that the governor said soldiers attacked the camp."
    assert stance(nlp, text, "attacked")[0].stance == "asserted"


@given(
    st.sampled_from([(s, r) for s, rs in LAWFUL_REALIS.items() for r in rs]),
    st.lists(st.sampled_from(EFFECTS), max_size=4),
)
def test_whatever_is_applied_the_pair_stays_lawful(
    pair: tuple[str, str], effects: list[str]
) -> None:
    state = State(*pair, None, "plain")
    for effect in effects:
        state = apply(state, effect, None)
        assert state.realis in LAWFUL_REALIS[state.stance]


def test_every_word_of_the_tables_has_an_effect_that_exists() -> None:
    assert set(_table().values()) <= set(POLARITY)
    assert {e for pair in POLARITY.values() for e in pair} <= set(EFFECTS)
    adverbs_apart = {"not", "kept"}
    assert {e for e in _words().values() if e not in adverbs_apart} <= set(EFFECTS)
