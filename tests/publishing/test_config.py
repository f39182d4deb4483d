"""The desk's own sections, from a TOML table."""

from __future__ import annotations

import pytest

from marsad.model.errors import MarsadError
from marsad.publishing import config_from

from . import weeks


def test_a_desk_may_choose_its_own_sections() -> None:
    config = config_from({
        "audience": "desk", "key_points": 3,
        "section": [{"key": "war", "title": "War", "kinds": ["assault"]}],
    })  # fmt: skip
    brief = weeks.first_brief(config)
    assert [s.title for s in brief.sections][:2] == ["War", "Other developments"]
    assert len(brief.key_points) == 3


def test_the_first_section_that_fits_takes_the_event() -> None:
    config = config_from({})
    assert config.section_of(weeks.E_DRONE) == "air"
    assert config.section_of(weeks.E_OIL) == "fighting"
    assert config.section_of(weeks.E_POLICE) == "security"


@pytest.mark.parametrize(
    "table",
    [
        {"colour": "red"}, {"key_points": "many"}, {"key_points": True}, {"audience": "press"},
        {"section": [{"key": "x"}]}, {"section": [{"key": "x", "title": "X", "kind": ["a"]}]},
        {"section": [{"key": "x", "title": "X"}, {"key": "x", "title": "Y"}]},
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(MarsadError, match="E-CONFIG"):
        config_from(table)
