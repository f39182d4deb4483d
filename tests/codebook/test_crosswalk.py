"""One happening in four codebooks, row by row of our table."""

from __future__ import annotations

import pytest
from claim_maker import claim, someone

from marsad.codebook.crosswalk import ACLED_EVENT_OF_SUB, Codes, cameo_table, codes_of, split_kind
from marsad.codebook.kinds import plover_types
from marsad.codebook.parties import ACLED_CLASS
from marsad.model.actors import ACTOR_KINDS
from marsad.model.claims import Claim

CLASH = "Soldiers attacked the others with everything they had in the valley by the river."


def act(
    kind: str,
    doer: str | None,
    victim: str | None,
    *,
    type_: str = "group",
    trigger: str = "attacked",
    territory: str | None = None,
) -> Claim:
    people = []
    if doer is not None:
        people.append(someone(CLASH, "actor", "Soldiers", doer))
    if victim is not None:
        people.append(someone(CLASH, "target", "the others", victim or None, type_))
    return claim(CLASH, kind, trigger, *people, territory=territory)


@pytest.mark.parametrize(
    ("row", "cameo", "sub_event", "ucdp"),
    [
        # two armed sides
        (act("assault", "state-forces", "rebel"), "190", "Armed clash", 1),
        (act("assault", "militia", "rebel"), "190", "Armed clash", 2),
        (act("assault.firearms", "police", "criminal"), None, "Armed clash", 1),
        (act("assault", "external-forces", "rebel"), "190", "Armed clash", 1),
        # ground taken
        (act("assault", "state-forces", "rebel", territory="state"), "192",
         "Government regains territory", 1),
        (act("assault", "rebel", "state-forces", territory="non-state"), "192",
         "Non-state actor overtakes territory", 1),
        (act("assault", "rebel", "militia", territory="non-state"), "192",
         "Non-state actor overtakes territory", 2),
        # from afar
        (act("assault.aerial", "state-forces", "rebel"), "195", "Air/drone strike", 1),
        (act("assault.aerial", "state-forces", "civilians"), "195", "Air/drone strike", 3),
        (act("assault.drone", "rebel", "militia"), "195", "Air/drone strike", 2),
        (act("assault.heavy-weapons", "rebel", "civilians"), "194",
         "Shelling/artillery/missile attack", 3),
        (act("assault.explosives", "rebel", "state-forces"), "183",
         "Remote explosive/landmine/IED", 1),
        (act("assault.suicide-attack", "rebel", "civilians"), "1831", "Suicide bomb", 3),
        (act("assault.unconventional", "state-forces", "civilians"), "204", "Chemical weapon", 3),
        # civilians
        (act("assault.firearms", "rebel", "civilians"), None, "Attack", 3),
        (act("assault.beat", "militia", "civilians"), "182", "Attack", 3),
        (act("assault.targeted", "rebel", "civilians"), None, "Attack", 3),
        (act("assault.torture", "police", "civilians"), "1822", "Attack", 3),
        (act("assault.sexual", "militia", "civilians"), "1821", "Sexual violence", 3),
        (act("assault.abduct", "rebel", "civilians"), "181",
         "Abduction/forced disappearance", 3),
        # things and crowds
        (act("assault.destroy", "rebel", "", type_="facility"), "171",
         "Looting/property destruction", None),
        (act("assault.crowd-control", "police", "protesters"), "175",
         "Protest with intervention", None),
        (act("assault.firearms", "police", "protesters"), None,
         "Excessive force against protesters", 3),
        (act("protest.demo", "protesters", None), "141", "Peaceful protest", None),
        (act("protest.strike", "protesters", None), "143", "Peaceful protest", None),
        (act("protest.hunger", "protesters", None), "142", "Peaceful protest", None),
        (act("protest.obstruct", "protesters", None), "144", "Peaceful protest", None),
        (act("protest.riot", "rioters", None), "145", "Violent demonstration", None),
        (act("assault", "rioters", "civilians"), "182", "Mob violence", None),
        # power short of violence
        (act("coerce.arrest", "police", "civilians"), "173", "Arrests", None),
        (act("coerce.seize", "police", "", type_="weapon"), "171", "Disrupted weapons use", None),
        (act("coerce.seize", "rebel", "", type_="place"), "192",
         "Non-violent transfer of territory", None),
        (act("retreat.withdraw", "state-forces", None), "0872",
         "Non-violent transfer of territory", None),
        (act("mobilize.troops", "state-forces", None), "15", "Change to group/activity", None),
        (act("mobilize.militia", "militia", None), "15", "Change to group/activity", None),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Claim) else None,
)  # fmt: skip
def test_a_row_of_the_table(
    row: Claim, cameo: str | None, sub_event: str | None, ucdp: int | None
) -> None:
    codes = codes_of(row)
    assert codes.acled_sub_event == sub_event
    assert codes.ucdp == ucdp
    assert cameo is None or (codes.cameo or "").startswith(cameo)
    event = None if sub_event is None else ACLED_EVENT_OF_SUB[sub_event]
    assert codes.acled_event == event


