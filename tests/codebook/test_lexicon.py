"""The lexicon reads, names only kinds of the codebook, and says where a row is wrong."""

from __future__ import annotations

import pytest

from marsad.codebook.kinds import is_kind
from marsad.codebook.lexicon.entries import load_lexicon, read_atoms, read_tests
from marsad.codebook.lexicon.tables import rows
from marsad.model.errors import MarsadError

CLASSES = {"BIRD": frozenset({"crow", "gull"})}


def test_every_entry_names_a_kind_or_none() -> None:
    lexicon = load_lexicon()
    for table in (lexicon.verbs, lexicon.nouns, lexicon.conditions, lexicon.states):
        for entries in table.values():
            for entry in entries:
                kind = entry.kind.removesuffix(".?")
                assert kind == "-" or is_kind(kind), entry.rule


def test_every_plover_type_and_every_theme_has_words() -> None:
    lexicon = load_lexicon()
    tables = (lexicon.verbs, lexicon.nouns, lexicon.conditions)
    kinds = {e.kind for table in tables for entries in table.values() for e in entries}
    assert len({k.split(".")[0] for k in kinds} - {"-", "condition"}) == 16
    assert len({k for k in kinds if k.startswith("condition.")}) == 11


def test_no_test_hides_in_the_column_of_notes() -> None:
    for name in ("conditions.tsv", "states.tsv"):
        for row in rows(name, 4):
            assert not row[3].lstrip("!").startswith(("has:", "mod:", "sent:", "gov:", "p.")), row


def test_the_lexicon_is_broad() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.verbs) > 500
    assert len(lexicon.nouns) > 150


def test_a_test_may_have_alternatives_a_class_and_a_negation() -> None:
    first, second = read_tests("obj:BIRD|owl|passive !p.on", CLASSES, "here")
    assert first.atoms[0].values == {"crow", "gull", "owl"}
    assert first.atoms[1].values is None
    assert (second.negated, second.atoms[0].slot) == (True, "p.on")


def test_an_empty_slot_is_written_with_a_dash() -> None:
    assert read_atoms("subj:-", CLASSES, "here")[0].values == frozenset()


@pytest.mark.parametrize("cell", ["colour:red", "loose"])
def test_a_row_that_cannot_be_read_says_where(cell: str) -> None:
    with pytest.raises(MarsadError, match="verb:7"):
        read_tests(cell, CLASSES, "verb:7")
