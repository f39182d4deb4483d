"""Every verb that a person may decide, with what it needs, in few words. What is lawful is judged
elsewhere; a test holds the two, and the page of the desk, equal."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reviewing.lawful import REASONED


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb, what its subject is, the shape of ``after`` (empty: none), and what it does."""

    name: str
    subject: str
    after: str
    does: str

    @property
    def reasoned(self) -> bool:
        """True when it is refused without a reason."""
        return self.name in REASONED


REVIEWERS = (
    Verb("merge", "an event", '{"into": "event-..."}',
         "two events are one; the old id still leads to it"),
    Verb("keep-apart", "an event", '{"from": "event-..."}',
         "these are two: they are not offered again, and no later reading joins them. The row"
         " keeps which claims each had"),
    Verb("split", "an event", '{"claims": ["claim-...", ...]}',
         "these claims become an event of their own; what comes later goes to the half it is"
         " nearer to"),
    Verb("reject-claim", "a claim", "", "leaves it out: misread, or not of this theatre"),
    Verb("restore-claim", "a claim", "", "takes it in again"),
    Verb("retract-document", "a report", "", "takes its claims out (withdrawn reports)"),
    Verb("replace-document", "a report", '{"by": "doc-..."}',
         "this other report is its newer text"),
    Verb("set-field", "an event", '{"field": F, "value": V}',
         "sets kind, when, where, actors, targets, counts or grading"),
    Verb("set-standing", "an event", '{"standing": S}', "sets one of the seven standings"),
    Verb("withhold", "an event, or a report", '{"fields": [F, ...], "how": H, "until": DAY}',
         "the public does not see these fields of it; how and until may be left out"),
    Verb("shield-name", "a name", "", "the public sees this name nowhere"),
    Verb("disclose", "an event, or a name", '{"fields": ["where"]} or {"fields": ["name"]}',
         "the public sees the place, or the name, although a rule would withhold it"),
    Verb("undo", "the number of a ledger row", "", "that row no longer counts"),
)  # fmt: skip


def listed() -> tuple[str, ...]:
    """The verbs as lines: verb, subject, ``after``, reason, and what it does."""
    return tuple(
        f"{v.name:<16}  {v.subject:<26}  {v.after or '-':<30}  "
        f"{'reason' if v.reasoned else '-':<6}  {v.does}"
        for v in REVIEWERS
    )
