"""The ledger. Law 6: the machine proposes over a human decision, never replaces it.
Law 7: the ledger only grows, and each row carries the hash of the one before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model.errors import LawBroken
from marsad.model.hashing import canonical_json, sha256_text

VERBS = (
    "document-added", "registry-imported", "run-adopted", "merge", "split", "reject-claim",
    "restore-claim", "set-field", "set-standing", "undo", "purge", "publish", "desk-opened",
    "keep-apart", "retract-document", "replace-document", "release", "withhold", "shield-name",
    "disclose", "dataset-imported",
)  # fmt: skip
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the ledger.

    ``subject`` is the id it is about; ``before`` and ``after`` are JSON texts; ``saw`` is a digest
    of what was on the screen; ``previous`` the hash of the row before; ``digest`` its own.
    """

    seq: int
    at: str
    by: str
    verb: str
    subject: str
    before: str
    after: str
    reason: str
    saw: str
    previous: str
    digest: str = ""

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise LawBroken(10, f"no such verb: {self.verb}")
        if self.verb == "purge" and not self.reason.strip():
            raise LawBroken(7, "a purge states its reason")

    @property
    def by_person(self) -> bool:
        """True when a person, not the machine, decided."""
        return not self.by.startswith("machine")


def not_undone(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Every decision that no later undo takes back, in the order of the ledger, undos left out."""
    ordered = sorted(decisions, key=lambda d: d.seq)
    undone: set[int] = set()
    for decision in reversed(ordered):
        if decision.verb == "undo" and decision.seq not in undone:
            subject = decision.subject.strip()
            if subject.isdecimal() and int(subject) < decision.seq:
                undone.add(int(subject))
    return tuple(d for d in ordered if d.seq not in undone and d.verb != "undo")


def digest_of(decision: Decision) -> str:
    """The hash that chains this row to the one before it."""
    return sha256_text(
        canonical_json(
            [
                decision.seq, decision.at, decision.by, decision.verb, decision.subject,
                decision.before, decision.after, decision.reason, decision.saw, decision.previous,
            ]
        )
    )  # fmt: skip


def check_chain(decisions: tuple[Decision, ...]) -> None:
    """Raises ``LawBroken`` (7) at the first row that is missing, changed or out of place."""
    previous = GENESIS
    for position, decision in enumerate(decisions, start=1):
        if decision.seq != position:
            raise LawBroken(7, f"ledger row {position} is missing")
        if decision.previous != previous:
            raise LawBroken(7, f"ledger row {position} does not follow the row before it")
        if decision.digest != digest_of(decision):
            raise LawBroken(7, f"ledger row {position} was changed after it was written")
        previous = decision.digest


def object_in(text: str) -> dict[str, Any]:
    """The JSON object in a decision's ``before`` or ``after``; an empty one where there is none."""
    try:
        value = json.loads(text) if text else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
