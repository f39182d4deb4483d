"""Names as lists and data sets write them lead to the actor they mean."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model.actors import Actor, ActorName
from marsad.registry.actor_index import index_actors
from marsad.registry.actors.asking import alike, ask, fits

INDEX = index_actors([
    Actor("marsad:state-rur", "Ruritania", "government", "RUR",
          (ActorName("Ruritanian", "demonym"),)),
    Actor("a:army", "Ruritanian Armed Forces", "state-forces", "RUR"),
    Actor("a:front", "Hill Front", "rebel", "RUR", until="2012"),
    Actor("a:sea", "Hill Front", "rebel", "SEA", since="2013"),
    Actor("a:hillers", "Hillers (Ruritania)", "communal", "RUR"),
    Actor("a:caliph", "Caliphate of the Hills", "rebel", "RUR"),
])  # fmt: skip


def ids(name: str, on: date | None = None, country: str = "") -> list[list[str]]:
    return [[s.actor.id for s in a.senses] for a in ask(INDEX, name, on, country)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Government of Ruritania", [["marsad:state-rur"]]),
        ("Government of the Ruritania (Old Ruritania)", [["marsad:state-rur"]]),
        ("Ruritanian government", [["marsad:state-rur"]]),
        ("Military Forces of Ruritania (2014-)", [["a:army"]]),
        ("Ruritania's army", [["a:army"]]),
        ("Forces of the Caliphate of the Hills", [["a:caliph"]]),
        ("Supporters of Ruritania", [[]]),
        ("Hill Front (RUR)", [["a:front", "a:sea"]]),
        ("Hill Front, Caliphate of the Hills", [["a:front", "a:sea"], ["a:caliph"]]),
        ("Sea Front", [[]]),
        ("Hillers", [["a:hillers"]]),
    ],
)
def test_a_side_in_other_words(name: str, found: list[list[str]]) -> None:
    assert ids(name) == found


def test_a_day_puts_first_who_was_there_and_a_country_leaves_out_the_others() -> None:
    assert ids("Hill Front", date(2014, 1, 1)) == [["a:sea", "a:front"]]
    assert ids("Hill Front", country="SEA") == [["a:sea"]]
    (answer,) = ask(INDEX, "Hill Front", date(2014, 1, 1))
    assert [fits(s, date(2014, 1, 1)) for s in answer.senses] == [True, False]


def test_civilians_are_known_to_be_no_actor() -> None:
    (answer,) = ask(INDEX, "Civilians")
    assert (answer.known, answer.senses, answer.kind) == (True, (), "civilians")


def test_who_may_have_been_meant_holds_all_the_words() -> None:
    assert [a.id for a in alike(INDEX, "caliphate hills")] == ["a:caliph"]
    assert [a.id for a in alike(INDEX, "of")] == []
