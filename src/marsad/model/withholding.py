"""What a person may decide about the public: which fields of what to withhold, how, and until when.

Law: who is not told of a decision is protected by it. So a withholding spreads with its claims
(to what they are merged into, to both halves of a split), and a disclosure does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FIELDS = ("event", "when", "where", "actors", "targets", "counts", "quotes", "documents")
OF_REPORTS = ("quotes", "documents")
HOWS = ("snap", "region", "country", "drop")
PLACE, NAME = "where", "name"
SHORTEST_NAME = 3  # letters: a shorter name would block out half of a text
WORDS = frozenset({"fields", "how", "until", "claims"})
VERBS_OF_HARM = ("withhold", "shield-name", "disclose")


@dataclass(frozen=True, slots=True)
class Withholding:
    """``fields`` are withheld; ``how`` says how coarse a place and a time become (``snap``: the
    cell and the month, ``region`` and ``country`` for a place, ``drop``: nothing); ``until`` is
    the last day of an embargo (UTC); ``claims`` are those the event had when it was decided."""

    fields: tuple[str, ...]
    how: str = "snap"
    until: date | None = None
    claims: frozenset[str] = frozenset()


def withholding_of(after: Mapping[str, Any]) -> Withholding:
    """What ``after`` of a ``withhold`` asks. Raises ``ValueError`` saying what is wrong."""
    strange = sorted(set(after) - WORDS)
    if strange:
        raise ValueError(f"unknown: {', '.join(strange)}")
    fields, how, until = after.get("fields"), after.get("how", "snap"), after.get("until")
    if not isinstance(fields, list) or not fields or not set(map(str, fields)) <= set(FIELDS):
        raise ValueError(f"fields is a list of {', '.join(FIELDS)}")
    if how not in HOWS:
        raise ValueError(f"how is one of {', '.join(HOWS)}")
    try:
        day = None if until is None else date.fromisoformat(until)
    except (ValueError, TypeError) as error:
        raise ValueError("until is a day, YYYY-MM-DD") from error
    claims = after.get("claims", [])
    if not isinstance(claims, list):
        raise ValueError("claims is a list of claims")
    return Withholding(tuple(dict.fromkeys(fields)), how, day, frozenset(map(str, claims)))
