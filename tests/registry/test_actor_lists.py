"""A person's own list of actors: every row is taken or told, and what is taken is found first."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from marsad.model.actors import Actor, ActorName, Tie
from marsad.model.errors import MarsadError
from marsad.registry.actor_index import ActorIndex, index_actors, load_actor_index
from marsad.registry.actors.entries import own_id
from marsad.registry.actors.importing import Imported, import_actors
from marsad.registry.actors.lists import SUFFIX, lists_in, load_list, remove_list

AT = "2026-11-28T12:00:00Z"
HEAD = "name,id,kind,country,aliases,acronym,from,to,parent,aligned,source\n"
KNOWN = index_actors([
    Actor("marsad:union", "Union of the Hills", "rebel", "LBY", (ActorName("UH", "acronym"),)),
    Actor("marsad:umbrella", "Umbrella Hall", "ngo", "LBY", (ActorName("UH", "acronym"),)),
])  # fmt: skip


def take(tmp_path: Path, text: str | bytes, name: str = "mine.csv") -> Imported:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_actors(path, tmp_path / "lists", KNOWN, at=AT)


def actors(done: Imported) -> dict[str, Actor]:
    return {actor.name: actor for actor in done.made.actors}


def test_a_row_becomes_an_actor_with_all_that_it_says(tmp_path: Path) -> None:
    row = ("Hill Shield,,militia,LY,Shield of Hills|درع التلال,HSF,2016,2019-05,"
           "Union of the Hills,marsad:umbrella,Field notes\n")  # fmt: skip
    actor = actors(take(tmp_path, HEAD + row))["Hill Shield"]
    assert (actor.id, actor.kind, actor.country) == ("own-actor:hill-shield", "militia", "LBY")
    assert [(n.text, n.kind) for n in actor.names] == [
        ("Shield of Hills", "variant"), ("درع التلال", "variant"), ("HSF", "acronym"),
    ]  # fmt: skip
    assert (actor.since, actor.until, actor.source) == ("2016", "2019-05", "Field notes")
    assert (actor.parents, actor.aligned) == ((Tie("marsad:union"),), (Tie("marsad:umbrella"),))


@pytest.mark.parametrize("name", ["mine.tsv", "mine.jsonl", "mine.csv"])
def test_the_same_list_in_another_form_gives_the_same_actors(tmp_path: Path, name: str) -> None:
    cells = {"Name": "Hill Shield", "KIND": "militia", "Country": "Libya",
             "also known as": "Shield|Hills"}  # fmt: skip
    if name.endswith("jsonl"):
        text = json.dumps({**cells, "also known as": ["Shield", "Hills"]}) + "\n"
    else:
        mark = "\t" if name.endswith("tsv") else ";"
        text = "\ufeff" + mark.join(cells) + "\r\n" + mark.join(cells.values()) + "\r\n"
    actor = actors(take(tmp_path, text, name))["Hill Shield"]
    assert (actor.country, [n.text for n in actor.names]) == ("LBY", ["Shield", "Hills"])
    assert actor.source == name, "a row without a source names its file"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",,militia,,,,,,,,", "no name"),
        ("Hill Guard,,dragon,,,,,,,,", "dragon"),
        ("Hill Guard,,,,,,,,,,", "the kind is nothing"),
        ("Hill Guard,,militia,Ruritania,,,,,,,", "Ruritania"),
        ("Hill Guard,,militia,,,,2016-02-30,,,,", "2016-02-30"),
        ("Hill Guard,,militia,,,,2019,2016,,,", "before it begins"),
        ("Hill Guard,,militia,,,,,,Nobody at All,,", "Nobody at All"),
        ("Hill Guard,,militia,,,,,,UH,,", "marsad:umbrella, marsad:union"),
        ("Hill Guard,,militia,,,,,,Hill Guard,,", "its own parent"),
        ("Hill Guard,not an id,militia,,,,,,,,", "no id"),
        ("?!,,militia,,,,,,,,", "no name that can be read"),
        ("Hill Guard,,militia,,x,,,,,,", "no name that can be read"),
        ("Hill Guard|Guard,,militia,,,,,,,,", "bar"),
        ("Hill Shield,,militia,,,,,,,,", "line 2 has the id"),
        ("Hill Guard,,militia,,,,,,,,,more", "12 columns"),
        ('"Hill Guard,,militia', "quotation mark"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_costs_only_itself(
    tmp_path: Path, row: str, why: str
) -> None:
    done = take(tmp_path, HEAD + f"Hill Shield,,militia,,,,,,,,\n{row}\n")
    assert list(actors(done)) == ["Hill Shield"]
    (refused,) = done.refused
    assert refused.line == 3
    assert why in refused.what
    assert refused.hint


def test_a_row_that_leans_on_a_refused_row_is_refused_too(tmp_path: Path) -> None:
    done = take(tmp_path, HEAD + "A Guard,,dragon,,,,,,,,\nB Guard,,militia,,,,,,A Guard,,\n"
                "C Guard,,militia,,,,,,B Guard,,\nD Guard,,militia,,,,,,E Guard,,\n"
                "E Guard,,militia,,,,,,,,\n")  # fmt: skip
    assert sorted(actors(done)) == ["D Guard", "E Guard"]
    assert [one.line for one in done.refused] == [2, 3, 4]
    assert actors(done)["D Guard"].parents == (Tie("own-actor:e-guard"),)


def test_rows_taken_and_rows_told_are_all_the_rows(tmp_path: Path) -> None:
    rows = "".join(f"Guard {n},,{'militia' if n % 3 else 'dragon'},,,,,,,,\n" for n in range(300))
    done = take(tmp_path, HEAD + rows)
    assert len(done.made.actors) + len(done.refused) == 300
    assert len(done.refused) == 100


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("", "mine.csv", "E-ACTORS-FORMAT"),
        (HEAD, "mine.csv", "E-ACTORS-FORMAT"),
        ("kind,country\nmilitia,LBY\n", "mine.csv", "E-ACTORS-FORMAT"),
        ("name,actor\nA,B\n", "mine.csv", "E-ACTORS-FORMAT"),
        (HEAD.encode("utf-16"), "mine.csv", "E-ACTORS-FORMAT"),
        (HEAD, "mine.xlsx", "E-ACTORS-FORMAT"),
        (HEAD + "A Guard,,dragon,,,,,,,,\n", "mine.csv", "E-ACTORS-FORMAT"),
        ("[1]\n{\n", "mine.jsonl", "E-ACTORS-FORMAT"),
    ],
)
def test_a_file_without_one_good_row_is_refused_whole(
    tmp_path: Path, text: str | bytes, name: str, code: str
) -> None:
    with pytest.raises(MarsadError) as caught:
        take(tmp_path, text, name)
    assert caught.value.code == code
    assert lists_in(tmp_path / "lists") == ()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(MarsadError, match="E-ACTORS-FILE"):
            import_actors(path, tmp_path / "lists", KNOWN, at=AT)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    text = HEAD + "Hill Shield,,militia,,,,,,,,\n"
    first = take(tmp_path, text)
    written = first.made.path.read_bytes()
    again = take(tmp_path, text)
    assert again.known
    assert not first.known
    assert again.made.mark == first.made.mark
    assert first.made.path.read_bytes() == written


def test_a_new_version_of_a_list_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = take(tmp_path, HEAD + "Hill Shield,,militia,,,,,,,,\n")
    second = take(tmp_path, HEAD + "Hill Guard,,militia,,,,,,,,\n")
    assert second.before == first.made.about
    (only,) = lists_in(tmp_path / "lists")
    assert [a.name for a in only.actors] == ["Hill Guard"]
    assert only.mark != first.made.mark


def test_a_list_that_was_changed_by_hand_is_damaged_and_can_be_imported_anew(
    tmp_path: Path,
) -> None:
    text = HEAD + "Hill Shield,,militia,,,,,,,,\n"
    path = take(tmp_path, text).made.path
    path.write_text(path.read_text("utf-8").replace("Hill", "Sea"), "utf-8")
    with pytest.raises(MarsadError, match="E-ACTORS-BROKEN"):
        load_list(path)
    assert not take(tmp_path, text).known
    assert load_list(path).actors[0].name == "Hill Shield"


def test_a_list_is_taken_away_once(tmp_path: Path) -> None:
    made = take(tmp_path, HEAD + "Hill Shield,,militia,,,,,,,,\n").made
    assert made.path.name == f"mine{SUFFIX}"
    remove_list(tmp_path / "lists", "mine")
    for name in ("mine", "", "../mine"):
        with pytest.raises(MarsadError, match="E-ACTORS-MISSING"):
            remove_list(tmp_path / "lists", name)


def test_an_id_is_made_of_the_name_in_any_script() -> None:
    assert own_id("The Hill Shield") == own_id("hill shield") == "own-actor:hill-shield"
    assert own_id("درع التلال").startswith("own-actor:name-")
    assert own_id("درع التلال") != own_id("درع البحر")


def own_index(*extra: Actor) -> ActorIndex:
    return load_actor_index(extra)


def test_a_persons_own_actor_comes_before_ours_of_the_same_name_while_it_lasts() -> None:
    mine = Actor("own-actor:x", "Local News Agency", "media", "LBY",
                 (ActorName("LNA", "acronym"),), until="2018")  # fmt: skip
    index = own_index(mine)
    assert index.lookup("LNA", date(2017, 1, 1))[0].actor is mine
    assert index.lookup("LNA", date(2020, 1, 1))[0].actor.id == "marsad:lna"
    assert {s.actor.id for s in index.lookup("LNA")} >= {"own-actor:x", "marsad:lna"}


def test_an_own_row_with_our_id_tells_that_actor_anew_and_keeps_its_names() -> None:
    index = own_index(Actor("marsad:lna", "Army of the East", "rebel", ""))
    found = index.lookup("LNA")[0].actor
    assert (found.name, found.kind, found.country) == ("Army of the East", "rebel", "LBY")
    assert index.lookup("Libyan National Army")[0].actor is found
    assert index.lookup("Army of the East")[0].actor is found
