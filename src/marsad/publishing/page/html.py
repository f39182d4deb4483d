"""``html_of``: a brief as one HTML page, complete in itself, every value escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from marsad.model.briefs import Brief, citations_of
from marsad.model.sources import Document
from marsad.model.values import Told
from marsad.publishing.attribution import attribution
from marsad.publishing.footnotes import key_of, note_key
from marsad.publishing.forms import name_of
from marsad.publishing.page.archive import archive_of
from marsad.publishing.page.bars_svg import bars_svg
from marsad.publishing.page.map_svg import COLOURS, map_svg
from marsad.publishing.page.signs import sign_svg, used
from marsad.publishing.page.tags import tags_of
from marsad.publishing.page.timeline_svg import lanes_of, timeline_svg
from marsad.publishing.page.view import is_wide, outside
from marsad.publishing.trend import columns
from marsad.publishing.wording.days import day, span_words, table_words
from marsad.publishing.wording.spelling import spelt

STANDING_WORDS = {
    "single-voice": "one independent voice says so",
    "party-claimed": "only a party to it says so",
    "admitted": "the one who did it avows what another voice reported",
    "corroborated": "two or more independent voices say so",
    "contested": "voices contradict one another",
    "refuted": "held to be untrue",
    "withdrawn": "the source took it back",
}
ABOUT = (
    "Marsad reads each report for what its own words claim, who says so and how firmly, and holds"
    " claims of one happening together as one event with its rivals and denials.",
    "Every sentence here is told from such events and leads by its notes to the exact words in the"
    " archived report; what nobody reported, or the desk could not read, is not in it.",
)
SHAPE_WORDS = {
    "point": "place known", "hollow": "centre of an area, the place within it not known",
    "ring": "near a place, somewhere within the ring", "sector": "direction given, distance not",
}  # fmt: skip

SHORTEST_RANGE = 4


def html_of(
    brief: Brief, *, documents: Mapping[str, Document], imported: Iterable[str] = ()
) -> str:
    """The page. ``documents`` are those the brief was told from (``public_documents`` for a
    public one): cited ones are archived in an annex with the cited words marked. ``imported`` are
    the credits of the imported gazetteers that the reports were read with. Raises
    ``MarsadError`` (E-PUBLISH-REFUSED) when a footnote does not quote them."""
    archive = archive_of(brief.footnotes, documents)
    queries = queries_of(brief)
    year = brief.period[1].year
    keys = {a.document.id: a.key for a in archive}
    standing = {row.event: row.standing for row in brief.rows}
    shown = {m.shape for m in brief.marks if m.shape != "town" and not is_wide(m)}
    return _environment().get_template("brief.html.j2").render(
        brief=brief,
        css=Markup(_text("brief.css")),
        archive=archive,
        keys=keys,
        queries=queries,
        marks=lambda told: marks_of(told, brief, queries),
        standing=standing,
        standing_words=STANDING_WORDS,
        colours=COLOURS,
        used=[s for s in STANDING_WORDS if s in set(standing.values())],
        shapes={k: v for k, v in SHAPE_WORDS.items() if k in shown},
        map=Markup(map_svg(brief.marks, f"Map of {brief.theatre}")),
        bars=Markup(bars_svg(brief.bars)),
        signs=[(Markup(sign_svg(s, 12, 8, 4.6, 'fill="#333"')), words) for s, words in used(
            set(standing.values()))],
        timeline=Markup(timeline_svg(brief.rows, brief.period)),
        period=span_words(*brief.period),
        when=lambda text: table_words(text, year),
        day=lambda d: day(d) if d else "day not known",
        beyond=outside(brief.marks),
        wide=[m.event for m in brief.marks if m.shape != "town" and is_wide(m)],
        undated=sum(1 for row in brief.rows if not row.when),
        hidden=sum(1 for row in brief.rows if row.when) - len(lanes_of(brief.rows, brief.period)),
        facts=facts_of(brief),
        form=name_of(brief.template),
        opens=brief.template != "incident-log",
        lang="en-US" if brief.spelling == "american" else "en-GB",
        ours=lambda text: spelt(text, brief.spelling),
        tags=lambda paragraph: tags_of(paragraph, standing),
        about=(*ABOUT, attribution(imported)),
        columns=columns,
        compact=compact,
    )  # fmt: skip


def queries_of(brief: Brief) -> dict[str, str]:
    """Stored queries and coverage records the brief rests on, to their letters."""
    found: dict[str, str] = {}
    for citation in citations_of(brief):
        text = citation.query or citation.coverage
        if text and text not in found:
            found[text] = f"Q{len(found) + 1}"
    return found


def marks_of(told: Told, brief: Brief, queries: Mapping[str, str]) -> list[tuple[str, str]]:
    """What stands behind a sentence, as (label, anchor): note numbers, then query letters."""
    notes = {key_of(n): n.number for n in brief.footnotes}
    found: dict[str, str] = {}
    for citation in told.citations:
        if citation.span is not None:
            number = notes[note_key(citation)]
            found[str(number)] = f"note-{number}"
    for citation in told.citations:
        text = citation.query or citation.coverage
        if text:
            found[queries[text]] = queries[text].lower()
    return list(found.items())


def compact(marks: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same marks, four or more notes in a row written as one range that leads to the first."""
    found: list[tuple[str, str]] = []
    run: list[tuple[str, str]] = []
    for mark in [*marks, ("", "")]:
        if run and mark[0].isdigit() and int(mark[0]) == int(run[-1][0]) + 1:
            run.append(mark)
            continue
        if len(run) >= SHORTEST_RANGE:
            found.append((f"{run[0][0]}–{run[-1][0]}", run[0][1]))
        else:
            found += run
        run = [mark] if mark[0].isdigit() else []
        found += [mark] if mark[0] and not mark[0].isdigit() else []
    return found


def facts_of(brief: Brief) -> str:
    """What the brief rests on, counted from its own notes and rows."""
    reports = {n.document for n in brief.footnotes}
    publishers = {
        n.publisher for n in brief.footnotes if n.publisher.lower() not in ("", "unknown")
    }
    events = len(brief.rows)
    text = f"{events} event{'' if events == 1 else 's'}, {len(reports)} report"
    text += "" if len(reports) == 1 else "s"
    many = len(publishers)
    return text + (f", {many} source{'' if many == 1 else 's'}" if many else "") + " cited"


def _text(name: str) -> str:
    return files("marsad.publishing").joinpath("templates", name).read_text("utf-8")


def _environment() -> Environment:
    return Environment(
        loader=DictLoader({"brief.html.j2": _text("brief.html.j2")}),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
