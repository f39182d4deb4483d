"""The map as inline SVG: a point where the place is known, and shapes where it is not."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from marsad.model.briefs import MapMark
from marsad.publishing.page import outlines
from marsad.publishing.page.labels import Label, Placed, place
from marsad.publishing.page.signs import sign_svg
from marsad.publishing.page.view import WIDTH, View, is_wide, view_of

COLOURS = {
    "corroborated": "#17694f", "admitted": "#1d4f91", "party-claimed": "#a4540a",
    "single-voice": "#6b4a92", "contested": "#a3213f", "refuted": "#5f6368",
    "withdrawn": "#5f6368",
}  # fmt: skip
MOST_LINES = 3
MUST_LABELS = 8
FINEST = 0.6  # units of paper
RANK = {"corroborated": 3, "admitted": 3, "contested": 2, "party-claimed": 1}


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that fall together on paper."""

    x: float
    y: float
    marks: tuple[MapMark, ...]


def map_svg(marks: Iterable[MapMark], title: str, *, width: float = WIDTH) -> str:
    """The map of ``marks`` as SVG text, ``width`` units wide; empty when there is nothing to
    draw."""
    kept = tuple(marks)
    view = view_of(kept, width)
    if view is None:
        return ""
    shown = [m for m in kept if m.shape != "town" and not is_wide(m) and view.shows(m)]
    groups = _grouped(shown, view)
    towns = [m for m in kept if m.shape == "town" and view.shows(m)]
    told = sum(len(g.marks) for g in groups)
    body = [_land(view), *(_shape(m, view) for m in shown)]
    body += [_dot(view.xy(t.lon, t.lat)) for t in towns]
    body += [_glyph(g) for g in groups]
    body.append(_labels(groups, towns, view))
    body.append(_scale(view))
    return (
        f'<svg class="map" role="img" viewBox="0 0 {view.width:g} {view.height:g}"'
        f' aria-label="{escape(title)}: {told} events on the map">'
        f"<title>{escape(title)}</title>"
        f'<defs><clipPath id="frame"><rect width="{view.width:g}" height="{view.height:g}" rx="3"/>'
        f'</clipPath></defs><g clip-path="url(#frame)">'
        f'<rect width="{view.width:g}" height="{view.height:g}" class="sea"/>'
        + "".join(body)
        + "</g></svg>"
    )


def _path(ring: Iterable[tuple[float, float]], view: View) -> str:
    """A closed path; of points closer on paper than a line is wide one is drawn."""
    at = view.onto_paper()
    drawn: list[str] = []
    was = (math.inf, math.inf)
    for lon, lat in ring:
        x, y = at(lon, lat)
        if abs(x - was[0]) + abs(y - was[1]) >= FINEST:
            drawn.append(f"{x:.1f} {y:.1f}")
            was = (x, y)
    return "M" + "L".join(drawn) + "Z"


def _land(view: View) -> str:
    pad = (view.east - view.west) * 0.02
    box = (view.west - pad, view.south - pad, view.east + pad, view.north + pad)
    shown = outlines.within(box)
    return "".join(
        f'<path class="land" d="{"".join(_path(r, view) for r in rings)}"/>' for _, rings in shown
    )


def _shape(mark: MapMark, view: View) -> str:
    colour = COLOURS.get(mark.standing, "#5f6368")
    style = f'class="doubt {escape(mark.shape)}" stroke="{colour}" fill="{colour}"'
    if mark.outline and mark.shape in ("sector", "hollow", "ring"):
        return f'<path {style} d="{_path(mark.outline, view)}"/>'
    if mark.shape == "ring" or (mark.shape == "hollow" and mark.radius_km > 0):
        x, y = view.xy(mark.lon, mark.lat)
        return f'<circle {style} cx="{x:.1f}" cy="{y:.1f}" r="{mark.radius_km * view.km():.1f}"/>'
    return ""


def _dot(at: tuple[float, float]) -> str:
    return f'<rect class="town" x="{at[0] - 2:.1f}" y="{at[1] - 2:.1f}" width="4" height="4"/>'


def _glyph(group: Group) -> str:
    first = max(group.marks, key=lambda m: RANK.get(m.standing, 0))
    colour = COLOURS.get(first.standing, "#5f6368")
    full = first.shape == "point"
    fill = colour if full else "#ffffff"
    many = len(group.marks)
    style = f'fill="{fill}" stroke="{colour}" stroke-width="2.2"'
    drawn = sign_svg(first.standing, group.x, group.y, 8 if many > 1 else 5.5, style)
    circle = f'<a href="#row-{escape(first.event)}">{drawn}</a>'
    if many == 1:
        return circle
    ink = "#ffffff" if full else colour
    return circle + (
        f'<text class="many" x="{group.x:.1f}" y="{group.y + 3.6:.1f}" fill="{ink}">{many}</text>'
    )


