"""One line for every row of the ACLED table; the interaction where both sides are known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from marked import marked

from marsad.codebook.cases import case_of
from marsad.codebook.crosswalk import ACLED_EVENT_OF_SUB, codes_of
from marsad.codebook.rules import first_rule, rules_of
from marsad.model.claims import Claim, Participant

LINES: list[tuple[str, str, str | None, int | None, dict[str, Any]]] = [
    # ground
    ("[Government troops|actor|state-forces] <recaptured> the town of Orle "
     "from [the Front|target|rebel].",
     "coerce.seize", "Government regains territory", 12, {"territory": "state"}),
    ("[The Hill Guard|actor|militia] <overran> the post held by [the army|target|state-forces].",
     "assault", "Non-state actor overtakes territory", 13, {"territory": "non-state"}),
    ("[Fighters of the Front|actor|rebel] <captured> the bridge from [the "
     "Hill Guard|target|militia].",
     "coerce.seize", "Non-state actor overtakes territory", 23, {"territory": "non-state"}),
    ("[Troops|actor|state-forces] <captured> the village from [jihadists|target|rebel].",
     "coerce.seize", "Government regains territory", 12, {}),
    ("[Fighters of the Front|actor|rebel] <seized> the airport.",
     "coerce.seize", "Non-state actor overtakes territory", None, {}),
    # crowds and what was done to them
    ("[Riot police|actor|police] used <tear gas> on [marchers|target|protesters] in the square.",
     "assault.crowd-control", "Protest with intervention", 16, {}),
    ("[Riot police|actor|police] used <tear gas> on [stone-throwers|target|rioters] in the square.",
     "assault.crowd-control", "Violent demonstration", 15, {}),
    ("A canister from the <tear gas> of [the police|actor|police] killed [a "
     "marcher|target|protesters|person|killed].",
     "assault.crowd-control", "Excessive force against protesters", 16, {}),
    ("[Soldiers|actor|state-forces] <shot> at [rioters|target|rioters] who burned the post office.",
     "assault.firearms", "Violent demonstration", 15, {}),
    ("[Officers|actor|police] <beat> [teachers|target|protesters] at the rally.",
     "assault.beat", "Protest with intervention", 16, {}),
    ("[Officers|actor|police] <beat> [two marchers|target|protesters|group|killed] to death.",
     "assault.beat", "Excessive force against protesters", 16, {}),
    ("[Soldiers|actor|state-forces] <opened fire> on [marchers|target|protesters].",
     "assault.firearms", "Excessive force against protesters", 16, {}),
    ("[Gunmen of the Front|actor|rebel] <fired on> [marchers|target|protesters].",
     "assault.firearms", "Excessive force against protesters", 26, {}),
    ("[Demonstrators|actor|protesters] <attacked> [officers|target|police] with bottles.",
     "assault", "Violent demonstration", 15, {}),
    ("[A crowd|actor|rioters] <beat> [a trader|target|civilians|person] at the market.",
     "assault.beat", "Mob violence", 57, {}),
    ("[A crowd|actor|rioters] <burned> [shops|target||facility] in the old quarter.",
     "assault.destroy", "Mob violence", 50, {}),
    ("[Residents|actor|civilians] <lynched> [a suspected thief|target|civilians|person].",
     "assault", "Mob violence", 57, {}),
    ("[Supporters of the mayor|actor|civilians] <attacked> [fans of his rival|target|civilians].",
     "assault", "Mob violence", 57, {}),
    ("A <riot> broke out against [Fulani traders|target|civilians].",
     "protest.riot", "Mob violence", 57, {}),
    ("A mob went on the <rampage> in the port.", "protest.riot", "Mob violence", 50, {}),
    ("[Youths|actor|rioters] <rioted> after the vote.",
     "protest.riot", "Violent demonstration", 50, {}),
    ("[Drivers|actor|protesters] <smashed> windows of the ministry.",
     "protest.vandalize", "Violent demonstration", 50, {}),
    ("[Nurses|actor|civilians] went on <strike> over pay.", "protest.strike", None, None, {}),
    ("[The union|actor|ngo] called a <boycott> of the mine.", "protest.boycott", None, None, {}),
    ("[Nurses|actor|civilians] on <strike> picketed the ministry.",
     "protest.strike", "Peaceful protest", 60, {}),
    ("[Prisoners' mothers|actor|protesters] began a <hunger strike>.",
     "protest.hunger", "Peaceful protest", 60, {}),
    ("[Farmers|actor|protesters] <blocked> the coast road with tractors.",
     "protest.obstruct", "Peaceful protest", 60, {}),
    ("[Hundreds|actor|protesters] <marched> against [the government|target|government].",
     "protest.demo", "Peaceful protest", 60, {}),
    # from afar
    ("[The army|actor|state-forces] used <chlorine> on [villagers|target|civilians].",
     "assault.unconventional", "Chemical weapon", 17, {}),
    ("A nuclear <strike> hit the island.", "assault.unconventional", None, None, {}),
    ("[The air force|actor|state-forces] <bombed> [the Front|target|rebel].",
     "assault.aerial", "Air/drone strike", 12, {}),
    ("[The Front|actor|rebel] hit [the garrison|target|state-forces] with a <drone>.",
     "assault.drone", "Air/drone strike", 12, {}),
    ("[A bomber|actor|unidentified-armed|person] <blew himself up> among "
     "[shoppers|target|civilians].",
     "assault.suicide-attack", "Suicide bomb", 37, {}),
    ("[Two men|actor|unidentified-armed] threw a <grenade> into [a bar|target||facility].",
     "assault.explosives", "Grenade", None, {}),
    ("[The Front|actor|rebel] fired rocket-propelled <grenades> at [the "
     "patrol|target|state-forces].",
     "assault.heavy-weapons", "Shelling/artillery/missile attack", 12, {}),
    ("[The army|actor|state-forces] <shelled> the quarter for three hours.",
     "assault.heavy-weapons", "Shelling/artillery/missile attack", None, {}),
    ("A roadside <bomb> hit [a patrol|target|state-forces].",
     "assault.explosives", "Remote explosive/landmine/IED", None, {}),
    # people
    ("[Militiamen|actor|militia] <raped> [two women|target|civilians] near the well.",
     "assault.sexual", "Sexual violence", 37, {}),
    ("[Soldiers|actor|state-forces] <captured> [five fighters|target|rebel].",
     "assault.abduct", "Arrests", 12, {}),
    ("[The Front|actor|rebel] <captured> [five soldiers|target|state-forces].",
     "assault.abduct", "Other", 12, {}),
    ("[Gunmen|actor|unidentified-armed] <kidnapped> [a nurse|target|civilians|person].",
     "assault.abduct", "Abduction/forced disappearance", 37, {}),
    ("[Guards|actor|police] <tortured> [detainees|target|civilians] in the cellar.",
     "assault.torture", "Attack", 17, {}),
    ("[Soldiers|actor|state-forces] <burned down> [forty huts|target||facility].",
     "assault.destroy", "Looting/property destruction", 10, {}),
    # two armed sides, or one
    ("[Soldiers|actor|state-forces] <clashed> with [rebels|actor|rebel] near the dam.",
     "assault", "Armed clash", 12, {}),
    ("[The two clans' fighters|actor|communal] <fought> [the Hill Guard|target|militia].",
     "assault", "Armed clash", 34, {}),
    ("[Officers|actor|police] <shot> dead [four bandits|target|criminal|group|killed].",
     "assault.firearms", "Armed clash", 13, {}),
    ("[Foreign troops|actor|external-forces] <attacked> [the Front|target|rebel].",
     "assault", "Armed clash", 28, {}),
    ("[Three soldiers|target|state-forces|group|killed] were <killed> in an ambush.",
     "assault", "Armed clash", None, {}),
    ("[Rebels|actor|rebel] <attacked> [the government|target|government|organisation].",
     "assault", "Armed clash", 12, {}),
    ("[A student|actor|civilians|person] <stabbed> [a policeman|target|police|person].",
     "assault.primitive", "Attack", None, {}),
    ("[Rebels|actor|rebel] <shot> [nine herders|target|civilians|group|killed].",
     "assault.firearms", "Attack", 27, {}),
    ("[Gunmen|actor|unidentified-armed] <killed> [the mayor|target|government|person|killed].",
     "assault.targeted", "Attack", 37, {}),
    ("[Rebels|actor|rebel] <beat up> whoever they met.", "assault.beat", "Attack", 27, {}),
    ("[Gunmen|actor|unidentified-armed] <attacked> [an army base|target||facility] at dawn.",
     "assault", "Armed clash", None, {}),
    ("[Gunmen|actor|unidentified-armed] <attacked> [the market|target||facility] at dawn.",
     "assault", "Attack", 37, {}),
    ("Heavy <fighting> went on all night.", "assault", "Armed clash", None, {}),
    ("[Soldiers|actor|state-forces] <attacked> [the ridge|target||place].",
     "assault", "Armed clash", None, {}),
    ("[The Front|actor|rebel] <struck> again in the east.", "assault", "Armed clash", None, {}),
    ("A <shooting> was heard in the port.", "assault.firearms", "Attack", None, {}),
    # power short of violence
    ("[The Hill Guard|actor|militia] <detained> [two judges|target|judiciary].",
     "coerce.arrest", "Abduction/forced disappearance", 37, {}),
    ("[Plainclothes men|actor|police] <took away> [a "
     "reporter|target|media|person]; her whereabouts are unknown.",
     "coerce.arrest", "Abduction/forced disappearance", 17, {}),
    ("[Police|actor|police] <arrested> [an opposition leader|target|party|person].",
     "coerce.arrest", "Arrests", 17, {}),
    ("[Police|actor|police] <seized> [twelve rifles|target||weapon] in a shed.",
     "coerce.seize", "Disrupted weapons use", 10, {}),
    ("[Customs officers|actor|police] <seized> [two tonnes|target||object] of cocaine.",
     "coerce.seize", None, None, {}),
    ("[Soldiers|actor|state-forces] <seized> a cache of ammunition.",
     "coerce.seize", "Disrupted weapons use", 10, {}),
    ("[The Front|actor|rebel] <occupied> [the hamlet|target||place] without a shot.",
     "coerce.seize", "Non-violent transfer of territory", 20, {}),
    ("[Police|actor|police] <raided> an office of the paper.", "coerce.seize", None, None, {}),
    ("[Militiamen|actor|militia] <seized> [three lorries|target||vehicle] of flour.",
     "coerce.seize", "Looting/property destruction", 30, {}),
    ("[Gunmen|actor|unidentified-armed] <looted> the shops.",
     "coerce.seize", "Looting/property destruction", 30, {}),
    # strategic developments
    ("[The army|actor|state-forces] <withdrew> from the town of Orle.",
     "retreat.withdraw", "Non-violent transfer of territory", 10, {}),
    ("The <withdrawal> of foreign troops from the valley is done.",
     "retreat.withdraw", "Non-violent transfer of territory", None, {}),
    ("[The guard|actor|militia] and [the Front|actor|rebel] began a <truce>.",
     "retreat.ceasefire", "Agreement", 23, {}),
    ("[Sixty fighters|actor|rebel] <laid down> their arms.",
     "retreat.disarm", "Change to group/activity", 20, {}),
    ("[The army|actor|state-forces] <deployed> two units to set up a base at the ford.",
     "mobilize.troops", "Headquarters or base established", 10, {}),
    ("[The king|actor|government] <deployed> [troops|target|state-forces] to the border.",
     "mobilize.troops", "Change to group/activity", 10, {}),
    ("[The Hill Guard|actor|militia] <recruited> two hundred men.",
     "mobilize.militia", "Change to group/activity", 30, {}),
    ("[The guard|actor|militia] <agreed> with [the Front|actor|rebel] to share the road.",
     "agree", "Agreement", 23, {}),
    ("[Elders|actor|civilians] of both clans <agreed> with [the "
     "mayor|actor|government] on safe passage.",
     "agree", "Agreement", 17, {}),
    # what has not happened
    ("[The army|actor|state-forces] will <bomb> [the Front|target|rebel], it said.",
     "assault.aerial", None, None, {"realis": "future", "stance": "planned"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind", "sub_event", "interaction", "more"), LINES)
def test_a_line_has_its_sub_event(
    line: str, kind: str, sub_event: str | None, interaction: int | None, more: dict[str, Any]
) -> None:
    codes = codes_of(marked(line, kind, **more))
    assert codes.acled_sub_event == sub_event
    assert codes.acled_event == (ACLED_EVENT_OF_SUB[sub_event] if sub_event else None)
    assert (codes.interaction.code if codes.interaction else None) == interaction


# Rows that need a companion or another country have their lines in test_companions and below.
def test_every_row_decides_a_line() -> None:
    cases = [case_of(marked(line, kind, **more)) for line, kind, _, _, more in LINES]
    fired = {rule.name for case in cases if (rule := first_rule("acled_rules", case))}
    idle = [
        rule for rule in rules_of("acled_rules")
        if rule.name not in fired and not any(t.slot in ("met", "foe") for t in rule.tests)
    ]  # fmt: skip
    assert [(r.name, r.kinds, r.why) for r in idle] == []


AGREED = "[France|actor|government] and [Germany|actor|government] <agreed> on tariffs."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (AGREED, "agree"),
        ("[The minister|actor|government|person] <visited> the port.", "consult.visit"),
        ("[The army|actor|state-forces] <threatened> to bomb the port.", "threaten.violence"),
        ("[Police|actor|police] imposed a <curfew>.", "coerce.curfew"),
        ("[The court|actor|judiciary] <deported> [him|target|civilians|person].", "coerce.deport"),
        ("[The firm|actor|company] <withdrew> from the tender.", "retreat.withdraw"),
        ("[The minister|actor|government|person] <resigned>.", "retreat.resign"),
        ("[The Front|actor|rebel] <released> [a "
         "nurse|target|civilians|person].", "retreat.release"),
        ("[The charity|actor|ngo] <delivered> blankets.", "aid"),
    ],
)  # fmt: skip
def test_what_acled_does_not_code(line: str, kind: str) -> None:
    codes = codes_of(marked(line, kind))
    assert (codes.acled_event, codes.acled_sub_event, codes.interaction) == (None, None, None)
    assert codes.cameo is not None


def test_a_state_that_takes_ground_from_another_state_is_no_government_regaining_it() -> None:
    line = ("[The northern army|actor|state-forces] <captured> the pass from "
            "[the southern army|target|state-forces].")  # fmt: skip
    claim = marked(line, "coerce.seize", territory="state", country="SVN")
    north = tuple(_of(p, "AUT" if p.role == "actor" else "SVN") for p in claim.participants)
    codes = codes_of(_with(claim, north))
    assert codes.acled_sub_event == "Non-state actor overtakes territory"
    assert codes.interaction is not None
    assert codes.interaction.code == 18
    home = codes_of(_with(claim, tuple(_of(p, "SVN") for p in claim.participants)))
    assert home.acled_sub_event == "Government regains territory"


def _of(participant: Participant, country: str) -> Participant:
    return replace(participant, country=country)


def _with(claim: Claim, people: tuple[Participant, ...]) -> Claim:
    return replace(claim, participants=people)
