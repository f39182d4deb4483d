"""Claims built by hand from a sentence and the words in it, for the tests of scoring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.model.claims import Claim, Participant, Voice, claim_id
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read


@dataclass(frozen=True)
class Page:
    """A text whose words can be quoted."""

    text: str
    document: str = "doc-1"

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(self.document, start, start + len(words), words)

    def range(self, words: str) -> list[int]:
        found = self.span(words)
        return [found.start, found.end]

    def someone(self, role: str, words: str, **more: Any) -> Participant:
        return Participant(role, self.span(words), more.pop("type", "group"), False, **more)

    def voice(self, words: str, name: str | None = None) -> Voice:
        return Voice(self.span(words), name=name)

    def when(self, words: str, earliest: str | None, latest: str | None) -> Read[TimeSpan]:
        days = [date.fromisoformat(d) if d else None for d in (earliest, latest)]
        return Read(TimeSpan(days[0], days[1], "day", "explicit"), (self.span(words),))

    def where(self, words: str, country: str, **more: Any) -> Read[Location]:
        more = {"relation": "in", "precision": "town", "lat": 1.0, "lon": 2.0, **more}
        return Read(Location(words, "place:1", country=country, **more), (self.span(words),))

    def count(self, words: str, of: str, n: int) -> Read[Count]:
        return Read(Count(of, n, n, n, words), (self.span(words),))

    def claim(
        self,
        kind: str,
        trigger: str,
        *,
        stance: str = "asserted",
        realis: str = "happened",
        ordinal: int = 0,
        **more: Any,
    ) -> Claim:
        at = self.span(trigger)
        theme = kind.partition(".")[2] if kind.startswith("condition.") else None
        return Claim(
            id=claim_id(self.document, at.start, at.end, ordinal),
            document=self.document,
            run="r",
            kind=Read(kind, (at,)),
            trigger=at,
            sentence=Span(self.document, 0, len(self.text), self.text),
            stance=Read(stance, (at,)),
            realis=Read(realis, (at,)),
            theme=theme,
            **more,
        )


def reader_of(
    claims: Mapping[str, Callable[[Page], list[Claim]]],
) -> Callable[[Sequence[Document], Sequence[str]], list[Reading]]:
    """A reader that finds what ``claims`` makes for the texts it knows, and nothing in others."""

    def read(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        assert "claims" in values
        made = []
        for document in documents:
            find = claims.get(document.text, lambda _: [])
            claims_of = find(Page(document.text, document.id))
            made.append(Reading(document, "r", claims=tuple(claims_of)))
        return made

    return read
