"""Wires in capitals, put into ordinary letters for the parser: which words are names."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from marsad.codebook.proper_nouns import proper_nouns
from marsad.reading.casing import in_capitals, recased
from marsad.reading.parse import prepare


def lettered(nlp: Language, text: str) -> str:
    doc: Doc = prepare(nlp, text)
    return recased(nlp, doc, in_capitals(doc)).text


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("POLICE IN MEDELLIN HELD THOMAS KEMBLE.", "Police in Medellin held Thomas Kemble."),
        ("THE DYNAMITE WAS MOVED TO BOGOTA.", "The dynamite was moved to Bogota."),
        ("FIGHTERS OF THE ELN LEFT.", "Fighters of the ELN left."),
        ("A TRUCK BURNED NEAR SAN SALVADOR.", "A truck burned near San Salvador."),
        ("THEY MET MAYOR GEORGE HOLM TODAY.", "They met Mayor George Holm today."),
    ],
)
def test_names_that_a_dictionary_has_keep_their_capital(
    nlp: Language, line: str, read: str
) -> None:
    assert lettered(nlp, line) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("HE LEFT THE HILL NATIONAL LIBERATION FRONT.",
         "He left the hill National Liberation Front."),
        ("MEN OF THE ARMY OF NATIONAL LIBERATION CAME.",
         "Men of the Army of National Liberation came."),
        ("THE TUPAC REVOLUTIONARY MOVEMENT SPOKE.", "The Tupac Revolutionary Movement spoke."),
        ("A JUDGE OF THE SUPREME COURT SPOKE.", "A judge of the Supreme Court spoke."),
    ],
)  # fmt: skip
def test_ordinary_words_make_the_name_of_a_body(nlp: Language, line: str, read: str) -> None:
    assert lettered(nlp, line) == read


@pytest.mark.parametrize("line", ["THE ARMY LEFT THE PARTY.", "AN ARMED GROUP MET A COMMITTEE."])
def test_a_body_without_a_name_has_small_letters(nlp: Language, line: str) -> None:
    assert lettered(nlp, line)[1:] == line.lower()[1:]


def test_a_short_last_line_goes_on_with_its_block(nlp: Language) -> None:
    text = (
        "REPORTERS WERE TOLD THIS MORNING THAT THE TROOPS WHO HELD\n"
        "THE BRIDGE AND THE HILLS ABOVE THE RIVER HAD LEFT THE OLD\n"
        "AND THE MARKET BELOW IT TWO DAYS AGO AND HAD GONE TO THE\n"
        "TOWN.\n\nEND"
    )
    assert lettered(nlp, text).endswith("to the\ntown.\n\nEND")


def test_a_remark_in_brackets_opens_no_differently(nlp: Language) -> None:
    read = lettered(nlp, "ARICA, 3 MAY 90 (EFE) -- [TEXT] A BOMB WENT OFF TODAY.")
    assert read.endswith("[Text] A bomb went off today.")


def test_words_with_a_capital_are_written_as_they_are() -> None:
    assert proper_nouns()["bogota"] == "Bogota"
    assert proper_nouns()["oas"] == "OAS"
    assert not {"police", "bomb", "front", "mine", "march"} & set(proper_nouns())
