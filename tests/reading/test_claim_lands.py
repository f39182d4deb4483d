"""The country that a passage is set in, and the words that say what a place is."""

from __future__ import annotations

from small_world import Reader

from marsad.reading.claim.designation import with_designation


def _designated(text: str, name: str) -> str:
    at = text.index(name)
    start, end = with_designation(text, at, at + len(name))
    return text[start:end]


def test_the_word_for_its_kind_belongs_to_the_words_of_a_place() -> None:
    assert _designated("near Kumbri village on Friday", "Kumbri") == "Kumbri village"
    assert _designated("in the settlement of Kumbri on Friday", "Kumbri") == "settlement of Kumbri"
    assert _designated("in Barangay Kumbri on Friday", "Kumbri") == "Barangay Kumbri"


def test_other_words_around_a_name_do_not() -> None:
    assert _designated("the mayor of Kumbri said", "Kumbri") == "Kumbri"
    assert _designated("Kumbri villagers fled", "Kumbri") == "Kumbri"


def test_a_village_no_list_has_lies_in_the_country_of_most_places_around_it(told: Reader) -> None:
    read = told(
        "Gunmen attacked the village of Kumbri Zelaf on Friday, killing two people. "
        "Families fled to Derna and Sirte; some hope to reach Ankara."
    )
    claim = read.one("assault")
    assert claim.where is not None
    assert claim.where.value.country == "LBY"
    assert claim.where.value.lat is None
