"""Type of violence: 1 state-based, 2 non-state, 3 one-sided, none where nobody died of it."""

from __future__ import annotations

from typing import Any

import pytest
from marked import marked

from marsad.codebook.crosswalk import ucdp_of

LINES: list[tuple[str, str, int | None, dict[str, Any]]] = [
    ("[Soldiers|actor|state-forces] <fought> [rebels|actor|rebel].", "assault", 1, {}),
    ("[The northern army|actor|state-forces] <shelled> [the southern army|target|state-forces].",
     "assault.heavy-weapons", 1, {}),
    ("[Rebels|actor|rebel] <ambushed> [police|target|police].", "assault.firearms", 1, {}),
    ("[Rebels|actor|rebel] <killed> [the mayor|target|government|person|killed].",
     "assault.targeted", 1, {}),
    ("[The Front|actor|rebel] <fought> [the Hill Guard|actor|militia].", "assault", 2, {}),
    ("[Herders|actor|communal] <fought> [farmers|actor|communal] over a well.", "assault", 2, {}),
    ("[Rebels|actor|rebel] <shot> [nine herders|target|civilians|group|killed].",
     "assault.firearms", 3, {}),
    ("[Soldiers|actor|state-forces] <shot> [four marchers|target|protesters|group|killed].",
     "assault.firearms", 3, {}),
    ("[Two soldiers|target|state-forces|group|killed] were <killed> by a mine.",
     "assault.explosives", 1, {}),
    ("[Soldiers|actor|state-forces] <attacked> [the rebel base|target||facility].", "assault",
     1, {}),
    ("[Rebels|actor|rebel] <attacked> [a checkpoint|target||facility].", "assault", 1, {}),
    ("[Rebels|actor|rebel] <attacked> [the village|target||place].", "assault", 3, {}),
    ("[The army|actor|state-forces] <took> the ridge.", "coerce.seize", 1, {"territory": "state"}),
    ("An air <strike> killed [six women|target|civilians|group|killed].", "assault.aerial", 3, {}),
    ("A <massacre> of [villagers|target|civilians|group|killed].", "assault", 3, {}),
    ("[The Front|actor|rebel] lost men when the army's <shells> fell.", "assault.heavy-weapons",
     3, {"killed": 4, "who": "villagers"}),
    # nobody died, or it is no organised violence
    ("[Rebels|actor|rebel] <shot at> [herders|target|civilians].", "assault.firearms", None,
     {"killed": 0}),
    ("[Rebels|actor|rebel] <shot> [two herders|target|civilians|group|injured].",
     "assault.firearms", None, {}),
    ("[Rebels|actor|rebel] <burned> [the mill|target||facility].", "assault.destroy", None, {}),
    ("[Police|actor|police] <tear-gassed> [marchers|target|protesters].",
     "assault.crowd-control", None, {}),
    ("[A mob|actor|rioters] <lynched> [a man|target|civilians|person|killed].", "assault",
     None, {}),
    ("[A farmer|actor|civilians|person] <stabbed> [his son|target|civilians|person|killed].",
     "assault.primitive", None, {}),
    ("[Robbers|actor|criminal] <shot> [a banker|target|civilians|person|killed].",
     "assault.firearms", None, {}),
    ("[Police|actor|police] <arrested> [two men|target|civilians].", "coerce.arrest", None, {}),
    ("[Two men|target|civilians|group|killed] were found <shot>.", "assault.firearms", None, {}),
    ("[The army|actor|state-forces] plans to <bomb> [the Front|target|rebel].",
     "assault.aerial", None, {"realis": "future", "stance": "planned"}),
    ("[The army|actor|state-forces] denied that it <bombed> [the camp|target|civilians].",
     "assault.aerial", None, {"realis": "not-happened", "stance": "denied"}),
    ("[Riot police|actor|police] used <tear gas>; [a girl|target|protesters|person|killed] died.",
     "assault.crowd-control", 3, {}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind", "type_", "more"), LINES)
def test_a_line_has_its_type_of_violence(
    line: str, kind: str, type_: int | None, more: dict[str, Any]
) -> None:
    assert ucdp_of(marked(line, kind, **more)) == type_


def test_a_death_told_elsewhere_of_the_same_event_counts() -> None:
    line = "[Rebels|actor|rebel] <shot> [two herders|target|civilians|group|injured]."
    hurt = marked(line, "assault.firearms", same_event="c1")
    died = marked("One <victim> died later.", "assault", killed=1, same_event="c1")
    assert ucdp_of(hurt) is None
    assert ucdp_of(hurt, (died,)) == 3
