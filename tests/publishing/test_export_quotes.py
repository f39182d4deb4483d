"""The quote sheet: the words of every claim, to the last character, with who said them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.actors import Actor
from marsad.model.claims import Claim
from marsad.publishing.exports.cells import cell
from marsad.publishing.exports.quotes import (
    QUOTE_COLUMNS,
    marked_in,
    quote_rows,
    words_at,
)
from marsad.registry.actor_index import index_actors

from . import weeks
from .builders import claim, document, event, material
from .export_shapes import exported, table

PRINTED = document(
    "Hill Wire", weeks.date(2017, 11, 18),
    "Raid on Umm Zayt\n\nColonel Saad told Desert Post: “Our aircraft bombed the camp at noon."
    " Nobody was hurt.” The mayor said shells had struck the market. A mine exploded near the"
    " mill, and the “attack” was blamed on nobody.\n", title="Raid on Umm Zayt",
)  # fmt: skip
c_bombed = claim(PRINTED, "bombed", "assault.aerial",
                 voices=(("Desert Post", None, "Desert Post"), ("Colonel Saad", None, None)),
                 said=weeks.date(2017, 11, 17))  # fmt: skip
c_struck = claim(PRINTED, "struck", "assault.heavy-weapons", stance="alleged",
                 voices=(("The mayor", None, None),))  # fmt: skip
c_mine = claim(PRINTED, "exploded", "assault.explosives")
c_attack = claim(PRINTED, "attack", "assault")
ALL = (c_bombed, c_struck, c_mine, c_attack)


def rows() -> dict[str, dict[str, Any]]:
    events = tuple(event(c.kind.value, (c,)) for c in ALL)
    return {row["claim_id"]: row for row in quote_rows(material(events, ALL, (PRINTED,)))}


def test_every_row_quotes_its_text_to_the_last_character() -> None:
    for row in rows().values():
        assert row["words"] == PRINTED.text[row["start"] : row["end"]]
        assert row["words"]
        assert (row["text_sha256"], row["raw_sha256"]) == (PRINTED.text_sha256, PRINTED.raw_sha256)
        assert row["archive_path"].replace("/", "") == f"archive{PRINTED.raw_sha256}"


def test_what_stands_between_marks_is_direct_speech_and_what_is_told_is_reported() -> None:
    told = rows()
    assert told[c_bombed.id]["speech"] == "direct"
    assert told[c_bombed.id]["words"].startswith("Our aircraft bombed")
    assert (told[c_struck.id]["speech"], told[c_struck.id]["stance"]) == ("reported", "alleged")
    assert told[c_mine.id]["speech"] == "own"
    assert told[c_mine.id]["speaker"] is None


def test_a_single_word_between_marks_is_no_quotation() -> None:
    assert words_at(c_attack, PRINTED.text, marked_in(PRINTED.text))[2] == "own"


@pytest.mark.parametrize("said", [
    "“{}”", "«{}»", "„{}“", '"{}"', "``{}''", "“{}",
])  # fmt: skip
def test_every_pair_of_marks_is_known_and_none_reaches_over_a_line(said: str) -> None:
    told = said.format("the shells fell here")
    text = f'A " b\n{told}\nThe shells fell there.\n'
    assert [text[a:b] for a, b in marked_in(text)] == ["the shells fell here"]


def test_the_speaker_is_the_innermost_voice_and_the_others_quote_it() -> None:
    row = rows()[c_bombed.id]
    assert (row["speaker"], row["quoted_by"]) == ("Colonel Saad", "Desert Post")
    assert row["said"] == "2017-11-17"
    assert (row["publisher"], row["rights"]) == ("Hill Wire", PRINTED.rights)


def test_a_row_for_every_claim_and_a_manifest_that_counts_them() -> None:
    of = weeks.first_week()
    data, manifest = exported("quotes", of)
    lines = data.decode().splitlines()
    assert lines[0] == ",".join(QUOTE_COLUMNS)
    assert len(list(quote_rows(of))) == manifest["counts"]["claims"]
    denied = [r for r in quote_rows(of) if r["stance"] == "denied"]
    assert denied


def test_a_linked_speaker_has_the_kind_of_the_registry_and_a_common_one_that_of_its_word() -> None:
    registry = index_actors([Actor("desk:saad", "Saad Brigade", "militia", "LBY")])
    voices = (("Colonel Saad", "desk:saad", "Saad Brigade"),)
    said = claim(PRINTED, "bombed", "assault", voices=voices)
    of = material((event("assault", (said,)),), (said,), (PRINTED,), actors=registry)
    (row,) = quote_rows(of)
    assert (row["speaker"], row["speaker_id"]) == ("Saad Brigade", "desk:saad")
    assert row["speaker_kind"] == "militia"
    villagers = document("Hill Wire", None, "Villagers said shells fell on the mill.\n")
    told = claim(villagers, "fell", "assault", voices=(("Villagers", None, None),))
    (row,) = quote_rows(material((event("assault", (told,)),), (told,), (villagers,)))
    assert row["speaker_kind"] == "civilians"


def test_the_public_sheet_blocks_out_names_and_keeps_every_offset() -> None:
    public, manifest = exported("quotes", weeks.first_week(), "public")
    desk, _ = exported("quotes", weeks.first_week(), "desk")
    assert "Mabrouk" in desk.decode()
    assert "Mabrouk" not in public.decode()
    assert manifest["withheld"]
    pairs = zip(table(public).values(), table(desk).values(), strict=True)
    for open_row, whole in pairs:
        assert (open_row["start"], open_row["end"]) == (whole["start"], whole["end"])
        assert len(open_row["words"]) == len(whole["words"])


@given(st.text(max_size=60))
def test_whatever_the_text_the_words_lie_within_the_sentence(noise: str) -> None:
    flat = noise.replace("\n", " ")
    held = document("Hill Wire", None, f"He said “{flat} shells fell on {flat}” then left.\n")
    at = held.text.index("shells fell")
    found = claim_at(held.text, at)
    start, end, _ = words_at(found, held.text, marked_in(held.text))
    assert found.sentence.start <= start < end <= found.sentence.end


def claim_at(text: str, at: int) -> Claim:
    held = document("Hill Wire", None, text)
    return claim(held, text[at : at + len("shells fell")], "assault")


@given(
    st.text(max_size=30),
    st.sampled_from(["", "=", " =", "' -", "+", "@", "'", "''=", "＝", "\t", "'\n"]),
)
def test_a_cell_is_no_formula_and_gives_its_text_back(text: str, before: str) -> None:
    said = before + text
    written = cell(said)
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", written)
    escaped = re.match(r"'(?:[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])", written)
    assert (written[1:] if escaped else written) == said
