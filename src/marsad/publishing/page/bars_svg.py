"""Events a week as small bars, a row a theme: drawn to be read in black and white."""

from __future__ import annotations

from datetime import date
from html import escape

from marsad.model.briefs import WeekBars

WIDTH, LEFT, RIGHT, TOP, ROW = 760.0, 210.0, 34.0, 14.0, 34.0
FOOT = 26.0
NARROWEST = 60.0
PAST, NOW = "#9a9a94", "#1c2025"


def bars_svg(bars: WeekBars | None, *, width: float = WIDTH) -> str:
    """The rows under one another on one scale: grey for weeks past, black for this one, a
    hatched stripe for a week without any document; empty without bars."""
    if bars is None:
        return ""
    height = TOP + ROW * len(bars.rows) + FOOT
    step = (width - LEFT - RIGHT) / len(bars.weeks)
    top = max((n or 0 for _, counts in bars.rows for n in counts), default=1) or 1
    parts = [_blank(bars, step, height)]
    for n, (title, counts) in enumerate(bars.rows):
        parts.append(_row(title, counts, TOP + ROW * (n + 1), step, top, width))
    parts.append(_months(bars.weeks, step, height))
    return (
        f'<svg class="bars" role="img" viewBox="0 0 {width:g} {height:g}"'
        f' aria-label="{escape(bars.told.sentence)}">'
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path d="M0 5L5 0" stroke="#b9b1a0" stroke-width="1"/></pattern></defs>'
        + "".join(parts) + "</svg>"
    )  # fmt: skip


def _row(
    title: str, counts: tuple[int | None, ...], base: float, step: float, top: int, width: float
) -> str:
    tall = ROW - 12
    parts = [
        f'<text class="lanetext" x="0" y="{base - 4:.1f}">{escape(title)}</text>',
        f'<path d="M{LEFT:g} {base:g}H{width - RIGHT:g}" stroke="#1c2025" stroke-width="0.7"/>',
    ]
    for n, count in enumerate(counts):
        if not count:
            continue
        high = max(tall * count / top, 1.2)
        last = n == len(counts) - 1
        parts.append(
            f'<rect x="{LEFT + step * n + step * 0.14:.1f}" y="{base - high:.1f}"'
            f' width="{step * 0.72:.1f}" height="{high:.1f}" fill="{NOW if last else PAST}"'
            ' stroke="#1c2025" stroke-width="0.5"/>'
        )
    now = counts[-1] or 0
    parts.append(
        f'<text class="lanetext" x="{width - RIGHT + 6:.1f}" y="{base - 2:.1f}"'
        f' font-weight="700">{now}</text>'
    )
    return "".join(parts)


def _blank(bars: WeekBars, step: float, height: float) -> str:
    """Stripes for the weeks that no document is held of."""
    weeks = range(len(bars.weeks))
    empty = [n for n in weeks if all(counts[n] is None for _, counts in bars.rows)]
    return "".join(
        f'<rect x="{LEFT + step * n:.1f}" y="{TOP:g}" width="{step:.1f}"'
        f' height="{height - TOP - FOOT:.1f}" fill="url(#hatch)"/>'
        for n in empty
    )


def _months(weeks: tuple[date, ...], step: float, height: float) -> str:
    """The month under its first week, every other month where there are many weeks."""
    firsts = [n for n, day in enumerate(weeks) if n == 0 or day.month != weeks[n - 1].month]
    if len(firsts) > 1 and firsts[1] * step < NARROWEST:
        firsts = firsts[1:]
    every = 1 if len(weeks) <= 30 else 2
    return "".join(
        f'<path d="M{LEFT + step * n:.1f} {height - FOOT:.1f}v5" stroke="#1c2025"'
        ' stroke-width="0.7"/>'
        f'<text class="daytext" style="text-anchor:start" x="{LEFT + step * n:.1f}"'
        f' y="{height - 7:.1f}">{weeks[n]:%b}{f" {weeks[n].year}" if weeks[n].month == 1 else ""}'
        "</text>"
        for n in firsts[::every]
    )
