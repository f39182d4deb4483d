"""Sides of conflicts as event data sets name them lead to actors of the registry."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from marsad.registry.actor_index import ActorIndex, load_actor_index
from marsad.registry.actors.asking import ask

GED = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "ucdp" / "ged_dev.csv.gz"


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    return load_actor_index()


def unknown(index: ActorIndex, name: str) -> bool:
    return not all(answer.known for answer in ask(index, name))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Government of Myanmar (Burma)", "marsad:state-mmr"),
        ("Government of DR Congo (Zaire)", "marsad:state-cod"),
        ("Government of United States of America", "marsad:state-usa"),
        ("Forces of the House of Representatives", "marsad:libya-hor"),
        ("Supporters of PDP", "marsad:pdp-nigeria"),
        ("Greenlanders", "marsad:greenlanders-nigeria"),
        ("Muslims (Nigeria)", "marsad:muslims-nigeria"),
        ("NDFB - S", "marsad:ndfb-s"),
        ("Al-Jabha al-Shamiyyah", "marsad:levant-front"),
        ("AFRC", "marsad:afrc-sierra-leone"),
        ("PARECO", "marsad:pareco"),
        ("Interahamwe", "marsad:alir"),
    ],
)
def test_a_side_is_found(index: ActorIndex, name: str, found: str) -> None:
    assert found in {s.actor.id for answer in ask(index, name) for s in answer.senses}


def test_a_bare_word_for_other_things_is_no_group_in_a_text(index: ActorIndex) -> None:
    for word in ("Greenlanders", "Vikings", "Christians", "Muslims", "Turkana"):
        assert index.lookup(word) == (), word


def test_sides_parted_by_commas_are_all_found(index: ActorIndex) -> None:
    sides = ask(index, "Jaysh al-Nasr, Sham Legion, 23rd Division, SNA")
    assert [bool(answer.senses) for answer in sides] == [True] * 4


@pytest.mark.skipif(not GED.exists(), reason="the gold data is not beside the checkout")
def test_every_side_named_three_times_in_the_ged_sample_is_known(index: ActorIndex) -> None:
    counts: Counter[str] = Counter()
    with gzip.open(GED, "rt", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            counts.update((row["side_a"], row["side_b"]))
    often = [name for name, number in counts.items() if number >= 3]
    assert len(often) >= 80
    assert [name for name in often if unknown(index, name)] == []
    share = sum(not unknown(index, name) for name in counts) / len(counts)
    assert share >= 0.98, f"{share:.3f} of {len(counts)} names of sides are known"
