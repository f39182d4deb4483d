"""The timeline as inline SVG: a dot for a day, a bar for a stretch, fading where it is open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from html import escape

from marsad.model.briefs import EventRow
from marsad.publishing.page.map_svg import COLOURS
from marsad.publishing.page.signs import sign_svg
from marsad.publishing.wording.days import read_edtf

WIDTH, LEFT, RIGHT, LANE, TOP = 920.0, 16.0, 16.0, 24.0, 34.0
MOST_LANES = 25


def timeline_svg(
    rows: Iterable[EventRow], period: tuple[date, date], *, width: float = WIDTH, lane: float = LANE
) -> str:
    """The weightiest dated rows on the days of ``period``, one lane each, at most ``MOST_LANES``,
    ``width`` units wide and each ``lane`` units high; empty when none is dated."""
    kept = lanes_of(rows, period)
    if not kept:
        return ""
    days = (period[1] - period[0]).days + 1
    step = (width - LEFT - RIGHT) / (days + 2)
    height = TOP + lane * len(kept) + 10
    parts = [_grid(period, days, step, height)]
    parts += [
        _lane(row, TOP + lane * (n + 0.5), period, days, step, width) for n, row in enumerate(kept)
    ]
    return (
        f'<svg class="timeline" role="img" viewBox="0 0 {width:g} {height:g}"'
        f' aria-label="Timeline of {len(kept)} dated events">'
        '<defs><linearGradient id="fade"><stop offset="0" stop-color="#fff" stop-opacity="1"/>'
        '<stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient></defs>'
        + "".join(parts) + "</svg>"
    )  # fmt: skip


def lanes_of(rows: Iterable[EventRow], period: tuple[date, date]) -> list[EventRow]:
    """The rows the timeline shows, in the order of their days: those with a toll, a firm standing,
    a place and a day of their own come before others."""
    kept = [r for r in rows if r.when and _shows(r, period)]
    chosen = sorted(kept, key=lambda r: -_worth(r))[:MOST_LANES]
    return [r for r in kept if r in chosen]


def _worth(row: EventRow) -> float:
    first, last = read_edtf(row.when)
    worth = 3.0 if re.search(r"(?:killed|bodies|injured|abducted): (?!no\b)", row.counts) else 0.0
    worth += 0.0 if row.standing == "single-voice" else 2.0
    worth += 1.5 if first is not None and first == last else 0.0
    worth += 1.0 if row.where != "not given" and "(country)" not in row.where else 0.0
    return worth + (0.5 if row.actors else 0.0)


def _shows(row: EventRow, period: tuple[date, date]) -> bool:
    first, last = read_edtf(row.when)
    return (first or date.min) <= period[1] and (last or date.max) >= period[0]


def _grid(period: tuple[date, date], days: int, step: float, height: float) -> str:
    parts = []
    every = max(1, days // 14)
    for n in range(days):
        day = period[0] + timedelta(days=n)
        x = LEFT + step * (n + 1)
        shade = " weekend" if day.weekday() in (4, 5) else ""
        parts.append(
            f'<rect class="day{shade}" x="{x:.1f}" y="{TOP - 8:g}" width="{step:.1f}"'
            f' height="{height - TOP + 4:.1f}"/>'
        )
        if n % every == 0:
            parts.append(
                f'<text class="daytext" x="{x + step / 2:.1f}" y="16">{day:%a} {day.day}'
                f" {day:%b}</text>"
            )
    return "".join(parts)


def _lane(
    row: EventRow, y: float, period: tuple[date, date], days: int, step: float, width: float
) -> str:
    first, last = read_edtf(row.when)
    start = -1.0 if first is None or first < period[0] else float((first - period[0]).days)
    end = days + 1.0 if last is None or last > period[1] else (last - period[0]).days + 1.0
    left, right = LEFT + step * (start + 1), min(LEFT + step * (end + 1), width - RIGHT)
    if first is None:
        left = max(LEFT, right - step * 0.9)
    colour = COLOURS.get(row.standing, "#5f6368")
    if first is not None and first == last:
        x = (left + right) / 2
        mark = sign_svg(row.standing, x, y, 5.4, f'fill="{colour}"')
        edge = x + 12
    else:
        mark = (
            f'<rect x="{left:.1f}" y="{y - 4:g}" width="{right - left:.1f}" height="8" rx="4"'
            f' fill="{colour}" opacity="0.75"/>'
        )
        if first is None:
            mark += (
                f'<rect x="{left:.1f}" y="{y - 5:g}" width="{step:.1f}" height="10"'
                ' fill="url(#fade)"/>'
            )
        white = f'fill="#fff" stroke="{colour}" stroke-width="1.6"'
        mark += sign_svg(row.standing, right - 6, y, 3.6, white)
        edge = right + 8
    words = _words(row)
    wide = len(words) * 6.6
    anchor, at = ("start", edge) if edge + wide < width - RIGHT else ("end", left - 8)
    if anchor == "end" and first == last:
        at = (left + right) / 2 - 12
    if anchor == "end" and at - wide < LEFT:
        anchor, at = "start", max(left, LEFT) + step + 6
        mark = mark.replace('opacity="0.75"', 'opacity="0.28"')
    return (
        f'{mark}<a href="#row-{escape(row.event)}"><text class="lanetext" x="{at:.1f}"'
        f' y="{y + 4:g}" text-anchor="{anchor}">{escape(words)}</text></a>'
    )


def _words(row: EventRow) -> str:
    where = "" if row.where == "not given" else f", {row.where}"
    return f"{row.kind}{where}"
