"""Words in pieces, texts in windows: the law is that every word is spoken for exactly once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from marsad.reading.encoder.encoded import HEAD, bucket
from marsad.reading.encoder.labels import PAIRS, heads, modes, trigger_types
from marsad.reading.encoder.pieces import MOST, UNKNOWN, pieces_of, plain, vocabulary_of
from marsad.reading.encoder.session import encode, shipped
from marsad.reading.encoder.windows import LIMIT, windows

KNOWN = vocabulary_of(["[UNK]", "gun", "##men", "##s", "sar", "##aqi", "##b", "12", ",", "a"])


def words(numbers: list[int]) -> list[str]:
    """The pieces of those numbers."""
    by = {n: piece for piece, n in KNOWN.items()}
    return [by[n] for n in numbers]


def test_a_name_from_the_arabic_is_read_without_its_accents_and_in_lower_case() -> None:
    assert plain("Sarāqib") == "saraqib"
    assert words(pieces_of("Sarāqib", KNOWN)) == ["sar", "##aqi", "##b"]


def test_capitals_of_old_wires_are_the_same_word() -> None:
    assert pieces_of("GUNMEN", KNOWN) == pieces_of("gunmen", KNOWN)


def test_a_word_of_no_known_piece_is_the_unknown_one() -> None:
    assert words(pieces_of("xyz", KNOWN)) == [UNKNOWN]


@given(st.text(max_size=60))
def test_every_word_has_a_piece_and_not_too_many(word: str) -> None:
    assert 1 <= len(pieces_of(word, KNOWN)) <= MOST


@given(
    st.lists(st.integers(1, MOST), min_size=1, max_size=400),
    st.lists(st.integers(0, 399), max_size=40),
)
def test_every_word_is_the_own_word_of_one_window(lengths: list[int], starts: list[int]) -> None:
    made = list(windows(lengths, [s for s in starts if s < len(lengths)]))
    own = [n for w in made for n in range(w.own, w.last)]
    assert own == list(range(len(lengths)))
    for window in made:
        assert window.first <= window.own < window.last
        assert sum(lengths[window.first : window.last]) <= LIMIT + MOST


def test_a_window_opens_with_the_sentence_before() -> None:
    made = list(windows([2] * 150, [0, 50, 100]))
    assert [(w.first, w.own, w.last) for w in made] == [(0, 0, 50), (50, 50, 100), (100, 100, 150)]
    made = list(windows([2] * 150, [0, 60, 90]))
    assert made[1].first == 60
    short = list(windows([2] * 120, [0, 50, 80, 100]))
    assert (short[0].own, short[0].last) == (0, 80)
    assert (short[1].first, short[1].own) == (50, 80)


def test_every_kind_of_the_codebook_has_an_output() -> None:
    assert len(trigger_types()) == 1 + 16 + 11
    assert "assault.aerial" in modes()
    assert sum(map(len, heads().values())) == max(s.stop for s in HEAD.values())


def test_nearer_words_have_finer_classes_of_distance() -> None:
    import numpy as np

    classes = bucket(np.array([-100, -2, -1, 0, 1, 2, 100]))
    assert list(classes) == sorted(classes)
    assert len(set(classes.tolist())) == 7


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [
        "Gunmen killed at least 12 villagers in Ama on Friday, a police spokesman said.",
        "The visitors won the match 5-0 on Sunday.",
    ]


def test_the_same_text_gets_the_same_scores_whatever_was_read_before(
    nlp: Language, lines: list[str]
) -> None:
    alone = encode(nlp(lines[0]))
    encode(nlp(lines[1]))
    again = encode(nlp(lines[0]))
    assert (alone.scores("trigger") == again.scores("trigger")).all()


def test_the_shipped_encoder_knows_a_killing_from_a_match(nlp: Language, lines: list[str]) -> None:
    report, match = nlp(lines[0]), nlp(lines[1])
    killed = next(t.i for t in report if t.text == "killed")
    won = next(t.i for t in match if t.text == "won")
    chances = encode(report).chances("trigger", [killed])
    assert max(chances, key=lambda k: chances[k]) == "assault"
    assert encode(match).chances("trigger", [won])["-"] > 0.5


def test_the_shipped_distances_fit_the_pairs() -> None:
    assert shipped().distance.shape[0] == len(PAIRS)
