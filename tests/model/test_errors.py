from __future__ import annotations

from marsad.model.errors import LawBroken, MarsadError


def test_an_error_is_one_line_with_code_place_and_what_to_do() -> None:
    error = MarsadError(
        "E-DESK-MISSING", "no desk\nhere", where="kivu/", hint="make one with marsad init"
    )
    assert str(error) == "E-DESK-MISSING: no desk here, kivu/; make one with marsad init"


def test_a_broken_law_names_its_number() -> None:
    assert LawBroken(4, "an event keeps its denials").law == 4
    assert str(LawBroken(4, "an event keeps its denials")).startswith("law-4: ")