def _grouped(marks: list[MapMark], view: View) -> list[Group]:
    found: list[Group] = []
    for mark in marks:
        x, y = view.xy(mark.lon, mark.lat)
        near = next((g for g in found if _together(g, mark, x, y)), None)
        if near is None:
            found.append(Group(x, y, (mark,)))
        else:
            found[found.index(near)] = Group(near.x, near.y, (*near.marks, mark))
    return found


def _together(group: Group, mark: MapMark, x: float, y: float) -> bool:
    alike = (group.marks[0].shape == "point") == (mark.shape == "point")
    return alike and abs(group.x - x) + abs(group.y - y) < 16


def _labels(groups: list[Group], towns: list[MapMark], view: View) -> str:
    taken = [(g.x - 8, g.y - 8, g.x + 8, g.y + 8) for g in groups]
    dots = [(t, view.xy(t.lon, t.lat)) for t in towns]
    taken += [(x - 3, y - 3, x + 3, y + 3) for _, (x, y) in dots]
    taken.append((0, view.height - 40, 150, view.height))
    ranked = sorted(groups, key=lambda g: (-_standing_rank(g), -len(g.marks), g.y, g.x))
    events = [
        Label(g.x, g.y, _lines(g), 12.5, 11.0, must=n < MUST_LABELS) for n, g in enumerate(ranked)
    ]
    names = [Label(x, y, (t.label,), 11.5, 6.0, must=False) for t, (x, y) in dots]
    lands = []
    for name, rings in outlines.within((view.west, view.south, view.east, view.north)):
        ring = max(rings, key=outlines.area)
        if outlines.holds(ring, *outlines.centre(ring)) and outlines.area(ring) > 0.02 * (
            view.east - view.west
        ) * (view.north - view.south):
            x, y = view.xy(*outlines.centre(ring))
            width = len(name) * 8.5
            lands.append(Label(x - width / 2, y, (name.upper(),), 11.0, 0.0, must=False))
    placed = place(events + names + lands, taken, view.width, view.height)
    kinds = {id(label): "event" for label in events} | {id(label): "place" for label in names}
    return "".join(_text(p, kinds.get(id(p.label), "country")) for p in placed)


def _standing_rank(group: Group) -> int:
    return max(RANK.get(m.standing, 0) for m in group.marks)


def _lines(group: Group) -> tuple[str, ...]:
    ordered = sorted(group.marks, key=lambda m: -RANK.get(m.standing, 0))
    many = Counter(m.label for m in ordered)
    words = [f"{label} ({n})" if n > 1 else label for label, n in many.items()]
    most = MOST_LINES if len(words) <= MOST_LINES else MOST_LINES - 1
    lines = words[:most]
    more = len(ordered) - sum(list(many.values())[:most])
    return tuple(lines + ([f"and {more} more"] if more > 0 else []))


def _text(placed: Placed, kind: str) -> str:
    label = placed.label
    lead = ""
    if placed.far:
        x = min(max(label.x, placed.left), placed.left + label.width)
        y = min(max(label.y, placed.top), placed.top + label.height)
        far = max(math.hypot(x - label.x, y - label.y), 1.0)
        share = min(max(label.gap, 8.0) / far, 1.0)
        fx, fy = label.x + (x - label.x) * share, label.y + (y - label.y) * share
        lead = f'<path class="lead" d="M{fx:.1f} {fy:.1f}L{x:.1f} {y:.1f}"/>'
    left = placed.left + label.width / 2 < label.x - label.gap
    edge = placed.left + label.width - 2 if left else placed.left + 2
    anchor = ' text-anchor="end"' if left else ""
    rows = "".join(
        f'<tspan x="{edge:.1f}" y="{placed.top + label.size * (n * 1.22 + 0.95):.1f}">'
        f"{escape(line)}</tspan>"
        for n, line in enumerate(label.lines)
    )
    return f'{lead}<text class="name {kind}" font-size="{label.size:g}"{anchor}>{rows}</text>'


def _scale(view: View) -> str:
    wanted = view.width * 0.12 / view.km()
    steps = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
    length = min(steps, key=lambda s: abs(s - wanted))
    x, y, wide = 16.0, view.height - 16.0, length * view.km()
    return (
        f'<path class="scale" d="M{x} {y - 5}V{y}H{x + wide:.1f}V{y - 5}"/>'
        f'<text class="name scaletext" x="{x}" y="{y - 9}" font-size="11">{length} km</text>'
    )
