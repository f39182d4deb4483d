"""What keeps people out, by the words that tell it."""

from __future__ import annotations

import pytest

from marsad.codebook.constraints import constraints, constraints_in

LINES = [
    ("Trucks wait at a checkpoint by the river.", ["checkpoint"]),
    ("Armed men at roadblocks turn drivers back.", ["checkpoint"]),
    ("Visas for staff are still outstanding.", ["permit"]),
    ("The authorities have not given permission to travel.", ["permit"]),
    ("Insecurity keeps teams away.", ["insecurity"]),
    ("Clashes close the way twice a week.", ["insecurity"]),
    ("The track is mined.", ["mines"]),
    ("Unexploded shells lie on the verge.", ["mines"]),
    ("The road is impassable.", ["road"]),
    ("The bridge was destroyed in spring.", ["road"]),
    ("Heavy rains and floods cut the valley off.", ["weather"]),
    ("The town is besieged.", ["blockade"]),
    ("There is no fuel for the lorries.", ["fuel"]),
    ("Permits and checkpoints slow the convoys.", ["checkpoint", "permit"]),
    ("Humanitarian access remains limited.", []),
    ("Mining goes on; a train brings ore.", []),
    ("Nobody may enter the camp.", []),
]


@pytest.mark.parametrize(("line", "kinds"), LINES)
def test_the_words_tell_the_kind(line: str, kinds: list[str]) -> None:
    found = list(constraints_in(line))
    assert [name for name, _, _ in found] == kinds
    for name, start, end in found:
        assert constraints()[name].fullmatch(line[start:end])


def test_every_kind_has_a_line() -> None:
    assert {kind for _, kinds in LINES for kind in kinds} == set(constraints())
