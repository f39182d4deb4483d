"""Weekly bars count what is held; signs tell how an event stands without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from marsad.model.events import STANDINGS
from marsad.publishing import BriefConfig, html_of, tell
from marsad.publishing.page.bars_svg import NOW, PAST, bars_svg
from marsad.publishing.page.signs import SIGNS, sign_svg, used
from marsad.publishing.weekly_bars import bars_of

from . import weeks
from .builders import held, on

DESK = BriefConfig(audience="desk")


def test_bars_count_the_events_of_each_week_and_the_last_is_the_brief() -> None:
    bars = weeks.second_brief(DESK).bars
    assert bars is not None
    assert bars.weeks[-1] == weeks.SECOND[0]
    assert all(b - a == timedelta(days=7) for a, b in zip(bars.weeks, bars.weeks[1:], strict=False))
    rows = dict(bars.rows)
    air = rows["Air and drone strikes"]
    by_week = {w: n for w, n in zip(bars.weeks, air, strict=True) if n}
    assert by_week == {date(2017, 9, 20): 1, date(2017, 10, 25): 1, date(2017, 11, 15): 3}
    assert rows["Protests"][-1] == 1
    assert bars.told.citations[0].query
    counted = {e for c in bars.told.citations for e in c.cites}
    assert len(counted) == sum(n or 0 for _, counts in bars.rows for n in counts)


def test_a_week_without_a_document_is_blank_and_not_nought() -> None:
    base = weeks.second_week(DESK)
    gap = (date(2017, 10, 4), date(2017, 10, 17))
    dark = replace(base, coverage=replace(base.coverage, gaps=(gap,)))
    bars = bars_of(dark, (), weeks.SECOND, DESK)
    assert bars is not None
    blank = {w for _, counts in bars.rows for w, n in zip(bars.weeks, counts, strict=True)
             if n is None}  # fmt: skip
    assert blank == {date(2017, 10, 4), date(2017, 10, 11)}
    assert 'fill="url(#hatch)"' in bars_svg(bars)


def test_a_young_desk_has_no_bars_and_an_old_one_a_year_at_most() -> None:
    base = weeks.second_week(DESK)
    young = replace(base, coverage=replace(base.coverage, watched_from=date(2017, 11, 1)))
    assert bars_of(young, base.events, weeks.SECOND, DESK) is None
    assert bars_svg(None) == ""
    old = replace(base, coverage=replace(base.coverage, watched_from=date(2010, 1, 1)))
    bars = bars_of(old, base.events, weeks.SECOND, DESK)
    assert bars is not None
    assert len(bars.weeks) == 53


def test_this_period_is_black_and_the_weeks_before_are_grey() -> None:
    svg = bars_svg(weeks.second_brief(DESK).bars)
    colours = re.findall(r'<rect[^>]* fill="(#[0-9a-f]{6})"', svg)
    assert set(colours) == {NOW, PAST}
    assert svg.count(f'fill="{NOW}"') >= 2


def test_the_bars_stand_in_the_page_with_what_they_count() -> None:
    page = html_of(weeks.second_brief(DESK), documents=weeks.second_week(DESK).documents)
    assert '<svg class="bars"' in page
    assert "Events a week by theme, 20 September to 28 November 2017." in page


@pytest.mark.parametrize("standing", STANDINGS)
def test_every_standing_has_a_sign_and_what_differs_differs_without_colour(standing: str) -> None:
    style = 'fill="#000"'
    own = sign_svg(standing, 10, 10, 5, style)
    others = [sign_svg(s, 10, 10, 5, style) for s in STANDINGS if SIGNS[s] != SIGNS[standing]]
    assert own not in others
    assert used({standing})[0][0] in STANDINGS


def test_one_map_in_black_tells_one_voice_from_a_claim_of_a_party() -> None:
    voice = replace(weeks.E_SECOND, standing=replace(weeks.E_SECOND.standing, value="single-voice"))
    later = replace(voice, when=held(on(date(2017, 11, 24)), weeks.c_second))
    pages = []
    for one in (later, replace(later, standing=weeks.E_SECOND.standing)):
        base = replace(weeks.second_week(DESK), events=(one,), previous=None, previous_events=())
        brief = tell(base, theatre="Libya", period=weeks.SECOND, config=DESK,
                     made="2017-11-29T08:00:00+00:00")  # fmt: skip
        page = html_of(brief, documents=base.documents)
        drawn = re.sub(r'(?:fill|stroke)="#[0-9a-f]{6}"', "", page.split('<svg class="map"')[1])
        pages.append(drawn.split("</svg>")[0])
    assert pages[0] != pages[1]
