"""What is only counted leaves out what the brief quotes; a quotation stands where it is surest."""

from __future__ import annotations

from datetime import date

from marsad.model.briefs import Paragraph, Section
from marsad.model.values import Told
from marsad.publishing.gathering import counted_only
from marsad.publishing.once import told_once
from marsad.publishing.own_words import in_own_words
from marsad.publishing.untold import untold_only

from .builders import claim, document, event, material

DAY = date(2019, 3, 4)
PAPER = document("The Hill Times", DAY, "Riders raided the mill and left. Shots fell in Kolda.")
RAID = claim(PAPER, "raided", "assault")
LEFT = claim(PAPER, "left", "retreat")
SHOTS = claim(PAPER, "Shots", "assault")
RAIDED, LEAVING, SHOT = (
    event("assault", (RAID,)), event("retreat", (LEFT,)), event("assault", (SHOTS,))
)  # fmt: skip
DESK = material((RAIDED, LEAVING, SHOT), (RAID, LEFT, SHOTS), (PAPER,), quoting=True)


def quotation() -> Told:
    told = in_own_words(RAIDED, (RAID,), DESK, 2019)
    assert told is not None
    return told


def section(*told: Told) -> Section:
    return Section("a", "A", tuple(Paragraph((t,), t.events) for t in told))


def test_a_mention_in_a_quoted_sentence_is_not_counted_as_untold() -> None:
    (kept,) = untold_only([section(quotation(), counted_only([LEAVING, SHOT], DESK))], DESK)
    assert [t.events for p in kept.paragraphs for t in p.sentences][1] == (SHOT.id,)
    assert "one mention" in kept.paragraphs[1].sentences[0].sentence


def test_a_count_of_nothing_is_gone() -> None:
    (kept,) = untold_only([section(quotation(), counted_only([LEAVING], DESK))], DESK)
    assert len(kept.paragraphs) == 1


def test_a_quotation_stands_in_the_section_of_the_event_that_was_read_most_surely() -> None:
    one = quotation()
    other = Told(one.sentence, (LEAVING.id,), one.citations)
    first, second = told_once(
        [section(one), section(other)], {RAIDED.id: 0.4, LEAVING.id: 0.7}
    )  # fmt: skip
    assert (len(first.paragraphs), len(second.paragraphs)) == (0, 1)
    assert set(second.paragraphs[0].sentences[0].events) == {RAIDED.id, LEAVING.id}
