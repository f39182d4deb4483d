"""Law 2: nothing without its ground. No ``Read`` without a span, no ``Held`` without a claim
or a decision, no ``Told`` without a citation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from marsad.model.errors import LawBroken
from marsad.model.spans import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value the text gives: the words that carry it, and how sure the machine read them."""

    value: T
    spans: tuple[Span, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.spans:
            raise LawBroken(2, "a value that was read names its words")
        if not 0.0 <= self.confidence <= 1.0:
            raise LawBroken(2, f"confidence lies between 0 and 1, not {self.confidence}")


@dataclass(frozen=True, slots=True)
class Rival(Generic[T]):
    """Another value that claims give for the same field."""

    value: T
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """A value the desk holds: the claims for it, its rivals with theirs, and why it won.

    ``basis`` is one word for the rule that chose it (``agreed``, ``newest``, ``closest``,
    ``decision``, ``publication`` ...); ``decision`` is the ledger position that set it.
    """

    value: T
    claims: tuple[str, ...]
    basis: str
    rivals: tuple[Rival[T], ...] = ()
    decision: int | None = None

    def __post_init__(self) -> None:
        if not self.claims and self.decision is None:
            raise LawBroken(2, "a value that is held rests on a claim or a decision")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a told sentence rests on: exactly one of three.

    - ``span`` (with the ``claim`` that was read there): words of an archived document;
    - ``query`` with ``cites``: a stored query whose answer is those events;
    - ``coverage``: a record of what was and was not watched.
    """

    claim: str | None = None
    span: Span | None = None
    query: str | None = None
    cites: tuple[str, ...] = ()
    coverage: str | None = None

    def __post_init__(self) -> None:
        grounds = [self.span is not None, self.query is not None, self.coverage is not None]
        if sum(grounds) != 1:
            raise LawBroken(2, "a citation is a span, a query or a coverage record")
        if self.query is not None and not self.cites and self.coverage is None:
            raise LawBroken(2, "a stored query ends in the events it found")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a brief, the events it tells of, and what it rests on."""

    sentence: str
    events: tuple[str, ...]
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise LawBroken(2, f"a sentence without a citation may not be told: {self.sentence!r}")
