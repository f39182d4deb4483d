"""What one reading finds in one document beside its claims: the rows of ``marsad annotate``.

Offsets are code points of the document's text. A mention names; a link judges.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.claims import Claim
from marsad.model.locations import Location, Place
from marsad.model.sources import Document, Segment

PLACE_ROLES = ("location", "metonym", "demonym", "in-organisation", "in-person", "in-title")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place a name could mean, with a score between 0 and 1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place. ``place`` is ``None`` when it stays unresolved."""

    start: int
    end: int
    text: str
    role: str
    place: Place | None
    precision: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class LocationMention:
    """A relative phrase and the shape it names. ``anchor`` is its place mention's index in
    ``Reading.places`` (``None`` for an unresolved antecedent); ``describes`` is true when it only
    describes a named place, whose own point then stands (``described`` is that mention's index).
    """

    start: int
    end: int
    text: str
    anchor: int | None
    location: Location
    describes: bool = False
    described: int | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, as TIMEX3 (TimeML 1.2.1), with its interval.

    ``anchor`` are the offsets of the expression it was counted from, ``None`` when that was the
    publication date. Without a year ``value`` starts with ``XXXX`` and there is no interval.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    earliest: date | None
    latest: date | None
    precision: str
    basis: str
    anchor: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name or describe somebody. ``kind`` is one of CONTRACT's actor kinds or ``""``;
    ``coref`` are other mentions of the same one in this document; ``head`` is the offset of the
    syntactic head; ``number`` how many they are said to be."""

    start: int
    end: int
    text: str
    head: int
    type: str
    kind: str
    named: bool
    actor_id: str | None = None
    name: str | None = None
    country: str | None = None
    plover_code: str | None = None
    plover_sector: str | None = None
    candidates: tuple[str, ...] = ()
    coref: tuple[tuple[int, int], ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: source, cue and content, each a list of offsets.
    ``source`` may be empty ("reportedly"); ``inside`` is the index of the enclosing one."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """How far back a series claim reaches: so many months or days, counted in ``unit`` as said
    ("two months", "a decade"), or ``since`` when, in its words (``ever`` for all time). ``current``
    is true for the day, week, month or year that is running ("this month")."""

    months: int | None = None
    days: int | None = None
    since: str | None = None
    unit: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class SeriesClaim:
    """What the text asserts about a run of events ("first in two months"). ``noun`` is what is
    counted, in its words, ``measure`` what an extreme goes by (``killed``), ``place`` the place
    inside the words that bounds it."""

    start: int
    end: int
    text: str
    ordinal: str
    window: Window
    claim: str | None = None
    measure: str | None = None
    noun: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was not understood or not done; kept, counted and shown, never swallowed."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one run read in one document."""

    document: Document
    run: str
    places: tuple[PlaceMention, ...] = ()
    locations: tuple[LocationMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    series: tuple[SeriesClaim, ...] = ()
    segments: tuple[Segment, ...] = ()
    issues: tuple[Issue, ...] = ()
