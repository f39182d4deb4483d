"""What one voice tells and was read with doubt stands in its report's own words, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.model.briefs import Paragraph, Section
from marsad.publishing.linter.sureness import surer
from marsad.publishing.once import told_once
from marsad.publishing.own_words import in_own_words
from marsad.publishing.telling_events import tell_event

from .builders import claim, document, event, held, material, side

DAY = date(2019, 3, 4)
PAPER = document(
    "The Hill Times", DAY, "KOLDA (HT) - Riders may have raided the mill, an elder said."
)
RAID = claim(PAPER, "raided", "assault", stance="alleged")


def _raid(sure: float, quoting: bool) -> str:
    made = event("assault", (RAID,), actors=(held(side("Riders"), RAID),), confidence=sure)
    desk = material((made,), (RAID,), (PAPER,), quoting=quoting)
    return tell_event(made, desk, 2019)[0].sentence


def test_a_doubtful_reading_is_quoted_with_its_printer_and_day() -> None:
    words = "The Hill Times reported on 4 March: “Riders may have raided the mill, an elder said”."
    assert _raid(0.5, quoting=True) == words
    assert _raid(0.9, quoting=True) != words
    assert _raid(0.5, quoting=False) != words


def test_a_quotation_keeps_the_doubt_of_its_report() -> None:
    made = event("assault", (RAID,), confidence=0.5)
    desk = material((made,), (RAID,), (PAPER,), quoting=True)
    told = in_own_words(made, (RAID,), desk, 2019)
    assert told is not None
    assert surer(told, [made], desk) == ""
    bare = replace(told, sentence="Riders raided the mill.")
    assert surer(bare, [made], desk) != ""


def test_two_events_of_one_sentence_are_quoted_once_with_both_citations() -> None:
    made = event("assault", (RAID,), confidence=0.5)
    desk = material((made,), (RAID,), (PAPER,), quoting=True)
    told = in_own_words(made, (RAID,), desk, 2019)
    assert told is not None
    twin = replace(told, events=("event-twin",))
    both = (Paragraph((told,), told.events), Paragraph((twin,), twin.events))
    section = Section("a", "A", both)
    (kept,) = told_once([section])
    ((one,),) = [p.sentences for p in kept.paragraphs]
    assert one.events == (*told.events, "event-twin")


def test_a_quotation_that_holds_the_one_before_it_takes_its_place() -> None:
    made = event("assault", (RAID,), confidence=0.5)
    desk = material((made,), (RAID,), (PAPER,), quoting=True)
    told = in_own_words(made, (RAID,), desk, 2019)
    assert told is not None
    longer = replace(told, sentence=told.sentence.replace("”", ". He saw them”"))
    both = Paragraph((told, longer), told.events)
    (kept,) = told_once([Section("a", "A", (both,))])
    (paragraph,) = kept.paragraphs
    assert [t.sentence for t in paragraph.sentences] == [longer.sentence]


def test_the_sentence_that_tells_most_is_quoted_not_one_that_speaks_of_it_in_passing() -> None:
    paper = document("The Hill Times", DAY, "Riders raided Kolda, killing two. Of it he spoke.")
    full = claim(paper, "raided", "assault", actors=(("Riders", None),))
    full = replace(full, confidence=0.6)
    passing = replace(claim(paper, "spoke", "assault"), confidence=0.7)
    made = event("assault", (full, passing), confidence=0.7)
    desk = material((made,), (full, passing), (paper,), quoting=True)
    told = in_own_words(made, (full, passing), desk, 2019)
    assert told is not None
    assert "killing two" in told.sentence


def test_words_are_quoted_under_their_heading_and_run_together() -> None:
    text = "Report\n\nKOLDA\nThe siege goes on. Flour reached Sedhiou.\n\nPRICES\nFlour is dear."
    paper = document("The Hill Times", DAY, text)
    claims = [claim(paper, word, "condition.access", theme="access")
              for word in ("siege", "reached", "dear")]  # fmt: skip
    events = [event("condition.access", (c,), theme="access") for c in claims]
    desk = material(tuple(events), tuple(claims), (paper,), quoting=True)
    told = [in_own_words(e, (c,), desk, 2019) for e, c in zip(events, claims, strict=True)]
    whole = Paragraph(tuple(t for t in told if t), tuple(e.id for e in events))
    ((kept,),) = [s.paragraphs for s in told_once([Section("a", "A", (whole,))])]
    assert [t.sentence for t in kept.sentences] == [
        "The Hill Times reported on 4 March, under “KOLDA”: “The siege goes on”; “Flour reached"
        " Sedhiou”; under “PRICES”: “Flour is dear”."
    ]
