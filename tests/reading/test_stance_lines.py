"""Doubt as newspapers write it: nested denials, what nobody could confirm, questions, conditions,
plans, fears, how far a "not" reaches, and history that is told in passing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.reading.parse import parse
from marsad.reading.stance import read_stance
from marsad.reading.voices import find_attributions

DENIALS = """
The army denied that the rebels had captured the airport. | captured | denied not-happened
The governor denied that police had denied shooting the student. | shooting | denied not-happened
The minister denied reports that troops had entered the village. | entered | denied not-happened
The rebels said they did not deny attacking the convoy. | attacking | alleged unknown
The army rejected as false claims that its jets bombed the school. | bombed | denied not-happened
The spokesman dismissed reports of an attack on the port. | attack | denied not-happened
It is not true that soldiers burned the market. | burned | asserted not-happened
The ministry said it was untrue that the town had been shelled. | shelled | asserted not-happened
The militia said no civilians had been killed. | killed | asserted not-happened
"""
UNCONFIRMED = """
Rebels shelled it, he said. There was no independent confirmation. | shelled | alleged happened
It killed nine, it said. The claim could not be independently verified. | killed | alleged happened
It said it shot a drone; there was no independent confirmation. | shot | alleged happened
They said they had taken the town, a claim that could not be verified. | taken | alleged happened
There was no word from the army, which attacked the base on Sunday. | attacked | asserted happened
Unconfirmed reports said that a mayor had been abducted. | abducted | alleged happened
"""
QUESTIONS = """
Will the rebels attack the capital? | attack | hypothetical unknown
Who attacked the convoy? | attacked | asserted happened
Why did the army shell the market? | shell | asserted happened
It is unclear whether the rebels attacked the convoy. | attacked | hypothetical unknown
It is unclear who attacked the convoy. | attacked | asserted happened
Investigators are asking whether the blast was an attack. | attack | hypothetical unknown
The paper asked if soldiers had looted the shops. | looted | hypothetical unknown
"""
CONDITIONS = """
Should the talks fail, the rebels will attack. | attack | hypothetical unknown
The rebels will attack the city if the talks fail. | attack | hypothetical unknown
The rebels would have attacked the city if the talks had failed. | attacked | asserted not-happened
The rebels would not have attacked if the army had stayed. | attacked | asserted happened
The rebels would not have attacked if the army had stayed. | stayed | asserted not-happened
Had the guards fired, many would have been killed. | killed | asserted not-happened
In case of an attack, sirens will sound. | attack | hypothetical unknown
In the event of an attack, residents must stay indoors. | attack | hypothetical unknown
Any attack on the city would be answered. | attack | hypothetical unknown
Any attempt to storm the camp will fail. | storm | hypothetical unknown
"""
PLANS = """
The rebels plan to avenge him by attacking the base. | attacking | planned future
The army plans to shell the town before entering it. | entering | planned future
The offensive was postponed. | offensive | planned future
The war is entering its next year. | entering | asserted ongoing
Residents of the valley, please leave the town. | leave | hypothetical future
The task of disarming the militia falls to the army. | disarming | hypothetical future
Chad to withdraw troops from Mali. | withdraw | planned future
Troops are to leave the valley next month. | leave | planned future
Soldiers are leaving the valley tomorrow. | leaving | planned future
The brigade leaves the valley next week. | leaves | planned future
Rebels plan an assault on the airport. | assault | planned future
A plot to bomb the embassy was uncovered. | bomb | planned future
Police foiled a plot to bomb the embassy. | bomb | asserted not-happened
The general vowed to retake the city. | retake | planned future
The union intends to strike on Monday. | strike | planned future
The army is expected to attack the town. | attack | asserted future
The march is scheduled for Friday. | march | planned future
A march planned for Friday was cancelled. | march | asserted not-happened
The march was cancelled. | march | asserted not-happened
The government called off the offensive. | offensive | asserted not-happened
The election was postponed after gunmen attacked the office. | attacked | asserted happened
"""
FEARS = """
Villagers fear that the militia will attack again. | attack | feared future
Fears of an attack keep markets closed. | attack | feared future
Doctors worry that cholera may spread. | spread | feared future
There are fears that hundreds were killed. | killed | feared unknown
Hundreds are feared killed. | killed | feared unknown
There is concern that troops could attack the camp. | attack | feared future
Troops fled in fear of an ambush. | ambush | feared future
"""
NEGATION = """
The soldiers did not say that they attacked the camp. | attacked | alleged unknown
The army did not attack the camp because it was raining. | attack | asserted not-happened
The army attacked the camp but did not enter the town. | attacked | asserted happened
The rebels have yet to attack the town. | attack | asserted not-happened
Nobody was killed in the attack. | killed | asserted not-happened
Nobody was killed in the attack. | attack | asserted happened
No one claimed responsibility for the bombing. | bombing | asserted happened
The attack did not kill anyone. | attack | asserted happened
The attack did not kill anyone. | kill | asserted not-happened
Neither the army nor the rebels attacked the town. | attacked | asserted not-happened
Soldiers stopped short of storming the building. | storming | asserted not-happened
Soldiers refrained from firing on the crowd. | firing | asserted not-happened
The shelling has not stopped. | shelling | asserted ongoing
The army has not stopped shelling the town. | shelling | asserted happened
The attack was averted. | attack | asserted not-happened
The talks averted an attack. | attack | asserted not-happened
Hardly a shot was fired. | fired | asserted not-happened
"""
HISTORY = """
He was jailed for the crime of killing a guard. | killing | asserted happened
Gunmen tried to flee after killing a guard. | killing | asserted happened
A year after the attack that killed 30 people, the market reopened. | killed | asserted happened
The town marked the anniversary of a raid that killed nine. | killed | asserted happened
The mayor, who was abducted in 2012, will visit the camp. | abducted | asserted happened
He will return to the town where his brother was killed. | killed | asserted happened
If the men who attacked the bus are caught, they will be tried. | attacked | asserted happened
Families want justice for the villagers that soldiers killed. | killed | asserted happened
The government promised to punish those who burned the market. | burned | asserted happened
"""
JOINED = """
The general urged residents to stay calm and ordered an attack. | ordered | asserted happened
The mayor asked residents to leave and closed the bridge. | closed | asserted happened
The army wants to hold talks and shelled the town on Monday. | shelled | asserted happened
The monitors suggested that rebels attacked the convoy. | attacked | alleged happened
The envoy insisted that soldiers had left the town. | left | asserted happened
Prices fell to reach their lowest level. | reach | asserted happened
Villagers returned to find their homes burned. | find | asserted happened
Rebels must leave the city, the council said. | leave | hypothetical unknown
The rebels reportedly refused to attack the base. | attack | asserted not-happened
"""

LINES = [
    line
    for told in (
        DENIALS, UNCONFIRMED, QUESTIONS, CONDITIONS, PLANS, FEARS, NEGATION, HISTORY, JOINED,
    )
    for line in told.splitlines()
]  # fmt: skip


@pytest.mark.parametrize("line", [line for line in LINES if line])
def test_the_stance_of_one_line(nlp: Language, line: str) -> None:
    text, word, wanted = (part.strip() for part in line.split("|"))
    doc = next(iter(parse(nlp, [text])))
    head = [t.i for t in doc if t.text == word][-1]
    found = read_stance(doc, head, find_attributions(doc), kind="assault")
    assert f"{found.stance} {found.realis}" == wanted, found.rule
