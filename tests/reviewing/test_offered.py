"""Groups that no registry knows are offered, each once, the most named first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.spans import Span
from marsad.model.values import Read
from marsad.reviewing import offered
from marsad.reviewing.offered import bare


def claim(document: str, *people: Participant) -> Claim:
    trigger = Span(document, 10, 16, "strike")
    return Claim(
        claim_id(document, 10, 16), document, "run", Read("assault.aerial", (trigger,)), trigger,
        Span(document, 10, 70, "x" * 60), Read("asserted", (trigger,)),
        Read("happened", (trigger,)), participants=people,
    )  # fmt: skip


def named(document: str, words: str, kind: str = "rebel", **more: object) -> Participant:
    mention = Span(document, 30, 30 + len(words), words)
    return replace(Participant("actor", mention, "group", True, kind=kind), **more)  # type: ignore[arg-type]


def test_spellings_of_one_name_are_one_offer_with_its_documents() -> None:
    one = claim("d1", named("d1", "the Hill Shield"))
    two = claim("d2", named("d2", "Hill Shield’s", "militia", country="LBY"))
    three = claim("d3", named("d3", "Hill-Shield", "militia"), named("d3", "Sea Guard", ""))
    first, second = offered([one, two, three])
    assert (first.name, first.aliases) == ("Hill Shield", ("Hill-Shield",))
    assert (first.kind, first.country, first.documents) == ("militia", "LBY", 3)
    assert first.claim == one.id
    assert (second.name, second.kind, second.documents) == ("Sea Guard", "other", 1)


def test_known_groups_persons_and_the_nameless_are_not_offered() -> None:
    people = (
        named("d1", "Hill Shield", actor_id="a:x"), named("d1", "John Smith", type="person"),
        named("d1", "gunmen", named=False),
    )  # fmt: skip
    assert offered([claim("d1", *people)]) == ()


@pytest.mark.parametrize(
    ("quote", "name"),
    [("the  Hill\nShield", "Hill Shield"), ("“Hill Shield”", "Hill Shield"),
     ("Hill Shield's", "Hill Shield"), ("The", "The")],
)  # fmt: skip
def test_a_name_is_cut_from_what_stands_around_it(quote: str, name: str) -> None:
    assert bare(quote) == name
