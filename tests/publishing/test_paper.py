"""The brief on paper: every sentence of it, every note, the same bytes each time."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pytest

from marsad.model.briefs import Brief, MapMark, citations_of
from marsad.model.errors import MarsadError
from marsad.publishing import BriefConfig, HarmRules, pdf_of, public_documents, tell
from marsad.publishing.page.html import html_of
from marsad.publishing.paper import letters, setting
from marsad.publishing.paper.figures import beneath_map, map_of, timeline_of
from marsad.publishing.paper.tables import event_tables

from . import weeks
from .builders import material
from .paper_reader import letters_of, links_of, opened, squeezed, text_of
from .test_laws import told

DESK = BriefConfig(audience="desk")
MADE = "2017-11-29T08:00:00+00:00"


def paper(brief: Brief) -> bytes:
    return pdf_of(brief, documents=public_documents(weeks.second_week(), HarmRules(), MADE))


@cache
def second() -> bytes:
    return paper(weeks.second_brief())


def test_the_same_brief_gives_the_same_bytes_in_another_zone_and_another_process() -> None:
    code = (
        "import hashlib; from publishing.test_paper import second;"
        " print(hashlib.sha256(second()).hexdigest())"
    )
    env = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True,
                         check=True)  # fmt: skip
    assert ran.stdout.strip() == hashlib.sha256(second()).hexdigest()


def test_its_day_is_the_briefs_own() -> None:
    about = opened(second()).metadata
    assert about is not None
    assert str(about.creation_date)[:19] == "2017-11-29 08:00:00"
    assert about.title == "Libya: weekly brief, 22 to 28 November 2017"


def test_every_sentence_stands_on_paper() -> None:
    found = squeezed(text_of(second()))
    brief = weeks.second_brief()
    for sentence in told(brief):
        if " this week" not in sentence.sentence:
            assert squeezed(sentence.sentence) in found
    for heading in ("What changed since the last brief", "What we could not see", "Reports cited"):
        assert squeezed(heading) in found


def test_every_note_quotes_its_words_and_every_report_is_named() -> None:
    found = squeezed(text_of(second()))
    for note in weeks.second_brief().footnotes:
        assert squeezed(note.quote) in found
        assert squeezed(note.publisher) in found
        assert note.text_sha256 in found


def test_every_citation_is_a_link_and_no_link_leaves_the_paper() -> None:
    links = links_of(second())
    cited = citations_of(weeks.second_brief())
    assert len(links) > 30
    assert cited
    for link in links:
        target = link.get("/Dest", link.get("/A", {}))
        assert target
        assert "/URI" not in str(link)


def test_it_is_a4_with_a_running_head_and_numbered_pages() -> None:
    pages = opened(second()).pages
    for number, page in enumerate(pages, start=1):
        assert [round(float(edge)) for edge in page.mediabox] == [0, 0, 595, 842]
        text = page.extract_text()
        assert f"{number} of {len(pages)}" in text
        assert ("Libya · weekly brief" in text) == (number > 1)


def test_letters_come_with_marsad_and_lie_in_the_file() -> None:
    found = letters_of(second())
    assert all(found.values())
    assert all(re.match("Libertinus|NotoSans|Amiri", name) for name in found)


def test_a_private_name_is_not_on_public_paper() -> None:
    brief = weeks.first_brief()
    shown = public_documents(weeks.first_week(), HarmRules(), "2017-11-21T18:00:00+00:00")
    found = squeezed(text_of(pdf_of(brief, documents=shown)))
    assert "[namewithheld]" in found
    assert "Mabrouk" not in found


def test_conditions_have_a_table_of_their_own() -> None:
    tables = {table["title"]: table["rows"] for table in event_tables(weeks.first_brief())}
    assert set(tables) == {"Events", "Conditions"}
    assert {row["cells"][2] for row in tables["Conditions"]} >= {"Shortages, prices"}
    rows = sum(map(len, tables.values()))
    assert rows == len(weeks.first_brief().rows)


def test_paper_and_page_say_the_same_beneath_the_map() -> None:
    said = beneath_map(weeks.first_brief())
    assert "Not on the map: 1 event without a place" in said
    assert "1 event placed only in a country or a wide region" in said


def test_figures_stand_alone() -> None:
    for figure in (map_of(weeks.first_brief()), timeline_of(weeks.first_brief())):
        assert figure.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
        assert "<style>" in figure


def test_a_figure_takes_letters_that_the_sans_lacks_from_another() -> None:
    marks = (MapMark("e", "17 Nov: سرت", "point", 31.2, 16.6, 5.0, (), "single-voice"),)
    figure = map_of(replace(weeks.first_brief(), marks=marks))
    assert '17 Nov: <tspan font-family="Amiri">سرت</tspan>' in figure
    assert figure.count("tspan font-family") == 1


def test_an_empty_week_still_makes_paper() -> None:
    base = material((), (), (weeks.TALKS,))
    brief = tell(base, theatre="Chad", period=weeks.SECOND, made=MADE)
    assert "The desk holds no event of this week." in text_of(
        pdf_of(brief, documents=base.documents)
    )


def test_a_purged_report_leaves_its_hash_only() -> None:
    base = weeks.first_week()
    gone = replace(weeks.TALKS, text="", title=None, purged=True)
    base = replace(base, documents=dict(base.documents) | {gone.id: gone})
    brief = tell(base, theatre="Libya", period=weeks.FIRST, made=MADE, config=DESK)
    found = squeezed(text_of(pdf_of(brief, documents=base.documents)))
    assert squeezed("purged by decision; only its hash remains") in found
    assert weeks.TALKS.text_sha256 in found
    assert squeezed("asked for help in arming") not in found


def test_paper_and_page_cite_the_same_reports() -> None:
    shown = public_documents(weeks.second_week(), HarmRules(), MADE)
    page = html_of(weeks.second_brief(), documents=shown)
    found = squeezed(text_of(second()))
    for digest in re.findall(r"text sha256 <code>(\w{64})</code>", page):
        assert digest in found


def test_missing_letters_are_one_line_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "PACKAGES", (("no_such_letters", ""),))
    with pytest.raises(MarsadError, match="E-PAPER: the letters of the package no_such_letters"):
        paper(weeks.second_brief())


def test_what_typst_says_is_one_line_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "template", lambda: '#panic("no\nroom")')
    with pytest.raises(MarsadError, match=r"^E-PAPER: the PDF could not be set") as raised:
        paper(weeks.second_brief())
    assert "\n" not in str(raised.value)


def test_a_mistake_of_our_own_is_no_more_than_that_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "made_at", lambda brief: 1 // 0)
    with pytest.raises(MarsadError, match="E-PAPER"):
        paper(weeks.second_brief())
