"""What the shapes share: a place from its cells, a side from its cell, and the claim of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.codebook.foreign.kinds import Meant
from marsad.codebook.foreign.precision import UNKNOWN, Placed
from marsad.codebook.people import kind_of_name
from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.reading.foreign.cells import Page
from marsad.registry.countries import country_named, country_numbered

CROWDS = frozenset({"civilians", "protesters", "rioters"})
UNNAMED = re.compile(r"(?i)^(?:unidentified|unknown|civilians|protesters|rioters)\b")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_OF = re.compile(r"^(?:Government|Military Forces|Police Forces) of ([^(]+)")


def where_of(page: Page, placed: Placed, country: str) -> Read[Location] | None:
    """The place in ``place``, ``admin1``, ``lat`` and ``lon``; without a point the names alone."""
    lat, lon = page.degrees("lat", 90), page.degrees("lon", 180)
    if (lat is None) != (lon is None):
        page.amiss("foreign-place", "a point has both coordinates or neither", "lat", "lon")
    if lat == 0 and lon == 0:
        page.amiss("foreign-place", "0, 0 is no place on land", "lat")
        lat = lon = None
    spans = page.spans("place", "lat", "lon", "place_precision", "admin1", "country", "iso")
    if not spans:
        return None
    name = page.text("place") or page.text("admin1") or page.text("country")
    if lat is None or lon is None:
        where = Location(name, None, "in", "unresolved", None, None, None, country,
                         page.text("admin1"))  # fmt: skip
    else:
        where = Location(name, None, placed.relation, placed.precision, lat, lon,
                         placed.radius_km, country, page.text("admin1"))  # fmt: skip
    return Read(where, spans)


def placed_by(page: Page, table: dict[str, Placed]) -> Placed:
    """What the code in ``place_precision`` means."""
    code = page.text("place_precision").removesuffix(".0")
    if code and code not in table:
        page.amiss("foreign-place", f"no such precision of a place: {code}", "place_precision")
    return table.get(code, UNKNOWN)


def country_of(page: Page) -> str:
    """ISO alpha-3 of ``iso``, else of ``country``; empty where neither names one."""
    number, name = page.text("iso").removesuffix(".0"), page.text("country")
    found = country_numbered(int(number)) if re.fullmatch(r"\d{1,3}", number) else None
    found = found or (country_named(name) if name else None)
    if found is None and (number or name):
        page.amiss("foreign-place", f"no such country: {name or number}", "country", "iso")
    return found or ""


def side(
    span: Span, role: str, kind: str | None = None, *, country: str | None = None,
    sector: str | None = None,
) -> Participant:  # fmt: skip
    """A side as a cell names it; its kind is that of its class, else what its name tells. The
    country is told, or stands in the name: in brackets, or after "Government of"."""
    name = span.quote
    kind = kind or kind_in(name)
    crowd = kind in CROWDS
    return Participant(
        role, span, "group" if crowd else "organisation", not UNNAMED.search(name),
        name=name, country=country or country_in(name), kind=kind, plover_sector=sector,
    )  # fmt: skip


def kind_in(name: str) -> str | None:
    """The kind of actor that the name itself tells."""
    if name.startswith("Government of "):
        return "government"
    if name.lower().startswith("civilians"):
        return "civilians"
    return kind_of_name(name) or None


def country_in(name: str) -> str | None:
    """ISO alpha-3 of the country in a name, ``None`` where there is none."""
    led = _OF.match(name)
    if led and (found := country_named(led[1].strip())):
        return found
    for words in reversed(_BRACKETS.findall(name)):
        if found := country_named(words):
            return found
    return country_named(led[1].strip() + name[led.end() :]) if led else None


def counted(
    of: str, low: int | None, best: int | None, high: int | None, spans: tuple[Span, ...],
    **more: object,
) -> Read[Count] | None:  # fmt: skip
    """A count of what the cells say; ``None`` where they say nothing."""
    if (low, best, high) == (None, None, None) or not spans:
        return None
    return Read(Count(of, low, best, high, spans[0].quote, **more), spans)  # type: ignore[arg-type]


def claim_of(
    page: Page, run: str, meant: Meant, *, trigger: Span, when: Read[TimeSpan] | None,
    where: Read[Location] | None, sides: Sequence[Participant],
    counts: Sequence[Read[Count]] = (), stance: str = "asserted", realis: str = "happened",
    contexts: tuple[str, ...] = (), because: tuple[Span, ...] = (),
    theme: str | None = None,
) -> Claim:  # fmt: skip
    """The claim that a row is. ``because`` are the cells that set stance and realis."""
    ground = because or (trigger,)
    notes = page.spans("notes", "headline")
    return Claim(
        id=claim_id(page.document.id, trigger.start, trigger.end),
        document=page.document.id,
        run=run,
        kind=Read(meant.kind, (trigger,)),
        trigger=trigger,
        sentence=notes[0] if notes else trigger,
        stance=Read(stance, ground),
        realis=Read(realis, ground),
        participants=tuple(sides),
        happened=when,
        where=where,
        counts=tuple(counts),
        contexts=contexts,
        theme=theme,
        territory=meant.ground,
    )
