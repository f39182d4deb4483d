"""Plain English for held values, and frames that are grammatical for every kind."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.kinds import plover_types
from marsad.codebook.kinds import themes as codebook_themes
from marsad.model.claims import STANCES, Voice
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.publishing.clauses import Parts, finite, infinitive, nominal
from marsad.publishing.frames import frames, themes
from marsad.publishing.wording import days, numbers, places, sides

from .builders import at_least, by, document, exactly, on, span, town


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (exactly(1, "killed"), "one person killed"),
        (exactly(12, "killed", "civilians"), "12 civilians killed"),
        (exactly(1, "killed", "children"), "one child killed"),
        (at_least(12, "killed", "civilians"), "at least 12 civilians killed"),
        (at_least(2, "killed", "fighters", "several"), "several fighters killed"),
        (at_least(24, "injured", None, "dozens"), "dozens of people injured"),
        (Count("killed", 12, None, 15, "12 to 15"), "between 12 and 15 people killed"),
        (Count("killed", None, 30, None, "about 30"), "about 30 people killed"),
        (Count("killed", None, None, 40, "up to 40"), "up to 40 people killed"),
        (Count("killed", 0, 0, 0, "nobody"), "nobody killed"),
        (exactly(1200, "displaced", "families"), "1,200 families displaced"),
        (exactly(2, "bodies"), "two bodies"),
    ],
)
def test_counts_keep_their_doubt(count: Count, words: str) -> None:
    assert numbers.harm(count) == words


def test_a_count_alone_in_a_table_says_none_and_not_no() -> None:
    assert numbers.label(Count("casualties", 0, 0, 0, "no casualties")) == "casualties: none"
    assert numbers.label(at_least(24, "injured", None, "dozens")) == "injured: dozens"
    assert numbers.label(exactly(12, "killed")) == "killed: 12"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (on(date(2017, 11, 17)), "on 17 November"),
        (by(date(2017, 11, 15)), "on or before 15 November"),
        (on(date(2017, 11, 13), date(2017, 11, 19)), "between 13 November and 19 November"),
        (on(date(2016, 12, 6)), "on 6 December 2016"),
        (TimeSpan(date(2017, 11, 1), date(2017, 11, 30), "month", "explicit"), "in November"),
        (TimeSpan(date(2014, 1, 1), None, "year", "explicit"), "since 2014"),
    ],
)
def test_times_keep_their_doubt(when: TimeSpan, words: str) -> None:
    assert days.phrase(when, 2017) == words


@given(st.dates(date(1990, 1, 1)), st.integers(0, 400), st.sampled_from(["both", "first", "last"]))
def test_an_interval_written_for_a_table_reads_back(first: date, more: int, kept: str) -> None:
    last = date.fromordinal(min(first.toordinal() + more, date.max.toordinal()))
    span = TimeSpan(
        first if kept != "last" else None, last if kept != "first" else None, "range", "explicit"
    )
    assert days.read_edtf(days.edtf(span)) == (span.earliest, span.latest)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (town("Sirte", 31.2, 16.6), "in Sirte"),
        (town("al-Fuqaha", 27.8, 16.3, relation="near"), "near al-Fuqaha"),
        (town("Harawah", 30.2, 17.5, relation="bearing", bearing_deg=180.0, distance_km=90.0),
         "about 90 km south of Harawah"),
        (town("Sirte", 30.2, 17.5, relation="bearing", bearing_deg=135.0),
         "somewhere southeast of Sirte"),
        (town("Libya", 27.0, 17.0, precision="country"), "somewhere in Libya"),
        (town("Libya", 30.0, 20.0, relation="area", precision="region", bearing_deg=45.0),
         "in the northeast of Libya"),
        (town("al-Ghani oil field", 28.4, 18.5), "at the al-Ghani oil field"),
        (Location("Wadi X", None, "in", "unresolved"), "at a place named as “Wadi X”"),
        (Location("Sirte", "p", "between", "area", second_name="Brega"),
         "between Sirte and Brega"),
    ],
)  # fmt: skip
def test_places_keep_their_doubt(where: Location, words: str) -> None:
    assert places.phrase(where) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Libyan National Army", "the Libyan National Army"), ("LNA", "the LNA"),
        ("UNICEF", "UNICEF"), ("Islamic State", "Islamic State"), ("resident", "a resident"),
        ("US defence official", "a US defence official"), ("civilians", "civilians"),
        ("Residents", "residents"), ("The mayor", "the mayor"), ("al-Shabaab", "al-Shabaab"),
        ("Government of National Accord", "the Government of National Accord"),
        ("Women", "women"), ("minibus", "a minibus"), ("diplomats", "diplomats"),
        ("Yemen's main port", "Yemen's main port"), ("Philippines", "the Philippines"),
        ("al-Ghani oil field", "the al-Ghani oil field"), ("Fayez al-Serraj", "Fayez al-Serraj"),
    ],
)  # fmt: skip
def test_articles(name: str, words: str) -> None:
    assert sides.with_article(name) == words


@pytest.mark.parametrize("kind", sorted(frames()))
@pytest.mark.parametrize("actors", [(), ("the army",), ("rebels", "the army")])
@pytest.mark.parametrize("targets", [(), ("civilians",), ("a trader",)])
def test_every_kind_makes_a_clause(
    kind: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    parts = Parts(kind, actors, targets, where="in Sirte", when="on 17 November")
    for clause in (finite(parts), infinitive(parts), nominal(parts)):
        assert "{" not in clause
        assert "  " not in clause
        assert clause.endswith("in Sirte on 17 November")
        for target in targets:
            assert target in clause
    assert not actors or finite(parts).startswith(sides.joined(actors))
    if f" of {sides.joined(targets)}" not in finite(parts):
        assert "civilians was" not in finite(parts)
        assert "a trader were" not in finite(parts)


def test_every_kind_and_theme_of_the_codebook_can_be_told() -> None:
    for name, plover in plover_types().items():
        wanted = {name.lower(), *(f"{name.lower()}.{mode}" for mode in plover.modes)}
        assert wanted <= set(frames())
    assert set(codebook_themes()) == set(themes())


def test_tables_are_whole() -> None:
    assert len(frames()) > 75
    assert all(f.noun and f.nouns and f.active0 and f.base0 for f in frames().values())
    assert len(themes()) == 11
    assert len(STANCES) == 7


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Diplomats who follow the file", "diplomats"), ("Seven", "seven people"),
        ("the official, who asked not to be named", "an official"), ("which", ""), ("he", ""),
        ("an officer in its operations room", "an officer"), ("No other force", ""),
        ("a relative of one of them", "a relative"), ("its media office", "the media office"),
        ("the police", "the police"), ("Residents of Bani Walid", "residents of Bani Walid"),
    ],
)  # fmt: skip
def test_a_voice_is_told_by_what_names_it(words: str, told: str) -> None:
    said = document("Paper", date(2017, 11, 16), f"{words} said that it was over.\n")
    assert sides.voice_name(Voice(span(said, words))) == told


@pytest.mark.parametrize("name", ["unknown", " Unknown", ""])
def test_a_publisher_nobody_named_is_said_to_be_unnamed(name: str) -> None:
    assert sides.publisher_name(name) == "an unnamed publisher"
