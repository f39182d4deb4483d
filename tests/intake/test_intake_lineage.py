"""Copies share a lineage; two reports of one event do not."""

from __future__ import annotations

import pytest
from intake_desk import document

from marsad.intake import LineageBook, LineageRow, book_of, lineage_of, signature, supersedes

WIRE = [
    "Gunmen on motorcycles attacked an army convoy near the river on Monday morning.",
    "Four soldiers were killed and two vehicles burned, an official of the region said by phone.",
    "The convoy was on its way to a camp that had asked for food and medicine for weeks.",
    "Residents of two villages heard shots for an hour and kept their children inside.",
    "No group has claimed the attack, which was the third on that road since the new year.",
    "The army sent a helicopter, and by the evening the road was open again, a driver said.",
]
OTHER = [
    "An army convoy was ambushed on the river road on Monday and four soldiers died there.",
    "A doctor who treated the wounded said that the attackers came from the hills at dawn.",
    "Trucks with food had been expected in the camp, where people have gone without for weeks.",
    "The ministry promised an inquiry and asked drivers to travel in daylight from now on.",
]


def _lineages(*texts: str) -> list[str]:
    book, found = LineageBook(), []
    for number, text in enumerate(texts):
        lineage, book = lineage_of(document(text, name=f"{number}"), book)
        found.append(lineage)
    return found


def _text(sentences: list[str], title: str = "Convoy attacked", paper: str = "River Post") -> str:
    return f"{title}\n{paper} | 5 March 2018\n\n" + "\n\n".join(sentences)


def test_the_same_words_under_another_masthead_and_title() -> None:
    copy = _text(WIRE, "Four die on river road", "Hill News") + "\n\nComments are closed."
    one, two = _lineages(_text(WIRE), copy)
    assert one == two
    assert one.startswith("lineage-doc-")


def test_a_near_copy_and_a_shortened_copy() -> None:
    near = _text([WIRE[0].replace("Monday", "Tuesday"), *WIRE[1:]])
    short = _text(WIRE[:3])
    assert len(set(_lineages(_text(WIRE), near, short))) == 1
    assert len(set(_lineages(short, _text(WIRE)))) == 1


def test_two_reports_of_one_attack_stay_two() -> None:
    assert len(set(_lineages(_text(WIRE), _text(OTHER)))) == 2


def test_one_shared_sentence_makes_no_copy() -> None:
    assert len(set(_lineages(_text(WIRE), _text([*OTHER, WIRE[1]])))) == 2


def test_short_posts_must_be_the_same_words() -> None:
    one, two, three = _lineages(
        "Two shells hit Gao at noon.", "TWO SHELLS hit Gao at noon", "Two shells hit Gao at one."
    )
    assert one == two != three


def test_a_lineage_is_named_after_its_founder_and_kept() -> None:
    founder = document(_text(WIRE))
    lineage, book = lineage_of(founder, LineageBook())
    assert lineage == f"lineage-{founder.id}"
    assert lineage_of(founder, book) == (lineage, book)


@pytest.mark.parametrize("number", [1, 2, 3, 7, 8])
def test_a_book_can_be_rebuilt_from_its_rows(number: int) -> None:
    book = LineageBook()
    for n in range(number):
        _, book = lineage_of(document(_text(WIRE[n % 6 :] + OTHER), name=f"{n}"), book)
    rebuilt = book_of(list(book.rows()))
    assert list(rebuilt.rows()) == list(book.rows())
    late = document(_text([*WIRE[1:], *OTHER]), name="late")
    assert lineage_of(late, rebuilt)[0] == lineage_of(late, book)[0]


def test_a_signature_is_the_same_every_time_and_foreign_bytes_are_refused() -> None:
    found = document(_text(WIRE))
    assert signature(found) == signature(found)
    with pytest.raises(ValueError, match="signature"):
        book_of([LineageRow("doc-1", b"\x01", "lineage-doc-1")])


def test_a_later_state_of_the_same_page_supersedes_it() -> None:
    first = document(_text(WIRE), name="a.txt")
    assert supersedes(document(_text(WIRE[:5]), name="a.txt"), first)
    assert not supersedes(document(_text(WIRE[:5]), name="b.txt"), first)
    assert not supersedes(document(_text(WIRE[:5], paper="Hill News"), name="a.txt"), first)
    assert not supersedes(first, first)
