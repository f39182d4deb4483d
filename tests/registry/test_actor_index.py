"""Names to actors: one name, several actors, each for its time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.actors import Actor, ActorName
from marsad.model.errors import LawBroken, MarsadError
from marsad.registry.actor_file import actor_of, actors_from, bundled_actors, read_actors
from marsad.registry.actor_index import ActorIndex, alive, fold, in_use, index_actors

ARMY = Actor("a:army", "Ruritanian Armed Forces", "state-forces", "RUR",
             (ActorName("RAF", "acronym"),))  # fmt: skip
OLD_ARMY = Actor("a:old", "Ruritanian Army", "state-forces", "RUR", until="1999")
HILLS = (ActorName("FH", "acronym"), ActorName("Hill Front", "variant", until="2012"))
FRONT = Actor("a:front", "Front for the Hills", "rebel", "RUR", HILLS)
HEIRS = Actor("a:heirs", "Union of the Hills", "rebel", "RUR",
              (ActorName("Hill Front", "variant", since="2013"),), since="2013")  # fmt: skip
STATE = Actor("marsad:state-rur", "Ruritania", "government", "RUR",
              (ActorName("Ruritanian", "demonym"),))  # fmt: skip


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    return index_actors([STATE, OLD_ARMY, ARMY, FRONT, HEIRS])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Qaeda", "al qaeda"), ("El Qaeda", "Al Qaeda"), ("Ansar al-Sharia", "ansar el sharia"),
        ("The Front", "Front"), ("M.S.A.", "MSA"), ("Séléka", "Seleka"),
        ("People's Guard", "People’s Guard"), ("Anti-balaka", "Anti balaka"),
    ],
)  # fmt: skip
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_for_plain_words(text: str) -> None:
    word = "".join(c for c in text if c.isascii() and c.isalpha()) or "x"
    assert fold(fold(f"Front {word}")) == fold(f"Front {word}")


def test_every_name_and_acronym_finds_its_actor(index: ActorIndex) -> None:
    for name in ("Front for the Hills", "FRONT FOR THE HILLS", "the Front for the Hills", "FH"):
        assert [s.actor.id for s in index.lookup(name)] == ["a:front"]
    assert index.lookup("Front for the Seas") == ()


@pytest.mark.parametrize(
    ("day", "first"), [(date(2010, 5, 1), "a:front"), (date(2015, 5, 1), "a:heirs")]
)
def test_a_name_goes_to_whoever_bore_it_that_day(
    index: ActorIndex, day: date, first: str
) -> None:
    senses = index.lookup("Hill Front", on=day)
    assert senses[0].actor.id == first
    assert {s.actor.id for s in senses} == {"a:front", "a:heirs"}, "the other stays a candidate"


def test_a_year_holds_to_its_last_day() -> None:
    name = ActorName("Hill Front", "variant", since="2010-03", until="2012")
    assert in_use(name, date(2012, 12, 31))
    assert not in_use(name, date(2013, 1, 1))
    assert not in_use(name, date(2010, 2, 28))
    assert in_use(name, None)
    assert alive(OLD_ARMY, date(1999, 12, 31))
    assert not alive(OLD_ARMY, date(2000, 1, 1))


def test_a_name_in_full_comes_before_a_demonym_of_the_same_letters() -> None:
    club = Actor("a:club", "Hillers", "ngo", "")
    people = Actor("a:people", "Hills", "government", "", (ActorName("Hillers", "demonym"),))
    assert [s.actor.id for s in index_actors([people, club]).lookup("Hillers")] == [
        "a:club", "a:people",
    ]  # fmt: skip


def test_a_country_has_an_army_on_a_day_and_a_state(index: ActorIndex) -> None:
    today, once = index.army("RUR", date(2020, 1, 1)), index.army("RUR", date(1990, 1, 1))
    assert today is not None
    assert once is not None
    assert (today.id, once.id) == ("a:army", "a:old")
    assert index.army("XXX") is None
    assert index.state("RUR") is STATE
    assert index.state("XXX") is None


def test_the_longest_name_tells_how_far_to_look(index: ActorIndex) -> None:
    assert index.first_words["front"] == 4
    assert index.first_words["union"] == 4


def test_a_desks_own_entry_replaces_ours() -> None:
    ours, theirs = FRONT, Actor("a:front", "Front of Hills and Seas", "militia", "RUR")
    found = index_actors([ours, theirs])
    assert found.get("a:front") is theirs
    assert found.lookup("FH") == ()


def test_a_row_becomes_an_actor_with_its_dates_and_offices() -> None:
    row = {
        "id": "a:minister", "name": "Jan Novak", "kind": "government", "country": "RUR",
        "names": [{"text": "Novak", "kind": "short", "from": "2010", "to": "2014-06"}],
        "valid": {"from": "1960", "to": None},
        "office": {"title": "interior minister", "of": "marsad:state-rur", "from": "2010"},
        "other_offices": [{"title": "mayor", "of": "a:city"}],
        "parents": [{"id": "a:cabinet", "from": "2010"}],
        "plover": {"code": "RUR", "sector": "GOV"},
    }  # fmt: skip
    actor = actor_of(row)
    assert actor.names[0] == ActorName("Novak", "short", "en", "2010", "2014-06")
    assert [o.title for o in actor.offices] == ["interior minister", "mayor"]
    assert actor.parents[0].actor == "a:cabinet"
    assert (actor.since, actor.until, actor.plover_sector) == ("1960", None, "GOV")


def test_an_unknown_kind_of_actor_is_an_error() -> None:
    with pytest.raises(LawBroken):
        actor_of({"id": "a:x", "name": "X", "kind": "dragon"})


@pytest.mark.parametrize(
    "line", ["{", '{"id": "a:x"}', '{"id": "a:x", "name": "X", "kind": "dragon"}', "[]"]
)
def test_a_bad_line_is_named(line: str) -> None:
    good = '{"id": "a:y", "name": "Y", "kind": "rebel"}'
    with pytest.raises(MarsadError) as caught:
        list(read_actors(iter([good, "", line]), "mine.jsonl"))
    assert caught.value.code == "E-ACTORS"
    assert "mine.jsonl:3" in str(caught.value.where)


def test_a_users_list_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "a:y", "name": "Yellow Guard", "kind": "militia"}\n\n', "utf-8")
    (actor,) = actors_from(path)
    assert (actor.name, actor.kind, actor.country) == ("Yellow Guard", "militia", "")


def test_the_packages_own_list_is_found_by_name_and_country() -> None:
    index = index_actors(bundled_actors())
    assert index.lookup("United Nations")[0].actor.kind == "igo"
    assert index.lookup("French")[0].name.kind == "demonym"
    army = index.army("FRA", date(2020, 1, 1))
    assert army is not None
    assert army.kind == "state-forces"
