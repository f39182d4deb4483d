"""The forms of a brief, its length, and its spelling."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.publishing import BriefConfig, html_of, markdown_of, pdf_of, tell
from marsad.publishing.config import TEMPLATES, config_from
from marsad.publishing.forms import FORMS
from marsad.publishing.forms.overview import area_of, home_of
from marsad.publishing.limits import words_in, words_of
from marsad.publishing.linter.lint import sentences_of
from marsad.publishing.wording import numbers
from marsad.publishing.wording.spelling import spelt, table

from . import weeks
from .builders import held
from .paper_reader import squeezed, text_of

DESK = BriefConfig(audience="desk")
MADE = "2017-11-29T08:00:00+00:00"


def first(**more: object) -> Brief:
    return weeks.first_brief(replace(DESK, **more))  # type: ignore[arg-type]


def second(**more: object) -> Brief:
    return weeks.second_brief(replace(DESK, **more))  # type: ignore[arg-type]


def told_in(brief: Brief) -> list[str]:
    """The events of every paragraph of its own sections."""
    return [e for s in brief.sections if s.key not in ("series", "trend")
            for p in s.paragraphs for e in p.events]  # fmt: skip


def test_every_form_that_can_be_set_can_be_made() -> None:
    assert set(FORMS) == set(TEMPLATES)
    with pytest.raises(MarsadError, match="no such template"):
        config_from({"template": "novel"})
    with pytest.raises(MarsadError, match="no such spelling"):
        config_from({"spelling": "old"})


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_form_tells_every_event_once_with_its_notes(template: str) -> None:
    for brief in (first(template=template), second(template=template)):
        assert brief.template == template
        assert sorted(told_in(brief)) == sorted({r.event for r in brief.rows} & set(told_in(brief)))
        week = set(told_in(brief))
        assert all(row.notes for row in brief.rows if row.event in week)
        assert all(t.citations for t in sentences_of(brief))


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_form_is_page_markdown_and_paper_and_the_three_say_the_same(template: str) -> None:
    brief = second(template=template)
    documents = weeks.second_week(DESK).documents
    page = html_of(brief, documents=documents)
    plain = squeezed(re.sub(r"<[^>]+>", "", page.replace("&#39;", "'").replace("&amp;", "&")))
    paper = squeezed(text_of(pdf_of(brief, documents=documents)))
    markdown = squeezed(markdown_of(brief).replace("&amp;", "&").replace("\\", ""))
    for section in brief.sections:
        if section.key == "trend":
            continue
        for told in (t for p in section.paragraphs for t in p.sentences):
            words = squeezed(told.sentence)
            assert words in plain
            assert words in markdown
            assert words in paper
    assert FORMS[template].name in page


def test_the_overview_has_a_section_a_place_with_its_trend_first() -> None:
    brief = first(template="country-overview")
    titles = [s.title for s in brief.sections if s.key.startswith("area-")]
    assert titles[-1] == "Place not given"
    lead = brief.sections[0].paragraphs[0].sentences[0]
    assert re.match(r"\w+ events? in the period, against \d+\.\d a week in the four weeks before\.",
                    lead.sentence)  # fmt: skip
    assert lead.citations[0].query


def test_a_country_where_nearly_all_lies_is_told_by_its_areas() -> None:
    def at(n: int, country: str, area: str) -> Event:
        where = replace(weeks.SIRTE_AT, country=country, admin1=area)
        return replace(weeks.E_OIL, id=f"event-{n}", where=held(where, weeks.c_oil))

    most = [at(n, "LBY", "Surt" if n % 2 else "Sabha") for n in range(8)]
    assert home_of([*most, at(8, "TUN", "Tunis")]) == "LBY"
    assert home_of([*most[:2], at(8, "TUN", "Tunis")]) == ""
    assert [area_of(e, "LBY") for e in (most[0], at(8, "TUN", "Tunis"))] == ["Sabha", "Tunisia"]


def test_the_overview_says_when_the_desk_does_not_reach_back() -> None:
    base = weeks.first_week()
    young = replace(base, coverage=replace(base.coverage, watched_from=weeks.FIRST[0]))
    brief = tell(young, theatre="Libya", period=weeks.FIRST, made=MADE,
                 config=replace(DESK, template="country-overview"))  # fmt: skip
    assert "does not reach back" in brief.sections[0].paragraphs[0].sentences[0].sentence


def test_the_log_is_one_line_an_event_in_the_order_of_days() -> None:
    brief = second(template="incident-log")
    incidents = brief.sections[0]
    assert all(len(p.sentences) == len(p.events) == 1 for p in incidents.paragraphs)
    lines = [p.sentences[0].sentence for p in incidents.paragraphs]
    assert lines == [
        "23 November · Misrata · riot · by prison inmates · two inmates killed · single voice,"
        " reported by a security official.",
        "26 November · the Oil Crescent · restriction · by the Libyan National Army · party"
        " claimed, reported by the Libyan National Army.",
        "26 November · the area of al-Ghani · attack · by unknown gunmen"
        " · corroborated, reported by an engineer and a guard.",
    ]
    assert brief.key_points == ()
    assert "Key points" not in markdown_of(brief)


def test_what_is_doubted_keeps_its_doubt_in_the_log() -> None:
    doubted = replace(weeks.c_riot, stance=replace(weeks.c_riot.stance, value="alleged"))
    base = weeks.second_week(DESK)
    base = replace(base, claims={**base.claims, doubted.id: doubted})
    brief = tell(base, theatre="Libya", period=weeks.SECOND, made=MADE,
                 config=replace(DESK, template="incident-log"))  # fmt: skip
    assert "alleged riot" in brief.sections[0].paragraphs[0].sentences[0].sentence


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("longest", [0, 30, 60, 120])
def test_a_section_keeps_its_length_and_loses_nothing(template: str, longest: int) -> None:
    brief = first(template=template, longest_section=longest)
    whole = first(template=template)
    assert sorted(told_in(brief)) == sorted(told_in(whole))
    for section in brief.sections:
        if section.key in ("series", "trend") or not longest or not section.paragraphs:
            continue
        cut = section.paragraphs[-1].sentences[0].sentence
        shortest = cut.startswith("Also reported: ") and "cut for length" in cut
        assert words_in(section.paragraphs) <= longest or shortest


def test_a_whole_brief_keeps_its_length_and_counts_what_it_cut() -> None:
    size = words_of(list(sentences_of(first())))
    brief = first(longest_words=size - 60)
    sections = [s for s in brief.sections if s.key not in ("series", "trend")]
    whole = [*brief.key_points, *brief.changed, *brief.unseen]
    whole += [t for s in brief.sections for p in s.paragraphs for t in p.sentences]
    assert words_of(whole) <= size - 60
    cut = [p for s in sections for p in s.paragraphs if len(p.events) > 1
           and p.sentences[0].sentence.startswith("Also reported, for want of room (")]  # fmt: skip
    assert cut
    for paragraph in cut:
        many = numbers.number(len(paragraph.events))
        assert f"({many} events): " in paragraph.sentences[0].sentence
        cited = {c.claim for t in paragraph.sentences for c in t.citations}
        for event in (e for e in weeks.EVENTS if e.id in paragraph.events):
            assert cited & set(event.claims)


def test_what_has_no_room_at_all_is_a_number_with_citations() -> None:
    brief = first(longest_words=1)
    lines = [s.paragraphs[0].sentences[0].sentence for s in brief.sections
             if s.paragraphs and s.key not in ("series", "trend")]  # fmt: skip
    assert lines
    for line in lines:
        assert re.fullmatch(
            r"Also reported: \w+ events?, cut for length \(see the table of events\)\.", line)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("a defence official in the centre", "a defense official in the center"),
        ("Mobilised forces of the neighbouring town", "Mobilized forces of the neighboring town"),
        ("the Ministry of Defence said: “a defense line”",
         "the Ministry of Defence said: “a defense line”"),
        ("Harbour Mirror reported it", "Harbour Mirror reported it"),
        ("by its own-organised guard", "by its own-organised guard"),
    ],
)  # fmt: skip
def test_our_words_are_spelt_as_set_and_names_and_quotations_are_not(
    british: str, american: str
) -> None:
    assert spelt(british, "american") == american
    assert spelt(american, "british") == british


def test_a_word_that_means_two_things_is_not_made_british() -> None:
    assert spelt("they tire of a license", "british") == "they tire of a license"
    assert spelt("a licence", "american") == "a license"
    assert len(table("american")) > len(table("british")) > 50


def test_an_american_desk_has_american_sentences_and_british_quotations() -> None:
    britons, americans = first(), first(spelling="american")
    said = " ".join(t.sentence for t in sentences_of(americans))
    assert "US defense official" in said
    assert "US defence official" in " ".join(t.sentence for t in sentences_of(britons))
    assert [n.quote for n in britons.footnotes] == [n.quote for n in americans.footnotes]
    page = html_of(second(spelling="american"), documents=weeks.second_week(DESK).documents)
    assert '<html lang="en-US">' in page
    assert "center of an area" in page
