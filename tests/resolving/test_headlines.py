"""A headline is part of what its report tells, however the report is told on by others."""

from __future__ import annotations

from resolving_makers import by, claim, day, in_town, library, on, registry, toll

from marsad.model.claims import Claim
from marsad.resolving import resolve

DOCS = library(("office", day(15), {"source_kind": "party"}), ("wire", day(16)))
INDEX = registry()


def headline(document: str, **more: object) -> Claim:
    return claim(document, at=20, sentence=(0, 60), actor="x:army", **more)  # type: ignore[arg-type]


def groups(*claims: Claim) -> list[set[str]]:
    events = resolve(claims, (), dossiers=DOCS, index=INDEX)
    return sorted(({*e.claims} for e in events), key=lambda g: (-len(g), sorted(g)))


def test_a_headline_without_day_or_place_goes_with_the_report_below_it() -> None:
    first = headline("office", target="x:group")
    lead = claim("office", at=200, actor="x:army", target="x:group", when=by(day(15)),
                 where=in_town())  # fmt: skip
    second = headline("wire", word="raid", target="x:group")
    told = claim("wire", at=200, actor="x:army", target="x:group", when=by(day(15)),
                 where=in_town())  # fmt: skip
    assert groups(first, lead, second, told) == [{first.id, lead.id, second.id, told.id}]


def test_a_headline_of_another_kind_stands_alone() -> None:
    first = headline("wire", kind="protest.demo", word="march")
    lead = claim("wire", at=200, actor="x:army", when=on(day(15)), where=in_town())
    assert groups(first, lead) == sorted([{first.id}, {lead.id}], key=sorted)


def test_two_strikes_are_two_strikes_though_the_report_goes_on_about_them() -> None:
    two = (toll("attacks", 2),)
    first = headline("office", counts=two)
    lead = claim("office", at=200, actor="x:army", counts=two, where=in_town(), same="one")
    on_it = claim("office", at=300, actor="x:army", where=in_town(), same="one")
    assert groups(first, lead, on_it) == [{first.id, lead.id, on_it.id}]
