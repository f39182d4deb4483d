"""What a decision takes down besides, so that its events are found again later."""

from __future__ import annotations

import json
from collections.abc import Sequence

from marsad.model.events import Event


def with_claims(verb: str, subject: str, after: str, held: Sequence[Event]) -> str:
    """``after`` of a ``keep-apart`` with the claims that each of the two events has today, and of a
    ``withhold`` with those of its event, so that they are known again whatever a later reading or
    decision makes of them; any other as it is."""
    if verb not in ("keep-apart", "withhold"):
        return after
    try:
        given = json.loads(after) if after else {}
    except ValueError:
        return after
    by_name = {n: e for e in held for n in (*e.also_known_as, e.id)}
    one = by_name.get(subject)
    if one is None or not isinstance(given, dict):
        return after
    if verb == "withhold":
        return json.dumps({**given, "claims": sorted(one.claims)}, sort_keys=True)
    other = by_name.get(str(given.get("from", "")))
    if other is None:
        return after
    return json.dumps(
        {**given, "claims": sorted(one.claims), "others": sorted(other.claims)}, sort_keys=True
    )
