"""Which decisions may be taken. Refused aloud, with what to do; nothing is mended silently.

Law 4: a claim leaves an event by a decision only, and an event never ends up empty by a split.
Law 8 is served here too: what was planned is never merged into what happened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.codebook.kinds import is_kind
from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import GRADINGS, STANDINGS, Event
from marsad.model.withholding import (
    NAME,
    OF_REPORTS,
    PLACE,
    SHORTEST_NAME,
    VERBS_OF_HARM,
    withholding_of,
)

UNREAL = frozenset({"future", "unknown"})
REASONED = frozenset({
    "reject-claim", "set-standing", "set-field", "retract-document", "replace-document",
    *VERBS_OF_HARM,
})  # fmt: skip
Check = Callable[[Decision, Mapping[str, Any], "Known"], None]


class Known:
    """The events by every name they ever had, the claims by id, and the ids of documents."""

    def __init__(
        self, events: Sequence[Event], claims: Sequence[Claim], documents: Iterable[str] = ()
    ) -> None:
        self.documents = {*documents, *(c.document for c in claims)}
        self.claims = {c.id: c for c in claims}
        self.held = {c for e in events for c in e.claims}
        self.events: dict[str, Event] = {}
        for event in events:
            founders = (c.replace("claim-", "event-", 1) for c in event.claims)
            self.events.update(dict.fromkeys((*founders, *event.also_known_as), event))
        self.events.update({e.id: e for e in events})

    def event(self, name: str) -> Event:
        """The event of that name. Raises ``E-REVIEW-EVENT``."""
        if name not in self.events:
            raise MarsadError("E-REVIEW-EVENT", "no such event", where=name, hint="resolve again")
        return self.events[name]


def lawful(
    draft: Decision, events: Sequence[Event], claims: Sequence[Claim],
    documents: Iterable[str] = (),
) -> None:  # fmt: skip
    """Returns when ``draft`` may be written to the ledger. Raises ``MarsadError``:
    ``E-REVIEW-VERB``, ``-EVENT``, ``-CLAIM``, ``-DOCUMENT``, ``-MERGE``, ``-SPLIT``, ``-APART``,
    ``-FIELD``, ``-VALUE``, ``-REASON``, ``-UNDO`` or ``-AFTER``."""
    check = CHECKS.get(draft.verb)
    if check is None:
        _refuse("VERB", f"{draft.verb} is not a reviewer's decision", draft)
        return
    if draft.verb in REASONED and not draft.reason.strip():
        _refuse("REASON", "this decision needs a reason", draft, "say why in a sentence")
    check(draft, _after(draft), Known(events, claims, documents))


def _refuse(code: str, what: str, draft: Decision, hint: str = "") -> None:
    raise MarsadError(f"E-REVIEW-{code}", what, where=draft.subject, hint=hint)


def _after(draft: Decision) -> Mapping[str, Any]:
    try:
        value = json.loads(draft.after) if draft.after else {}
    except ValueError:
        value = None
    if not isinstance(value, dict):
        _refuse("AFTER", "what is to hold after it is not a JSON object", draft)
    return value if isinstance(value, dict) else {}


def _merge(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    one, other = known.event(draft.subject), known.event(str(after.get("into", "")))
    if one.id == other.id:
        _refuse("MERGE", "an event cannot be merged into itself", draft)
    if (one.theme is None) != (other.theme is None) or one.theme != other.theme:
        _refuse("MERGE", "a condition is merged with one of its own theme only", draft)
    if (one.realis in UNREAL) != (other.realis in UNREAL):
        _refuse("MERGE", "what was planned or feared is not what happened", draft)


def _split(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    event = known.event(draft.subject)
    named = after.get("claims")
    if not isinstance(named, list) or not named:
        _refuse("SPLIT", "a split names the claims that leave", draft)
        return
    strangers = [str(c) for c in named if c not in event.claims]
    if strangers:
        _refuse("CLAIM", f"not in this event: {', '.join(strangers)}", draft)
    if set(named) >= set(event.claims):
        _refuse("SPLIT", "some claim must stay", draft, "reject claims that are misread")


def _keep_apart(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    one, other = known.event(draft.subject), known.event(str(after.get("from", "")))
    if one.id == other.id:
        _refuse("APART", "these are one event", draft, "split it, or undo the merge")


def _retract(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    _document(draft, draft.subject, known)


def _replace(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    newer = str(after.get("by", ""))
    for name in (draft.subject, newer):
        _document(draft, name, known)
    if newer == draft.subject:
        _refuse("DOCUMENT", "a report cannot take its own place", draft)


def _document(draft: Decision, name: str, known: Known) -> None:
    if name not in known.documents:
        _refuse("DOCUMENT", f"no such document: {name or 'none named'}", draft,
                "marsad search prints the ids")  # fmt: skip


def _reject(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    if draft.subject not in known.claims:
        _refuse("CLAIM", "no such claim", draft)
    if draft.subject not in known.held:
        _refuse("CLAIM", "the claim is rejected already", draft)


def _restore(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    if draft.subject not in known.claims:
        _refuse("CLAIM", "no such claim", draft)
    if draft.subject in known.held:
        _refuse("CLAIM", "the claim is not rejected", draft)


def _set_standing(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    known.event(draft.subject)
    value = after.get("standing", after.get("value"))
    if value not in STANDINGS:
        _refuse("VALUE", f"no such standing: {value}", draft, f"one of {', '.join(STANDINGS)}")


def _set_field(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    known.event(draft.subject)
    field, value = after.get("field"), after.get("value")
    fits = FITS.get(str(field))
    if fits is None:
        _refuse("FIELD", f"no such field: {field}", draft, f"one of {', '.join(FITS)}")
        return
    try:
        good = fits(value)
    except (ValueError, TypeError, AttributeError, KeyError):
        good = False
    if not good:
        _refuse("VALUE", f"{field} cannot be {json.dumps(value, ensure_ascii=False)}", draft)


def _withhold(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    try:
        asked = withholding_of(after)
    except ValueError as error:
        _refuse("VALUE", f"withhold: {error}", draft)
        return
    if draft.subject not in known.documents:
        known.event(draft.subject)
    elif not set(asked.fields) <= set(OF_REPORTS):
        _refuse("FIELD", "of a report only its words and its origin are withheld", draft,
                f"fields are {' and '.join(OF_REPORTS)}; name the event for others")  # fmt: skip


def _shield_name(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    if set(after):
        _refuse("AFTER", "nothing is set where a name is shielded", draft)
    _name(draft)


def _disclose(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    fields = after.get("fields")
    if fields == [NAME] and set(after) == {"fields"}:
        _name(draft)
        return
    if fields != [PLACE] or set(after) != {"fields"}:
        _refuse("FIELD", "only the place of an event, or a name, is disclosed", draft,
                'fields is ["where"] or ["name"]; the live rule is never lifted')  # fmt: skip
    known.event(draft.subject)


def _name(draft: Decision) -> None:
    if sum(c.isalpha() for c in draft.subject) < SHORTEST_NAME:
        _refuse("VALUE", "this is too short for a name", draft,
                f"write it whole, {SHORTEST_NAME} letters or more")  # fmt: skip


def _undo(draft: Decision, after: Mapping[str, Any], known: Known) -> None:
    if not draft.subject.isdecimal() or int(draft.subject) < 1:
        _refuse("UNDO", "an undo names the ledger position it takes back", draft)


def _is_time(value: Any) -> bool:
    days = [value.get(k) for k in ("earliest", "latest")]
    known = [date.fromisoformat(d) for d in days if d]
    return bool(known) and known == sorted(known)


def _is_place(value: Any) -> bool:
    lat, lon = value.get("lat"), value.get("lon")
    if not value.get("name") or (lat is None) != (lon is None):
        return False
    return lat is None or (-90 <= lat <= 90 and -180 <= lon <= 180)


def _are_sides(value: Any) -> bool:
    return isinstance(value, list) and all(
        bool(one.strip()) if isinstance(one, str) else bool(one["name"]) for one in value
    )


def _are_counts(value: Any) -> bool:
    return all(_is_count(row) for row in (value if isinstance(value, list) else [value]))


def _is_count(row: Any) -> bool:
    known = [n for n in (row.get("low"), row.get("best"), row.get("high")) if n is not None]
    whole = all(isinstance(n, int) and n >= 0 for n in known)
    return bool(row["of"]) and bool(known) and whole and known == sorted(known)


FITS: Mapping[str, Callable[[Any], bool]] = {
    "kind": is_kind, "when": _is_time, "where": _is_place, "actors": _are_sides,
    "targets": _are_sides, "counts": _are_counts, "grading": lambda value: value in GRADINGS,
}  # fmt: skip
CHECKS: Mapping[str, Check] = {
    "merge": _merge, "split": _split, "reject-claim": _reject, "restore-claim": _restore,
    "set-standing": _set_standing, "set-field": _set_field, "undo": _undo,
    "withhold": _withhold, "shield-name": _shield_name, "disclose": _disclose,
    "keep-apart": _keep_apart, "retract-document": _retract, "replace-document": _replace,
}  # fmt: skip
