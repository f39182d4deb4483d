"""The canonical text of a query, as a citation keeps it, and back.

``since of=events kind=assault.aerial|assault.drone actor=marsad:state-usa country=LBY
at=event-1 from=2016-11-21 to=2017-11-17``: the measure, then fields in a fixed order, those that
are empty left out. Signs that would split a value are written in per cent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, unquote

from marsad.model.errors import LawBroken
from marsad.publishing.computed.query import Area, Query

SAFE = ":.,-_()'"


def text_of(query: Query) -> str:
    """The one text of ``query``: equal queries give equal texts."""
    area = query.area
    disc = "" if area.lat is None else f"{area.lat!r},{area.lon!r},{area.radius_km!r}"
    shape = ";".join(f"{x!r},{y!r}" for x, y in area.shape)
    fields = [
        ("of", quote(query.of, SAFE)), ("per", "" if query.per == "event" else query.per),
        ("kind", _many(query.kinds)), ("actor", _many(query.actors)),
        ("target", _many(query.targets)), ("between", _many(query.between)),
        ("allies", "yes" if query.allies else ""), ("section", quote(query.section, SAFE)),
        ("country", quote(area.country, SAFE)), ("admin1", quote(area.admin1, SAFE)),
        ("place", quote(area.place, SAFE)), ("disc", disc), ("shape", shape),
        ("weeks", str(query.weeks) if query.weeks else ""), ("at", quote(query.at, SAFE)),
        ("from", query.first.isoformat()), ("to", query.last.isoformat()),
    ]  # fmt: skip
    return " ".join([query.measure, *(f"{name}={value}" for name, value in fields if value)])


def query_of(text: str) -> Query:
    """The query that ``text_of`` wrote. Raises ``LawBroken`` (2) for any other text."""
    measure, *words = text.split(" ")
    fields = dict(word.partition("=")[::2] for word in words)
    try:
        area = Area(
            unquote(fields.pop("country", "")), unquote(fields.pop("admin1", "")),
            unquote(fields.pop("place", "")), *_disc(fields.pop("disc", "")),
            shape=_shape(fields.pop("shape", "")),
        )  # fmt: skip
        query = Query(
            measure, date.fromisoformat(fields.pop("from")), date.fromisoformat(fields.pop("to")),
            kinds=_split(fields.pop("kind", "")), actors=_split(fields.pop("actor", "")),
            targets=_split(fields.pop("target", "")), between=_split(fields.pop("between", "")),
            area=area, of=unquote(fields.pop("of", "events")), per=fields.pop("per", "event"),
            weeks=int(fields.pop("weeks", "0")), at=unquote(fields.pop("at", "")),
            section=unquote(fields.pop("section", "")), allies=fields.pop("allies", "") == "yes",
        )  # fmt: skip
    except (KeyError, ValueError) as error:
        raise LawBroken(2, f"not a stored query: {text!r}") from error
    if fields or text_of(query) != text:
        raise LawBroken(2, f"not a stored query in its canonical form: {text!r}")
    return query


def _many(values: Iterable[str]) -> str:
    return "|".join(quote(v, SAFE) for v in values)


def _split(text: str) -> tuple[str, ...]:
    return tuple(unquote(v) for v in text.split("|")) if text else ()


def _disc(text: str) -> tuple[float | None, float | None, float | None]:
    if not text:
        return None, None, None
    lat, lon, radius = (float(v) for v in text.split(","))
    return lat, lon, radius


def _shape(text: str) -> tuple[tuple[float, float], ...]:
    pairs = (pair.split(",") for pair in text.split(";")) if text else ()
    return tuple((float(x), float(y)) for x, y in pairs)
