"""Claims from lines with marks: ``<word>`` is the trigger, ``[words|role|kind|type|effect]`` a
participant (type ``group`` and no effect unless given).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from claim_maker import claim, someone

from marsad.model.claims import Claim, Number
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read

_PERSON = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")
_TRIGGER = re.compile(r"<([^>]+)>")


def bare(line: str) -> str:
    """The line without its marks."""
    return _TRIGGER.sub(r"\1", _PERSON.sub(r"\1", line))


def marked(
    line: str, kind: str, *, killed: int | None = None, who: str | None = None,
    country: str = "", place: str = "", day: date | None = None, within: str = "", **more: Any,
) -> Claim:
    """The claim that a marked line makes. ``killed`` is a count of the dead (of ``who``), put on
    the trigger; ``within`` is the whole text that the line is a part of."""
    text = within or bare(line)
    found = _TRIGGER.search(line)
    assert found is not None
    people = []
    for match in _PERSON.finditer(line):
        role, actor, type_, effect = (*match[2].split("|"), "", "", "")[:4]
        number = Number(2) if type_ in ("", "group") else Number(1, 1, 1)
        people.append(someone(text, role, match[1], actor or None, type_ or "group",
                              effect=effect or None, number=number))  # fmt: skip
    made = claim(text, kind, found[1], *people)
    start = text.index(bare(line))
    sentence = Span(made.document, start, start + len(bare(line)), bare(line))
    if killed is not None:
        count = Count("killed", killed, killed, killed, str(killed), who)
        more["counts"] = (Read(count, (made.trigger,)),)
    if country or place:
        at = Location(place or "Velden", place or None, "in", "town", 46.1, 14.5, 3.0, country)
        more["where"] = Read(at, (made.trigger,))
    if day is not None:
        more["happened"] = Read(TimeSpan(day, day, "day", "explicit"), (made.trigger,))
    return replace(claim(text, kind, found[1], *people, **more), sentence=sentence)
