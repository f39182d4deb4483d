"""What was watched: an acronym is no second source."""

from __future__ import annotations

from marsad.publishing.coverage import without_acronyms


def test_a_source_by_its_first_letters_is_not_counted_beside_its_name() -> None:
    names = ["LPS", "Littoral Press Service", "AFP", "Agence France-Presse", "BBC", "UN"]
    assert without_acronyms(names) == (
        "Agence France-Presse", "BBC", "Littoral Press Service", "UN"
    )  # fmt: skip