@pytest.mark.parametrize(
    "kind",
    ["consult.visit", "request.assist", "accuse.disapprove", "reject", "threaten.violence",
     "sanction", "aid", "cooperate", "concede", "support"],
)  # fmt: skip
def test_words_and_gifts_are_no_acled_events(kind: str) -> None:
    codes = codes_of(act(kind, "government", "government"))
    assert (codes.acled_sub_event, codes.ucdp) == (None, None)
    assert codes.cameo is not None


def test_an_accord_needs_two_sides() -> None:
    text = "The guard and the front signed a truce."
    guard, front = someone(text, "actor", "The guard", "militia"), someone(
        text, "actor", "the front", "rebel"
    )
    assert codes_of(claim(text, "agree", "signed", guard, front)).acled_sub_event == "Agreement"
    assert codes_of(claim(text, "agree", "signed", guard)).acled_sub_event is None


def test_a_clash_lists_both_sides_as_actors() -> None:
    text = "The guard and the army clashed."
    sides = [someone(text, "actor", "The guard", "militia"),
             someone(text, "actor", "the army", "state-forces")]  # fmt: skip
    codes = codes_of(claim(text, "assault", "clashed", *sides))
    assert (codes.acled_sub_event, codes.ucdp) == ("Armed clash", 1)


def test_the_weapon_in_the_words_decides() -> None:
    text = "A grenade attack and a car bomb attack on the rebels."
    one = claim(text, "assault.explosives", "grenade attack")
    other = claim(text, "assault.explosives", "car bomb")
    assert codes_of(one).acled_sub_event == "Grenade"
    assert codes_of(other).acled_sub_event == "Remote explosive/landmine/IED"
    assert codes_of(other).cameo == "1832"


def test_nobody_named_gives_no_type_of_violence() -> None:
    assert codes_of(act("assault", None, None)).ucdp is None


def test_a_condition_has_no_codes() -> None:
    text = "The hospital has no power."
    assert codes_of(claim(text, "condition.health", "no power", realis="ongoing")) == Codes(
        None, None, None, None
    )


def test_every_kind_has_its_codes_in_the_tables() -> None:
    for name, entry in plover_types().items():
        for kind in (name, *(f"{name}.{mode}" for mode in entry.modes)):
            codes = codes_of(act(kind, "rebel", "civilians"))
            assert codes.cameo is not None, kind
            assert codes.acled_sub_event is None or codes.acled_event is not None
    assert set(ACLED_CLASS) == set(ACTOR_KINDS)
    assert len(ACLED_EVENT_OF_SUB) == 25
    for kind, code in cameo_table().items():
        assert split_kind(kind)[0] in plover_types()
        assert code.isdigit()
