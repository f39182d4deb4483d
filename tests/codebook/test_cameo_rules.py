"""The finest CAMEO code that a line supports; every code is one of the codebook's."""

from __future__ import annotations

from typing import Any

import pytest
from marked import marked

from marsad.codebook.crosswalk import cameo_codes, cameo_of, cameo_table, split_kind
from marsad.codebook.kinds import is_kind, plover_types
from marsad.codebook.rules import rules_of

ARMY, FRONT = "state-forces", "rebel"
LINES: list[tuple[str, str, str, dict[str, Any]]] = [
    # good will that came to nothing, and what is only agreed
    ("[Zorba|actor|government] and [Vulgaria|actor|government] reached no <deal> on gas.", "agree",
     "120", {"realis": "not-happened"}),
    ("[Zorba|actor|government] and [Vulgaria|actor|government] did not <meet>.", "consult", "125",
     {"realis": "not-happened"}),
    ("[The army|actor|state-forces] did not <release> the nurses.", "retreat.release", "124",
     {"realis": "not-happened"}),
    ("[The Front|actor|rebel] <agreed> to a ceasefire in the valley.", "retreat.ceasefire",
     "0356", {}),
    ("[The Front|actor|rebel] began a <ceasefire>.", "retreat.ceasefire", "0871", {}),
    ("[The council|actor|igo] <withdrew> its peacekeepers.", "retreat.withdraw", "1661", {}),
    ("[The council|actor|igo] <sent> soldiers for a peacekeeping mission.", "mobilize.troops",
     "074", {}),
    ("[The envoy|actor|government] said the rebels <must leave> the town.", "request.yield",
     "105", {}),
    # burdens eased
    ("The army ended the <curfew> in the port.", "coerce.curfew", "0813", {}),
    ("The union called off its <strike>.", "protest.strike", "080", {}),
    # what is said to come
    ("[Norway|actor|government] will <send> food.", "aid", "033", {"realis": "future"}),
    ("[The army|actor|state-forces] will <attack> on Friday.", "assault", "138",
     {"realis": "future"}),
    ("The government will extend the <curfew>.", "coerce.curfew", "1323", {"realis": "future"}),
    # violence
    ("[The army|actor|state-forces] <took> the pass.", "coerce.seize", "192",
     {"territory": "state"}),
    ("[Troops|actor|state-forces] <captured> the village.", "coerce.seize", "192", {}),
    ("[Troops|actor|state-forces] <seized> [two rifles|target||weapon] in the village.",
     "coerce.seize", "1711", {}),
    ("[A mob|actor|rioters] <lynched> [a thief|target|civilians|person|killed].",
     "assault.targeted", "1823", {}),
    ("[Marchers|actor|protesters] <threw> stones at police.", "protest.riot", "145", {}),
    ("[The Front|actor|rebel] <broke> the ceasefire at the ford.", "assault", "196", {}),
    ("The <ethnic cleansing> of the valley went on.", "assault", "203", {}),
    ("[The Front|actor|rebel] <massacred> [villagers|target|civilians].", "assault", "202", {}),
    ("[Police|actor|police] <shot> at [marchers|target|protesters].", "assault.firearms",
     "175", {}),
    ("[The army|actor|state-forces] <gassed> the town with chlorine.",
     "assault.unconventional", "2041", {}),
    ("A nuclear <strike> levelled the port.", "assault.unconventional", "2042", {}),
    ("A car bomb <exploded> by the bank.", "assault.explosives", "1832", {}),
    ("A roadside <bomb> went off by the mill.", "assault.explosives", "1833", {}),
    ("A <bomb> went off in the station.", "assault.explosives", "183", {}),
    ("[The Front|actor|rebel] <held> [nurses|target|civilians] as human shields.",
     "assault.abduct", "184", {}),
    ("[The Front|actor|rebel] <held> [nurses|target|civilians] in a barn.", "assault.abduct",
     "181", {}),
    ("[A gunman|actor|unidentified-armed] <assassinated> "
     "[the judge|target|judiciary|person|killed].", "assault.targeted", "186", {}),
    ("[The judge|target|judiciary|person|unharmed] got away when a man <fired> at him.",
     "assault.targeted", "185", {}),
    ("[The judge|target|judiciary|person|injured] was <stabbed> on the steps.",
     "assault.targeted", "185", {}),
    ("An <assassination attempt> on [the judge|target|judiciary|person].",
     "assault.targeted", "185", {}),
    ("[The Front|actor|rebel] <burned> [the mill|target||facility].", "assault.destroy",
     "1712", {}),
    ("[Guards|actor|police] <beat> [a man|target|civilians|person|killed] to death.",
     "assault.beat", "1823", {}),
    ("[Guards|actor|police] <beat> [a man|target|civilians|person].", "assault.beat", "182", {}),
    ("[Gunmen|actor|unidentified-armed] <shot> [a man|target|civilians|person|killed].",
     "assault.firearms", "1823", {}),
    ("[Gunmen|actor|unidentified-armed] <shot at> [a man|target|civilians|person].",
     "assault.firearms", "182", {}),
    ("[Gunmen|actor|unidentified-armed] <shot at> [soldiers|target|state-forces].",
     "assault.firearms", "193", {}),
    ("[The Front|actor|rebel] <attacked> [herders|target|civilians].", "assault", "180", {}),
    ("[The Front|actor|rebel] <attacked> [soldiers|target|state-forces].", "assault", "190", {}),
    ("[A crowd|actor|rioters] <attacked> [a trader|target|civilians|person].", "assault",
     "182", {}),
    # power short of violence
    ("[The army|actor|state-forces] <occupied> [the hill|target||place].", "coerce.seize",
     "192", {}),
    ("[Police|actor|police] <confiscated> the cameras.", "coerce.seize", "1711", {}),
    ("[The army|actor|state-forces] <besieged> the town.", "coerce.restrict", "191", {}),
    ("[The court|actor|judiciary] <banned> two opposition parties.", "coerce.restrict",
     "1722", {}),
    ("[The ministry|actor|government] <banned> rallies in the capital.", "coerce.restrict",
     "1721", {}),
    ("[The ministry|actor|government] <shut> the paper.", "coerce.censor", "1721", {}),
    ("[The king|actor|government] <declared> a state of emergency.", "coerce.restrict",
     "1724", {}),
    # protest: the last digit is what is demanded
    ("[Students|actor|protesters] <marched> to ask the mayor to resign.", "protest.demo",
     "1411", {}),
    ("[Students|actor|protesters] <marched> against the fuel price.", "protest.demo", "1412", {}),
    ("[Women|actor|protesters] <marched> for equal rights.", "protest.demo", "1413", {}),
    ("[Thousands|actor|protesters] <marched> for a new constitution.", "protest.demo",
     "1414", {}),
    ("[Thousands|actor|protesters] <marched> through the rain.", "protest.demo", "141", {}),
    ("[Prisoners|actor|civilians] on <hunger strike> want the governor to resign.",
     "protest.hunger", "1421", {}),
    ("[Nurses|actor|civilians] went on <strike> over wages.", "protest.strike", "1432", {}),
    ("[Farmers|actor|protesters] <blocked> the road over fuel taxes.", "protest.obstruct",
     "1442", {}),
    ("[Youths|actor|rioters] <rioted> for the junta to go.", "protest.riot", "1454", {}),
    # posture
    ("[Police|actor|police] were put <on alert>.", "mobilize.police", "151", {}),
    ("[Police|actor|police] were <sent> to the stadium.", "mobilize.police", "153", {}),
    ("[The army|actor|state-forces] is <on high alert>.", "mobilize.troops", "152", {}),
    ("[The army|actor|state-forces] <deployed> tanks.", "mobilize.troops", "154", {}),
    # giving way
    ("[The army|actor|state-forces] <lifted> its siege and pulled back.", "retreat.withdraw",
     "0872", {}),
    ("[The army|actor|state-forces] <withdrew> from the hills.", "retreat.withdraw", "0874", {}),
    ("[Forty fighters|actor|rebel] <surrendered> at the mill.", "retreat", "0874", {}),
    ("[The Front|actor|rebel] <freed> [a nurse|target|civilians|person].", "retreat.release",
     "0841", {}),
    ("[The Front|actor|rebel] <gave back> [two lorries|target||vehicle].", "retreat.release",
     "0842", {}),
    ("[The guard|actor|militia] <let> aid convoys through.", "retreat.access", "0863", {}),
    ("[The minister|actor|government|person] <let in> UN peacekeepers.", "retreat.access",
     "0861", {}),
    ("[The minister|actor|government|person] <let in> inspectors.", "retreat.access", "0862", {}),
    ("[The two armies|actor|state-forces] <stopped firing>.", "retreat.ceasefire", "0871", {}),
    ("[The minister|actor|government|person] <resigned>.", "retreat.resign", "0831", {}),
    ("[The king|actor|government|person] <apologised>.", "concede", "055", {}),
    ("[The king|actor|government|person] <pardoned> two poets.", "concede", "056", {}),
    ("[The governor|actor|government|person] <eased> the curfew.", "concede", "0813", {}),
    ("[The council|actor|igo] <eased> its embargo.", "concede", "085", {}),
    # good will
    ("[The two sides|actor|government] <signed> a water treaty.", "agree", "057", {}),
    ("[The Front|actor|rebel] <agreed> to free hostages.", "agree", "0353", {}),
    ("[The Front|actor|rebel] <agreed> to hold talks.", "agree", "036", {}),
    ("[The Front|actor|rebel] <agreed> to a truce.", "agree", "0356", {}),
    ("[The king|actor|government] <promised> to send food.", "agree", "0333", {}),
    ("[The king|actor|government] <recognised> the new state.", "support", "054", {}),
    ("[The king|actor|government] <praised> the vote.", "support", "051", {}),
    ("[Envoys|actor|igo] <mediated> between the clans.", "consult.third-party", "045", {}),
    ("[The king|actor|government] <received> the envoy.", "consult.visit", "043", {}),
    ("[The king|actor|government] <visited> the port.", "consult.visit", "042", {}),
    ("[The navies|actor|state-forces] held joint <drills>.", "cooperate", "062", {}),
    ("[The charity|actor|ngo] <sent> blankets.", "aid", "073", {}),
    ("[The king|actor|government] <gave> them tanks.", "aid", "072", {}),
    ("[The bank|actor|company] <gave> a loan.", "aid", "071", {}),
    # asking and refusing
    ("[The Front|actor|rebel] <demanded> the release of its men.", "request.yield", "1053", {}),
    ("[Envoys|actor|igo] <urged> both sides to free hostages.", "request.yield", "0253", {}),
    ("[Envoys|actor|igo] <called> for a ceasefire.", "request.yield", "0256", {}),
    ("[The party|actor|party] <demanded> that the mayor resign.", "request.change", "1041", {}),
    ("[The agency|actor|igo] <appealed> for food and tents.", "request.assist", "0233", {}),
    ("[The king|actor|government] <demanded> an answer.", "request", "100", {}),
    ("[The king|actor|government] <asked> for calm.", "request", "020", {}),
    ("[The envoy|actor|government] <vetoed> the text.", "reject", "129", {}),
    ("[The king|actor|government] <refused> to free prisoners.", "reject.yield", "1243", {}),
    ("[The Front|actor|rebel] <refused> to meet the envoy.", "reject.meet", "125", {}),
    # blaming and threats
    ("[The envoy|actor|government] <accused> the army of war crimes.", "accuse.allege",
     "1124", {}),
    ("[The envoy|actor|government] <accused> the guards of torture.", "accuse.allege",
     "1122", {}),
    ("[The envoy|actor|government] <accused> her of spying.", "accuse.allege", "1125", {}),
    ("[The envoy|actor|government] <accused> him of bribery.", "accuse.allege", "1121", {}),
    ("[Prosecutors|actor|judiciary] <investigate> the fraud.", "accuse.investigate", "091", {}),
    ("[The king|actor|government] <condemned> it.", "accuse.disapprove", "111", {}),
    ("[The king|actor|government] <summoned> the envoy.", "accuse.disapprove", "114", {}),
    ("[The court|actor|judiciary] <convicted> two men.", "sanction.convict", "116", {}),
    ("[The king|actor|government] <threatened> sanctions.", "threaten.restrict", "1312", {}),
    ("[The army|actor|state-forces] <threatened> to bomb the port.", "threaten.violence",
     "1384", {}),
    ("[The Front|actor|rebel] <threatened> to kill them.", "threaten.violence", "1383", {}),
    ("[The army|actor|state-forces] <threatened> a nuclear answer.", "threaten.violence",
     "1385", {}),
    ("[The council|actor|igo] <imposed> sanctions.", "sanction", "163", {}),
    ("[The king|actor|government] <cut> food aid.", "sanction.discontinue", "1623", {}),
    ("[The king|actor|government] <expelled> UN observers.", "sanction.expel", "1662", {}),
    ("[The king|actor|government] <expelled> an aid agency.", "sanction.expel", "1663", {}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind", "code", "more"), LINES)
def test_a_line_has_its_code(line: str, kind: str, code: str, more: dict[str, Any]) -> None:
    assert cameo_of(marked(line, kind, **more)) == code


def test_every_code_of_the_tables_is_in_the_codebook() -> None:
    given = {rule.code for rule in rules_of("cameo_rules")} | set(cameo_table().values())
    assert given - cameo_codes() == set()
    assert len(cameo_codes()) == 319


def test_the_kinds_of_every_table_are_lawful() -> None:
    for name in ("cameo_rules", "acled_rules", "ucdp_rules"):
        for rule in rules_of(name):
            for kind in rule.kinds:
                bare = kind.removesuffix(".*")
                assert kind == "*" or is_kind(bare), (name, kind)
    for kind in cameo_table():
        assert is_kind(kind)
        assert split_kind(kind)[0] in plover_types()


def test_an_outcome_told_elsewhere_of_the_same_event_sharpens_the_code() -> None:
    first = marked("[Guards|actor|police] <beat> [a man|target|civilians|person].",
                   "assault.beat", same_event="c1")  # fmt: skip
    later = marked("The <beating> killed [the man|target|civilians|person|killed].",
                   "assault.beat", same_event="c1")  # fmt: skip
    assert cameo_of(first) == "182"
    assert cameo_of(first, (later,)) == "1823"
