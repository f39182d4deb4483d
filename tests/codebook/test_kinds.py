"""The kinds of the codebook: PLOVER's sixteen, with modes, and the themes of conditions."""

from __future__ import annotations

import pytest

from marsad.codebook.kinds import (
    QUAD,
    is_kind,
    mode_of,
    plover_types,
    quad_of,
    score_of,
    theme_of,
    themes,
    type_of,
)


def test_plover_has_sixteen_types_in_four_quads() -> None:
    assert len(plover_types()) == 16
    assert set(QUAD.values()) == {1, 2, 3, 4}
    assert [n for n, q in QUAD.items() if q == 1] == ["agree", "consult", "support", "concede"]


def test_every_mode_has_a_score_and_every_kind_a_definition_and_an_example() -> None:
    for name, one in plover_types().items():
        assert one.definition, name
        assert one.example, name
        for mode in one.modes:
            assert is_kind(f"{name}.{mode}")


@pytest.mark.parametrize(
    "kind", ["assault", "assault.aerial", "consult.visit", "condition.impunity", "coerce.arrest"]
)
def test_kinds_of_the_codebook_are_known(kind: str) -> None:
    assert is_kind(kind)


@pytest.mark.parametrize(
    "kind",
    ["", "other", "assault.", "assault.nice", "condition", "condition.weather", "ASSAULT",
     "agree.visit", ".aerial"],
)  # fmt: skip
def test_a_kind_that_is_not_in_the_codebook_is_refused(kind: str) -> None:
    assert not is_kind(kind)


def test_quad_score_and_parts_of_a_kind() -> None:
    assert (type_of("assault.drone"), mode_of("assault.drone")) == ("assault", "drone")
    assert (mode_of("protest"), theme_of("condition.access")) == (None, "access")
    assert (quad_of("consult.visit"), quad_of("condition.access")) == (1, None)
    assert (score_of("assault"), score_of("assault.drone")) == (-9.0, -9.5)
    assert mode_of("condition.access") is None


def test_eleven_themes_each_defined_with_a_line_of_ours() -> None:
    assert len(themes()) == 11
    assert all(t.definition and t.example for t in themes().values())
