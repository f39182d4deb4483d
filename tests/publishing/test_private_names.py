"""How well private persons lose their names, and public figures keep theirs, by the words beside
them alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from marsad.publishing import HarmRules, check_harm, protect
from marsad.publishing.names_in_text import named_in

from .builders import document, material
from .private_sentences import HELD_OUT, SENTENCES, Row

MADE = "2031-01-01T00:00:00+00:00"


def rates(rows: Iterable[Row]) -> tuple[float, float]:
    """The part of private names that is gone without a word left, and of public ones that stay."""
    gone, kept = [], []
    for text, private, public in rows:
        report = document("Paper", None, f"{text}\n")
        safe = protect(material((), (), (report,)), HarmRules(), MADE).material
        left = safe.documents[report.id].text
        gone += [not any(w in left for w in name.split() if len(w) > 3) for name in private]
        kept += [name in left for name in public]
        check_harm(safe, HarmRules(), MADE)
    return sum(gone) / len(gone), sum(kept) / len(kept)


@pytest.mark.parametrize(("rows", "least"), [(SENTENCES, 0.95), (HELD_OUT, 0.9)])
def test_private_persons_lose_their_names_and_public_figures_keep_them(
    rows: tuple[Row, ...], least: float
) -> None:
    gone, kept = rates(rows)
    assert gone >= least
    assert kept == 1.0


def test_no_name_runs_over_the_end_of_a_sentence() -> None:
    found = named_in("A man, Khairi Omran, 26, was held. Omran Sea is near. He is a baker.").private
    assert found == {"Khairi Omran"}


def test_a_name_with_an_office_in_one_report_is_public_in_all() -> None:
    one = document("Paper", None, "Mayor Omar Zayed called for calm.\n")
    two = document("Mirror", None, "The father of Omar Zayed said so.\n")
    safe = protect(material((), (), (one, two)), HarmRules(), MADE).material
    assert "Omar Zayed" in safe.documents[two.id].text
    alone = protect(material((), (), (two,)), HarmRules(), MADE).material
    assert "Omar" not in alone.documents[two.id].text


@pytest.mark.parametrize(
    "text",
    [
        "In Bani Walid, a resident said, shots fell.", "Human Rights Watch, a witness, said so.",
        "Police in Ras Lanuf, an engineer said, fired.", "The Red Crescent found 12 bodies.",
        "On Monday, November 20, a nurse died.",
    ],
)  # fmt: skip
def test_places_bodies_and_days_are_no_persons(text: str) -> None:
    assert named_in(text).private == frozenset()


def test_an_office_of_several_is_held_by_each_of_them() -> None:
    found = named_in("Cabinet ministers Kaito Furuta and Yoshi Shinda visited the shrine.")
    assert found.public == {"Kaito Furuta", "Yoshi Shinda"}
    one = named_in("The minister Omar Salih and Leila Haddadi, a nurse, were hurt.")
    assert (one.public, one.private) == ({"Omar Salih"}, {"Leila Haddadi"})
