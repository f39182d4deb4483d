"""``document_map``: documents with their places as one HTML page, complete in itself.

Law: the page asks for nothing outside itself (its policy names its own script and style by their
hashes and forbids the rest); every value is escaped; the same lines give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from marsad.model.locations import Place
from marsad.publishing.attribution import attribution
from marsad.publishing.page.base_map import base_of
from marsad.publishing.page.map_entries import (
    Entry,
    Row,
    beside,
    event_entries,
    extents,
    has_point,
    location_entries,
    marks_of,
    place_entries,
    time_entries,
)
from marsad.publishing.page.map_frame import KM_A_DEGREE, Extent, Frame, frame_of
from marsad.publishing.page.marked_text import pieces_of, plain, shown
from marsad.registry.geometry import distance_km
from marsad.registry.places.outdated import outdated_countries

GENERATOR = "Marsad, places in the text"
NEAR_SHARE = 0.8
CLOSE_DEGREES = 25.0
TOWNS = 30
FEW_TOWNS = 6
ASKED = 6
TOWNS_ACROSS = 24
WORLD = Frame(-170.0, -56.0, 190.0, 76.0)
TownsIn = Callable[[Frame, int], Sequence[Place]]


def no_towns(frame: Frame, most: int) -> tuple[Place, ...]:
    """No towns for orientation."""
    return ()


def document_map(
    rows: Sequence[Row], towns_in: TownsIn = no_towns, imported: Iterable[str] = ()
) -> str:
    """The page of ``rows``, which are lines of ``marsad annotate``; those with an ``error`` are
    listed. ``towns_in`` gives the largest towns of a frame, for orientation; ``imported`` are the
    credits of the imported gazetteers that were read with."""
    read = [row for row in rows if "error" not in row]
    documents = [_document(number, row, towns_in) for number, row in enumerate(read)]
    frames = list(dict.fromkeys(frame for d in documents for frame in d["close"]))
    data = {
        "base": base_of(frames),
        "outdated": outdated_countries(),
        "documents": [d["data"] for d in documents],
    }
    style, script = _text("document_map.css"), _script()
    return _environment().get_template("document_map.html.j2").render(
        documents=documents,
        failed=[(plain(row["id"]), row["error"]) for row in rows if "error" in row],
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=Markup(_embedded(data)),
        attribution=attribution(imported),
        generator=GENERATOR,
    )  # fmt: skip


def _document(number: int, row: Row, towns_in: TownsIn) -> dict[str, Any]:
    places, locations = place_entries(row), location_entries(row)
    times, events = time_entries(row), event_entries(row)
    held = extents(places, locations, events)
    frame = frame_of(held)
    close = closer(frame, [*held, *beside(places, locations)])
    told = {"places": places, "locations": locations, "times": times, "events": events}
    counted = [(f, FEW_TOWNS if n or not (frame and _is_close(frame)) else TOWNS)
               for n, f in enumerate(close)]
    towns = [t for f, most in counted for t in apart(towns_in(f, most * ASKED), f, most)]
    shows = frame or WORLD
    box = [round(v, 3) for v in (shows.west, shows.south, shows.east, shows.north)]
    return {
        "n": number,
        "id": plain(row["id"]),
        "title": plain(row["title"] or ""),
        "source": plain(row["source"] or ""),
        "published": row["published"],
        "language": row["language"],
        "pieces": pieces_of(row["text"], marks_of([*places, *locations, *times, *events])),
        "issues": [(i["code"], plain(i["message"])) for i in row["issues"]],
        "notes": [plain(i["message"]) for i in row["issues"] if i["start"] is None],
        "missing": missing(places, locations, events),
        "close": close,
        "data": {
            "frame": box,
            "towns": [[t.name, t.lon, t.lat] for t in dict.fromkeys(towns)],
            **told,
        },
        **told,
    }


def closer(frame: Frame | None, held: Sequence[Extent]) -> list[Frame]:
    """Where the ground is drawn finely: around the frame, if it is not wide, and around each of
    ``held`` that lies outside."""
    first = [frame.grown(NEAR_SHARE)] if frame and _is_close(frame) else []
    around = [frame_of([extent]) for extent in held if not any(f.holds(extent) for f in first)]
    return list(dict.fromkeys([*first, *(f for f in around if f and _is_close(f))]))


def _is_close(frame: Frame) -> bool:
    return frame.east - frame.west <= CLOSE_DEGREES


def apart(towns: Sequence[Place], frame: Frame, most: int) -> list[Place]:
    """At most ``most`` of the towns, the first ones, none too near to one before it."""
    least = (frame.north - frame.south) * KM_A_DEGREE / TOWNS_ACROSS
    kept: list[Place] = []
    for town in towns:
        if all(distance_km(town.lat, town.lon, k.lat, k.lon) >= least for k in kept):
            kept.append(town)
        if len(kept) == most:
            break
    return kept


def missing(
    places: Sequence[Entry], locations: Sequence[Entry], events: Sequence[Entry]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the map cannot show, by reason: (key, words) each."""
    groups = [
        ("Names that stay unresolved", [p for p in places if p["place_id"] is None]),
        ("Places without a point",
         [p for p in places if p["place_id"] is not None and not has_point(p)]),
        ("Relative phrases without a point", [m for m in locations if not has_point(m)]),
        ("Events without a place", [e for e in events if e["where"] is None]),
        ("Events whose place has no point",
         [e for e in events if e["where"] is not None and not has_point(e["where"])]),
    ]  # fmt: skip
    return [
        (title, [(e["key"], " / ".join(e["words"])) for e in entries])
        for title, entries in groups
        if entries
    ]


def interval(when: Entry | None) -> str:
    """An interval as words: a day, two days, or an open end."""
    if when is None or (when["earliest"] is None and when["latest"] is None):
        return "not known"
    if when["earliest"] == when["latest"]:
        return str(when["earliest"])
    if when["earliest"] is None:
        return f"up to {when['latest']}"
    return f"{when['earliest']} to {when['latest'] or 'open'}"


def score_words(score: float | None) -> str:
    """A score with two decimals; one that would round to nothing is said to be small."""
    if score is None:
        return "–"
    return "<0.01" if 0 < score < 0.01 else f"{score:.2f}"


def where_words(where: Entry | None) -> str:
    """A place or phrase as words: how it lies to its anchor, and how far."""
    if where is None:
        return "no place"
    parts = [where["relation"]] if where.get("relation") not in (None, "in") else []
    if where.get("distance_km") is not None:
        parts.append(f"{where['distance_km']:.0f} km")
    if where.get("bearing_deg") is not None:
        parts.append(f"towards {where['bearing_deg']:.0f}°")
    name = where.get("name") or where.get("anchor_name") or "an unnamed place"
    return ", ".join([plain(str(name)), *parts])


def _embedded(data: Any) -> str:
    """JSON that no text in it can end early."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _script() -> str:
    parts = (f"document_map{part}.js" for part in ("", "_marks", "_card", "_page"))
    return "(function () {\n'use strict';\n" + "\n".join(map(_text, parts)) + "}());\n"


def _text(name: str) -> str:
    return files("marsad.publishing").joinpath("templates", name).read_text("utf-8")


def _environment() -> Environment:
    made = Environment(
        loader=DictLoader({"document_map.html.j2": _text("document_map.html.j2")}),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(shown=shown, plain=plain)
    made.globals.update(interval=interval, where_words=where_words, score=score_words)
    return made
