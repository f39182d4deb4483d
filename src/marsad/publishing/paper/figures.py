"""The map and the timeline as pictures that stand alone, and what is said beneath them."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

from marsad.model.briefs import Brief
from marsad.publishing.page.bars_svg import bars_svg
from marsad.publishing.page.html import SHAPE_WORDS
from marsad.publishing.page.map_svg import map_svg
from marsad.publishing.page.marked_text import plain
from marsad.publishing.page.signs import used
from marsad.publishing.page.timeline_svg import lanes_of, timeline_svg
from marsad.publishing.page.view import is_wide, outside
from marsad.publishing.paper.words import BLOCKED
from marsad.publishing.wording.spelling import spelt

WIDTH, LANE = 760.0, 18.0
MOST_LETTERS = 40
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BETWEEN_TAGS = re.compile(">[^<]+<")
OTHER_SCRIPT = re.compile("[\u0530-\u1dff\u2c00-\ufffc\U00010000-\U0010ffff]"
                          "(?:[ \u0530-\u1dff\u2c00-\ufffc\U00010000-\U0010ffff]*"
                          "[\u0530-\u1dff\u2c00-\ufffc\U00010000-\U0010ffff])?")  # fmt: skip
OPINION = "Outlines: Natural Earth. Boundaries state no opinion on any claim."
LANES = "A dot is a day, a bar a stretch of days, a fading end one that is not known."


def map_of(brief: Brief) -> str:
    """The map as SVG, empty when no event has a place that can be drawn."""
    marks = [replace(mark, label=cut(mark.label)) for mark in brief.marks]
    return standing_alone(map_svg(marks, f"Map of {brief.theatre}", width=WIDTH))


def timeline_of(brief: Brief) -> str:
    """The timeline as SVG, empty when no event is dated."""
    rows = [replace(row, kind=cut(row.kind), where=cut(row.where)) for row in brief.rows]
    return standing_alone(timeline_svg(rows, brief.period, width=WIDTH, lane=LANE))


def bars_of_paper(brief: Brief) -> str:
    """The weekly bars as SVG, empty when the desk does not reach back."""
    return standing_alone(bars_svg(brief.bars, width=WIDTH))


def signs_of(brief: Brief) -> list[list[str]]:
    """The signs of standing that are drawn, each with what it means."""
    return [[standing, words] for standing, words in used({r.standing for r in brief.rows})]


def cut(label: str) -> str:
    """The label, or the beginning of one that is too long for a picture."""
    return label if len(label) <= MOST_LETTERS else label[: MOST_LETTERS - 1] + "…"


def standing_alone(svg: str) -> str:
    """The SVG of a page as a file of its own, in the paper's letters; no label can steer."""
    if not svg:
        return ""
    style = files("marsad.publishing").joinpath("templates", "paper.css").read_text("utf-8")
    head, tail = NO_XML.sub(BLOCKED, plain(svg)).split(">", 1)
    head = head.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"{head}><style>{style}</style>{BETWEEN_TAGS.sub(_lettered, tail)}"


def _lettered(text: re.Match[str]) -> str:
    """Words of a picture in letters that have them: from the sans alone Typst finds no others."""
    return OTHER_SCRIPT.sub(r'<tspan font-family="Amiri">\g<0></tspan>', text.group())


def shapes_of(brief: Brief) -> list[list[str]]:
    """The shapes that are drawn on the map, each with what it means."""
    drawn = {m.shape for m in brief.marks if m.shape != "town" and not is_wide(m)}
    shown = ((shape, said) for shape, said in SHAPE_WORDS.items() if shape in drawn)
    return [[shape, spelt(said, brief.spelling)] for shape, said in shown]


def beneath_map(brief: Brief) -> str:
    """What the map does not show, and whose outlines it has."""
    rows = {row.event: row for row in brief.rows}
    wide = [rows[m.event] for m in brief.marks
            if m.shape != "town" and is_wide(m) and m.event in rows]  # fmt: skip
    beyond = [(rows[m.event], to) for m, to in outside(brief.marks) if m.event in rows]
    found = []
    if brief.unplaced:
        found.append(f"Not on the map: {_events(len(brief.unplaced))} without a place, in the"
                     " tables at the end.")  # fmt: skip
    if wide:
        named = "; ".join(f"{r.kind.lower()}, {re.sub(r' [(](?:country|area)[)]', '', r.where)}"
                          for r in wide)  # fmt: skip
        found.append(f"{_events(len(wide))} placed only in a country or a wide region: {named}.")
    if beyond:
        named = "; ".join(f"{r.kind.lower()}, {r.where} (to the {to})" for r, to in beyond)
        found.append(f"Outside the frame: {named}.")
    if not found:
        found.append("Every event of the tables is on the map.")
    return " ".join([*found, OPINION])


def beneath_timeline(brief: Brief) -> str:
    """What the timeline means and leaves out."""
    hidden = sum(1 for row in brief.rows if row.when) - len(lanes_of(brief.rows, brief.period))
    undated = sum(1 for row in brief.rows if not row.when)
    found = [LANES]
    if hidden:
        found.append(f"{hidden} dated event{' is' if hidden == 1 else 's are'} of less weight and"
                     " in the tables only.")  # fmt: skip
    if undated:
        found.append(f"Not shown: {undated} without a date.")
    return " ".join(found)


def _events(many: int) -> str:
    return f"{many} event{'' if many == 1 else 's'}"
