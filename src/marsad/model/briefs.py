"""The told page: a tree of cited sentences, frozen, with the ledger position it was made from.

Law 8: a brief is never surer than its event. Law 9: it is kept byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.values import Citation, Told


@dataclass(frozen=True, slots=True)
class Footnote:
    """From a number in the brief to the words: the claim, its span, the archived document, and the
    page of it where it has pages."""

    number: int
    claim: str
    document: str
    title: str
    publisher: str
    published: date | None
    start: int
    end: int
    quote: str
    before: str
    after: str
    text_sha256: str
    tombstone: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that tell of one event (or of one finding), with their footnote numbers."""

    sentences: tuple[Told, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A theme of the brief as the desk configures it."""

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the event table."""

    event: str
    when: str
    where: str
    kind: str
    actors: str
    targets: str
    counts: str
    standing: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MapMark:
    """One event on the map: ``shape`` is ``point``, ``hollow`` (centre of an area), ``ring``
    (near) or ``sector``; outline as (lon, lat) pairs for sectors and areas."""

    event: str
    label: str
    shape: str
    lat: float
    lon: float
    radius_km: float
    outline: tuple[tuple[float, float], ...]
    standing: str


@dataclass(frozen=True, slots=True)
class WeekBars:
    """How many events a week, a row a theme. ``weeks`` are the first days, the last of them that
    of the brief; a count is ``None`` for a week without any document. ``told`` says what is
    counted and cites the query."""

    weeks: tuple[date, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief. ``as_of`` is the ledger position it was made from, ``head`` the hash of the
    ledger there; ``release`` names this telling, ``template`` its form, ``spelling`` that of our
    own words."""

    id: str
    theatre: str
    period: tuple[date, date]
    as_of: int
    head: str
    release: str
    made: str
    key_points: tuple[Told, ...]
    sections: tuple[Section, ...]
    changed: tuple[Told, ...]
    unseen: tuple[Told, ...]
    rows: tuple[EventRow, ...]
    marks: tuple[MapMark, ...]
    unplaced: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    withheld: tuple[str, ...] = ()
    previous: str | None = None
    template: str = "weekly-monitor"
    spelling: str = "british"
    bars: WeekBars | None = None


def citations_of(brief: Brief) -> tuple[Citation, ...]:
    """Every citation of every sentence in the brief, in reading order."""
    told = [*brief.key_points]
    for section in brief.sections:
        for paragraph in section.paragraphs:
            told += paragraph.sentences
    told += [*brief.changed, *brief.unseen]
    told += [brief.bars.told] if brief.bars is not None else []
    return tuple(c for t in told for c in t.citations)
