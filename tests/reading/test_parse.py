"""The parse never changes the text, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from marsad.reading.casing import in_capitals
from marsad.reading.parse import chunks, is_hard_wrapped, parse, prepare, whole_text
from marsad.reading.tree import head_of, paragraph_start, path_cost, token_at

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def one(nlp: Language, text: str) -> Doc:
    (doc,) = parse(nlp, [text])
    return doc


def sentences(doc: Doc) -> list[str]:
    return [s.text.strip() for s in doc.sents]


@SLOW
@given(st.text(max_size=120))
def test_any_text_comes_back_to_the_last_character(nlp: Language, text: str) -> None:
    assert one(nlp, text).text == text


@SLOW
@given(st.text(alphabet="ABCDEÉSẞĞİ'.,()[]-1\n \u0649\U0001f600", min_size=5, max_size=80))
def test_so_does_any_text_in_capitals(nlp: Language, text: str) -> None:
    doc = one(nlp, f"THE ARMY SAID {text}")
    assert doc.text == f"THE ARMY SAID {text}"
    assert list(doc.sents)


@given(st.text(max_size=200), st.integers(1, 40))
def test_chunks_together_are_the_text(text: str, size: int) -> None:
    parts = list(chunks(text, size))
    assert "".join(parts) == text
    assert all(len(p) <= size for p in parts)


def test_a_chunk_ends_at_a_line_then_at_a_space_then_anywhere() -> None:
    assert list(chunks("one two\nthree four", 12)) == ["one two\n", "three four"]
    assert list(chunks("one two three", 10)) == ["one two ", "three"]
    assert list(chunks("abcdefgh", 3)) == ["abc", "def", "gh"]


def test_a_text_longer_than_a_chunk_is_one_doc(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "__defaults__", (200,))
    text = "Shelling hit the market in the morning.\n\n" * 12
    doc = one(nlp, text)
    assert doc.text == text
    assert len(sentences(doc)) == 12
    assert path_cost(doc[0], doc[len(doc) - 3]) > 90, "trees of two chunks are two trees"


def test_texts_come_back_in_their_order(nlp: Language) -> None:
    texts = [f"Report {n} came.\n" * (1 + n % 3) for n in range(20)]
    assert [d.text for d in parse(nlp, texts)] == texts


def test_an_empty_text_is_an_empty_doc(nlp: Language) -> None:
    assert [len(d) for d in parse(nlp, ["", ""])] == [0, 0]


WRAPPED = """Soldiers reached the village on the northern bank of the river late
on Monday after a march of three days, and found that most of the houses
had been burned by the gunmen who had held the village since the spring
and had left it by boat."""


def test_a_line_broken_to_a_width_goes_on(nlp: Language) -> None:
    assert is_hard_wrapped(WRAPPED)
    assert len(sentences(one(nlp, WRAPPED))) == 1


def test_a_line_of_its_own_is_a_sentence_of_its_own(nlp: Language) -> None:
    text = "Troops enter the valley\nThe army said on Monday that it had taken three villages."
    assert not is_hard_wrapped(text)
    assert sentences(one(nlp, text))[0] == "Troops enter the valley"


def test_a_blank_line_ends_a_sentence_also_in_wrapped_text(nlp: Language) -> None:
    text = WRAPPED.removesuffix(".") + "\n\n" + WRAPPED
    assert len(sentences(one(nlp, text))) == 2


def test_a_headline_in_capitals_is_parsed_like_any_other(nlp: Language) -> None:
    doc = one(nlp, "MALIAN SOLDIERS KILLED THREE GUNMEN IN MALI ON MONDAY\nAll was calm later.")
    tags = {t.text: t for t in doc}
    assert tags["KILLED"].pos_ == "VERB"
    assert tags["SOLDIERS"].lemma_ == "soldier"
    assert tags["SOLDIERS"].dep_ == "nsubj"
    assert tags["MALI"].ent_type_ == "GPE"
    assert tags["MONDAY"].ent_type_ == "DATE"


def test_acronyms_in_a_calm_line_are_no_shouting(nlp: Language) -> None:
    doc = prepare(nlp, "The LNA and the UN met the EU.\nUN HQ\nTHREE MEN DIED HERE TODAY")
    shouted = {doc[i].text for i in in_capitals(doc)}
    assert shouted == {"THREE", "MEN", "DIED", "HERE", "TODAY"}


def test_what_spells_out_an_acronym_is_one_name(nlp: Language) -> None:
    doc = one(nlp, "THE HILL LIBERATION FRONT (HLF) ATTACKED A BRIDGE NEAR THE TOWN.")
    assert [t.pos_ for t in doc if t.text in ("HILL", "LIBERATION", "FRONT")] == ["PROPN"] * 3


def test_parsing_twice_gives_the_same(nlp: Language) -> None:
    text = "REBELS SHELLED THE PORT, POLICE SAID.\nNobody was hurt."
    one_way, other = (one(nlp, text).to_json() for _ in range(2))
    assert one_way == other


def test_the_token_at_a_character(nlp: Language) -> None:
    doc = one(nlp, "Gunmen fled on Friday.")
    assert token_at(doc, 0).text == "Gunmen"
    assert token_at(doc, 8).text == "fled"
    assert token_at(doc, 6).text == "fled", "between two words the next one"
    assert head_of(doc, 12, 21).text == "on"


def test_words_that_hang_together_are_near(nlp: Language) -> None:
    doc = one(nlp, "Rebels attacked Velden on Monday, and the army bombed the camp on Friday.")
    word = {t.text: t for t in doc}
    assert path_cost(word["attacked"], word["Monday"]) < path_cost(word["attacked"], word["Friday"])
    assert path_cost(word["bombed"], word["Friday"]) < path_cost(word["bombed"], word["Monday"])
    assert path_cost(word["camp"], word["camp"]) == 0


def test_a_block_begins_after_the_last_line_end() -> None:
    assert paragraph_start("one\ntwo\nthree", 9) == 8
    assert paragraph_start("one", 2) == 0


def test_the_whole_text_is_joined_once_and_is_the_text(nlp: Language) -> None:
    (doc,) = parse(nlp, ["Two  men\n were killed. "])
    assert whole_text(doc) == doc.text
    assert whole_text(doc) is whole_text(doc)
