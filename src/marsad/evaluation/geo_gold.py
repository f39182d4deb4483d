"""The geoparsing sets as published: LGL, TR-News, GeoVirus, GeoWebNews.

Traps told by the sets' own notes: GeoVirus counts from 1; some TR-News offsets are off, so a
phrase is looked for at the offset nearest to the one given; GeoWebNews marks words that are no
names, which do not count for recognition.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

NOT_NAMES = frozenset(
    {"Non_Lit_Expression", "Literal_Expression", "Non_Toponym", "Demonym", "Homonym", "Language"}
)


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """One marked name; ``point`` is ``None`` where the set gives no coordinates."""

    start: int
    end: int
    text: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with its names."""

    id: str
    text: str
    toponyms: tuple[GoldToponym, ...]


def _field(node: ET.Element, *names: str) -> str:
    for name in names:
        found = node.find(name)
        if found is not None and found.text:
            return found.text.strip()
    return ""


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    return (float(lat), float(lon)) if lat and lon else None


def place_phrase(text: str, phrase: str, start: int, end: int) -> tuple[int, int] | None:
    """Where ``phrase`` really stands: the occurrence nearest to ``start``; ``None`` if nowhere."""
    if text[start:end] == phrase:
        return start, end
    at = [m.start() for m in re.finditer(re.escape(phrase), text)] if phrase else []
    if not at:
        return None
    best = min(at, key=lambda i: abs(i - start))
    return best, best + len(phrase)


def _toponym(text: str, phrase: str, start: int, end: int, lat: str, lon: str) -> GoldToponym:
    where = place_phrase(text, phrase, start, end) or (start, end)
    return GoldToponym(where[0], where[1], phrase, _point(lat, lon))


def _gaztagged(node: ET.Element, text: str) -> list[GoldToponym]:
    out = []
    for top in node.iter("toponym"):
        tag = top.find("gaztag")
        lat = _field(tag, "lat") if tag is not None else ""
        lon = _field(tag, "lon") if tag is not None else ""
        start, end = int(_field(top, "start")), int(_field(top, "end"))
        out.append(_toponym(text, _field(top, "phrase"), start, end, lat, lon))
    return out


def _virus(node: ET.Element, text: str) -> list[GoldToponym]:
    out = []
    for top in node.iter("location"):
        name, start = _field(top, "name"), _field(top, "start")
        if not name or not start or top.find("location") is not None:
            continue
        first, last = int(start) - 1, int(_field(top, "end")) - 1
        out.append(_toponym(text, name, first, last, _field(top, "lat"), _field(top, "lon")))
    return out


def _web(node: ET.Element, text: str) -> list[GoldToponym]:
    out = []
    for top in node.iter("toponym"):
        if _field(top, "type") in NOT_NAMES:
            continue
        start, end = int(_field(top, "start")), int(_field(top, "end"))
        lat, lon = _field(top, "latitude"), _field(top, "longitude")
        out.append(_toponym(text, _field(top, "extractedName"), start, end, lat, lon))
    return out


READERS = {"LGL": _gaztagged, "TR-News": _gaztagged, "GeoVirus": _virus, "GWN": _web}


def read_articles(path: Path, kind: str) -> list[GoldArticle]:
    """The articles of one file. ``kind`` is a key of ``READERS``."""
    out = []
    for k, node in enumerate(ET.parse(path).getroot().findall("article")):
        found = node.find("text")
        text = (found.text or "") if found is not None else ""
        ident = node.get("docid") or node.get("file") or f"{kind}-{k}"
        out.append(GoldArticle(ident, text, tuple(READERS[kind](node, text))))
    return out
